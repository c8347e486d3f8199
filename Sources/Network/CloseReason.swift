/// Why a connection ended.
public enum CloseReason: Hashable, Sendable {
  /// The other side closed it.
  case peer
  /// This side asked for it.
  case local
  /// TLS was not agreed upon within the time for it.
  case handshakeTimeout
  /// What arrived was not TLS 1.3, or the two sides did not agree.
  case handshakeFailed
  /// More was waiting to be sent than the queue holds: the other side does not read.
  case tooSlow
  /// The network or the other side's system ended it; `errno` as in errno(3).
  case failure(errno: Int32)
  /// The server stops.
  case shutdown
}
