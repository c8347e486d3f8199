import Assessment

// What papers are worth.
extension Contest {
  func score(of attempt: Attempt) -> Attempt.Score {
    var score = Attempt.Score.zero
    for (position, place) in attempt.questions.enumerated() {
      let question = questions[Int(place)]
      guard let round = rules(of: question.id), !round.trial, round.rule != .survey,
        !question.isAnnulled
      else { continue }
      score.outOf += 1
      guard let mark = attempt.answers[position].mark(for: question) else { continue }
      score.points += round.paperPoints(mark, of: question)
      if mark == .one { score.correct += 1 }
    }
    return score
  }

  /// Scores everything anew from the answers as they are saved.
  mutating func rescorePapers() {
    for place in attempts.all.indices where attempts[place].submission != nil {
      attempts[place].score = score(of: attempts[place])
    }
    totals = contestants.indices.map { windowTotals(of: $0) }
    if stage == .ended { countResponses() }
  }

  /// The place of the attempt that counts in a week; nil where none was handed in.
  func countingAttempt(of contestant: Int, week: Int) -> Int? {
    guard let window = windowRules else { return nil }
    let own = attempts.places(of: contestant).map { Int($0) }
      .filter { attempts[$0].week == week && attempts[$0].submission != nil }
    switch window.take {
    case .first: return own.first
    case .last: return own.last
    case .best:
      return own.min { left, right in
        let (a, b) = (attempts[left], attempts[right])
        if a.score.points != b.score.points { return a.score.points > b.score.points }
        if a.score.correct != b.score.correct { return a.score.correct > b.score.correct }
        let (shorter, longer) = (a.duration(window.duration), b.duration(window.duration))
        return shorter == longer ? left < right : shorter < longer
      }
    }
  }

  /// The attempt that counts in each week.
  func countingAttempts(of contestant: Int) -> [Int] {
    (windowRules?.periods ?? []).indices.compactMap {
      countingAttempt(of: contestant, week: $0)
    }
  }

  /// Over the weeks, or of one. Who handed nothing in comes after everyone who did.
  func windowTotals(of contestant: Int, week: Int? = nil) -> ContestantTotals {
    guard let window = windowRules else { return .zero }
    var totals = ContestantTotals.zero
    let counting =
      week.map { [countingAttempt(of: contestant, week: $0)].compactMap { $0 } }
      ?? countingAttempts(of: contestant)
    guard !counting.isEmpty else {
      totals.time = .max
      totals.submitted = .max
      return totals
    }
    for place in counting {
      let attempt = attempts[place]
      totals.points += attempt.score.points
      totals.correct += attempt.score.correct
      totals.time += attempt.duration(window.duration)
      if let submission = attempt.submission {
        totals.submitted += submission.at - window.periods[attempt.week].opens
      }
    }
    return totals
  }

  /// How the counting attempts answered each question, and how many said something in a survey: on any
  /// of their papers, as they left it on the last that asked.
  mutating func countResponses() {
    for place in questions.indices {
      questions[place].answered = 0
      questions[place].correct = 0
      questions[place].choiceCounts = [:]
    }
    for contestant in contestants.indices where !isDisqualified(at: contestant) {
      for place in countingAttempts(of: contestant) {
        for (position, question) in attempts[place].questions.enumerated() {
          guard let response = attempts[place].answers[position].response else { continue }
          questions[Int(question)].count(response, by: 1)
          if questions[Int(question)].mark(of: response) == .one {
            questions[Int(question)].correct += 1
          }
        }
      }
    }
    countOpinions()
  }

  private mutating func countOpinions() {
    for contestant in contestants.indices {
      var said: [Int32: Bool] = [:]
      for place in attempts.places(of: contestant) {
        let attempt = attempts[Int(place)]
        for (question, answer) in zip(attempt.questions, attempt.answers)
        where answer.receipt != 0 && isSurvey(questions[Int(question)].id) {
          said[question] = answer.seal != 0
        }
      }
      for (question, isSaid) in said where isSaid { questions[Int(question)].answered += 1 }
    }
  }
}

extension AnswerSlot {
  /// Nil where nothing is saved.
  func mark(for question: QuestionRecord) -> Fraction? { response.map { question.mark(of: $0) } }
}

extension RoundDefinition {
  /// Of a question on a paper, whose time does not matter.
  func paperPoints(_ mark: Fraction, of question: QuestionRecord) -> Int {
    ItemPoints(self, mark: mark, of: question.equalParts, time: 0, limit: 0).base
  }

  /// Of all its questions on one paper, everything right.
  var pointsOfPaper: Int { count * pointsAtMost }
}
