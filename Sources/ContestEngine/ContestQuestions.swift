public import Assessment

// What is known of questions.
extension Contest {
  /// The host's next sensible step.
  public enum NextStep: Hashable, Sendable {
    case start
    case open(QuestionID)
    case close(QuestionID)
    case reveal(QuestionID)
    case `continue`
    case finish
    case unfreeze
    case finalize
    case nothing
  }

  /// Those of the definition, known before the start, and the reserves that were asked.
  public var questionCount: Int {
    (program?.definition.rounds.reduce(0) { $0 + $1.count } ?? 0) + reservesAsked(before: .max)
  }

  /// From 1, over the whole contest; 0 for a question that the contest has not.
  public func number(of question: QuestionID) -> Int {
    guard let place = definedPlace(of: question) else { return 0 }
    guard hasReserves else { return place + 1 }
    let earlier = program?.definition.rounds.prefix(question.round).reduce(0) { $0 + $1.count }
    let own = min(question.place, roundLength(question.round))
    return (earlier ?? 0) + own + reservesAsked(before: place) + 1
  }

  /// What is open, or closed and not yet revealed.
  public var current: CurrentQuestion? {
    guard let place = newest, !questions[place].isRevealed else { return nil }
    return CurrentQuestion(questions[place], number: number(of: questions[place].id))
  }

  /// The newest opened one.
  public var last: QuestionID? { newest.map { questions[$0].id } }

  /// The round of which questions were asked and more may come, its reserves among them.
  public var roundGoingOn: Int? {
    guard stage == .started, !isWindow, let newest else { return nil }
    let round = questions[newest].id.round
    return newest + 1 < roundStarts[round + 1] ? round : nil
  }

  /// The newest of which everything may be told and is known.
  public var newestTold: QuestionID? {
    questions.last { $0.isRevealed && ($0.totals != nil || !isSurvey($0.id)) }?.id
  }

  /// What `open` would open.
  public func next() -> QuestionID? {
    if isWindow { return nil }
    return nextPlace.flatMap { questions.indices.contains($0) ? questions[$0].id : nil }
  }

  public var nextStep: NextStep {
    switch phase {
    case .lobby: return program == nil || isWindow || isJudgedAlone ? .nothing : .start
    case .ended:
      if isFrozen { return .unfreeze }
      return isFinalized || waitsForJury || !openAppeals.isEmpty ? .nothing : .finalize
    case .paused: return .continue
    case .open: return isWindow ? .nothing : last.map(NextStep.close) ?? .nothing
    case .running:
      if let current { return .reveal(current.question) }
      if isJudgedAlone { return .nothing }
      return next().map(NextStep.open) ?? .finish
    }
  }

  /// When `tick` has something to do. Nil while nothing happens by itself.
  public var deadline: Instant? {
    if isWindow { return windowDeadline }
    if let standstill { return standstill.until }
    guard let place = openPlace else { return nil }
    return questions[place].ownClose(extraTime: contestants.longestExtraTime)
      + ContestTimes.closingGrace
  }

  /// The end of a contestant's own time for what is open; nil where nothing is.
  public func ownClose(of contestant: ContestantID) -> Instant? {
    guard contestants.contains(contestant), let place = openPlace else { return nil }
    return questions[place].ownClose(extraTime: contestants.extraTime(of: contestant))
  }

  /// Nil before the start.
  public func item(_ question: QuestionID) -> DrawnItem? {
    drawnPlace(of: question).map { questions[$0].item }
  }

  /// As contestants see it; nil before the start.
  public func presented(_ question: QuestionID) -> PresentedItem? {
    drawnPlace(of: question).map { questions[$0].presented }
  }

  /// As moved by pauses and extensions; nil before it opened.
  public func timing(of question: QuestionID) -> Timing? {
    guard let place = drawnPlace(of: question), questions[place].progress != .unopened else {
      return nil
    }
    return questions[place].timing
  }

  public func isClosed(_ question: QuestionID) -> Bool {
    drawnPlace(of: question).map { questions[$0].progress == .closed } ?? false
  }

