/// Items that ask the same in nearly the same words, and items that contradict each other.
public enum NearDuplicates {
  /// Two items of a list, by their places.
  public struct Pair: Hashable, Sendable {
    /// The place of the earlier one.
    public let first: Int
    public let second: Int
    public let likeness: Likeness

    public init(first: Int, second: Int, likeness: Likeness = .nearlySame) {
      self.first = first
      self.second = second
      self.likeness = likeness
    }
  }

  /// Nil where the items ask different things. Numbering, punctuation, markup, case, marks that
  /// are placed otherwise or left out, fillers, slips of the fingers and the order of choices do
  /// not count; numbers, negations and any other word do.
  public static func likeness(_ left: Item, _ right: Item) -> Likeness? {
    NearDuplicateSubject(left).likeness(to: NearDuplicateSubject(right))
  }

  public static func areNearlySame(_ left: Item, _ right: Item) -> Bool {
    likeness(left, right) == .nearlySame
  }

  /// All pairs of items that are alike. Of items whose words are the same only the first is
  /// paired with the others, so that a thousand copies give a thousand pairs.
  public static func pairs(in items: [Item]) -> [Pair] {
    let places = LikenessNumbers.shared(items.map(LikenessNumbers.init))
    let items = places.map { items[$0] }
    return LikenessPairs(items, LikenessDigests(items)).pairs(of: 0..<items.count)
      .map { Pair(first: places[$0.first], second: places[$0.second], likeness: $0.likeness) }
  }
}
