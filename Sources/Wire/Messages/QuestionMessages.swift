public import Assessment

/// When a question is shown, when its choices appear and when it closes.
public struct QuestionTiming: Hashable, Sendable {
  public var opensAt: ServerTime
  /// Nil without reading time.
  public var choicesAt: ServerTime?
  public var closesAt: ServerTime

  public init(opensAt: ServerTime, choicesAt: ServerTime? = nil, closesAt: ServerTime) {
    self.opensAt = opensAt
    self.choicesAt = choicesAt
    self.closesAt = closesAt
  }

  /// From when the answering time runs.
  public var startsAt: ServerTime { choicesAt ?? opensAt }
}

/// An answer that the server holds.
public struct HeldAnswer: Hashable, Sendable {
  /// Nil: taken back.
  public var response: Response?
  public var receipt: String
  public var receivedAt: ServerTime
  /// The number of the change, where answers may change.
  public var change: Int?

  public init(response: Response?, receipt: String, receivedAt: ServerTime, change: Int? = nil) {
    self.response = response
    self.receipt = receipt
    self.receivedAt = receivedAt
    self.change = change
  }
}

extension ServerMessage {
  public struct Round: Hashable, Sendable {
    public var round: String
    public var title: String
    /// From 1.
    public var number: Int
    public var of: Int
    public var questions: Int
    /// One line for people.
    public var rule: String
    /// How many stars a contestant may stake in the contest, where there are any.
    public var stars: Int?
    /// How many reserve items may take the place of annulled ones, where there are any.
    public var reserve: Int?

    public init(
      round: String, title: String, number: Int, of: Int, questions: Int, rule: String,
      stars: Int? = nil, reserve: Int? = nil
    ) {
      self.reserve = reserve
      self.round = round
      self.title = title
      self.number = number
      self.of = of
      self.questions = questions
      self.rule = rule
      self.stars = stars
    }
  }

  /// A question, open or about to be. Also one of a self-paced paper, then without times.
  public struct Question: Hashable, Sendable {
    public var question: String
    /// From 1, through the whole contest or paper.
    public var number: Int
    public var of: Int
    public var round: String?
    public var item: PresentedItem
    /// The client shows the choices in its own `ChoiceOrder`.
    public var shuffle: Bool
    public var points: Int?
    /// Answers may change until the close.
    public var changeable: Bool
    public var timing: QuestionTiming?
    /// The own answer, where there is one.
    public var answered: HeldAnswer?

    public init(
      question: String, number: Int, of: Int, round: String? = nil, item: PresentedItem,
      shuffle: Bool = false, points: Int? = nil, changeable: Bool = false,
      timing: QuestionTiming? = nil, answered: HeldAnswer? = nil
    ) {
      self.question = question
      self.number = number
      self.of = of
      self.round = round
      self.item = item
      self.shuffle = shuffle
      self.points = points
      self.changeable = changeable
      self.timing = timing
      self.answered = answered
    }
  }

  public struct Extended: Hashable, Sendable {
    public var question: String
    public var timing: QuestionTiming
    /// A host is about to close it: it closes for everyone then, whoever has more time.
    public var isClosing: Bool

    public init(question: String, timing: QuestionTiming, isClosing: Bool = false) {
      self.question = question
      self.timing = timing
      self.isClosing = isClosing
    }
  }

  /// A self-paced attempt, begun or gone on with.
  public struct Paper: Hashable, Sendable {
    /// A part of the paper.
    public struct Round: Hashable, Sendable {
      public var round: String
      public var title: String

      public init(round: String, title: String) {
        self.round = round
        self.title = title
      }
    }

    /// From 1.
    public var attempt: Int
    public var of: Int
    public var questions: [Question]
    public var opensAt: ServerTime
    public var closesAt: ServerTime
    /// The saved response to each question that has one.
    public var saved: [String: Response]
    /// The number of the last change of each question that was answered.
    public var changes: [String: Int]
    /// Of a paper that has several, in order; `round` of a question names one of them.
    public var rounds: [Round]

    public init(
      attempt: Int, of: Int, questions: [Question], opensAt: ServerTime, closesAt: ServerTime,
      saved: [String: Response] = [:], changes: [String: Int] = [:], rounds: [Round] = []
    ) {
      self.rounds = rounds
      self.attempt = attempt
      self.of = of
      self.questions = questions
      self.opensAt = opensAt
      self.closesAt = closesAt
      self.saved = saved
      self.changes = changes
    }
  }
}

extension ServerMessage.Question {
  /// The part that is the same for everyone, to be joined with each contestant's held answer.
  public var shared: SharedLine {
    var common = self
    common.answered = nil
    return SharedLine(ServerMessage.question(common).line)
  }
}

extension SharedLine {
  /// A question's line with the contestant's own answer.
  public func line(answered: HeldAnswer?) -> WireLine {
    guard let answered else { return line }
    return line { writer in
      writer.key("answered")
      writer.object { answered.write(to: &$0) }
    }
  }
}
