/// Why there is no connection, as far as a person needs to know.
public enum LinkFailure: Hashable, Sendable {
  /// It was up and broke.
  case lost
  case unknownHost
  /// The computer is there, but no server listens.
  case nobodyListens
  case noAnswer
  /// This computer has no network, or no way to that address.
  case noRoute
  /// The other end does not agree on TLS 1.3.
  case noEncryption
  /// Without encryption only this computer can be reached.
  case plaintextElsewhere
  /// What the system says.
  case other(vi: String, en: String)
}

/// The certificate of the server that a connection leads to.
public struct ServerTrust: Hashable, Sendable {
  /// `sha256:` and hexadecimal digits.
  public let pin: String
  /// It was met for the first time and is remembered from now on.
  public let isFirstVisit: Bool

  public init(pin: String, isFirstVisit: Bool) {
    self.pin = pin
    self.isFirstVisit = isFirstVisit
  }
}
