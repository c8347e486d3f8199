public import Assessment

/// What somebody asks of a contest. It becomes events, or it is refused.
///
/// Who may ask what is the caller's to check (`Authority`); when it fits is decided here.
public enum Command: Hashable, Sendable {
  case prepare(ContestProgram)
  /// A changed definition: everything before the first join; after it only titles, texts and new
  /// schools.
  case amend(ContestProgram)

  case register(Registration)
  /// A contestant came back with the ticket: a new token, which ends the older one.
  case replaceToken(ContestantID, token: SecretDigest)
  /// A host gave a new ticket, which ends the old ticket and token.
  case replaceTicket(ContestantID, ticket: SecretDigest)
  /// `seal`: the new seal of the person's row.
  case rename(ContestantID, seal: [UInt8])
  /// `factor` in hundredths, 100…300.
  case grantExtraTime(ContestantID, factor: Int)

  /// Whether whoever comes with a code waits until a host lets them in.
  case orderApproval(Bool)

  /// `seed`: 32 random bytes for the draw.
  case start(seed: [UInt8])
  case open
  /// A reserve item in the place of an annulled question, once all of its round were asked.
  case openReserve
  case close
  case reveal
  case pause
  case `continue`
  /// In milliseconds, above 0.
  case extend(Int64)
  case announce(String)
  case annul(QuestionID, reason: String)
  /// Another key for a question: what meets it has mark 1, everything else 0.
  case rekey(QuestionID, key: AnswerKey, reason: String)
  case disqualify(ContestantID, reason: String)
  case reinstate(ContestantID, reason: String)
  case rescue(RescueChoice)
  /// Standings stand still for everyone but the host.
  case freeze
  case unfreeze
  /// One step of the ordered reveal of frozen standings, after the end. `top`: how many of the first
  /// are shown one by one, 1…`RevealRules.topMax`; asked for by the first step alone.
  case revealNext(top: Int)
  case removeInterval(RemovedInterval)
  /// By the number that `intervalRemoved` gave it.
  case restoreInterval(Int)
  /// Who is younger than whom, by contestant number − 1: 1 for the youngest, equals alike, 0 where
  /// no birth date is known. For everyone who has joined.
  case orderAges([Int32])
  /// What a survey's question came to, counted outside the journal: how often each choice was
  /// taken. Empty for texts and numbers, and where fewer than `SurveyRules.groupMin` answered.
  case tally(QuestionID, [ChoiceID: Int])
  /// A contestant objects, to a question or to the results; `reason` is not empty.
  case appeal(ContestantID, about: QuestionID?, reason: String)
  /// By the appeal's number, from 1.
  case answerAppeal(Int, isUpheld: Bool, answer: String)
  case finish
  case finalize
  /// Sheets of a jury, and what befalls its entries.
  case judging(JudgingCommand)

  case respond(GivenAnswer)
  /// A contestant stakes a star on the next question.
  case stake(ContestantID, QuestionID)
  /// A contestant begins an attempt at a self-paced contest, or goes on with the one that is open.
  /// `seed`: 32 random bytes for the paper.
  case begin(ContestantID, seed: [UInt8])
  /// `attempt`: its number within its week; nil for the newest.
  case handIn(ContestantID, attempt: Int?, estimate: DecimalNumber?)
  /// Closes what is over by `now`. Nothing to do is no events, never a refusal.
  case tick
  /// The last durable moment of an open item, written each second.
  case mark
  /// The server is up again; the contest stood still since its last durable moment.
  case recover
}

/// Who is brought back into a round of elimination.
public enum RescueChoice: Hashable, Sendable {
  case named([ContestantID])
  /// So many of those who got furthest, then by the standings, then by the seeded draw.
  case count(Int)
}

/// Time that is taken out of a contest afterwards, such as a power cut.
public struct RemovedInterval: Hashable, Sendable {
  public let from: Instant
  public let to: Instant
  /// Nil: for everyone.
  public let school: SchoolID?
  public let reason: String

  public init(from: Instant, to: Instant, school: SchoolID?, reason: String) {
    self.from = from
    self.to = to
    self.school = school
    self.reason = reason
  }
}

/// SHA-256 of a token or a ticket. The secret itself is never kept.
public struct SecretDigest: Hashable, Sendable, Codable {
  public let bytes: [UInt8]

  public init(bytes: [UInt8]) { self.bytes = bytes }
}

/// A contestant who joins.
public struct Registration: Hashable, Sendable {
  public let school: SchoolID
  /// HMAC over the person's fields under the random key of the person's row.
  public let seal: [UInt8]
  public let token: SecretDigest
  public let ticket: SecretDigest
  /// Orders the choices on the contestant's own screen.
  public let seed: UInt32
  /// The contestant who is this same person, where the persons' index knows one.
  public let samePerson: ContestantID?
  public let terms: EntryTerms
  /// The ticket was made for somebody on the contest's roster.
  public let isExpected: Bool

  public init(
    school: SchoolID, seal: [UInt8], token: SecretDigest, ticket: SecretDigest, seed: UInt32,
    samePerson: ContestantID? = nil, terms: EntryTerms = .plain, isExpected: Bool = false
  ) {
    self.school = school
    self.seal = seal
    self.token = token
    self.ticket = ticket
    self.seed = seed
    self.samePerson = samePerson
    self.terms = terms
    self.isExpected = isExpected
  }
}

/// An answer as it came in. The moment of receipt is the `now` of `decide`.
public struct GivenAnswer: Hashable, Sendable {
  public let contestant: ContestantID
  public let question: QuestionID
  /// Nil takes a changeable answer back.
  public let response: Response?
  /// The number of the change, from 1; 0 where none was sent.
  public let change: Int
  /// What the contestant's program says it took, in milliseconds, where it says so.
  public let elapsed: Int64?
  /// The least round trip of the last five pongs in milliseconds; nil without a pong.
  public let leastRoundTrip: Int64?
  /// Of an opinion in a survey: the response as the journal may know it, a keyed hash that tells
  /// only whether two responses are the same. Not 0; nil for other questions.
  public let seal: UInt64?
  /// In a self-paced contest, which of the contestant's attempts it belongs to, from 1; 0 for the
  /// newest.
  public let attempt: Int

  public init(
    contestant: ContestantID, question: QuestionID, response: Response?, change: Int = 0,
    elapsed: Int64? = nil, leastRoundTrip: Int64? = nil, seal: UInt64? = nil, attempt: Int = 0
  ) {
    self.contestant = contestant
    self.question = question
    self.response = response
    self.change = change
    self.elapsed = elapsed
    self.leastRoundTrip = leastRoundTrip
    self.seal = seal
    self.attempt = attempt
  }
}
