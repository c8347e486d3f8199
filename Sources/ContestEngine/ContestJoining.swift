// Who joins, and what is theirs.
extension Contest {
  func decideRegistration(_ registration: Registration) throws(Refusal) -> [Event] {
    guard let definition = program?.definition else { throw .invalidCommand }
    guard definition.schools.contains(where: { $0.id == registration.school }) else {
      throw .unknownSchool
    }
    if definition.mode == .judged { throw .joinClosed }
    guard stage == .lobby || (stage == .started && definition.registration.lateJoin) else {
      throw .joinClosed
    }
    // With a roster only those on it join, and how many they are is the roster's business.
    guard registration.isExpected || definition.registration.roster == nil else {
      throw .joinClosed
    }
    if registration.samePerson != nil { throw .duplicatePerson }
    guard
      registration.isExpected
        || contestants.count(from: registration.school) < definition.registration.perSchool,
      contestants.count < Int(Int32.max)
    else { throw .contestFull }
    guard registration.terms.fits(definition), teamTakes(registration) else { throw .badValue }
    // A ticket is short: two may fall on the same one. The server draws another.
    guard !contestants.knows(ticket: registration.ticket),
      contestants.lookup(token: registration.token) == nil
    else { throw .badValue }
    return [.registered(RegisteredContestant(registration, number: contestants.count + 1))]
  }

  /// One contestant has one team, and a team is of one school.
  private func teamTakes(_ registration: Registration) -> Bool {
    guard let team = registration.terms.team else { return true }
    guard let school = contestants.teams[team]?.school else { return true }
    return school == registration.school
  }

  func decideToken(
    _ token: SecretDigest, of contestant: ContestantID
  ) throws(Refusal) -> [Event] {
    guard contestants.contains(contestant) else { throw .unknownContestant }
    guard contestants.lookup(token: token) == nil else { throw .badValue }
    return [.tokenReplaced(contestant, token: token)]
  }

  func decideTicket(
    _ ticket: SecretDigest, of contestant: ContestantID
  ) throws(Refusal) -> [Event] {
    guard contestants.contains(contestant) else { throw .unknownContestant }
    guard !contestants.knows(ticket: ticket) else { throw .badValue }
    return [.ticketReplaced(contestant, ticket: ticket)]
  }

  func decideName(_ seal: [UInt8], of contestant: ContestantID) throws(Refusal) -> [Event] {
    guard contestants.contains(contestant) else { throw .unknownContestant }
    return [.renamed(contestant, seal: seal)]
  }

  /// Nothing where it is known already.
  func decideAges(_ order: [Int32]) throws(Refusal) -> [Event] {
    guard program != nil else { throw .invalidCommand }
    guard order.count == contestants.count, order.allSatisfy({ $0 >= 0 }) else {
      throw .badValue
    }
    return order == ages ? [] : [.agesOrdered(order)]
  }

  /// Nothing where it is so already.
  func decideApproval(_ isNeeded: Bool) throws(Refusal) -> [Event] {
    guard let definition = program?.definition, definition.mode != .judged, stage != .ended,
      definition.registration.roster == nil
    else { throw .invalidCommand }
    return needsApproval == isNeeded ? [] : [.approvalOrdered(isNeeded)]
  }

  func decideExtraTime(_ factor: Int, of contestant: ContestantID) throws(Refusal) -> [Event] {
    guard contestants.contains(contestant) else { throw .unknownContestant }
    guard (100...300).contains(factor) else { throw .badValue }
    return contestants.extraTime(of: contestant) == factor
      ? [] : [.extraTimeGranted(contestant, factor: factor)]
  }
}

extension RegisteredContestant {
  fileprivate init(_ registration: Registration, number: Int) {
    self.init(
      contestant: ContestantID(number: Int32(clamping: number)), school: registration.school,
      seal: registration.seal, token: registration.token, ticket: registration.ticket,
      seed: registration.seed, terms: registration.terms)
  }
}
