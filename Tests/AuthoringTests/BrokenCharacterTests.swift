import Assessment
import Testing

@testable import Authoring

/// A few bad bytes in a good file: the items they stand in are refused, all others are read.
@Suite struct BrokenCharacterTests {
  private func read(_ parts: [[UInt8]], file: String = "a.gift") -> BankReading {
    BankReader.read(bytes: Array(parts.joined()), file: file)
  }

  private func bank(_ count: Int) -> [UInt8] {
    Array((1...count).map { "Câu hỏi số \($0)? {=đúng ~sai}\n\n" }.joined().utf8)
  }

  @Test func `one bad byte in a bank of 500 costs one item`() {
    let reading = read([bank(250), Array("Ở đ".utf8), [0xFF], Array("âu? {T}\n\n".utf8), bank(249)])
    let own = reading.diagnostics.filter { $0.code == "bank.broken-character" }
    #expect(own.map { "\($0.line):\($0.column)" } == ["501:4"])
    #expect(own.map(\.item) == ["Câu 251"])
    #expect(own.map(\.severity) == [.error])
    #expect(reading.items.count == 499)
  }

  @Test func `a bad byte outside of any item is only told`() {
    let reading = read([bank(1), Array("// ghi ch".utf8), [0xFF], Array("\n\n".utf8), bank(1)])
    #expect(reading.items.count == 2)
    #expect(
      reading.diagnostics.map(\.code) == ["bank.broken-character-outside", "bank.same-item"])
    #expect(!reading.hasErrors)
  }

  @Test func `a file that was cut off within a letter loses its last item only`() {
    let whole = Array("một ở? {T}\n\nhai ấ? {=ba ~bốn ở".utf8)
    let reading = read([Array(whole.dropLast(1))])
    #expect(reading.items.map(\.prompt) == ["một ở?"])
    #expect(reading.hasErrors)
  }

  @Test func `bad bytes in a row are one fault, and each run has its own`() {
    let reading = read([
      bank(5), [0xFF, 0xFE, 0xC0], Array(" a ".utf8), [0x80], Array(" b {T}\n\n".utf8),
    ])
    #expect(reading.diagnostics.map(\.column) == [1, 5])
    #expect(reading.items.count == 5)
  }

  @Test func `half an UTF-16 character is broken, too`() {
    let bytes = EncodingSamples.utf16("\u{FEFF}một? {T}\n\nhai \u{1F600}? {T}", little: true)
    // Takes out the second half of the pair.
    let place = bytes.count - 2 * "? {T}".utf16.count - 2
    let reading = read([Array(bytes[..<place]), Array(bytes[(place + 2)...])])
    #expect(reading.items.map(\.prompt) == ["một?"])
    #expect(reading.diagnostics.map(\.code) == ["bank.utf16", "bank.broken-character"])
  }

  @Test func `so many broken characters have their places, the rest is only replaced`() throws {
    let most = EncodingLimits.brokenMax
    func bytes(_ count: Int) -> [UInt8] {
      // More good letters than bad ones, so that the file is taken for UTF-8.
      bank(1) + (1...count).flatMap { _ in Array("// ầậ ".utf8) + [0xFF, UInt8(ascii: "\n")] }
    }
    for (count, places) in [(most - 1, most - 1), (most, most), (most + 1, most)] {
      let decoded = try DecodedText(bytes(count))
      #expect(decoded.encoding == .utf8)
      #expect(decoded.broken.count == places)
      let replaced = decoded.bytes.split(separator: UInt8(ascii: "\n")).count {
        $0.suffix(3) == [0xEF, 0xBF, 0xBD]
      }
      #expect(replaced == count)
      let reading = BankReader.read(bytes: bytes(count), file: "a.gift")
      #expect(reading.items.count == 1)
      #expect(
        reading.diagnostics.map(\.code)
          == Array(repeating: "bank.broken-character-outside", count: places))
    }
  }

  @Test func `a letter that another program lost is told, and the item kept`() {
    let reading = read([Array("Hu\u{FFFD} ở đâu? {T}\n\nb? {T}".utf8)])
    #expect(reading.items.count == 2)
    #expect(reading.diagnostics.map(\.code) == ["bank.lost-character"])
  }

  @Test func `a legacy byte without a meaning is broken`() {
    let bytes = EncodingSamples.bytes(EncodingSamples.vni + "\nx \u{81} y {T}\n")
    let reading = BankReader.read(bytes: bytes, file: "a.gift", encoding: .vni)
    #expect(reading.items.count == 4)
    #expect(reading.diagnostics.map(\.code) == ["bank.broken-character"])
  }
}
