/// Why bytes are no event of this codec, and where.
public struct MalformedEvent: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    /// The bytes end inside a value.
    case truncated
    /// No event that this program knows; perhaps a newer one's.
    case unknownTag(UInt8)
    /// A contest whose answers are marked by rules that this program does not have.
    case newerRules(Int)
    /// A value that its type does not hold.
    case outOfRange
    /// A text that is not UTF-8.
    case notUTF8
    /// A value written another way than the codec writes it.
    case notCanonical
    /// Bytes after the end.
    case trailingBytes
    /// The JSON inside is not what it should be.
    case json(String)
  }

  /// In bytes from the start of the event.
  public let offset: Int
  public let reason: Reason

  public init(offset: Int, reason: Reason) {
    self.offset = offset
    self.reason = reason
  }
}
