import Assessment
import Testing

@testable import Authoring

@Suite struct BinomialTailTests {
  /// By hand: (1/4)^8; 1 − (1/2)^3; the nine, ten and eleven of eleven halves.
  @Test func `small tails are what they are by hand`() {
    #expect(near(BinomialTail.probability(atLeast: 8, of: 8, chance: 0.25), 1.0 / 65_536))
    #expect(near(BinomialTail.probability(atLeast: 1, of: 3, chance: 0.5), 0.875))
    #expect(near(BinomialTail.probability(atLeast: 9, of: 11, chance: 0.5), 67.0 / 2_048))
    #expect(BinomialTail.probability(atLeast: 0, of: 5, chance: 0.1) == 1)
    #expect(BinomialTail.probability(atLeast: 3, of: 2, chance: 0.1) == 0)
    #expect(BinomialTail.probability(atLeast: 2, of: 3, chance: 0) == 0)
    #expect(BinomialTail.probability(atLeast: 2, of: 3, chance: 1) == 1)
  }

  @Test func `a large bank's tail neither overflows nor vanishes`() {
    let half = BinomialTail.probability(atLeast: 500_000, of: 1_000_000, chance: 0.5)
    #expect(abs(half - 0.5004) < 0.0001)
    #expect(BinomialTail.probability(atLeast: 900_000, of: 1_000_000, chance: 0.25) == 0)
  }

  private func near(_ left: Double, _ right: Double) -> Bool { abs(left - right) < 1e-9 }
}

@Suite struct KeyHabitTests {
  /// A bank of items of four choices alike in length, with the key at each place named.
  private func bank(
    _ keys: [Int], choices: Int = 4,
    of text: (Int, Bool) -> String = { place, _ in
      "lựa chọn \(place)"
    }
  ) -> [String] {
    let items = keys.enumerated().map { number, key in
      let entries = (0..<choices).map { ($0 == key ? "=" : "~") + text($0, $0 == key) }
      return "Câu hỏi số \(number)? {" + entries.joined(separator: " ") + "}"
    }
    return readGIFT(items.joined(separator: "\n\n")).diagnostics.map(\.code)
  }

  @Test func `a key that is always the same letter is one warning over the bank`() {
    #expect(bank(Array(repeating: 1, count: 8)) == ["bank.key-always-same-letter"])
    #expect(bank(Array(repeating: 0, count: 40) + [2]) == ["bank.key-always-same-letter"])
  }

  @Test func `too few items, exceptions and keys all over are no habit`() {
    #expect(bank(Array(repeating: 1, count: 7)) == [])
    #expect(bank(Array(repeating: 1, count: 8) + [0, 3]) == [])
    #expect(bank((0..<40).map { $0 % 4 }) == [])
    #expect(bank((0..<40).map { $0 % 2 }) == [])
  }

  @Test func `of two choices more items are needed, since chance does more`() {
    #expect(bank(Array(repeating: 0, count: 10), choices: 2) == [])
    #expect(
      bank(Array(repeating: 0, count: 14), choices: 2) == ["bank.key-always-same-letter"])
  }

  @Test func `a key that is always clearly the longest is one warning over the bank`() {
    let keys = (0..<16).map { $0 % 4 }
    let long = bank(keys) { place, isKey in
      isKey ? "một câu trả lời rất dài và đủ ý" : "câu ngắn \(place)"
    }
    #expect(long == ["bank.key-always-longest"])
  }

  @Test func `a little longer, or seldom longer, is no habit`() {
    let keys = (0..<16).map { $0 % 4 }
    let little = bank(keys) { place, isKey in isKey ? "lựa chọn \(place)…" : "lựa chọn \(place)" }
    #expect(little == [])
    let shortest = bank(keys) { place, isKey in
      isKey ? "ngắn" : place == 0 ? "một câu trả lời rất dài và đủ ý" : "câu \(place)"
    }
    #expect(shortest == [])
  }

  @Test func `pinned choices do not make a habit`() {
    let codes = bank(Array(repeating: 3, count: 20)) { place, isKey in
      isKey ? "Tất cả các đáp án trên" : "lựa chọn \(place)"
    }
    #expect(Set(codes) == ["bank.pinned-last"])
  }

  @Test(arguments: [("T", "bank.key-always-true"), ("F", "bank.key-always-false")])
  func `true or false only is one warning over the bank`(key: String, code: String) {
    let items = (1...12).map { "Điều thứ \($0) {\(key)}" }
    #expect(readGIFT(items.joined(separator: "\n\n")).diagnostics.map(\.code) == [code])
    let mixed = items + ["Điều khác {T}", "Điều kia {F}", "Nữa {T}", "Thêm {F}"]
    #expect(readGIFT(mixed.joined(separator: "\n\n")).diagnostics.map(\.code) == [])
    #expect(readGIFT(items.prefix(10).joined(separator: "\n\n")).diagnostics.map(\.code) == [])
  }

  @Test func `parts of a file that are read apart are counted together`() {
    var whole = KeyTally()
    var part = KeyTally()
    let choices = [Choice(text: "a", fraction: .one), Choice(text: "b", fraction: .zero)]
    var canonical = CanonicalText()
    _ = canonical.bytes(of: Item(id: ItemID(""), prompt: "?", body: .single(choices)))
    for _ in 0..<7 { part.count(choices, shown: canonical.shownChoices) }
    whole += part
    #expect(KeyHabits.findings(whole).isEmpty)
    whole += part
    #expect(KeyHabits.findings(whole).map(\.code) == ["bank.key-always-same-letter"])
    #expect(KeyHabits.findings(whole).first?.message.en.contains("14 of 14") == true)
  }
}
