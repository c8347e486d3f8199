import CZip

/// Why an archive, or an entry of it, cannot be read.
enum ArchiveFault: Error, Hashable, Sendable {
  /// No zip archive, or one that is damaged.
  case unreadable
  case tooManyEntries
  case entryTooLarge(String)
  case tooLarge
  /// Much larger unpacked than packed.
  case packedTooMuch(String)
  /// The same of all entries together.
  case packedTooMuchTogether
  /// Entries that share their packed bytes.
  case overlapping
  /// A path that leads out of the archive.
  case unsafePath(String)
  case encrypted
  case noSuchEntry(String)
}

/// A zip archive in memory, read through libzip by as many threads as want to. Nothing is ever
/// unpacked to a disk.
///
/// Source: PKWARE's APPNOTE.TXT 6.3.10; libzip 1.7.
final class Archive: Sendable {
  struct Entry: Hashable, Sendable {
    /// With `/` between folders, also where the archive has `\`, and without `.` for a folder.
    let path: String
    /// Unpacked.
    let byteCount: Int
    fileprivate let index: UInt64
  }

  /// Files, not folders, in the order of the archive.
  let entries: [Entry]
  private let readers: ArchiveReaders
  private let byPath: [String: Entry]

  /// Opens an archive and checks all its limits.
  init(_ bytes: [UInt8], limits: ArchiveLimits = .usual) throws(ArchiveFault) {
    let readers = ArchiveReaders(bytes)
    guard let reader = readers.take() else { throw .unreadable }
    defer { readers.giveBack(reader) }
    var directory = ArchiveDirectory(reader, packed: bytes.count, limits)
    try directory.read()
    self.readers = readers
    entries = directory.entries
    // Of two entries with one path the last counts, as for those who unpack it.
    byPath = Dictionary(entries.map { ($0.path, $0) }, uniquingKeysWith: { $1 })
  }

  func has(_ path: String) -> Bool { byPath[path] != nil }

  func entry(_ path: String) -> Entry? { byPath[path] }

  /// The paths that more than one entry has, in the order of the archive.
  var repeatedPaths: [String] {
    guard byPath.count < entries.count else { return [] }
    return entries.filter { byPath[$0.path] != $0 }.map(\.path)
  }

  /// The unpacked bytes of an entry.
  func bytes(_ path: String) throws(ArchiveFault) -> [UInt8] {
    guard let entry = byPath[path] else { throw .noSuchEntry(path) }
    guard let reader = readers.take() else { throw .unreadable }
    defer { readers.giveBack(reader) }
    guard let bytes = Self.unpack(entry, of: reader) else { throw .unreadable }
    return bytes
  }

  /// Nil for what is damaged.
  private static func unpack(_ entry: Entry, of handle: OpaquePointer) -> [UInt8]? {
    guard let file = zip_fopen_index(handle, entry.index, 0) else { return nil }
    defer { zip_fclose(file) }
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: entry.byteCount) { buffer, filled in
      while count < entry.byteCount, let base = buffer.baseAddress {
        let read = Int(zip_fread(file, base + count, UInt64(entry.byteCount - count)))
        guard read > 0 else { break }
        count += read
      }
      filled = count
    }
    // The header may lie: an entry that does not end where it said is damaged. Only at its end is
    // the checksum compared.
    var beyond: UInt8 = 0
    guard count == entry.byteCount, zip_fread(file, &beyond, 1) == 0 else { return nil }
    return bytes
  }
}

/// Reads the directory of an archive and holds it against the limits.
private struct ArchiveDirectory {
  private let handle: OpaquePointer
  /// The size of the archive.
  private let packed: Int
  private let limits: ArchiveLimits
  private(set) var entries: [Archive.Entry] = []
  private var unpackedSum = 0
  private var packedSum = 0

  init(_ handle: OpaquePointer, packed: Int, _ limits: ArchiveLimits) {
    self.handle = handle
    self.packed = packed
    self.limits = limits
  }

  mutating func read() throws(ArchiveFault) {
    let count = zip_get_num_entries(handle, 0)
    guard count >= 0 else { throw .unreadable }
    guard count <= limits.entriesMax else { throw .tooManyEntries }
    entries.reserveCapacity(Int(count))
    for index in 0..<UInt64(count) { try readEntry(index) }
    if unpackedSum > limits.sumRatioCountsFrom, packedSum < unpackedSum / limits.ratioMax {
      throw .packedTooMuchTogether
    }
  }

  private mutating func readEntry(_ index: UInt64) throws(ArchiveFault) {
    var stat = zip_stat_t()
    guard zip_stat_index(handle, index, 0, &stat) == 0, let name = stat.name else {
      throw .unreadable
    }
    var path = String(cString: name).replacing(each: "\\", with: "/")
    guard isSafe(path) else { throw .unsafePath(String(path.prefix(80))) }
    if path.hasSuffix("/") { return }
    if path.hasPrefix("./") || path.holds("/./") {
      path = path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
    }
    if stat.encryption_method != ZIP_EM_NONE { throw .encrypted }
    guard stat.size <= limits.entryBytesMax else { throw .entryTooLarge(path) }
    let size = Int(stat.size)
    unpackedSum += size
    guard unpackedSum <= limits.bytesMax else { throw .tooLarge }
    // What is packed more than once, or beyond the archive, is packed nowhere.
    guard stat.comp_size <= packed else { throw .overlapping }
    packedSum += Int(stat.comp_size)
    guard packedSum <= packed else { throw .overlapping }
    if size > limits.ratioCountsFrom, stat.comp_size < UInt64(size / limits.ratioMax) {
      throw .packedTooMuch(path)
    }
    entries.append(Archive.Entry(path: path, byteCount: size, index: index))
  }

  private func isSafe(_ path: String) -> Bool {
    guard !path.isEmpty, path.utf8.count <= limits.pathBytesMax, !path.hasPrefix("/"),
      !path.utf8.contains(where: { $0 < 32 })
    else { return false }
    // "C:" is a drive.
    if path.utf8.dropFirst().first == UInt8(ascii: ":") { return false }
    guard path.holds("..") else { return true }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return !parts.contains("..")
  }
}