  /// True once the key may be told.
  public func isRevealed(_ question: QuestionID) -> Bool {
    drawnPlace(of: question).map { questions[$0].isRevealed } ?? false
  }

  public func isAnnulled(_ question: QuestionID) -> Bool {
    drawnPlace(of: question).map { questions[$0].isAnnulled } ?? false
  }

  /// What is right as the key stands now; nil before the start.
  public func key(of question: QuestionID) -> AnswerKey? {
    drawnPlace(of: question).map { questions[$0].key }
  }

  /// Who won a round of elimination by this question; empty where it was not decided by it.
  public func winners(by question: QuestionID) -> [ContestantID] {
    drawnPlace(of: question).map { questions[$0].winners } ?? []
  }

  /// Whether a contestant is still in; nil in a round without elimination, and before its first
  /// question is scored.
  public func isIn(_ contestant: ContestantID, round: Int) -> Bool? {
    guard let place = contestants.place(of: contestant) else { return nil }
    return eliminations[round]?.isIn(place)
  }

  /// How many are still in; nil where `isIn` is nil of everybody.
  public func countIn(round: Int) -> Int? {
    guard !contestants.isEmpty else { return nil }
    return eliminations[round]?.survivors.count
  }

  /// How many were still in after a question of a round of elimination, rescues apart; nil of
  /// others, and before it is told.
  public func stillIn(after question: QuestionID) -> Int? {
    guard let place = drawnPlace(of: question), questions[place].isRevealed,
      let elimination = eliminations[question.round]
    else { return nil }
    return elimination.count(reaching: question.place + 2)
  }

  /// How many answered, and how; nil before the start.
  public func tally(of question: QuestionID) -> AnswerTally? {
    drawnPlace(of: question).map { AnswerTally(questions[$0]) }
  }

  /// The rules of the question's round; nil for a question that the contest has not.
  public func rules(of question: QuestionID) -> RoundDefinition? {
    guard let rounds = program?.definition.rounds, rounds.indices.contains(question.round) else {
      return nil
    }
    return rounds[question.round]
  }

  /// The place among all questions of the definition.
  func definedPlace(of question: QuestionID) -> Int? {
    guard question.round >= 0, question.place >= 0, question.round + 1 < roundStarts.count else {
      return nil
    }
    let place = roundStarts[question.round] + question.place
    return place < roundStarts[question.round + 1] ? place : nil
  }

  /// The place in `questions`; nil before the start.
  func drawnPlace(of question: QuestionID) -> Int? {
    definedPlace(of: question).flatMap { questions.indices.contains($0) ? $0 : nil }
  }

  /// The place of what is open, also in a pause.
  var openPlace: Int? {
    newest.flatMap { questions[$0].progress == .open ? $0 : nil }
  }
}

/// The question that everything turns on just now.
public struct CurrentQuestion: Hashable, Sendable {
  public let question: QuestionID
  /// From 1, over the whole contest.
  public let number: Int
  /// As moved by pauses and extensions.
  public let timing: Timing
  /// The same without extensions: its length is T.
  public let unextended: Timing
  public let isClosed: Bool
  public let isRevealed: Bool
  /// Contestants whose answer is held.
  public let answered: Int
  /// How often each choice is held; of true-or-false, of "true" and "false".
  public let distribution: [ChoiceID: Int]

  init(_ record: QuestionRecord, number: Int) {
    question = record.id
    self.number = number
    timing = record.timing
    unextended = Timing(
      opensAt: timing.opensAt, choicesAt: timing.choicesAt,
      closesAt: timing.startsAt + record.limit)
    isClosed = record.progress == .closed
    isRevealed = record.isRevealed
    answered = record.answered
    distribution = record.choiceCounts
  }
}

/// How many answered a question, and how.
public struct AnswerTally: Hashable, Sendable {
  public let answered: Int
  /// Contestants with mark 1; nil before the key may be told.
  public let correct: Int?
  public let distribution: [ChoiceID: Int]

  init(_ record: QuestionRecord) {
    answered = record.answered
    correct = record.isRevealed ? record.correct : nil
    distribution = record.choiceCounts
  }
}
