import Glibc

/// Keeps every connection of SQLite away from a file, those of other processes too, until the value ends.
///
/// A file that is replaced under a connection would take its log with it: the connection removes the log
/// by its name when it ends, and that is the new file's then. So nobody may have one.
///
/// Source: <https://www.sqlite.org/src/doc/trunk/src/os_unix.c>: the bytes that SQLite locks begin at
/// 2^30, and every connection holds a shared lock on some of them.
struct DatabaseClaim: ~Copyable {
  private let descriptor: Int32

  private static let firstByte: off_t = 0x4000_0000
  private static let byteCount: off_t = 512
  /// `F_OFD_SETLK`, which glibc shows to GNU sources alone: it belongs to this descriptor, so that
  /// closing another one of the file does not end it.
  private static let setLock: Int32 = 37

  /// - Throws: `inUse` where somebody has the file open.
  init(_ path: String) throws(StoreError) {
    let descriptor = open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw .file(path: path, operation: "open", errno: errno) }
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = Self.firstByte
    lock.l_len = Self.byteCount
    guard fcntl(descriptor, Self.setLock, &lock) == 0 else {
      let code = errno
      close(descriptor)
      if code == EAGAIN || code == EACCES { throw .inUse(file: path) }
      throw .file(path: path, operation: "lock", errno: code)
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }
}
