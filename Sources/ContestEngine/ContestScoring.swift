import Assessment

// Scoring. A question is scored when its key is told, and again from the journal's facts when
// something is annulled or corrected.
extension Contest {
  /// Adds what the question at this place is worth to everyone.
  mutating func score(at place: Int) {
    guard let round = rules(of: questions[place].id), round.rule != .survey else { return }
    let counts = !round.trial && !questions[place].isAnnulled && !questions[place].isExcused
    let answers = scoredAnswers(at: place, round)
    var scores = baseScores(at: place, round, answers)
    if round.rule == .ranked { rank(&scores, answers, round) }
    if counts, round.rule == .elimination { eliminate(&scores, at: place) }
    let streaksCount = counts && round.rule == .speed && round.streakBonus != 0
    if streaksCount { addStreaks(to: &scores, at: place, round) }
    if counts { addStars(to: &scores, at: place, round) }
    questions[place].scores = scores
    questions[place].correct = questions[place].count(\.isRight, in: scores)
    guard counts else { return }
    for index in scores.indices where scores[index].counts {
      if answers[index].response != nil || scores[index].star != 0 {
        totals[index].add(scores[index], answers[index])
      }
    }
  }

  /// Scores everything anew from the answers as they are held.
  mutating func rescore() {
    if isWindow { return rescorePapers() }
    totals = [ContestantTotals](repeating: .zero, count: contestants.count)
    streaks = []
    streakRound = nil
    eliminations = [:]
    var rescues = rescues[...]
    for place in questions.indices {
      questions[place].winners = []
      if questions[place].isRevealed { score(at: place) }
      while let rescue = rescues.first, rescue.after <= place {
        bringBack(rescue)
        rescues.removeFirst()
      }
    }
  }

  /// What each answer is worth by itself.
  private func baseScores(
    at place: Int, _ round: RoundDefinition, _ answers: [AnswerSlot]
  ) -> [ItemScore] {
    let question = questions[place]
    let parts = question.equalParts
    var marks: [Response: Fraction] = [:]
    var scores = [ItemScore](repeating: .none, count: answers.count)
    let someAreExcused = !question.excusedSchools.isEmpty
    for index in answers.indices {
      if someAreExcused { scores[index].counts = !isExcused(index, at: place) }
      guard let response = answers[index].response else { continue }
      let mark = question.mark(of: response, known: &marks)
      let counts = scores[index].counts
      scores[index] = ItemScore(round, mark: mark, of: parts, answers[index])
      scores[index].counts = counts
    }
    return scores
  }

  func isExcused(_ index: Int, at place: Int) -> Bool {
    questions[place].isExcused(for: contestants.school(at: index))
  }

  // MARK: By rule

  /// Bands by speed among the right; a team with one answer takes one place. Who was disqualified,
  /// or is excused, is in nobody's way.
  private func rank(
    _ scores: inout [ItemScore], _ answers: [AnswerSlot], _ round: RoundDefinition
  ) {
    let right = rightBySpeed(scores, answers)
    var faster = 0
    var before = 0
    var last: Int32 = -1
    var teams: Set<Int32> = []
    for index in right {
      if answers[index].time > last { faster = before }
      last = answers[index].time
      let team = round.teamAnswer == nil ? nil : contestants[index].terms.team
      if team.map({ teams.insert($0).inserted }) ?? true { before += 1 }
      let band = faster < round.bands.count ? round.bands[faster] : round.bandAfterTheLast
      scores[index].base = Int32(clamping: band)
    }
  }

  private func rightBySpeed(_ scores: [ItemScore], _ answers: [AnswerSlot]) -> [Int] {
    scores.indices.filter {
      scores[$0].isRight && scores[$0].counts && answers[$0].response != nil
        && !isDisqualified(ContestantID(place: $0))
    }.sorted { answers[$0].time < answers[$1].time }
  }

  /// 1 + how many were right and strictly faster, a team with one answer being one; nil for who was
  /// not right, and where speed gives no places.
  func placeBySpeed(of index: Int, at place: Int) -> Int? {
    let question = questions[place]
    guard let round = rules(of: question.id), round.rule == .ranked else { return nil }
    let answers = scoredAnswers(at: place, round)
    let right = rightBySpeed(question.scores, answers)
    guard right.contains(index) else { return nil }
    let faster = right.filter { answers[$0].time < answers[index].time }
    guard round.teamAnswer != nil else { return 1 + faster.count }
    // Contestants without a team stand for themselves.
    return 1 + Set(faster.map { contestants[$0].terms.team ?? -1 - Int32($0) }).count
  }

