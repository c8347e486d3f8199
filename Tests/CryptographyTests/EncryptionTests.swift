import Testing

@testable import Cryptography

@Suite struct EncryptionTests {
  static let key = [UInt8](repeating: 7, count: AES256GCM.keyByteCount)

  /// McGrew and Viega, "The Galois/Counter Mode of Operation", appendix B, test case 16.
  @Test func `the published message gives the published ciphertext and tag`() throws {
    let key = try #require(
      Hexadecimal.decode("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"))
    let message = try #require(
      Hexadecimal.decode(
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
          + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"))
    let nonce = "cafebabefacedbaddecaf888"
    let context = try #require(
      Hexadecimal.decode("feedfacedeadbeeffeedfacedeadbeefabaddad2"))
    let sealed = try AES256GCM.seal(
      message, key: key, nonce: #require(Hexadecimal.decode(nonce)), context: context)
    #expect(
      Hexadecimal.encode(sealed) == nonce
        + "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
        + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
        + "76fc6ece0f4e1768cddf8853bb2d551b")
    #expect(try AES256GCM.open(sealed, key: key, context: context) == message)
  }

  @Test func `an empty message is sealed and opened`() throws {
    let sealed = try AES256GCM.seal([], key: Self.key)
    #expect(sealed.count == AES256GCM.nonceByteCount + AES256GCM.tagByteCount)
    #expect(try AES256GCM.open(sealed, key: Self.key) == [])
  }

  @Test func `the same message is never sealed to the same bytes`() throws {
    #expect(try AES256GCM.seal([1], key: Self.key) != AES256GCM.seal([1], key: Self.key))
  }

  @Test func `an altered bit, another key and another context are refused`() throws {
    let sealed = try AES256GCM.seal([1, 2, 3], key: Self.key, context: [9])
    for bit in 0..<8 * sealed.count {
      var altered = sealed
      altered[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: CryptographyError.self, "bit \(bit)") {
        try AES256GCM.open(altered, key: Self.key, context: [9])
      }
    }
    let other = [UInt8](repeating: 8, count: AES256GCM.keyByteCount)
    #expect(throws: CryptographyError.self) { try AES256GCM.open(sealed, key: other, context: [9]) }
    #expect(throws: CryptographyError.self) { try AES256GCM.open(sealed, key: Self.key) }
    #expect(throws: CryptographyError.self) { try AES256GCM.open([1, 2], key: Self.key) }
    #expect(throws: CryptographyError.self) { try AES256GCM.seal([1], key: [1, 2]) }
  }
}
