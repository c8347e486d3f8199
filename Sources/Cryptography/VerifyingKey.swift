import COpenSSL

/// An Ed25519 public key: tells whether a signature is of its private key.
///
/// Source: RFC 8032.
public struct VerifyingKey: Hashable, Sendable {
  public static let byteCount = 32
  public static let signatureByteCount = 64

  public let bytes: [UInt8]

  public init(bytes: [UInt8]) throws(CryptographyError) {
    let key = try Self.make(bytes)
    defer { EVP_PKEY_free(key) }
    self.bytes = bytes
  }

  /// Reads what `pem()` writes.
  public init(pem: String) throws(CryptographyError) {
    let key = try PEM.publicKey(pem)
    defer { EVP_PKEY_free(key) }
    guard EVP_PKEY_get_base_id(key) == EVP_PKEY_ED25519 else {
      throw CryptographyError("read an Ed25519 public key", refused: "the key is of another kind")
    }
    try self.init(publicPartOf: key)
  }

  init(publicPartOf key: OpaquePointer) throws(CryptographyError) {
    var bytes = [UInt8](repeating: 0, count: Self.byteCount)
    var count = bytes.count
    try require(EVP_PKEY_get_raw_public_key(key, &bytes, &count), "export an Ed25519 public key")
    self.bytes = bytes
  }

  /// False for any signature that is not this key's over exactly these bytes, whatever its length.
  public func isValid(_ signature: [UInt8], for message: [UInt8]) throws(CryptographyError) -> Bool
  {
    let key = try Self.make(bytes)
    defer { EVP_PKEY_free(key) }
    let context = try require(EVP_MD_CTX_new(), "verify")
    defer { EVP_MD_CTX_free(context) }
    try require(EVP_DigestVerifyInit(context, nil, nil, nil, key), "verify")
    let result = EVP_DigestVerify(
      context, signature, signature.count, message, message.count)
    // A signature that does not fit leaves an error behind, which is not one to report.
    ERR_clear_error()
    return result == 1
  }

  /// SubjectPublicKeyInfo in PEM, as `openssl pkeyutl -verify -pubin` reads it.
  public func pem() throws(CryptographyError) -> String {
    let key = try Self.make(bytes)
    defer { EVP_PKEY_free(key) }
    return try PEM.text(publicKey: key)
  }

  private static func make(_ bytes: [UInt8]) throws(CryptographyError) -> OpaquePointer {
    try require(
      EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, bytes, bytes.count),
      "read an Ed25519 public key")
  }
}
