import CLinux
import Foundation

/// A file that is there whole or not at all, for its owner alone from its first byte.
enum WholeFile {
  static func write(_ text: String, to path: String) throws {
    if try writeInto(path, Array(text.utf8)) { return }
    let draft = path + ".new"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw lastError }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try handle.write(contentsOf: Data(text.utf8))
    try handle.synchronize()
    try handle.close()
    guard rename(draft, path) == 0 else { throw lastError }
    syncFolder(of: path)
  }

  /// Empties a file, or makes it, for its owner alone: for whoever writes by its name. A device stays
  /// what it is.
  static func begin(_ path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw lastError }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
    guard fchmod(descriptor, 0o600) == 0 else { throw lastError }
  }

  /// Of the call that was just made.
  static var lastError: POSIXError { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }

  /// So that the new name outlives a power cut. What has no such thing keeps the file all the same.
  private static func syncFolder(of path: String) {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// The bytes of a regular file, read into their place at once. Nil for anything else, for a file
  /// that says it has none, and where it cannot be read.
  static func bytes(of path: String) -> [UInt8]? {
    var status = stat()
    // A pipe that is opened and closed again loses what is in it.
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size > 0
    else { return nil }
    let size = Int(status.st_size)
    var isWhole = true
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        if got < 0, errno == EINTR { continue }
        guard got > 0 else {
          isWhole = got == 0
          return
        }
        count += got
      }
    }
    return isWhole ? bytes : nil
  }
}
