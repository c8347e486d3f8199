import CLinux
import Glibc
import Network

/// A bare TCP socket that does only what it is told.
final class RawClient: Sendable {
  struct NotConnected: Error {
    let code: Int32
  }

  private let socket: Int32

  init(_ endpoint: Endpoint) throws { socket = try Self.connected(to: endpoint) }

  /// A descriptor, to be closed by the caller.
  static func connected(to endpoint: Endpoint) throws -> Int32 {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    name.sin_port = endpoint.port.bigEndian
    name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &name) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw NotConnected(code: errno) }
    return socket
  }

  deinit { close(socket) }

  func send(_ bytes: [UInt8]) { _ = Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) }

  /// Sends nothing more; reading goes on.
  func finishSending() { shutdown(socket, Int32(SHUT_WR)) }

  /// Reads until the other side ends it. To be used inside `blocking`.
  ///
  /// - Returns: nil where it is broken off instead.
  func readToEnd() -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(socket, &buffer, buffer.count, 0)
      if count <= 0 { return count == 0 ? bytes : nil }
      bytes += buffer[..<count]
    }
  }

  /// Breaks the connection; the other side gets a reset.
  func reset() {
    var now = linger(l_onoff: 1, l_linger: 0)
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
    shutdown(socket, Int32(SHUT_RD))
    var nowhere = sockaddr(sa_family: sa_family_t(AF_UNSPEC), sa_data: sockaddr().sa_data)
    // Connecting to nowhere takes a TCP connection apart without giving up the descriptor.
    connect(socket, &nowhere, socklen_t(MemoryLayout<sockaddr>.size))
  }
}
