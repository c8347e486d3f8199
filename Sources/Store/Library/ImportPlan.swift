import Assessment

/// What an import has to do, found out by reading only.
struct ImportPlan {
  enum Step {
    case add(Item, ItemContent, ItemIndex)
    case update(Item, ItemContent, ItemIndex)
  }

  private(set) var steps: [Step] = []
  private(set) var outcome = ImportOutcome()

  init(
    _ items: [Item], to bank: String, of library: Library, lookingForLikes: Bool
  ) throws(StoreError) {
    let row = try library.knownRow(of: bank)
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
      decide(item, content, held: held)
    }
    try lookElsewhere(library)
    if lookingForLikes { try lookForLikes(bank: bank, library: library) }
  }

  private mutating func refuse(
    _ item: Item, at place: Int, _ reason: ImportOutcome.Refused.Reason
  ) {
    outcome.refused.append(
      ImportOutcome.Refused(place: place, id: item.id, reason: reason))
  }

  private mutating func decide(_ item: Item, _ content: ItemContent, held: String?) {
    switch held {
    case nil:
      steps.append(.add(item, content, ItemIndex(item)))
      outcome.added.append(item.id)
    // Bytes: texts that Swift takes for equal may be written in other ways.
    case let held? where held.utf8.elementsEqual(content.text.utf8):
      outcome.unchanged.append(item.id)
    default:
      steps.append(.update(item, content, ItemIndex(item)))
      outcome.updated.append(item.id)
    }
  }

  private mutating func lookElsewhere(_ library: Library) throws(StoreError) {
    for id in outcome.added {
      for bank in try library.banksHolding(id) {
        outcome.elsewhere.append(ImportOutcome.Elsewhere(id: id, bank: bank))
      }
    }
  }

  /// Compares new items with those of the library that they can be alike to, and with each other.
  private mutating func lookForLikes(bank: String, library: Library) throws(StoreError) {
    let new = steps.compactMap { step in
      if case .add(let item, _, let index) = step { (item: item, index: index) } else { nil }
    }
    var existing: [LibraryItem] = []
    for likeness in Set(new.map(\.index.likeness)).sorted() {
      existing += try library.found("likeness = ? ORDER BY item.row", [.integer(likeness)])
    }
    let subjects = existing.map { NearDuplicateSubject($0.item) } + new.map(\.index.subject)
    let all = existing.map(\.item) + new.map(\.item)
    for pair in NearDuplicates.pairs(among: subjects) where pair.second >= existing.count {
      let (earlier, later) = (all[pair.first], all[pair.second])
      // The same item in another bank is told as that.
      guard earlier.id != later.id else { continue }
      let isExisting = pair.first < existing.count
      outcome.nearlySame.append(
        ImportOutcome.NearlySame(
          new: later.id, existing: earlier.id, bank: isExisting ? existing[pair.first].bank : bank))
    }
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
