public import Cryptography

/// What a backup holds.
public struct BackupReport: Hashable, Sendable {
  public struct File: Hashable, Sendable {
    /// As it is called in the data directory.
    public let name: String
    public let byteCount: Int64
    public let hash: SHA256Digest
  }

  public struct Contest: Hashable, Sendable {
    public let id: String
    /// The last entry that the backup has.
    public let head: JournalHead
    /// Whose rows are there: who was erased before has none.
    public let persons: Int
    /// The first entry that is not what was written; nil where the chain is whole.
    public var fault: JournalFault?
  }

  public internal(set) var files: [File] = []
  /// Files whose names are too long for a backup, or no text.
  public internal(set) var leftOut: [String] = []
  public internal(set) var contests: [Contest] = []
  /// Databases with damaged pages: their bytes are carried as they are, and what is in them is for
  /// `DataDirectory.mendContests` to find out.
  public internal(set) var damaged: [String] = []
  /// Of the backup's file as a whole.
  public internal(set) var byteCount: Int64 = 0
  /// Its file system keeps no rights, so that others who hold it can read it.
  public internal(set) var isOthersToRead = false

  /// Bytes were changed that belong to no file: between the files, or at the end. Nothing of the
  /// contests is touched, but what holds the backup is not to be trusted.
  public internal(set) var isFillerSpoilt = false

  /// Every journal is what was written, and no page is damaged.
  public var isSound: Bool { damaged.isEmpty && hasSoundContests }

  /// There is nothing for `DataDirectory.mendContests` to do.
  public var hasSoundContests: Bool {
    !damaged.contains(BackupNames.contests) && contests.allSatisfy { $0.fault == nil }
  }
}

/// Why a file is no backup that can be used.
public enum BackupFault: Hashable, Sendable {
  /// Something else than a backup, or one whose beginning is spoilt.
  case notABackup
  /// It ends too early: the copy was broken off.
  case incomplete
  /// This file in it is not the one that was written.
  case damaged(file: String)
  /// Something in it that no backup has.
  case unexpected(file: String)
}
