// How an event loop ends connections: asked for, out of time, broken, or all of them.
extension EventLoop {
  func close(_ id: ConnectionID, flush: Bool) {
    guard let connection = openConnection(id) else { return }
    if flush { beginFlush(connection) } else { kill(connection, .local) }
  }

  private func beginFlush(_ connection: Connection) {
    connection.phase = .flushing
    closings.add(connection.id, now: now)
    flush(connection)
  }

  /// Ends a connection; it is closed at the end of this turn, when nothing refers to it any more.
  func kill(_ connection: Connection, _ reason: CloseReason) {
    guard connection.phase != .dead else { return }
    connection.phase = .dead
    connection.reason = reason
    dead.append(connection)
  }

  /// Closes those that are over, and tells the handler.
  func bury() {
    guard !dead.isEmpty else { return }
    let over = dead
    dead.removeAll(keepingCapacity: true)
    for connection in over {
      connections[connection.id.value] = nil
      population.leave()
      poller.remove(connection.transport.number)
      if connection.isOpened {
        handler.closed(connection.id, connection.reason)
      } else {
        handler.refused(connection.address, connection.reason)
      }
    }
    resumeAccepting()
  }

  /// Ends those whose time is over.
  func expire() {
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

  func beginStop() {
    guard stopAt == nil else { return }
    stopAt = now + Int64(configuration.stopMs)
    stopAccepting()
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

  /// Ends what did not finish in time.
  func cutAll() {
    for connection in connections.values {
      connection.transport.abandonOnClose()
      kill(connection, .shutdown)
    }
    bury()
  }
}
