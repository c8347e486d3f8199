public import Assessment
public import ContestEngine

extension Library {
  /// Adds items to a bank, which is made where it is new. All of them or, where anything fails,
  /// none. What the bank has already is left as it is or brought up to date, so the same file
  /// again changes nothing.
  ///
  /// - Parameters:
  ///   - lookingForLikes: whether new items are compared with the library's.
  ///   - replacing: whether a new item takes the place of one in the bank that is nearly the same
  ///     or in conflict with it. Otherwise it does only where the two have the same title or
  ///     number and the same key.
  ///   - dryRun: only tells what would be done.
  public func add(
    _ items: [Item], to bank: String, at now: Instant, lookingForLikes: Bool = true,
    replacing: Bool = false, dryRun: Bool = false
  ) throws(StoreError) -> ImportOutcome {
    let bank = try knownName(of: bank)
    var attempt = 0
    while true {
      attempt += 1
      let version = try dataVersion()
      let plan = try ImportPlan(
        items, to: bank, of: self, lookingForLikes: lookingForLikes, replacing: replacing)
      if dryRun { return plan.outcome }
      let outcome = try database.transaction { () throws(StoreError) -> ImportOutcome? in
        // Planning takes most of the time and locks nobody out; it holds if nobody else wrote.
        if try dataVersion() == version { return try carryOut(plan, bank: bank, at: now) }
        // Whoever is always overtaken would never end.
        guard attempt >= Self.plansMax else { return nil }
        let plan = try ImportPlan(
          items, to: bank, of: self, lookingForLikes: lookingForLikes, replacing: replacing)
        return try carryOut(plan, bank: bank, at: now)
      }
      if let outcome { return outcome }
    }
  }

  /// So often an import is planned beside other writers before it makes them wait.
  private static let plansMax = 3

  private func carryOut(
    _ plan: ImportPlan, bank: String, at now: Instant
  ) throws(StoreError) -> ImportOutcome {
    let row = try madeRow(of: bank, at: now)
    for entry in plan.missing { try keep(entry.traces, ofRow: entry.row) }
    for step in plan.steps { try take(step, bank: row, at: now) }
    if !plan.steps.isEmpty { try touch(row, at: now) }
    return plan.outcome
  }

  /// Adds tags to items of a bank and takes others off.
  ///
  /// - Returns: the items whose tags changed.
  public func changeTags(
    of ids: [ItemID], in bank: String, adding: [String] = [], removing: [String] = [],
    at now: Instant
  ) throws(StoreError) -> [ItemID] {
    let row = try row(of: bank)
    return try database.transaction { () throws(StoreError) -> [ItemID] in
      var changed: [ItemID] = []
      for id in ids {
        let values: [Value] = [.integer(row), .text(id.text)]
        guard var item = try found("bank = ? AND id = ?", values).first?.item else { continue }
        let before = item.tags
        item.tags = before.filter { !removing.contains($0) }
        for tag in adding where !item.tags.contains(tag) { item.tags.append(tag) }
        guard item.tags != before else { continue }
        let content = try ItemContent(item, encoder: encoder)
        try noteImported(id, bank: row)
        try update(item, content, ItemIndex(item, withTraces: false), bank: row, at: now)
        changed.append(id)
      }
      if !changed.isEmpty { try touch(row, at: now) }
      return changed
    }
  }

  private func madeRow(of bank: String, at now: Instant) throws(StoreError) -> Int64 {
    if let known = try knownRow(of: bank) { return known }
    try database.run(
      "INSERT INTO bank (name, created_at, updated_at) VALUES (?, ?, ?)",
      [.text(bank), .integer(now.milliseconds), .integer(now.milliseconds)])
    return database.lastRow
  }

  private func take(
    _ step: ImportPlan.Step, bank: Int64, at now: Instant
  ) throws(StoreError) {
    let (item, content, index) = (step.item, step.content, step.index)
    switch step.action {
    case .add:
      try database.run(
        """
        INSERT INTO item (kind, content, source_file, source_line, words, updated_at, first_seen,
          bank, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        values(item, content, index, now) + [
          .integer(now.milliseconds), .integer(bank), .text(item.id.text),
        ])
      if let traces = index.traces { try keep(traces, ofRow: database.lastRow) }
    case .update:
      try update(item, content, index, bank: bank, at: now)
      try database.run(
        "UPDATE item SET imported = ? WHERE bank = ? AND id = ?",
        [.optional(step.imported?.text), .integer(bank), .text(item.id.text)])
    case .replace(let row, let earlier):
      let former = try database.row("SELECT content FROM item WHERE row = ?", [.integer(row)]) {
        $0.text(0)
      }
      try put(item, content, index, inRow: row, at: now)
      if let former { try link(earlier, content: former, to: item.id, at: now) }
    }
  }

  /// Remembers what a file said of an item before it is changed by hand.
  private func noteImported(_ id: ItemID, bank: Int64) throws(StoreError) {
    try database.run(
      "UPDATE item SET imported = coalesce(imported, content) WHERE bank = ? AND id = ?",
      [.integer(bank), .text(id.text)])
  }

  private func update(
    _ item: Item, _ content: ItemContent, _ index: ItemIndex, bank: Int64, at now: Instant
  ) throws(StoreError) {
    try database.run(
      """
      UPDATE item SET kind = ?, content = ?, source_file = ?, source_line = ?, words = ?,
        updated_at = ? WHERE bank = ? AND id = ?
      """, values(item, content, index, now) + [.integer(bank), .text(item.id.text)])
  }

  /// Writes an item over the one that stands in a row.
  func put(
    _ item: Item, _ content: ItemContent, _ index: ItemIndex, inRow row: Int64, at now: Instant
  ) throws(StoreError) {
    try database.run(
      """
      UPDATE item SET kind = ?, content = ?, source_file = ?, source_line = ?, words = ?,
        updated_at = ?, id = ?, imported = NULL WHERE row = ?
      """, values(item, content, index, now) + [.text(item.id.text), .integer(row)])
    if let traces = index.traces { try keep(traces, ofRow: row) }
  }

  /// A number that changes when another connection has written.
  private func dataVersion() throws(StoreError) -> Int64 {
    try database.integer("PRAGMA data_version")
  }

  private func values(
    _ item: Item, _ content: ItemContent, _ index: ItemIndex, _ now: Instant
  ) -> [Value] {
    [
      .text(item.kind.rawValue), .text(content.text), .optional(item.source?.file),
      item.source.map { .integer(Int64($0.line)) } ?? .null, .text(index.words),
      .integer(now.milliseconds),
    ]
  }
}
