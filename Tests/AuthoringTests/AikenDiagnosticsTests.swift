import Assessment
import Authoring
import TestSupport
import Testing

/// Every fault of an Aiken file, with the place where it is found.
@Suite struct AikenDiagnosticsTests {
  static let faults: [MarkedFault] = [
    MarkedFault("aiken.choice-alone", "▸A) x\nB) y\n\nHỏi?\nA) x\nB) y\nANSWER: A"),
    MarkedFault("aiken.answer-alone", "Hỏi?\nA) x\nB) y\nANSWER: A\n\n▸ANSWER: B"),
    MarkedFault("aiken.attribute-alone", "▸TAGS: x\nHỏi?\nA) x\nB) y\nANSWER: A"),
    MarkedFault("aiken.no-choices", "▸Hỏi?\n\nHỏi nữa?\nA) x\nB) y\nANSWER: A"),
    MarkedFault("aiken.no-answer", "▸Hỏi?\nA) x\nB) y\n", items: 0),
    MarkedFault("aiken.foreign-kind", "▸truefalse\nTrời xanh?\nAnswer: True", items: 0),
    MarkedFault("aiken.too-few-choices", "▸Hỏi?\nA) x\nANSWER: A", items: 0),
    MarkedFault("aiken.too-few-choices", "▸Hỏi?\nANSWER: A", items: 0),
    MarkedFault("aiken.empty-answer", "Hỏi?\nA) x\nB) y\n▸ANSWER:", items: 0),
    MarkedFault("aiken.answer-is-no-letter", "Hỏi?\nA) x\nB) y\n▸ANSWER: không rõ", items: 0),
    MarkedFault("aiken.no-such-choice", "Hỏi?\nA) x\nB) y\n▸ANSWER: C", items: 0),
    MarkedFault("aiken.letter-twice", "Hỏi?\nA) x\nB) y\nB) z\n▸ANSWER: B", items: 0),
    MarkedFault("aiken.question-looks-like-choice", "▸C. Mác là ai?\nA) x\nB) y\nANSWER: A"),
    MarkedFault("aiken.letters-out-of-order", "Hỏi?\n▸A) x\nC) y\nANSWER: C"),
    MarkedFault("aiken.several-answers", "Hỏi?\nA) x\nB) y\nC) z\n▸ANSWER: A, C"),
    MarkedFault("aiken.text-after-letter", "Hỏi?\nA) x\nB) y\n▸ANSWER: A. z"),
    MarkedFault("aiken.answer-by-text", "Hỏi?\nA) xanh\nB) y\n▸ANSWER: xanh"),
    MarkedFault("aiken.long-question", "▸Một\nhai?\nA) x\nB) y\nANSWER: A"),
    MarkedFault("aiken.short-question", "▸?\nA) x\nB) y\nANSWER: A"),
    MarkedFault("aiken.long-choice", "Hỏi?\nA) x\n▸thêm\nB) y\nANSWER: A"),
    MarkedFault("aiken.small-letters", "Hỏi?\n▸a) x\nb) y\nANSWER: A"),
    MarkedFault("aiken.answer-word", "Hỏi?\nA) x\nB) y\n▸Answer: A"),
    MarkedFault("aiken.answer-word", "Hỏi?\nA) x\nB) y\n▸**ANSWER: B**"),
    MarkedFault("aiken.answer-word", "Hỏi?\nA) x\nB) y\n▸Correct answer: B"),
    MarkedFault("aiken.answer-by-text", "Hỏi?\nA) True\nB) False\n▸ANSWER: TRUE"),
    MarkedFault("aiken.no-such-choice", "Hỏi?\nA) x\nB) y\n▸ANSWER: (C)", items: 0),
    MarkedFault("aiken.attribute", "Hỏi?\nA) x\nB) y\nANSWER: A\n▸TAGS: x"),
    MarkedFault("aiken.score", "Hỏi?\nA) x\nB) y\nANSWER: A\n▸SCORE: 5"),
    MarkedFault("bank.equal-choices", "Hỏi?\nA) x\n▸B) x\nANSWER: A"),
    MarkedFault("bank.control-character", "Hỏi▸\u{7}?\nA) x\nB) y\nANSWER: A"),
  ]

  @Test(arguments: faults)
  func `a fault is found where it is`(_ fault: MarkedFault) throws { try fault.expect(as: .aiken) }

  @Test func `diagnostics read well in both languages`() throws {
    try expectGolden(MarkedFault.words(Self.faults, as: .aiken), "aiken-diagnostics")
  }

  @Test(arguments: [
    "ANSWER: (B)", "ANSWER: [B]", "ANSWER: **B**", "**ANSWER: B**", "**Answer:** B", "ANSWER: (b)",
    "Correct Answer: B", "ANSWER: (B) y",
  ])
  func `signs around the letter of a key are none of it`(line: String) {
    let reading = BankReader.read(
      bytes: Array("Hỏi?\nA) x\nB) y\nC) z\n\(line)".utf8), file: "a.txt", format: .aiken)
    #expect(choices(reading.items.first) == ["x/0", "y/100", "z/0"], "\(reading.diagnostics)")
  }

  @Test func `a text that two choices have but for capitals names neither`() {
    let reading = BankReader.read(
      bytes: Array("Hỏi?\nA) abc\nB) Abc\nANSWER: ABC".utf8), file: "a.txt", format: .aiken)
    #expect(reading.diagnostics.map(\.code) == ["aiken.answer-is-no-letter"])
  }
}
