import Cryptography

/// Where random bytes come from: the system's generator in the server, a seeded one in a
/// simulation.
struct RandomSource {
  /// The system's generator, asked for many bytes at a time: for eight it takes as long as for a thousand,
  /// and whoever joins needs some from it six times.
  static var system: RandomSource {
    let pool = Pool()
    return RandomSource { pool.take($0) }
  }

  /// Bytes that were fetched and not given out yet. None is given out twice.
  private final class Pool {
    private static let size = 1_024
    private var rest: ArraySlice<UInt8> = []

    func take(_ count: Int) -> [UInt8] {
      if count > Self.size { return RandomBytes.make(count: count) }
      if rest.count < count { rest = RandomBytes.make(count: Self.size)[...] }
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
  }

  private let make: (Int) -> [UInt8]

  init(_ make: @escaping (Int) -> [UInt8]) { self.make = make }

  func bytes(_ count: Int) -> [UInt8] { make(count) }

  /// A secret of 144 bits, as it is sent and typed.
  func token() -> String { Base64URL.encode(bytes(18)) }

  /// A code that people read aloud and type.
  func code(count: Int) -> String {
    var generator = Generator(source: self, rest: bytes(8 * count)[...])
    return CrockfordBase32.code(count: count, using: &generator)
  }

  private struct Generator: RandomNumberGenerator {
    let source: RandomSource
    /// Fetched at once: the system's generator costs as much for a few bytes as for many.
    var rest: ArraySlice<UInt8>

    mutating func next() -> UInt64 {
      if rest.count < 8 { rest = source.bytes(8)[...] }
      defer { rest = rest.dropFirst(8) }
      return rest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
  }

  func word() -> UInt32 {
    make(4).reduce(0) { $0 << 8 | UInt32($1) }
  }
}
