import Assessment

/// The order in which choices and entries are printed.
enum MarkdownOrder {
  private static let itemsMin = 4

  /// True for banks that have the right choice first everywhere, as Open Trivia DB and sets of H5P
  /// have: printed so, the paper would tell its key.
  static func isTold(by items: [Item]) -> Bool {
    var count = 0
    for item in items {
      guard case .single(let choices) = item.body, choices.count > 1 else { continue }
      guard choices[0].fraction == .one else { return false }
      count += 1
    }
    return count >= itemsMin
  }

  /// Mixed, in an order that only the texts make, so that the same bank is always the same paper.
  static func mixed(_ texts: [String], of prompt: String) -> [Int] {
    let seed = hash(prompt, 0xcbf2_9ce4_8422_2325)
    let ranks = texts.map { hash($0, seed) }
    return texts.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
  }

  /// FNV-1a, and a finish that spreads what texts have at their ends.
  private static func hash(_ text: String, _ seed: UInt64) -> UInt64 {
    var hash = seed
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
    return hash ^ (hash >> 33)
  }
}
