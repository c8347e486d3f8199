import Glibc

/// A file that is read or written from its start to its end, and closed with the value.
struct FileStream: ~Copyable {
  /// Bytes that are moved at a time.
  static let chunkByteCount = 1 << 18

  let path: String
  private let descriptor: Int32

  init(reading path: String) throws(StoreError) {
    try self.init(path, O_RDONLY)
  }

  /// A file that was not there, for its owner alone.
  init(making path: String) throws(StoreError) {
    try self.init(path, O_RDWR | O_CREAT | O_EXCL)
  }

  private init(_ path: String, _ flags: Int32) throws(StoreError) {
    let descriptor = Glibc.open(path, flags | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .file(path: path, operation: "open", errno: errno) }
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Of a file that was made: to whom its directory belongs to.
  func giveToOwnerOfDirectory() { FileOwner.settle(descriptor, at: path) }

  /// So many bytes; fewer only at the end of the file.
  func read(_ count: Int) throws(StoreError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let got = bytes.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress?.advanced(by: filled), count - filled)
      }
      if got == 0 { break }
      if got > 0 {
        filled += got
      } else if errno != EINTR {
        throw failure("read")
      }
    }
    bytes.removeLast(count - filled)
    return bytes
  }

  func write(_ bytes: [UInt8]) throws(StoreError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress?.advanced(by: done), bytes.count - done)
      }
      if count >= 0 {
        done += count
      } else if errno != EINTR {
        throw failure("write")
      }
    }
  }

  /// Makes the bytes durable and lets the system forget them, so that who reads them next reads
  /// what the disk has.
  func settle() throws(StoreError) {
    guard fsync(descriptor) == 0 else { throw failure("sync") }
    posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
  }

  func byteCount() throws(StoreError) -> Int64 { Int64(try status().st_size) }

  /// Some file systems, those of most USB sticks among them, keep no rights.
  func isOthersToRead() throws(StoreError) -> Bool { try status().st_mode & 0o077 != 0 }

  private func status() throws(StoreError) -> stat {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure("look at") }
    return status
  }

  private func failure(_ operation: String) -> StoreError {
    .file(path: path, operation: operation, errno: errno)
  }
}
