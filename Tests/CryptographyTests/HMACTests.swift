import Cryptography
import Testing

@Suite struct HMACTests {
  struct Vector: Sendable, CustomTestStringConvertible {
    let name: String
    let key: [UInt8]
    let message: [UInt8]
    let digest: String
    var testDescription: String { name }
  }

  /// RFC 4231, section 4.
  static let published = [
    Vector(
      name: "case 1", key: [UInt8](repeating: 0x0b, count: 20), message: Array("Hi There".utf8),
      digest: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
    Vector(
      name: "case 2, a short key", key: Array("Jefe".utf8),
      message: Array("what do ya want for nothing?".utf8),
      digest: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
    Vector(
      name: "case 3", key: [UInt8](repeating: 0xaa, count: 20),
      message: [UInt8](repeating: 0xdd, count: 50),
      digest: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
    Vector(
      name: "case 6, a key longer than a block", key: [UInt8](repeating: 0xaa, count: 131),
      message: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
      digest: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
  ]

  @Test(arguments: published)
  func `published messages have their published codes`(vector: Vector) throws {
    let digest = try HMACSHA256.authenticate(vector.message, key: vector.key)
    #expect(digest.hex == vector.digest)
    #expect(try HMACSHA256.isValid(digest, for: vector.message, key: vector.key))
    #expect(try !HMACSHA256.isValid(digest, for: vector.message + [0], key: vector.key))
  }

  @Test func `an empty key and an empty message are a key and a message`() throws {
    let digest = try HMACSHA256.authenticate([], key: [])
    #expect(digest.hex == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad")
  }

  @Test func `equality looks at every byte and at the length`() {
    #expect(constantTimeEqual([], []))
    #expect(constantTimeEqual([1, 2, 3], [1, 2, 3]))
    #expect(!constantTimeEqual([1, 2, 3], [1, 2, 4]))
    #expect(!constantTimeEqual([1, 2, 3], [0, 2, 3]))
    #expect(!constantTimeEqual([1, 2, 3], [1, 2]))
  }
}
