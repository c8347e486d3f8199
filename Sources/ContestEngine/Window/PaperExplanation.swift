import Assessment

// Why a contestant has these points in a self-paced contest.
extension Contest {
  /// The questions of the papers that count, in the contestant's own order, week after week.
  func paperLines(of contestant: Int) -> [ScoreExplanation.Line] {
    var lines: [ScoreExplanation.Line] = []
    for place in countingAttempts(of: contestant) {
      for (position, question) in attempts[place].questions.enumerated() {
        lines.append(
          line(
            questions[Int(question)], attempts[place].answers[position],
            number: lines.count + 1))
      }
    }
    return lines
  }

  private func line(
    _ question: QuestionRecord, _ answer: AnswerSlot, number: Int
  ) -> ScoreExplanation.Line {
    let round = rules(of: question.id)
    let exception: ScoreExplanation.Line.Exception? =
      round?.rule == .survey
      ? .survey : round?.trial == true ? .trial : question.isAnnulled ? .annulled : nil
    let mark = answer.mark(for: question)
    let base = mark.flatMap { round?.paperPoints($0, of: question) } ?? 0
    return ScoreExplanation.Line(
      question: question.id, number: number, response: answer.response, key: question.key,
      isCorrected: question.isCorrected, exception: exception, mark: mark, base: base,
      speed: 0, streakBonus: 0, star: 0, timeMs: nil, points: exception == nil ? base : 0)
  }
}
