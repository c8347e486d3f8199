import Cryptography
import Glibc

/// Writes the files of a backup one after another into one file.
struct BackupWriter: ~Copyable {
  private let output: FileStream
  private let seconds: Int64
  private(set) var files: [BackupReport.File] = []

  init(to path: String) throws(StoreError) {
    output = try FileStream(making: path)
    seconds = Int64(time(nil))
  }

  mutating func add(_ name: String, from path: String) throws(StoreError) {
    let input = try FileStream(reading: path)
    let header = TapeHeader(name: name, byteCount: try input.byteCount())
    guard header.byteCount <= TapeHeader.fileByteCountMax else {
      throw .file(path: path, operation: "back up", errno: EFBIG)
    }
    try output.write(header.block(seconds: seconds))
    var hasher = SHA256()
    var rest = header.byteCount
    while rest > 0 {
      let bytes = try input.read(Int(min(rest, Int64(FileStream.chunkByteCount))))
      // A file that became shorter while it was read.
      guard !bytes.isEmpty else { throw .file(path: path, operation: "read", errno: EIO) }
      hasher.update(bytes)
      try output.write(bytes)
      rest -= Int64(bytes.count)
    }
    try output.write([UInt8](repeating: 0, count: header.padding))
    files.append(
      BackupReport.File(name: name, byteCount: header.byteCount, hash: hasher.digest()))
  }

  mutating func add(_ name: String, text: String) throws(StoreError) {
    let bytes = Array(text.utf8)
    let header = TapeHeader(name: name, byteCount: Int64(bytes.count))
    try output.write(header.block(seconds: seconds))
    try output.write(bytes)
    try output.write([UInt8](repeating: 0, count: header.padding))
    files.append(
      BackupReport.File(name: name, byteCount: header.byteCount, hash: SHA256.hash(bytes)))
  }

  /// Writes the sums of all files before it, and the archive's end. Durable when it returns.
  ///
  /// - Returns: how many bytes the whole is, and whether others can read it.
  mutating func finish() throws(StoreError) -> (byteCount: Int64, isOthersToRead: Bool) {
    let sums = files.map { "\($0.hash.hex)  \($0.name)\n" }.joined()
    try add(BackupNames.sums, text: sums)
    try output.write([UInt8](repeating: 0, count: 2 * TapeHeader.blockByteCount))
    try output.settle()
    return (try output.byteCount(), try output.isOthersToRead())
  }
}
