import Assessment

/// What an import has to do, found out by reading only.
struct ImportPlan {
  struct Step: Sendable {
    enum Action: Sendable {
      case add
      case update
      /// In the place of an earlier version, which stands in `row`.
      case replace(row: Int64, earlier: ItemID)
    }

    let item: Item
    let content: ItemContent
    let index: ItemIndex
    /// What the file says, where that is not all of the item.
    let imported: ItemContent?
    fileprivate(set) var action: Action

    fileprivate var isAddition: Bool { if case .add = action { true } else { false } }
  }

  private(set) var steps: [Step] = []
  private(set) var outcome = ImportOutcome()
  /// Traces that the library lacks, to be kept with the import.
  private(set) var missing: [(row: Int64, traces: LikenessTraces)] = []

  /// An item that is not in the bank, or not as it is now.
  private struct Change: Sendable {
    let item: Item
    let content: ItemContent
    let isNew: Bool
    /// What the file says, where that is not all of the item.
    var imported: ItemContent?
  }

  /// An item as the bank has it.
  struct Held {
    let content: String
    /// As a file had it last, where somebody has changed it since.
    let imported: String?
    /// The file that it came from.
    let file: String?
  }

  private var changes: [Change] = []
  private let bank: String
  private let library: Library
  private let replacing: Bool
  private static let pieceItems = 256

  init(
    _ items: [Item], to bank: String, of library: Library, lookingForLikes: Bool, replacing: Bool
  ) throws(StoreError) {
    self.bank = bank
    self.library = library
    self.replacing = replacing
    let row = try library.knownRow(of: bank)
    let outdated = try replacing ? [:] : library.laterVersions(inBank: row)
    let contents = Self.contents(of: items)
    var seen: [ItemID: Int] = [:]
    for (place, item) in items.enumerated() {
      if let earlier = seen[item.id].map({ items[$0] }) {
        refuse(
          item, at: place,
          item.hasSameMedia(as: earlier) ? .repeated : .repeatedWithOtherMedia)
        continue
      }
      seen[item.id] = place
      let content = try contents[place].get()
      guard content.text.utf8.count <= Library.itemBytesMax else {
        refuse(item, at: place, .tooLarge(bytes: content.text.utf8.count))
        continue
      }
      let held = try row.flatMap { (row) throws(StoreError) in
        try library.held(item.id, bank: row)
      }
      if held == nil, let later = outdated[item.id] {
        outcome.superseded.append(ImportOutcome.Superseded(id: item.id, later: later))
      } else {
        try decide(item, content, at: place, held: held)
      }
    }
    makeSteps(withTraces: lookingForLikes)
    if lookingForLikes { try lookForLikes(among: Set(seen.keys)) }
    for step in steps where step.isAddition { outcome.added.append(step.item.id) }
    try lookElsewhere()
  }

  private static func contents(of items: [Item]) -> [Result<ItemContent, StoreError>] {
    ListPieces.map(items, of: pieceItems) { items in
      let encoder = ItemContent.makeEncoder()
      return items.map { item in
        Result { () throws(StoreError) in try ItemContent(item, encoder: encoder) }
      }
    }
  }

  private mutating func makeSteps(withTraces: Bool) {
    steps = ListPieces.map(changes, of: Self.pieceItems) { changes in
      changes.map { change in
        Step(
          item: change.item, content: change.content,
          index: ItemIndex(change.item, withTraces: withTraces && change.isNew),
          imported: change.imported, action: change.isNew ? .add : .update)
      }
    }
    changes = []
  }

  private mutating func refuse(
    _ item: Item, at place: Int, _ reason: ImportOutcome.Refused.Reason
  ) {
    outcome.refused.append(
      ImportOutcome.Refused(place: place, id: item.id, reason: reason))
  }

  /// Bytes are compared: texts that Swift takes for equal may be written in other ways.
  private mutating func decide(
    _ item: Item, _ content: ItemContent, at place: Int, held: Held?
  ) throws(StoreError) {
    guard let held else {
      changes.append(Change(item: item, content: content, isNew: true))
      return
    }
    let isAsBefore = (held.imported ?? held.content).utf8.elementsEqual(content.text.utf8)
    if isAsBefore || held.content.utf8.elementsEqual(content.text.utf8) {
      outcome.unchanged.append(item.id)
      return
    }
    if try isOfOtherMedia(item, held) {
      refuse(item, at: place, .otherMedia(ofFile: held.file))
      return
    }
    outcome.updated.append(item.id)
    guard let imported = held.imported else {
      changes.append(Change(item: item, content: content, isNew: false))
      return
    }
    let merged = item.keepingTags(
      of: try library.item(ofContent: held.content, id: item.id),
      since: try library.item(ofContent: imported, id: item.id))
    changes.append(
      Change(
        item: merged, content: try ItemContent(merged, encoder: ItemContent.makeEncoder()),
        isNew: false, imported: merged.tags == item.tags ? nil : content))
  }

