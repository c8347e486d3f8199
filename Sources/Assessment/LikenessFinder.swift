/// Finds the few items of a list that each of it may be like. Remembers which it has just looked at,
/// so that whoever goes through a list in parts has one for each.
///
/// All its lists lie in a few runs of memory.
public struct LikenessFinder: Sendable {
  private let digests: LikenessDigests
  private let lists: LikenessLists
  /// For each item the one for which it was looked at last; made with the first.
  private var seenFor: [Int32] = []
  private var members: [Int32] = []

  /// - Parameters:
  ///   - first: candidates are only looked for from this place on.
  ///   - isListed: whether an item is to be found, by its place.
  public init(
    _ digests: LikenessDigests, from first: Int = 0, where isListed: (Int) -> Bool = { _ in true }
  ) {
    self.digests = digests
    lists = LikenessLists(digests, from: first, where: isListed)
  }

  /// Places before the item's own, ascending.
  public mutating func candidates(for place: Int) -> [Int] {
    let digest = digests[place]
    var own = lists.lists(of: place)
    if digest.hasNumbers {
      // Alike items have the same numbers: where few have, the others need not be looked at.
      guard let same = own.first(where: { lists.mark(of: $0) == digest.numbers }) else {
        return []
      }
      if lists.count(of: same) <= LikenessFilter.membersMax { own = [same] }
    }
    own.sort { lists.count(of: $0) < lists.count(of: $1) }
    return candidates(for: place, among: own)
  }

  private mutating func candidates(for place: Int, among own: [Int32]) -> [Int] {
    var found: [Int] = []
    let own = own.prefix(LikenessFilter.probes)
    let numbers = digests[place].numbers
    for (number, list) in own.enumerated() {
      if number > 0, lists.count(of: list) > LikenessFilter.candidatesMax, !found.isEmpty { break }
      members.removeAll(keepingCapacity: true)
      lists.addMembers(of: list, likeItemAt: place, to: &members)
      for member in members {
        let candidate = Int(member)
        guard digests[candidate].numbers == numbers, isNew(candidate, for: place),
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
    LikenessFilter.isLikely(digests.marks(of: left), digests.marks(of: right))
  }
}
