/// Bytes to send. Copies share one buffer, so one line to 20,000 clients is in memory once.
public struct OutgoingBytes: Hashable, Sendable {
  /// What a line tells the state of: once a newer one waits for the same connection, an older one that waits
  /// there says nothing any more and is left out.
  public struct Topic: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }
  }

  public let bytes: [UInt8]
  /// Nil for what has to arrive, whatever comes behind it.
  public let topic: Topic?

  public init(_ bytes: [UInt8], newestOf topic: Topic? = nil) {
    self.bytes = bytes
    self.topic = topic
  }

  public init(_ text: String) { self.init(Array(text.utf8)) }

  public var count: Int { bytes.count }
}
