/// Finds the few items that a new one can be like, without comparing it with each: those that
/// share one of its rarest traces.
///
/// Source of the idea: Chaudhuri, Ganti, Kaushik, "A primitive operator for similarity joins in
/// data cleaning", ICDE 2006 (prefix filter): two sets that share most of their members share one
/// of the rarest few.
public struct LikenessIndex: Sendable {
  /// So many of the rarest traces are looked up. Two slips, another distractor, the whole prompt
  /// and the whole set of choices make at most six of them useless.
  static let probes = 8
  /// Where the traces are so common the first ones are enough: among more items than this that
  /// share all that is rare, a pair cannot be told by it.
  static let candidatesMax = 600
  /// So many of the items that share a trace are looked at.
  static let membersMax = 4 * candidatesMax

  /// The items that share a trace.
  private struct Postings {
    private(set) var count = 0
    /// The first of them, by their places.
    private(set) var members: [LikenessSketch] = []

    mutating func append(_ member: LikenessSketch) {
      count += 1
      if members.count < LikenessIndex.membersMax { members.append(member) }
    }
  }

  private var traces: [LikenessTraces] = []
  private var postings: [UInt32: Postings] = [:]
  private let wanted: Set<UInt32>?

  /// - Parameter wanted: the traces that will be asked for, where they are known; others are then
  ///   not kept.
  public init(wanted: Set<UInt32>? = nil) { self.wanted = wanted }

  public var count: Int { traces.count }

  /// Adds an item, which is known by its place from then on: 0, 1, 2 …
  public mutating func append(_ item: LikenessTraces) {
    let sketch = LikenessSketch(item.marks[...], place: Int32(traces.count))
    traces.append(item)
    for mark in item.marks where wanted?.contains(mark) ?? true {
      postings[mark, default: Postings()].append(sketch)
    }
  }

  /// Adds an item unless none of its traces will be asked for.
  ///
  /// - Returns: whether it has a place now.
  public mutating func appendIfWanted(_ item: LikenessTraces) -> Bool {
    guard wanted.map({ wanted in item.marks.contains(where: wanted.contains) }) ?? true else {
      return false
    }
    append(item)
    return true
  }

  /// Places of items that may be like one with these traces, ascending; at most those before
  /// `end`.
  public func candidates(for item: LikenessTraces, before end: Int = .max) -> [Int] {
    let lists = lists(of: item, before: end)
    let own = LikenessSketch(item.marks[...], place: 0)
    var found: Set<Int> = []
    for (number, list) in lists.prefix(Self.probes).enumerated() {
      if number > 0, list.count > Self.candidatesMax, !found.isEmpty { break }
      for member in list.members {
        let place = Int(member.place)
        if place >= end { break }
        if own.mayBeLike(member), traces[place].numbers == item.numbers,
          isLikely(traces[place], item)
        {
          found.insert(place)
        }
      }
    }
    return found.sorted()
  }

  /// The items that share each trace, the rarest first. Alike items have the same numbers: where
  /// few have, the others need not be looked at.
  private func lists(of item: LikenessTraces, before end: Int) -> [Postings] {
    if item.marks.contains(item.numbers) {
      let same = postings[item.numbers] ?? Postings()
      if same.count <= Self.membersMax { return [same] }
    }
    return item.marks.compactMap { postings[$0] }
      .filter { $0.count > 1 || $0.members.contains { Int($0.place) < end } }
      .sorted { $0.count < $1.count }
  }

  private func isLikely(_ left: LikenessTraces, _ right: LikenessTraces) -> Bool {
    Self.isLikely(left.marks[...], right.marks[...])
  }

  /// So many traces at least are shared with an item that has `count` of them or more: a third, what
  /// two slips in a short item leave.
  static func sharedMin(_ count: Int) -> Int { (count + 2) / 3 }

  /// - Parameters:
  ///   - left: distinct, ascending, as `right` is.
  static func isLikely(_ left: ArraySlice<UInt32>, _ right: ArraySlice<UInt32>) -> Bool {
    let needed = sharedMin(min(left.count, right.count))
    var (i, j, shared) = (left.startIndex, right.startIndex, 0)
    while shared < needed, i < left.endIndex, j < right.endIndex {
      if left[i] == right[j] {
        shared += 1
        i += 1
        j += 1
      } else if left[i] < right[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return shared >= needed
  }
}
