import CLinux
import Glibc

/// A socket that listens.
final class Listener: Sendable {
  let socket: Descriptor
  let address: ListenAddress

  /// Longest queue of connections that the system keeps until they are accepted.
  private static let backlog: Int32 = 4096

  /// Bytes that the system takes for a connection before they can go out, inherited by those that are
  /// accepted. What it has taken cannot be replaced by something newer any more, and it would take
  /// megabytes: minutes, on a thin line.
  private static let unsentBytes: Int32 = 32 * 1024

  private static func limitUnsent(_ number: Int32) {
    var limit = unsentBytes
    setsockopt(number, Int32(IPPROTO_TCP), TCP_NOTSENT_LOWAT, &limit, 4)
  }

  init(on address: ListenAddress) throws(NetworkError) {
    // Every address is IPv6 with IPv4 mapped into it, or IPv4 alone on a machine without IPv6.
    let host = address.host ?? (Self.hasIPv6 ? .v6(0, 0) : .v4(0))
    let socket = try Self.open(family: host.family)
    var onlySix: Int32 = address.host == nil ? 0 : 1
    setsockopt(socket.number, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &onlySix, 4)
    var one: Int32 = 1
    // A server that starts again need not wait for connections of the one before it to be forgotten.
    setsockopt(socket.number, SOL_SOCKET, SO_REUSEADDR, &one, 4)
    Self.limitUnsent(socket.number)
    let isBound = host.withSystemAddress(port: address.port) { bind(socket.number, $0, $1) == 0 }
    guard isBound, Glibc.listen(socket.number, Self.backlog) == 0 else {
      throw errno == EADDRINUSE ? .addressInUse(address) : .last("listen on \(address)")
    }
    guard let bound = Self.name(of: socket.number) else { throw .last("listen on \(address)") }
    self.address = ListenAddress(host: address.host, port: bound.port)
    self.socket = socket
  }

  /// Takes over a socket that listens already.
  init(inherited number: Int32) throws(NetworkError) {
    var listens: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    guard getsockopt(number, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) == 0, listens != 0,
      let bound = Self.name(of: number)
    else { throw .system(operation: "listen on the socket that was handed over", errno: ENOTSOCK) }
    let flags = fcntl(number, F_GETFL)
    guard fcntl(number, F_SETFL, flags | O_NONBLOCK) == 0,
      fcntl(number, F_SETFD, FD_CLOEXEC) == 0
    else { throw .last("listen on the socket that was handed over") }
    Self.limitUnsent(number)
    address = ListenAddress(host: bound.host.isAny ? nil : bound.host, port: bound.port)
    socket = Descriptor(owning: number)
  }

  private static func name(of number: Int32) -> PeerAddress? {
    var name = sockaddr_storage()
    var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let isNamed = withUnsafeMutablePointer(to: &name) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(number, $0, &size) == 0 }
    }
    return isNamed ? PeerAddress(name) : nil
  }

  private static var hasIPv6: Bool {
    do throws(NetworkError) {
      _ = try open(family: AF_INET6)
      return true
    } catch {
      return false
    }
  }

  private static func open(family: Int32) throws(NetworkError) -> Descriptor {
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    return try Descriptor(Glibc.socket(family, kind, 0), "open a socket")
  }

  enum Accepted: ~Copyable {
    case connection(Descriptor, PeerAddress)
    /// Nobody waits.
    case none
    /// Somebody waits, but the process or the system can open nothing more.
    case noRoom
  }

  func accept() -> Accepted {
    while true {
      var name = sockaddr_storage()
      var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
      let number = withUnsafeMutablePointer(to: &name) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          accept4(
            socket.number, $0, &size, Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue))
        }
      }
      guard number < 0 else {
        let socket = Descriptor(owning: number)
        guard let peer = PeerAddress(name) else { continue }
        return .connection(socket, peer)
      }
      switch errno {
      case EAGAIN, EWOULDBLOCK: return .none
      case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .noRoom
      default: continue  // this one went away while it waited; the next may not have
      }
    }
  }
}
