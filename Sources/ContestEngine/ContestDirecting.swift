import Assessment

// What the host directs.
extension Contest {
  func decideDirection(_ command: Command, at now: Instant) throws(Refusal) -> [Event] {
    switch command {
    case .start(let seed): try decideStart(seed)
    case .open: try decideOpening(of: next(), at: now)
    case .openReserve: try decideOpening(of: nextReserve, at: now)
    case .close: try decideClose()
    case .reveal: try decideReveal()
    case .pause: try decidePause()
    case .continue: try decideContinuation()
    case .extend(let duration): try decideExtension(duration)
    case .announce(let text): try decideAnnouncement(text)
    case .annul(let question, let reason): try decideAnnulment(of: question, reason)
    case .freeze: try decideFreeze()
    case .unfreeze: try decideThaw()
    case .revealNext(let top): try decideRevealStep(top: top)
    case .finish: try decideFinish()
    case .finalize: try decideFinalization()
    default: try decideCorrection(command, at: now)
    }
  }

  private func decideStart(_ seed: [UInt8]) throws(Refusal) -> [Event] {
    guard let program, stage == .lobby, !isJudgedAlone else { throw .invalidCommand }
    guard isWindow else { return [.started(try Draw(of: program, seed: seed))] }
    let draw = try Draw(ofWindow: program, seed: seed)
    // A paper that cannot be drawn is known now, not when a child asks for it.
    if var generator = Xoshiro256(seed: seed) {
      _ = try PaperStock(program, draw).paper(using: &generator)
    }
    return [.started(draw)]
  }

  private func decideOpening(
    of question: QuestionID?, at now: Instant
  ) throws(Refusal) -> [Event] {
    guard phase == .running, !isWindow, current == nil, let question,
      let rules = rules(of: question)
    else { throw .invalidCommand }
    let opensAt = now + ContestTimes.openingLead
    let choicesAt =
      rules.readingTime ? presented(question).map { opensAt + ContestTimes.reading($0) } : nil
    let closesAt = (choicesAt ?? opensAt) + 1_000 * Int64(rules.secondsPerItem)
    let opening = Event.opened(
      question, Timing(opensAt: opensAt, choicesAt: choicesAt, closesAt: closesAt))
    return freezesBefore(question) ? [.frozen, opening] : [opening]
  }

  /// Also in a pause.
  private func decideClose() throws(Refusal) -> [Event] {
    guard let place = openPlace else { throw .invalidCommand }
    return [.closed(questions[place].id)]
  }

  private func decideReveal() throws(Refusal) -> [Event] {
    guard let current, current.isClosed else { throw .invalidCommand }
    return [.revealed(current.question)]
  }

  /// A host may turn the standstill after a restart into a pause.
  private func decidePause() throws(Refusal) -> [Event] {
    guard stage == .started, !isWindow else { throw .invalidCommand }
    if let standstill, standstill.until == nil { throw .invalidCommand }
    return [.paused]
  }

  private func decideContinuation() throws(Refusal) -> [Event] {
    guard standstill != nil else { throw .invalidCommand }
    return [.continued]
  }

  private func decideExtension(_ duration: Int64) throws(Refusal) -> [Event] {
    guard (1...ContestTimes.extensionMax).contains(duration) else { throw .badValue }
    guard openPlace != nil else { throw .invalidCommand }
    return [.extended(duration)]
  }

  private func decideAnnouncement(_ text: String) throws(Refusal) -> [Event] {
    guard !text.isEmpty else { throw .badValue }
    guard program != nil else { throw .invalidCommand }
    return [.announced(text)]
  }

  /// At any time, also when the results are final: they get a new revision. What is open is closed
  /// first.
  private func decideAnnulment(
    of question: QuestionID, _ reason: String
  ) throws(Refusal) -> [Event] {
    guard definedPlace(of: question) != nil else { throw .unknownQuestion }
    guard let place = drawnPlace(of: question), !questions[place].isAnnulled else {
      throw .invalidCommand
    }
    switch questions[place].progress {
    case .unopened where isWindow: return [.annulled(question, reason: reason)]
    case .unopened: throw .invalidCommand
    case .open: return [.closed(question), .annulled(question, reason: reason)]
    case .closed: return [.annulled(question, reason: reason)]
    }
  }

  private func decideFinish() throws(Refusal) -> [Event] {
    guard stage == .started, current == nil, !isJudgedAlone else { throw .invalidCommand }
    return isWindow ? windowEnd() : [.finished]
  }

  private func decideFinalization() throws(Refusal) -> [Event] {
    guard !isFinalized, !isFrozen else { throw .invalidCommand }
    if isJudgedAlone { return try decideJudgingEnd() }
    guard stage == .ended, openAppeals.isEmpty else { throw .invalidCommand }
    try checkJudgingIsOver()
    return [.finalized]
  }

  private func decideFreeze() throws(Refusal) -> [Event] {
    guard stage == .started, !isFrozen, !isWindow else { throw .invalidCommand }
    return [.frozen]
  }

  private func decideThaw() throws(Refusal) -> [Event] {
    guard isFrozen else { throw .invalidCommand }
    return [.unfrozen]
  }

  /// The definition may ask that the last questions are played with frozen standings.
  private func freezesBefore(_ question: QuestionID) -> Bool {
    guard let last = program?.definition.standings.freezeLast, last > 0, !isFrozen, !isThawed
    else { return false }
    return number(of: question) > questionCount - last
  }
}
