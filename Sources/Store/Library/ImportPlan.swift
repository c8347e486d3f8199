import Assessment

/// What an import has to do, found out by reading only.
struct ImportPlan {
  enum Step {
    case add(Item, ItemContent, LikenessTraces?)
    case update(Item, ItemContent)
    /// In the place of an earlier version, which stands in `row`.
    case replace(Item, ItemContent, LikenessTraces, row: Int64, earlier: ItemID)
  }

  private(set) var steps: [Step] = []
  private(set) var outcome = ImportOutcome()
  /// Traces that the library lacks, to be kept with the import.
  private(set) var missing: [(row: Int64, traces: LikenessTraces)] = []

  private let bank: String
  private let library: Library
  private let replacing: Bool

  init(
    _ items: [Item], to bank: String, of library: Library, lookingForLikes: Bool, replacing: Bool
  ) throws(StoreError) {
    self.bank = bank
    self.library = library
    self.replacing = replacing
    let row = try library.knownRow(of: bank)
    let outdated = try replacing ? [:] : library.laterVersions(inBank: row)
    var seen: Set<String> = []
    for (place, item) in items.enumerated() {
      guard seen.insert(item.id.text).inserted else {
        refuse(item, at: place, .repeated)
        continue
      }
      let content = try ItemContent(item, encoder: library.encoder)
      guard content.text.utf8.count <= Library.itemBytesMax else {
        refuse(item, at: place, .tooLarge(bytes: content.text.utf8.count))
        continue
      }
      let held = try row.flatMap { (row) throws(StoreError) in
        try library.heldContent(of: item.id, bank: row)
      }
      if held == nil, let later = outdated[item.id] {
        outcome.superseded.append(ImportOutcome.Superseded(id: item.id, later: later))
      } else {
        decide(item, content, held: held)
      }
    }
    if lookingForLikes { try lookForLikes(among: Set(items.map(\.id))) }
    for step in steps {
      if case .add(let item, _, _) = step { outcome.added.append(item.id) }
    }
    try lookElsewhere()
  }

  private mutating func refuse(
    _ item: Item, at place: Int, _ reason: ImportOutcome.Refused.Reason
  ) {
    outcome.refused.append(
      ImportOutcome.Refused(place: place, id: item.id, reason: reason))
  }

  private mutating func decide(_ item: Item, _ content: ItemContent, held: String?) {
    switch held {
    case nil: steps.append(.add(item, content, nil))
    // Bytes: texts that Swift takes for equal may be written in other ways.
    case let held? where held.utf8.elementsEqual(content.text.utf8):
      outcome.unchanged.append(item.id)
    default:
      steps.append(.update(item, content))
      outcome.updated.append(item.id)
    }
  }

  private mutating func lookElsewhere() throws(StoreError) {
    for id in outcome.added {
      for bank in try library.banksHolding(id) {
        outcome.elsewhere.append(ImportOutcome.Elsewhere(id: id, bank: bank))
      }
    }
  }

  /// Compares new items with those of the library that they can be alike to, and with each other.
  private mutating func lookForLikes(among imported: Set<ItemID>) throws(StoreError) {
    var search = LikenessSearch(library)
    for step in steps {
      if case .add(let item, _, _) = step { search.add(item, bank: bank) }
    }
    guard !search.new.isEmpty else { return }
    missing = try search.readLibrary()
    var replacedRows: Set<Int64> = []
    var number = 0
    for place in steps.indices {
      guard case .add(let item, let content, _) = steps[place] else { continue }
      let traces = search.new[number].traces
      let likes = try search.likes(ofNew: number)
      number += 1
      steps[place] = .add(item, content, traces)
      let earlier = likes.first {
        isEarlierVersion($0, of: item, imported) && !replacedRows.contains($0.row)
      }
      if let earlier {
        replacedRows.insert(earlier.row)
        steps[place] = .replace(
          item, content, traces, row: earlier.row, earlier: earlier.item.id)
        outcome.replaced.append(
          ImportOutcome.Replaced(new: item.id, earlier: earlier.item.id))
      }
      for like in likes where like.row != earlier?.row || earlier == nil { tell(like, item.id) }
    }
  }

  private mutating func tell(_ like: LikenessSearch.Like, _ id: ItemID) {
    let pair = ImportOutcome.NearlySame(new: id, existing: like.item.id, bank: like.bank)
    switch like.likeness {
    case .conflict: outcome.conflicts.append(pair)
    case .nearlySame: outcome.nearlySame.append(pair)
    }
  }

  /// Somebody mended an item of this bank: it has the name or number of the other, asks the same
  /// in nearly the same words, and the other is not in the import. Where the teacher says so,
  /// name and key need not be the same.
  private func isEarlierVersion(
    _ like: LikenessSearch.Like, of item: Item, _ imported: Set<ItemID>
  ) -> Bool {
    guard like.row > 0, like.bank == bank, !imported.contains(like.item.id) else { return false }
    if replacing { return true }
    guard like.likeness == .nearlySame else { return false }
    if let number = item.idNumber, !number.isEmpty { return number == like.item.idNumber }
    return !item.title.isEmpty && item.title == like.item.title
  }
}

extension Library {
  fileprivate func heldContent(of id: ItemID, bank: Int64) throws(StoreError) -> String? {
    try database.row(
      "SELECT content FROM item WHERE id = ? AND bank = ?", [.text(id.text), .integer(bank)]
    ) { $0.text(0) }
  }

  fileprivate func banksHolding(_ id: ItemID) throws(StoreError) -> [String] {
    try database.rows(
      "SELECT name FROM item JOIN bank ON bank.row = item.bank WHERE id = ? ORDER BY name",
      [.text(id.text)]
    ) { $0.text(0) }
  }
}
