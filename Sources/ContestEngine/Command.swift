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

  /// `seed`: 32 random bytes for the draw.
  case start(seed: [UInt8])
  case open
  case close
  case reveal
  case pause
  case `continue`
  /// In milliseconds, above 0.
  case extend(Int64)
  case announce(String)
  case annul(QuestionID, reason: String)
  case finish
  case finalize

  case respond(GivenAnswer)
  /// Closes what is over by `now`. Nothing to do is no events, never a refusal.
  case tick
  /// The last durable moment of an open item, written each second.
  case mark
  /// The server is up again; the contest stood still since its last durable moment.
  case recover
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

  public init(
    school: SchoolID, seal: [UInt8], token: SecretDigest, ticket: SecretDigest, seed: UInt32,
    samePerson: ContestantID? = nil
  ) {
    self.school = school
    self.seal = seal
    self.token = token
    self.ticket = ticket
    self.seed = seed
    self.samePerson = samePerson
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

  public init(
    contestant: ContestantID, question: QuestionID, response: Response?, change: Int = 0,
    elapsed: Int64? = nil, leastRoundTrip: Int64? = nil
  ) {
    self.contestant = contestant
    self.question = question
    self.response = response
    self.change = change
    self.elapsed = elapsed
    self.leastRoundTrip = leastRoundTrip
  }
}
