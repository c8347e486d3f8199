public import Assessment

/// What a client says.
public enum ClientMessage: Hashable, Sendable {
  case hello(Hello)
  case join(Join)
  case resume(token: String)
  case authenticate(token: String)
  case answer(Answer)
  /// Begins a self-paced attempt, or goes on with it. With its number (ours) no other one is begun:
  /// one that is over meanwhile gets `submitted`.
  case begin(attempt: Int?)
  case submit(Submission)
  /// Stakes a star on a question that has not opened.
  case star(question: String)
  /// `id`: 0…2^53, chosen by the client.
  case command(id: Int64, HostOrder)
  case pong(id: String)
}

extension ClientMessage {
  /// The type of a message, as on the wire.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case hello, join, resume, authenticate, answer, begin, submit, star, command, pong
  }

  /// The first message of a connection.
  public struct Hello: Hashable, Sendable {
    public var protocolVersion: Int64
    public var role: Role
    /// Program and version ("thi/1.0").
    public var client: String?
    /// A language tag.
    public var language: String?
    /// These choose among several contests.
    public var contest: String?
    /// Normalised.
    public var code: String?
    public var ticket: String?

    public init(
      protocolVersion: Int64 = WireLimits.protocolVersion, role: Role, client: String? = nil,
      language: String? = nil, contest: String? = nil, code: String? = nil, ticket: String? = nil
    ) {
      self.protocolVersion = protocolVersion
      self.role = role
      self.client = client
      self.language = language
      self.contest = contest
      self.code = code
      self.ticket = ticket
    }
  }

  /// A contestant comes in.
  public struct Join: Hashable, Sendable {
    public enum Credential: Hashable, Sendable {
      /// A school's code, normalised: 6 characters.
      case code(String)
      /// A contestant's own ticket, normalised: 8 characters.
      case ticket(String)
    }

    public var credential: Credential
    /// As written; `RegistrationRules` check it.
    public var fields: [RegistrationField: String]
    /// A secret that the client made for this seat: who sends the same line again because the answer to it
    /// never came is known by it, and let in. At least 128 random bits; 22 to 64 characters of Base64URL.
    public var claim: String?

    public init(
      _ credential: Credential, fields: [RegistrationField: String] = [:], claim: String? = nil
    ) {
      self.credential = credential
      self.fields = fields
      self.claim = claim
    }
  }

  public struct Answer: Hashable, Sendable {
    public var question: String
    /// Nil takes a changeable answer back.
    public var response: Response?
    /// From 1, where answers may change.
    public var change: Int?
    /// What the contestant took, in milliseconds.
    public var elapsed: Int64?

    public init(
      question: String, response: Response?, change: Int? = nil, elapsed: Int64? = nil
    ) {
      self.question = question
      self.response = response
      self.change = change
      self.elapsed = elapsed
    }
  }

  /// Hands in a self-paced attempt.
  public struct Submission: Hashable, Sendable {
    /// From 1.
    public var attempt: Int
    /// 0 or more; whether it must be whole is the contest's to check.
    public var estimate: DecimalNumber?

    public init(attempt: Int, estimate: DecimalNumber? = nil) {
      self.attempt = attempt
      self.estimate = estimate
    }
  }

  public var kind: Kind {
    switch self {
    case .hello: .hello
    case .join: .join
    case .resume: .resume
    case .authenticate: .authenticate
    case .answer: .answer
    case .begin: .begin
    case .submit: .submit
    case .star: .star
    case .command: .command
    case .pong: .pong
    }
  }
}
