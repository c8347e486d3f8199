import Network

/// Lines that wait for the commit: nobody is told of what is not durable.
struct Outbox {
  private(set) var lines: [(ConnectionID, OutgoingBytes)] = []
  /// Connections to close once their lines are out.
  private(set) var closings: [ConnectionID] = []
  /// Connections to close at once, whatever waits for them.
  private(set) var cuts: [ConnectionID] = []

  var isEmpty: Bool { lines.isEmpty && closings.isEmpty && cuts.isEmpty }

  mutating func append(_ bytes: OutgoingBytes, to connection: ConnectionID) {
    lines.append((connection, bytes))
  }

  mutating func close(_ connection: ConnectionID) { closings.append(connection) }

  mutating func cut(_ connection: ConnectionID) { cuts.append(connection) }

  /// Sends everything, in order, with one wake-up of the sockets.
  mutating func release(to sender: any ConnectionSender) {
    if !lines.isEmpty { sender.send(lines) }
    for connection in closings { sender.close(connection, flush: true) }
    for connection in cuts { sender.close(connection, flush: false) }
    lines.removeAll(keepingCapacity: true)
    closings.removeAll(keepingCapacity: true)
    cuts.removeAll(keepingCapacity: true)
  }
}
