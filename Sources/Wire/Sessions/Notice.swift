/// What has just changed, for screens that show it once. The whole is in `ContestView`.
public enum Notice: Hashable, Sendable {
  public struct Fault: Hashable, Sendable {
    public let code: String
    public let text: String
  }

  // The connection.
  case contestsOffered
  /// The server takes nobody in for the moment; it is tried again by itself.
  case heldAtDoor(ErrorMessage)
  case welcomed
  case joined
  /// The name or the extra time is another than before.
  case seatChanged
  case joinRefused(ErrorMessage)
  /// A host has to let this contestant in.
  case mustWait
  case authenticated(Role)
  /// The connection is gone and will be tried again.
  case connectionLost
  case ended(ContestView.EndReason)

  // The contest.
  case state(ContestState)
  case round
  case question(String)
  case accepted(String)
  /// The answer could not be taken now; it is sent again by itself.
  case kept(String)
  case refused(String, ErrorCode)
  case waiting(String)
  case extended(String)
  case closed(String)
  case standings
  case contestEnded
  case winners
  case announcement(String)
  case starred(String)
  case starRefused(String, ErrorMessage)

  // Self-paced.
  case paper
  case beginRefused(ErrorMessage)
  case submitted
  case submitRefused(ErrorMessage)

  // For a board.
  case hall

  // For the host.
  case key(String)
  case progress
  case event(ServerMessage.JournalEvent)
  case fault(Fault)
  case newcomers
  case done(HostOrder, ServerMessage.Done)
  case orderRefused(HostOrder, ErrorMessage)
  /// The connection broke before the server said whether it was done.
  case orderLost(HostOrder)

  /// A refusal that belongs to nothing that is known here.
  case error(ErrorMessage)
  /// The server sent a line with a field that cannot be read; it was left out.
  case lineSkipped(LineFault)
}
