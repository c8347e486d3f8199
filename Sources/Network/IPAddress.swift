import CLinux
import Glibc

/// An IPv4 or IPv6 address. An IPv4 address that arrives mapped into IPv6 becomes the IPv4 one.
public enum IPAddress: Hashable, Sendable, CustomStringConvertible {
  /// In host order: 127.0.0.1 is 0x7F00_0001.
  case v4(UInt32)
  /// The upper and the lower 64 bits, in host order.
  case v6(UInt64, UInt64)

  public static let loopback = IPAddress.v4(0x7F00_0001)

  /// Reads the usual text form, without brackets and zone; returns nil for anything else.
  public init?(_ text: String) {
    var four = in_addr()
    var six = in6_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      self = .v4(UInt32(bigEndian: four.s_addr))
    } else if inet_pton(AF_INET6, text, &six) == 1 {
      self.init(six)
    } else {
      return nil
    }
  }

  init(_ address: in6_addr) {
    let (upper, lower) = withUnsafeBytes(of: address) { bytes in
      (
        UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
        UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      )
    }
    let isMapped = upper == 0 && lower >> 32 == 0xFFFF
    self = isMapped ? .v4(UInt32(truncatingIfNeeded: lower)) : .v6(upper, lower)
  }

  /// Reached only from this machine.
  public var isLoopback: Bool {
    switch self {
    case .v4(let address): address >> 24 == 127
    case .v6(let upper, let lower): upper == 0 && lower == 1
    }
  }

  /// Stands for every address of the machine.
  var isAny: Bool {
    switch self {
    case .v4(let address): address == 0
    case .v6(let upper, let lower): upper == 0 && lower == 0
    }
  }

  /// The smallest network that one subscriber may hold: an IPv4 address, or an IPv6 /64.
  public var sourceKey: IPAddress {
    switch self {
    case .v4: self
    case .v6(let upper, _): .v6(upper, 0)
    }
  }

  public var description: String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    switch self {
    case .v4(let address):
      var four = in_addr(s_addr: address.bigEndian)
      inet_ntop(AF_INET, &four, &text, socklen_t(text.count))
    case .v6:
      var six = inSix
      inet_ntop(AF_INET6, &six, &text, socklen_t(text.count))
    }
    return text.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
  }

  private var inSix: in6_addr {
    var six = in6_addr()
    guard case .v6(let upper, let lower) = self else { return six }
    withUnsafeMutableBytes(of: &six) { bytes in
      bytes.storeBytes(of: upper.bigEndian, as: UInt64.self)
      bytes.storeBytes(of: lower.bigEndian, toByteOffset: 8, as: UInt64.self)
    }
    return six
  }

  /// Hands the address to the system in the form that `bind` and `connect` take.
  func withSystemAddress<Result>(
    port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
  ) -> Result {
    switch self {
    case .v4(let address):
      var name = sockaddr_in()
      name.sin_family = sa_family_t(AF_INET)
      name.sin_port = port.bigEndian
      name.sin_addr.s_addr = address.bigEndian
      return withUnsafePointer(to: &name) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
    case .v6:
      var name = sockaddr_in6()
      name.sin6_family = sa_family_t(AF_INET6)
      name.sin6_port = port.bigEndian
      name.sin6_addr = inSix
      return withUnsafePointer(to: &name) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          body($0, socklen_t(MemoryLayout<sockaddr_in6>.size))
        }
      }
    }
  }

  var family: Int32 {
    switch self {
    case .v4: AF_INET
    case .v6: AF_INET6
    }
  }
}
