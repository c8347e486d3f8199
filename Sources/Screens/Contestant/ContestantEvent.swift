public import Terminal

/// What a contestant's program is told.
public enum ContestantEvent: Hashable, Sendable {
  /// Of a screen.
  case keys([Key])
  /// Of plain mode.
  case line(TypedLine)
  /// Plain mode: a line was begun, or emptied again.
  case typing(Bool)
  /// Nothing more will be typed.
  case inputEnded
  /// Of the screen; pages are turned by its height.
  case resized(Size)
  /// The moment that `nextDeadline` named has come.
  case tick
  /// The address that the person typed leads to this server, as it is shown, with what is kept of it.
  case serverChosen(String, kept: KeptSeat?)
  /// What the person typed is no address of a server.
  case serverUnusable
  /// The connection is up; nil without encryption.
  case connected(ServerTrust?)
  case received([UInt8])
  /// The connection that was up is over.
  case disconnected
  /// No connection came to be. The model decides when to try again.
  case unreachable(LinkFailure)
  /// The server shows another certificate than the one that is trusted. Nothing was sent to it.
  case certificateChanged(found: String)
  /// Ctrl-C where it comes as a signal.
  case interrupted
}

/// What a contestant's program is to do.
public enum ContestantEffect: Hashable, Sendable {
  /// Read this address, typed by the person; `serverChosen` or `serverUnusable` answers.
  case chooseServer(String)
  /// Open a connection to the server; an earlier one is closed.
  case connect
  case disconnect
  case send([UInt8])
  /// Keep this for the server.
  case keep(KeptSeat)
  /// Forget what is kept for the server.
  case forget
  /// Plain mode: say this. What asks for something ends without a new line.
  case say(String, endsLine: Bool)
  case ring
  /// Draw the whole screen again.
  case redraw
  /// End the program with this status: 0 done, 1 the contest did not take the contestant, 3 the
  /// server could not be reached or is not the one that is trusted.
  case leave(Int32)
}
