/// All that a client knows of its contest: what screens are drawn from.
public struct ContestView: Hashable, Sendable {
  /// Where the connection stands.
  public enum Link: Hashable, Sendable {
    /// The connection is being opened.
    case connecting
    /// `hello` was said.
    case greeting
    /// The server takes nobody in for the moment; `hello` is said again at this moment of the client's clock.
    case held(retryAt: Int64)
    /// A contest must be chosen, or another code given.
    case choosing
    /// The contest is known; the person fills in what it asks.
    case welcomed
    /// With `waitsForApproval`, until a host lets them in.
    case joining
    case joined
    /// Lost; tried again at this moment of the client's clock.
    case offline(retryAt: Int64)
    case ended(EndReason)
  }

  /// Why there is no way back.
  public enum EndReason: String, Hashable, Sendable {
    /// The same contestant came in from elsewhere.
    case superseded
    /// A host has issued a new ticket, with which one comes in again.
    case newTicket
    case unsupportedProtocol
    /// The other end does not speak the protocol.
    case unreadable
    /// The person left.
    case left
  }

  public internal(set) var link = Link.connecting
  /// A host has to let this contestant in; nothing is to be done but wait.
  public internal(set) var waitsForApproval = false
  /// The host did not.
  public internal(set) var wasTurnedAway = false
  public internal(set) var clock = ServerClock()
  /// Program and version of the server.
  public internal(set) var server = ""
  public internal(set) var contest: ServerMessage.Welcome.Contest?
  /// To choose from, where there are several.
  public internal(set) var offered: [ServerMessage.Welcome.Listed] = []
  public internal(set) var registration: [RegistrationField] = []

  /// Who this is, once joined.
  public internal(set) var me: ServerMessage.Joined?
  /// The secret that comes back in without asking; to be kept by the caller.
  public internal(set) var token: String?
  /// Of a host or a board, once authenticated.
  public internal(set) var role: Role?

  public internal(set) var state: ContestState?
  public internal(set) var isFrozen = false
  /// When the pause began that lasts.
  public internal(set) var pausedAt: ServerTime?
  public internal(set) var joinedCount: Int?
  public internal(set) var presentCount: Int?

  public internal(set) var round: ServerMessage.Round?
  public internal(set) var question: QuestionView?
  /// Of the last question that closed.
  public internal(set) var result: ServerMessage.Closed?
  public internal(set) var standings: ServerMessage.Standings?
  /// The standings before these, to show who moved: of them the lists in which one had a place.
  public internal(set) var standingsBefore: ServerMessage.Standings?
  public internal(set) var points: Int?
  public internal(set) var rank: Int?
  public internal(set) var rankBefore: Int?
  public internal(set) var of: Int?
  public internal(set) var ended: ServerMessage.Ended?
  public internal(set) var winners: [ServerMessage.Winner] = []
  public internal(set) var announcement: String?
  /// Questions on which a star is staked.
  public internal(set) var starred: Set<String> = []
  /// The question on which a star may be staked now.
  public internal(set) var nextStar: String?
  /// In a round of elimination: whether this contestant plays on. Nil in other rounds.
  public internal(set) var isIn: Bool?
  public internal(set) var paper: PaperView?
  /// The own attempts at self-paced papers, in order; nil where the server does not tell.
  public internal(set) var attempts: [ServerMessage.PaperAttempt]?
  /// A self-paced attempt was asked for and has not come yet.
  public internal(set) var isBeginning = false

  // For a board.
  public internal(set) var hall: ServerMessage.Hall?

  // For the host.
  public internal(set) var progress: ServerMessage.Progress?
  /// The newest last; older ones are let go.
  public internal(set) var events: [ServerMessage.JournalEvent] = []
  public internal(set) var fault: Notice.Fault?
  /// Who waits to be let in; nil while the server has told of nobody.
  public internal(set) var newcomers: ServerMessage.Newcomers?

  public init() {}

  /// The own rank; nil while nobody has a place yet, as after a trial, where all share the first with 0 points.
  public var shownRank: Int? {
    rank == 1 && points == 0 && standings?.ranksContestants != true ? nil : rank
  }

  /// Whether the organizer has made the results final: the newest word of it.
  public var resultsAreFinal: Bool { standings?.isFinal ?? false || ended?.isFinal ?? false }

  /// Whether what the contestant gives to this question now can be sent.
  public func canAnswer(_ id: String) -> Bool {
    if let paper, paper[id] != nil { return paper.submitted == nil && !paper.isSubmitting }
    guard let question, question.id == id, !question.isClosed, !question.isWaiting else {
      return false
    }
    return question.question.changeable || question.answer.isOpenToAnother
  }
}

extension ServerMessage.Standings {
  /// False where the first share one rank, as after a trial or where all were right: nobody has a place of
  /// which one could say later that it was lost.
  var ranksContestants: Bool { Self.differ(top.map(\.rank)) }

  /// Without the lists in which all share one rank.
  var withPlacesOnly: ServerMessage.Standings {
    var standings = self
    if !ranksContestants { standings.top = [] }
    if !Self.differ(teams.map(\.rank)) { standings.teams = [] }
    if !Self.differ(schools.map(\.rank)) { standings.schools = [] }
    return standings
  }

  private static func differ(_ ranks: [Int]) -> Bool { ranks.count < 2 || Set(ranks).count > 1 }
}

extension AnswerStatus {
  /// Whether another answer may still be given where answers are final.
  var isOpenToAnother: Bool {
    guard receipt == nil else { return false }
    switch delivery {
    case .none, .kept, .refused(.badResponse): return true
    // An answer that never left may still be changed.
    case .sending: return !wasSent
    case .accepted, .refused: return false
    }
  }
}
