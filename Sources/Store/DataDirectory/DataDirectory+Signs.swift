import Glibc

extension DataDirectory {
  /// A file that is made only where a journal is or was; nil where there is none.
  ///
  /// A server's key and certificate are no such sign: they are made before the journal, so a first start
  /// that was broken off leaves them. A log that holds something is: nothing is written to one before the
  /// database beside it is durable.
  func signOfUse() -> String? {
    let log = Path.joining(path, "contests.sqlite-wal")
    if StoreFile.exists(log), !StoreFile.isEmpty(log) { return "contests.sqlite-wal" }
    // A directory that cannot be listed has no signs; whoever opens the journal says why.
    let names = (try? BackupNames.entries(of: path)) ?? []
    if let name = names.sorted().first(where: Self.isSign) { return name }
    let folder = Path.joining(path, "snapshots")
    let snapshots = (try? BackupNames.entries(of: folder)) ?? []
    return snapshots.contains { $0.hasSuffix(".state") } ? "snapshots" : nil
  }

  private static func isSign(_ name: String) -> Bool {
    ["listening.txt", "published.json"].contains(name)
      || name.hasPrefix("certificates-") && name.hasSuffix(".json")
      || Replacement.isAside(name)
  }

  /// What mendings set aside, by name.
  public func databasesSetAside() -> [String] {
    // A directory that cannot be listed cannot be read either.
    (try? BackupNames.entries(of: path))?.filter(Replacement.isAside).sorted() ?? []
  }

  /// Makes room for a new journal: what is left of the old one is set aside, nothing is deleted.
  ///
  /// - Parameter stamp: for its name: `20261129-163501`.
  public func setLeftoversAside(
    stamp: String, holding lock: borrowing ServingLock
  ) throws(StoreError) {
    guard StoreFile.isEmpty(contestsFile) else { return }
    let target = Path.joining(path, Replacement.freeName(in: path, stamp: stamp))
    for suffix in ["-wal", "-shm", "-journal"] where StoreFile.exists(contestsFile + suffix) {
      guard rename(contestsFile + suffix, target + suffix) == 0 else {
        throw .file(path: contestsFile + suffix, operation: "rename", errno: errno)
      }
    }
    try FileLock.sync(file: path)
  }
}
