import Cryptography
import Glibc

extension DataDirectory {
  /// Copies everything into one file of its owner's alone: journals, persons, secrets, banks, the
  /// server's certificate and key. Each database is copied as it stands at one moment, beside a
  /// running server. Durable, and read back once, when this returns.
  ///
  /// - Parameters:
  ///   - file: must not be there. Beside it as much room again is needed for a while.
  ///   - note: for whoever finds the file.
  /// - Throws: `alreadyThere`; `missing` where the directory has no contest; `badBackup` where the
  ///   disk gave back something else than was written.
  public func backUp(to file: String, note: String) throws(StoreError) -> BackupReport {
    guard !StoreFile.exists(file) else { throw .alreadyThere(file: file) }
    guard StoreFile.exists(contestsFile) || StoreFile.exists(libraryFile) else {
      throw .missing(file: contestsFile)
    }
    let draft = "\(file).\(getpid()).part"
    let copy = "\(file).\(getpid()).copy.part"
    defer {
      unlink(draft)
      unlink(copy)
    }
    var report = BackupReport()
    do {
      var writer = try BackupWriter(to: draft)
      try writer.add(BackupNames.note, text: note)
      for database in [
        (name: BackupNames.contests, from: contestsFile, schema: Schema.contests),
        (name: BackupNames.library, from: libraryFile, schema: Schema.library),
      ] where StoreFile.exists(database.from) {
        try Self.copyDatabase(database.from, schema: database.schema, to: copy)
        if database.name == BackupNames.contests { report.contests = try Self.contests(in: copy) }
        try writer.add(database.name, from: copy)
        unlink(copy)
      }
      let carried = try BackupNames.carried(by: path)
      report.leftOut = carried.leftOut
      for name in carried.names {
        try writer.add(name, from: Path.joining(path, name))
      }
      (report.byteCount, report.isOthersToRead) = try writer.finish()
    }
    report.files = try Self.filesOfBackup(draft)
    guard !StoreFile.exists(file) else { throw .alreadyThere(file: file) }
    guard rename(draft, file) == 0 else {
      throw .file(path: file, operation: "rename", errno: errno)
    }
    try FileLock.sync(file: Path.directory(of: file))
    return report
  }

  /// Reads a backup to its end.
  ///
  /// - Throws: `badBackup` where it is not what was written.
  public static func filesOfBackup(_ file: String) throws(StoreError) -> [BackupReport.File] {
    try BackupReader(path: file).read { _ in
    } take: { _ in
    }
  }

  private static func copyDatabase(
    _ source: String, schema: Schema, to target: String
  ) throws(StoreError) {
    let database = try StoreFile.open(source, schema: schema, creating: false)
    try StoreFile.makeEmpty(target)
    // Takes no page that is free: nothing that was erased goes along.
    try database.run("VACUUM INTO ?", [.text(target)])
  }

  /// What a copy of `contests.sqlite` holds.
  static func contests(in file: String) throws(StoreError) -> [BackupReport.Contest] {
    let database = try Database.open(file)
    return try database.rows(
      """
      SELECT id, event.sequence, event.hash,
        (SELECT count(*) FROM person WHERE person.contest = contest.row)
      FROM contest LEFT JOIN event ON event.contest = contest.row
        AND event.sequence = (SELECT max(sequence) FROM event WHERE contest = contest.row)
      ORDER BY id
      """
    ) { row in
      let id = row.text(0)
      let head = SHA256Digest(row.blob(2)).map { JournalHead(sequence: row.integer(1), hash: $0) }
      return BackupReport.Contest(
        id: id, head: head ?? .genesis(of: id), persons: Int(row.integer(3)))
    }
  }
}
