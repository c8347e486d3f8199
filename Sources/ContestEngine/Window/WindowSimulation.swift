import Assessment

/// A self-paced contest with made-up contestants, who come at times of their own.
extension ContestSimulation {
  /// Something that a contestant does, in the order of time over all of them.
  private struct Step {
    enum Action { case begin, answer(Int), handIn }

    let at: Instant
    /// The place of the contestant.
    let pupil: Int
    let action: Action
  }

  /// Nine in ten take part in a week; each attempt ends before the week does.
  mutating func playWindow(_ window: WindowRules) throws(Refusal) {
    for period in window.periods {
      for attempt in 0..<window.attempts {
        // One attempt after the other, each in a part of the week of its own.
        let part = (period.closes - period.opens) / Int64(window.attempts)
        let from = period.opens + part * Int64(attempt)
        for step in steps(window, from: from, to: from + part) { try take(step, window) }
      }
    }
    guard let close = window.periods.last?.closes else { return }
    now = close + ContestTimes.closingGrace
    try run(.tick)
    for question in contest.untallied { try run(.tally(question, [:])) }
  }

  private mutating func steps(_ window: WindowRules, from: Instant, to: Instant) -> [Step] {
    let questions = program.definition.rounds.reduce(0) { $0 + $1.count }
    let allowed = min(Int64(window.minutes) * 60_000, to - from)
    var steps: [Step] = []
    for pupil in pupils.indices where chance(900) {
      let share = 200 + Int64(pupils[pupil].pace) + Int64(generator.below(300))
      // Some are not done in time: what they saved is handed in for them.
      let length = allowed * share / 1_000
      let begin = from + Int64(generator.below(Int(clamping: max(1, to - from - length))))
      steps.append(Step(at: begin, pupil: pupil, action: .begin))
      for question in 0..<questions where !chance(pupils[pupil].absence / 2) {
        let at = begin + length * Int64(question + 1) / Int64(questions + 1)
        steps.append(Step(at: at, pupil: pupil, action: .answer(question)))
      }
      steps.append(Step(at: begin + length, pupil: pupil, action: .handIn))
    }
    // Stable, so that what one contestant does at one moment stays in its order.
    return steps.enumerated()
      .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
  }

  private mutating func take(_ step: Step, _ window: WindowRules) throws(Refusal) {
    while let deadline = contest.deadline, deadline < step.at {
      now = deadline
      try run(.tick)
    }
    now = step.at
    let contestant = ContestantID(place: step.pupil)
    switch step.action {
    case .begin: try run(.begin(contestant, seed: freshSeed()))
    case .answer(let place): answer(place, by: step.pupil)
    case .handIn:
      let guess = guess(window.estimate)
      // Handed in already where the time was over.
      _ = try? run(.handIn(contestant, attempt: nil, estimate: guess))
    }
  }

  private mutating func answer(_ place: Int, by pupil: Int) {
    let contestant = ContestantID(place: pupil)
    guard let paper = contest.paper(of: contestant), paper.questions.indices.contains(place),
      let item = contest.item(paper.questions[place])
    else { return }
    let knows = chance(Self.chanceToKnow(pupils[pupil].ability, difficulty(of: item.item)))
    let response = response(to: item, isRight: knows)
    // Too late is too late.
    _ = try? run(
      .respond(
        GivenAnswer(
          contestant: contestant, question: paper.questions[place], response: response,
          change: 1, seal: contest.isSurvey(paper.questions[place]) ? 1 : nil,
          attempt: paper.ordinal)))
  }

  /// Anything from nothing to twice as many as there are.
  private mutating func guess(_ kind: WindowRules.Estimate) -> DecimalNumber? {
    switch kind {
    case .none: nil
    case .allRight, .entrants:
      DecimalNumber(checked: Int64(generator.below(2 * pupils.count + 1)), exponent: 0)
    case .percent: DecimalNumber(checked: Int64(generator.below(10_001)), exponent: -2)
    }
  }
}
