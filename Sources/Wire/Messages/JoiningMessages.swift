extension ServerMessage {
  /// The answer to `hello`.
  public struct Welcome: Hashable, Sendable {
    public struct Contest: Hashable, Sendable {
      public var id: String
      public var title: String
      public var mode: ContestMode
      /// A language tag.
      public var language: String
      public var state: ContestState
      public var rounds: Int
      public var questions: Int
      /// Of a self-paced contest.
      public var paper: PaperOutline?

      public init(
        id: String, title: String, mode: ContestMode, language: String, state: ContestState,
        rounds: Int, questions: Int, paper: PaperOutline? = nil
      ) {
        self.paper = paper
        self.id = id
        self.title = title
        self.mode = mode
        self.language = language
        self.state = state
        self.rounds = rounds
        self.questions = questions
      }
    }

    public struct Listed: Hashable, Sendable {
      public var id: String
      public var title: String

      public init(id: String, title: String) {
        self.id = id
        self.title = title
      }
    }

    /// Either the contest that was meant, or the contests to choose from.
    public enum Offer: Hashable, Sendable {
      case contest(Contest, registration: [RegistrationField])
      case contests([Listed])
    }

    public var server: String
    public var now: ServerTime
    public var offer: Offer

    public init(server: String, now: ServerTime, offer: Offer) {
      self.server = server
      self.now = now
      self.offer = offer
    }
  }

  /// The contestant is in.
  public struct Joined: Hashable, Sendable {
    public var contestant: String
    /// The secret of this connection, where it is new.
    public var token: String?
    /// The contestant's way back from any machine, where the server still knows it.
    public var ticket: String?
    public var name: String
    public var school: String?
    public var schoolName: String?
    /// Where the contest asks for it.
    public var className: String?
    /// Orders the choices on this contestant's screen.
    public var seed: UInt32
    public var extraTime: ExtraTime?
    /// In a self-paced contest, in order.
    public var attempts: [PaperAttempt]?

    public init(
      contestant: String, token: String? = nil, ticket: String? = nil, name: String,
      school: String? = nil, schoolName: String? = nil, className: String? = nil, seed: UInt32,
      extraTime: ExtraTime? = nil, attempts: [PaperAttempt]? = nil
    ) {
      self.attempts = attempts
      self.className = className
      self.contestant = contestant
      self.token = token
      self.ticket = ticket
      self.name = name
      self.school = school
      self.schoolName = schoolName
      self.seed = seed
      self.extraTime = extraTime
    }
  }

  public struct State: Hashable, Sendable {
    public var state: ContestState
    public var frozen: Bool
    /// How many have joined, and how many of them are connected.
    public var joined: Int?
    public var present: Int?
    public var now: ServerTime?
    /// When the pause began that lasts: whoever comes in later knows by it how much time is left.
    public var pausedAt: ServerTime?
    /// The question on which a star may be staked now.
    public var nextStar: String?

    public init(
      _ state: ContestState, frozen: Bool = false, joined: Int? = nil, present: Int? = nil,
      now: ServerTime? = nil, pausedAt: ServerTime? = nil, nextStar: String? = nil
    ) {
      self.pausedAt = pausedAt
      self.nextStar = nextStar
      self.state = state
      self.frozen = frozen
      self.joined = joined
      self.present = present
      self.now = now
    }
  }
}

extension ServerMessage.Welcome {
  func write(to writer: inout JSONWriter) {
    writer.member("protocol", WireLimits.protocolVersion)
    writer.member("server", server)
    writer.member("now", now)
    switch offer {
    case .contest(let contest, let registration):
      writer.key("contest")
      writer.object { contest.write(to: &$0) }
      writer.member("registration", ids: registration.map(\.rawValue))
    case .contests(let listed):
      writer.member("contests", objects: listed) { contest, writer in
        writer.member("id", contest.id)
        writer.member("title", contest.title)
      }
    }
  }

  init(_ fields: FieldReader) throws(LineFault) {
    let version = try fields.whole("protocol", in: Int64.min...Int64.max)
    guard version == WireLimits.protocolVersion else { throw LineFault(.unsupportedProtocol) }
    self.init(
      server: try fields.stringIfPresent("server") ?? "", now: try fields.time("now"),
      offer: try Self.offer(fields))
  }

