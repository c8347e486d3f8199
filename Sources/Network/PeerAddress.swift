import CLinux
import Glibc

/// Where a connection comes from.
public struct PeerAddress: Hashable, Sendable, CustomStringConvertible {
  public let host: IPAddress
  public let port: UInt16

  public init(host: IPAddress, port: UInt16) {
    self.host = host
    self.port = port
  }

  /// Returns nil for a family other than IPv4 and IPv6.
  init?(_ storage: sockaddr_storage) {
    let found: PeerAddress? = withUnsafeBytes(of: storage) { bytes in
      switch Int32(storage.ss_family) {
      case AF_INET:
        let name = bytes.loadUnaligned(as: sockaddr_in.self)
        return PeerAddress(
          host: .v4(UInt32(bigEndian: name.sin_addr.s_addr)), port: UInt16(bigEndian: name.sin_port)
        )
      case AF_INET6:
        let name = bytes.loadUnaligned(as: sockaddr_in6.self)
        return PeerAddress(host: IPAddress(name.sin6_addr), port: UInt16(bigEndian: name.sin6_port))
      default: return nil
      }
    }
    guard let found else { return nil }
    self = found
  }

  public var isLoopback: Bool { host.isLoopback }

  /// What limits per source are counted by; see `IPAddress.sourceKey`.
  public var sourceKey: IPAddress { host.sourceKey }

  public var description: String {
    switch host {
    case .v4: "\(host):\(port)"
    case .v6: "[\(host)]:\(port)"
    }
  }
}
