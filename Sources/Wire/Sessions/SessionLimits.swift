/// What a connection to the server may do, and how long it may take. All times in milliseconds.
public struct SessionLimits: Hashable, Sendable {
  /// Until `hello`, after the handshake.
  public var hello: Int64 = 10_000
  /// From `hello` until joined: a child is typing.
  public var joining: Int64 = 600_000
  /// Without any line from a joined connection.
  public var silence: Int64 = 90_000
  /// So many lines a second for long, and so many at once.
  public var linesPerSecond: Int64 = 30
  public var linesAtOnce: Int64 = 120
  /// How many malformed lines within a minute close the connection.
  public var malformedMax = 5
  /// How many lines beyond the rate within a minute close the connection.
  public var floodMax = 1_000
  /// The minute of the two counts above.
  public var minute: Int64 = 60_000
  /// How long to wait where a second try to join comes before the first is decided.
  public var joiningRetry: Int64 = 1_000

  public init() {}
}
