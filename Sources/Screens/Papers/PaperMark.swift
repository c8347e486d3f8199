import Wire

/// How one question of a paper stands.
struct PaperMark: Hashable, Sendable {
  enum State: Hashable, Sendable {
    case unanswered
    /// On its way, kept for the line to come back, or about to go.
    case saving
    /// Durable.
    case saved
    /// Something was put together, and is no answer yet or was refused.
    case unsaved
  }

  let state: State
  let isForLater: Bool

  init(state: State, isForLater: Bool) {
    self.state = state
    self.isForLater = isForLater
  }

  init(_ question: QuestionView, desk: PaperDesk, texts: ScreenTexts) {
    isForLater = desk.marked.contains(question.id)
    switch desk.wish(question, texts: texts) {
    case .incomplete: state = .unsaved
    case .save, .takeBack: state = .saving
    case .nothing:
      switch question.answer.delivery {
      case .sending, .kept: state = .saving
      case .refused: state = .unsaved
      case .none, .accepted: state = question.answer.held == nil ? .unanswered : .saved
      }
    }
  }
}

/// What is still to be done on a paper, by the numbers of its questions.
struct PaperRest: Hashable, Sendable {
  var unanswered: [Int] = []
  var unsaved: [Int] = []
  var saving: [Int] = []
  var forLater: [Int] = []
  var saved = 0
  let count: Int

  init(_ paper: PaperView, desk: PaperDesk, texts: ScreenTexts) {
    count = paper.questions.count
    for (place, question) in paper.questions.enumerated() {
      let mark = PaperMark(question, desk: desk, texts: texts)
      switch mark.state {
      case .unanswered: unanswered.append(place + 1)
      case .unsaved: unsaved.append(place + 1)
      case .saving: saving.append(place + 1)
      case .saved: saved += 1
      }
      if mark.isForLater { forLater.append(place + 1) }
    }
  }

  /// Nothing is missing, and nothing was to be looked at again.
  var isDone: Bool { unanswered.isEmpty && unsaved.isEmpty && forLater.isEmpty }
}
