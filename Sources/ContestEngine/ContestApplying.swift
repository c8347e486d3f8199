import Assessment

// What events do. Total: what is in the journal has already happened, and an event that fits
// nothing changes nothing but the sequence.
extension Contest {
  public mutating func apply(_ entry: JournalEntry) {
    apply(entry.event, at: entry.at)
  }

  public mutating func apply(_ event: Event, at moment: Instant) {
    sequence += 1
    lastMoment = moment
    switch event {
    case .registered: firstJoinedAt = firstJoinedAt ?? moment
    case .closed, .revealed, .continued, .interrupted: lastStepAt = moment
    default: break
    }
    switch event {
    case .prepared(let program), .amended(let program): take(program)
    case .registered(let contestant): register(contestant)
    case .tokenReplaced(let contestant, let token):
      contestants.replaceToken(of: contestant, with: token)
    case .ticketReplaced(let contestant, let ticket):
      contestants.replaceTicket(of: contestant, with: ticket)
    case .renamed(let contestant, let seal):
      contestants.replaceSeal(of: contestant, with: seal)
    case .extraTimeGranted(let contestant, let factor):
      contestants.setExtraTime(of: contestant, to: factor)
    case .started(let draw): start(draw)
    case .opened(let question, let timing): open(question, timing)
    case .closed(let question): close(question, at: moment)
    case .revealed(let question): reveal(question)
    case .paused: standstill = Standstill(since: standstill?.since ?? moment, until: nil)
    case .continued: goOn(at: moment)
    case .extended(let duration): extend(by: duration)
    case .annulled(let question, _): annul(question)
    case .finished:
      stage = .ended
      standstill = nil
      if isWindow { endWindow() }
    case .finalized: isFinalized = true
    case .responded(let answer):
      isWindow ? save(answer, receivedAt: moment) : hold(answer, receivedAt: moment)
    case .begun(let paper): begin(paper, at: moment)
    case .handedIn(let paper): handIn(paper, at: moment)
    case .opined(let opinion):
      isWindow ? save(opinion, receivedAt: moment) : hold(opinion, receivedAt: moment)
    case .tallied(let question, let totals):
      if let place = drawnPlace(of: question) { questions[place].totals = totals }
    case .interrupted(let since, let until):
      standstill = Standstill(since: since, until: until)
    case .judging(let event): applyJudging(event)
    case .agesOrdered(let order): ages = order
    case .approvalOrdered(let isNeeded): approvalOrder = isNeeded
    case .appealed(let contestant, let question, let reason):
      appeals.append(Appeal(contestant: contestant, question: question, reason: reason))
    case .appealDecided(let number, let isUpheld, let answer):
      answerAppeal(number, isUpheld: isUpheld, answer)
    // The results may be others than before.
    case .mended: corrections += 1
    case .announced, .marked, .lost: break
    default: applyCorrection(event)
    }
  }

  private mutating func take(_ program: ContestProgram) {
    self.program = program
    guard stage == .lobby else { return }
    roundStarts = program.definition.rounds.reduce(into: [0]) { starts, round in
      starts.append((starts.last ?? 0) + round.slots)
    }
  }

  private mutating func register(_ contestant: RegisteredContestant) {
    contestants.register(contestant)
    while totals.count < contestants.count {
      totals.append(isWindow ? windowTotals(of: totals.count) : .zero)
    }
  }

  private mutating func start(_ draw: Draw) {
    self.draw = draw
    stage = .started
    roundStarts = [0]
    questions = []
    for (round, items) in draw.rounds.enumerated() {
      for (place, item) in items.enumerated() {
        let id = QuestionID(round: round, place: place)
        let isChangeable = rules(of: id)?.answers == .changeable
        questions.append(
          QuestionRecord(
            id: id, item: item, isChangeable: isChangeable,
            rules: program?.markingRules ?? .current))
      }
      roundStarts.append(questions.count)
    }
    if !questions.isEmpty { questions[0].stars = earlyStars }
    if isWindow, let program { stock = PaperStock(program, draw) }
  }

