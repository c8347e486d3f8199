/// One connection of an event loop: its socket, what waits to be sent, and where it is in its life.
final class Connection {
  enum Phase {
    case handshaking
    case open
    /// Nothing more is received; what is queued is still sent.
    case flushing
    /// All is sent and said; the other side's goodbye is awaited.
    case draining
    /// Over; closed at the end of the turn.
    case dead
  }

  let id: ConnectionID
  let address: PeerAddress
  let transport: Transport
  var outbound = OutboundQueue()
  var phase: Phase
  /// Why it is over, or will be.
  var reason = CloseReason.local
  /// The handler knows of it.
  var isOpened = false
  /// It is on the loop's list of those with something to send.
  var isDirty = false
  /// Reading waits until the socket can be written.
  var readWantsWrite = false
  /// The other side has sent its last byte; it may still read.
  var isPeerDone = false
  /// What there is to watch the socket for while nothing waits to be sent.
  ///
  /// An end is readable for ever: who has said goodbye is not watched for more.
  var restingInterest: UInt32 { isPeerDone ? 0 : Poller.readable }
  /// What the loop is watching the socket for.
  var interest: UInt32 = Poller.readable

  /// The loop is told when the socket has room.
  var isWaitingToWrite: Bool { interest & Poller.writable != 0 }

  init(id: ConnectionID, address: PeerAddress, transport: Transport) {
    self.id = id
    self.address = address
    phase = transport.isTLS ? .handshaking : .open
    self.transport = transport
  }
}
