public import Network

/// What to rehearse.
public struct RehearsalPlan {
  public var endpoint: Endpoint
  public var security: ClientConnection.Security
  public var contestants: Int
  /// The schools' codes, of one contest or several; contestants are spread over them.
  public var codes: [String]
  public var knowledge: Knowledge
  public var seed: UInt64
  /// Of the contests' hosts: with one of them the server tells what it takes of its machine.
  public var hostTokens: [String] = []
  /// They were found on this machine, and may be another server's.
  public var areTokensGuessed = false
  /// Goes on where somebody else is in a contest already, or it has begun.
  public var goesAmongOthers = false

  public init(
    endpoint: Endpoint, security: ClientConnection.Security, contestants: Int, codes: [String],
    knowledge: Knowledge = Knowledge(), seed: UInt64 = 1
  ) {
    self.endpoint = endpoint
    self.security = security
    self.contestants = contestants
    self.codes = codes
    self.knowledge = knowledge
    self.seed = seed
  }
}

/// Why a rehearsal sends nobody into a contest, with the contest's title.
public enum RehearsalObstacle: Hashable, Sendable {
  /// It is answered alone, within a window of time.
  case selfPaced(String)
  case underWay(String)
  case over(String)
  /// So many whom the rehearsal does not know have joined.
  case others(String, Int)
  /// No host of this server has such a token.
  case wrongToken
  /// The server shows this certificate, and another one was asked for.
  case otherCertificate(String)
}

/// How far a rehearsal has come.
public struct RehearsalProgress: Hashable, Sendable {
  public internal(set) var asked = 0
  public internal(set) var joined = 0
  public internal(set) var accepted = 0
  /// Sent, and nothing heard of yet.
  public internal(set) var waiting = 0
  /// Waits until a host lets them in (`registration.approval`).
  public internal(set) var held = 0
  /// Who has come to the end.
  public internal(set) var over = 0
  /// Who was in and has no connection now.
  public internal(set) var cutOff = 0
  /// All are in, and for some time nobody has begun the contest.
  public internal(set) var isNotBegun = false
}
