import Assessment

// Whether an answer is taken.
extension Contest {
  /// Constant time: it is asked for every line that comes in.
  ///
  /// A resend is told what is held before anything else, so that a contestant whose line broke
  /// learns in a pause and after the close that the answer counts.
  func decideAnswer(_ given: GivenAnswer, at now: Instant) throws(Refusal) -> [Event] {
    guard let index = contestants.place(of: given.contestant) else { throw .unknownContestant }
    guard definedPlace(of: given.question) != nil else { throw .unknownQuestion }
    guard let place = drawnPlace(of: given.question), questions[place].progress != .unopened
    else { throw .notOpen }
    let response = given.response?.normalised
    let isSurvey = isSurvey(given.question)
    let seal = isSurvey && response != nil ? given.seal : 0
    guard let seal, seal != 0 || !isSurvey || response == nil else {
      guard questions[place].progress == .closed else { throw .badValue }
      // The key went with the close: whether something else was said cannot be seen any more.
      if let held = questions[place].answer(at: index) { throw .alreadyHeld(receipt: held.receipt) }
      throw .late
    }
    let credit = credit(for: given, at: place, index, now)
    let isOver = isOver(place, for: given.contestant, at: now, credit: credit)
    let isChangeable = questions[place].isChangeable
    if let held = questions[place].answer(at: index) {
      let isSame = isSurvey ? seal == held.seal : response == held.response
      try check(
        given, isSame, against: held, isChangeable: isChangeable, isOver: isOver,
        fits: response.map(questions[place].presented.accepts) ?? true)
    }
    if isOver { throw .late }
    if standstill != nil || now < questions[place].timing.startsAt { throw .notOpen }
    let mayTakeBack = isChangeable && canTakeBack(given, at: questions[place].answer(at: index))
    guard response.map(questions[place].presented.accepts) ?? mayTakeBack else {
      throw .badResponse
    }
    if isSurvey {
      return [
        .opined(
          Opinion(
            contestant: given.contestant, question: given.question, change: given.change,
            credit: credit, seal: seal))
      ]
    }
    return [
      .responded(
        AcceptedAnswer(
          contestant: given.contestant, question: given.question, response: response,
          change: given.change, credit: credit))
    ]
  }

  private func credit(
    for given: GivenAnswer, at place: Int, _ index: Int, _ now: Instant
  ) -> Int64 {
    LatencyCredit.credit(
      leastRoundTrip: given.leastRoundTrip, sinceStart: now - questions[place].timing.startsAt,
      elapsed: given.elapsed, used: contestants.credit(at: index))
  }

  /// In a pause no time runs out.
  private func isOver(
    _ place: Int, for contestant: ContestantID, at now: Instant, credit: Int64
  ) -> Bool {
    if questions[place].progress == .closed { return true }
    guard standstill == nil else { return false }
    let close = questions[place].ownClose(extraTime: contestants.extraTime(of: contestant))
    return now + -credit > close
  }

  /// Refuses what does not go beyond the answer that is held.
  ///
  /// - Parameter fits: whether the response is valid.
  func check(
    _ given: GivenAnswer, _ isSame: Bool, against held: AnswerSlot, isChangeable: Bool,
    isOver: Bool, fits: @autoclosure () -> Bool
  ) throws(Refusal) {
    if isChangeable, !isOver, !isSame, !fits() { throw .badResponse }
    // Without a number nothing is changed: who knows of none must not believe that this one counts.
    guard isChangeable, given.change > 0 else {
      if isSame { throw .alreadyHeld(receipt: held.receipt) }
      throw isOver ? .late : .alreadyAnswered(receipt: held.receipt)
    }
    if isOver, isSame || given.change < held.change { throw .alreadyHeld(receipt: held.receipt) }
    if !isOver, given.change <= held.change { throw .alreadyHeld(receipt: held.receipt) }
  }
  /// With nothing held, a change above the first takes back what was lost on its way.
  func canTakeBack(_ given: GivenAnswer, at held: AnswerSlot?) -> Bool {
    held != nil || given.change > 1
  }
}
