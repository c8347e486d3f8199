public import Assessment
public import ContestEngine

/// An earlier version of an item, kept when another took its place.
public struct EarlierVersion: Hashable, Sendable {
  public let item: Item
  public let replacedAt: Instant
}

extension Library {
  /// The versions of an item before this one, the newest first. What is known of them holds for
  /// this one, too: a corrected typing error makes no new question.
  public func earlierVersions(of id: ItemID) throws(StoreError) -> [EarlierVersion] {
    var found: [EarlierVersion] = []
    var open = [id]
    var seen: Set<ItemID> = [id]
    while !open.isEmpty {
      let later = open.removeFirst()
      let rows = try database.rows(
        "SELECT earlier, content, at FROM succession WHERE later = ? ORDER BY at DESC, earlier",
        [.text(later.text)]
      ) { (id: ItemID($0.text(0)), content: $0.text(1), at: $0.integer(2)) }
      for row in rows where seen.insert(row.id).inserted {
        let item = try item(ofContent: row.content, id: row.id)
        found.append(EarlierVersion(item: item, replacedAt: Instant(milliseconds: row.at)))
        open.append(row.id)
      }
    }
    return found
  }

  /// The newest version of an item: itself where nothing took its place.
  public func latestVersion(of id: ItemID) throws(StoreError) -> ItemID {
    var latest = id
    var seen: Set<ItemID> = [id]
    while let next = try later(than: latest), seen.insert(next).inserted { latest = next }
    return latest
  }

  /// Earlier versions of a bank's items, each with the later one that the bank has.
  func laterVersions(inBank row: Int64?) throws(StoreError) -> [ItemID: ItemID] {
    guard let row, try database.integer("SELECT EXISTS (SELECT 1 FROM succession)") == 1 else {
      return [:]
    }
    let direct = try database.rows("SELECT earlier, later FROM succession") {
      (ItemID($0.text(0)), ItemID($0.text(1)))
    }
    let held = Set(
      try database.rows("SELECT id FROM item WHERE bank = ?", [.integer(row)]) {
        ItemID($0.text(0))
      })
    let later = Dictionary(direct, uniquingKeysWith: { first, _ in first })
    var found: [ItemID: ItemID] = [:]
    for start in later.keys {
      var seen: Set<ItemID> = [start]
      var id = start
      while let next = later[id], seen.insert(next).inserted {
        id = next
        if held.contains(id) { found[start] = id }
      }
    }
    return found
  }

  /// Notes that `later` took the place of `earlier`. Whoever goes back to an earlier version makes
  /// it the newest one.
  func link(
    _ earlier: ItemID, content: String, to later: ItemID, at now: Instant
  ) throws(StoreError) {
    try database.run("DELETE FROM succession WHERE earlier = ?", [.text(later.text)])
    try database.run(
      "INSERT OR REPLACE INTO succession (earlier, later, content, at) VALUES (?, ?, ?, ?)",
      [.text(earlier.text), .text(later.text), .text(content), .integer(now.milliseconds)])
  }

  private func later(than id: ItemID) throws(StoreError) -> ItemID? {
    try database.row("SELECT later FROM succession WHERE earlier = ?", [.text(id.text)]) {
      ItemID($0.text(0))
    }
  }
}
