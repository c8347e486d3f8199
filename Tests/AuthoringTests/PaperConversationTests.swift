import Assessment
import Authoring
import Testing

/// Conversations within a question: the letters of those who speak are no choices.
@Suite struct PaperConversationTests {
  @Test func `who speaks is no choice`() {
    #expect(
      outlinePaper(
        """
        Question 1. Choose the best response.
        A: How are you today?
        B: ________
        A. I'm fine, thanks.
        B. I'm John.
        C. Yes, I do.
        Question 2. A: "Would you like some tea?"
        B: "______"
        A. Yes, please.   B. I like.   C. Sure not.
        ANSWER KEY
        1A 2C
        """) == [
          "Câu 1|Choose the best response.⏎A: How are you today?⏎B: ________|"
            + "*I'm fine, thanks./I'm John./Yes, I do.",
          "Câu 2|A: \"Would you like some tea?\"⏎B: \"______\"|Yes, please./I like./*Sure not.",
        ])
  }

  @Test func `a conversation may end before what is asked`() {
    #expect(
      outlinePaper(
        "Câu 1: Trong hội thoại sau:\nA: Cậu làm bài chưa?\nB: Mình làm rồi.\nA: Cho xem với.\n"
          + "Câu nào là câu hỏi?\nA. Thứ nhất\nB. Thứ hai\nC. Thứ ba\nĐáp án: A")
        == [
          "Câu 1|Trong hội thoại sau:⏎A: Cậu làm bài chưa?⏎B: Mình làm rồi.⏎A: Cho xem với.⏎"
            + "Câu nào là câu hỏi?|*Thứ nhất/Thứ hai/Thứ ba"
        ])
  }

  @Test func `what letters with colons name is no choice where choices have points`() {
    let plain = "Câu %. Hỏi?\nA. x\nB. y\nC. z\nĐáp án: B\n"
    let reading = readPaper(
      (1...3).map { plain.replacing("%", with: "\($0)") }.joined()
        + "Câu 4. Cho\nA: axit\nB: bazơ\nC: muối\nChất nào làm quỳ hoá đỏ?\nA. A\nB. B\nC. C\nĐáp án: A"
    )
    #expect(
      outline(reading).last
        == "Câu 4|Cho⏎A: axit⏎B: bazơ⏎C: muối⏎Chất nào làm quỳ hoá đỏ?|*A/B/C")
  }

  @Test func `choices with colons stay choices`() {
    #expect(
      outlinePaper("Câu 1. Một?\nA: x\nB: y\nC: z\nĐáp án: B\nCâu 2. Hai?\nA: x\nB: y\nĐáp án: A")
        == ["Câu 1|Một?|x/*y/z", "Câu 2|Hai?|*x/y"])
    // The second question has lost its number.
    #expect(
      outlinePaper("Câu 1. Một?\nA: x\nB: y\nĐáp án: B\nHai là gì?\nA. x\nB. y\nC. z\nĐáp án: C")
        == ["Câu 1|Một?|x/*y", "–|Hai là gì?|x/y/*z"])
  }
}
