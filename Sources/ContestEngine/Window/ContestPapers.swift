import Assessment

// A self-paced contest: what contestants ask for.
extension Contest {
  /// True for a contest that everyone plays at a time of their own.
  public var isWindow: Bool { program?.definition.mode == .window }

  var windowRules: WindowRules? { isWindow ? program?.definition.window : nil }

  /// No events where an attempt is open: it goes on.
  ///
  /// - Parameter seed: 32 random bytes for the paper.
  func decideBeginning(
    of contestant: ContestantID, seed: [UInt8], at now: Instant
  ) throws(Refusal) -> [Event] {
    guard let window = windowRules else { throw .invalidCommand }
    guard let index = contestants.place(of: contestant) else { throw .unknownContestant }
    if stage == .ended { throw .late }
    guard stage == .started, let stock else { throw .notOpen }
    var events: [Event] = []
    if let open = attempts.open(of: index) {
      if now <= attempts[open].closesAt { return [] }
      events.append(handIn(open))
    }
    let periods = window.periods
    guard let week = periods.firstIndex(where: { $0.opens <= now && now < $0.closes }) else {
      throw now < (periods.last?.closes ?? now) ? .notOpen : .late
    }
    let used = attempts.places(of: index).count { attempts[Int($0)].week == week }
    guard used < window.attempts else { throw .attemptsUsed }
    guard var generator = Xoshiro256(seed: seed) else { throw .badValue }
    let own = Int64(window.minutes) * 600 * Int64(contestants.extraTime(of: contestant))
    events.append(
      .begun(
        DrawnPaper(
          contestant: contestant, week: week, attempt: used + 1,
          questions: try stock.paper(using: &generator),
          closesAt: min(now + own, periods[week].closes))))
    return events
  }

  /// An answer is saved, and may change until the paper is handed in.
  func decidePaperAnswer(_ given: GivenAnswer, at now: Instant) throws(Refusal) -> [Event] {
    guard let index = contestants.place(of: given.contestant) else { throw .unknownContestant }
    guard let place = drawnPlace(of: given.question) else {
      throw definedPlace(of: given.question) == nil ? .unknownQuestion : .notOpen
    }
    guard
      let attempt = attempts.places(of: index).map({ attempts[Int($0)] })
        .last(where: { given.attempt == 0 || $0.ordinal == given.attempt }),
      let position = attempt.position(of: place)
    else { throw .unknownQuestion }
    let response = given.response?.normalised
    let isSurvey = isSurvey(given.question)
    let seal = isSurvey && response != nil ? given.seal : 0
    guard let seal, seal != 0 || !isSurvey || response == nil else { throw .badValue }
    let isOver = attempt.submission != nil || now > attempt.closesAt
    let held = attempt.answers[position]
    if held.receipt != 0 {
      let isSame = isSurvey ? seal == held.seal : response == held.response
      try check(
        given, isSame, against: held, isChangeable: true, isOver: isOver,
        fits: response.map(questions[place].presented.accepts) ?? true)
    }
    if isOver { throw .late }
    let mayTakeBack = canTakeBack(given, at: held.receipt == 0 ? nil : held)
    guard response.map(questions[place].presented.accepts) ?? mayTakeBack else {
      throw .badResponse
    }
    if isSurvey {
      return [
        .opined(
          Opinion(
            contestant: given.contestant, question: given.question, change: given.change,
            credit: 0, seal: seal))
      ]
    }
    return [
      .responded(
        AcceptedAnswer(
          contestant: given.contestant, question: given.question, response: response,
          change: given.change, credit: 0))
    ]
  }

