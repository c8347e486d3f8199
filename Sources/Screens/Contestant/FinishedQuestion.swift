import Assessment
import Wire

/// A question that is over, kept while the next one is on its way.
struct FinishedQuestion: Hashable, Sendable {
  enum Verdict: Hashable, Sendable {
    case right
    case partlyRight(percent: Int64)
    case wrong
    case unanswered
    /// An answer was given here and did not reach the server in time.
    case tooLate
    case annulled
    /// A survey.
    case opinion
    case waitingForReveal
    /// The program was away when it closed.
    case unknown
  }

  private(set) var question: QuestionView
  private(set) var closed: ServerMessage.Closed?
  private(set) var missedTheClose = false
  let rankBefore: Int?

  var id: String { question.id }

  var verdict: Verdict {
    guard let closed else { return missedTheClose ? .tooLate : .unknown }
    if closed.annulled { return .annulled }
    if closed.totals != nil || closed.survey {
      return closed.own.you == nil ? .unanswered : .opinion
    }
    guard let you = closed.own.you else {
      if missedTheClose { return .tooLate }
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

  /// - Parameter isUnsent: something was marked and has not been sent.
  mutating func hear(_ notice: Notice, view: ContestView, isUnsent: Bool) {
    switch notice {
    case .closed(let id): close(id, view: view, isUnsent: isUnsent)
    case .refused(let id, .late) where finished?.id == id: finished?.missTheClose()
    case .state, .accepted:
      guard let question = view.question, question.isClosed else { return }
      if finished?.id == question.id {
        finished?.update(question)
      } else if finished?.id != question.id {
        finished = FinishedQuestion(question, closed: nil, view: view)
        if isUnsent { finished?.missTheClose() }
      }
    default: break
    }
  }

  private mutating func close(_ id: String, view: ContestView, isUnsent: Bool) {
    guard let closed = view.result, closed.question == id else { return }
    if finished?.id == id {
      finished?.update(closed)
    } else if let question = view.question, question.id == id {
      finished = FinishedQuestion(question, closed: closed, view: view)
      let answer = question.answer
      let isLost = answer.given != nil && answer.delivery != .accepted && answer.held == nil
      if isUnsent || isLost { finished?.missTheClose() }
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

  fileprivate mutating func missTheClose() { missedTheClose = true }

  fileprivate mutating func update(_ closed: ServerMessage.Closed) { self.closed = closed }

  fileprivate mutating func update(_ question: QuestionView) { self.question = question }
}
