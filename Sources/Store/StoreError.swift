import Glibc

/// Why the store could not do what it was asked.
public enum StoreError: Error, Hashable, Sendable {
  case database(DatabaseError)
  /// A batch was not written, or nobody knows whether it was; `outcome` says which. The same batch
  /// can be handed in again.
  case commitFailed(DatabaseError, outcome: BatchOutcome)
  /// The batch goes on from another head than the journal's: somebody else wrote, or the caller
  /// forgot something. Nothing was written.
  case notTheHead(contest: String, given: JournalHead, found: JournalHead)
  /// The sequences of a batch have a gap.
  case notConsecutive(contest: String, sequence: Int64)
  case unknownContest(String)
  /// An entry that should stand in the journal does not, or cannot be read.
  case brokenJournal(contest: String, JournalFault)
  /// An event or an item that cannot be written down.
  case unencodable(MalformedEvent)
  case malformedItem(id: String, reason: String)
  /// Another server serves this data directory.
  case alreadyServed(directory: String)
  /// Somebody else is at the sheets of this contest.
  case alreadyJudging(contest: String)
  /// The file was written by a newer program than this one.
  case newerThanProgram(file: String, version: Int64, known: Int64)
  /// The file is a database of another program, or a database of another kind.
  case notOurs(file: String)
  case missing(file: String)
  /// There is nothing in the file, or no file, though `sign` shows that the directory was in use.
  case emptied(file: String, sign: String)
  /// Pages of the file are not what was written.
  case damaged(file: String)
  /// Another program has the file open.
  case inUse(file: String)
  /// The entry that holds the contest itself cannot be read, and nobody said what it was.
  case definitionGone(contest: String)
  /// No contest can be read of the file.
  case nothingToMend(file: String)
  /// A system call on a file failed.
  case file(path: String, operation: String, errno: Int32)
  /// The rows are erased, but another process held the log, which still has copies of them.
  case logStillHeld(file: String)
  /// The target of a backup, or of its restoring, has this file already.
  case alreadyThere(file: String)
  case badBackup(file: String, BackupFault)
  case unknownBank(String)
  case cryptography(String)

  public enum BatchOutcome: Hashable, Sendable {
    /// The journal has nothing of it.
    case absent
    /// The journal has all of it; handing it in again makes sure that it is durable.
    case present
    /// The journal could not be read either.
    case unknown
  }

  /// SQLite's part in the failure, where it had one.
  public var databaseError: DatabaseError? {
    switch self {
    case .database(let error), .commitFailed(let error, _): error
    default: nil
    }
  }

  public var isDiskFull: Bool {
    if case .file(_, _, let code) = self { return [ENOSPC, EDQUOT, EFBIG].contains(code) }
    return databaseError?.isDiskFull ?? false
  }

  public var isReadOnly: Bool {
    if case .file(_, _, let code) = self { return code == EROFS }
    return databaseError?.isReadOnly ?? false
  }

  public var isBusy: Bool { databaseError?.isBusy ?? false }
}
