import Testing

@testable import Authoring

@Suite struct ArchiveTests {
  private func fault(
    _ bytes: [UInt8], limits: ArchiveLimits = .usual
  ) -> ArchiveFault? {
    do throws(ArchiveFault) {
      _ = try Archive(bytes, limits: limits)
      return nil
    } catch {
      return error
    }
  }

  private func fault(_ paths: [String]) -> ArchiveFault? {
    fault(RawArchive.pack(paths.map { RawArchive.Entry($0) }))
  }

  private func packed(_ files: [(String, [UInt8])]) throws -> [UInt8] {
    try #require(ArchiveWriter.pack(files.map { ArchiveWriter.File(path: $0.0, bytes: $0.1) }))
  }

  private func limits(_ change: (inout ArchiveLimits) -> Void) -> ArchiveLimits {
    var limits = ArchiveLimits.usual
    change(&limits)
    return limits
  }

  @Test func `what is packed is unpacked`() throws {
    let noise = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
    let files = [("a/b.xml", Array("Tiếng Việt".utf8)), ("trống", []), ("ảnh.png", noise)]
    let archive = try Archive(try packed(files))
    #expect(archive.entries.map(\.path) == files.map(\.0))
    #expect(archive.entries.map(\.byteCount) == files.map(\.1.count))
    for (path, bytes) in files { #expect(try archive.bytes(path) == bytes) }
    #expect(archive.has("a/b.xml") && !archive.has("b.xml") && archive.repeatedPaths == [])
    #expect(throws: ArchiveFault.noSuchEntry("b.xml")) { try archive.bytes("b.xml") }
  }

  @Test func `many threads read one archive at once`() throws {
    let files = (0..<200).map { number in
      let bytes = (0...number * 37).map { UInt8(truncatingIfNeeded: $0 ^ number) }
      return ("\(number).txt", bytes)
    }
    let archive = try Archive(try packed(files))
    let read = Parallel.map(8) { turn in
      // Each begins elsewhere.
      (0..<200).allSatisfy { place in
        let (path, bytes) = files[(place + turn * 25) % 200]
        return (try? archive.bytes(path)) == bytes
      }
    }
    #expect(read == Array(repeating: true, count: 8))
  }

  @Test func `the same files give the same bytes`() throws {
    let files = [("b", Array("hai".utf8)), ("a", [UInt8](repeating: 7, count: 5_000))]
    #expect(try packed(files) == packed(files))
    #expect(try packed(files) != packed(files.reversed()))
    // Year, month and day of the first moment that zip knows, and no clock of ours.
    #expect(try packed(files)[10..<14] == [0, 0, 0x21, 0])
  }

  @Test func `an archive without entries is one`() throws {
    let empty = RawArchive.pack([])
    #expect(BankArchive.isArchive(empty))
    #expect(try Archive(empty).entries.isEmpty)
    #expect(fault([UInt8]()) == .unreadable)
  }

  // Limits.

  @Test func `the number of entries has a limit`() {
    let bytes = RawArchive.pack((1...5).map { RawArchive.Entry("\($0)") })
    #expect(fault(bytes, limits: limits { $0.entriesMax = 5 }) == nil)
    #expect(fault(bytes, limits: limits { $0.entriesMax = 4 }) == .tooManyEntries)
  }

  @Test func `the size of an entry has a limit`() {
    let bytes = RawArchive.pack([RawArchive.Entry("a", "12345")])
    #expect(fault(bytes, limits: limits { $0.entryBytesMax = 5 }) == nil)
    #expect(fault(bytes, limits: limits { $0.entryBytesMax = 4 }) == .entryTooLarge("a"))
  }

  @Test func `the size of all entries together has a limit`() {
    let bytes = RawArchive.pack([RawArchive.Entry("a", "12345"), RawArchive.Entry("b", "12345")])
    #expect(fault(bytes, limits: limits { $0.bytesMax = 10 }) == nil)
    #expect(fault(bytes, limits: limits { $0.bytesMax = 9 }) == .tooLarge)
  }

  @Test func `the length of a path has a limit, in bytes`() {
    let bytes = RawArchive.pack([RawArchive.Entry("đề")])
    #expect(fault(bytes, limits: limits { $0.pathBytesMax = 5 }) == nil)
    #expect(fault(bytes, limits: limits { $0.pathBytesMax = 4 }) == .unsafePath("đề"))
  }

  @Test func `a bomb is refused by its ratio, a small entry is none`() throws {
    let size = 100_000
    let bytes = try packed([("b", [UInt8](repeating: 0, count: size))])
    var small = limits { $0.ratioCountsFrom = size - 1 }
    #expect(fault(bytes, limits: small) == .packedTooMuch("b"))
    small.ratioCountsFrom = size
    #expect(fault(bytes, limits: small) == nil)
    small = limits {
      $0.ratioCountsFrom = 0
      $0.ratioMax = 100
    }
    let packedOnce = RawArchive.pack([RawArchive.Entry("b", String(repeating: "0", count: size))])
    #expect(fault(packedOnce, limits: small) == nil)
  }

  @Test func `many small entries are a bomb together`() throws {
    let zeros = [UInt8](repeating: 0, count: 1_000)
    let bytes = try packed((0..<20).map { ("\($0)", zeros) })
    var small = limits {
      $0.ratioMax = 10
      $0.sumRatioCountsFrom = 20_000
    }
    #expect(fault(bytes, limits: small) == nil)
    small.sumRatioCountsFrom = 19_999
    #expect(fault(bytes, limits: small) == .packedTooMuchTogether)
    small.ratioMax = 1_000
    #expect(fault(bytes, limits: small) == nil)
  }

  @Test func `a bomb of many entries is refused without unpacking it`() throws {
    let zeros = [UInt8](repeating: 0, count: 1024 * 1024)
    #expect(fault(try packed((0..<16).map { ("\($0)", zeros) })) == nil)
    #expect(fault(try packed((0..<17).map { ("\($0)", zeros) })) == .packedTooMuchTogether)
  }

  @Test func `a bomb of a hundred megabytes is refused without unpacking it`() throws {
    let bytes = try packed([("b", [UInt8](repeating: 0, count: 60 * 1024 * 1024))])
    #expect(bytes.count < 100_000)
    #expect(fault(bytes) == .packedTooMuch("b"))
  }

  @Test func `entries that lie over each other are refused`() {
    let whole = RawArchive.Entry("a", String(repeating: "x", count: 4_000))
    var bytes: [RawArchive.Entry] = [whole]
    #expect(fault(RawArchive.pack(bytes)) == nil)
    for index in 1...9 {
      var shared = whole
      shared.path = Array("a\(index)".utf8)
      shared.sharesContentOf = 0
      bytes.append(shared)
    }
    #expect(fault(RawArchive.pack(bytes)) == .overlapping)
  }

  // Paths.

  @Test(arguments: [
    "../a.xml", "a/../../b.xml", "a/..", "/etc/passwd", "..\\a.xml", "a\\..\\b", "\\a", "C:/a",
    "C:\\a", "c:a", "a\nb",
  ])
  func `a path that leads out is refused`(path: String) {
    #expect(fault(["good.xml", path]) == .unsafePath(path.replacing("\\", with: "/")))
  }

  @Test(arguments: [
    ("a..b/c", "a..b/c"), ("...", "..."), ("a\\b\\c.xml", "a/b/c.xml"), ("./a/./b", "a/b"),
    ("a b/%20.xml", "a b/%20.xml"), ("tệp: một", "tệp: một"),
  ])
  func `a path that stays within is read`(path: String, read: String) throws {
    let archive = try Archive(RawArchive.pack([RawArchive.Entry(path)]))
    #expect(archive.entries.map(\.path) == [read])
    #expect(try archive.bytes(read) == Array("x".utf8))
  }

  @Test func `folders are no files`() throws {
    let archive = try Archive(
      RawArchive.pack([RawArchive.Entry("a/", ""), RawArchive.Entry("a/b")]))
    #expect(archive.entries.map(\.path) == ["a/b"])
  }

  @Test func `names in UTF-8 are read with and without their flag`() throws {
    var flagged = RawArchive.Entry("câu hỏi/đề 1.xml")
    flagged.flags = 1 << 11
    for entry in [flagged, RawArchive.Entry("câu hỏi/đề 1.xml")] {
      let archive = try Archive(RawArchive.pack([entry]))
      #expect(archive.has("câu hỏi/đề 1.xml"))
    }
    // Without the flag and no UTF-8: the old code page of zip.
    var old = RawArchive.Entry("")
    old.path = [0x82, 0x2E, 0x78]
    #expect(try Archive(RawArchive.pack([old])).entries.map(\.path) == ["é.x"])
  }

  @Test func `of two entries with one path the last counts, and it is known`() throws {
    let archive = try Archive(
      RawArchive.pack([
        RawArchive.Entry("a", "một"), RawArchive.Entry("b"), RawArchive.Entry("a", "hai"),
      ]))
    #expect(try archive.bytes("a") == Array("hai".utf8))
    #expect(archive.repeatedPaths == ["a"])
  }

  // The bad day.

  @Test func `an entry with a password is told from a damaged one`() {
    var entry = RawArchive.Entry("a")
    entry.flags = 1
    #expect(fault(RawArchive.pack([entry])) == .encrypted)
  }

  @Test(arguments: [3, 5, 6, 1_000])
  func `an entry that is not as long as it says is damaged`(claimed: Int) throws {
    var entry = RawArchive.Entry("a", "1234")
    entry.claimedSize = claimed
    // Either libzip refuses the archive, or the entry is refused when it is read.
    guard let archive = try? Archive(RawArchive.pack([entry])) else { return }
    #expect(throws: ArchiveFault.unreadable) { try archive.bytes("a") }
  }

  @Test func `an entry with another checksum is damaged, the others are read`() throws {
    var entry = RawArchive.Entry("a", "1234")
    entry.claimedChecksum = 1
    let archive = try Archive(RawArchive.pack([entry, RawArchive.Entry("b")]))
    #expect(throws: ArchiveFault.unreadable) { try archive.bytes("a") }
    #expect(try archive.bytes("b") == Array("x".utf8))
  }

  @Test func `an entry that is packed beyond the archive is refused`() {
    var entry = RawArchive.Entry("a", "1234")
    entry.claimedPackedSize = 100_000
    #expect(fault(RawArchive.pack([entry])) != nil)
  }

  @Test func `an archive cut anywhere is refused and never traps`() throws {
    let bytes = try packed([("a.xml", Array("<a/>".utf8)), ("b.xml", Array("<b/>".utf8))])
    for count in 0..<bytes.count { #expect(fault(Array(bytes[..<count])) == .unreadable) }
  }

  @Test func `an archive with any bit turned gives its own bytes, or none`() throws {
    let content = Array("Nội dung, đủ dài để nén: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa".utf8)
    let bytes = try packed([("a.xml", content), ("b.xml", content)])
    for index in bytes.indices {
      for bit in 0..<8 {
        var turned = bytes
        turned[index] ^= 1 << UInt8(bit)
        guard let archive = try? Archive(turned) else { continue }
        for entry in archive.entries {
          guard let read = try? archive.bytes(entry.path) else { continue }
          // An entry of no bytes has nothing that a checksum could tell.
          #expect(read == content || read.isEmpty, "byte \(index), bit \(bit)")
        }
      }
    }
  }
}
