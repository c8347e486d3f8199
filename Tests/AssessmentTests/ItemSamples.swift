import Assessment
import TestSupport

/// Items and drawn items for tests, without ceremony.
enum Sample {
  static func item(_ body: ItemBody, prompt: String = "Hỏi gì?") -> Item {
    Item(id: ItemID("sample"), prompt: prompt, body: body)
  }

  static func choices(_ texts: [(String, Int64)]) -> [Choice] {
    texts.map { Choice(text: $0.0, fraction: percent($0.1)) }
  }

  static func percent(_ percent: Int64) -> Fraction {
    Fraction(tenMillionths: percent * Fraction.scale / 100)
  }

  static func number(_ text: String) -> DecimalNumber { DecimalNumber(json: text) ?? .zero }

  /// Ids in the bank's order are `a1`, `a2` …; of the others `b1`, `b2` …
  static func drawn(_ body: ItemBody, ids: Int, others: Int = 0) -> DrawnItem {
    DrawnItem(
      item: item(body), ids: (1...max(1, ids)).map { ChoiceID("a\($0)") },
      otherIDs: others == 0 ? [] : (1...others).map { ChoiceID("b\($0)") },
      order: Array(0..<ids), otherOrder: Array(0..<others))
  }

  static func drawn(_ body: ItemBody, seed: UInt64, shuffle: Bool = true) -> DrawnItem? {
    var random = SeededGenerator(seed: seed)
    return DrawnItem(drawing: item(body), shuffle: shuffle, using: &random)
  }
}
