/// Reads lines from a pipe or a file. Bytes may be split anywhere.
public struct LineReader: Sendable {
  /// The longest line, in bytes. The rest of a longer one is skipped.
  public static let bytesMax = 4096

  private var buffer: [UInt8] = []
  private var isTooLong = false

  public init() {}

  /// Whether a line has begun and not ended.
  public var hasBegun: Bool { !buffer.isEmpty || isTooLong }

  /// The lines that these bytes complete.
  public mutating func feed(_ bytes: some Sequence<UInt8>) -> [TypedLine] {
    var lines: [TypedLine] = []
    for byte in bytes {
      if byte == 0x0A {
        lines.append(finishLine())
      } else if buffer.count < Self.bytesMax {
        buffer.append(byte)
      } else {
        isTooLong = true
      }
    }
    return lines
  }

  /// The line that ended with the input instead of a line end.
  public mutating func finish() -> TypedLine? { hasBegun ? finishLine() : nil }

  private mutating func finishLine() -> TypedLine {
    defer {
      buffer = []
      isTooLong = false
    }
    if isTooLong { return .tooLong }
    if buffer.last == 0x0D { buffer.removeLast() }
    guard let text = String(validating: buffer, as: UTF8.self) else { return .notUTF8 }
    return .text(Sanitiser.clean(text))
  }
}

/// A line that was typed, or came from a pipe.
public enum TypedLine: Hashable, Sendable {
  /// Without its end, and cleaned.
  case text(String)
  case tooLong
  case notUTF8
}
