// What an event loop does with one connection: the handshake, reading, sending, the goodbye.
extension EventLoop {
  /// Buffers of 64 KiB read from one connection in a turn.
  private static let readsPerTurn = 4

  /// Steps of TLS handshakes in a turn, a quarter of a millisecond each: a school that comes in at once
  /// must not keep the answers of the others waiting. Who is left over is ready again next turn.
  static let handshakesPerTurn = 16

  /// Does what a connection's socket is ready for.
  func progress(_ connection: Connection, _ event: Poller.Ready) {
    switch connection.phase {
    case .handshaking: shakeHands(connection)
    case .open:
      // There is nothing to read that would tell of it.
      if connection.isPeerDone, event.isBroken { return kill(connection, connection.reason) }
      if event.canWrite { flush(connection) }
      if connection.phase == .open, !connection.isPeerDone { read(connection) }
      // A write may have waited for what has just been read.
      if !connection.outbound.isEmpty, !connection.isWaitingToWrite { flush(connection) }
    case .flushing:
      if event.canWrite { flush(connection) }
      if connection.phase != .dead, !connection.isPeerDone { discard(connection) }
    case .draining: discard(connection)
    case .dead: break
    }
  }

  private func shakeHands(_ connection: Connection) {
    guard handshakesLeft > 0 else { return }
    handshakesLeft -= 1
    switch connection.transport.handshake() {
    case .done:
      connection.phase = .open
      connection.isOpened = true
      watch(connection, for: Poller.readable)
      handler.opened(connection.id, from: connection.address)
      // The first line may have come with the end of the handshake and lie in OpenSSL's buffer.
      read(connection)
    case .wouldBlock(let wantsWrite):
      watch(connection, for: wantsWrite ? Poller.writable : Poller.readable)
    case .failed: kill(connection, .handshakeFailed)
    }
  }

  // MARK: - Reading

  private func read(_ connection: Connection) {
    for _ in 0..<Self.readsPerTurn {
      var filled = 0
      let outcome = fill(connection, &filled)
      if filled > 0 {
        let bytes = [UInt8](UnsafeRawBufferPointer(rebasing: inbound.bytes[..<filled]))
        handler.received(connection.id, bytes)
      }
      switch outcome {
      case .moved:
        if filled < inbound.bytes.count { return resumeReading(connection) }
      case .wouldBlock(let wantsWrite):
        guard wantsWrite else { return resumeReading(connection) }
        connection.readWantsWrite = true
        return watch(connection, for: Poller.writable)
      case .ended: return finish(connection)
      case .failed(let code): return kill(connection, .failure(errno: code))
      }
    }
    unread.append(connection)
  }

  /// The other side has sent its last byte: what it is owed comes from the handler, which closes behind it.
  private func finish(_ connection: Connection) {
    connection.isPeerDone = true
    connection.reason = .peer
    connection.readWantsWrite = false
    watch(connection, for: connection.outbound.isEmpty ? 0 : Poller.writable)
    closings.add(connection.id, now: now)
    handler.finished(connection.id)
  }

  /// Reads until the buffer is full or nothing more is at hand.
  private func fill(_ connection: Connection, _ filled: inout Int) -> Transport.Outcome {
    repeat {
      let rest = UnsafeMutableRawBufferPointer(rebasing: inbound.bytes[filled...])
      let outcome = connection.transport.read(into: rest)
      guard case .moved(let count) = outcome else { return outcome }
      filled += count
    } while filled < inbound.bytes.count && connection.transport.hasPending
    return .moved(filled)
  }

  private func resumeReading(_ connection: Connection) {
    guard connection.readWantsWrite else { return }
    connection.readWantsWrite = false
    let writable = connection.outbound.isEmpty ? 0 : Poller.writable
    watch(connection, for: Poller.readable | writable)
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
      let outcome = transport.discard(into: inbound.bytes)
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
      watch(connection, for: Poller.writable)
    case .ended, .failed: kill(connection, connection.reason)
    }
  }

  // MARK: - Sending

  /// Sends what is queued as far as the socket takes it.
  func flush(_ connection: Connection) {
    while !connection.outbound.isEmpty {
      guard connection.phase == .open || connection.phase == .flushing else { return }
      let outcome = connection.outbound.withNext(scratch: joined.bytes) {
        connection.transport.write($0)
      }
      switch outcome {
      case .moved(let count): connection.outbound.drop(count)
      case .wouldBlock(let wantsWrite): return waitToWrite(connection, wantsWrite)
      case .ended: return kill(connection, .peer)
      case .failed(let code): return kill(connection, .failure(errno: code))
      }
    }
    if connection.phase == .flushing { return sayGoodbye(connection) }
    if !connection.readWantsWrite { watch(connection, for: connection.restingInterest) }
  }

  /// A TLS write may have to wait for something to be read; watching for room would then never rest.
  private func waitToWrite(_ connection: Connection, _ wantsWrite: Bool) {
    let others = connection.interest & ~Poller.writable
    watch(connection, for: wantsWrite ? others | Poller.writable : others)
  }

  private func sayGoodbye(_ connection: Connection) {
    switch connection.transport.finish() {
    case .moved where connection.isPeerDone: kill(connection, connection.reason)
    case .moved:
      connection.phase = .draining
      watch(connection, for: Poller.readable)
      discard(connection)
    case .wouldBlock(let wantsWrite): waitToWrite(connection, wantsWrite)
    case .ended, .failed: kill(connection, connection.reason)
    }
  }
}
