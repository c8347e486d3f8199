public import Assessment

/// The question that a contestant is at, as a screen shows it.
public struct QuestionView: Hashable, Sendable {
  /// Its times are kept up to date.
  public internal(set) var question: ServerMessage.Question
  /// The item with its choices in this contestant's order.
  public let item: PresentedItem
  public internal(set) var answer = AnswerStatus()
  /// The own time is over, that of others is not.
  public internal(set) var isWaiting = false
  public internal(set) var isClosed = false
  /// A host is about to close it, at the time that is told: for everyone then.
  public internal(set) var isClosing = false
  /// For the host only, before the close.
  public internal(set) var key: AnswerKey?

  var extraTime: ExtraTime?
  /// How long there is to answer, in milliseconds; an extension does not change it.
  private var answeringTime: Int64
  /// When the question could first be read here, in the client's milliseconds.
  var shownAt: Int64

  init(_ question: ServerMessage.Question, seed: UInt32?, extraTime: ExtraTime?, now: Int64) {
    self.question = question
    self.extraTime = extraTime
    if question.shuffle, let seed {
      item = question.item.arranged(seed: seed, question: question.question)
    } else {
      item = question.item
    }
    answeringTime = question.timing.map(Self.answeringTime) ?? 0
    shownAt = now
    if let held = question.answered { answer = AnswerStatus(held) }
  }

  private static func answeringTime(_ timing: QuestionTiming) -> Int64 {
    max(0, timing.closesAt - timing.startsAt)
  }

  public var id: String { question.question }

  public var opensAt: ServerTime? { question.timing?.opensAt }

  /// From when one may answer.
  public var startsAt: ServerTime? { question.timing?.startsAt }

  /// When the own time is over: later than for others where there is extra time.
  public var closesAt: ServerTime? {
    guard let closesAt = question.timing?.closesAt else { return nil }
    guard let extraTime, !isClosing else { return closesAt }
    return closesAt + answeringTime * Int64(extraTime.hundredths - 100) / 100
  }

  /// The question is told anew, with the times from which the time to answer is worked out.
  mutating func begin(with timing: QuestionTiming) {
    extend(to: timing)
    answeringTime = Self.answeringTime(timing)
  }

  /// Moves the times. What was a pause does not count as time taken.
  mutating func extend(to timing: QuestionTiming) {
    if let old = question.timing { shownAt &+= timing.startsAt - old.startsAt }
    question.timing = timing
  }

  /// Whether a close now comes before the time that the question was given.
  public func isCutShort(now: Int64, clock: ServerClock) -> Bool {
    guard let closesAt, let time = clock.serverTime(at: now) else { return false }
    // The clocks may differ a little.
    let tolerance: Int64 = 300
    return isClosing || time + tolerance < closesAt
  }

  /// How long the contestant has been able to answer, in milliseconds.
  func elapsed(now: Int64, clock: ServerClock) -> Int64? {
    guard let startsAt, let start = clock.clientTime(of: startsAt) else { return nil }
    return max(0, now &- max(start, shownAt))
  }
}

/// A self-paced attempt, as a screen shows it.
public struct PaperView: Hashable, Sendable {
  public let paper: ServerMessage.Paper
  /// The questions in their order, choices in this contestant's order.
  public internal(set) var questions: [QuestionView]
  /// It was handed in and the server has not said so yet.
  public internal(set) var isSubmitting = false
  public internal(set) var submitted: ServerMessage.Submitted?

  init(_ paper: ServerMessage.Paper, seed: UInt32?, now: Int64) {
    self.paper = paper
    questions = paper.questions.map { question in
      var view = QuestionView(question, seed: seed, extraTime: nil, now: now)
      if let saved = paper.saved[question.question] {
        view.answer.held = saved
        view.answer.given = saved
        view.answer.delivery = .accepted
      }
      view.answer.change = max(view.answer.change, paper.changes[question.question] ?? 0)
      return view
    }
  }

  public subscript(id: String) -> QuestionView? { questions.first { $0.id == id } }

  /// The title of the part that a question is in; nil where the paper has no parts.
  public func roundTitle(of question: QuestionView) -> String? {
    paper.rounds.first { $0.round == question.question.round }?.title
  }
}
