@testable import Authoring
import Testing

@Suite struct UnicodeTextTests {
  /// Larger than what is looked at in one.
  private static let count = 9 << 20

  @Test func `a long text is looked at in pieces, and no character is cut`() {
    let line = Array("日本 à\n".utf8)
    let bytes = Array(repeatElement(line, count: Self.count / line.count).joined())
    let scan = UnicodeText.scan(bytes)
    #expect(scan.good == 3 * (Self.count / line.count))
    #expect(scan.broken == 0)
    #expect(scan.firstBroken == nil)
    #expect(scan.isComposed)
    #expect(!scan.hasLost)
  }

  @Test func `broken bytes of a long text are one run each, wherever they stand`() {
    var bytes = [UInt8](repeating: 0x61, count: Self.count)
    let cut = 4 << 20
    let starts = [cut - 8, cut - 1, cut + 3, Self.count - 2]
    for start in starts { bytes.replaceSubrange(start...(start + 1), with: [0xFF, 0x80]) }
    let scan = UnicodeText.scan(bytes)
    #expect(scan.broken == starts.count)
    #expect(scan.firstBroken == cut - 8)
    #expect(scan.good == 0)
  }

  @Test func `what is lost or not composed is seen in every piece`() {
    for place in [10, (4 << 20) + 10, Self.count - 10] {
      var bytes = [UInt8](repeating: 0x61, count: Self.count)
      bytes.replaceSubrange(place..<(place + 3), with: Array("\u{FFFD}".utf8))
      let scan = UnicodeText.scan(bytes)
      #expect(scan.hasLost)
      #expect(!scan.isComposed)
    }
  }
}
