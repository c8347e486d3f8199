/// Which items have each of the marks that more than one has.
struct LikenessLists: Sendable {
  private var marks: [UInt32] = []
  /// How many members each list has, and where those that are looked at begin.
  private var memberCounts: [Int32] = []
  private var starts: [Int32] = [0]
  /// The first of each list, by their places.
  private var members: [LikenessSketch] = []
  /// The lists that each item is in, in the order of its marks: those of an item begin where its
  /// marks do in the digests.
  private var ofItems: [Int32]
  private var counts: [Int32]
  private let sketches: [LikenessSketch]
  private let digests: LikenessDigests

  /// So many marks at once are put in order, so that little room is needed.
  private static let parts: UInt32 = 16

  /// - Parameters:
  ///   - first: only lists of items from this place on are asked for.
  ///   - isListed: whether an item is to be found.
  init(_ digests: LikenessDigests, from first: Int, where isListed: (Int) -> Bool) {
    self.digests = digests
    ofItems = Array(repeating: 0, count: digests.markCount)
    counts = Array(repeating: 0, count: digests.count)
    sketches = (0..<digests.count).map {
      LikenessSketch(digests.marks(of: $0), place: Int32($0))
    }
    let listed = (0..<digests.count).map(isListed)
    let sought = first == 0 ? nil : SoughtMarks(digests, from: first)
    var entries: [UInt64] = []
    for part in 0..<Self.parts {
      entries.removeAll(keepingCapacity: true)
      for place in 0..<digests.count where listed[place] {
        for mark in digests.marks(of: place)
        where mark >> 28 == part && sought?.mayHave(mark) ?? true {
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
      if end - start > 1 { add(mark, entries[start..<end]) }
      start = end
    }
  }

  private mutating func add(_ mark: UInt32, _ entries: ArraySlice<UInt64>) {
    let list = Int32(marks.count)
    marks.append(mark)
    memberCounts.append(Int32(entries.count))
    for entry in entries {
      let place = Int(truncatingIfNeeded: entry & 0xFFFF_FFFF)
      ofItems[digests.markRange(of: place).lowerBound + Int(counts[place])] = list
      counts[place] += 1
    }
    for entry in entries.prefix(LikenessFilter.membersMax) {
      members.append(sketches[Int(truncatingIfNeeded: entry & 0xFFFF_FFFF)])
    }
    starts.append(Int32(members.count))
  }

  func lists(of place: Int) -> [Int32] {
    let start = digests.markRange(of: place).lowerBound
    return Array(ofItems[start..<(start + Int(counts[place]))])
  }

  func mark(of list: Int32) -> UInt32 { marks[Int(list)] }

  func count(of list: Int32) -> Int { Int(memberCounts[Int(list)]) }

  /// Adds the members of a list that may be like an item and stand before it, of those that are
  /// looked at.
  func addMembers(of list: Int32, likeItemAt place: Int, to found: inout [Int32]) {
    let own = sketches[place]
    let members = members.span
    var index = Int(starts[Int(list)])
    let end = Int(starts[Int(list) + 1])
    while index < end {
      let member = members[index]
      if member.place >= own.place { return }
      if own.mayBeLike(member) { found.append(member.place) }
      index += 1
    }
  }
}

/// The marks of some items, in little room: now and then it takes another one for one of them.
private struct SoughtMarks {
  private var bits = [UInt64](repeating: 0, count: 1 << (Self.size - 6))
  /// The bits of a mark that count: marks are hashes.
  private static let size: UInt32 = 22

  init(_ digests: LikenessDigests, from first: Int) {
    for place in first..<max(first, digests.count) {
      for mark in digests.marks(of: place) { bits[Self.word(mark)] |= 1 << UInt64(mark & 63) }
    }
  }

  func mayHave(_ mark: UInt32) -> Bool { bits[Self.word(mark)] & 1 << UInt64(mark & 63) != 0 }

  private static func word(_ mark: UInt32) -> Int { Int(mark & (1 << size - 1)) >> 6 }
}
