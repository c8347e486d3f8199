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
    if registration.samePerson != nil { throw .duplicatePerson }
    guard contestants.count(from: registration.school) < definition.registration.perSchool,
      contestants.count < Int(Int32.max)
    else { throw .contestFull }
    // A ticket is short: two may fall on the same one. The server draws another.
    guard contestants.lookup(ticket: registration.ticket) == nil,
      contestants.lookup(token: registration.token) == nil
    else { throw .badValue }
    return [.registered(RegisteredContestant(registration, number: contestants.count + 1))]
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
    guard contestants.lookup(ticket: ticket) == nil else { throw .badValue }
    return [.ticketReplaced(contestant, ticket: ticket)]
  }

  func decideName(_ seal: [UInt8], of contestant: ContestantID) throws(Refusal) -> [Event] {
    guard contestants.contains(contestant) else { throw .unknownContestant }
    return [.renamed(contestant, seal: seal)]
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
      seed: registration.seed)
  }
}
