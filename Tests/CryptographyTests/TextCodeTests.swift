import Cryptography
import TestSupport
import Testing

@Suite struct TextCodeTests {
  @Test(arguments: [
    ("7KQ2MF", "7KQ2MF"), ("7kq2mf", "7KQ2MF"), ("7KQ-2MF", "7KQ2MF"), (" 7kq 2mf ", "7KQ2MF"),
    ("oO", "00"), ("iIlL", "1111"),
  ])
  func `a typed code is read as the code that was meant`(typed: String, meant: String) {
    #expect(CrockfordBase32.normalised(typed) == meant)
  }

  @Test(arguments: ["", " - ", "7KQ2MU", "7KQ2M!", "7KQ2Mé", "7KQ2M\n", "Ｋ"])
  func `what can be no code is refused`(typed: String) {
    #expect(CrockfordBase32.normalised(typed) == nil)
  }

  @Test(arguments: 1...50 as ClosedRange<UInt64>)
  func `a random code is its own normal form`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let code = CrockfordBase32.code(count: 8, using: &random)
    #expect(code.utf8.count == 8)
    #expect(CrockfordBase32.normalised(code) == code, "seed \(seed)")
    #expect(CrockfordBase32.normalised(code.lowercased()) == code, "seed \(seed)")
  }

  @Test func `random codes use all 32 characters about equally`() {
    var random = SeededGenerator(seed: 1)
    var counts: [Character: Int] = [:]
    for _ in 0..<4000 {
      for character in CrockfordBase32.code(count: 8, using: &random) {
        counts[character, default: 0] += 1
      }
    }
    #expect(counts.count == 32)
    #expect(counts.values.allSatisfy { (850...1150).contains($0) })
  }

  /// RFC 4648, section 10, without the padding.
  @Test(arguments: [
    ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"),
    ("fooba", "Zm9vYmE"), ("foobar", "Zm9vYmFy"),
  ])
  func `published texts have their published base64`(text: String, encoded: String) {
    #expect(Base64URL.encode(Array(text.utf8)) == encoded)
    #expect(Base64URL.decode(encoded) == Array(text.utf8))
  }

  @Test(arguments: ["Z", "Zh", "Zm9=", "Zm9+", "Zm/v", "Zm9v Zg", "Zm9vY"])
  func `base64 that no encoder writes is refused`(text: String) {
    #expect(Base64URL.decode(text) == nil)
  }

  @Test(arguments: 0...40)
  func `bytes of every length go through base64 and come back`(count: Int) {
    var random = SeededGenerator(seed: UInt64(count))
    let bytes = RandomBytes.make(count: count, using: &random)
    #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
  }

  @Test func `random bytes have the length asked for and do not repeat`() {
    for count in [0, 1, 7, 8, 9, 16, 33] { #expect(RandomBytes.make(count: count).count == count) }
    #expect(RandomBytes.make(count: 16) != RandomBytes.make(count: 16))
  }
}
