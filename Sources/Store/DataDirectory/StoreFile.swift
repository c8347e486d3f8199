import Glibc

/// Opens and makes the files of the store.
enum StoreFile {
  /// Opens a file, made and brought to the newest layout where that is needed.
  ///
  /// The making is durable before this returns: a log that is synced beside a file that is still
  /// empty would be thrown away on the next start.
  static func open(
    _ path: String, schema: Schema, creating: Bool = true, vfs: String? = nil
  ) throws(StoreError) -> Database {
    let directory = Path.directory(of: path)
    // Two processes that start together must not both make the file.
    let lock = try FileLock.wait(forDirectory: directory)
    if creating { try makeEmpty(path) }
    guard exists(path) else { throw .missing(file: path) }
    let database = try Database.open(path, vfs: vfs)
    let wasBehind = try schema.migrate(database)
    // Readers beside one writer. The mode stays with the file; a backup comes without it.
    try database.execute("PRAGMA journal_mode=WAL")
    if wasBehind {
      // Where a step took a column away, SQLite (3.40) lets go of its lock at the next read only.
      _ = try database.integer("SELECT count(*) FROM sqlite_schema")
      // Syncs the file too, through SQLite's own descriptor: closing another descriptor of the
      // file would drop the locks that this process holds on it.
      try database.checkpoint()
      try lock.syncDirectory()
    }
    return database
  }

  /// Makes an empty file that its owner alone can read. SQLite gives its log the same rights.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func makeEmpty(_ path: String) throws(StoreError) {
    let descriptor = Glibc.open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    if descriptor >= 0 {
      FileOwner.settle(descriptor, at: path)
      close(descriptor)
    } else if errno != EEXIST {
      throw .file(path: path, operation: "create", errno: errno)
    }
  }
}
