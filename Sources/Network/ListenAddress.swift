/// Where a server listens: an address of this machine, or all of them, and a port.
public struct ListenAddress: Hashable, Sendable, CustomStringConvertible {
  /// Nil stands for every address, IPv4 and IPv6.
  public let host: IPAddress?
  /// 0 lets the system choose; `SocketServer.listen` tells what it chose.
  public let port: UInt16

  public init(host: IPAddress?, port: UInt16) {
    self.host = host
    self.port = port
  }

  /// Reads `127.0.0.1:7878`, `[::1]:7878`, `localhost:7878` and, for every address, `:7878`.
  public init(_ text: String) throws(NetworkError) {
    guard let colon = text.lastIndex(of: ":"),
      let port = Self.port(text[text.index(after: colon)...])
    else { throw .malformedAddress(text) }
    let name = text[..<colon]
    switch name {
    case "": self.init(host: nil, port: port)
    case "localhost": self.init(host: .loopback, port: port)
    default:
      let isBracketed = name.hasPrefix("[") && name.hasSuffix("]")
      let bare = isBracketed ? String(name.dropFirst().dropLast()) : String(name)
      guard let host = IPAddress(bare), isBracketed == bare.contains(":") else {
        throw .malformedAddress(text)
      }
      self.init(host: host, port: port)
    }
  }

  static func port(_ text: Substring) -> UInt16? {
    // `UInt16` alone would take a sign.
    let isNumber = !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
    return isNumber ? UInt16(text) : nil
  }

  /// Only programs on this machine can connect, so that plain TCP gives nothing away.
  public var isLoopback: Bool { host?.isLoopback ?? false }

  public var description: String {
    guard let host else { return ":\(port)" }
    return PeerAddress(host: host, port: port).description
  }
}
