import Glibc

/// One step of a file's layout. Steps are never changed once released, only added.
struct Migration: Sendable {
  let name: String
  let sql: String
}

/// The layout of one kind of file: what it is known by, and the steps to its newest version.
struct Schema: Sendable {
  /// Stands in the file's header, so that no file is taken for another kind.
  let applicationID: Int64
  /// The version of a file is the number of steps that it has behind it.
  let migrations: [Migration]
  /// Whether nobody opens the file while a part of its log cannot be reached: for what can be mended,
  /// and must not be forgotten.
  var isRefusedWithDamagedLog = false

  /// Brings a file to the newest version.
  ///
  /// - Returns: whether anything had to be done.
  func migrate(_ database: borrowing Database) throws(StoreError) -> Bool {
    guard try isBehind(database) else { return false }
    try database.execute("BEGIN EXCLUSIVE")
    do {
      try takeSteps(on: database)
      try database.execute("COMMIT")
    } catch {
      // The first error is the one to tell; a transaction left open ends with the connection.
      try? database.execute("ROLLBACK")
      throw error
    }
    return true
  }

  private func takeSteps(on database: borrowing Database) throws(StoreError) {
    let version = try database.integer("PRAGMA user_version")
    for migration in migrations.dropFirst(Int(version)) { try database.execute(migration.sql) }
    // PRAGMAs take no bound values; both are this program's own integers.
    try database.execute("PRAGMA application_id=\(applicationID)")
    try database.execute("PRAGMA user_version=\(migrations.count)")
  }

  /// For a file that cannot be written, so must be of the newest version.
  func refuseOthers(_ database: borrowing Database) throws(StoreError) {
    guard try isBehind(database) else { return }
    throw .file(path: database.path, operation: "bring to the newest layout", errno: EROFS)
  }

  private func isBehind(_ database: borrowing Database) throws(StoreError) -> Bool {
    let version = try database.integer("PRAGMA user_version")
    let application = try database.integer("PRAGMA application_id")
    if application != applicationID {
      let tables = try database.integer("SELECT count(*) FROM sqlite_schema")
      guard application == 0, version == 0, tables == 0 else {
        throw .notOurs(file: database.path)
      }
    }
    let known = Int64(migrations.count)
    guard version <= known else {
      throw .newerThanProgram(file: database.path, version: version, known: known)
    }
    return version < known
  }
}
