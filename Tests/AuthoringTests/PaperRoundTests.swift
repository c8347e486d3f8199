import Assessment
import Authoring
import Testing

/// Parts with names of their own: rounds of a contest, lessons over parts, parts without choices.
@Suite struct PaperRoundTests {
  @Test(arguments: ["Tuần", "Vòng", "Đợt"])
  func `keys of rounds whose numbers begin anew`(word: String) {
    let round = "Câu 1. Một?\nA. x\nB. y\nCâu 2. Hai?\nA. x\nB. y\n"
    let reading = readPaper(
      "\(word) 1 (từ ngày 01/10)\n\(round)\(word) 2\n\(round.replacing("?", with: " nữa?"))"
        + "ĐÁP ÁN\n\(word) 1: 1A, 2B\n\(word) 2: 1B, 2A")
    #expect(
      outline(reading) == [
        "Câu 1|Một?|*x/y", "Câu 2|Hai?|x/*y", "Câu 1|Một nữa?|x/*y", "Câu 2|Hai nữa?|*x/y",
      ])
  }

  @Test func `a lesson goes on below the part that stands under it`() {
    let questions = "1. Một?\nA. x\nB. y\n2. Hai?\nA. x\nB. y\n"
    #expect(
      outlinePaper(
        "BÀI 1: LÍ TƯỞNG\nI. Trắc nghiệm\n\(questions)BÀI 2: KHOAN DUNG\n"
          + questions.replacing("?", with: " nữa?") + "ĐÁP ÁN\nBài 1: 1A 2B\nBài 2: 1B 2A")
        == ["Câu 1|Một?|*x/y", "Câu 2|Hai?|x/*y", "Câu 1|Một nữa?|x/*y", "Câu 2|Hai nữa?|*x/y"])
  }

  @Test func `questions without choices below those that have some are not lost`() {
    let reading = readPaper(
      """
      I. Choose the best answer.
      1. She ____ to school.
      A. go B. goes C. going
      2. They ____ here.
      A. is B. am C. are
      II. Rewrite the sentences.
      3. He is taller than me.
      => I am ____
      4. It's a pity I can't come.
      ANSWER KEY
      I. 1. B 2. C
      II. 3. I am shorter than him.
      4. I wish I could come.
      """)
    #expect(reading.items.count == 4)
    #expect(
      outline(reading).prefix(2).map { $0.split(separator: "|").last } == [
        "go/*goes/going", "is/am/*are",
      ])
    #expect(outline(reading).last?.hasSuffix("|text I wish I could come") == true)
  }

  @Test func `a key that names its question stands below the last one`() {
    #expect(
      outlinePaper(
        "Câu 1. Một?\nA. x\nB. y\nCâu 2. Hai?\nA. x\nB. y\nĐáp án câu 1: B\nĐáp án của câu 2: A")
        == ["Câu 1|Một?|x/*y", "Câu 2|Hai?|*x/y"])
    #expect(
      outlinePaper(
        "Câu 1. Một?\nA. x\nB. y\nĐáp án câu 1: B\nCâu 2. Hai?\nA. x\nB. y\nĐáp án câu 2: A")
        == ["Câu 1|Một?|x/*y", "Câu 2|Hai?|*x/y"])
  }

  @Test func `a passage that is read for the questions below it`() {
    #expect(
      outlinePaper(
        """
        I. PRONUNCIATION
        Question 1: A. likes   B. wants   C. plays
        II. READING
        Read the passage and choose the correct answer A, B or C.
        Tom: Hello, Ann. Where are you from?
        Question 2: Who is asked?
        A. Ann   B. Tom   C. Nobody
        KEY
        1C 2A
        """) == [
          "Câu 1|I. PRONUNCIATION|likes/wants/*plays",
          "Câu 2|Read the passage and choose the correct answer A, B or C.⏎"
            + "Tom: Hello, Ann. Where are you from?⏎⏎Who is asked?|*Ann/Tom/Nobody",
        ])
  }

  @Test(arguments: ["Học sinh tự viết.", "Students' answers", "HS tự làm", "Answers may vary"])
  func `a key that leaves the answer to pupils is none`(key: String) {
    let reading = readPaper("Câu 1. Một?\nA. x\nB. y\nĐáp án: A\nCâu 2. Kể?\nĐáp án: \(key)")
    #expect(outline(reading) == ["Câu 1|Một?|*x/y", "Câu 2|Kể?|essay"])
  }
}
