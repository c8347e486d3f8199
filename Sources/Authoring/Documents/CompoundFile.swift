/// A file of Microsoft's old form: a small file system within a file, as `.doc`, `.xls`, protected
/// `.docx` and formulas of MathType are.
///
/// Source: MS-CFB, sections 2.2 to 2.6.
struct CompoundFile {
  private struct Entry {
    let name: String
    let isStream: Bool
    let start: UInt32
    let byteCount: Int
  }

  private let bytes: [UInt8]
  private let sectorSize: Int
  private let miniSectorSize: Int
  private let miniCutoff: Int
  /// For each sector the one after it.
  private var table: [UInt32] = []
  private var miniTable: [UInt32] = []
  private var miniStream: [UInt8] = []
  private var entries: [Entry] = []

  private static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
  /// Sectors beyond this number are signs: free, end of a chain, part of a table.
  private static let lastSector: UInt32 = 0xFFFF_FFFA

  static func isOne(_ bytes: [UInt8]) -> Bool { bytes.starts(with: signature) }

  /// Nil where the file is none, or its tables are damaged.
  init?(_ bytes: [UInt8]) {
    guard Self.isOne(bytes), bytes.count >= 512 else { return nil }
    self.bytes = bytes
    let shift = Int(Self.number16(bytes, 30))
    let miniShift = Int(Self.number16(bytes, 32))
    guard (9...12).contains(shift), miniShift >= 4, miniShift < shift else { return nil }
    sectorSize = 1 << shift
    miniSectorSize = 1 << miniShift
    miniCutoff = Int(Self.number32(bytes, 56))
    guard readTable(), readDirectory(), readMiniStream() else { return nil }
  }

  /// Names of all streams, whatever folder they are in.
  var streamNames: [String] { entries.filter(\.isStream).map(\.name) }

  /// The first stream of a name.
  func stream(_ name: String) -> [UInt8]? {
    guard let entry = entries.first(where: { $0.isStream && $0.name == name }),
      entry.byteCount <= CompoundFileLimits.streamBytesMax
    else { return nil }
    if entry.byteCount < miniCutoff {
      return chain(entry.start, miniTable, limit: entry.byteCount) { sector in
        let start = Int(sector) * miniSectorSize
        guard start + miniSectorSize <= miniStream.count else { return nil }
        return miniStream[start..<(start + miniSectorSize)]
      }
    }
    return chain(entry.start, table, limit: entry.byteCount, of: self.sector)
  }

  // MARK: Tables

  private static func number16(_ bytes: [UInt8], _ offset: Int) -> UInt16 {
    UInt16(bytes[offset]) | UInt16(bytes[offset + 1]) << 8
  }

  private static func number32(_ bytes: [UInt8], _ offset: Int) -> UInt32 {
    UInt32(number16(bytes, offset)) | UInt32(number16(bytes, offset + 2)) << 16
  }

  private static func numbers(_ bytes: ArraySlice<UInt8>) -> [UInt32] {
    let bytes = Array(bytes)
    return stride(from: 0, to: bytes.count - 3, by: 4).map { number32(bytes, $0) }
  }

  private func sector(_ number: UInt32) -> ArraySlice<UInt8>? {
    guard number < Self.lastSector else { return nil }
    let start = (Int(number) + 1) * sectorSize
    guard start < bytes.count else { return nil }
    // The last sector of a file may be cut short.
    return bytes[start..<min(start + sectorSize, bytes.count)]
  }

  /// The sectors of a chain, one after the other; nil where it leads nowhere or in a circle.
  private func chain(
    _ start: UInt32, _ table: [UInt32], limit: Int, of sector: (UInt32) -> ArraySlice<UInt8>?
  ) -> [UInt8]? {
    var content: [UInt8] = []
    var next = start
    while content.count < limit, next < Self.lastSector {
      guard let part = sector(next), !part.isEmpty, Int(next) < table.count else { return nil }
      content += part
      next = table[Int(next)]
    }
    guard limit == .max || content.count >= limit else { return nil }
    return limit == .max ? content : Array(content.prefix(limit))
  }

  private mutating func readTable() -> Bool {
    var tableSectors = Self.numbers(bytes[76..<512])
    var next = Self.number32(bytes, 68)
    let sectorCount = bytes.count / sectorSize + 1
    while next < Self.lastSector {
      guard let part = sector(next), part.count == sectorSize, tableSectors.count <= sectorCount
      else { return false }
      var numbers = Self.numbers(part)
      next = numbers.removeLast()
      tableSectors += numbers
    }
    for number in tableSectors where number < Self.lastSector {
      guard let part = sector(number), table.count <= sectorCount + sectorSize else { return false }
      table += Self.numbers(part)
    }
    return true
  }

  /// A chain of sectors that must not hold more than the file does.
  private func whole(_ start: UInt32) -> [UInt8]? {
    var content: [UInt8] = []
    var next = start
    while next < Self.lastSector {
      guard let part = sector(next), Int(next) < table.count, content.count <= bytes.count else {
        return nil
      }
      content += part
      next = table[Int(next)]
    }
    return content
  }

  private mutating func readDirectory() -> Bool {
    guard let directory = whole(Self.number32(bytes, 48)) else { return false }
    for start in stride(from: 0, to: directory.count - 127, by: 128) {
      guard entries.count < CompoundFileLimits.entriesMax else { return false }
      let length = min(Int(Self.number16(directory, start + 64)), 64)
      let units = stride(from: 0, to: max(0, length - 2), by: 2).map {
        Self.number16(directory, start + $0)
      }
      let kind = directory[start + 66]
      guard kind == 2 || kind == 5 else { continue }
      // Of the eight bytes of the size old versions write only four.
      entries.append(
        Entry(
          name: String(decoding: units, as: UTF16.self), isStream: kind == 2,
          start: Self.number32(directory, start + 116),
          byteCount: Int(Self.number32(directory, start + 120))))
    }
    return !entries.isEmpty
  }

  private mutating func readMiniStream() -> Bool {
    guard let root = entries.first(where: { !$0.isStream }) else { return false }
    let first = Self.number32(bytes, 60)
    guard first < Self.lastSector else { return true }
    guard let numbers = whole(first), let content = whole(root.start) else { return false }
    miniTable = Self.numbers(numbers[...])
    miniStream = content
    // What is not filled is as good as there.
    let missing = miniStream.count % miniSectorSize
    if missing > 0 { miniStream += repeatElement(0, count: miniSectorSize - missing) }
    return true
  }
}
