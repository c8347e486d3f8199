import Cryptography
import TestSupport
import Testing

@Suite struct HashTests {
  struct Vector: Sendable, CustomTestStringConvertible {
    let name: String
    let message: [UInt8]
    let digest: String
    var testDescription: String { name }
  }

  /// RFC 6234, section 8.5.
  static let published = [
    Vector(
      name: "nothing", message: [],
      digest: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    Vector(
      name: "abc", message: Array("abc".utf8),
      digest: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    Vector(
      name: "two blocks",
      message: Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
      digest: "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
    Vector(
      name: "a million times a", message: [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000),
      digest: "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ]

  @Test(arguments: published)
  func `published messages have their published hashes`(vector: Vector) throws {
    #expect(SHA256.hash(vector.message).hex == vector.digest)
    #expect(SHA256Digest(hex: vector.digest) == SHA256.hash(vector.message))
    #expect(SHA256Digest(hex: vector.digest.uppercased()) == SHA256.hash(vector.message))
  }

  @Test(arguments: 1...50 as ClosedRange<UInt64>)
  func `pieces hash like the whole, however they are cut`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let message = RandomBytes.make(count: Int.random(in: 0...5000, using: &random), using: &random)
    var hasher = SHA256()
    var rest = message[...]
    while !rest.isEmpty {
      let count = Int.random(in: 0...min(200, rest.count), using: &random)
      hasher.update(Array(rest.prefix(count)))
      rest = rest.dropFirst(count)
    }
    #expect(hasher.digest() == SHA256.hash(message), "seed \(seed)")
  }

  @Test func `a hasher goes on after its digest, and its copy goes on by itself`() {
    var hasher = SHA256()
    hasher.update(Array("a".utf8))
    var copy = hasher
    _ = hasher.digest()
    hasher.update(Array("bc".utf8))
    copy.update(Array("x".utf8))
    #expect(hasher.digest() == SHA256.hash("abc"))
    #expect(copy.digest() == SHA256.hash("ax"))
  }

  @Test func `a digest is 32 bytes and nothing else`() {
    let digest = SHA256.hash("abc")
    #expect(SHA256Digest(digest.bytes) == digest)
    #expect(SHA256Digest(digest.bytes.dropLast()) == nil)
    #expect(SHA256Digest(digest.bytes + [0]) == nil)
    #expect(SHA256Digest(hex: String(digest.hex.dropLast(2))) == nil)
    #expect(SHA256Digest(hex: String(digest.hex.dropLast()) + "g") == nil)
    #expect(SHA256Digest(hex: "") == nil)
    #expect(digest.description == "sha256:" + digest.hex)
  }

  @Test func `hexadecimal refuses half a byte and strangers`() {
    #expect(Hexadecimal.decode("00ffA9") == [0, 255, 0xA9])
    #expect(Hexadecimal.encode([0, 255, 0xA9]) == "00ffa9")
    #expect(Hexadecimal.decode("0") == nil)
    #expect(Hexadecimal.decode("0x") == nil)
    #expect(Hexadecimal.decode(" 0") == nil)
  }
}
