/// What happened to the connection with a server.
public enum LinkEvent: Hashable, Sendable {
  /// The connection can be used. `pin` is the server's certificate, nil without encryption;
  /// `isFirstVisit` tells that it was met for the first time and is remembered from now on.
  case connected(pin: ServerPin?, isFirstVisit: Bool)
  case received([UInt8])
  /// The connection that was up is over.
  case disconnected
  /// The server shows another certificate than the one that is expected. Nothing was sent to it.
  case certificateChanged(found: String)
  /// No connection came to be.
  case unreachable(Unreachable)
}

/// Why no connection to a server came to be.
public enum Unreachable: Hashable, Sendable, CustomStringConvertible {
  case unknownHost
  /// The computer is there, but no server listens on that port.
  case nobodyListens
  case noAnswer
  /// This computer has no network, or no way to that address.
  case noRoute
  /// The other end does not agree on TLS 1.3.
  case noEncryption
  /// Without encryption only a server on this computer can be reached.
  case plaintextElsewhere
  /// The other end hung up before anything was said.
  case closed
  /// As in errno(3).
  case system(Int32)
  case other(String)

  public var description: String {
    switch self {
    case .unknownHost: "there is no such host"
    case .nobodyListens: "nobody listens there"
    case .noAnswer: "no answer in time"
    case .noRoute: "no network leads there"
    case .noEncryption: "no agreement on TLS 1.3"
    case .plaintextElsewhere: "without encryption only this computer can be reached"
    case .closed: "the other end hung up"
    case .system(let code): "errno \(code)"
    case .other(let words): words
    }
  }
}
