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
    case leave
  }

  case token(LineEditor, isWrong: Bool)
  case contest(Int)
  case announcement(LineEditor)
  case annulWhich(Int)
  case annulReason(String, LineEditor)
  case sure(Doubt)

  /// The longest announcement and the longest reason, in characters.
  static let remarkLengthMax = 300

  /// Nothing that the contest does takes it away.
  var isTyped: Bool {
    switch self {
    case .token, .announcement, .annulReason: true
    case .contest, .annulWhich, .sure: false
    }
  }
}

/// What the console says after something was done or refused.
struct HostFeedback: Hashable, Sendable {
  enum Kind: Hashable, Sendable { case good, bad }

  var kind: Kind
  var text: String
  var endsAt: Int64
}
