/// Makes zip archives byte by byte, so that they can be wrong in every way.
///
/// Source: PKWARE's APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
struct RawArchive {
  struct Entry {
    var path: [UInt8]
    var content: [UInt8]
    /// Bit 0: encrypted. Bit 11: the path is UTF-8.
    var flags = 0
    /// What the headers say, where that is not so.
    var claimedSize: Int?
    var claimedPackedSize: Int?
    var claimedChecksum: UInt32?
    /// The place of another entry's bytes, where this one brings none of its own.
    var sharesContentOf: Int?

    init(_ path: String, _ content: String = "x") {
      self.path = Array(path.utf8)
      self.content = Array(content.utf8)
    }
  }

  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var offsets: [Int] = []

  static func pack(_ entries: [Entry]) -> [UInt8] {
    var archive = RawArchive()
    for entry in entries { archive.add(entry) }
    let start = archive.bytes.count
    archive.bytes += archive.directory
    archive.bytes += [0x50, 0x4B, 5, 6] + number(0, 2) + number(0, 2)
    archive.bytes += number(entries.count, 2) + number(entries.count, 2)
    archive.bytes += number(archive.directory.count, 4) + number(start, 4) + number(0, 2)
    return archive.bytes
  }

  private mutating func add(_ entry: Entry) {
    var offset = bytes.count
    let checksum = Int(entry.claimedChecksum ?? Self.checksum(entry.content))
    var fields = Self.number(20, 2) + Self.number(entry.flags, 2) + Self.number(0, 2)
    fields += Self.number(0, 2) + Self.number(0x21, 2) + Self.number(checksum, 4)
    fields += Self.number(entry.claimedPackedSize ?? entry.content.count, 4)
    fields += Self.number(entry.claimedSize ?? entry.content.count, 4)
    fields += Self.number(entry.path.count, 2) + Self.number(0, 2)
    if let other = entry.sharesContentOf {
      offset = offsets[other]
    } else {
      bytes += [0x50, 0x4B, 3, 4] + fields + entry.path + entry.content
    }
    offsets.append(offset)
    directory += [0x50, 0x4B, 1, 2] + Self.number(20, 2) + fields
    directory += Self.number(0, 2) + Self.number(0, 2) + Self.number(0, 2) + Self.number(0, 4)
    directory += Self.number(offset, 4) + entry.path
  }

  private static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// CRC-32 as in ISO 3309.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = ~0
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
