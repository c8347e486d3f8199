import Assessment
import Terminal
import Wire

/// What the console asks the organizer, over the page that it shows.
enum HostDialog: Hashable, Sendable {
  /// Something that is asked once before it is done.
  enum Doubt: Hashable, Sendable {
    /// Nobody has joined yet.
    case startEmpty
    case close(String)
    case finish
    case finalize
    case annul(String, reason: String)
    case rekey(String, key: AnswerKey, reason: String)
    case disqualify(ServerMessage.FoundContestant, reason: String)
    case reinstate(ServerMessage.FoundContestant, reason: String)
    case newTicket(ServerMessage.FoundContestant)
    case rescueOne(ServerMessage.FoundContestant)
    case rescue(Int)
    case removeInterval(HostOrder.Interval)
    case restoreInterval(String)
    /// How many they were when it was asked.
    case admit(HostOrder.Waiting, Int)
    case turnAway(HostOrder.Waiting, Int)
    case approval(Bool)
    case leave
  }

  /// What may be done about one contestant.
  enum Action: Hashable, Sendable { case newTicket, disqualify, reinstate, rescue }

  case announcement(LineEditor)
  case annulWhich(Int)
  case annulReason(String, LineEditor)
  case keyWhich(Int)
  case keyAnswer(String, LineEditor)
  case keyReason(String, AnswerKey, LineEditor)
  case findWho(LineEditor)
  /// One of those that were found.
  case found(Int)
  /// What to do about one, by the place of the action.
  case contestant(ServerMessage.FoundContestant, Int)
  case contestantReason(ServerMessage.FoundContestant, Action, LineEditor)
  case ticket(name: String, String)
  case rescueCount(LineEditor)
  /// Those who wait to be let in; what is chosen by its name, since the list moves. Nil: nothing.
  case newcomers(HostOrder.Waiting?)
  /// All appeals, and what is typed about one.
  case appeals(LineEditor)
  case interval(LineEditor)
  case intervalReason(TypedInterval, LineEditor)
  case sure(Doubt)

  /// The longest announcement and the longest reason, in characters.
  static let remarkLengthMax = 300
}

/// What the console says after something was done or refused.
struct HostFeedback: Hashable, Sendable {
  enum Kind: Hashable, Sendable { case good, bad }

  var kind: Kind
  var text: String
  var endsAt: Int64
}
