/// Bytes to send. Copies share one buffer, so one line to 20,000 clients is in memory once.
public struct OutgoingBytes: Hashable, Sendable {
  public let bytes: [UInt8]

  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  public init(_ text: String) { self.init(Array(text.utf8)) }

  public var count: Int { bytes.count }
}
