import Testing

@testable import Authoring

@Suite struct ChoiceKeyTests {
  private func read(
    _ text: String, of choices: [String], _ numbers: KeyNumbers = .either,
    kind: CellTable.CellKind = .text
  ) -> ChoiceKey.Result {
    var key = ChoiceKey(
      choices.enumerated().map { ChoiceKey.Choice(number: $0.offset, text: $0.element) }, numbers)
    return key.read(text, kind: kind)
  }

  private let places = ["Hà Nội", "Huế", "Đà Nẵng, Quảng Nam", "Vinh"]

  static let keys: [(text: String, right: Set<Int>)] = [
    ("B", [1]), ("b", [1]), ("b)", [1]), ("(B)", [1]), ("B.", [1]), ("Option B", [1]),
    ("Đáp án B", [1]), ("option_b", [1]), ("Answer 2", [1]), ("2", [1]), ("2.0", [1]), ("(2)", [1]),
    ("Huế", [1]), ("HUẾ", [1]), ("B. Huế", [1]), ("\u{412}", [1]), ("A,B", [0, 1]),
    ("A; D", [0, 3]),
    ("AD", [0, 3]), ("A và D", [0, 3]), ("A and D", [0, 3]), ("1, 4", [0, 3]), ("1;4", [0, 3]),
    ("A/B", [0, 1]), ("A B D", [0, 1, 3]), ("Hà Nội; Vinh", [0, 3]), ("Hà Nội | Huế", [0, 1]),
    ("Đà Nẵng, Quảng Nam", [2]), ("Hà Nội, Huế", [0, 1]), ("A\nB", [0, 1]),
  ]

  @Test(arguments: keys)
  func `a key may be letters, numbers or texts`(text: String, right: Set<Int>) {
    #expect(read(text, of: places) == .right(right))
  }

  @Test(arguments: [
    "E", "0", "5", "Sài Gòn", "B. Vinh", "ad", "DA", "A, X", "1,9", "-1", "1.3", "13",
    "99999999999999999999", "?", "B hoặc C",
  ])
  func `a key that names no choice is none`(text: String) {
    #expect(read(text, of: places) == .unknown)
  }

  @Test func `a number that is one choice by place and another by text tells nothing`() {
    let numbers = ["2", "3", "4", "5"]
    #expect(read("4", of: numbers) == .unclear)
    #expect(read("5", of: numbers) == .right([3]))
    #expect(read("1", of: numbers) == .right([0]))
    #expect(read("4", of: numbers, .fromOne) == .right([3]))
    #expect(read("4", of: numbers, .texts) == .right([2]))
    #expect(read("4", of: numbers, .fromZero) == .unknown)
    #expect(read("3", of: numbers, .fromZero) == .right([3]))
    #expect(read("1", of: numbers, .unclear) == .uncounted)
    #expect(read("0", of: numbers, .unclear) == .uncounted)
    #expect(read("D", of: numbers, .texts) == .right([3]))
    #expect(read("1", of: ["1", "2"]) == .right([0]))
  }

  @Test func `two choices with the text of the key are no key`() {
    #expect(read("x", of: ["x", "x", "y"]) == .unknown)
  }

  static let runs: [(text: String, kind: CellTable.CellKind, right: Set<Int>)] = [
    ("1.2", .number, [0, 1]), ("13", .number, [0, 2]), ("1.2", .text, [0, 1]),
    ("1/2", .shortDate, [0, 1]), ("01/02/2025", .date, [0, 1]), ("01/02/2003", .date, [0, 1, 2]),
    ("2003-02-01", .date, [0, 1, 2]), ("123", .number, [0, 1, 2]),
  ]

  @Test(arguments: runs)
  func `what a spreadsheet made of several numbers is taken apart`(
    text: String, kind: CellTable.CellKind, right: Set<Int>
  ) {
    #expect(read(text, of: places, .fromOne, kind: kind) == .right(right))
  }

  @Test(arguments: [
    ("1.5", CellTable.CellKind.number), ("21", .number), ("11", .number),
    ("09/05/2012", .date), ("1/1", .shortDate),
  ])
  func `what cannot be several numbers is none`(text: String, kind: CellTable.CellKind) {
    #expect(read(text, of: places, .fromOne, kind: kind) == .unknown)
  }

  private func meaning(_ rows: [(key: String, choices: [String])]) -> KeyNumbers {
    var evidence = KeyEvidence()
    for row in rows {
      evidence.look(
        at: row.key,
        choices: row.choices.enumerated().map {
          ChoiceKey.Choice(number: $0.offset, text: $0.element)
        })
    }
    return evidence.meaning
  }

  @Test func `all keys together tell what their numbers mean`() {
    let letters = ["a", "b", "c"]
    #expect(meaning([("2", letters), ("3", ["3", "4", "5"])]) == .fromOne)
    #expect(meaning([("2", letters), ("0", letters)]) == .fromZero)
    #expect(meaning([("0", letters), ("3", letters)]) == .unclear)
    #expect(meaning([("b", letters), ("3", ["3", "4", "5"])]) == .texts)
    #expect(meaning([("9", ["8", "9"]), ("2", ["1", "2"])]) == .texts)
    #expect(meaning([("9", ["8", "9"]), ("2", letters)]) == .either)
    #expect(meaning([("2", ["1", "2", "3"])]) == .either)
    #expect(meaning([("A", letters), ("B", letters)]) == .either)
    #expect(meaning([]) == .either)
  }
}
