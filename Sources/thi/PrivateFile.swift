import Glibc
import Terminal

/// Files of a few lines that concern one person only.
enum PrivateFile {
  static let bytesMax = 256 * 1024

  /// The bytes of a file; nil where there is none.
  ///
  /// Anything but a regular file of moderate size is a fault: waiting on a pipe would hold the
  /// contestant up.
  static func read(_ path: String) throws(FileFault) -> [UInt8]? {
    let number = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard number >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw FileFault(path)
    }
    defer { close(number) }
    var status = stat()
    guard fstat(number, &status) == 0 else { throw FileFault(path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw FileFault(path, code: EINVAL) }
    guard status.st_size <= bytesMax else { throw FileFault(path, code: EFBIG) }
    return try readAll(number, path: path)
  }

  static func readAll(_ number: Int32, path: String) throws(FileFault) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while bytes.count <= bytesMax {
      let count = Glibc.read(number, &buffer, buffer.count)
      guard count >= 0 else { throw FileFault(path) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
    throw FileFault(path, code: EFBIG)
  }

  /// Makes a directory and those above it for this person alone.
  static func makeDirectory(_ path: String) throws(FileFault) {
    if mkdir(path, 0o700) == 0 || errno == EEXIST {
      // An older one may let others in.
      _ = chmod(path, 0o700)
      return
    }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
      throw FileFault(path)
    }
    try makeAbove(String(path[..<slash]))
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw FileFault(path) }
  }

  private static func makeAbove(_ path: String) throws(FileFault) {
    if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
      throw FileFault(path)
    }
    try makeAbove(String(path[..<slash]))
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw FileFault(path) }
  }

  /// Writes a file whole or not at all, in place of an earlier one.
  ///
  /// - Returns: the new file, open and locked, for the caller to close.
  static func replace(_ path: String, with bytes: [UInt8]) throws(FileFault) -> Int32 {
    let draft = path + ".\(getpid()).new"
    unlink(draft)
    let number = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard number >= 0 else { throw FileFault(draft) }
    do throws(FileFault) {
      guard flock(number, LOCK_EX | LOCK_NB) == 0 else { throw FileFault(draft) }
      try writeAll(bytes, to: number, path: draft)
      guard fsync(number) == 0, rename(draft, path) == 0 else { throw FileFault(path) }
      return number
    } catch {
      close(number)
      unlink(draft)
      throw error
    }
  }

  private static func writeAll(
    _ bytes: [UInt8], to number: Int32, path: String
  ) throws(FileFault) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(number, $0.baseAddress, $0.count) }
      guard count > 0 else { throw FileFault(path) }
      rest = rest.dropFirst(count)
    }
  }

  /// The names in a directory; none where there is no such directory.
  static func names(in path: String) throws(FileFault) -> [String] {
    guard let directory = opendir(path) else {
      if errno == ENOENT { return [] }
      throw FileFault(path)
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }
}

/// A file that cannot be read or written.
struct FileFault: Error, Hashable, Sendable {
  let path: String
  let code: Int32

  /// - Parameter code: as in errno(3); that of the call that was just made where none is given.
  init(_ path: String, code: Int32? = nil) {
    self.path = path
    self.code = code ?? errno
  }

  var reason: (vi: String, en: String) { SystemErrorWords.words(code) }

  /// The first fault of each file.
  static func once(_ faults: [FileFault]) -> [FileFault] {
    var paths: Set<String> = []
    return faults.filter { paths.insert($0.path).inserted }
  }
}
