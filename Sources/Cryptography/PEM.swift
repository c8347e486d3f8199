import COpenSSL

/// OpenSSL's objects as PEM text and back. Whoever gets a pointer from here frees it.
enum PEM {
  /// Longest text that is read, in bytes; a chain of certificates is far below it.
  static let bytesMax = 1 << 20

  static func privateKey(_ text: String) throws(CryptographyError) -> OpaquePointer {
    let bio = try reader(text, "read a private key")
    defer { BIO_free(bio) }
    return try require(
      PEM_read_bio_PrivateKey(bio, nil, refusePassphrase, nil), "read a private key")
  }

  static func publicKey(_ text: String) throws(CryptographyError) -> OpaquePointer {
    let bio = try reader(text, "read a public key")
    defer { BIO_free(bio) }
    return try require(PEM_read_bio_PUBKEY(bio, nil, nil, nil), "read a public key")
  }

  static func certificate(_ text: String) throws(CryptographyError) -> OpaquePointer {
    let bio = try reader(text, "read a certificate")
    defer { BIO_free(bio) }
    return try require(PEM_read_bio_X509(bio, nil, nil, nil), "read a certificate")
  }

  static func text(privateKey key: OpaquePointer) throws(CryptographyError) -> String {
    let bio = try writer()
    defer { BIO_free(bio) }
    try require(
      PEM_write_bio_PrivateKey(bio, key, nil, nil, 0, nil, nil), "write a private key")
    return contents(of: bio)
  }

  static func text(publicKey key: OpaquePointer) throws(CryptographyError) -> String {
    let bio = try writer()
    defer { BIO_free(bio) }
    try require(PEM_write_bio_PUBKEY(bio, key), "write a public key")
    return contents(of: bio)
  }

  static func text(certificate: OpaquePointer) throws(CryptographyError) -> String {
    let bio = try writer()
    defer { BIO_free(bio) }
    try require(PEM_write_bio_X509(bio, certificate), "write a certificate")
    return contents(of: bio)
  }

  private static func writer() throws(CryptographyError) -> OpaquePointer {
    try require(BIO_new(BIO_s_mem()), "write PEM")
  }

  private static func reader(
    _ text: String, _ operation: String
  ) throws(CryptographyError) -> OpaquePointer {
    let bytes = Array(text.utf8)
    guard bytes.count <= bytesMax else {
      throw CryptographyError(operation, refused: "the text is longer than \(bytesMax) bytes")
    }
    let bio = try require(BIO_new(BIO_s_mem()), operation)
    guard BIO_write(bio, bytes, Int32(bytes.count)) == Int32(bytes.count) else {
      BIO_free(bio)
      throw CryptographyError(operation)
    }
    return bio
  }

  private static func contents(of bio: OpaquePointer) -> String {
    let count = BIO_ctrl(bio, BIO_CTRL_PENDING, 0, nil)
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, used in
      used = max(0, Int(BIO_read(bio, buffer.baseAddress, Int32(count))))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Answers OpenSSL's question for a passphrase with none; its own answer would be to ask on the terminal.
private func refusePassphrase(
  _ buffer: UnsafeMutablePointer<CChar>?, _ size: Int32, _ writing: Int32,
  _ context: UnsafeMutableRawPointer?
) -> Int32 { -1 }
