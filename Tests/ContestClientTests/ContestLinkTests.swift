import ContestClient
import Glibc
import Network
import Testing

/// A link and a loop that polls it, until something happens.
private final class Poller {
  struct Nothing: Error {}

  let link: ContestLink

  init(known: KnownServers = KnownServers(), timeoutMs: Int = 20_000) {
    link = ContestLink(known: known, timeoutMs: timeoutMs)
  }

  /// The next event; bytes are joined until `count` have come.
  func next() throws -> [LinkEvent] {
    let end = MonotonicClock.milliseconds + 20_000
    while MonotonicClock.milliseconds < end {
      let events = link.advance()
      if !events.isEmpty { return events }
      var entry = pollfd(fd: link.fileDescriptor ?? -1, events: 0, revents: 0)
      if link.wantsRead { entry.events |= Int16(POLLIN) }
      if link.wantsWrite { entry.events |= Int16(POLLOUT) }
      poll(&entry, 1, Int32(clamping: min(link.timeLeft ?? 20_000, 20_000)))
    }
    throw Nothing()
  }

  func connect(
    to server: LoopbackServer.Running, _ security: ContestLink.Security = .tls(pin: nil)
  ) throws -> [LinkEvent] {
    link.connect(to: server.endpoint, security: security)
    return try next()
  }

  func read(_ count: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      for case .received(let more) in try next() { bytes += more }
    }
    return bytes
  }
}

/// A port of this machine on which nobody listens, and that nobody else gets meanwhile: a server that has
/// stopped leaves its own to the next one.
private final class ReservedPort {
  struct NoPort: Error {}

  let endpoint: Endpoint
  private let number: Int32

  init() throws {
    number = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let socket = number
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, length) == 0 && getsockname(socket, $0, &length) == 0
      }
    }
    guard isBound else { throw NoPort() }
    endpoint = Endpoint(host: "127.0.0.1", port: UInt16(bigEndian: address.sin_port))
  }

  deinit { close(number) }
}

@Suite struct ContestLinkTests {
  private func pin(_ text: String?) throws -> ServerPin {
    try #require(text.flatMap(ServerPin.init))
  }

  @Test func `a first certificate is remembered, and later visits are no news`() async throws {
    let (_, server) = try LoopbackServer.start()
    let pin = try pin(server.pin)
    try await blocking { () throws in
      let poller = Poller()
      #expect(try poller.connect(to: server) == [.connected(pin: pin, isFirstVisit: true)])
      #expect(poller.link.known[server.endpoint] == pin)
      #expect(try poller.connect(to: server) == [.connected(pin: pin, isFirstVisit: false)])
      let later = Poller(known: poller.link.known)
      #expect(try later.connect(to: server) == [.connected(pin: pin, isFirstVisit: false)])
    }
    try await blocking { server.server.stop() }
  }

  @Test func `another certificate than the remembered one is sent nothing`() async throws {
    let (handler, server) = try LoopbackServer.start()
    let (pin, other) = (
      try pin(server.pin), try pin("sha256:" + String(repeating: "1", count: 64))
    )
    try await blocking { () throws in
      var known = KnownServers()
      known[server.endpoint] = other
      let poller = Poller(known: known)
      poller.link.connect(to: server.endpoint, security: .tls(pin: nil))
      poller.link.send(Array("secret".utf8))
      #expect(try poller.next() == [.certificateChanged(found: pin.text)])
      poller.link.send(Array("secret".utf8))
      #expect(poller.link.advance() == [])
      #expect(poller.link.fileDescriptor == nil)
      #expect(poller.link.known == known)
    }
    try await blocking { server.server.stop() }
    #expect(handler.bytes == [])
  }