  /// Who is out is shown the questions and gets nothing; who fails now is out from the next on.
  private mutating func eliminate(_ scores: inout [ItemScore], at place: Int) {
    let question = questions[place]
    let round = question.id.round
    // The first that opened, also where it does not count any more.
    let present = questions[roundStarts[round]].presentAtOpening
    var elimination = eliminations[round] ?? Elimination(present: present)
    for index in scores.indices where !elimination.isIn(index) { scores[index].counts = false }
    let left = elimination.play(
      number: question.id.place + 1,
      counted: { (disqualified[ContestantID(place: $0)] ?? .max) > place },
      survives: { isExcused($0, at: place) || ($0 < scores.count && scores[$0].isRight) })
    eliminations[round] = elimination
    let isLast = question.id.place + 1 >= roundLength(round)
    if isLast || (left.after == 1 && left.before > 1) { declareWinners(at: place, elimination) }
  }

  /// One who is left, or those who are when the round's questions are over; each time that they
  /// are others than before.
  private mutating func declareWinners(at place: Int, _ elimination: Elimination) {
    let winners = elimination.survivors.map(ContestantID.init(place:))
      .filter { !isDisqualified($0) }
    let first = roundStarts[questions[place].id.round]
    let declared = questions[first..<place].last { !$0.winners.isEmpty }?.winners
    if winners != declared { questions[place].winners = winners }
  }

  mutating func bringBack(_ rescue: Rescue) {
    guard questions.indices.contains(rescue.after) else { return }
    let round = questions[rescue.after].id.round
    for contestant in rescue.contestants {
      if let index = contestants.place(of: contestant) { eliminations[round]?.rescue(index) }
    }
  }

  private mutating func addStreaks(
    to scores: inout [ItemScore], at place: Int, _ round: RoundDefinition
  ) {
    beginStreaks(ofRound: questions[place].id.round)
    for index in streaks.indices {
      let score = index < scores.count ? scores[index] : .none
      // An annulled question neither goes on with a streak nor ends it.
      if !score.counts || (index >= scores.count && isExcused(index, at: place)) { continue }
      streaks[index] = score.isRight ? streaks[index] + 1 : 0
      guard score.isRight, index < scores.count else { continue }
      scores[index].streak = streaks[index]
      scores[index].streakBonus = Int32(
        clamping: ItemPoints.bonus(round, streak: Int(streaks[index])))
    }
  }

  /// A streak ends with its round; who joined late begins without one.
  private mutating func beginStreaks(ofRound round: Int) {
    if streakRound != round { streaks = [] }
    streakRound = round
    while streaks.count < contestants.count { streaks.append(0) }
  }

  private func addStars(to scores: inout [ItemScore], at place: Int, _ round: RoundDefinition) {
    for contestant in questions[place].stars.keys {
      guard let index = contestants.place(of: contestant), index < scores.count,
        scores[index].counts, questions[place].answer(at: index)?.response != nil
      else { continue }
      scores[index].star = ItemPoints.star(round, scores[index])
    }
  }
}

extension RoundDefinition {
  /// What a right answer gets whose place is past the list of bands.
  fileprivate var bandAfterTheLast: Int { bandsRepeat ? bands.last ?? 0 : 0 }
}

extension QuestionRecord {
  /// Beyond this, distinct responses are marked one by one.
  private static let knownMax = 10_000

  /// Marks each distinct response once: marking a text may cost a thousand times a look-up.
  fileprivate func mark(of response: Response, known: inout [Response: Fraction]) -> Fraction {
    if let mark = known[response] { return mark }
    let mark = mark(of: response)
    if known.count < Self.knownMax { known[response] = mark }
    return mark
  }

  /// Among those who answered.
  fileprivate func count(_ isCounted: (ItemScore) -> Bool, in scores: [ItemScore]) -> Int {
    scores.indices.count {
      $0 < answers.count && answers[$0].response != nil && isCounted(scores[$0])
    }
  }
}

extension ItemScore {
  fileprivate init(
    _ round: RoundDefinition, mark: Fraction, of parts: Int?, _ answer: AnswerSlot
  ) {
    let points = ItemPoints(
      round, mark: mark, of: parts, time: Int64(answer.time), limit: Int64(answer.limit))
    self.init(
      mark: Int32(clamping: mark.tenMillionths), base: Int32(clamping: points.base),
      speed: Int32(clamping: points.speed))
  }
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
