/// A small file of Microsoft's old form, built for a test: streams of a few kilobytes at most.
struct CompoundSample {
  var streams: [(name: String, bytes: [UInt8])] = []

  /// Header, table of sectors, directory, table of small sectors, small sectors.
  func bytes() -> [UInt8] {
    var small: [UInt8] = []
    var smallTable: [UInt32] = []
    var entries = [entry("Root Entry", kind: 5, start: 3, count: 0)]
    for stream in streams {
      let sectors = (stream.bytes.count + 63) / 64
      let first = smallTable.count
      for index in 0..<sectors {
        smallTable.append(index == sectors - 1 ? 0xFFFF_FFFE : UInt32(first + index + 1))
      }
      small += stream.bytes
      small += repeatElement(0, count: sectors * 64 - stream.bytes.count)
      entries.append(
        entry(stream.name, kind: 2, start: UInt32(first), count: UInt32(stream.bytes.count)))
    }
    let sectors = max(1, (small.count + 511) / 512)
    entries[0] = entry("Root Entry", kind: 5, start: 3, count: UInt32(small.count))
    var table: [UInt32] = [0xFFFF_FFFD, 0xFFFF_FFFE, 0xFFFF_FFFE]
    for index in 0..<sectors {
      table.append(index == sectors - 1 ? 0xFFFF_FFFE : UInt32(4 + index))
    }
    return header() + sector(numbers(table), 0xFF) + sector(Array(entries.joined()), 0)
      + sector(numbers(smallTable), 0xFF) + small
      + Array(repeating: 0, count: sectors * 512 - small.count)
  }

  private func header() -> [UInt8] {
    var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    header += Array(repeating: 0, count: 16)
    header += [0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0] + Array(repeating: 0, count: 6)
    header += numbers([0, 1, 1, 0, 4_096, 2, 1, 0xFFFF_FFFE, 0, 0])
    return header + Array(repeating: 0xFF, count: 512 - header.count)
  }

  private func numbers(_ values: [UInt32]) -> [UInt8] {
    values.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
  }

  private func sector(_ bytes: [UInt8], _ filler: UInt8) -> [UInt8] {
    bytes + Array(repeating: filler, count: max(0, 512 - bytes.count))
  }

  private func entry(_ name: String, kind: UInt8, start: UInt32, count: UInt32) -> [UInt8] {
    let units = name.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    var entry = units + Array(repeating: 0, count: 64 - units.count)
    entry += [UInt8(units.count + 2), 0, kind, 1] + Array(repeating: 0xFF, count: 12)
    entry += Array(repeating: 0, count: 36) + numbers([start, count, 0])
    return entry
  }
}
