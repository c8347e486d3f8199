import Glibc

/// An advisory lock on a file or a directory, held until the value ends. The kernel frees it when
/// the process dies, however it dies.
struct FileLock: ~Copyable {
  private let descriptor: Int32
  private let path: String

  /// Waits for a directory's lock.
  static func wait(forDirectory directory: String) throws(StoreError) -> FileLock {
    try wait(path: directory, flags: O_RDONLY | O_DIRECTORY)
  }

  /// Waits for a file's lock, making the file where it is missing.
  static func wait(file: String) throws(StoreError) -> FileLock {
    try wait(path: file, flags: O_RDWR | O_CREAT)
  }

  private static func wait(path: String, flags: Int32) throws(StoreError) -> FileLock {
    let lock = try FileLock(path: path, flags: flags)
    while flock(lock.descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw lock.failure("lock") }
    }
    return lock
  }

  /// Takes a file's lock, making the file where it is missing; nil where somebody else has it.
  static func take(file: String) throws(StoreError) -> FileLock? {
    let lock = try FileLock(path: file, flags: O_RDWR | O_CREAT)
    while flock(lock.descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EWOULDBLOCK { return nil }
      guard errno == EINTR else { throw lock.failure("lock") }
    }
    return lock
  }

  private init(path: String, flags: Int32) throws(StoreError) {
    var descriptor: Int32 = -1
    if flags & O_CREAT != 0 {
      descriptor = Glibc.open(path, flags | O_EXCL | O_CLOEXEC, 0o600)
      if descriptor >= 0 { FileOwner.settle(descriptor, at: path) }
    }
    if descriptor < 0 { descriptor = Glibc.open(path, flags | O_CLOEXEC, 0o600) }
    guard descriptor >= 0 else { throw .file(path: path, operation: "open", errno: errno) }
    self.descriptor = descriptor
    self.path = path
  }

  deinit {
    // A child that was made just now holds a copy of the descriptor until it is another program.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  /// Makes a directory durable, or a file that no connection has open: closing any descriptor of a
  /// database's file drops the locks that this process has on it.
  static func sync(file: String) throws(StoreError) {
    let opened = try FileLock(path: file, flags: O_RDONLY)
    guard fsync(opened.descriptor) == 0 else { throw opened.failure("sync") }
  }

  /// Makes the names of files that were made in the directory durable.
  func syncDirectory() throws(StoreError) {
    guard fsync(descriptor) == 0 else { throw failure("sync") }
  }

  private func failure(_ operation: String) -> StoreError {
    .file(path: path, operation: operation, errno: errno)
  }
}
