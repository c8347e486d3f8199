import CLinux
import Glibc
import Synchronization

/// Serves connections on one thread: waits for sockets and requests, and does what they ask for.
///
/// A turn handles the sockets that are ready, then the requests of other threads, and only then sends, so
/// that what was queued for one connection in a turn leaves together.
final class EventLoop {
  let configuration: ServerConfiguration
  let handler: any ConnectionHandler
  let mailbox: Mailbox
  let tls: TLSContext?
  /// Connections of all loops of the server.
  let population: Population
  /// This loop's place among the server's loops, and their number: its connections' IDs tell it.
  private let place: (index: UInt64, count: UInt64)

  private let epoll: Descriptor
  private let events = UnsafeMutableBufferPointer<epoll_event>.allocate(capacity: 512)
  /// Takes what arrives, before the handler gets its own copy.
  let inbound = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 16)
  /// Joins what leaves.
  let joined = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 16)

  var connections: [UInt64: Connection] = [:]
  var listeners: [Listener] = []
  var isAccepting = true
  /// When to look again whether there is room, while not accepting.
  var acceptAgainAt: Int64 = .max
  var handshakes: DeadlineQueue
  private var closings: DeadlineQueue
  /// Set by `stop`: when what is not finished is cut off.
  private var stopAt: Int64?
  private var requests: [LoopRequest] = []
  private var dirty: [Connection] = []
  /// Those that gave much at once: they go on next turn, after the others.
  var unread: [Connection] = []
  private var dead: [Connection] = []
  private var sequence: UInt64 = 0
  /// The moment at which this turn began, on the monotonic clock.
  private(set) var now: Int64 = 0

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
    epoll = try Descriptor(epoll_create1(Int32(EPOLL_CLOEXEC)), "make an event queue")
    // Edge-triggered: the event's counter need not be read to be silent again.
    guard watch(mailbox.wake.number, for: EPOLLIN.rawValue | EPOLLET.rawValue, as: Self.wakeToken)
    else { throw .last("watch for requests") }
  }

  deinit {
    events.deallocate()
    inbound.deallocate()
    joined.deallocate()
  }

  func run() {
    var isRunning = true
    while isRunning {
      let count = epoll_wait(epoll.number, events.baseAddress, Int32(events.count), timeout())
      now = MonotonicClock.milliseconds
      mailbox.noteAwake()
      readAgain()
      for event in events.prefix(Int(max(0, count))) { handle(event) }
      expire()
      mailbox.take(into: &requests)
      for request in requests { fulfil(request) }
      requests.removeAll(keepingCapacity: true)
      flushDirty()
      bury()
      isRunning = !isFinished
    }
    cutAll()
  }

  // MARK: - Waiting

  private static let wakeToken: UInt64 = 0
  /// Above all connections' IDs.
  private static let listenerToken: UInt64 = 1 << 63

  private func timeout() -> Int32 {
    if !unread.isEmpty { return 0 }
    let moments = [handshakes.next, closings.next, stopAt, acceptAgainAt].compactMap(\.self)
    guard let next = moments.min(), next != .max else { return -1 }
    return Int32(clamping: max(0, next - MonotonicClock.milliseconds))
  }

  func watch(_ number: Int32, for interest: UInt32, as token: UInt64) -> Bool {
    var event = epoll_event(events: interest, data: epoll_data(u64: token))
    return epoll_ctl(epoll.number, EPOLL_CTL_ADD, number, &event) == 0
  }

  /// Watches a connection for what it waits for now.
  func watch(_ connection: Connection, for interest: UInt32) {
    guard connection.interest != interest else { return }
    connection.interest = interest
    var event = epoll_event(events: interest, data: epoll_data(u64: connection.id.value))
    epoll_ctl(epoll.number, EPOLL_CTL_MOD, connection.transport.number, &event)
  }

  private func handle(_ event: epoll_event) {
    let token = event.data.u64
    if token == Self.wakeToken { return }
    if token >= Self.listenerToken {
      let index = Int(token - Self.listenerToken)
      return index < listeners.count ? acceptWaiting(at: listeners[index]) : ()
    }
    guard let connection = connections[token] else { return }
    progress(connection, canWrite: event.events & EPOLLOUT.rawValue != 0)
  }

  // MARK: - Requests

  private func fulfil(_ request: LoopRequest) {
    switch request {
    case .send(let id, let bytes): enqueue(bytes, for: id)
    case .sendBatch(let batch): for (id, bytes) in batch { enqueue(bytes, for: id) }
    case .sendToAll(let ids, let bytes): for id in ids { enqueue(bytes, for: id) }
    case .close(let id, let flush): close(id, flush: flush)
    case .accept(let listener): accept(on: listener)
    case .stop: beginStop()
    }
  }

  /// A batch reaches every loop, so that nobody has to divide it: each takes what is its own.
  private func enqueue(_ bytes: OutgoingBytes, for id: ConnectionID) {
    guard id.value % place.count == place.index, let connection = connections[id.value],
      connection.phase == .open
    else { return }
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
      // One that waits for its socket is continued when the socket says so.
      if connection.interest & Connection.writable == 0 { flush(connection) }
    }
    dirty.removeAll(keepingCapacity: true)
  }

  private func close(_ id: ConnectionID, flush: Bool) {
    guard id.value % place.count == place.index, let connection = connections[id.value],
      connection.phase == .open
    else { return }
    guard flush else { return kill(connection, .local) }
    beginFlush(connection)
  }

  private func beginFlush(_ connection: Connection) {
    connection.phase = .flushing
    closings.add(connection.id, now: now)
    self.flush(connection)
  }

  // MARK: - Ends

  /// Ends a connection at the end of this turn, when nothing refers to it any more.
  func kill(_ connection: Connection, _ reason: CloseReason) {
    guard connection.phase != .dead else { return }
    connection.phase = .dead
    connection.reason = reason
    dead.append(connection)
  }

  private func bury() {
    guard !dead.isEmpty else { return }
    // A handler that is told may ask for something, but its requests wait for the next turn.
    let over = dead
    dead.removeAll(keepingCapacity: true)
    for connection in over {
      connections[connection.id.value] = nil
      population.leave()
      // Closed with the connection, but an entry left behind by a copy of the descriptor would be ours.
      epoll_ctl(epoll.number, EPOLL_CTL_DEL, connection.transport.number, nil)
      tell(connection)
    }
    if !isAccepting { resumeAccepting() }
  }

  private func tell(_ connection: Connection) {
    if connection.isOpened {
      handler.closed(connection.id, connection.reason)
    } else {
      handler.refused(connection.address, connection.reason)
    }
  }

  private func expire() {
    while let id = handshakes.takeExpired(now: now) {
      guard let connection = connections[id.value], connection.phase == .handshaking else {
        continue
      }
      kill(connection, .handshakeTimeout)
    }
    while let id = closings.takeExpired(now: now) {
      guard let connection = connections[id.value] else { continue }
      connection.transport.abandonOnClose()
      kill(connection, connection.reason)
    }
    if acceptAgainAt <= now { resumeAccepting() }
  }

  private func beginStop() {
    guard stopAt == nil else { return }
    stopAt = now + Int64(configuration.stopMs)
    isAccepting = false
    acceptAgainAt = .max
    for listener in listeners {
      epoll_ctl(epoll.number, EPOLL_CTL_DEL, listener.socket.number, nil)
    }
    listeners = []
    for connection in connections.values {
      switch connection.phase {
      case .handshaking: kill(connection, .shutdown)
      case .open:
        connection.reason = .shutdown
        beginFlush(connection)
      case .flushing, .draining, .dead: break
      }
    }
  }

  private var isFinished: Bool {
    guard let stopAt else { return false }
    return connections.isEmpty || now >= stopAt
  }

  private func cutAll() {
    for connection in connections.values {
      connection.transport.abandonOnClose()
      kill(connection, .shutdown)
    }
    bury()
  }

  // MARK: - Accepting

  private func accept(on listener: Listener) {
    guard stopAt == nil else { return }
    listeners.append(listener)
    watchListener(listeners.count - 1)
  }

  private func watchListener(_ index: Int) {
    // Exclusive: one waiting connection wakes one of the loops, not all.
    let interest = EPOLLIN.rawValue | EPOLLEXCLUSIVE.rawValue
    _ = watch(
      listeners[index].socket.number, for: interest, as: Self.listenerToken + UInt64(index))
  }

  func pauseAccepting() {
    isAccepting = false
    acceptAgainAt = now + 250
    for listener in listeners {
      epoll_ctl(epoll.number, EPOLL_CTL_DEL, listener.socket.number, nil)
    }
  }

  private func resumeAccepting() {
    guard stopAt == nil, !isAccepting else { return }
    isAccepting = true
    acceptAgainAt = .max
    for index in listeners.indices { watchListener(index) }
  }

  func nextID() -> ConnectionID {
    sequence += 1
    return ConnectionID(value: sequence * place.count + place.index)
  }
}

/// How many connections a server has, over all its loops.
final class Population: Sendable {
  private let number = Atomic<Int>(0)
  private let most: Int

  init(most: Int) { self.most = most }

  var count: Int { number.load(ordering: .relaxed) }

  /// False when there is no room for another one.
  func enter() -> Bool {
    let (before, _) = number.add(1, ordering: .relaxed)
    if before >= most {
      leave()
      return false
    }
    return true
  }

  func leave() { number.subtract(1, ordering: .relaxed) }
}
