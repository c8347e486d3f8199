import CLinux
import COpenSSL
import Glibc

/// A non-blocking socket, with TLS over it or without. It is closed when nobody holds it.
///
final class Transport {
  enum Outcome: Equatable {
    /// That many bytes were moved.
    case moved(Int)
    /// Nothing now; try again when the socket can be read, or written where `wantsWrite` says so.
    case wouldBlock(wantsWrite: Bool)
    /// The other side has sent its last byte.
    case ended
    case failed(errno: Int32)
  }

  enum Handshake: Equatable {
    case done
    case wouldBlock(wantsWrite: Bool)
    case failed(errno: Int32, message: String)
  }

  /// The socket's descriptor, for as long as this lives.
  let number: Int32
  private let ssl: OpaquePointer?
  /// What `ssl` was made by, which may not be what others are made by any more.
  private let context: TLSContext?

  /// Nil `tls` is a socket without it. Returns nil when memory is short; the socket is closed then.
  ///
  /// - Parameter session: of an earlier connection to the same server.
  init?(
    _ socket: consuming Descriptor, tls: TLSContext?, isServer: Bool, session: KeptSession? = nil
  ) {
    var one: Int32 = 1
    // Lines are small and somebody waits for each: waiting to join them would only be late.
    setsockopt(socket.number, Int32(IPPROTO_TCP), TCP_NODELAY, &one, 4)
    if let tls {
      guard let ssl = tls.makeConnection(over: socket.number, isServer: isServer) else {
        ERR_clear_error()
        return nil
      }
      session?.offer(on: ssl)
      self.ssl = ssl
    } else {
      ssl = nil
    }
    context = tls
    number = socket.release()
  }

  deinit {
    SSL_free(ssl)
    close(number)
  }

  var isTLS: Bool { ssl != nil }

  /// Whether the handshake went on with an earlier session.
  var isResumed: Bool { ssl.map { SSL_session_reused($0) == 1 } ?? false }

  /// What the next connection to this server can go on with, once the server has given it.
  var keptSession: KeptSession? { ssl.flatMap { KeptSession(of: $0) } }

  /// Goes on with the TLS handshake.
  func handshake() -> Handshake {
    guard let ssl else { return .done }
    let result = SSL_do_handshake(ssl)
    if result == 1 { return .done }
    let code = errno
    switch SSL_get_error(ssl, result) {
    case SSL_ERROR_WANT_READ: return .wouldBlock(wantsWrite: false)
    case SSL_ERROR_WANT_WRITE: return .wouldBlock(wantsWrite: true)
    case SSL_ERROR_SYSCALL:
      ERR_clear_error()
      return .failed(errno: code, message: "the other side ended it")
    default:
      let error = NetworkError.lastOfTLS("agree on TLS")
      return .failed(errno: EPROTO, message: error.description)
    }
  }

  /// Takes what has arrived.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Outcome {
    guard let ssl else {
      let count = recv(number, buffer.baseAddress, buffer.count, 0)
      if count > 0 { return .moved(count) }
      return count == 0 ? .ended : plainFailure(wantsWrite: false)
    }
    var count = 0
    let result = SSL_read_ex(ssl, buffer.baseAddress, buffer.count, &count)
    return result == 1 ? .moved(count) : tlsFailure(ssl, result)
  }

  /// OpenSSL holds bytes that it has read from the socket already, so that the socket need not show them.
  var hasPending: Bool { ssl.map { SSL_has_pending($0) == 1 } ?? false }

  /// Sends as much as the socket takes. After `wouldBlock` the same bytes must come again.
  func write(_ bytes: UnsafeRawBufferPointer) -> Outcome {
    guard let ssl else {
      let count = send(number, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
      return count >= 0 ? .moved(count) : plainFailure(wantsWrite: true)
    }
    var count = 0
    let result = SSL_write_ex(ssl, bytes.baseAddress, bytes.count, &count)
    return result == 1 ? .moved(count) : tlsFailure(ssl, result)
  }

  /// Says that nothing more will be sent. The result is `moved(0)` once that is on its way.
  func finish() -> Outcome {
    if let ssl {
      let result = SSL_shutdown(ssl)
      // 0: said, and the other side has not said so yet.
      if result < 0, case .wouldBlock(wantsWrite: true) = tlsFailure(ssl, result) {
        return .wouldBlock(wantsWrite: true)
      }
      ERR_clear_error()
    }
    guard shutdown(number, Int32(SHUT_WR)) == 0 else { return .failed(errno: errno) }
    return .moved(0)
  }

  /// Throws away what has arrived, without looking into it.
  func discard(into buffer: UnsafeMutableRawBufferPointer) -> Outcome {
    let count = recv(number, buffer.baseAddress, buffer.count, 0)
    if count > 0 { return .moved(count) }
    return count == 0 ? .ended : plainFailure(wantsWrite: false)
  }

  /// Closing will drop at once what the system still holds to send, instead of trying on for minutes.
  func abandonOnClose() {
    var now = linger(l_onoff: 1, l_linger: 0)
    setsockopt(number, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
  }

  /// Runs `body` with the certificate that the other side showed, if it did, and those that came with it.
  func withPeerCertificate<Result>(_ body: (OpaquePointer, OpaquePointer?) -> Result) -> Result? {
    guard let ssl, let certificate = SSL_get1_peer_certificate(ssl) else { return nil }
    defer { X509_free(certificate) }
    return body(certificate, SSL_get_peer_cert_chain(ssl))
  }

  private func plainFailure(wantsWrite: Bool) -> Outcome {
    isTemporary(errno) ? .wouldBlock(wantsWrite: wantsWrite) : .failed(errno: errno)
  }

  private func tlsFailure(_ ssl: OpaquePointer, _ result: Int32) -> Outcome {
    let code = errno
    switch SSL_get_error(ssl, result) {
    case SSL_ERROR_WANT_READ: return .wouldBlock(wantsWrite: false)
    case SSL_ERROR_WANT_WRITE: return .wouldBlock(wantsWrite: true)
    case SSL_ERROR_ZERO_RETURN: return .ended
    case SSL_ERROR_SYSCALL:
      // The next call on this thread must find OpenSSL's queue of errors empty.
      ERR_clear_error()
      return .failed(errno: code)
    default:
      ERR_clear_error()
      return .failed(errno: EPROTO)
    }
  }
}
