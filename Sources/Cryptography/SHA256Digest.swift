/// The 32 bytes of a SHA-256 hash or an HMAC-SHA256.
public struct SHA256Digest: Hashable, Sendable, CustomStringConvertible {
  public static let byteCount = 32

  // Four big-endian words rather than an array: a digest needs no allocation of its own.
  private let first: UInt64
  private let second: UInt64
  private let third: UInt64
  private let fourth: UInt64

  /// Returns nil unless there are exactly 32 bytes.
  public init?(_ bytes: some Collection<UInt8>) { self.init([UInt8](bytes)) }

  /// Returns nil unless there are exactly 32 bytes.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self = bytes.withUnsafeBytes { SHA256Digest(fullOf: $0) }
  }

  /// Whether these bytes are the digest's, all of them and nothing else.
  public func isWritten(in bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.count == Self.byteCount && self == SHA256Digest(fullOf: bytes)
  }

  /// Writes the 32 bytes to the start of a buffer that has room for them.
  public func write(to buffer: UnsafeMutableRawBufferPointer) {
    for (index, word) in [first, second, third, fourth].enumerated() {
      buffer.storeBytes(of: word.bigEndian, toByteOffset: 8 * index, as: UInt64.self)
    }
  }

  init(fullOf bytes: UnsafeRawBufferPointer) {
    func word(_ index: Int) -> UInt64 {
      UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self))
    }
    first = word(0)
    second = word(1)
    third = word(2)
    fourth = word(3)
  }

  /// Reads 64 hexadecimal digits of either case; returns nil for anything else.
  public init?(hex: String) {
    guard let bytes = Hexadecimal.decode(hex) else { return nil }
    self.init(bytes)
  }

  public var bytes: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Self.byteCount) { buffer, count in
      for (index, word) in [first, second, third, fourth].enumerated() {
        for place in 0..<8 {
          buffer[8 * index + place] = UInt8(truncatingIfNeeded: word >> (56 - 8 * UInt64(place)))
        }
      }
      count = Self.byteCount
    }
  }

  /// The first 16 bytes as two numbers, the highest byte first.
  public var firstHalf: (UInt64, UInt64) { (first, second) }

  /// 64 lower-case hexadecimal digits.
  public var hex: String { Hexadecimal.encode(bytes) }

  public var description: String { "sha256:\(hex)" }
}
