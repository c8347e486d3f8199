import Assessment
import Authoring
import TestSupport
import Testing

@Suite struct OpenTriviaQATests {
  private func read(_ bytes: [UInt8]) -> BankReading {
    BankReader.read(bytes: bytes, file: "animals")
  }

  private func read(_ text: String) -> BankReading { read(Array(text.utf8)) }

  @Test func `questions are read with their choices`() throws {
    let reading = read(
      """

      #Q What letter comes next?

      A B C

      ^ D
      A E
      B D

      #Q A zebra is white.
      ^ False
      A True
      B False

      """)
    #expect(reading.diagnostics.isEmpty, "\(reading.diagnostics)")
    #expect(reading.format == .openTriviaQA)
    #expect(
      reading.items.map(\.prompt) == ["What letter comes next?\n\nA B C", "A zebra is white."])
    #expect(
      reading.items.map(\.body) == [
        .single([Choice(text: "E", fraction: .zero), Choice(text: "D", fraction: .one)]),
        .trueFalse(TrueFalseKey(truth: false)),
      ])
    #expect(reading.items.map(\.source?.line) == [2, 10])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `any line end does`(end: String) throws {
    let reading = read("#Q Which?\nOf two?\n^ b\nA a\nB b\n".replacing("\n", with: end))
    #expect(reading.diagnostics.isEmpty, "\(reading.diagnostics)")
    let item = try #require(reading.items.first)
    #expect(item.prompt == "Which?\nOf two?")
    #expect(
      item.body == .single([Choice(text: "a", fraction: .zero), Choice(text: "b", fraction: .one)]))
  }

  @Test func `a file in windows-1252 is read`() throws {
    let reading = read(
      Array("#Q What is a ".utf8) + [0x93] + Array("caf".utf8) + [0xE9, 0x94]
        + Array("?\n^ a bar\nA a car\nB a bar\n".utf8))
    #expect(reading.items.map(\.prompt) == ["What is a “café”?"], "\(reading.diagnostics)")
  }

  @Test func `choices that look alike are all right`() throws {
    let item = try #require(read("#Q Which?\n^ b\nA b\nB b\nC c").items.first)
    guard case .single(let choices) = item.body else { throw Unread() }
    #expect(choices.map(\.fraction) == [.one, .one, .zero])
  }

  private struct Unread: Error {}

  @Test func `a key is found whatever its capitals and spaces`() throws {
    let reading = read("#Q Which?\n^ the  Sun.\nA The Sun\nB The Moon")
    #expect(reading.diagnostics.map(\.code) == ["triviaqa.key-differs"])
    let item = try #require(reading.items.first)
    #expect(
      item.body
        == .single([
          Choice(text: "The Sun", fraction: .one), Choice(text: "The Moon", fraction: .zero),
        ]))
  }

  @Test func `a text of several lines within a choice stays whole`() throws {
    let reading = read("#Q Which?\n^ one\ntwo\nA one\ntwo\nB I am\nC c")
    let item = try #require(reading.items.first, "\(reading.diagnostics)")
    guard case .single(let choices) = item.body else { throw Unread() }
    #expect(choices.map(\.text) == ["one\ntwo", "I am", "c"])
    #expect(choices.map(\.fraction) == [.one, .zero, .zero])
  }

  static let faults: [MarkedFault] = [
    MarkedFault("triviaqa.no-key", "▸#Q Hỏi?\nA x\nB y", items: 0),
    MarkedFault("triviaqa.too-few-choices", "▸#Q Hỏi?\n^ x\nA x", items: 0),
    MarkedFault("triviaqa.too-few-choices", "▸#Q Hỏi?\n^ x\n", items: 0),
    MarkedFault("triviaqa.no-such-choice", "#Q Hỏi?\n▸^ z\nA x\nB y", items: 0),
    MarkedFault("triviaqa.key-differs", "#Q Hỏi?\n▸^ X\nA x\nB y"),
    MarkedFault("triviaqa.letters-out-of-order", "#Q Hỏi?\n^ x\nA x\n▸C y"),
    MarkedFault("triviaqa.second-key", "#Q Hỏi?\n^ x\nA x\nB y\n▸^ y"),
    MarkedFault("triviaqa.long-answer", "#Q Hỏi?\n^ x\nA x\nB y\n▸thêm"),
    MarkedFault("triviaqa.text-outside", "▸ghi chú\n#Q Hỏi?\n^ x\nA x\nB y"),
    MarkedFault("bank.equal-choices", "#Q Hỏi?\n^ x\nA x\n▸B x\nC y"),
    MarkedFault("bank.empty-prompt", "▸#Q\n^ x\nA x\nB y"),
    MarkedFault("bank.control-character", "#Q Hỏi▸\u{7}?\n^ x\nA x\nB y"),
  ]

  @Test(arguments: faults)
  func `a fault is found where it is`(_ fault: MarkedFault) throws {
    try fault.expect(as: .openTriviaQA)
  }

  @Test func `a bad question does not hide the next`() {
    let reading = read("#Q One?\n^ z\nA x\nB y\n\n#Q Two?\n^ x\nA x\nB y\n")
    #expect(reading.items.map(\.prompt) == ["Two?"])
  }

  @Test func `diagnostics read well in both languages`() throws {
    try expectGolden(MarkedFault.words(Self.faults, as: .openTriviaQA), "triviaqa-diagnostics")
  }

  @Test(arguments: 1...100 as ClosedRange<UInt64>)
  func `nothing traps the reader`(seed: UInt64) {
    expectNoTrap(
      [
        "#Q ", "#Q", "^ ", "^", "A ", "B ", "C", "x", "True", "False", "\n", "\n\n", "\r", "é", " ",
      ],
      as: .openTriviaQA, seed: seed)
  }
}
