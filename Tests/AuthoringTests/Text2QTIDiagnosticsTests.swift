import Assessment
import Authoring
import TestSupport
import Testing

/// Every fault of a file in text2qti's Markdown, with the place where it is found.
@Suite struct Text2QTIDiagnosticsTests {
  @Test(arguments: [BankFormat.text2qti, .aiken, .gift])
  func `faults of what is plainly a paper lead to its format`(_ format: BankFormat) throws {
    let paper = "Câu 1. Một?\na) a\nb) b {\nĐáp án: b\n\nCâu 2. Hai?\na) c\nb) d\nĐáp án: a\n"
    let reading = BankReader.read(bytes: Array(paper.utf8), file: "de.txt", format: format)
    let told = try #require(
      reading.diagnostics.first { $0.code == "bank.looks-like-paper" }, "\(reading.diagnostics)")
    #expect(told.hint?.vi.contains("--format paper") == true)
    #expect(told.line == 1)
  }

  @Test func `a fault in a bank of its own format leads nowhere else`() {
    let reading = BankReader.read(
      bytes: Array("1.  Một?\n*a) x\n\n2.  Hai?\n=  ba\n".utf8), file: "a", format: .text2qti)
    #expect(reading.hasErrors)
    #expect(!reading.diagnostics.contains { $0.code == "bank.looks-like-paper" })
  }

  /// A question that is read whatever stands before it.
  private static let next = "\n\n9.  Sau?\n____"

  static let faults: [MarkedFault] = [
    MarkedFault("text2qti.mixed-kinds", "1.  Hỏi?\n*a) x\n▸[ ] y" + next),
    MarkedFault("text2qti.mixed-kinds", "1.  Hỏi?\n*  x\n▸=  5" + next),
    MarkedFault("text2qti.mixed-kinds", "1.  Hỏi?\n*  x\n▸____" + next),
    MarkedFault("text2qti.feedback-twice", "1.  Hỏi?\n... x\n▸... y\n____" + next),
    MarkedFault("text2qti.feedback-twice", "1.  Hỏi?\n+ x\n▸+ y\n*a) x\nb)  y" + next),
    MarkedFault("text2qti.feedback-twice", "1.  Hỏi?\n*a) x\n... x\n▸... y\nb)  y" + next),
    MarkedFault("text2qti.feedback-after-answer", "1.  Hỏi?\n____\n▸... x" + next),
    MarkedFault("text2qti.feedback-after-answer", "1.  Hỏi?\n*a) x\n▸+ x\nb)  y" + next),
    MarkedFault("text2qti.feedback-of-short-answer", "1.  Hỏi?\n* x\n▸... x" + next),
    MarkedFault("text2qti.feedback-needs-key", "1.  Hỏi?\n+  x\n▸____" + next),
    MarkedFault("text2qti.solution-twice", "1.  Hỏi?\n!  x\n▸!  x\n____" + next),
    MarkedFault("text2qti.solution-after-answer", "1.  Hỏi?\n____\n▸!  x" + next),
    MarkedFault(
      "text2qti.solution-switched-off", "feedback is solution: true\n1.  Hỏi?\n▸!  x\n____" + next),
    MarkedFault("text2qti.answer-twice", "1.  Hỏi?\n=  5\n▸=  5" + next),
    MarkedFault("text2qti.answer-twice", "1.  Hỏi?\n____\n▸____" + next),
    MarkedFault("text2qti.same-choice", "1.  Hỏi?\n*a) x\n▸b)  x\nc)  y" + next),
    MarkedFault("text2qti.bad-number", "1.  Hỏi?\n▸=  ba" + next),
    MarkedFault("text2qti.bad-points", "▸Points: -1\n1.  Hỏi?\n____" + next),
    MarkedFault("text2qti.bad-points", "▸Points: 1.25\n1.  Hỏi?\n____" + next),
    MarkedFault("text2qti.no-answer", "▸1.  Hỏi?\n... x" + next),
    MarkedFault("text2qti.answers-indented", "▸1.  Hỏi?\n    a)  x\n    *b) y" + next),
    MarkedFault("text2qti.answers-indented", "▸1.  Hỏi?\n    [*] x\n    [ ] y" + next),
    MarkedFault("text2qti.no-answer", "▸1.  Hỏi?\n    (a) x" + next),
    MarkedFault("text2qti.too-few-choices", "▸1.  Hỏi?\n*a) x" + next),
    MarkedFault("text2qti.no-right-choice", "▸1.  Hỏi?\na)  x\nb)  y" + next),
    MarkedFault("text2qti.no-right-choice", "▸1.  Hỏi?\n[ ] x\n[ ] y" + next),
    MarkedFault("text2qti.several-right-choices", "▸1.  Hỏi?\n*a) x\n*b) y" + next),
    MarkedFault("text2qti.same-question", "1.  Hỏi?\n____\n▸2.  Hỏi?\n=  5" + next, items: 3),
    MarkedFault("text2qti.near-zero", "▸1.  Hỏi?\n=  0" + next, items: 2),
    MarkedFault("text2qti.upload", "▸1.  Hỏi?\n^^^" + next, items: 2),
    MarkedFault("text2qti.missing-space", "▸1.Hỏi?\n____" + next),
    MarkedFault("text2qti.missing-space", "1.  Hỏi?\n*a) x\nb)  y\n▸c)z" + next),
    MarkedFault("text2qti.missing-space", "▸Title:x\n1.  Hỏi?\n____" + next, items: 2),
    MarkedFault("text2qti.missing-content", "1.  Hỏi?\n▸*a)\nb)  x\n" + next),
    MarkedFault("text2qti.stray-text", "1.  Hỏi\n  ▸tiếp?\n____" + next),
    MarkedFault("text2qti.stray-text", "▸Đề thi\n\n1.  Hỏi?\n____" + next, items: 2),
    MarkedFault("text2qti.bad-indentation", "Text: một\n▸ hai\n" + next),
    MarkedFault("text2qti.code-block", "▸```{.python .run}\nprint(1)\n```" + next),
    MarkedFault("text2qti.code-outside", "▸```python\nprint(1)\n```" + next),
    MarkedFault("text2qti.code-end", "▸```" + next),
    MarkedFault("text2qti.open-comment", "1.  Hỏi?\n____\n▸COMMENT\n2.  Hai?\n____"),
    MarkedFault("text2qti.comment-end-alone", "▸END_COMMENT" + next),
    MarkedFault("text2qti.text-after-comment", "▸COMMENT x" + next),
    MarkedFault("text2qti.text-after-comment", "COMMENT\n▸END_COMMENT x" + next),
    MarkedFault("text2qti.no-question", "▸*a) x\nb)  y" + next),
    MarkedFault("text2qti.no-question", "Text: x\n▸____" + next, items: 2),
    MarkedFault("text2qti.no-questions", "▸% không có gì", items: 0),
    MarkedFault("text2qti.no-questions", "▸", items: 0),
    MarkedFault("text2qti.unused-title", "▸Title: x\nText: y" + next, items: 2),
    MarkedFault("text2qti.unused-title", "1.  Hỏi?\n____\n▸Points: 1\n"),
    MarkedFault("text2qti.misplaced", "1.  Hỏi?\n____\n▸Quiz title: x" + next, items: 2),
    MarkedFault("text2qti.misplaced", "Points: 1\n▸Title: x" + next),
    MarkedFault("text2qti.misplaced", "▸can't go back: true" + next),
    MarkedFault(
      "text2qti.misplaced", "GROUP\n1.  Hỏi?\n____\n▸pick: 1\nEND_GROUP" + next, items: 2),
    MarkedFault("text2qti.bad-value", "▸shuffle answers: có" + next),
    MarkedFault(
      "text2qti.bad-value", "GROUP\n▸pick: 0\n1.  Hỏi?\n____\nEND_GROUP" + next, items: 2),
    MarkedFault(
      "text2qti.nested-group", "GROUP\n1.  Hỏi?\n____\n▸GROUP\nEND_GROUP" + next, items: 2),
    MarkedFault("text2qti.no-group", "▸END_GROUP" + next),
    MarkedFault("text2qti.no-group", "▸pick: 2" + next),
    MarkedFault("text2qti.open-group", "▸GROUP" + next),
    MarkedFault(
      "text2qti.small-group", "GROUP\npick: 2\n1.  Hỏi?\n____\n▸END_GROUP" + next, items: 2),
    MarkedFault("text2qti.quiz-description", "▸Quiz description: x" + next),
    MarkedFault("text2qti.quiz-option", "▸shuffle answers: true" + next),
    MarkedFault("text2qti.group", "▸GROUP\n1.  Hỏi?\n____\nEND_GROUP" + next, items: 2),
    MarkedFault("text2qti.points", "▸Points: 2.5\n1.  Hỏi?\n____" + next, items: 2),
    MarkedFault("text2qti.merged-feedback", "▸1.  Hỏi?\n+ x\n[*] x\n[ ] y" + next, items: 2),
    MarkedFault("bank.control-character", "1.  Hỏi▸\u{7}?\n____"),
  ]

  @Test(arguments: faults)
  func `a fault is found where it is`(_ fault: MarkedFault) throws {
    try fault.expect(as: .text2qti)
  }

  @Test func `diagnostics read well in both languages`() throws {
    try expectGolden(MarkedFault.words(Self.faults, as: .text2qti), "text2qti-diagnostics")
  }

  @Test func `a file that is cut off loses its last question at most`() {
    let whole = "1.  Một?\n*a) x\nb)  y\n\n2.  Hai?\n=  1.5 +- 0.1\n\n3.  Ba?\n[*] x\n[ ] y\n"
    for length in whole.utf8.indices {
      let text = String(decoding: whole.utf8[..<length], as: UTF8.self)
      let questions = text.split(separator: "\n").count { $0.contains("?") }
      let reading = BankReader.read(
        bytes: Array(text.utf8), file: "a.md", format: .text2qti)
      #expect(reading.items.count >= questions - 1, "\(text)")
    }
  }
}
