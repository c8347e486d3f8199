import COpenSSL

/// A SHA-256 hash being made. A value: a copy goes on by itself from where it was copied.
///
/// Source: FIPS 180-4; RFC 6234.
public struct SHA256: Sendable {
  private var context = SHA256_CTX()

  public init() { SHA256_Init(&context) }

  public mutating func update(_ bytes: [UInt8]) {
    SHA256_Update(&context, bytes, bytes.count)
  }

  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    SHA256_Update(&context, bytes.baseAddress, bytes.count)
  }

  public mutating func update(_ digest: SHA256Digest) { update(digest.bytes) }

  /// The hash of all bytes so far. The hasher can go on after it.
  public func digest() -> SHA256Digest {
    var context = context
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: SHA256Digest.byteCount) {
      SHA256_Final($0.baseAddress, &context)
      return SHA256Digest(fullOf: UnsafeRawBufferPointer($0))
    }
  }

  public static func hash(_ bytes: [UInt8]) -> SHA256Digest {
    var hasher = SHA256()
    hasher.update(bytes)
    return hasher.digest()
  }

  /// The hash of the text's UTF-8 bytes as they are; the caller normalises.
  public static func hash(_ text: String) -> SHA256Digest { hash(Array(text.utf8)) }
}
