import CLinux
import Glibc

// What an event loop does with one connection: accepting, the handshake, reading, sending, the goodbye.
extension EventLoop {
  /// Accepted in a turn, so that a crowd at the door does not keep those inside waiting.
  private static let acceptsPerTurn = 128
  /// Buffers of 64 KiB read from one connection in a turn.
  private static let readsPerTurn = 4

  /// Accepts those who wait at a listener, of whom there is at least one.
  func acceptWaiting(at listener: Listener) {
    for number in 0..<Self.acceptsPerTurn {
      guard isAccepting else { return }
      guard population.enter() else {
        // After the first one nobody may be left; if somebody is, the listener says so again.
        return number == 0 ? makeRoom() : ()
      }
      switch listener.accept() {
      case .connection(let socket, let peer): welcome(socket, peer)
      case .none: return population.leave()
      case .noRoom:
        population.leave()
        return makeRoom()
      }
    }
  }

  private func welcome(_ socket: consuming Descriptor, _ peer: PeerAddress) {
    guard let transport = Transport(socket, tls: tls, isServer: true) else {
      population.leave()
      return handler.refused(peer, .failure(errno: ENOMEM))
    }
    let connection = Connection(id: nextID(), address: peer, transport: transport)
    guard
      watch(connection.transport.number, for: connection.interest, as: connection.id.value)
    else {
      population.leave()
      return handler.refused(peer, .failure(errno: errno))
    }
    connections[connection.id.value] = connection
    if connection.phase == .handshaking {
      handshakes.add(connection.id, now: now)
    } else {
      connection.isOpened = true
      handler.opened(connection.id, from: peer)
    }
  }

  /// Those who have been shaking hands for long go first; beyond that the handler knows who matters.
  private func makeRoom() {
    pauseAccepting()
    while let id = handshakes.takeOldest(ageMs: configuration.crowdedHandshakeMs, now: now) {
      guard let connection = connections[id.value], connection.phase == .handshaking else {
        continue
      }
      kill(connection, .handshakeTimeout)
      return
    }
    handler.crowded()
  }

  /// Does what a connection's socket is ready for.
  func progress(_ connection: Connection, canWrite: Bool) {
    switch connection.phase {
    case .handshaking: shakeHands(connection)
    case .open:
      if canWrite { flush(connection) }
      if connection.phase == .open { read(connection) }
    case .flushing:
      if canWrite { flush(connection) }
      if connection.phase != .dead, !connection.isPeerDone { discard(connection) }
    case .draining: discard(connection)
    case .dead: break
    }
  }

  private func shakeHands(_ connection: Connection) {
    switch connection.transport.handshake() {
    case .done:
      connection.phase = .open
      connection.isOpened = true
      watch(connection, for: Connection.readable)
      handler.opened(connection.id, from: connection.address)
      // The first line may have come with the end of the handshake and lie in OpenSSL's buffer.
      read(connection)
    case .wouldBlock(let wantsWrite):
      watch(connection, for: wantsWrite ? Connection.writable : Connection.readable)
    case .failed: kill(connection, .handshakeFailed)
    }
  }

  // MARK: - Reading

  private func read(_ connection: Connection) {
    for _ in 0..<Self.readsPerTurn {
      var filled = 0
      let outcome = fill(connection, &filled)
      if filled > 0 {
        let bytes = [UInt8](UnsafeRawBufferPointer(rebasing: inbound[..<filled]))
        handler.received(connection.id, bytes)
      }
      switch outcome {
      case .moved:
        if filled < inbound.count { return resumeReading(connection) }
      case .wouldBlock(let wantsWrite):
        guard wantsWrite else { return resumeReading(connection) }
        connection.readWantsWrite = true
        return watch(connection, for: Connection.writable)
      case .ended: return kill(connection, .peer)
      case .failed(let code): return kill(connection, .failure(errno: code))
      }
    }
    unread.append(connection)
  }

  /// Reads until the buffer is full or nothing more is at hand.
  private func fill(_ connection: Connection, _ filled: inout Int) -> Transport.Outcome {
    repeat {
      let rest = UnsafeMutableRawBufferPointer(rebasing: inbound[filled...])
      let outcome = connection.transport.read(into: rest)
      guard case .moved(let count) = outcome else { return outcome }
      filled += count
    } while filled < inbound.count && connection.transport.hasPending
    return .moved(filled)
  }

  private func resumeReading(_ connection: Connection) {
    guard connection.readWantsWrite else { return }
    connection.readWantsWrite = false
    let writable = connection.outbound.isEmpty ? 0 : Connection.writable
    watch(connection, for: Connection.readable | writable)
  }

  func readAgain() {
    let waiting = unread
    unread.removeAll(keepingCapacity: true)
    for connection in waiting where connection.phase == .open { read(connection) }
  }

  /// Reads on after a close was asked for: unread bytes would turn the goodbye into a reset, and a
  /// reset destroys what the other side has not read yet.
  private func discard(_ connection: Connection) {
    // Loaded once: Swift 6.3.1's optimiser crashes when this loop loads it each time.
    let transport = connection.transport
    for _ in 0..<Self.readsPerTurn {
      let outcome = transport.discard(into: inbound)
      if case .moved = outcome { continue }
      return stopDiscarding(connection, outcome)
    }
  }

  private func stopDiscarding(_ connection: Connection, _ outcome: Transport.Outcome) {
    switch outcome {
    case .moved, .wouldBlock: break
    case .ended where connection.phase == .flushing:
      // It may still read what is queued.
      connection.isPeerDone = true
      watch(connection, for: Connection.writable)
    case .ended, .failed: kill(connection, connection.reason)
    }
  }

  // MARK: - Sending

  /// Sends what is queued as far as the socket takes it.
  func flush(_ connection: Connection) {
    while !connection.outbound.isEmpty {
      guard connection.phase == .open || connection.phase == .flushing else { return }
      let outcome = connection.outbound.withNext(scratch: joined) {
        connection.transport.write($0)
      }
      switch outcome {
      case .moved(let count): connection.outbound.drop(count)
      case .wouldBlock: return watch(connection, for: connection.interest | Connection.writable)
      case .ended: return kill(connection, .peer)
      case .failed(let code): return kill(connection, .failure(errno: code))
      }
    }
    if connection.phase == .flushing { return sayGoodbye(connection) }
    if !connection.readWantsWrite { watch(connection, for: Connection.readable) }
  }

  private func sayGoodbye(_ connection: Connection) {
    switch connection.transport.finish() {
    case .moved where connection.isPeerDone: kill(connection, connection.reason)
    case .moved:
      connection.phase = .draining
      watch(connection, for: Connection.readable)
      discard(connection)
    case .wouldBlock: watch(connection, for: connection.interest | Connection.writable)
    case .ended, .failed: kill(connection, connection.reason)
    }
  }
}
