import Authoring
import CLinux
import Foundation

extension WholeFile {
  /// All that comes from a pipe, a device, a file that does not say how much it has, or, as "-",
  /// from standard input.
  static func stream(of path: String) throws -> [UInt8] {
    let isInput = path == "-"
    let descriptor = isInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(errno) }
    defer { if !isInput { close(descriptor) } }
    var bytes: [UInt8] = []
    let piece = 1 << 16
    while true {
      var got = 0
      let part = [UInt8](unsafeUninitializedCapacity: piece) { buffer, count in
        got = read(descriptor, buffer.baseAddress, piece)
        count = max(0, got)
      }
      if got < 0 {
        if errno == EINTR { continue }
        throw failure(errno)
      }
      if got == 0 { return bytes }
      bytes += part
      // A device may never end.
      if bytes.count > BankLimits.fileBytesMax { throw CocoaError(.fileReadTooLarge) }
    }
  }

  private static func failure(_ code: Int32) -> CocoaError {
    switch code {
    case ENOENT, ENOTDIR: CocoaError(.fileReadNoSuchFile)
    case EACCES, EPERM: CocoaError(.fileReadNoPermission)
    default: CocoaError(.fileReadUnknown)
    }
  }

  /// Whether two paths lead to one file.
  static func areSame(_ one: String, _ other: String) -> Bool {
    var (first, second) = (stat(), stat())
    guard stat(one, &first) == 0, stat(other, &second) == 0 else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
      && first.st_mode & S_IFMT == S_IFREG
  }

  /// Puts bytes in the place of a file, whole or not at all; into what is no regular file they are
  /// written. A link stays a link.
  static func replace(_ path: String, with bytes: [UInt8]) throws {
    if try writeInto(path, bytes) { return }
    let real = realpath(path, nil).map { text in
      defer { free(text) }
      return String(cString: text)
    }
    try Data(bytes).write(to: URL(filePath: real ?? path), options: .atomic)
  }

  /// Writes into a device or a pipe, in whose place no file may be put.
  ///
  /// - Returns: false where the path leads to a file, or to nothing.
  static func writeInto(_ path: String, _ bytes: [UInt8]) throws -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG else { return false }
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw lastError }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try handle.write(contentsOf: Data(bytes))
    try handle.close()
    return true
  }
}
