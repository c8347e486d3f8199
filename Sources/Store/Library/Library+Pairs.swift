public import Assessment
public import ContestEngine

/// Two items of the library that are alike.
public struct LibraryPair: Hashable, Sendable {
  /// The one that was imported first.
  public let first: LibraryItem
  public let second: LibraryItem
  /// Nil for the same item in two banks.
  public let likeness: Likeness?
}

extension Library {
  /// All pairs of alike items: conflicts, then nearly the same ones, then the same item in two
  /// banks. Pairs that somebody kept both of are left out. Of many that are alike each is paired
  /// with the first.
  ///
  /// - Parameter bank: only pairs inside this one.
  public func alikePairs(in bank: String? = nil) throws(StoreError) -> [LibraryPair] {
    let only = try bank.map { (bank) throws(StoreError) in try row(of: bank) }
    let known = try database.integer(
      "SELECT count(*) FROM trace WHERE version = ?", [.integer(Int64(LikenessTraces.version))])
    let missing = try missingTraces(known: Int(known))
    if !missing.isEmpty {
      try database.transaction { () throws(StoreError) in
        for entry in missing { try keep(entry.traces, ofRow: entry.row) }
      }
    }
    var search = PairSearch(self, kept: try keptPairs())
    return try search.pairs(among: try traces(ofBank: only))
  }

  /// Remembers that two alike items are both wanted.
  public func keepBoth(_ one: ItemID, _ other: ItemID, at now: Instant) throws(StoreError) {
    let pair = ItemPair(one, other)
    try database.run(
      "INSERT OR REPLACE INTO kept_pair (first, second, at) VALUES (?, ?, ?)",
      [.text(pair.first.text), .text(pair.second.text), .integer(now.milliseconds)])
  }

  /// Alike items that somebody looked at and kept both of.
  public func keptPairs() throws(StoreError) -> Set<ItemPair> {
    Set(
      try database.rows("SELECT first, second FROM kept_pair") {
        ItemPair(ItemID($0.text(0)), ItemID($0.text(1)))
      })
  }

  /// Puts one item into the place of another one, in the other's bank, and links the two. Where
  /// that bank has it already the other is only taken out.
  public func replace(
    _ earlier: ItemID, in bank: String, with later: LibraryItem, at now: Instant
  ) throws(StoreError) {
    let bank = try row(of: bank)
    try database.transaction { () throws(StoreError) in
      let place: [Value] = [.integer(bank), .text(earlier.text)]
      guard
        let held = try database.row(
          "SELECT row, content FROM item WHERE bank = ? AND id = ?", place,
          { (row: $0.integer(0), content: $0.text(1)) })
      else { return }
      let isThere = try database.integer(
        "SELECT count(*) FROM item WHERE bank = ? AND id = ?",
        [.integer(bank), .text(later.item.id.text)])
      if isThere > 0 {
        try database.run("DELETE FROM item WHERE row = ?", [.integer(held.row)])
      } else {
        let content = try ItemContent(later.item, encoder: encoder)
        try put(
          later.item, content, ItemIndex(later.item, withTraces: true), inRow: held.row, at: now)
      }
      try link(earlier, content: held.content, to: later.item.id, at: now)
      try touch(bank, at: now)
    }
  }
}

/// Finds all alike pairs among items whose traces are known; only those that may be alike are read.
private struct PairSearch {
  private let library: Library
  private let kept: Set<ItemPair>
  private var known: [Int64: (found: LibraryItem, subject: NearDuplicateSubject)] = [:]

  init(_ library: Library, kept: Set<ItemPair>) {
    self.library = library
    self.kept = kept
  }

  mutating func pairs(
    among entries: [(row: Int64, traces: LikenessTraces)]
  ) throws(StoreError) -> [LibraryPair] {
    var digests = LikenessDigests()
    for entry in entries { digests.append(entry.traces) }
    var finder = LikenessFinder(digests)
    var isPaired = Array(repeating: false, count: entries.count)
    var (conflicts, nearly, same): ([LibraryPair], [LibraryPair], [LibraryPair]) = ([], [], [])
    for (place, entry) in entries.enumerated() {
      for candidate in finder.candidates(for: place) {
        // A copy of one that this is paired with already says nothing new.
        if isPaired[place], isPaired[candidate] { continue }
        let (one, other) = (try item(entries[candidate].row), try item(entry.row))
        if one.found.item.id == other.found.item.id {
          isPaired[place] = true
          same.append(LibraryPair(first: one.found, second: other.found, likeness: nil))
          continue
        }
        guard let likeness = one.subject.likeness(to: other.subject),
          !kept.contains(ItemPair(one.found.item.id, other.found.item.id))
        else { continue }
        let pair = LibraryPair(first: one.found, second: other.found, likeness: likeness)
        switch likeness {
        case .conflict: conflicts.append(pair)
        case .nearlySame:
          isPaired[place] = true
          nearly.append(pair)
        }
      }
    }
    return conflicts + nearly + same
  }

  private mutating func item(
    _ row: Int64
  ) throws(StoreError) -> (found: LibraryItem, subject: NearDuplicateSubject) {
    if let known = known[row] { return known }
    guard let found = try library.found("item.row = ?", [.integer(row)]).first else {
      throw .malformedItem(id: String(row), reason: "the item of a trace is gone")
    }
    let made = (found, NearDuplicateSubject(found.item))
    known[row] = made
    return made
  }
}
