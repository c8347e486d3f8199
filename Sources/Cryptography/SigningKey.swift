import COpenSSL

/// An Ed25519 private key. Whoever has its bytes can sign.
///
/// Source: RFC 8032.
public struct SigningKey: Sendable {
  /// The 32 bytes that RFC 8032 calls the private key.
  public let bytes: [UInt8]
  public let verifyingKey: VerifyingKey

  public init(bytes: [UInt8]) throws(CryptographyError) {
    let key = try require(
      EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, bytes, bytes.count),
      "read an Ed25519 key")
    defer { EVP_PKEY_free(key) }
    try self.init(owned: key)
  }

  /// Reads what `pem()` writes; an encrypted key is refused.
  public init(pem: String) throws(CryptographyError) {
    let key = try PEM.privateKey(pem)
    defer { EVP_PKEY_free(key) }
    guard EVP_PKEY_get_base_id(key) == EVP_PKEY_ED25519 else {
      throw CryptographyError("read an Ed25519 key", refused: "the key is of another kind")
    }
    try self.init(owned: key)
  }

  private init(owned key: OpaquePointer) throws(CryptographyError) {
    var bytes = [UInt8](repeating: 0, count: VerifyingKey.byteCount)
    var count = bytes.count
    try require(EVP_PKEY_get_raw_private_key(key, &bytes, &count), "export an Ed25519 key")
    self.bytes = bytes
    verifyingKey = try VerifyingKey(publicPartOf: key)
  }

  public static func generate() throws(CryptographyError) -> SigningKey {
    try SigningKey(bytes: RandomBytes.make(count: VerifyingKey.byteCount))
  }

  /// The 64 bytes of the signature. The same key and message always give the same ones.
  public func sign(_ message: [UInt8]) throws(CryptographyError) -> [UInt8] {
    let key = try require(
      EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, bytes, bytes.count), "sign")
    defer { EVP_PKEY_free(key) }
    let context = try require(EVP_MD_CTX_new(), "sign")
    defer { EVP_MD_CTX_free(context) }
    try require(EVP_DigestSignInit(context, nil, nil, nil, key), "sign")
    var signature = [UInt8](repeating: 0, count: VerifyingKey.signatureByteCount)
    var count = signature.count
    try require(EVP_DigestSign(context, &signature, &count, message, message.count), "sign")
    return signature
  }

  /// PKCS #8 in PEM, not encrypted: the file that holds it must be readable by its owner only.
  public func pem() throws(CryptographyError) -> String {
    let key = try require(
      EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, bytes, bytes.count),
      "export an Ed25519 key")
    defer { EVP_PKEY_free(key) }
    return try PEM.text(privateKey: key)
  }
}
