import Cryptography
import Glibc

/// Keys in files of their own (0600), that can be made to be gone.
struct SecretFiles {
  static let keyByteCount = 32

  let directory: String

  /// The key of this name, made where there is none. Durable when it is returned.
  func key(_ name: String) throws(StoreError) -> [UInt8] {
    let path = Path.joining(directory, name + ".key")
    if let kept = try read(path) { return kept }
    if mkdir(directory, 0o700) != 0, errno != EEXIST {
      throw .file(path: directory, operation: "create", errno: errno)
    }
    let key = RandomBytes.make(count: Self.keyByteCount)
    let temporary = path + ".new"
    try write(key, to: temporary, flags: O_CREAT | O_TRUNC)
    guard rename(temporary, path) == 0 else {
      throw .file(path: path, operation: "rename", errno: errno)
    }
    try FileLock.sync(file: directory)
    return key
  }

  /// Overwrites the key, then takes the file away. Nothing to do where there is none.
  func destroy(_ name: String) throws(StoreError) {
    let path = Path.joining(directory, name + ".key")
    guard try read(path) != nil else { return }
    try write([UInt8](repeating: 0, count: Self.keyByteCount), to: path, flags: 0)
    guard unlink(path) == 0 else { throw .file(path: path, operation: "remove", errno: errno) }
    try FileLock.sync(file: directory)
  }

  /// Nil where there is no such file. One that was cut off by a crash is none.
  private func read(_ path: String) throws(StoreError) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw .file(path: path, operation: "open", errno: errno)
    }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: Self.keyByteCount)
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    guard count >= 0 else { throw .file(path: path, operation: "read", errno: errno) }
    return count == bytes.count ? bytes : nil
  }

  private func write(_ bytes: [UInt8], to path: String, flags: CInt) throws(StoreError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC | flags, 0o600)
    guard descriptor >= 0 else { throw .file(path: path, operation: "open", errno: errno) }
    defer { close(descriptor) }
    guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
      throw .file(path: path, operation: "write", errno: errno)
    }
  }
}
