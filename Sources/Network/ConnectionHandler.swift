/// What happens on a server's connections.
///
/// All calls about one connection come from one thread, in order, and that thread serves many others: a
/// handler must not block. It may call the server, except `stop`.
public protocol ConnectionHandler: Sendable {
  /// A connection can be used; with TLS this is after the handshake.
  func opened(_ id: ConnectionID, from address: PeerAddress)

  /// The thread has looked which connections have something to say: what they say now had arrived by this
  /// moment, whatever the order in which they are read.
  func turned()

  /// Bytes as they arrived, at most 64 KiB at a time; where they are cut means nothing.
  func received(_ id: ConnectionID, _ bytes: [UInt8])

  /// The other side will send nothing more, and may still read: `nc -N` ends its input so, and so does a
  /// program that has just closed. What it is owed is to be sent and the connection closed behind it; what
  /// is still open when `ServerConfiguration.closeMs` have passed is cut off.
  ///
  /// Called at most once, after all that was received.
  func finished(_ id: ConnectionID)

  /// The connection is over. Called exactly once for each that was opened, and last.
  func closed(_ id: ConnectionID, _ reason: CloseReason)

  /// A connection ended before it was opened, so that nothing else is told about it.
  func refused(_ address: PeerAddress, _ reason: CloseReason)

  /// Somebody waits to be accepted and there is no room: closing a connection that matters less helps.
  func crowded()
}

extension ConnectionHandler {
  public func turned() {}
  public func refused(_ address: PeerAddress, _ reason: CloseReason) {}
  public func crowded() {}
}

/// Sends to connections: a server on sockets, or the one in memory that tests use.
public protocol ConnectionSender: Sendable {
  /// Queues bytes behind those sent before. Never blocks; for a connection that is over it does nothing.
  func send(_ bytes: OutgoingBytes, to id: ConnectionID)

  /// Queues many at once, in order, with one wake-up of the thread that sends.
  func send(_ batch: [(ConnectionID, OutgoingBytes)])

  /// Queues the same bytes, shared in memory, for many connections.
  func send(_ bytes: OutgoingBytes, toAll ids: [ConnectionID])

  /// Ends a connection. Nothing more is received from it; `closed` follows with `.local`.
  ///
  /// - Parameter flush: sends first what is queued, as far as that goes within the time for it.
  func close(_ id: ConnectionID, flush: Bool)
}
