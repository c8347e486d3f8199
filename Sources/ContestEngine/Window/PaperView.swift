/// An attempt as its contestant and the organizer may see it.
public struct PaperView: Hashable, Sendable {
  /// The place of its week, from 0.
  public let week: Int
  /// From 1, within its week.
  public let attempt: Int
  /// How many a week has.
  public let of: Int
  /// From 1, over all of the contestant's attempts: tells the same question on two papers apart.
  public let ordinal: Int
  /// In the contestant's own order.
  public let questions: [QuestionID]
  public let begunAt: Instant
  public let closesAt: Instant
  /// What is saved, in the order of the questions.
  public let answers: [HeldAnswer?]
  public let submission: Submission?

  public struct Submission: Hashable, Sendable {
    public let at: Instant
    /// The sequence of its event.
    public let receipt: Int64
    public let estimate: Estimate?
    public let isAutomatic: Bool
    public let points: Int
    public let correct: Int
    /// Questions that count.
    public let outOf: Int
  }
}

extension Contest {
  /// The attempts of a contestant in order; empty for nobody.
  public func papers(of contestant: ContestantID) -> [PaperView] {
    guard let index = contestants.place(of: contestant) else { return [] }
    return attempts.places(of: index).map { view(attempts[Int($0)]) }
  }

  /// The attempt that is open, or the newest.
  public func paper(of contestant: ContestantID) -> PaperView? {
    guard let index = contestants.place(of: contestant) else { return nil }
    return attempts.places(of: index).last.map { view(attempts[Int($0)]) }
  }

  /// Where a self-paced contest stands by its dates. Behind its last close papers are taken in for a moment,
  /// and it is open until that is done.
  public func windowPhase(at now: Instant) -> Phase {
    guard stage != .ended else { return .ended }
    let periods = windowRules?.periods ?? []
    let isOpen =
      periods.contains { $0.opens <= now && now < $0.closes }
      || periods.last.map { $0.closes <= now } ?? false
    return isOpen && stage == .started ? .open : .lobby
  }

  /// When a self-paced contest that has not started has to be, with a seed that the server draws.
  public var startsAt: Instant? {
    stage == .lobby ? windowRules?.periods.first?.opens : nil
  }

  /// Which attempt counts in a week, by the place of the week.
  public func countingPaper(of contestant: ContestantID, week: Int) -> PaperView? {
    guard let index = contestants.place(of: contestant) else { return nil }
    return countingAttempt(of: index, week: week).map { view(attempts[$0]) }
  }

  private func view(_ attempt: Attempt) -> PaperView {
    PaperView(
      week: attempt.week, attempt: attempt.number, of: windowRules?.attempts ?? 1,
      ordinal: attempt.ordinal, questions: attempt.questions.map { questions[Int($0)].id },
      begunAt: attempt.begunAt, closesAt: attempt.closesAt,
      answers: attempt.answers.map { $0.receipt == 0 ? nil : HeldAnswer($0) },
      submission: attempt.submission.map {
        PaperView.Submission(
          at: $0.at, receipt: $0.receipt, estimate: $0.estimate, isAutomatic: $0.isAutomatic,
          points: attempt.score.points, correct: attempt.score.correct, outOf: attempt.score.outOf)
      })
  }
}