  private mutating func open(_ question: QuestionID, _ timing: Timing) {
    guard let place = drawnPlace(of: question) else { return }
    questions[place].progress = .open
    questions[place].timing = timing
    questions[place].limit = timing.closesAt - timing.startsAt
    questions[place].presentAtOpening = contestants.count
    newest = place
  }

  private mutating func close(_ question: QuestionID, at moment: Instant) {
    guard let place = drawnPlace(of: question), questions[place].progress == .open else { return }
    questions[place].progress = .closed
    questions[place].closedAt = standstill?.since ?? moment
    if !intervals.isEmpty { excuse(at: place) }
    if rules(of: question)?.reveal != .host {
      questions[place].isRevealed = true
      score(at: place)
    }
  }

  private mutating func reveal(_ question: QuestionID) {
    guard let place = drawnPlace(of: question), questions[place].progress == .closed,
      !questions[place].isRevealed
    else { return }
    questions[place].isRevealed = true
    score(at: place)
  }

  /// What was open moves by as long as time stood still. An answer given before keeps its time.
  private mutating func goOn(at moment: Instant) {
    guard let standstill else { return }
    self.standstill = nil
    guard let place = openPlace else { return }
    let end = standstill.until.map { min($0, moment) } ?? moment
    questions[place].timing = questions[place].timing.moved(by: end - standstill.since)
  }

  private mutating func extend(by duration: Int64) {
    guard let place = openPlace else { return }
    let timing = questions[place].timing
    questions[place].timing = Timing(
      opensAt: timing.opensAt, choicesAt: timing.choicesAt, closesAt: timing.closesAt + duration)
  }

  private mutating func annul(_ question: QuestionID) {
    guard let place = drawnPlace(of: question), !questions[place].isAnnulled else { return }
    questions[place].isAnnulled = true
    if questions[place].isRevealed || isWindow { rescore() }
  }

  private mutating func hold(_ answer: AcceptedAnswer, receivedAt moment: Instant) {
    guard let place = drawnPlace(of: answer.question),
      let index = contestants.place(of: answer.contestant)
    else { return }
    let factor = contestants.extraTime(of: answer.contestant)
    questions[place].hold(
      answer, at: index, receivedAt: moment, receipt: sequence, extraTime: factor)
    if answer.credit != 0 { contestants.addCredit(answer.credit, at: index) }
  }
}

extension QuestionRecord {
  fileprivate mutating func hold(
    _ answer: AcceptedAnswer, at index: Int, receivedAt moment: Instant, receipt: Int64,
    extraTime: Int
  ) {
    while answers.count <= index { answers.append(.none) }
    if let earlier = answers[index].response { count(earlier, by: -1) }
    if let response = answer.response { count(response, by: 1) }
    let own = ownLimit(extraTime: extraTime)
    let time = min(max(0, moment - timing.startsAt - answer.credit), own)
    answers[index] = AnswerSlot(
      response: answer.response, receipt: receipt, receivedAt: moment,
      change: answer.change, credit: Int32(clamping: answer.credit),
      time: Int32(clamping: time), limit: Int32(clamping: own))
  }

  mutating func count(_ response: Response, by step: Int) {
    answered += step
    switch response {
    case .choice(let id): choiceCounts[id, default: 0] += step
    case .choices(let ids): for id in ids { choiceCounts[id, default: 0] += step }
    case .truth(let truth): choiceCounts[ChoiceID(truth ? "true" : "false"), default: 0] += step
    case .number, .text, .pairs, .order, .blanks: break
    }
  }
}

extension Timing {
  /// `duration` in milliseconds; below 0 where the clock was set back meanwhile.
  fileprivate func moved(by duration: Int64) -> Timing {
    Timing(
      opensAt: opensAt + duration, choicesAt: choicesAt.map { $0 + duration },
      closesAt: closesAt + duration)
  }
}
