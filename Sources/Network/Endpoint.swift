/// A server to connect to, as a person names it.
public struct Endpoint: Hashable, Sendable, CustomStringConvertible {
  public static let defaultPort: UInt16 = 7878

  /// A name or an address, without brackets.
  public let host: String
  public let port: UInt16

  public init(host: String, port: UInt16 = Endpoint.defaultPort) {
    self.host = host
    self.port = port
  }

  /// Reads `host`, `host:port`, `[::1]:port` and a bare IPv6 address; returns nil for anything else.
  public init?(_ text: String) {
    if IPAddress(text) != nil {
      self.init(host: text)
      return
    }
    guard let colon = text.lastIndex(of: ":"), text.last != "]" else {
      self.init(name: text, port: Self.defaultPort)
      return
    }
    guard let port = ListenAddress.port(text[text.index(after: colon)...]), port > 0 else {
      return nil
    }
    self.init(name: String(text[..<colon]), port: port)
  }

  private init?(name: String, port: UInt16) {
    let isBracketed = name.hasPrefix("[") && name.hasSuffix("]")
    let host = isBracketed ? String(name.dropFirst().dropLast()) : name
    let isAddress = IPAddress(host) != nil
    let isName = host.utf8.allSatisfy { byte in
      switch byte {
      case 0x21...0x7E: byte != UInt8(ascii: ":") && byte != UInt8(ascii: "/")
      default: false
      }
    }
    guard !host.isEmpty, host.utf8.count <= 253, isBracketed ? isAddress : isName else {
      return nil
    }
    self.init(host: host, port: port)
  }

  public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
