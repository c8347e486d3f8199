import Cryptography
import Testing

@Suite struct SignatureTests {
  struct Vector: Sendable, CustomTestStringConvertible {
    let name: String
    let key: String
    let publicKey: String
    let message: String
    let signature: String
    var testDescription: String { name }
  }

  /// RFC 8032, section 7.1.
  static let published = [
    Vector(
      name: "test 1, nothing",
      key: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      publicKey: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
      message: "",
      signature: "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
    Vector(
      name: "test 2, one byte",
      key: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      publicKey: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
      message: "72",
      signature: "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
    Vector(
      name: "test 3, two bytes",
      key: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
      publicKey: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
      message: "af82",
      signature: "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
  ]

  @Test(arguments: published)
  func `published keys give their published signatures`(vector: Vector) throws {
    let key = try SigningKey(bytes: #require(Hexadecimal.decode(vector.key)))
    let message = try #require(Hexadecimal.decode(vector.message))
    let signature = try key.sign(message)
    #expect(Hexadecimal.encode(key.verifyingKey.bytes) == vector.publicKey)
    #expect(Hexadecimal.encode(signature) == vector.signature)
    #expect(try key.verifyingKey.isValid(signature, for: message))
  }

  @Test func `one altered bit anywhere is refused`() throws {
    let key = try SigningKey.generate()
    let message = Array("Giải nhất".utf8)
    let signature = try key.sign(message)
    for bit in 0..<8 * signature.count {
      var altered = signature
      altered[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(try !key.verifyingKey.isValid(altered, for: message), "bit \(bit)")
    }
    #expect(try !key.verifyingKey.isValid(signature, for: message + [0]))
    #expect(try !SigningKey.generate().verifyingKey.isValid(signature, for: message))
  }

  @Test func `a signature of the wrong length is refused, not an error`() throws {
    let key = try SigningKey.generate()
    #expect(try !key.verifyingKey.isValid([], for: [1]))
    #expect(try !key.verifyingKey.isValid(key.sign([1]) + [0], for: [1]))
  }

  @Test func `keys go through PEM and come back`() throws {
    let key = try SigningKey.generate()
    let back = try SigningKey(pem: key.pem())
    #expect(back.bytes == key.bytes)
    let publicKey = try VerifyingKey(pem: key.verifyingKey.pem())
    #expect(publicKey == key.verifyingKey)
    #expect(try key.pem().hasPrefix("-----BEGIN PRIVATE KEY-----"))
    #expect(try key.verifyingKey.pem().hasPrefix("-----BEGIN PUBLIC KEY-----"))
  }

  @Test func `what is no key is refused with a reason`() throws {
    #expect(throws: CryptographyError.self) { try SigningKey(bytes: [1, 2, 3]) }
    #expect(throws: CryptographyError.self) { try VerifyingKey(bytes: []) }
    #expect(throws: CryptographyError.self) { try SigningKey(pem: "no key") }
    #expect(throws: CryptographyError.self) { try VerifyingKey(pem: "") }
    let certificate = try SelfSignedCertificate.make(
      commonName: "x", names: [], validDays: 1, now: 1_764_000_000)
    let error = #expect(throws: CryptographyError.self) {
      try SigningKey(pem: certificate.privateKeyPEM)
    }
    #expect(
      error?.description == "could not read an Ed25519 key: the key is of another kind")
  }
}
