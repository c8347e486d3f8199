/// One encoded line with its end, ready to be sent. Copies share the bytes, so that a line for
/// everyone is encoded once.
public struct WireLine: Hashable, Sendable, CustomStringConvertible {
  public let bytes: [UInt8]

  init(capacity: Int = 256, _ members: (inout JSONWriter) -> Void) {
    var writer = JSONWriter(capacity: capacity)
    writer.object(members)
    bytes = writer.bytes + [UInt8(ascii: "\n")]
  }

  fileprivate init(bytes: [UInt8]) { self.bytes = bytes }

  /// Without its end.
  public var text: String { String(decoding: bytes.dropLast(), as: UTF8.self) }

  public var description: String { text }
}

/// A line that is the same for everyone but for its last members: the common part is encoded
/// once, each contestant's own part is put behind it.
public struct SharedLine: Hashable, Sendable {
  /// An object without its closing brace. Never empty of members: the type stands first.
  private let head: [UInt8]

  init(_ line: WireLine) { head = Array(line.bytes.dropLast(2)) }

  /// The line for everyone, without an own part.
  public var line: WireLine { WireLine(bytes: head + [UInt8(ascii: "}"), UInt8(ascii: "\n")]) }

  func line(with members: (inout JSONWriter) -> Void) -> WireLine {
    var writer = JSONWriter(capacity: 192)
    writer.object(members)
    guard writer.bytes.count > 2 else { return line }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(head.count + writer.bytes.count + 1)
    bytes.append(contentsOf: head)
    bytes.append(UInt8(ascii: ","))
    bytes.append(contentsOf: writer.bytes.dropFirst())
    bytes.append(UInt8(ascii: "\n"))
    return WireLine(bytes: bytes)
  }
}
