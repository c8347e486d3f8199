/// Finds all alike pairs of a long list. The list can be gone through part by part at the same time.
///
/// Looks for the same candidates as `LikenessIndex`, with all its lists in a few runs of memory.
public struct LikenessPairs: Sendable {
  private let items: [Item]
  private let digests: LikenessDigests
  /// The first item that each is a copy of; its own place where it is none.
  private let original: [Int32]
  private let lists: LikenessLists
  private let looks: [LikenessLook]

  /// - Parameters:
  ///   - items: the list.
  ///   - digests: one for each of the items.
  public init(_ items: [Item], _ digests: LikenessDigests) {
    self.items = items
    self.digests = digests
    var firstWith: [LikenessDigests.Copy: Int32] = [:]
    firstWith.reserveCapacity(digests.count)
    var original: [Int32] = []
    original.reserveCapacity(digests.count)
    for place in 0..<digests.count {
      let place32 = Int32(place)
      let copy = digests[place].copy
      let first = firstWith[copy]
      if first == nil { firstWith[copy] = place32 }
      original.append(first ?? place32)
    }
    self.original = original
    lists = LikenessLists(digests) { original[$0] == Int32($0) }
    looks = (0..<digests.count).map {
      LikenessLook(digests.marks(of: $0), numbers: digests[$0].numbers)
    }
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
    var finder = Finder(digests, lists, looks)
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

  /// Finds candidates; remembers which items it has just looked at.
  private struct Finder {
    private let digests: LikenessDigests
    private let lists: LikenessLists
    private let looks: [LikenessLook]
    /// For each item the one for which it was looked at last.
    private var seenFor: [Int32] = []

    init(_ digests: LikenessDigests, _ lists: LikenessLists, _ looks: [LikenessLook]) {
      self.digests = digests
      self.looks = looks
      self.lists = lists
    }

    /// Places before the item's own, ascending.
    mutating func candidates(for place: Int) -> [Int] {
      let digest = digests[place]
      var own = lists.lists(of: place)
      if digest.hasNumbers {
        // Alike items have the same numbers: where few have, the others need not be looked at.
        guard let same = own.first(where: { lists.mark(of: $0) == digest.numbers }) else {
          return []
        }
        if lists.count(of: same) <= LikenessIndex.membersMax { own = [same] }
      }
      own.sort { lists.count(of: $0) < lists.count(of: $1) }
      return candidates(for: place, among: own)
    }

    private mutating func candidates(
      for place: Int, among own: [Int32]
    ) -> [Int] {
      var found: [Int] = []
      let own = own.prefix(LikenessIndex.probes)
      let look = looks[place]
      for (number, list) in own.enumerated() {
        if number > 0, lists.count(of: list) > LikenessIndex.candidatesMax, !found.isEmpty { break }
        for member in lists.members(of: list).prefix(LikenessIndex.membersMax) {
          let candidate = Int(member)
          if candidate >= place { break }
          guard look.mayBeLike(looks[candidate]), isNew(candidate, for: place),
            isLikely(candidate, place)
          else { continue }
          found.append(candidate)
        }
      }
      found.sort()
      return found
    }

    private mutating func isNew(_ candidate: Int, for place: Int) -> Bool {
      if seenFor.isEmpty { seenFor = Array(repeating: -1, count: digests.count) }
      if seenFor[candidate] == Int32(place) { return false }
      seenFor[candidate] = Int32(place)
      return true
    }

    private func isLikely(_ left: Int, _ right: Int) -> Bool {
      LikenessIndex.isLikely(digests.marks(of: left), digests.marks(of: right))
    }
  }
}

/// What a glance at two items tells: most that share a trace are not alike, and need not be compared
/// trace by trace.
struct LikenessLook: Sendable {
  private let numbers: UInt32
  private let count: UInt16
  /// How many of the marks have a bit that another mark has, too.
  private let hidden: UInt16
  /// A bit of 256 for each mark.
  private let bits: (UInt64, UInt64, UInt64, UInt64)

