import Assessment

// What a host puts right: keys, persons, intervals; and who is brought back.
extension Contest {
  func decideCorrection(_ command: Command, at now: Instant) throws(Refusal) -> [Event] {
    switch command {
    case .rekey(let question, let key, let reason):
      try decideKey(of: question, key, reason)
    case .disqualify(let contestant, let reason):
      try decideDisqualification(of: contestant, reason)
    case .reinstate(let contestant, let reason):
      try decideReinstatement(of: contestant, reason)
    case .rescue(let choice): try decideRescue(choice)
    case .removeInterval(let interval): try decideRemoval(of: interval, at: now)
    case .restoreInterval(let number): try decideRestoration(of: number)
    case .tally(let question, let totals): try decideTally(of: question, totals)
    case .appeal(let contestant, let question, let reason):
      try decideAppeal(of: contestant, about: question, reason)
    case .answerAppeal(let number, let isUpheld, let answer):
      try decideAppealAnswer(number, isUpheld: isUpheld, answer)
    default: throw .invalidCommand
    }
  }

  /// What is open is closed first: nobody may answer a question whose key is known.
  private func decideKey(
    of question: QuestionID, _ key: AnswerKey, _ reason: String
  ) throws(Refusal) -> [Event] {
    guard definedPlace(of: question) != nil else { throw .unknownQuestion }
    guard let place = drawnPlace(of: question), rules(of: question)?.rule != .survey else {
      throw .invalidCommand
    }
    guard key.fits(questions[place].presented) else { throw .badValue }
    let event = Event.rekeyed(question, key: key, reason: reason)
    switch questions[place].progress {
    case .unopened where isWindow: return [event]
    case .unopened: throw .invalidCommand
    case .open: return [.closed(question), event]
    case .closed: return [event]
    }
  }

  private func decideDisqualification(
    of contestant: ContestantID, _ reason: String
  ) throws(Refusal) -> [Event] {
    guard contestants.contains(contestant) else { throw .unknownContestant }
    guard !isDisqualified(contestant) else { throw .invalidCommand }
    return [.disqualified(contestant, reason: reason)]
  }

  private func decideReinstatement(
    of contestant: ContestantID, _ reason: String
  ) throws(Refusal) -> [Event] {
    guard contestants.contains(contestant) else { throw .unknownContestant }
    guard isDisqualified(contestant) else { throw .invalidCommand }
    return [.reinstated(contestant, reason: reason)]
  }

  private func decideRemoval(
    of interval: RemovedInterval, at now: Instant
  ) throws(Refusal) -> [Event] {
    guard let definition = program?.definition, stage != .lobby, !isWindow else {
      throw .invalidCommand
    }
    guard interval.from < interval.to, interval.to <= now else { throw .badValue }
    if let school = interval.school {
      guard definition.schools.contains(where: { $0.id == school }) else { throw .unknownSchool }
    }
    return [.intervalRemoved(interval)]
  }

  private func decideRestoration(of number: Int) throws(Refusal) -> [Event] {
    guard intervals.indices.contains(number - 1), !intervals[number - 1].isRestored else {
      throw .invalidCommand
    }
    return [.intervalRestored(number)]
  }
}

// What the corrections do.
extension Contest {
  mutating func applyCorrection(_ event: Event) {
    switch event {
    case .rekeyed(let question, let key, _): correct(question, key)
    case .disqualified(let contestant, _):
      guard contestants.contains(contestant), !isDisqualified(contestant) else { return }
      disqualified[contestant] = newest.map { $0 + 1 } ?? 0
      corrections += 1
      rescore()
    case .reinstated(let contestant, _):
      guard disqualified.removeValue(forKey: contestant) != nil else { return }
      corrections += 1
      rescore()
    case .rescued(let contestants):
      guard let newest else { return }
      let rescue = Rescue(after: newest, contestants: contestants)
      rescues.append(rescue)
      bringBack(rescue)
    case .staked(let contestant, let question):
      if let place = definedPlace(of: question) { stake(contestant, at: place) }
    case .frozen: frozenBoard = FrozenBoard(self)
    case .unfrozen:
      frozenBoard = nil
      isThawed = true
    case .revealBegun(let finalists): frozenBoard?.begin(with: finalists)
    case .placeRevealed(let contestant): frozenBoard?.show(contestant)
    case .intervalRemoved(let interval):
      intervals.append(IntervalRecord(interval: interval))
      excuse()
    case .intervalRestored(let number):
      guard intervals.indices.contains(number - 1) else { return }
      intervals[number - 1].isRestored = true
      excuse()
    default: break
    }
  }

  private mutating func correct(_ question: QuestionID, _ key: AnswerKey) {
    guard let place = drawnPlace(of: question) else { return }
    let isNew = questions[place].isChanged(by: key)
    questions[place].correctedKey = key
    guard isNew, rules(of: question)?.trial == false else {
      if questions[place].isRevealed || isWindow { rescore() }
      return
    }
    corrections += 1
    if questions[place].isRevealed || isWindow { rescore() }
  }

  /// Works out anew for whom questions are annulled by removed intervals.
  private mutating func excuse() {
    var hasChanged = false
    for place in questions.indices where questions[place].progress == .closed {
      let isOther = excuse(at: place)
      if isOther, rules(of: questions[place].id)?.trial == false { hasChanged = true }
    }
    guard hasChanged else { return }
    corrections += 1
    rescore()
  }

  /// - Returns: whether the question was annulled for others before.
  @discardableResult mutating func excuse(at place: Int) -> Bool {
    let excused = excused(at: place)
    let isOther =
      questions[place].isExcused != excused.everyone
      || questions[place].excusedSchools != excused.schools
    questions[place].isExcused = excused.everyone
    questions[place].excusedSchools = excused.schools
    return isOther
  }

  /// A question that was open in an interval for more than half of its time is annulled for those
  /// whom the interval concerns.
  private func excused(at place: Int) -> (everyone: Bool, schools: Set<SchoolID>) {
    let question = questions[place]
    let start = question.timing.startsAt
    let end = min(question.closedAt ?? question.timing.closesAt, question.timing.closesAt)
    var everyone = false
    var schools: Set<SchoolID> = []
    for record in intervals where !record.isRestored {
      let shared = min(end, record.interval.to) - max(start, record.interval.from)
      guard shared > 0, 2 * shared > question.limit else { continue }
      if let school = record.interval.school { schools.insert(school) } else { everyone = true }
    }
    return (everyone, schools)
  }
}

extension Contest {
  /// How many intervals were removed so far, those that were put back among them.
  public var intervalCount: Int { intervals.count }
}
