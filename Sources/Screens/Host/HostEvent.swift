public import Terminal

/// What the organizer's console is told.
public enum HostEvent: Hashable, Sendable {
  /// Of a screen.
  case keys([Key])
  /// Of plain mode.
  case line(TypedLine)
  /// Of the screen; pages are turned by its height.
  case resized(Size)
  /// The moment that `nextDeadline` named has come.
  case tick
  /// The connection is up; nil without encryption.
  case connected(ServerTrust?)
  case received([UInt8])
  /// The connection that was up is over.
  case disconnected
  /// No connection came to be. The model decides when to try again.
  case unreachable(LinkFailure)
  /// The server shows another certificate than the one that is trusted. Nothing was sent to it.
  case certificateChanged(found: String)
  /// Nothing more will be typed.
  case inputEnded
}

/// What the organizer's console is to do.
public enum HostEffect: Hashable, Sendable {
  /// Open a connection to the server; an earlier one is closed.
  case connect
  case disconnect
  case send([UInt8])
  /// Plain mode: say this. What asks for something ends without a new line.
  case say(String, endsLine: Bool)
  case ring
  /// Draw the whole screen again.
  case redraw
  /// End the program with this status: 0 done, 1 the token is not the host's, 3 the server could not be reached or is not the one
  /// that is trusted.
  case leave(Int32)
}
