public import Assessment

/// What a host tells the contest to do.
public enum HostOrder: Hashable, Sendable {
  /// Contestants to bring back: by id, or so many of those who got furthest.
  public enum Rescued: Hashable, Sendable {
    case contestants([String])
    case count(Int)
  }

  /// Newcomers who wait.
  public enum Waiting: Hashable, Sendable {
    case newcomer(String)
    case school(String)
    case all
  }

  /// Time that is taken out, for all or for one school.
  public struct Interval: Hashable, Sendable {
    public var from: ServerTime
    public var to: ServerTime
    public var school: String?
    public var reason: String

    public init(from: ServerTime, to: ServerTime, school: String? = nil, reason: String) {
      self.from = from
      self.to = to
      self.school = school
      self.reason = reason
    }
  }

  case start
  /// The next question.
  case open
  /// A reserve item in the place of an annulled question.
  case openReserve
  case close
  /// Closes after so many milliseconds, which everyone is told before: what is marked goes out.
  case closeAfter(Int64)
  case reveal
  case pause
  case `continue`
  /// In milliseconds, above 0.
  case extend(Int64)
  case announce(String)
  case freeze
  case unfreeze
  /// The next step of the ordered reveal. `top`: how many of the first are shown one by one; nil
  /// leaves it to the server.
  case revealNext(top: Int? = nil)
  case annul(question: String, reason: String)
  case rekey(question: String, key: AnswerKey, reason: String)
  case disqualify(contestant: String, reason: String)
  case reinstate(contestant: String, reason: String)
  case rescue(Rescued)
  /// A new ticket, which ends the old one.
  case ticket(contestant: String)
  case rename(contestant: String, name: String)
  case extraTime(contestant: String, ExtraTime)
  case removeInterval(Interval)
  case restoreInterval(String)
  /// Whether whoever comes with a code waits until a host lets them in.
  case approval(Bool)
  case admit(Waiting)
  case turnAway(Waiting)
  /// A contestant objects, to a question or to the results as a whole.
  case appeal(contestant: String, question: String? = nil, reason: String)
  case answerAppeal(String, isUpheld: Bool, reason: String)
  /// All appeals. Changes nothing.
  case appeals
  case finish
  case finalize
  /// Contestants whose name has this in it, or whose number it is. Changes nothing.
  case find(String)
  /// A question that was opened, with its choices. Changes nothing.
  case show(question: String)

  /// The word in `do`.
  public enum Verb: String, Hashable, Sendable, CaseIterable {
    case start, open, close, reveal, pause, `continue`, extend, announce, freeze, unfreeze
    case openReserve, revealNext
    case annul, rekey, disqualify, reinstate, rescue, ticket, rename, extraTime
    case removeInterval, restoreInterval, finish, finalize, find, show
    case approval, admit, turnAway
    case appeal, answerAppeal, appeals
  }

  public var verb: Verb {
    switch self {
    case .start: .start
    case .open: .open
    case .openReserve: .openReserve
    case .close, .closeAfter: .close
    case .reveal: .reveal
    case .pause: .pause
    case .continue: .continue
    case .extend: .extend
    case .announce: .announce
    case .freeze: .freeze
    case .unfreeze: .unfreeze
    case .revealNext: .revealNext
    case .annul: .annul
    case .rekey: .rekey
    case .disqualify: .disqualify
    case .reinstate: .reinstate
    case .rescue: .rescue
    case .ticket: .ticket
    case .rename: .rename
    case .extraTime: .extraTime
    case .removeInterval: .removeInterval
    case .restoreInterval: .restoreInterval
    case .approval: .approval
    case .admit: .admit
    case .turnAway: .turnAway
    case .appeal: .appeal
    case .answerAppeal: .answerAppeal
    case .appeals: .appeals
    case .finish: .finish
    case .finalize: .finalize
    case .find: .find
    case .show: .show
    }
  }
}
