import Cryptography

/// Reads a backup to its end, and says only then whether it is what was written.
struct BackupReader {
  let path: String

  /// Everything in it is bounded: a file that only looks like a backup must not fill the memory.
  private static let textByteCountMax: Int64 = 1 << 20
  private static let filesMax = 10_000

  /// - Parameters:
  ///   - begin: told the name of each file to come.
  ///   - take: handed the bytes of that file, a piece at a time.
  /// - Returns: the files, without what only explains or checks them, and whether bytes that belong to
  ///   no file are not as written.
  /// - Throws: `badBackup`, or what the two throw.
  func read(
    begin: (String) throws(StoreError) -> Void, take: ([UInt8]) throws(StoreError) -> Void
  ) throws(StoreError) -> (files: [BackupReport.File], isFillerSpoilt: Bool) {
    let input = try FileStream(reading: path)
    var found: [BackupReport.File] = []
    var isSpoilt = false
    var isFirst = true
    while true {
      let block = try input.read(TapeHeader.blockByteCount)
      guard let header = TapeHeader(block: block) else {
        // Before the sums an end is none, however it looks.
        throw .badBackup(file: path, isFirst ? .notABackup : fault(after: found, block))
      }
      if isFirst, header.name != BackupNames.note {
        throw .badBackup(file: path, .notABackup)
      }
      isFirst = false
      if !TapeHeader.isEndOfSumWhole(block) { isSpoilt = true }
      if header.name == BackupNames.sums {
        let files = try check(found, against: try text(of: header, in: input))
        if try !isEndWhole(of: input, after: header) { isSpoilt = true }
        return (files, isSpoilt)
      }
      guard BackupNames.isName(header.name), found.count < Self.filesMax,
        !found.contains(where: { $0.name == header.name })
      else { throw .badBackup(file: path, .unexpected(file: header.name)) }
      let isCarried = header.name != BackupNames.note
      if isCarried { try begin(header.name) }
      let copied = try copy(header, from: input) { (bytes) throws(StoreError) in
        if isCarried { try take(bytes) }
      }
      found.append(copied.file)
      if !copied.isPaddingWhole { isSpoilt = true }
    }
  }

  /// Zeros to the end, two blocks of them or more: some programs write more.
  private func isEndWhole(
    of input: borrowing FileStream, after sums: TapeHeader
  ) throws(StoreError) -> Bool {
    var count = -sums.padding
    while true {
      let bytes = try input.read(FileStream.chunkByteCount)
      if bytes.isEmpty { return count >= 2 * TapeHeader.blockByteCount }
      if bytes.contains(where: { $0 != 0 }) { return false }
      count += bytes.count
    }
  }

  private func fault(after found: [BackupReport.File], _ block: [UInt8]) -> BackupFault {
    block.count < TapeHeader.blockByteCount || block.allSatisfy { $0 == 0 }
      ? .incomplete : .damaged(file: found.last?.name ?? "")
  }

  private func copy(
    _ header: TapeHeader, from input: borrowing FileStream,
    take: ([UInt8]) throws(StoreError) -> Void
  ) throws(StoreError) -> (file: BackupReport.File, isPaddingWhole: Bool) {
    var hasher = SHA256()
    var rest = header.byteCount
    while rest > 0 {
      let bytes = try input.read(Int(min(rest, Int64(FileStream.chunkByteCount))))
      guard !bytes.isEmpty else { throw .badBackup(file: path, .incomplete) }
      hasher.update(bytes)
      try take(bytes)
      rest -= Int64(bytes.count)
    }
    let padding = try input.read(header.padding)
    guard padding.count == header.padding else { throw .badBackup(file: path, .incomplete) }
    let file = BackupReport.File(
      name: header.name, byteCount: header.byteCount, hash: hasher.digest())
    return (file, padding.allSatisfy { $0 == 0 })
  }

  private func text(
    of header: TapeHeader, in input: borrowing FileStream
  ) throws(StoreError) -> String {
    guard header.byteCount <= Self.textByteCountMax else {
      throw .badBackup(file: path, .damaged(file: header.name))
    }
    let bytes = try input.read(Int(header.byteCount))
    guard bytes.count == Int(header.byteCount) else { throw .badBackup(file: path, .incomplete) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func check(
    _ found: [BackupReport.File], against sums: String
  ) throws(StoreError) -> [BackupReport.File] {
    let lines = Set(sums.split(separator: "\n").map(String.init))
    for file in found where !lines.contains("\(file.hash.hex)  \(file.name)") {
      throw .badBackup(file: path, .damaged(file: file.name))
    }
    guard lines.count == found.count else {
      throw .badBackup(file: path, .damaged(file: BackupNames.sums))
    }
    return found.filter { $0.name != BackupNames.note }
  }
}
