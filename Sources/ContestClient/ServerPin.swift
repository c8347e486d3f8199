/// By what a server's certificate is known: `sha256:` and the lower-case hexadecimal SHA-256 of it.
public struct ServerPin: Hashable, Sendable, CustomStringConvertible {
  public let text: String

  /// Reads a pin as it is printed; capitals count as small letters. Nil for anything else.
  public init?(_ typed: String) {
    let text = typed.lowercased()
    let prefix = "sha256:"
    guard text.hasPrefix(prefix) else { return nil }
    let digits = text.utf8.dropFirst(prefix.utf8.count)
    let isHexadecimal = digits.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
    guard digits.count == 64, isHexadecimal else { return nil }
    self.text = text
  }

  public var description: String { text }
}
