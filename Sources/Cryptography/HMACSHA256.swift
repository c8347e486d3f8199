import COpenSSL

/// A keyed hash: only who has the key can make or check it.
///
/// Source: RFC 2104; test vectors of RFC 4231.
public enum HMACSHA256 {
  public static func authenticate(
    _ message: [UInt8], key: [UInt8]
  ) throws(CryptographyError) -> SHA256Digest {
    // OpenSSL takes a null key to mean the key of an earlier call, so an empty one needs an address.
    let padded = key.isEmpty ? [0] : key
    var digest = [UInt8](repeating: 0, count: SHA256Digest.byteCount)
    let made = HMAC(
      EVP_sha256(), padded, Int32(key.count), message, message.count, &digest, nil)
    guard made != nil, let result = SHA256Digest(digest) else {
      throw CryptographyError("authenticate a message")
    }
    return result
  }

  /// Checks in constant time.
  public static func isValid(
    _ digest: SHA256Digest, for message: [UInt8], key: [UInt8]
  ) throws(CryptographyError) -> Bool {
    constantTimeEqual(try authenticate(message, key: key).bytes, digest.bytes)
  }
}

/// Compares in a time that depends only on the lengths, so that a guess cannot be timed byte by byte.
public func constantTimeEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
}
