import Assessment
import Wire

/// A question that is over, kept while the next one is on its way.
struct FinishedQuestion: Hashable, Sendable {
  enum Verdict: Hashable, Sendable {
    case right
    case partlyRight(percent: Int64)
    case wrong
    case unanswered
    /// An answer was marked or given here and did not reach the server in time.
    case missed(Miss)
    case annulled
    /// A survey.
    case opinion
    case waitingForReveal
    /// The program was away when it closed.
    case unknown
  }

  /// Why an answer does not count.
  enum Miss: Hashable, Sendable {
    /// The connection was gone for a while.
    case afterBreak
    /// It was not sent when the question was closed, before its time where that is so.
    case unsent(early: Bool)
    /// It was sent, and came after the close.
    case late
  }

  private(set) var question: QuestionView
  private(set) var closed: ServerMessage.Closed?
  private(set) var miss: Miss?
  /// Another key than this was told before.
  private(set) var isCorrected = false
  let rankBefore: Int?

  var id: String { question.id }

  var verdict: Verdict {
    guard let closed else { return miss.map(Verdict.missed) ?? .unknown }
    if closed.annulled { return .annulled }
    if closed.totals != nil || closed.survey {
      return closed.own.you == nil ? .unanswered : .opinion
    }
    guard let you = closed.own.you else {
      if let miss { return .missed(miss) }
      return closed.key == nil ? .waitingForReveal : .unanswered
    }
    guard let mark = you.mark else { return closed.key == nil ? .opinion : .unanswered }
    if mark >= .one { return .right }
    guard mark > .zero else { return .wrong }
    return .partlyRight(percent: mark.tenMillionths / (Fraction.scale / 100))
  }
}

/// Follows questions over their end.
struct QuestionHistory: Hashable, Sendable {
  private(set) var finished: FinishedQuestion?
  /// The question during which the connection broke.
  private var broken: String?

  /// - Parameters:
  ///   - isUnsent: something was marked and has not been sent.
  ///   - now: on the client's clock.
  mutating func hear(_ notice: Notice, view: ContestView, isUnsent: Bool, now: Int64) {
    switch notice {
    case .connectionLost: if let question = view.question { broken = question.id }
    case .closed(let id): close(id, view: view, isUnsent: isUnsent, now: now)
    case .refused(let id, .late) where finished?.id == id:
      let miss = missOfSent(id)
      finished?.miss(miss)
    case .state, .accepted:
      guard let question = view.question, question.isClosed else { return }
      if finished?.id == question.id {
        finished?.update(question)
      } else if finished?.id != question.id {
        finished = FinishedQuestion(question, closed: nil, view: view)
        if isUnsent { finished?.miss(.afterBreak) }
      }
    default: break
    }
  }

  /// Nobody whose line was up all the time is told of a break.
  func missOfSent(_ id: String) -> FinishedQuestion.Miss { broken == id ? .afterBreak : .late }

  private mutating func close(_ id: String, view: ContestView, isUnsent: Bool, now: Int64) {
    guard let closed = view.result, closed.question == id else { return }
    if finished?.id == id {
      finished?.update(closed)
    } else if let question = view.question, question.id == id {
      finished = FinishedQuestion(question, closed: closed, view: view)
      let answer = question.answer
      let isLost = answer.given != nil && answer.delivery != .accepted && answer.held == nil
      if isUnsent, broken != id {
        finished?.miss(.unsent(early: question.isCutShort(now: now, clock: view.clock)))
      } else if isUnsent || isLost {
        let miss = missOfSent(id)
        finished?.miss(miss)
      }
    }
  }
}

extension FinishedQuestion {
  fileprivate init(
    _ question: QuestionView, closed: ServerMessage.Closed?, view: ContestView
  ) {
    self.question = question
    self.closed = closed
    rankBefore = view.rankBefore
  }

  fileprivate mutating func miss(_ miss: Miss) { self.miss = miss }

  fileprivate mutating func update(_ closed: ServerMessage.Closed) {
    if let before = self.closed?.key, let key = closed.key, before != key { isCorrected = true }
    self.closed = closed
  }

  fileprivate mutating func update(_ question: QuestionView) { self.question = question }
}
