import COpenSSL

/// Encryption with a shared key that also refuses what was altered.
///
/// Source: NIST SP 800-38D. A nonce must never serve twice under one key; with random nonces, seal fewer
/// than 2³² messages under a key (section 8.3).
public enum AES256GCM {
  public static let keyByteCount = 32
  public static let nonceByteCount = 12
  public static let tagByteCount = 16

  /// Encrypts under a fresh random nonce. The result is nonce, ciphertext, tag in one.
  ///
  /// - Parameter context: is authenticated with the message but not part of the result; `open` must be
  ///   told the same.
  public static func seal(
    _ message: [UInt8], key: [UInt8], context: [UInt8] = []
  ) throws(CryptographyError) -> [UInt8] {
    let nonce = RandomBytes.make(count: nonceByteCount)
    return try seal(message, key: key, nonce: nonce, context: context)
  }

  static func seal(
    _ message: [UInt8], key: [UInt8], nonce: [UInt8], context: [UInt8]
  ) throws(CryptographyError) -> [UInt8] {
    let cipher = try start(key: key, nonce: nonce, encrypting: true, context: context)
    defer { EVP_CIPHER_CTX_free(cipher) }
    var sealed = try run(cipher, message, "seal")
    var tag = [UInt8](repeating: 0, count: tagByteCount)
    try finish(cipher, "seal")
    try require(
      EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_GET_TAG, Int32(tagByteCount), &tag), "seal")
    sealed.insert(contentsOf: nonce, at: 0)
    return sealed + tag
  }

  /// Decrypts what `seal` gave. Throws when the key or the context differs or a bit was altered.
  public static func open(
    _ sealed: [UInt8], key: [UInt8], context: [UInt8] = []
  ) throws(CryptographyError) -> [UInt8] {
    guard sealed.count >= nonceByteCount + tagByteCount else {
      throw CryptographyError("open", refused: "shorter than a nonce and a tag")
    }
    let nonce = Array(sealed.prefix(nonceByteCount))
    var tag = Array(sealed.suffix(tagByteCount))
    let cipher = try start(key: key, nonce: nonce, encrypting: false, context: context)
    defer { EVP_CIPHER_CTX_free(cipher) }
    let message = try run(
      cipher, Array(sealed[nonceByteCount..<sealed.count - tagByteCount]), "open")
    try require(
      EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_SET_TAG, Int32(tagByteCount), &tag), "open")
    try finish(cipher, "open")
    return message
  }

  private static func start(
    key: [UInt8], nonce: [UInt8], encrypting: Bool, context: [UInt8]
  ) throws(CryptographyError) -> OpaquePointer {
    guard key.count == keyByteCount, nonce.count == nonceByteCount else {
      throw CryptographyError("start a cipher", refused: "the key needs 32 bytes, the nonce 12")
    }
    let cipher = try require(EVP_CIPHER_CTX_new(), "start a cipher")
    var written: Int32 = 0
    guard
      EVP_CipherInit_ex(cipher, EVP_aes_256_gcm(), nil, key, nonce, encrypting ? 1 : 0) == 1,
      context.isEmpty
        || EVP_CipherUpdate(cipher, nil, &written, context, Int32(context.count)) == 1
    else {
      EVP_CIPHER_CTX_free(cipher)
      throw CryptographyError("start a cipher")
    }
    return cipher
  }

  private static func run(
    _ cipher: OpaquePointer, _ input: [UInt8], _ operation: String
  ) throws(CryptographyError) -> [UInt8] {
    guard !input.isEmpty else { return [] }
    guard let count = Int32(exactly: input.count) else {
      throw CryptographyError(operation, refused: "longer than 2 GiB")
    }
    var output = [UInt8](repeating: 0, count: input.count)
    var written: Int32 = 0
    try require(EVP_CipherUpdate(cipher, &output, &written, input, count), operation)
    return output
  }

  private static func finish(
    _ cipher: OpaquePointer, _ operation: String
  ) throws(CryptographyError) {
    var none = [UInt8](repeating: 0, count: tagByteCount)
    var written: Int32 = 0
    guard EVP_CipherFinal_ex(cipher, &none, &written) == 1 else {
      ERR_clear_error()
      throw CryptographyError(operation, refused: "altered, or of another key")
    }
  }
}
