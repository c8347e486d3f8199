import Glibc

/// Why a client's connection is over, or never came to be.
public enum ClientEnd: Hashable, Sendable, CustomStringConvertible {
  /// The server closed it.
  case peer
  /// `close` was called.
  case local
  /// It took too long.
  case timeout
  /// The host has no address; the system's words.
  case unknownHost(String)
  /// The network or the server's system ended it; `errno` as in errno(3).
  case failure(errno: Int32)
  /// The two sides did not agree on TLS 1.3.
  case tls(String, errno: Int32)
  /// The server's certificate is not the one that was expected.
  case pinChanged(found: String)

  public var description: String {
    switch self {
    case .peer: "the server closed the connection"
    case .local: "the connection was closed"
    case .timeout: "no answer in time"
    case .unknownHost(let text): text
    case .failure(let code): String(cString: strerror(code))
    case .tls(let text, _): text
    case .pinChanged(let found): "the server shows another certificate: \(found)"
    }
  }
}
