import Assessment

/// Finds the items of a library that new ones are like, by the traces that the library keeps: all
/// of them are read in one go, which for 100,000 items takes about a tenth of a second, and only
/// the few items that may be alike are read themselves.
struct LikenessSearch {
  struct New {
    let item: Item
    let bank: String
    let subject: NearDuplicateSubject
    let traces: LikenessTraces
  }

  /// An item that a new one is like.
  struct Like {
    let item: Item
    let bank: String
    /// In the library; 0 for another new one.
    let row: Int64
    let likeness: Likeness
  }

  private struct Known {
    let found: LibraryItem
    let subject: NearDuplicateSubject
  }

  /// Of so many items at most a new one is told to be like; more say nothing more.
  static let likesMax = 3

  private(set) var new: [New] = []
  private let library: Library
  private var index = LikenessIndex()
  private var rows: [Int64] = []
  private var known: [Int64: Known] = [:]
  private var kept: Set<KeptPair> = []

  init(_ library: Library) { self.library = library }

  mutating func add(_ item: Item, bank: String) {
    let subject = NearDuplicateSubject(item)
    new.append(New(item: item, bank: bank, subject: subject, traces: subject.traces))
  }

  /// - Returns: traces that the library lacks.
  mutating func readLibrary() throws(StoreError) -> [(row: Int64, traces: LikenessTraces)] {
    index = LikenessIndex(wanted: Set(new.flatMap(\.traces.marks)))
    let known = try library.traces()
    let missing = try library.missingTraces(known: known.count)
    for (row, traces) in known where index.appendIfWanted(traces) { rows.append(row) }
    for (row, traces) in missing where index.appendIfWanted(traces) { rows.append(row) }
    for item in new { index.append(item.traces) }
    kept = try library.keptPairs()
    return missing
  }

  /// Conflicts and nearly same items, those of the library first, in the order of their import.
  mutating func likes(ofNew number: Int) throws(StoreError) -> [Like] {
    let item = new[number]
    var likes: [Like] = []
    for place in index.candidates(for: item.traces, before: rows.count + number) {
      let other = try other(at: place)
      // The same item in another bank is told as that.
      guard other.item.id != item.item.id,
        let likeness = other.subject.likeness(to: item.subject),
        !kept.contains(KeptPair(other.item.id, item.item.id)),
        likes.count(where: { $0.likeness == likeness }) < Self.likesMax
      else { continue }
      likes.append(
        Like(item: other.item, bank: other.bank, row: other.row, likeness: likeness))
    }
    return likes
  }

  private mutating func other(
    at place: Int
  ) throws(StoreError) -> (item: Item, bank: String, row: Int64, subject: NearDuplicateSubject) {
    guard place < rows.count else {
      let other = new[place - rows.count]
      return (other.item, other.bank, 0, other.subject)
    }
    let row = rows[place]
    if let known = known[row] { return (known.found.item, known.found.bank, row, known.subject) }
    guard let found = try library.found("item.row = ?", [.integer(row)]).first else {
      throw .malformedItem(id: String(row), reason: "the item of a trace is gone")
    }
    let subject = NearDuplicateSubject(found.item)
    known[row] = Known(found: found, subject: subject)
    return (found.item, found.bank, row, subject)
  }
}