  @Test func `a given pin goes before the remembered one and is then remembered`() async throws {
    let (_, server) = try LoopbackServer.start()
    let (pin, other) = (
      try pin(server.pin), try pin("sha256:" + String(repeating: "1", count: 64))
    )
    try await blocking { () throws in
      let poller = Poller()
      #expect(
        try poller.connect(to: server, .tls(pin: other)) == [.certificateChanged(found: pin.text)])
      #expect(poller.link.known == KnownServers())
      var known = KnownServers()
      known[server.endpoint] = other
      let later = Poller(known: known)
      #expect(
        try later.connect(to: server, .tls(pin: pin)) == [.connected(pin: pin, isFirstVisit: false)]
      )
      #expect(later.link.known[server.endpoint] == pin)
    }
    try await blocking { server.server.stop() }
  }

  @Test(arguments: [true, false])
  func `what is sent comes back, however much it is`(tls: Bool) async throws {
    let (_, server) = try LoopbackServer.start(tls: tls)
    try await blocking { () throws in
      let poller = Poller()
      _ = try poller.connect(to: server, tls ? .tls(pin: nil) : .plaintext)
      let sent = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
      for start in stride(from: 0, to: sent.count, by: 60_000) {
        let part = Array(sent[start..<min(start + 60_000, sent.count)])
        poller.link.send(part)
        #expect(try poller.read(part.count) == part)
      }
    }
    try await blocking { server.server.stop() }
  }

  @Test func `a connection that the server ends is told once and may be made again`() async throws {
    let (_, server) = try LoopbackServer.start()
    try await blocking { () throws in
      let poller = Poller()
      for _ in 1...3 {
        _ = try poller.connect(to: server)
        poller.link.send(Array("bye".utf8))
        #expect(try poller.next() == [.disconnected])
        #expect(poller.link.advance() == [])
        #expect(poller.link.timeLeft == nil)
      }
    }
    try await blocking { server.server.stop() }
  }

  @Test func `after disconnecting nothing is told of that connection`() async throws {
    let (_, server) = try LoopbackServer.start()
    try await blocking { () throws in
      let poller = Poller()
      poller.link.connect(to: server.endpoint, security: .tls(pin: nil))
      poller.link.disconnect()
      #expect(poller.link.advance() == [])
      _ = try poller.connect(to: server)
      poller.link.send([1])
      poller.link.disconnect()
      #expect(poller.link.advance() == [])
      #expect(poller.link.fileDescriptor == nil)
    }
    try await blocking { server.server.stop() }
  }

  @Test func `why there is no connection is told`() async throws {
    let (_, server) = try LoopbackServer.start()
    let (_, plain) = try LoopbackServer.start(tls: false)
    try await blocking { () throws in
      let poller = Poller()
      let reserved = try ReservedPort()
      poller.link.connect(to: reserved.endpoint, security: .tls(pin: nil))
      #expect(try poller.next() == [.unreachable(.nobodyListens)])
      // A label may have 63 letters: no server of names is asked, which might be far away.
      let name = String(repeating: "x", count: 64) + ".invalid"
      poller.link.connect(to: Endpoint(host: name, port: 1), security: .tls(pin: nil))
      #expect(try poller.next() == [.unreachable(.unknownHost)])
      poller.link.connect(to: Endpoint(host: "192.0.2.1", port: 1), security: .plaintext)
      #expect(try poller.next() == [.unreachable(.plaintextElsewhere)])
      // A server that waits for a line answers a greeting of TLS with nothing, or with its echo.
      #expect(try poller.connect(to: plain) == [.unreachable(.noEncryption)])
      #expect(try poller.connect(to: server).count == 1)
    }
    for running in [server, plain] { try await blocking { running.server.stop() } }
  }

  @Test func `only this computer is this computer`() {
    for host in ["127.0.0.1", "127.9.9.9", "::1", "localhost", "LOCALHOST"] {
      #expect(Endpoint(host: host).isThisComputer, "\(host)")
    }
    for host in ["10.0.0.5", "0.0.0.0", "::", "localhost.evil.vn", "thi.vn", "127.0.0.1.vn"] {
      #expect(!Endpoint(host: host).isThisComputer, "\(host)")
    }
  }
}
