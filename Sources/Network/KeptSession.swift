import COpenSSL

/// A TLS session that a server gave to keep: with it the next connection needs no certificate to be shown
/// and checked anew, since only the server that showed it then can go on with it.
final class KeptSession {
  fileprivate let session: OpaquePointer

  /// Of a connection, where its server gave one; nil where it did not, or where that was taken up already.
  init?(of ssl: OpaquePointer) {
    guard let current = SSL_get_session(ssl), SSL_SESSION_is_resumable(current) == 1,
      // A copy: OpenSSL gives up the original when the connection ends without a goodbye, as a line
      // that breaks does.
      let copy = SSL_SESSION_dup(current)
    else { return nil }
    session = copy
  }

  deinit { SSL_SESSION_free(session) }

  /// To be called before the handshake. What does not fit is left out, and shaken hands for in full.
  func offer(on ssl: OpaquePointer) {
    if SSL_set_session(ssl, session) != 1 { ERR_clear_error() }
  }
}

/// The sessions of the servers that this client talks to, each good for one connection: one that came
/// twice could be recognised by whoever listens.
struct KeptSessions {
  /// More servers than anyone goes between.
  private static let most = 16

  private var sessions: [Endpoint: KeptSession] = [:]

  mutating func take(for server: Endpoint) -> KeptSession? { sessions.removeValue(forKey: server) }

  mutating func keep(_ session: KeptSession, for server: Endpoint) {
    if sessions.count >= Self.most { sessions = [:] }
    sessions[server] = session
  }
}
