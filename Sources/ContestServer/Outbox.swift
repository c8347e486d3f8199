import Network

/// Lines that wait for the commit: nobody is told of what is not durable.
struct Outbox {
  private(set) var lines: [(ConnectionID, OutgoingBytes)] = []
  /// Connections to close once their lines are out.
  private(set) var closings: [ConnectionID] = []

  var isEmpty: Bool { lines.isEmpty && closings.isEmpty }

  mutating func append(_ bytes: OutgoingBytes, to connection: ConnectionID) {
    lines.append((connection, bytes))
  }

  mutating func close(_ connection: ConnectionID) { closings.append(connection) }

  /// Sends everything, in order, with one wake-up of the sockets.
  mutating func release(to sender: any ConnectionSender) {
    if !lines.isEmpty { sender.send(lines) }
    for connection in closings { sender.close(connection, flush: true) }
    lines.removeAll(keepingCapacity: true)
    closings.removeAll(keepingCapacity: true)
  }
}