  private static func offer(_ fields: FieldReader) throws(LineFault) -> Offer {
    let listed = try fields.eachIfPresent("contests") { contest throws(LineFault) in
      Listed(id: try contest.id("id"), title: try contest.string("title"))
    }
    if let listed { return .contests(listed) }
    let names = try fields.idsIfPresent("registration") ?? []
    // A field that this program does not know cannot be asked for; the server will say so.
    let registration = names.compactMap { RegistrationField(rawValue: $0) }
    return .contest(try Contest(fields.reader("contest")), registration: registration)
  }
}

extension ServerMessage.Welcome.Contest {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.member("id", id)
    writer.member("title", title)
    writer.member("mode", mode.rawValue)
    writer.member("language", language)
    writer.member("state", state.rawValue)
    writer.member("rounds", rounds)
    writer.member("questions", questions)
    if let paper {
      writer.key("paper")
      writer.object { paper.write(to: &$0) }
    }
  }

  fileprivate init(_ fields: FieldReader) throws(LineFault) {
    self.init(
      id: try fields.id("id"), title: try fields.string("title"), mode: try fields.word("mode"),
      language: try fields.stringIfPresent("language") ?? "vi", state: try fields.word("state"),
      rounds: try fields.countIfPresent("rounds") ?? 0,
      questions: try fields.countIfPresent("questions") ?? 0,
      paper: try fields.readerIfPresent("paper").map { paper throws(LineFault) in
        try ServerMessage.PaperOutline(paper)
      })
  }
}

extension ServerMessage.Joined {
  func write(to writer: inout JSONWriter) {
    writer.member("contestant", contestant)
    writer.member("token", ifPresent: token)
    writer.member("ticket", ifPresent: ticket)
    writer.member("name", name)
    writer.member("school", ifPresent: school)
    writer.member("schoolName", ifPresent: schoolName)
    writer.member("class", ifPresent: className)
    let digits = String(seed, radix: 16)
    writer.member("seed", String(repeating: "0", count: 8 - digits.utf8.count) + digits)
    if let extraTime { writer.member("extraTime", extraTime.factor) }
    if let attempts { writer.member("attempts", objects: attempts) { $0.write(to: &$1) } }
  }

  init(_ fields: FieldReader) throws(LineFault) {
    self.init(
      contestant: try fields.id("contestant"),
      token: try fields.stringIfPresent("token"), ticket: try fields.stringIfPresent("ticket"),
      name: try fields.stringIfPresent("name") ?? "",
      school: try fields.idIfPresent("school"),
      schoolName: try fields.stringIfPresent("schoolName"),
      className: try fields.stringIfPresent("class"),
      seed: try Self.seed(fields), extraTime: try Self.extraTime(fields),
      attempts: try fields.eachIfPresent("attempts") { attempt throws(LineFault) in
        try ServerMessage.PaperAttempt(attempt)
      })
  }

  private static func seed(_ fields: FieldReader) throws(LineFault) -> UInt32 {
    let digits = try fields.string("seed")
    guard digits.utf8.count == 8, !digits.utf8.contains(UInt8(ascii: "+")),
      let seed = UInt32(digits, radix: 16)
    else { throw .badField("seed") }
    return seed
  }

  private static func extraTime(_ fields: FieldReader) throws(LineFault) -> ExtraTime? {
    guard let factor = try fields.decimalIfPresent("extraTime") else { return nil }
    guard let extraTime = ExtraTime(factor) else { throw .badField("extraTime") }
    return extraTime
  }
}

extension ServerMessage.State {
  func write(to writer: inout JSONWriter) {
    writer.member("state", state.rawValue)
    writer.member("frozen", frozen)
    writer.member("joined", ifPresent: joined)
    writer.member("present", ifPresent: present)
    writer.member("now", ifPresent: now)
    writer.member("pausedAt", ifPresent: pausedAt)
    writer.member("nextStar", ifPresent: nextStar)
  }

  init(_ fields: FieldReader) throws(LineFault) {
    self.init(
      try fields.word("state"), frozen: try fields.flag("frozen"),
      joined: try fields.countIfPresent("joined"), present: try fields.countIfPresent("present"),
      now: try fields.timeIfPresent("now"), pausedAt: try fields.timeIfPresent("pausedAt"),
      nextStar: try fields.idIfPresent("nextStar"))
  }
}
