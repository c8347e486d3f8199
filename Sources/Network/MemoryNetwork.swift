import Synchronization

/// Connections without sockets, for tests of what is built on them.
///
/// Deterministic: the handler is called only from a client's own calls and from `deliver`, on the
/// thread that makes them, in the order in which things happened.
public final class MemoryNetwork: ConnectionSender {
  private enum Event {
    case opened(ConnectionID, PeerAddress)
    case received(ConnectionID, [UInt8])
    case finished(ConnectionID)
    case closed(ConnectionID, CloseReason)
  }

  private struct Line {
    var outbound: [UInt8] = []
    var isReading = true
    /// The client has sent its last byte.
    var isFinished = false
    var end: CloseReason?
  }

  private struct State {
    var lines: [ConnectionID: Line] = [:]
    var events: [Event] = []
    var sequence: UInt64 = 0
    var isDelivering = false
  }

  private let handler: any ConnectionHandler
  private let outboundBytesMax: Int
  private let onOutput: @Sendable (ConnectionID) -> Void
  private let state = Mutex(State())

  /// - Parameter onOutput: called after a client has got bytes or its end, on the thread that sent them.
  public init(
    handler: any ConnectionHandler,
    outboundBytesMax: Int = ServerConfiguration().outboundBytesMax,
    onOutput: @escaping @Sendable (ConnectionID) -> Void = { _ in }
  ) {
    self.handler = handler
    self.outboundBytesMax = outboundBytesMax
    self.onOutput = onOutput
  }

  /// A new client, known to the handler when this returns.
  public func connect(
    from address: PeerAddress = PeerAddress(host: .loopback, port: 50_000)
  ) -> MemoryClient {
    let id = state.withLock { state in
      state.sequence += 1
      let id = ConnectionID(value: state.sequence)
      state.lines[id] = Line()
      state.events.append(.opened(id, address))
      return id
    }
    deliver()
    return MemoryClient(id: id, network: self)
  }

  /// Tells the handler what has happened since the last time, until nothing is left to tell.
  public func deliver() {
    // A handler whose answer is another event gets it from the loop that is running already.
    let isMine = state.withLock { state in
      defer { state.isDelivering = true }
      return !state.isDelivering
    }
    guard isMine else { return }
    while let event = nextEvent() {
      switch event {
      case .opened(let id, let address): handler.opened(id, from: address)
      case .received(let id, let bytes): handler.received(id, bytes)
      case .finished(let id): handler.finished(id)
      case .closed(let id, let reason): handler.closed(id, reason)
      }
    }
  }

  private func nextEvent() -> Event? {
    state.withLock { state in
      guard !state.events.isEmpty else {
        state.isDelivering = false
        return nil
      }
      return state.events.removeFirst()
    }
  }

  // MARK: - The server's side

  public func send(_ bytes: OutgoingBytes, to id: ConnectionID) {
    let isSent = state.withLock { state in
      guard var line = state.lines.removeValue(forKey: id) else { return false }
      defer { state.lines[id] = line }
      guard line.end == nil else { return false }
      if !line.isReading, line.outbound.count + bytes.count > outboundBytesMax {
        line.end = .tooSlow
        state.events.append(.closed(id, .tooSlow))
      } else {
        line.outbound += bytes.bytes
      }
      return true
    }
    if isSent { onOutput(id) }
  }

  public func send(_ batch: [(ConnectionID, OutgoingBytes)]) {
    for (id, bytes) in batch { send(bytes, to: id) }
  }

  public func send(_ bytes: OutgoingBytes, toAll ids: [ConnectionID]) {
    for id in ids { send(bytes, to: id) }
  }

  public func close(_ id: ConnectionID, flush: Bool) {
    if end(id, .local, keepingOutput: flush) { onOutput(id) }
  }

  /// Ends every connection, as a server that stops does.
  public func stop() {
    for id in state.withLock({ $0.lines.keys.sorted { $0.value < $1.value } }) {
      if end(id, .shutdown, keepingOutput: true) { onOutput(id) }
    }
    deliver()
  }

  private func end(_ id: ConnectionID, _ reason: CloseReason, keepingOutput: Bool) -> Bool {
    state.withLock { state in
      guard state.lines[id]?.end == nil, state.lines[id] != nil else { return false }
      state.lines[id]?.end = reason
      if !keepingOutput { state.lines[id]?.outbound = [] }
      // What it sent before is not told any more, as with a socket.
      if reason != .peer {
        state.events.removeAll { event in
          if case .received(id, _) = event { true } else { false }
        }
      }
      state.events.append(.closed(id, reason))
      return true
    }
  }

  // MARK: - The client's side

  fileprivate func receive(_ bytes: [UInt8], from id: ConnectionID) {
    state.withLock { state in
      guard let line = state.lines[id], line.end == nil, !line.isFinished else { return }
      state.events.append(.received(id, bytes))
    }
    deliver()
  }

  fileprivate func finish(_ id: ConnectionID) {
    state.withLock { state in
      guard let line = state.lines[id], line.end == nil, !line.isFinished else { return }
      state.lines[id]?.isFinished = true
      state.events.append(.finished(id))
    }
    deliver()
  }

  fileprivate func hangUp(_ id: ConnectionID, _ reason: CloseReason) {
    _ = end(id, reason, keepingOutput: false)
    deliver()
  }

  fileprivate func takeOutput(of id: ConnectionID) -> [UInt8] {
    state.withLock { state in
      guard state.lines[id]?.isReading == true else { return [] }
      let bytes = state.lines[id]?.outbound ?? []
      state.lines[id]?.outbound = []
      return bytes
    }
  }

  fileprivate func setReading(_ isReading: Bool, of id: ConnectionID) {
    state.withLock { $0.lines[id]?.isReading = isReading }
  }

  fileprivate func end(of id: ConnectionID) -> CloseReason? {
    state.withLock { $0.lines[id]?.end }
  }
}

/// The far end of a connection in memory.
public final class MemoryClient: Sendable {
  public let id: ConnectionID
  private let network: MemoryNetwork

  fileprivate init(id: ConnectionID, network: MemoryNetwork) {
    self.id = id
    self.network = network
  }

  /// Sends bytes; the handler has them when this returns.
  public func send(_ bytes: [UInt8]) { network.receive(bytes, from: id) }

  public func send(_ text: String) { send(Array(text.utf8)) }

  /// What has come since the last time; nothing while not reading.
  public func take() -> [UInt8] { network.takeOutput(of: id) }

  /// A client that does not read is closed when more waits for it than its queue holds.
  public func stopReading() { network.setReading(false, of: id) }

  public func goOnReading() { network.setReading(true, of: id) }

  /// Sends nothing more, and reads on.
  public func finish() { network.finish(id) }

  /// Closes from this side.
  public func close() { network.hangUp(id, .peer) }

  /// Breaks as a cable does.
  public func breakOff(errno: Int32) { network.hangUp(id, .failure(errno: errno)) }

  /// Why the connection is over, or nil while it is not.
  public var end: CloseReason? { network.end(of: id) }
}
