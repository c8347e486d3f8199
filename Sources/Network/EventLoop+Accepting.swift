import Glibc

// How an event loop lets connections in, and what it does when there is no room.
extension EventLoop {
  /// Accepted in a turn, so that a crowd at the door does not keep those inside waiting.
  private static let acceptsPerTurn = 128
  /// How long a full server waits before it looks again whether there is room.
  private static let retryMs: Int64 = 250

  func accept(on listener: Listener) {
    guard stopAt == nil else { return }
    listeners.append(listener)
    if isAccepting { watchListener(listeners.count - 1) }
  }

  /// Accepts those who wait at a listener, of whom there is at least one.
  func acceptWaiting(at listener: Listener) {
    for number in 0..<Self.acceptsPerTurn {
      guard isAccepting else { return }
      guard population.enter() else {
        // After the first one nobody may be left; if somebody is, the listener says so again.
        if number == 0 { makeRoom() }
        return
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
    guard poller.add(transport.number, for: connection.interest, as: connection.id.value) else {
      let code = errno
      population.leave()
      return handler.refused(peer, .failure(errno: code))
    }
    connections[connection.id.value] = connection
    if connection.phase == .handshaking {
      handshakes.add(connection.id, now: now)
    } else {
      connection.isOpened = true
      handler.opened(connection.id, from: peer)
    }
  }

  /// Who has been shaking hands for long goes first; beyond that the handler knows who matters.
  private func makeRoom() {
    pauseAccepting()
    while let id = handshakes.takeOldest(ageMs: configuration.crowdedHandshakeMs, now: now) {
      guard let connection = connections[id.value], connection.phase == .handshaking else {
        continue
      }
      return kill(connection, .handshakeTimeout)
    }
    handler.crowded()
  }

  private func pauseAccepting() {
    isAccepting = false
    acceptAgainAt = now + Self.retryMs
    for listener in listeners { poller.remove(listener.socket.number) }
  }

  /// Accepts again, after a connection ended or some time has passed.
  func resumeAccepting() {
    guard stopAt == nil, !isAccepting else { return }
    isAccepting = true
    acceptAgainAt = .max
    for index in listeners.indices { watchListener(index) }
  }

  func stopAccepting() {
    pauseAccepting()
    acceptAgainAt = .max
    listeners = []
  }

  private func watchListener(_ index: Int) {
    let token = Self.firstListenerToken + UInt64(index)
    _ = poller.add(listeners[index].socket.number, for: Poller.readableByOne, as: token)
  }
}
