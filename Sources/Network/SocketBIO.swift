import CLinux
import COpenSSL
import Glibc

/// How OpenSSL reaches a socket: as its own way does, but writing to a closed one raises no signal.
///
/// OpenSSL's socket BIO uses `write`, which would need SIGPIPE ignored in the whole process.
final class SocketBIO {
  private let method: OpaquePointer
  /// `BIO_TYPE_SOCKET`, whose definition is a macro that Swift does not see.
  private let kind = 5 | BIO_TYPE_SOURCE_SINK | BIO_TYPE_DESCRIPTOR

  init() throws(NetworkError) {
    guard let method = BIO_meth_new(kind, "socket") else {
      throw .lastOfTLS("set up TLS")
    }
    self.method = method
    BIO_meth_set_write(method, write)
    BIO_meth_set_read(method, read)
    BIO_meth_set_ctrl(method, control)
  }

  deinit { BIO_meth_free(method) }

  func make(over socket: Int32) -> OpaquePointer? {
    guard let bio = BIO_new(method) else { return nil }
    BIO_set_data(bio, UnsafeMutableRawPointer(bitPattern: Int(socket)))
    BIO_set_init(bio, 1)
    return bio
  }
}

private let retryFlags =
  BIO_FLAGS_READ | BIO_FLAGS_WRITE | BIO_FLAGS_IO_SPECIAL | BIO_FLAGS_SHOULD_RETRY

private func socket(of bio: OpaquePointer?) -> Int32 {
  Int32(truncatingIfNeeded: Int(bitPattern: BIO_get_data(bio)))
}

private func write(
  _ bio: OpaquePointer?, _ bytes: UnsafePointer<CChar>?, _ count: Int32
) -> Int32 {
  BIO_clear_flags(bio, retryFlags)
  let sent = send(socket(of: bio), bytes, Int(count), Int32(MSG_NOSIGNAL))
  if sent < 0, isTemporary(errno) {
    BIO_set_flags(bio, BIO_FLAGS_WRITE | BIO_FLAGS_SHOULD_RETRY)
  }
  return Int32(sent)
}

private func read(
  _ bio: OpaquePointer?, _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int32
) -> Int32 {
  BIO_clear_flags(bio, retryFlags | BIO_FLAGS_IN_EOF)
  let taken = recv(socket(of: bio), bytes, Int(count), 0)
  if taken < 0, isTemporary(errno) {
    BIO_set_flags(bio, BIO_FLAGS_READ | BIO_FLAGS_SHOULD_RETRY)
  } else if taken == 0 {
    BIO_set_flags(bio, BIO_FLAGS_IN_EOF)
  }
  return Int32(taken)
}

private func control(
  _ bio: OpaquePointer?, _ command: Int32, _ number: Int, _ pointer: UnsafeMutableRawPointer?
) -> Int {
  switch command {
  case BIO_CTRL_FLUSH, BIO_CTRL_DUP: 1
  case BIO_CTRL_EOF: BIO_test_flags(bio, BIO_FLAGS_IN_EOF) == 0 ? 0 : 1
  default: 0
  }
}

/// A non-blocking socket that has nothing to give or no room now.
func isTemporary(_ code: Int32) -> Bool { code == EAGAIN || code == EWOULDBLOCK || code == EINTR }