  init(_ marks: ArraySlice<UInt32>, numbers: UInt32) {
    var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    for mark in marks {
      let bit = UInt64(1) << UInt64(mark & 63)
      switch mark >> 6 & 3 {
      case 0: bits.0 |= bit
      case 1: bits.1 |= bit
      case 2: bits.2 |= bit
      default: bits.3 |= bit
      }
    }
    self.numbers = numbers
    self.bits = bits
    count = UInt16(clamping: marks.count)
    hidden = UInt16(clamping: marks.count - Self.count(bits, bits))
  }

  /// False only where `LikenessIndex.isLikely` is, or where the numbers differ.
  func mayBeLike(_ other: LikenessLook) -> Bool {
    guard numbers == other.numbers else { return false }
    return Self.count(bits, other.bits) + Int(hidden) >= (Int(min(count, other.count)) + 2) / 3
  }

  /// How many bits both have.
  private static func count(
    _ left: (UInt64, UInt64, UInt64, UInt64), _ right: (UInt64, UInt64, UInt64, UInt64)
  ) -> Int {
    (left.0 & right.0).nonzeroBitCount + (left.1 & right.1).nonzeroBitCount
      + (left.2 & right.2).nonzeroBitCount + (left.3 & right.3).nonzeroBitCount
  }
}

/// Which items have each of the marks that more than one has.
struct LikenessLists: Sendable {
  private var marks: [UInt32] = []
  private var starts: [Int32] = [0]
  private var members: [Int32] = []
  /// The lists that each item is in, in the order of its marks: those of an item begin where its
  /// marks do in the digests.
  private var ofItems: [Int32]
  private var counts: [Int32]
  private let digests: LikenessDigests

  /// So many marks at once are put in order, so that little room is needed.
  private static let parts: UInt32 = 16

  /// - Parameter isListed: whether an item is to be found.
  init(_ digests: LikenessDigests, where isListed: (Int) -> Bool) {
    self.digests = digests
    ofItems = Array(repeating: 0, count: digests.markCount)
    counts = Array(repeating: 0, count: digests.count)
    let listed = (0..<digests.count).map(isListed)
    var entries: [UInt64] = []
    for part in 0..<Self.parts {
      entries.removeAll(keepingCapacity: true)
      for place in 0..<digests.count where listed[place] {
        for mark in digests.marks(of: place) where mark >> 28 == part {
          entries.append(UInt64(mark) << 32 | UInt64(place))
        }
      }
      entries.sort()
      add(entries)
    }
  }

  private mutating func add(_ entries: [UInt64]) {
    var start = 0
    while start < entries.count {
      let mark = UInt32(truncatingIfNeeded: entries[start] >> 32)
      var end = start + 1
      while end < entries.count, UInt32(truncatingIfNeeded: entries[end] >> 32) == mark { end += 1 }
      if end - start > 1 {
        let list = Int32(marks.count)
        marks.append(mark)
        for entry in entries[start..<end] {
          let place = Int(truncatingIfNeeded: entry & 0xFFFF_FFFF)
          members.append(Int32(place))
          ofItems[digests.markRange(of: place).lowerBound + Int(counts[place])] = list
          counts[place] += 1
        }
        starts.append(Int32(members.count))
      }
      start = end
    }
  }

  func lists(of place: Int) -> [Int32] {
    let start = digests.markRange(of: place).lowerBound
    return Array(ofItems[start..<(start + Int(counts[place]))])
  }

  func mark(of list: Int32) -> UInt32 { marks[Int(list)] }

  func count(of list: Int32) -> Int { Int(starts[Int(list) + 1] - starts[Int(list)]) }

  /// Places of items, ascending.
  func members(of list: Int32) -> ArraySlice<Int32> {
    members[Int(starts[Int(list)])..<Int(starts[Int(list) + 1])]
  }
}
