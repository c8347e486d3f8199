import Assessment
import Authoring
import Testing

/// One cause, one diagnostic: the more exact one, which says then that the item is a draft.
@Suite struct FindingCauseTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let format: BankFormat
    let text: String
    let codes: [String]
    var testDescription: String { "\(format) \(codes)" }
  }

  @Test(arguments: [
    Case(format: .gift, text: "số {#ba}", codes: ["gift.answer-is-no-number"]),
    Case(format: .gift, text: "gõ {=}", codes: ["gift.empty-answer"]),
    Case(
      format: .gift, text: "q {~%50 a ~%50 b}",
      codes: ["gift.weight-not-closed", "gift.weight-not-closed"]),
    Case(format: .gift, text: "q {=page?p=1 ~page?p=2}", codes: ["gift.unescaped-equals"]),
    Case(format: .gift, text: "q {=<img src=\"a.png\"> ~b}", codes: ["gift.unescaped-equals"]),
    Case(format: .csv, text: "Câu hỏi,A,B,Đúng\nq,x,y,D\n", codes: ["table.key-unknown"]),
    Case(
      format: .paper,
      text: "Câu 1. Một?\nA. a\nB. b\nB\nCâu 2. Hai?\nA. a\nB. c\nĐáp án: A\n",
      codes: ["paper.letter-alone"]),
    // Nothing more exact is known.
    Case(format: .gift, text: "q {~a ~b}", codes: ["bank.no-right-answer"]),
    Case(format: .gift, text: "q {=a =b ~c}", codes: ["bank.several-whole-answers"]),
    // One key was of use.
    Case(format: .gift, text: "số {#=ba =3}", codes: ["gift.answer-is-no-number"]),
  ])
  func `one cause is told once`(_ fault: Case) {
    let reading = BankReader.read(bytes: Array(fault.text.utf8), file: "a", format: fault.format)
    #expect(reading.diagnostics.map(\.code) == fault.codes, "\(reading.diagnostics)")
  }

  @Test func `what is told in its place says that the item is a draft`() throws {
    func message(_ text: String) throws -> String {
      let reading = BankReader.read(bytes: Array(text.utf8), file: "a.gift")
      return try #require(reading.diagnostics.first).message.en
    }
    #expect(try message("số {#ba}").hasSuffix("; the item is kept as a draft"))
    #expect(try !message("số {#=ba =3}").contains("draft"))
  }

  @Test func `of two items with one title each has its own cause`() {
    let text = "::a:: số {#ba}\n\n::a:: q {~a ~b}\n\n::a:: số {#=ba =3}"
    let reading = BankReader.read(bytes: Array(text.utf8), file: "a.gift")
    #expect(
      reading.diagnostics.map { "\($0.line) \($0.code)" } == [
        "1 gift.answer-is-no-number", "3 bank.no-right-answer", "5 gift.answer-is-no-number",
      ])
  }
}
