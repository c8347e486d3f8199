/// Finds all alike pairs of a long list. The list can be gone through part by part at the same time.
public struct LikenessPairs: Sendable {
  private let items: [Item]
  /// The first item that each is a copy of; its own place where it is none.
  private let original: [Int32]
  private let finder: LikenessFinder

  /// - Parameters:
  ///   - items: the list.
  ///   - digests: one for each of the items.
  public init(_ items: [Item], _ digests: LikenessDigests) {
    self.items = items
    var firstWith: [LikenessDigests.Copy: Int32] = [:]
    firstWith.reserveCapacity(digests.count)
    var original: [Int32] = []
    original.reserveCapacity(digests.count)
    for place in 0..<digests.count {
      let place32 = Int32(place)
      let copy = digests[place].copy
      let first = copy.flatMap { firstWith[$0] }
      if let copy, first == nil { firstWith[copy] = place32 }
      original.append(first ?? place32)
    }
    self.original = original
    finder = LikenessFinder(digests) { original[$0] == Int32($0) }
  }

  /// The pairs whose second item stands in the range, by the places of the second, then the first.
  ///
  /// - Parameter range: of the list.
  public func pairs(of range: Range<Int>) -> [NearDuplicates.Pair] {
    var pairs: [NearDuplicates.Pair] = []
    var subjects: [Int: NearDuplicateSubject] = [:]
    func subject(_ place: Int) -> NearDuplicateSubject {
      if let known = subjects[place] { return known }
      let subject = NearDuplicateSubject(items[place])
      subjects[place] = subject
      return subject
    }
    var finder = finder
    for place in range {
      let first = Int(original[place])
      if first < place {
        pairs.append(NearDuplicates.Pair(first: first, second: place))
        continue
      }
      for candidate in finder.candidates(for: place) {
        guard let likeness = subject(candidate).likeness(to: subject(place)) else { continue }
        pairs.append(
          NearDuplicates.Pair(first: candidate, second: place, likeness: likeness))
      }
    }
    return pairs
  }
}
