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
    self.pairs(among: items.map(NearDuplicateSubject.init))
  }

  /// The same for items whose words were worked out before.
  public static func pairs(among subjects: [NearDuplicateSubject]) -> [Pair] {
    var pairs: [Pair] = []
    var representatives: [Int] = []
    var index = LikenessIndex()
    var traces: [LikenessTraces] = []
    var firstWith: [NearDuplicateFeatures.Exact: Int] = [:]
    for (place, subject) in subjects.enumerated() {
      let exact = subject.features.exact
      if let first = firstWith[exact] {
        pairs.append(Pair(first: first, second: place))
      } else {
        firstWith[exact] = place
        representatives.append(place)
        traces.append(subject.traces)
        index.append(subject.traces)
      }
    }
    for (number, place) in representatives.enumerated() {
      for candidate in index.candidates(for: traces[number], before: number) {
        let first = representatives[candidate]
        guard let likeness = subjects[first].likeness(to: subjects[place]) else { continue }
        pairs.append(Pair(first: first, second: place, likeness: likeness))
      }
    }
    return pairs.sorted { ($0.second, $0.first) < ($1.second, $1.first) }
  }
}
