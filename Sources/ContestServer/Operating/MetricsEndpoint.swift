public import Network
import Synchronization

/// Answers `GET /metrics` and `GET /health` on a port of its own, on this machine only.
///
/// So little of HTTP that it is written here: one request a connection, its head alone.
/// Source: RFC 9112, sections 2 to 4 and 9.6.
public final class MetricsEndpoint: Sendable {
  private let sockets: SocketServer
  public let address: ListenAddress

  /// - Throws: `NetworkError`; the caller sees to it that the address is a loopback one.
  public init(on address: ListenAddress, of meters: ServiceMeters) throws(NetworkError) {
    var limits = ServerConfiguration()
    limits.connectionsMax = MetricsHandler.connectionsMax
    limits.closeMs = 2_000
    let handler = MetricsHandler(meters)
    sockets = try SocketServer(configuration: limits, tls: nil, handler: handler)
    handler.answer(through: sockets)
    self.address = try sockets.listen(on: address)
  }

  public func start() { sockets.start() }

  public func stop() { sockets.stop() }
}

/// One request a connection.
final class MetricsHandler: ConnectionHandler {
  static let connectionsMax = 32
  /// A head that is longer belongs to nobody who wants these two pages.
  static let headBytesMax = 8_192

  private struct State {
    var heads: [ConnectionID: [UInt8]] = [:]
    /// In order of coming.
    var waiting: [ConnectionID] = []
    var sender: (any ConnectionSender)?
  }

  private let meters: ServiceMeters
  private let state = Mutex(State())

  init(_ meters: ServiceMeters) { self.meters = meters }

  func answer(through sender: any ConnectionSender) { state.withLock { $0.sender = sender } }

  func opened(_ id: ConnectionID, from address: PeerAddress) {
    state.withLock { state in
      state.heads[id] = []
      state.waiting.append(id)
    }
  }

  func received(_ id: ConnectionID, _ bytes: [UInt8]) {
    let (head, sender): ([UInt8]?, (any ConnectionSender)?) = state.withLock { state in
      state.heads[id]?.append(contentsOf: bytes)
      guard let head = state.heads[id], Self.isWhole(head) || head.count > Self.headBytesMax
      else { return (nil, nil) }
      state.heads[id] = nil
      return (head, state.sender)
    }
    guard let head else { return }
    sender?.send(OutgoingBytes(response(to: head)), to: id)
    sender?.close(id, flush: true)
  }

  func finished(_ id: ConnectionID) {
    state.withLock { $0.sender }?.close(id, flush: true)
  }

  func closed(_ id: ConnectionID, _ reason: CloseReason) {
    state.withLock { state in
      state.heads[id] = nil
      state.waiting.removeAll { $0 == id }
    }
  }

  /// Whoever has been silent for longest makes room.
  func crowded() {
    let (oldest, sender) = state.withLock { ($0.waiting.first, $0.sender) }
    if let oldest { sender?.close(oldest, flush: false) }
  }

  private static func isWhole(_ head: [UInt8]) -> Bool {
    head.count >= 4
      && (0...(head.count - 4)).contains { place in
        head[place..<place + 4].elementsEqual([0x0D, 0x0A, 0x0D, 0x0A])
      }
  }

  func response(to head: [UInt8]) -> [UInt8] {
    guard head.count <= Self.headBytesMax else { return Self.response(431, "too long\n") }
    let line = head.prefix { $0 != 0x0D && $0 != 0x0A }
    let words = String(decoding: line, as: UTF8.self).split(separator: " ")
    guard words.count == 3, words[2].hasPrefix("HTTP/1.") else {
      return Self.response(400, "no request\n")
    }
    let hasBody = words[0] == "GET"
    guard hasBody || words[0] == "HEAD" else {
      return Self.response(405, "GET only\n", more: "Allow: GET, HEAD\r\n")
    }
    switch words[1].prefix(while: { $0 != "?" }) {
    case "/metrics":
      let health = meters.health
      let page = MetricsText(
        reading: meters.reading, health: health, process: ProcessUse.read())
      return Self.response(200, page.text, type: MetricsText.mediaType, hasBody: hasBody)
    case "/health": return health(hasBody: hasBody)
    default: return Self.response(404, "/metrics and /health are here\n", hasBody: hasBody)
    }
  }

  private func health(hasBody: Bool) -> [UInt8] {
    switch meters.health {
    case .well: Self.response(200, "ok\n", hasBody: hasBody)
    case .trouble(let code): Self.response(503, "\(code)\n", hasBody: hasBody)
    case .stuck(let silent): Self.response(503, "stuck for \(silent) ms\n", hasBody: hasBody)
    }
  }

  private static func response(
    _ status: Int, _ body: String, type: String = "text/plain; charset=utf-8", more: String = "",
    hasBody: Bool = true
  ) -> [UInt8] {
    let reasons = [
      200: "OK", 400: "Bad Request", 404: "Not Found", 405: "Method Not Allowed",
      431: "Request Header Fields Too Large", 503: "Service Unavailable",
    ]
    let head =
      "HTTP/1.1 \(status) \(reasons[status] ?? "")\r\nContent-Type: \(type)\r\n"
      + "Content-Length: \(body.utf8.count)\r\nCache-Control: no-store\r\n\(more)"
      + "Connection: close\r\n\r\n"
    return Array((head + (hasBody ? body : "")).utf8)
  }
}
