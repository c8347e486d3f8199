import Glibc

/// Puts a database in the place of another one with its log, so that a crash at any moment leaves the one
/// or the other whole.
///
/// Two names cannot be changed at one moment. So the new file gets a name of its own first, by which
/// everyone who opens the database knows that it waits: whoever comes next finishes what was begun.
struct Replacement {
  let path: String

  private static let beside = ["-wal", "-shm", "-journal"]

  private var waiting: String { path + ".mended" }

  /// Gives the database, its log and its index a second name. Nothing is moved or deleted.
  ///
  /// - Parameter name: `contests.broken-20261129-163501.sqlite`, beside it.
  func keepAside(as name: String) throws(StoreError) {
    let target = Path.joining(Path.directory(of: path), name)
    for suffix in [""] + Self.beside where StoreFile.exists(path + suffix) {
      try keep(path + suffix, as: target + suffix)
    }
    try FileLock.sync(file: Path.directory(of: path))
  }

  private func keep(_ file: String, as target: String) throws(StoreError) {
    if link(file, target) == 0 { return }
    switch errno {
    case EPERM, EOPNOTSUPP, ENOSYS, EMLINK:
      // A file system without second names, as USB sticks have.
      try FileStream.copy(file, to: target)
    case let code: throw .file(path: target, operation: "link", errno: code)
    }
  }

  /// From here on the new database is the one: this is the moment.
  ///
  /// - Parameter draft: whole and durable.
  func put(_ draft: String) throws(StoreError) {
    guard rename(draft, waiting) == 0 else {
      throw .file(path: waiting, operation: "rename", errno: errno)
    }
    try FileLock.sync(file: Path.directory(of: path))
    try finish()
  }

  /// Nothing to do where nothing waits. Only with the directory's lock.
  func finish() throws(StoreError) {
    guard StoreFile.exists(waiting) else { return }
    // The old log must be gone first: SQLite would take it for the new file's.
    for suffix in Self.beside where unlink(path + suffix) != 0 && errno != ENOENT {
      throw .file(path: path + suffix, operation: "remove", errno: errno)
    }
    try FileLock.sync(file: Path.directory(of: path))
    guard rename(waiting, path) == 0 else {
      throw .file(path: path, operation: "rename", errno: errno)
    }
    try FileLock.sync(file: Path.directory(of: path))
  }

  /// Whether a mending set the file aside, with its log and index.
  static func isAside(_ name: String) -> Bool {
    name.hasPrefix(prefix) && name.contains(".sqlite")
  }

  private static let prefix = "contests.broken-"

  /// - Parameter stamp: `20261129-163501`.
  static func freeName(in directory: String, stamp: String) -> String {
    var name = "\(prefix)\(stamp).sqlite"
    var number = 2
    while StoreFile.exists(Path.joining(directory, name)) {
      name = "\(prefix)\(stamp)-\(number).sqlite"
      number += 1
    }
    return name
  }
}

extension FileStream {
  /// Durable when it returns.
  static func copy(_ file: String, to target: String) throws(StoreError) {
    let input = try FileStream(reading: file)
    let output = try FileStream(making: target)
    while true {
      let bytes = try input.read(FileStream.chunkByteCount)
      if bytes.isEmpty { break }
      try output.write(bytes)
    }
    try output.settle()
  }

  static func bytes(of file: String) throws(StoreError) -> [UInt8] {
    guard StoreFile.exists(file) else { return [] }
    let input = try FileStream(reading: file)
    return try input.read(Int(clamping: try input.byteCount()))
  }
}
