import Assessment
import ContestEngine

/// Finds the items of a library that new ones are like, by the traces that the library keeps: all
/// of them are read in one go, which for 100,000 items takes about a tenth of a second, and only
/// the few items that may be alike are read themselves.
struct LikenessSearch {
  struct New: Sendable {
    let item: Item
    let traces: LikenessTraces
  }

  /// An item that a new one is like.
  struct Like: Sendable {
    let item: Item
    let bank: String
    /// In the library; 0 for another new one.
    let row: Int64
    let likeness: Likeness
    /// Whether neither key nor any digit or sign differs.
    let hasSameSubstance: Bool
  }

  /// Of so many items at most a new one is told to be like; more say nothing more.
  static let likesMax = 3
  /// So many new items are looked at before what was found is taken, so that little room is needed.
  static let batchItems = 1_024
  private static let pieceItems = 64
  /// So many items of the library are kept for the next batch.
  private static let knownMax = 20_000

  /// Traces that the library lacks.
  let missing: [(row: Int64, traces: LikenessTraces)]
  private let library: Library
  private let rows: [Int64]
  private let finder: LikenessFinder
  private var comparison: Comparison

  /// - Parameter bank: the new items' own.
  init(_ new: [New], bank: String, in library: Library) throws(StoreError) {
    let known = try library.traces()
    missing = try library.missingTraces(known: known.count)
    var digests = LikenessDigests()
    for entry in known { digests.append(entry.traces) }
    for entry in missing { digests.append(entry.traces) }
    for item in new { digests.append(item.traces) }
    rows = known.map(\.row) + missing.map(\.row)
    finder = LikenessFinder(digests, from: rows.count)
    comparison = Comparison(
      bank: bank, new: new, kept: try library.keptPairs(), firstNew: rows.count)
    self.library = library
  }

  /// For each of the new items conflicts and nearly same ones, those of the library first, in the
  /// order of their import.
  mutating func likes(ofNew numbers: Range<Int>) throws(StoreError) -> [[Like]] {
    let finder = finder
    let first = rows.count
    let candidates = ListPieces.map(Array(numbers), of: Self.pieceItems) { numbers in
      var finder = finder
      return numbers.map { number in
        (number: number, places: finder.candidates(for: first + number).map(Int32.init))
      }
    }
    try read(candidates.flatMap(\.places))
    let comparison = comparison
    return ListPieces.map(candidates, of: Self.pieceItems) { candidates in
      var subjects: [Int: NearDuplicateSubject] = [:]
      return candidates.map { comparison.likes(ofNew: $0.number, among: $0.places, &subjects) }
    }
  }

  /// Reads those of the library that are not known.
  private mutating func read(_ places: [Int32]) throws(StoreError) {
    if comparison.known.count > Self.knownMax { comparison.known = [:] }
    for place in places where place < rows.count && comparison.known[place] == nil {
      guard let found = try library.found("item.row = ?", [.integer(rows[Int(place)])]).first
      else {
        throw .malformedItem(id: String(rows[Int(place)]), reason: "the item of a trace is gone")
      }
      comparison.known[place] = Comparison.Known(found: found, row: rows[Int(place)])
    }
  }
}

/// Compares new items with those that they may be like.
private struct Comparison: Sendable {
  struct Known: Sendable {
    let found: LibraryItem
    let row: Int64
  }

  let bank: String
  let new: [LikenessSearch.New]
  let kept: Set<ItemPair>
  /// Where the first new item stands behind those of the library.
  let firstNew: Int
  /// Of the library, by their places.
  var known: [Int32: Known] = [:]

  init(bank: String, new: [LikenessSearch.New], kept: Set<ItemPair>, firstNew: Int) {
    self.bank = bank
    self.new = new
    self.kept = kept
    self.firstNew = firstNew
  }

  /// - Parameters:
  ///   - places: ascending.
  ///   - subjects: that were made for others, by their places.
  func likes(
    ofNew number: Int, among places: [Int32], _ subjects: inout [Int: NearDuplicateSubject]
  ) -> [LikenessSearch.Like] {
    guard !places.isEmpty else { return [] }
    let own = new[number].item
    let subject = self.subject(firstNew + number, own, &subjects)
    var likes: [LikenessSearch.Like] = []
    for place in places.lazy.map(Int.init) {
      guard let other = other(at: place) else { continue }
      // The same item in another bank is told as that.
      guard other.item.id != own.id else { continue }
      let others = self.subject(place, other.item, &subjects)
      guard let likeness = others.likeness(to: subject),
        !kept.contains(ItemPair(other.item.id, own.id)),
        likes.count(where: { $0.likeness == likeness }) < LikenessSearch.likesMax
      else { continue }
      likes.append(
        LikenessSearch.Like(
          item: other.item, bank: other.bank, row: other.row, likeness: likeness,
          hasSameSubstance: others.hasSameSubstance(as: subject)))
    }
    return likes
  }

  private func other(at place: Int) -> (item: Item, bank: String, row: Int64)? {
    if place >= firstNew { return (new[place - firstNew].item, bank, 0) }
    return known[Int32(place)].map { ($0.found.item, $0.found.bank, $0.row) }
  }

  private func subject(
    _ place: Int, _ item: Item, _ subjects: inout [Int: NearDuplicateSubject]
  ) -> NearDuplicateSubject {
    if let made = subjects[place] { return made }
    let made = NearDuplicateSubject(item)
    subjects[place] = made
    return made
  }
}
