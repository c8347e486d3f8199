import Glibc

/// Opens and makes the files of the store.
enum StoreFile {
  /// Opens a file, made and brought to the newest layout where that is needed.
  ///
  /// The making is durable before this returns: a log that is synced beside a file that is still
  /// empty would be thrown away on the next start.
  ///
  /// - Throws: `damaged` where SQLite would forget a part of the log that was durable.
  static func open(
    _ path: String, schema: Schema, creating: Bool = true, vfs: String? = nil
  ) throws(StoreError) -> Database {
    let directory = Path.directory(of: path)
    // Two processes that start together must not both make the file.
    let lock = try FileLock.wait(forDirectory: directory)
    try Replacement(path: path).finish()
    if creating { try makeEmpty(path) }
    guard exists(path) else { throw .missing(file: path) }
    if schema.isRefusedWithDamagedLog, try LogFrames.isDamaged(besides: path) {
      throw .damaged(file: path)
    }
    if !creating, let reason = whyNothingCanBeMade(in: directory) {
      return try openToRead(path, schema, isMediumReadOnly: reason == EROFS)
    }
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

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Nil where files can be made in the directory.
  private static func whyNothingCanBeMade(in directory: String) -> CInt? {
    access(directory, W_OK) != 0 && [EROFS, EACCES].contains(errno) ? errno : nil
  }

  /// In a directory of somebody else's a server may run: then its files beside the database serve us too.
  private static func openToRead(
    _ path: String, _ schema: Schema, isMediumReadOnly: Bool
  ) throws(StoreError) -> Database {
    if isMediumReadOnly { return try openReadOnly(path, schema) }
    do {
      let database = try Database.open(path)
      try schema.refuseOthers(database)
      return database
    } catch {
      guard error.databaseError?.isUnopenable ?? false else { throw error }
      return try openReadOnly(path, schema)
    }
  }

  /// Where nothing can be written nobody writes, so SQLite needs no files beside the database. A log that
  /// was left there is part of it, and is read into memory with it.
  static func openReadOnly(
    _ path: String, _ schema: Schema
  ) throws(StoreError) -> Database {
    let database =
      isEmpty(path + "-wal")
      ? try Database.open(path, isImmutable: true)
      : try Database.open(image: DatabasePages(at: path).image, of: path)
    try schema.refuseOthers(database)
    return database
  }

  /// Whether there is no file, or nothing in it.
  static func isEmpty(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) != 0 ? errno == ENOENT : status.st_size == 0
  }

  /// Makes an empty file that its owner alone can read. SQLite gives its log the same rights.
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
