// What commands lead to.
extension Contest {
  /// Reads the state, changes nothing. The events are to be applied in order, at `now`.
  ///
  /// - Parameter now: the moment at which the server received the command.
  public func decide(_ command: Command, at now: Instant) throws(Refusal) -> [Event] {
    switch command {
    case .respond(let answer):
      try isWindow ? decidePaperAnswer(answer, at: now) : decideAnswer(answer, at: now)
    case .begin(let contestant, let seed):
      try decideBeginning(of: contestant, seed: seed, at: now)
    case .handIn(let contestant, let attempt, let estimate):
      try decideHandingIn(by: contestant, attempt: attempt, estimate: estimate, at: now)
    case .stake(let contestant, let question): try decideStar(on: question, by: contestant)
    case .tick: isWindow ? tickWindow(at: now) : tick(at: now)
    case .mark: phase == .open && !isWindow ? [.marked] : []
    case .recover: recover(at: now)
    case .register(let registration): try decideRegistration(registration)
    case .replaceToken(let contestant, let token): try decideToken(token, of: contestant)
    case .replaceTicket(let contestant, let ticket): try decideTicket(ticket, of: contestant)
    case .rename(let contestant, let seal): try decideName(seal, of: contestant)
    case .grantExtraTime(let contestant, let factor):
      try decideExtraTime(factor, of: contestant)
    case .orderAges(let order): try decideAges(order)
    case .orderApproval(let isNeeded): try decideApproval(isNeeded)
    case .prepare(let program): try decidePreparation(program)
    case .amend(let program): try decideAmendment(program)
    case .judging(let command): try decideJudging(command)
    default: try decideDirection(command, at: now)
    }
  }

  /// Closes what is over, or goes on after a restart.
  private func tick(at now: Instant) -> [Event] {
    guard let deadline, now >= deadline else { return [] }
    if standstill != nil { return [.continued] }
    return last.map { [.closed($0)] } ?? []
  }

  /// Only what was open stood still. A host's pause goes on being one.
  private func recover(at now: Instant) -> [Event] {
    guard openPlace != nil, let lastMoment else { return [] }
    if let standstill, standstill.until == nil { return [] }
    let since = standstill?.since ?? lastMoment
    return [.interrupted(since: since, until: now + ContestTimes.recoveryDelay)]
  }

  private func decidePreparation(_ program: ContestProgram) throws(Refusal) -> [Event] {
    guard self.program == nil else { throw .invalidCommand }
    guard program.isInRange else { throw .badValue }
    return [.prepared(program)]
  }

  private func decideAmendment(_ program: ContestProgram) throws(Refusal) -> [Event] {
    guard let old = self.program else { throw .invalidCommand }
    guard program.isInRange else { throw .badValue }
    if stage == .lobby, contestants.isEmpty { return program == old ? [] : [.amended(program)] }
    let amended = try Amendment(of: old, by: program, isJudged: judging != nil).program()
    return amended == old ? [] : [.amended(amended)]
  }
}
