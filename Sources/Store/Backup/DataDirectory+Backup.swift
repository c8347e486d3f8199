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
  /// - Throws: `alreadyThere`; `missing` where the directory has no contest; `emptied` where it had
  ///   one; `badBackup` where the
  ///   disk gave back something else than was written.
  public func backUp(to file: String, note: String) throws(StoreError) -> BackupReport {
    guard !StoreFile.exists(file) else { throw .alreadyThere(file: file) }
    if StoreFile.isEmpty(contestsFile), let sign = signOfUse() {
      throw .emptied(file: contestsFile, sign: sign)
    }
    guard !StoreFile.isEmpty(contestsFile) || !StoreFile.isEmpty(libraryFile) else {
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
      ] where !StoreFile.isEmpty(database.from) {
        let isWhole = try Self.copyDatabase(database.from, schema: database.schema, to: copy)
        if isWhole, database.name == BackupNames.contests {
          report.contests = try Self.contests(in: copy)
        }
        try writer.add(database.name, from: copy)
        unlink(copy)
        if !isWhole {
          report.damaged.append(database.name)
          try Self.addLog(of: database, to: &writer)
        }
      }
      let carried = try BackupNames.carried(by: path)
      report.leftOut = carried.leftOut
      for name in carried.names {
        try writer.add(name, from: Path.joining(path, name))
      }
      (report.byteCount, report.isOthersToRead) = try writer.finish()
    }
    (report.files, report.isFillerSpoilt) = try BackupReader(path: draft).read { _ in
    } take: { _ in
    }
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
  public static func checkBackup(_ file: String) throws(StoreError) -> BackupReport {
    var report = BackupReport()
    var bytes: [UInt8] = []
    var isContests = false
    (report.files, report.isFillerSpoilt) = try BackupReader(path: file).read { name in
      isContests = name == BackupNames.contests
    } take: { piece in
      if isContests { bytes += piece }
    }
    report.damaged = BackupNames.damaged(among: report.files.map(\.name))
    if !bytes.isEmpty, !report.damaged.contains(BackupNames.contests) {
      let database = try Database.open(image: bytes, of: file)
      report.contests = try contests(in: SQLiteJournal(opened: database, file: file))
    }
    return report
  }

  /// - Returns: false where pages are damaged: then the copy is the file, byte for byte. It is evidence,
  ///   and may be all that there is.
  private static func copyDatabase(
    _ source: String, schema: Schema, to target: String
  ) throws(StoreError) -> Bool {
    do {
      let database = try StoreFile.open(source, schema: schema, creating: false)
      try StoreFile.makeEmpty(target)
      // Takes no page that is free: nothing that was erased goes along.
      try database.run("VACUUM INTO ?", [.text(target)])
      return true
    } catch {
      switch error {
      case .database(let failure) where failure.isCorrupt: break
      case .notOurs, .damaged: break
      default: throw error
      }
    }
    unlink(target)
    try FileStream.copy(source, to: target)
    return false
  }

  /// The log of a damaged database goes along, also where it is empty: it says that the database is not
  /// one that SQLite copied.
  private static func addLog(
    of database: (name: String, from: String, schema: Schema), to writer: inout BackupWriter
  ) throws(StoreError) {
    let log = BackupNames.log(of: database.name)
    if StoreFile.exists(database.from + "-wal") {
      try writer.add(log, from: database.from + "-wal")
    } else {
      try writer.add(log, text: "")
    }
  }

  /// What a copy of `contests.sqlite` holds.
  static func contests(in file: String) throws(StoreError) -> [BackupReport.Contest] {
    try contests(in: SQLiteJournal(opened: try Database.open(file), file: file))
  }

  private static func contests(
    in journal: SQLiteJournal
  ) throws(StoreError) -> [BackupReport.Contest] {
    var contests = try listed(in: journal.database)
    for place in contests.indices {
      contests[place].fault = try journal.verify(contests[place].id).fault
    }
    return contests
  }

  private static func listed(
    in database: borrowing Database
  ) throws(StoreError) -> [BackupReport.Contest] {
    try database.rows(
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
