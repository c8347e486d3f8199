import Glibc

extension DataDirectory {
  /// Puts everything of a backup into this directory, which must have none of its files: all of
  /// it, once it is known to be whole, or nothing.
  ///
  /// - Throws: `alreadyServed` where a server runs on the directory; `alreadyThere` where it holds
  ///   something; `badBackup` where the file is not what was written.
  public func restore(from file: String) throws(StoreError) -> BackupReport {
    let lock = try lockForServing()
    return try restore(from: file, holding: lock)
  }

  private func restore(
    from file: String, holding lock: borrowing ServingLock
  ) throws(StoreError) -> BackupReport {
    for own in [contestsFile, libraryFile] {
      // A log that is left of another database would be taken for this one's.
      for file in [own, own + "-wal"] where StoreFile.exists(file) {
        throw .alreadyThere(file: file)
      }
    }
    let unpacking = Unpacking(directory: path)
    var report = BackupReport()
    do {
      (report.files, report.isFillerSpoilt) = try BackupReader(path: file).read {
        (name) throws(StoreError) in
        try unpacking.begin(name)
      } take: { (bytes) throws(StoreError) in
        try unpacking.take(bytes)
      }
      try unpacking.finish()
      report.damaged = BackupNames.damaged(among: report.files.map(\.name))
      report.contests = try check(unpacking, except: report.damaged)
    } catch {
      unpacking.giveUp()
      throw error
    }
    try unpacking.name()
    report.byteCount = try FileStream(reading: file).byteCount()
    return report
  }

  /// That SQLite finds the databases whole, and that they are ours and not newer than we are.
  private func check(
    _ unpacking: Unpacking, except damaged: [String]
  ) throws(StoreError) -> [BackupReport.Contest] {
    var contests: [BackupReport.Contest] = []
    for (name, schema) in [
      (BackupNames.contests, Schema.contests), (BackupNames.library, Schema.library),
    ] {
      guard !damaged.contains(name), let draft = unpacking.draft(of: name) else { continue }
      let database = try Database.open(draft)
      _ = try schema.migrate(database)
      guard try database.isWhole() else {
        throw .badBackup(file: draft, .damaged(file: name))
      }
      if name == BackupNames.contests { contests = try Self.contests(in: draft) }
    }
    return contests
  }
}

/// Files that are being unpacked beside the names that they will have.
private final class Unpacking {
  private let directory: String
  private var current: FileStreamBox?
  private var names: [String] = []

  /// A stream that can be let go of before its owner.
  private final class FileStreamBox {
    let stream: FileStream

    init(_ path: String) throws(StoreError) {
      stream = try FileStream(making: path)
      stream.giveToOwnerOfDirectory()
    }
  }

  init(directory: String) { self.directory = directory }

  private func target(_ name: String) -> String { Path.joining(directory, name) }

  func draft(of name: String) -> String? {
    names.contains(name) ? target(name) + ".new" : nil
  }

  func begin(_ name: String) throws(StoreError) {
    try finish()
    guard !StoreFile.exists(target(name)) else { throw .alreadyThere(file: target(name)) }
    let folder = Path.directory(of: target(name))
    if mkdir(folder, 0o700) == 0 {
      FileOwner.settle(directory: folder)
    } else if errno != EEXIST {
      throw .file(path: folder, operation: "create", errno: errno)
    }
    let draft = target(name) + ".new"
    // Left by a restoring that was broken off: this one holds the directory now.
    unlink(draft)
    current = try FileStreamBox(draft)
    names.append(name)
  }

  func take(_ bytes: [UInt8]) throws(StoreError) { try current?.stream.write(bytes) }

  /// The file that was begun last is complete.
  func finish() throws(StoreError) {
    try current?.stream.settle()
    current = nil
  }

  /// Gives the files their names, the journal's last: with it the directory is a contest's.
  func name() throws(StoreError) {
    let last = names.filter { $0 == BackupNames.contests }
    var folders: Set<String> = [directory]
    for name in names.filter({ $0 != BackupNames.contests }) + last {
      guard rename(target(name) + ".new", target(name)) == 0 else {
        throw .file(path: target(name), operation: "rename", errno: errno)
      }
      folders.insert(Path.directory(of: target(name)))
    }
    for folder in folders { try FileLock.sync(file: folder) }
  }

  func giveUp() {
    current = nil
    for name in names { unlink(target(name) + ".new") }
  }
}
