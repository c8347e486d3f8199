import CLinux
import Glibc
import Synchronization

/// Looks up a host's addresses without making anyone wait: the system's own way blocks, so it has a thread.
///
/// Whoever loses interest lets go; the thread ends by itself when the system answers.
final class Resolver: Sendable {
  enum Answer: Sendable {
    case addresses([IPAddress])
    /// The system's words for why there are none.
    case failed(String)
  }

  /// Can be read when there is an answer.
  let ready: Descriptor
  private let found = Mutex<Answer?>(nil)

  private static let addressesMax = 8

  init(_ host: String) throws(NetworkError) {
    ready = try Descriptor.event()
    _ = try WorkerThread { [self] in
      let answer = Self.lookUp(host)
      found.withLock { $0 = answer }
      ready.signal()
    }
  }

  var answer: Answer? { found.withLock { $0 } }

  private static func lookUp(_ host: String) -> Answer {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = AI_ADDRCONFIG
    var list: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(host, nil, &hints, &list)
    guard code == 0 else { return .failed(String(cString: gai_strerror(code))) }
    defer { freeaddrinfo(list) }
    var addresses: [IPAddress] = []
    var entry = list
    while let current = entry, addresses.count < addressesMax {
      if let address = address(current.pointee), !addresses.contains(address) {
        addresses.append(address)
      }
      entry = current.pointee.ai_next
    }
    return .addresses(addresses)
  }

  private static func address(_ entry: addrinfo) -> IPAddress? {
    guard let name = entry.ai_addr,
      Int(entry.ai_addrlen) <= MemoryLayout<sockaddr_storage>.size
    else { return nil }
    var storage = sockaddr_storage()
    withUnsafeMutableBytes(of: &storage) {
      $0.copyMemory(from: UnsafeRawBufferPointer(start: name, count: Int(entry.ai_addrlen)))
    }
    return PeerAddress(storage)?.host
  }
}
