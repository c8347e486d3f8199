import Network

/// The server's clock: the wall clock at its start plus monotonic time, so that it never jumps
/// while children are answering.
///
/// Kept in nanoseconds and rounded down once: two roundings would let an answer that was sent at
/// the opening, by a clock as good as this one, look a millisecond too early.
public struct ServerClock: Sendable {
  /// From the monotonic clock to the Unix epoch, in nanoseconds.
  private let offset: Int64
  private let read: @Sendable () -> Int64

  /// The machine's clock.
  ///
  /// - Parameter moment: the least time to start from, in milliseconds since the Unix epoch.
  public init(notBefore moment: Int64 = 0) {
    self.init(wallAtStart: max(moment * 1_000_000, WallClock.nanoseconds)) {
      MonotonicClock.nanoseconds
    }
  }

  /// - Parameters:
  ///   - wallAtStart: nanoseconds since the Unix epoch.
  ///   - monotonic: nanoseconds from any moment, never going back.
  public init(wallAtStart: Int64, monotonic: @escaping @Sendable () -> Int64) {
    offset = wallAtStart - monotonic()
    read = monotonic
  }

  /// Milliseconds since the Unix epoch.
  public var now: Int64 { (read() + offset) / 1_000_000 }
}
