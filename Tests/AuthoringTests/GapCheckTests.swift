import Assessment
import Testing

@testable import Authoring

/// Gaps of a text and their answers.
@Suite struct GapCheckTests {
  @Test(arguments: [
    ("{b1} và {b2}", 2, []), ("Năm {b1}.", 1, []), ("{b1}{b2}{b3}", 3, []), ("không có", 0, []),
    ("Năm {1} ở {2}.", 2, ["gap-not-shown"]), ("Năm {b1}", 2, ["gap-not-shown"]),
    ("Năm {b1} {b2}", 1, ["gap-without-answer"]), ("{b1} {b1}", 1, ["gap-shown-twice"]),
    ("{b2} {b2}", 1, ["gap-not-shown", "gap-without-answer", "gap-shown-twice"]),
    ("{bx} {b} {b0} {b1}", 1, []),
  ])
  func `a gap is shown once, and has an answer`(prompt: String, count: Int, codes: [String]) {
    #expect(GapCheck.findings(count, in: prompt).map(\.code) == codes.map { "bank." + $0 })
  }

  @Test func `gaps of every bank are looked at`() {
    let answer = "{\"kind\":\"text\",\"answers\":[{\"text\":\"1945\",\"fraction\":1}]}"
    let reading = BankReader.read(
      bytes: Array(
        "[{\"kind\":\"cloze\",\"prompt\":\"Năm {1}.\",\"blanks\":[\(answer)]}]".utf8),
      file: "a.json")
    #expect(reading.items.count == 1)
    #expect(reading.diagnostics.map(\.code) == ["bank.gap-not-shown"])
  }
}
