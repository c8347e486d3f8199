import CSQLite
import Glibc

/// One connection to one file, used by one thread at a time. Not copyable, so it closes once.
struct Database: ~Copyable {
  /// How long a writer waits for another process's transaction, in milliseconds.
  static let busyTimeout: Int32 = 5_000

  let path: String
  private let handle: OpaquePointer
  private let statements = Statements()

  /// Prepared statements by their SQL. A class, so that asking for one changes no connection.
  private final class Statements {
    var bySQL: [String: Statement] = [:]
  }

  /// Opens a file that is there already.
  ///
  /// - Parameters:
  ///   - vfs: what SQLite reaches the disk through; nil is the system's own. Tests give others.
  ///   - isImmutable: nobody writes the file, and nothing can be made beside it.
  static func open(
    _ path: String, vfs: String? = nil, isImmutable: Bool = false
  ) throws(StoreError) -> Database {
    let flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    let database =
      isImmutable
      ? try connect(
        uri(path), as: path, flags | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, vfs)
      : try connect(path, as: path, flags | SQLITE_OPEN_READWRITE, vfs)
    try database.configure()
    return database
  }

  /// Opens what is in memory, to be read alone.
  ///
  /// - Parameter path: where it came from, for what is said of it.
  static func open(image: [UInt8], of path: String) throws(StoreError) -> Database {
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    let database = try connect(":memory:", as: path, flags, nil)
    try database.take(image)
    try database.configure()
    return database
  }

  private func take(_ image: [UInt8]) throws(StoreError) {
    guard let memory = sqlite3_malloc64(UInt64(max(1, image.count))) else {
      throw .file(path: path, operation: "read", errno: ENOMEM)
    }
    image.withUnsafeBytes {
      if let start = $0.baseAddress { memory.copyMemory(from: start, byteCount: $0.count) }
    }
    let flags = UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY)
    let count = Int64(image.count)
    let code = sqlite3_deserialize(
      handle, "main", memory.assumingMemoryBound(to: UInt8.self), count, count, flags)
    guard code == SQLITE_OK else {
      throw .database(DatabaseError(of: handle, sql: "deserialize"))
    }
  }

  /// As a name that may have any letters, with what SQLite is to know of the file.
  private static func uri(_ path: String) -> String {
    let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/".utf8)
    let escaped = path.utf8.map { byte in
      if plain.contains(byte) { return String(UnicodeScalar(byte)) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count == 1 ? "0" : "") + digits
    }
    return "file:\(escaped.joined())?immutable=1"
  }

  private static func connect(
    _ name: String, as path: String, _ flags: Int32, _ vfs: String?
  ) throws(StoreError) -> Database {
    var handle: OpaquePointer?
    let code = sqlite3_open_v2(name, &handle, flags, vfs)
    guard code == SQLITE_OK, let handle else {
      let error =
        handle.map { DatabaseError(of: $0, sql: "open") }
        ?? DatabaseError(code: code, message: String(cString: sqlite3_errstr(code)), sql: "open")
      sqlite3_close_v2(handle)
      throw .database(error)
    }
    sqlite3_busy_timeout(handle, busyTimeout)
    return Database(path: path, handle: handle)
  }

  private init(path: String, handle: OpaquePointer) {
    self.path = path
    self.handle = handle
  }

  private func configure() throws(StoreError) {
    do {
      try setUp()
    } catch .database(let error) where error.code & 0xFF == SQLITE_NOTADB {
      throw .notOurs(file: path)
    } catch {
      throw error
    }
  }

  private func setUp() throws(StoreError) {
    try execute("PRAGMA foreign_keys=ON")
    // Every commit is on the disk before it returns.
    try execute("PRAGMA synchronous=FULL")
    // Erased names must not stay in free pages.
    try execute("PRAGMA secure_delete=ON")
    // What is set aside for a moment must not go to a file of its own.
    try execute("PRAGMA temp_store=MEMORY")
    try execute("PRAGMA trusted_schema=OFF")
    try execute("PRAGMA cell_size_check=ON")
  }

  deinit {
    statements.bySQL = [:]
    sqlite3_close_v2(handle)
  }

  /// Runs one or several statements that take no values.
  func execute(_ sql: String) throws(StoreError) {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else {
      throw .database(DatabaseError(of: handle, sql: sql))
    }
  }

  /// The prepared statement for `sql`. Whoever steps it resets it.
  func statement(_ sql: String) throws(StoreError) -> Statement {
    if let known = statements.bySQL[sql] { return known }
    let made = try Statement(sql, on: handle)
    statements.bySQL[sql] = made
    return made
  }

  func run(_ sql: String, _ values: [Value] = []) throws(StoreError) {
    try statement(sql).run(values)
  }

  /// All rows, each made into a value.
  func rows<Element>(
    _ sql: String, _ values: [Value] = [], _ make: (Statement) throws(StoreError) -> Element
  ) throws(StoreError) -> [Element] {
    let statement = try statement(sql)
    defer { statement.reset() }
    try statement.bind(values)
    var rows: [Element] = []
    while try statement.step() { rows.append(try make(statement)) }
    return rows
  }

  /// The first row, made into a value; nil where there is none.
  func row<Element>(
    _ sql: String, _ values: [Value] = [], _ make: (Statement) throws(StoreError) -> Element
  ) throws(StoreError) -> Element? {
    let statement = try statement(sql)
    defer { statement.reset() }
    try statement.bind(values)
    return try statement.step() ? try make(statement) : nil
  }

  /// The one integer that a statement gives; 0 where it gives no row.
  func integer(_ sql: String, _ values: [Value] = []) throws(StoreError) -> Int64 {
    try row(sql, values) { $0.integer(0) } ?? 0
  }

  /// How many rows the last statement changed.
  var changes: Int { Int(sqlite3_changes64(handle)) }

  /// The row id of the last row that was inserted.
  var lastRow: Int64 { sqlite3_last_insert_rowid(handle) }

  /// Does everything in `body`, or nothing. Takes the writer's lock at once, so that what is read
  /// inside still holds when it commits.
  func transaction<Result>(
    _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try run("BEGIN IMMEDIATE")
    do {
      let result = try body()
      try run("COMMIT")
      return result
    } catch {
      rollBack()
      throw error
    }
  }

  private func rollBack() {
    // Some failures have rolled back by themselves.
    guard sqlite3_get_autocommit(handle) == 0 else { return }
    // Nothing better can be done where even this fails; the first error is the one to tell.
    try? run("ROLLBACK")
  }

  /// Looks at every page. A hundred megabytes take less than half a second.
  ///
  /// - Throws: `damaged` where one is not what SQLite wrote.
  func checkPages() throws(StoreError) {
    do throws(StoreError) {
      guard try isWhole() else { throw StoreError.damaged(file: path) }
    } catch {
      if let failure = error.databaseError, failure.isCorrupt { throw .damaged(file: path) }
      throw error
    }
  }

  /// Whether SQLite finds every page as it wrote it. What it stumbles over on the way it throws.
  func isWhole() throws(StoreError) -> Bool {
    try row("PRAGMA quick_check(1)", [], { $0.text(0) }) == "ok"
  }

  /// Moves everything from the log to the file, syncs the file, and empties the log.
  ///
  /// - Returns: false where a reader was in the way for longer than the timeout.
  @discardableResult
  func checkpoint() throws(StoreError) -> Bool {
    try integer("PRAGMA wal_checkpoint(TRUNCATE)") == 0
  }
}
