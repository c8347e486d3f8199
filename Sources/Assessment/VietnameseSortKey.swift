/// A key whose order is that of Vietnamese dictionaries and class lists.
///
/// Letters first (29 of the alphabet, f j w z at their Latin places), then tones (ngang, huyền,
/// hỏi, ngã, sắc, nặng), word by word, so that a tone in the first word counts before a letter in
/// the third; capitals last.
///
/// Source: CLDR 43, common/collation/vi.xml.
public struct VietnameseSortKey: Hashable, Comparable, Sendable {
  private let weights: [UInt32]

  /// The key of a text, word after word.
  public init(_ text: String) { self.init(words: Self.words(of: text)) }

  /// The key of a person's name: the given name (the last word), then the family name, then the
  /// middle names, as in class lists.
  public init(name: String) {
    var words = Self.words(of: name)
    if let given = words.popLast() { words.insert(given, at: 0) }
    self.init(words: words)
  }

  private init(words: [Substring]) {
    var weights: [UInt32] = []
    var cases: [UInt32] = []
    for word in words {
      var tones: [UInt32] = []
      for letter in word {
        let element = Self.element(of: letter)
        weights.append(element.letter)
        tones.append(element.tone)
        cases.append(element.isUpper ? 2 : 1)
      }
      // A shorter word comes first, and a word's letters count before any tone of it.
      weights.append(0)
      weights += tones
      weights.append(0)
    }
    self.weights = weights + [0] + cases
  }

  public static func < (left: VietnameseSortKey, right: VietnameseSortKey) -> Bool {
    left.weights.lexicographicallyPrecedes(right.weights)
  }

  private static func words(of text: String) -> [Substring] {
    TonePlacement.unified(TextNormaliser.display(text)).split(separator: " ")
  }

  private static func element(of letter: Character) -> (letter: UInt32, tone: UInt32, isUpper: Bool)
  {
    let lower = letter.lowercased()
    let scalars = lower.scalarsInNFD
    guard let first = scalars.first else { return (0, 1, false) }
    let stroked = first == "đ"
    var modifier: UInt32 = stroked ? 1 : 0
    var tone: UInt32 = 1
    for mark in scalars.dropFirst() {
      switch mark.value {
      case 0x300: tone = 2
      case 0x309: tone = 3
      case 0x303: tone = 4
      case 0x301: tone = 5
      case 0x323: tone = 6
      // Breve before circumflex (ă, â), circumflex before horn (ô, ơ).
      case 0x306: modifier = 1
      case 0x302: modifier = 2
      case 0x31B: modifier = 3
      default: break
      }
    }
    let base: Unicode.Scalar = stroked ? "d" : first
    return (base.value * 4 + modifier + 1, tone, lower != String(letter))
  }
}

/// The Vietnamese order of texts and names.
public enum VietnameseOrder {
  /// True if the name `left` comes before `right` in a class list.
  public static func precedes(name left: String, _ right: String) -> Bool {
    VietnameseSortKey(name: left) < VietnameseSortKey(name: right)
  }

  /// In order of rank, equals in the order of a class list. Names that compare equal keep their order.
  public static func ranked<Element>(
    _ elements: [Element], rank: (Element) -> Int, byName name: (Element) -> String
  ) -> [Element] {
    elements.map { (rank: rank($0), key: VietnameseSortKey(name: name($0)), element: $0) }
      .enumerated()
      .sorted { left, right in
        if left.element.rank != right.element.rank { return left.element.rank < right.element.rank }
        if left.element.key != right.element.key { return left.element.key < right.element.key }
        return left.offset < right.offset
      }
      .map(\.element.element)
  }

  /// The names in the order of a class list. Names that compare equal keep their order.
  public static func sorted<Element>(
    _ elements: [Element], byName name: (Element) -> String
  ) -> [Element] {
    ranked(elements, rank: { _ in 0 }, byName: name)
  }
}
