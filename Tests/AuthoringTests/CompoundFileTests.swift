import Testing

@testable import Authoring

/// Limits of files of Microsoft's old form: what is just within them is read, what is just beyond is
/// not.
@Suite struct CompoundFileTests {
  /// A file with sectors of 4096 bytes (MS-CFB, version 4): its table, its directory, one stream.
  private struct Large {
    var streamBytes: Int
    /// In the directory, with its root.
    var entries = 2

    private static let sector = 4_096
    private static let end: UInt32 = 0xFFFF_FFFE

    func bytes() -> [UInt8] {
      let data = (streamBytes + Self.sector - 1) / Self.sector
      let directory = (entries * 128 + Self.sector - 1) / Self.sector
      var tables = 1
      while tables * 1_024 < tables + directory + data { tables += 1 }
      let chains = chain(from: tables, directory) + chain(from: tables + directory, data)
      let table = Array(repeating: 0xFFFF_FFFD as UInt32, count: tables) + chains
      var file = header(tables: tables)
      file += filled(Self.bytes(table), tables * Self.sector, with: 0xFF)
      file += filled(self.directory(after: tables + directory), directory * Self.sector, with: 0)
      return file + Array(repeating: 7, count: data * Self.sector)
    }

    private func chain(from first: Int, _ count: Int) -> [UInt32] {
      (0..<count).map { $0 == count - 1 ? Self.end : UInt32(first + $0 + 1) }
    }

    private func header(tables: Int) -> [UInt8] {
      var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
      header += Array(repeating: 0, count: 16)
      header += [0x3E, 0, 4, 0, 0xFE, 0xFF, 12, 0, 6, 0] + Array(repeating: 0, count: 6)
      header += Self.bytes([1, UInt32(tables), UInt32(tables), 0, 4_096, Self.end, 0, Self.end, 0])
      header += Self.bytes((0..<UInt32(tables)).map { $0 })
      return filled(filled(header, 512, with: 0xFF), Self.sector, with: 0)
    }

    private func directory(after start: Int) -> [UInt8] {
      var directory = entry("Root Entry", kind: 5, start: Self.end, count: 0)
      directory += entry("A", kind: 2, start: UInt32(start), count: UInt32(streamBytes))
      for number in 2..<max(2, entries) {
        directory += entry("x\(number)", kind: 2, start: Self.end, count: 0)
      }
      return directory
    }

    private func entry(_ name: String, kind: UInt8, start: UInt32, count: UInt32) -> [UInt8] {
      let units = name.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
      let head = filled(units, 64, with: 0) + [UInt8(units.count + 2), 0, kind, 1]
      return filled(head, 116, with: 0) + Self.bytes([start, count, 0])
    }

    private func filled(_ bytes: [UInt8], _ count: Int, with filler: UInt8) -> [UInt8] {
      bytes + Array(repeating: filler, count: max(0, count - bytes.count))
    }

    private static func bytes(_ values: [UInt32]) -> [UInt8] {
      values.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
    }
  }

  @Test func `a stream has so many bytes`() throws {
    let most = CompoundFileLimits.streamBytesMax
    let within = try #require(CompoundFile(Large(streamBytes: most).bytes()))
    #expect(within.stream("A")?.count == most)
    let beyond = try #require(CompoundFile(Large(streamBytes: most + 1).bytes()))
    #expect(beyond.streamNames == ["A"])
    #expect(beyond.stream("A") == nil)
  }

  @Test func `a directory has so many entries`() {
    let most = CompoundFileLimits.entriesMax
    let within = CompoundFile(Large(streamBytes: 5_000, entries: most).bytes())
    #expect(within?.streamNames.count == most - 1)
    #expect(within?.stream("A")?.count == 5_000)
    #expect(CompoundFile(Large(streamBytes: 5_000, entries: most + 1).bytes()) == nil)
  }
}
