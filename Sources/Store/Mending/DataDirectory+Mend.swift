public import ContestEngine
import Cryptography
import Glibc

extension DataDirectory {
  /// Makes a new `contests.sqlite` of everything that can still be read of the old one, which is set
  /// aside as it is, and changes nothing where nothing is broken.
  ///
  /// - Parameters:
  ///   - stamp: for the name of what is set aside: `20261129-163501`.
  ///   - account: who does it, for the journal.
  ///   - definitions: for contests whose first entry, which holds them, cannot be read.
  ///   - leftOut: contests that are to stay in the old one alone.
  /// - Throws: `alreadyServed` or `inUse` where somebody has it open; `definitionGone`;
  ///   `nothingToMend` where no contest can be read of it. Then, as after any failure, the old one is
  ///   as it was.
  public func mendContests(
    at now: Instant, stamp: String, by account: String, definitions: [ContestProgram] = [],
    leavingOut leftOut: Set<String> = []
  ) throws(StoreError) -> MendReport {
    let serving = try lockForServing()
    let directory = try FileLock.wait(forDirectory: path)
    try Replacement(path: contestsFile).finish()
    if !StoreFile.isEmpty(contestsFile + "-wal") { try StoreFile.makeEmpty(contestsFile) }
    guard StoreFile.exists(contestsFile) else { throw .missing(file: contestsFile) }
    let claim = try DatabaseClaim(contestsFile)
    return try mend(
      holding: serving, directory, claim, at: now, stamp: stamp, by: account,
      definitions: definitions, leavingOut: leftOut)
  }

  private func mend(
    holding serving: borrowing ServingLock, _ directory: borrowing FileLock,
    _ claim: borrowing DatabaseClaim, at now: Instant, stamp: String, by account: String,
    definitions: [ContestProgram], leavingOut leftOut: Set<String>
  ) throws(StoreError) -> MendReport {
    let replacement = Replacement(path: contestsFile)
    let found = try look()
    guard !found.contests.isEmpty else { throw .nothingToMend(file: contestsFile) }
    let name = Replacement.freeName(in: path, stamp: stamp)
    var mended = MendedDatabase(
      found, aside: name, account: account, now: now, definitions: definitions)
    try mended.salvage(except: leftOut)
    guard !mended.isUntouched || !leftOut.isEmpty else { return mended.report }
    let draft = contestsFile + ".draft.part"
    defer { StoreFile.remove(draft) }
    StoreFile.remove(draft)
    try mended.write(to: draft)
    try replacement.keepAside(as: name)
    try replacement.put(draft)
    mended.report.aside = name
    return mended.report
  }

  /// On a copy: SQLite brings the log into it, and the original stays as it is.
  private func look() throws(StoreError) -> FoundRows {
    let original = contestsFile
    // SQLite would throw a log away that stands beside an empty file, and what it does not reach of one.
    let isLogDamaged = try LogFrames.isDamaged(besides: original)
    if isLogDamaged || StoreFile.isEmpty(original) {
      return FoundRows(pages: try DatabasePages(at: original))
    }
    let copy = contestsFile + ".copy.part"
    defer { StoreFile.remove(copy) }
    StoreFile.remove(copy)
    try FileStream.copy(contestsFile, to: copy)
    if StoreFile.exists(contestsFile + "-wal") {
      try FileStream.copy(contestsFile + "-wal", to: copy + "-wal")
    }
    if let whole = try FoundRows(copy: copy) { return whole }
    return FoundRows(pages: try DatabasePages(at: original))
  }
}

extension StoreFile {
  /// A database that is nobody's, with what SQLite makes beside it.
  static func remove(_ path: String) {
    for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) }
  }
}
