/// Milliseconds since the Unix epoch, on the server's clock. A client's own clock is another one:
/// it is counted in plain milliseconds and never mixed with this.
public struct ServerTime: Hashable, Comparable, Sendable {
  public let milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  public static func < (left: ServerTime, right: ServerTime) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// `duration` in milliseconds.
  public static func + (time: ServerTime, duration: Int64) -> ServerTime {
    ServerTime(milliseconds: time.milliseconds &+ duration)
  }

  /// In milliseconds.
  public static func - (left: ServerTime, right: ServerTime) -> Int64 {
    left.milliseconds &- right.milliseconds
  }
}