  /// - Parameter number: of the attempt within its week; nil for the newest.
  func decideHandingIn(
    by contestant: ContestantID, attempt number: Int?, estimate: DecimalNumber?, at now: Instant
  ) throws(Refusal) -> [Event] {
    guard let window = windowRules else { throw .invalidCommand }
    guard let index = contestants.place(of: contestant) else { throw .unknownContestant }
    let own = attempts.places(of: index)
    guard !own.isEmpty else { throw .notOpen }
    guard let place = own.last(where: { number == nil || attempts[Int($0)].number == number })
    else { throw .badValue }
    if let held = attempts[Int(place)].submission { throw .alreadyHeld(receipt: held.receipt) }
    if now > attempts[Int(place)].closesAt { return [handIn(Int(place))] }
    var guess: Estimate?
    if window.estimate != .none, let estimate {
      guard let read = Estimate(estimate, of: window.estimate) else { throw .badValue }
      guess = read
    }
    return [
      .handedIn(HandedInPaper(contestant: contestant, estimate: guess, isAutomatic: false))
    ]
  }

  /// Hands in what is over, and ends the contest with its window.
  func tickWindow(at now: Instant) -> [Event] {
    guard stage == .started, let close = windowRules?.periods.last?.closes else { return [] }
    var events = attempts.over(by: now + -ContestTimes.closingGrace).map(handIn)
    if now >= close + ContestTimes.closingGrace { events.append(.finished) }
    return events
  }

  /// When `tickWindow` has something to do.
  var windowDeadline: Instant? {
    guard stage == .started, let close = windowRules?.periods.last?.closes else { return nil }
    return min(attempts.nextClose ?? close, close) + ContestTimes.closingGrace
  }

  /// What is still open is handed in before the end.
  func windowEnd() -> [Event] {
    attempts.all.indices.filter { attempts[$0].submission == nil }.map(handIn) + [.finished]
  }

  private func handIn(_ place: Int) -> Event {
    .handedIn(
      HandedInPaper(contestant: attempts[place].contestant, estimate: nil, isAutomatic: true))
  }
}

// What happened to papers.
extension Contest {
  mutating func begin(_ paper: DrawnPaper, at moment: Instant) {
    guard let index = contestants.place(of: paper.contestant), attempts.open(of: index) == nil
    else { return }
    let places = paper.questions.compactMap { drawnPlace(of: $0) }.map { Int32($0) }
    attempts.begin(
      Attempt(
        paper, ordinal: attempts.places(of: index).count + 1, places: places, begunAt: moment),
      by: index)
  }

  mutating func save(_ answer: AcceptedAnswer, receivedAt moment: Instant) {
    save(
      AnswerSlot(
        response: answer.response, receipt: sequence, receivedAt: moment, change: answer.change),
      of: answer.contestant, to: answer.question)
  }

  mutating func save(_ opinion: Opinion, receivedAt moment: Instant) {
    save(
      AnswerSlot(
        response: nil, seal: opinion.seal, receipt: sequence, receivedAt: moment,
        change: opinion.change), of: opinion.contestant, to: opinion.question)
  }

  private mutating func save(
    _ slot: AnswerSlot, of contestant: ContestantID, to question: QuestionID
  ) {
    guard let index = contestants.place(of: contestant), let place = drawnPlace(of: question),
      let open = attempts.open(of: index), let position = attempts[open].position(of: place)
    else { return }
    attempts[open].answers[position] = slot
    attempts[open].lastChangeAt = slot.receivedAt
  }

  mutating func handIn(_ paper: HandedInPaper, at moment: Instant) {
    guard let index = contestants.place(of: paper.contestant),
      let open = attempts.open(of: index)
    else { return }
    let end = paper.isAutomatic ? min(moment, attempts[open].closesAt) : moment
    attempts.submit(
      open,
      Attempt.Submission(
        at: end, receipt: sequence, estimate: paper.estimate, isAutomatic: paper.isAutomatic))
    attempts[open].score = score(of: attempts[open])
    totals[index] = windowTotals(of: index)
  }

  /// The keys may be told.
  mutating func endWindow() {
    for place in questions.indices {
      questions[place].progress = .closed
      questions[place].isRevealed = true
    }
    countResponses()
  }
}
