public import ContestEngine
import Cryptography

/// The journals of `contests.sqlite`.
public final class SQLiteJournal: Journal {
  let database: Database
  let file: String
  private var rowsByContest: [String: Int64] = [:]

  /// Opens the file, or makes it where `creating`. Its directory must be there.
  public convenience init(file: String, creating: Bool = true) throws(StoreError) {
    try self.init(file: file, creating: creating, vfs: nil)
  }

  /// - Parameter vfs: what SQLite reaches the disk through; nil is the system's own.
  init(file: String, creating: Bool = true, vfs: String?) throws(StoreError) {
    self.file = file
    do {
      database = try StoreFile.open(file, schema: .contests, creating: creating, vfs: vfs)
    } catch {
      if let failure = error.databaseError, failure.isCorrupt { throw .damaged(file: file) }
      throw error
    }
  }

  /// On a file that is open already.
  init(opened database: consuming Database, file: String) {
    self.file = file
    self.database = database
  }

  public func addContest(
    _ contest: String, definition: String, at now: Instant
  ) throws(StoreError) -> JournalHead {
    try database.run(
      """
      INSERT INTO contest (id, definition, created_at) VALUES (?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET definition = excluded.definition
      WHERE definition <> excluded.definition
      """, [.text(contest), .text(definition), .integer(now.milliseconds)])
    return try head(of: contest)
  }

  public func contests() throws(StoreError) -> [ContestSummary] {
    let found = try database.rows("SELECT row, id, definition, created_at FROM contest ORDER BY id")
    {
      ($0.integer(0), $0.text(1), $0.text(2), Instant(milliseconds: $0.integer(3)))
    }
    return try found.map { (row, id, definition, createdAt) throws(StoreError) in
      ContestSummary(
        id: id, definition: definition, createdAt: createdAt, head: try head(of: id),
        lastAt: try lastMoment(row))
    }
  }

  func hasNoContest() throws(StoreError) -> Bool {
    try database.integer("SELECT EXISTS (SELECT 1 FROM contest)") == 0
  }

  /// Looks at every page. A hundred megabytes take less than half a second.
  ///
  /// - Throws: `damaged` where one is not what SQLite wrote.
  public func checkPages() throws(StoreError) { try database.checkPages() }

  private func lastMoment(_ contest: Int64) throws(StoreError) -> Instant? {
    try database.row(
      "SELECT at FROM event WHERE contest = ? ORDER BY sequence DESC LIMIT 1", [.integer(contest)]
    ) { Instant(milliseconds: $0.integer(0)) }
  }

  public func head(of contest: String) throws(StoreError) -> JournalHead {
    let last = try database.row(
      "SELECT sequence, hash FROM event WHERE contest = ? ORDER BY sequence DESC LIMIT 1",
      [.integer(try row(of: contest))]
    ) { ($0.integer(0), $0.blob(1)) }
    guard let (sequence, bytes) = last else { return .genesis(of: contest) }
    guard let hash = SHA256Digest(bytes) else {
      throw .brokenJournal(
        contest: contest, JournalFault(sequence: sequence, reason: .altered))
    }
    return JournalHead(sequence: sequence, hash: hash)
  }

  /// The head as it was when an entry was the newest; the genesis for 0.
  public func head(of contest: String, at sequence: Int64) throws(StoreError) -> JournalHead {
    guard let row = try rows(of: contest, from: sequence, limit: 1).first,
      row.sequence == sequence
    else { return .genesis(of: contest) }
    guard let hash = SHA256Digest(row.hash) else {
      throw .brokenJournal(
        contest: contest, JournalFault(sequence: sequence, reason: .altered))
    }
    return JournalHead(sequence: sequence, hash: hash)
  }

  public func eachRow(
    of contest: String, from sequence: Int64, limit: Int,
    _ body: (RowInPlace) throws(StoreError) -> Void
  ) throws(StoreError) -> Int {
    let statement = try database.statement(
      """
      SELECT sequence, at, payload, hash FROM event
      WHERE contest = ? AND sequence >= ? ORDER BY sequence LIMIT ?
      """)
    defer { statement.reset() }
    try statement.bind([
      .integer(try row(of: contest)), .integer(sequence), .integer(Int64(limit)),
    ])
    var count = 0
    while try statement.step() {
      try body(
        RowInPlace(
          sequence: statement.integer(0), at: Instant(milliseconds: statement.integer(1)),
          payload: statement.bytes(2), hash: statement.bytes(3)))
      count += 1
    }
    return count
  }

  /// The contest's number in this file.
  func row(of contest: String) throws(StoreError) -> Int64 {
    if let known = rowsByContest[contest] { return known }
    let found = try database.row("SELECT row FROM contest WHERE id = ?", [.text(contest)]) {
      $0.integer(0)
    }
    guard let found else { throw .unknownContest(contest) }
    rowsByContest[contest] = found
    return found
  }
}
