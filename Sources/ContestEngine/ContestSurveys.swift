public import Assessment

/// What holds for all surveys.
public enum SurveyRules {
  /// Of a smaller group nothing is ever told: it could be known who said what.
  public static let groupMin = 5
}

// Surveys: the contest knows who took part, and what all said together, never who said what.
extension Contest {
  public func isSurvey(_ question: QuestionID) -> Bool { rules(of: question)?.rule == .survey }

  /// Closed, and its opinions not yet counted: the server is to count them.
  public var untallied: [QuestionID] {
    questions.filter { $0.progress == .closed && $0.totals == nil && isSurvey($0.id) }.map(\.id)
  }

  /// The survey questions that papers may have, while a self-paced contest goes on.
  public var openPaperSurveys: [QuestionID] {
    guard isWindow, stage == .started else { return [] }
    return questions.map(\.id).filter(isSurvey)
  }

  /// How often each choice was taken. Nil before it was counted, and where too few answered.
  public func totals(of question: QuestionID) -> [ChoiceID: Int]? {
    guard let place = drawnPlace(of: question), let totals = questions[place].totals,
      questions[place].answered >= SurveyRules.groupMin
    else { return nil }
    return totals
  }

  func decideTally(of question: QuestionID, _ totals: [ChoiceID: Int]) throws(Refusal) -> [Event] {
    guard let place = drawnPlace(of: question), isSurvey(question),
      questions[place].progress == .closed, questions[place].totals == nil
    else { throw .invalidCommand }
    guard totals.values.allSatisfy({ $0 >= 0 }) else { throw .badValue }
    let isTold = questions[place].answered >= SurveyRules.groupMin
    return [.tallied(question, isTold ? totals : [:])]
  }

  mutating func hold(_ opinion: Opinion, receivedAt moment: Instant) {
    guard let place = drawnPlace(of: opinion.question),
      let index = contestants.place(of: opinion.contestant)
    else { return }
    questions[place].hold(opinion, at: index, receivedAt: moment, receipt: sequence)
    if opinion.credit != 0 { contestants.addCredit(opinion.credit, at: index) }
  }
}

extension QuestionRecord {
  fileprivate mutating func hold(
    _ opinion: Opinion, at index: Int, receivedAt moment: Instant, receipt: Int64
  ) {
    while answers.count <= index { answers.append(.none) }
    answered += (opinion.seal == 0 ? 0 : 1) - (answers[index].seal == 0 ? 0 : 1)
    answers[index] = AnswerSlot(
      response: nil, seal: opinion.seal, receipt: receipt, receivedAt: moment,
      change: opinion.change, credit: Int32(clamping: opinion.credit))
  }
}