  /// Whether another file has other pictures to the words of the held item: perhaps it asks of
  /// something else. The same file is believed to have mended its own.
  private func isOfOtherMedia(_ item: Item, _ held: Held) throws(StoreError) -> Bool {
    guard !replacing, item.source?.file != held.file else { return false }
    let other = try library.item(ofContent: held.content, id: item.id)
    // A picture that was missing is no loss.
    return other.media?.isEmpty == false && !item.hasSameMedia(as: other)
  }

  private mutating func lookElsewhere() throws(StoreError) {
    guard try library.hasBanks(besides: bank) else { return }
    for id in outcome.added {
      for bank in try library.banksHolding(id) {
        outcome.elsewhere.append(ImportOutcome.Elsewhere(id: id, bank: bank))
      }
    }
  }

  /// Compares new items with those of the library that they can be alike to, and with each other.
  private mutating func lookForLikes(among imported: Set<ItemID>) throws(StoreError) {
    let added = steps.indices.filter { steps[$0].isAddition && steps[$0].index.traces != nil }
    guard !added.isEmpty else { return }
    let new = added.compactMap { place in
      steps[place].index.traces.map { LikenessSearch.New(item: steps[place].item, traces: $0) }
    }
    var search = try LikenessSearch(new, bank: bank, in: library)
    missing = search.missing
    var replacedRows: Set<Int64> = []
    for start in stride(from: 0, to: added.count, by: LikenessSearch.batchItems) {
      let batch = start..<min(start + LikenessSearch.batchItems, added.count)
      for (number, likes) in zip(batch, try search.likes(ofNew: batch)) {
        take(likes, ofStep: added[number], imported, &replacedRows)
      }
    }
  }

  private mutating func take(
    _ likes: [LikenessSearch.Like], ofStep place: Int, _ imported: Set<ItemID>,
    _ replacedRows: inout Set<Int64>
  ) {
    let item = steps[place].item
    let earlier = likes.first {
      isEarlierVersion($0, of: item, imported) && !replacedRows.contains($0.row)
    }
    if let earlier {
      replacedRows.insert(earlier.row)
      steps[place].action = .replace(row: earlier.row, earlier: earlier.item.id)
      outcome.replaced.append(ImportOutcome.Replaced(new: item.id, earlier: earlier.item.id))
    }
    for like in likes where like.row != earlier?.row || earlier == nil { tell(like, item.id) }
  }

  private mutating func tell(_ like: LikenessSearch.Like, _ id: ItemID) {
    let pair = ImportOutcome.NearlySame(new: id, existing: like.item.id, bank: like.bank)
    switch like.likeness {
    case .conflict: outcome.conflicts.append(pair)
    case .nearlySame: outcome.nearlySame.append(pair)
    }
  }

  /// Somebody mended an item of this bank: it has the name or number of the other, asks the same
  /// in nearly the same words, and the other is not in the import. Another key, digit or sign is
  /// no mended typing error. Where the teacher says so, none of this need be the same.
  private func isEarlierVersion(
    _ like: LikenessSearch.Like, of item: Item, _ imported: Set<ItemID>
  ) -> Bool {
    guard like.row > 0, like.bank == bank, !imported.contains(like.item.id) else { return false }
    if replacing { return true }
    return like.likeness == .nearlySame && like.hasSameSubstance
      && VersionEvidence.links(item, to: like.item)
  }
}

extension Library {
  fileprivate func held(_ id: ItemID, bank: Int64) throws(StoreError) -> ImportPlan.Held? {
    try database.row(
      "SELECT content, imported, source_file FROM item WHERE id = ? AND bank = ?",
      [.text(id.text), .integer(bank)]
    ) {
      ImportPlan.Held(
        content: $0.text(0), imported: $0.optionalText(1), file: $0.optionalText(2))
    }
  }

  fileprivate func hasBanks(besides name: String) throws(StoreError) -> Bool {
    try database.integer("SELECT EXISTS (SELECT 1 FROM bank WHERE name <> ?)", [.text(name)]) == 1
  }

  fileprivate func banksHolding(_ id: ItemID) throws(StoreError) -> [String] {
    try database.rows(
      "SELECT name FROM item JOIN bank ON bank.row = item.bank WHERE id = ? ORDER BY name",
      [.text(id.text)]
    ) { $0.text(0) }
  }
}

extension Item {
  /// The item with what somebody did to the tags of the library's one since a file had it last.
  fileprivate func keepingTags(of held: Item, since imported: Item) -> Item {
    var item = self
    item.tags.removeAll { imported.tags.contains($0) && !held.tags.contains($0) }
    for tag in held.tags where !imported.tags.contains(tag) && !item.tags.contains(tag) {
      item.tags.append(tag)
    }
    return item
  }
}
