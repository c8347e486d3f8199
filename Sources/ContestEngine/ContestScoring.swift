import Assessment

// Scoring. A question is scored when its key is told, and again from the journal's facts when
// something is annulled.
extension Contest {
  /// Adds what the question at this place is worth to everyone.
  mutating func score(at place: Int) {
    guard let round = rules(of: questions[place].id) else { return }
    let counts = !round.trial && !questions[place].isAnnulled
    let streaksCount = counts && round.rule == .speed && round.streakBonus != 0
    if streaksCount { beginStreaks(ofRound: questions[place].id.round) }
    let marking = Marking(questions[place].item)
    let answers = questions[place].answers
    var marks: [Response: Fraction] = [:]
    var scores = [ItemScore](repeating: .none, count: answers.count)
    var correct = 0
    for index in answers.indices {
      guard let response = answers[index].response else { continue }
      let mark = marking.mark(of: response, known: &marks)
      var score = ItemScore(round, mark: mark, answers[index])
      if streaksCount, score.isRight {
        score.streak = streaks[index] + 1
        score.streakBonus = Int32(clamping: ItemPoints.bonus(round, streak: Int(score.streak)))
      }
      if score.isRight { correct += 1 }
      scores[index] = score
      if counts { totals[index].add(score, answers[index]) }
    }
    if streaksCount { for index in streaks.indices { streaks[index] = scores.streak(at: index) } }
    questions[place].scores = scores
    questions[place].correct = correct
  }

  /// Scores everything anew from the answers as they are held.
  mutating func rescore() {
    totals = [ContestantTotals](repeating: .zero, count: contestants.count)
    streaks = []
    streakRound = nil
    for place in questions.indices where questions[place].isRevealed { score(at: place) }
  }

  /// A streak ends with its round; who joined late begins without one.
  private mutating func beginStreaks(ofRound round: Int) {
    if streakRound != round { streaks = [] }
    streakRound = round
    while streaks.count < contestants.count { streaks.append(0) }
  }
}

/// Marks each distinct response once: marking a text may cost a thousand times a look-up.
private struct Marking {
  /// Beyond this, distinct responses are marked one by one.
  static let knownMax = 10_000

  let item: DrawnItem

  init(_ item: DrawnItem) { self.item = item }

  func mark(of response: Response, known: inout [Response: Fraction]) -> Fraction {
    if let mark = known[response] { return mark }
    let mark = item.mark(of: response)
    if known.count < Self.knownMax { known[response] = mark }
    return mark
  }
}

extension ItemScore {
  fileprivate init(_ round: RoundDefinition, mark: Fraction, _ answer: AnswerSlot) {
    let points = ItemPoints(
      round, mark: mark, time: Int64(answer.time), limit: Int64(answer.limit))
    self.init(
      mark: Int32(clamping: mark.tenMillionths), base: Int32(clamping: points.base),
      speed: Int32(clamping: points.speed))
  }
}

extension [ItemScore] {
  fileprivate func streak(at index: Int) -> Int32 { index < count ? self[index].streak : 0 }
}

extension ContestantTotals {
  fileprivate mutating func add(_ score: ItemScore, _ answer: AnswerSlot) {
    points += score.points
    if score.points > 0 { lastGain = answer.receivedAt.milliseconds - Int64(answer.credit) }
    guard score.isRight else { return }
    correct += 1
    time += Int64(answer.time)
  }
}
