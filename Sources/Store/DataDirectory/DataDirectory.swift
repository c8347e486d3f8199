import Glibc

/// The directory that everything is kept in: `library.sqlite`, `contests.sqlite`, and what a server
/// puts beside them.
public struct DataDirectory: Hashable, Sendable {
  public let path: String

  public var libraryFile: String { Path.joining(path, "library.sqlite") }
  public var contestsFile: String { Path.joining(path, "contests.sqlite") }
  /// The certificate and the private key of the server, which the server writes (PEM, 0600).
  public var certificateFile: String { Path.joining(path, "server-certificate.pem") }
  public var certificateKeyFile: String { Path.joining(path, "server-key.pem") }
  /// Where the server listens, or did last; the server writes it.
  public var listeningFile: String { Path.joining(path, "listening.txt") }
  private var lockFile: String { Path.joining(path, "serve.lock") }

  /// A directory that is there, or will be made for its owner alone (0700), parents too. The rights
  /// of a directory that is there are its owner's to choose; the files in it are always 0600.
  public init(_ path: String) throws(StoreError) {
    self.path = path
    try Self.make(path)
  }

  /// A directory that is there already.
  public init(existing path: String) throws(StoreError) {
    guard StoreFile.exists(path) else { throw .missing(file: path) }
    self.path = path
  }

  /// `option`, else `BANGVANG_DATA`, else `$XDG_DATA_HOME/bangvang`, else
  /// `~/.local/share/bangvang`. Nil where the environment names no home either.
  public static func path(option: String?, environment: [String: String]) -> String? {
    func value(_ name: String) -> String? {
      environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    if let given = option ?? value("BANGVANG_DATA") { return given }
    // The specification of base directories: a relative path is to be ignored.
    if let data = value("XDG_DATA_HOME"), data.hasPrefix("/") {
      return Path.joining(data, "bangvang")
    }
    return value("HOME").map { Path.joining($0, ".local/share/bangvang") }
  }

  /// - Parameter anew: even where the directory was in use and what was in it is gone.
  /// - Throws: `missing` where there is no file and none may be made; `emptied` where there was one.
  public func openJournal(
    creating: Bool = true, anew: Bool = false
  ) throws(StoreError) -> SQLiteJournal {
    let sign = anew ? nil : signOfUse()
    if let sign, StoreFile.isEmpty(contestsFile) {
      throw .emptied(file: contestsFile, sign: sign)
    }
    if !creating, StoreFile.isEmpty(contestsFile) { throw .missing(file: contestsFile) }
    let journal: SQLiteJournal
    do {
      journal = try SQLiteJournal(file: contestsFile, creating: creating)
    } catch {
      // What is no database any more was one.
      if case .notOurs = error, sign != nil { throw .damaged(file: contestsFile) }
      throw error
    }
    if let sign, try journal.hasNoContest() { throw .emptied(file: contestsFile, sign: sign) }
    return journal
  }

  /// - Throws: `missing` where there is no file and none may be made.
  public func openLibrary(creating: Bool = true) throws(StoreError) -> Library {
    try Library(file: libraryFile, creating: creating)
  }

  /// Makes this process the directory's server, until the value ends.
  ///
  /// - Throws: `alreadyServed` where another one is. Everything but serving needs no lock.
  public func lockForServing() throws(StoreError) -> ServingLock {
    guard let lock = try FileLock.take(file: lockFile) else {
      throw .alreadyServed(directory: path)
    }
    return ServingLock(lock)
  }

  /// Makes this process the one that writes down a contest's sheets, until the value ends.
  ///
  /// - Parameter contest: its id, which is good as a part of a file's name.
  /// - Throws: `alreadyJudging` where another one is.
  public func lockForJudging(_ contest: String) throws(StoreError) -> ServingLock {
    guard let lock = try FileLock.take(file: Path.joining(path, "judging-\(contest).lock")) else {
      throw .alreadyJudging(contest: contest)
    }
    return ServingLock(lock)
  }

  /// Waits until no other process begins a contest here, so that no two make secrets for one. It ends with the
  /// value.
  public func waitForBeginning() throws(StoreError) -> ServingLock {
    ServingLock(try FileLock.wait(file: Path.joining(path, "beginning.lock")))
  }

  /// Waits until no other process gives out numbers of a contest's certificates. It ends with the
  /// value.
  ///
  /// - Parameter contest: its id, which is good as a part of a file's name.
  public func waitForCertificates(_ contest: String) throws(StoreError) -> ServingLock {
    ServingLock(try FileLock.wait(file: Path.joining(path, "certificates-\(contest).lock")))
  }

  private static func make(_ path: String) throws(StoreError) {
    let parent = Path.directory(of: path)
    if mkdir(path, 0o700) == 0 {
      // A directory that its parent does not durably name is gone when the power fails.
      return try FileLock.sync(file: parent)
    }
    switch errno {
    case EEXIST: return
    case ENOENT where parent != path && parent != ".":
      try make(parent)
      // A link to nowhere is there and nothing can be made in it.
      guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
        throw .file(path: path, operation: "create", errno: errno)
      }
      return try FileLock.sync(file: parent)
    case let code: throw .file(path: path, operation: "create", errno: code)
    }
  }
}

/// The right to serve a data directory. It ends with the value, or with the process.
public struct ServingLock: ~Copyable, Sendable {
  private let lock: FileLock

  init(_ lock: consuming FileLock) { self.lock = lock }
}
