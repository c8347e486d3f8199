public import Assessment
public import ContestEngine
import Foundation

/// The question banks of `library.sqlite`.
public final class Library {
  /// Longest stored form of one item, in bytes.
  public static let itemBytesMax = 4 << 20

  let database: Database
  let encoder = ItemContent.makeEncoder()
  private let decoder = JSONDecoder()
  /// KiB of pages that are kept at hand: ids come in no order, so an import goes to all pages of their
  /// index again and again. Room is only taken as it is needed.
  private static let cacheSize = 64 * 1024
  /// How long a writer waits, in milliseconds: somebody may be writing a hundred thousand items.
  private static let busyTimeout = 60_000

  /// Opens the file, or makes it where `creating`. Its directory must be there.
  public init(file: String, creating: Bool = true) throws(StoreError) {
    database = try StoreFile.open(file, schema: .library, creating: creating)
    try database.execute("PRAGMA cache_size=-\(Self.cacheSize)")
    try database.execute("PRAGMA busy_timeout=\(Self.busyTimeout)")
  }

  /// An empty one that is in no file, to tell what an import would do where there is none yet.
  public init() throws(StoreError) {
    database = try Database.open(":memory:")
    _ = try Schema.library.migrate(database)
  }

  /// - Throws: `damaged` where a page is not what SQLite wrote.
  public func checkPages() throws(StoreError) { try database.checkPages() }

  /// All banks, by the bytes of their names.
  public func banks() throws(StoreError) -> [BankSummary] {
    let banks = try database.rows(
      "SELECT row, name, created_at, updated_at FROM bank ORDER BY name"
    ) {
      (row: $0.integer(0), name: $0.text(1), created: $0.integer(2), updated: $0.integer(3))
    }
    return try banks.map { (bank) throws(StoreError) in
      let kinds = try kinds(ofBank: bank.row)
      return BankSummary(
        name: bank.name, items: kinds.values.reduce(0, +), kinds: kinds,
        createdAt: Instant(milliseconds: bank.created),
        updatedAt: Instant(milliseconds: bank.updated))
    }
  }

  private func kinds(ofBank row: Int64) throws(StoreError) -> [ItemKind: Int] {
    var kinds: [ItemKind: Int] = [:]
    let counts = try database.rows(
      "SELECT kind, count(*) FROM item WHERE bank = ? GROUP BY kind", [.integer(row)]
    ) { ($0.text(0), Int($0.integer(1))) }
    for (kind, count) in counts { kinds[ItemKind(rawValue: kind) ?? .description] = count }
    return kinds
  }

  /// The items of a bank, in the order of their import.
  public func items(of bank: String) throws(StoreError) -> [Item] {
    try found("bank = ? ORDER BY item.row", [.integer(try row(of: bank))]).map(\.item)
  }

  /// The item in every bank that has it, by the banks' names.
  public func item(_ id: ItemID) throws(StoreError) -> [LibraryItem] {
    try found("id = ? ORDER BY bank.name", [.text(id.text)])
  }

  /// Items with all words of `text` somewhere, regardless of case and tone marks.
  ///
  /// - Parameter limit: how many at most; nil for all.
  public func search(
    _ text: String, in bank: String? = nil, limit: Int? = 100
  ) throws(StoreError) -> [LibraryItem] {
    let (condition, values) = try condition(ofSearch: text, in: bank)
    return try found(
      condition + " ORDER BY bank.name, item.row LIMIT ?",
      values + [.integer(limit.map(Int64.init) ?? -1)])
  }

  /// How many items `search` would find without a limit.
  public func searchCount(_ text: String, in bank: String? = nil) throws(StoreError) -> Int {
    let (condition, values) = try condition(ofSearch: text, in: bank)
    return Int(try database.integer("SELECT count(*) FROM item WHERE " + condition, values))
  }

  private func condition(
    ofSearch text: String, in bank: String?
  ) throws(StoreError) -> (String, [Value]) {
    let words = TextNormaliser.looseKey(text).split(separator: " ").map { Value.text(String($0)) }
    var conditions = Array(repeating: "instr(words, ?) > 0", count: words.count)
    var values = words
    if let bank {
      conditions.append("bank = ?")
      values.append(.integer(try row(of: bank)))
    }
    return (conditions.isEmpty ? "TRUE" : conditions.joined(separator: " AND "), values)
  }

  /// Takes a bank with all its items away.
  public func remove(bank: String) throws(StoreError) {
    try database.run("DELETE FROM bank WHERE row = ?", [.integer(try row(of: bank))])
  }

  /// Takes items out of a bank.
  ///
  /// - Returns: those that were in it.
  public func remove(
    _ ids: [ItemID], from bank: String, at now: Instant
  ) throws(StoreError) -> [ItemID] {
    let row = try row(of: bank)
    return try database.transaction { () throws(StoreError) -> [ItemID] in
      var removed: [ItemID] = []
      for id in ids {
        try database.run(
          "DELETE FROM item WHERE bank = ? AND id = ?", [.integer(row), .text(id.text)])
        if database.changes > 0 { removed.append(id) }
      }
      if !removed.isEmpty { try touch(row, at: now) }
      return removed
    }
  }

  /// Items by a condition over the tables `item` and `bank`.
  func found(_ condition: String, _ values: [Value]) throws(StoreError) -> [LibraryItem] {
    try database.rows(
      """
      SELECT id, content, source_file, source_line, name, first_seen, item.updated_at
      FROM item JOIN bank ON bank.row = item.bank WHERE \(condition)
      """, values
    ) { (row) throws(StoreError) in
      let source = row.optionalText(2).map { ItemSource(file: $0, line: Int(row.integer(3))) }
      return LibraryItem(
        bank: row.text(4),
        item: try ItemContent.item(row.text(1), id: row.text(0), source: source, decoder: decoder),
        firstSeen: Instant(milliseconds: row.integer(5)),
        updatedAt: Instant(milliseconds: row.integer(6)))
    }
  }

  /// An item from a text that was kept of it.
  func item(ofContent text: String, id: ItemID) throws(StoreError) -> Item {
    try ItemContent.item(text, id: id.text, source: nil, decoder: decoder)
  }

  /// The bank's number in this file.
  func row(of bank: String) throws(StoreError) -> Int64 {
    guard let row = try knownRow(of: bank) else { throw .unknownBank(bank) }
    return row
  }

  /// By its name, or by what `BankName` makes of it.
  func knownRow(of bank: String) throws(StoreError) -> Int64? {
    if let row = try rowNamed(bank) { return row }
    guard let name = BankName(bank)?.text, !name.utf8.elementsEqual(bank.utf8) else { return nil }
    return try rowNamed(name)
  }

  private func rowNamed(_ name: String) throws(StoreError) -> Int64? {
    try database.row("SELECT row FROM bank WHERE name = ?", [.text(name)]) { $0.integer(0) }
  }

  /// The name under which a bank is there, or would be made.
  func knownName(of bank: String) throws(StoreError) -> String {
    if try rowNamed(bank) != nil { return bank }
    return BankName(bank)?.text ?? bank
  }

  func touch(_ bank: Int64, at now: Instant) throws(StoreError) {
    try database.run(
      "UPDATE bank SET updated_at = ? WHERE row = ?",
      [.integer(now.milliseconds), .integer(bank)])
  }
}
