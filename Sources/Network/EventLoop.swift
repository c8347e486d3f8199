/// Serves connections on one thread: waits for sockets and requests, and does what they ask for.
///
/// A turn handles the sockets that are ready, then the requests of other threads, and only then sends, so
/// that what was queued for one connection in a turn leaves together.
final class EventLoop {
  let configuration: ServerConfiguration
  let handler: any ConnectionHandler
  private(set) var tls: TLSContext?
  /// Connections of all loops of the server.
  let population: Population
  let poller: Poller
  /// Takes what arrives, before the handler gets its own copy.
  let inbound = ScratchBuffer(byteCount: 64 * 1024)
  /// Joins what leaves.
  let joined = ScratchBuffer(byteCount: 64 * 1024)
  private let mailbox: Mailbox
  /// This loop's place among the server's loops, and their number: its connections' IDs tell it.
  private let place: (index: UInt64, count: UInt64)

  /// By ID.
  var connections: [UInt64: Connection] = [:]
  /// Those that gave much at once: they go on next turn, after the others.
  var unread: [Connection] = []
  /// Those that are over, until the end of the turn.
  var dead: [Connection] = []
  var handshakes: DeadlineQueue
  /// Steps of handshakes that this turn still has time for.
  var handshakesLeft = 0
  var closings: DeadlineQueue
  var listeners: [Listener] = []
  var isAccepting = true
  /// When to look again whether there is room, while not accepting.
  var acceptAgainAt: Int64 = .max
  /// When what is not finished is cut off, once the loop was asked to stop.
  var stopAt: Int64?
  /// The moment at which this turn began, on the monotonic clock.
  private(set) var now: Int64 = 0
  private var requests: [LoopRequest] = []
  /// Those with something new to send.
  private var dirty: [Connection] = []
  private var sequence: UInt64 = 0

  private static let wakeToken: UInt64 = 0
  /// Above all connections' IDs.
  static let firstListenerToken: UInt64 = 1 << 63

  init(
    configuration: ServerConfiguration, handler: any ConnectionHandler,
    identity: TLSServerIdentity?, population: Population, mailbox: Mailbox, index: Int
  ) throws(NetworkError) {
    self.configuration = configuration
    self.handler = handler
    self.mailbox = mailbox
    self.population = population
    place = (UInt64(index), UInt64(configuration.threads))
    handshakes = DeadlineQueue(afterMs: configuration.handshakeMs)
    closings = DeadlineQueue(afterMs: configuration.closeMs)
    if let identity { tls = try TLSContext(server: identity) } else { tls = nil }
    poller = try Poller()
    guard poller.add(mailbox.wake.number, for: Poller.readableOnce, as: Self.wakeToken) else {
      throw .last("watch for requests")
    }
  }

  /// Takes turns until it was asked to stop and nothing is left to finish.
  func run() {
    while !isFinished {
      let ready = poller.wait(timeoutMs: timeout())
      now = MonotonicClock.milliseconds
      handshakesLeft = Self.handshakesPerTurn
      mailbox.noteAwake()
      handler.turned()
      readAgain()
      for event in ready { handle(event) }
      expire()
      mailbox.take(into: &requests)
      for request in requests { fulfil(request) }
      requests.removeAll(keepingCapacity: true)
      flushDirty()
      bury()
    }
    cutAll()
  }

  private var isFinished: Bool {
    guard let stopAt else { return false }
    return connections.isEmpty || now >= stopAt
  }

  private func timeout() -> Int32 {
    if !unread.isEmpty { return 0 }
    let moments = [handshakes.next, closings.next, stopAt, acceptAgainAt].compactMap(\.self)
    guard let next = moments.min(), next != .max else { return -1 }
    return Int32(clamping: max(0, next - MonotonicClock.milliseconds))
  }

  private func handle(_ event: Poller.Ready) {
    if event.token == Self.wakeToken { return }
    if event.token >= Self.firstListenerToken {
      let index = Int(event.token - Self.firstListenerToken)
      if index < listeners.count { acceptWaiting(at: listeners[index]) }
    } else if let connection = connections[event.token] {
      progress(connection, event)
    }
  }

  private func fulfil(_ request: LoopRequest) {
    switch request {
    case .send(let id, let bytes): enqueue(bytes, for: id)
    case .sendBatch(let batch): for (id, bytes) in batch { enqueue(bytes, for: id) }
    case .sendToAll(let ids, let bytes): for id in ids { enqueue(bytes, for: id) }
    case .close(let id, let flush): close(id, flush: flush)
    case .accept(let listener): accept(on: listener)
    case .show(let identity): show(identity)
    case .stop: beginStop()
    }
  }

  /// Connections that are there keep the context that they began with.
  private func show(_ identity: TLSServerIdentity) {
    // It was tried before it was asked for; only where memory ran out the old one stays.
    guard tls != nil, let context = try? TLSContext(server: identity) else { return }
    tls = context
  }

  /// A connection of this loop that can be sent to and closed.
  ///
  /// A batch reaches every loop, so that nobody has to divide it: each takes what is its own.
  func openConnection(_ id: ConnectionID) -> Connection? {
    guard id.value % place.count == place.index, let connection = connections[id.value],
      connection.phase == .open
    else { return nil }
    return connection
  }

  func nextID() -> ConnectionID {
    sequence += 1
    return ConnectionID(value: sequence * place.count + place.index)
  }

  private func enqueue(_ bytes: OutgoingBytes, for id: ConnectionID) {
    guard let connection = openConnection(id) else { return }
    let limit = configuration.outboundBytesMax
    if connection.outbound.byteCount + bytes.count > limit {
      // Perhaps the socket has room by now.
      flush(connection)
      guard connection.phase == .open else { return }
      if connection.outbound.byteCount + bytes.count > limit {
        connection.transport.abandonOnClose()
        return kill(connection, .tooSlow)
      }
    }
    connection.outbound.append(bytes)
    guard !connection.isDirty else { return }
    connection.isDirty = true
    dirty.append(connection)
  }

  private func flushDirty() {
    for connection in dirty {
      connection.isDirty = false
      // One that waits for its socket goes on when the socket says so.
      if !connection.isWaitingToWrite { flush(connection) }
    }
    dirty.removeAll(keepingCapacity: true)
  }

  /// Watches a connection for what it waits for now.
  func watch(_ connection: Connection, for interest: UInt32) {
    guard connection.interest != interest else { return }
    connection.interest = interest
    poller.change(connection.transport.number, for: interest, as: connection.id.value)
  }
}
