import COpenSSL

/// What all TLS connections of one thread have in common: the version, the identity, the buffers' habits.
///
/// TLS 1.3 only, which has neither compression nor renegotiation. Sessions are resumed by tickets, which
/// cost a server no memory, with new keys for the connection; no early data, which could be sent again
/// by somebody else.
final class TLSContext {
  private let context: OpaquePointer
  private let socketBIO: SocketBIO
  /// Of a server; they live as long as the context that uses them.
  private let tickets: TicketKeys?

  /// `SSL_OP_IGNORE_UNEXPECTED_EOF`, whose definition is a macro that Swift does not see.
  private static let ignoreUnexpectedEOF: UInt64 = 1 << 7

  private init(method: OpaquePointer?, tickets: TicketKeys?) throws(NetworkError) {
    let operation = "set up TLS"
    socketBIO = try SocketBIO()
    self.tickets = tickets
    guard let context = SSL_CTX_new(method) else { throw .lastOfTLS(operation) }
    self.context = context
    let version = SSL_CTX_ctrl(
      context, SSL_CTRL_SET_MIN_PROTO_VERSION, Int(TLS1_3_VERSION), nil)
    guard version == 1 else { throw .lastOfTLS(operation) }
    // Idle connections keep no buffers (32 KiB each otherwise), and a write may end in the middle.
    let modes =
      SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE
      | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER
    _ = SSL_CTX_ctrl(context, SSL_CTRL_MODE, Int(modes), nil)
    _ = SSL_CTX_ctrl(context, SSL_CTRL_SET_SESS_CACHE_MODE, Int(SSL_SESS_CACHE_OFF), nil)
    // A record's head and body come with one system call instead of two.
    _ = SSL_CTX_ctrl(context, SSL_CTRL_SET_READ_AHEAD, 1, nil)
    // A connection cut without a goodbye ends like one with it; lines have their own ends.
    SSL_CTX_set_options(context, Self.ignoreUnexpectedEOF)
  }

  /// For the side that accepts.
  convenience init(server identity: TLSServerIdentity) throws(NetworkError) {
    try self.init(method: TLS_server_method(), tickets: identity.tickets)
    identity.tickets.serve(context)
    SSL_CTX_set_max_early_data(context, 0)
    SSL_CTX_set_recv_max_early_data(context, 0)
    try show(identity)
  }

  /// For the side that connects. It accepts any certificate: who connects looks at the pin.
  convenience init(client: Void) throws(NetworkError) {
    try self.init(method: TLS_client_method(), tickets: nil)
    SSL_CTX_set_verify(context, SSL_VERIFY_NONE, nil)
  }

  deinit { SSL_CTX_free(context) }

  private func show(_ identity: TLSServerIdentity) throws(NetworkError) {
    let operation = "use a certificate"
    let certificates = try CertificateReader(identity.certificatePEM)
    guard let own = certificates.first, SSL_CTX_use_certificate(context, own) == 1 else {
      throw .lastOfTLS(operation)
    }
    for issuer in certificates.others {
      guard SSL_CTX_ctrl(context, SSL_CTRL_CHAIN_CERT, 1, UnsafeMutableRawPointer(issuer)) == 1
      else { throw .lastOfTLS(operation) }
    }
    let bytes = Array(identity.privateKeyPEM.utf8)
    guard let bio = BIO_new(BIO_s_mem()) else { throw .lastOfTLS(operation) }
    defer { BIO_free(bio) }
    BIO_write(bio, bytes, Int32(clamping: bytes.count))
    // Answering OpenSSL's question for a passphrase keeps it from asking on the terminal.
    let key = PEM_read_bio_PrivateKey(bio, nil, { _, _, _, _ in -1 }, nil)
    defer { EVP_PKEY_free(key) }
    // A key of another kind than the certificate's has a place of its own, and is taken without a word.
    guard let key, SSL_CTX_use_PrivateKey(context, key) == 1,
      SSL_CTX_check_private_key(context) == 1
    else { throw .lastOfTLS(operation) }
  }

  /// A new TLS connection over a socket, for the caller to free; nil when memory is short.
  func makeConnection(over socket: Int32, isServer: Bool) -> OpaquePointer? {
    guard let ssl = SSL_new(context) else { return nil }
    guard let bio = socketBIO.make(over: socket) else {
      SSL_free(ssl)
      return nil
    }
    SSL_set_bio(ssl, bio, bio)
    if isServer { SSL_set_accept_state(ssl) } else { SSL_set_connect_state(ssl) }
    return ssl
  }
}
