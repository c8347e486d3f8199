import Network

/// The server's clock: the wall clock at its start plus monotonic time, so that it never jumps
/// while children are answering.
public struct ServerClock: Sendable {
  private let wallAtStart: Int64
  private let monotonicAtStart: Int64
  private let read: @Sendable () -> Int64

  /// The machine's clock.
  ///
  /// - Parameter moment: the least time to start from, in milliseconds since the Unix epoch.
  public init(notBefore moment: Int64 = 0) {
    self.init(wallAtStart: max(moment, WallClock.milliseconds)) { MonotonicClock.milliseconds }
  }

  /// - Parameter monotonic: milliseconds from any moment, never going back.
  public init(wallAtStart: Int64, monotonic: @escaping @Sendable () -> Int64) {
    self.wallAtStart = wallAtStart
    read = monotonic
    monotonicAtStart = monotonic()
  }

  /// Milliseconds since the Unix epoch.
  public var now: Int64 { wallAtStart + read() - monotonicAtStart }
}
