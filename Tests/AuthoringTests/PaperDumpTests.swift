import Assessment
import Authoring
import Testing

/// Lists of examination questions as they go round on the web.
@Suite struct PaperDumpTests {
  @Test func `sections and references are no texts and no keys`() {
    let reading = readPaper(
      """
      QUESTION 1
      Which port is for the web?

      A. 21
      B. 443

      Correct Answer: B
      Section: (none)
      Explanation

      Explanation/Reference:
      It is the one of HTTPS.

      QUESTION 2
      Which are even? (Choose two.)
      A. 2
      B. 3
      C. 4
      Correct Answer: AC
      Section: Numbers
      Explanation

      Explanation/Reference:

      QUESTION 3
      Put them in order.
      Select and Place:

      Correct Answer:
      Section: (none)
      Explanation

      Explanation/Reference:
      """)
    #expect(
      outline(reading) == [
        "Câu 1|Which port is for the web?|21/*443",
        "Câu 2|Which are even? (Choose two.)|[]*2/3/*4",
        "Câu 3|Put them in order.⏎Select and Place:|essay",
      ])
    #expect(reading.items.map(\.feedback) == ["It is the one of HTTPS.", "", ""])
    #expect(findings(reading) == ["paper.lines-left-out 8:1", "paper.no-choices 25:1"])
  }

  @Test func `votes are none`() {
    let reading = readPaper(
      """
      Question #1                          Topic 1
      What comes first?
      A. Write it on the board
      B. Decide who may see it   Most Voted
      C. Nothing
      Correct Answer: B 🗳️

      Community vote distribution
      B (83%) AC (17%)

      Question #2 Topic 1
      Which is the strong one?
      A. 123456
      B. T7!xanh   Most Voted
      Hide Answer
      Suggested Answer: B 🗳️
      """)
    #expect(
      outline(reading) == [
        "Câu 1|What comes first?|Write it on the board/*Decide who may see it/Nothing",
        "Câu 2|Which is the strong one?|123456/*T7!xanh",
      ])
    #expect(reading.items.map(\.feedback) == ["", ""])
    #expect(findings(reading) == ["paper.lines-left-out 8:1"])
  }

  /// In a paper without the signs of such a list these words are anybody's.
  @Test func `the same words elsewhere`() {
    let reading = readPaper(
      "Câu 1: Chọn tiêu đề?\nA. Section: two\nB. Most Voted\nĐáp án: B\nSection: x")
    #expect(outline(reading) == ["Câu 1|Chọn tiêu đề?|Section: two/*Most Voted"])
    #expect(reading.items.map(\.feedback) == ["Section: x"])
  }
}
