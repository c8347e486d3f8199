import Assessment
import ContestEngine
import Network
import Store
import Wire

/// Who comes in: hello, join by code or ticket, resume, authenticate.
extension Referee {
  func greet(_ guest: Guest, _ hello: ClientMessage.Hello, at now: Instant) {
    let id = guest.id
    let place = contestMeant(by: hello)
    if mustWaitToTell(place, hello, guest, at: now) { return }
    guest.contest = place
    guard let place, let lines = ContestLines(contests[place]) else {
      let listed = contests.compactMap { served in
        served.contest.program.map { program in
          ServerMessage.Welcome.Listed(
            id: program.definition.id,
            title: program.definition.title.text(in: program.definition.language))
        }
      }
      send(
        .welcome(
          ServerMessage.Welcome(
            server: ServerVersion.text, now: now.wire, offer: .contests(listed))), to: id)
      return
    }
    let welcome = lines.welcome(now: now)
    // While a thousand come in, half of their waiting was for the joins of others to be written.
    if !contests[place].tellsUnsaved, guest.isFresh {
      guest.isFresh = false
      urgent.append(welcome.outgoing, to: id)
    } else {
      send(welcome, to: id)
    }
  }

  /// Among several contests the answer tells whether a code or ticket exists: it is a guess as in `join`.
  private func mustWaitToTell(
    _ place: Int?, _ hello: ClientMessage.Hello, _ guest: Guest, at now: Instant
  ) -> Bool {
    guard contests.count > 1, hello.contest == nil, let secret = hello.code ?? hello.ticket,
      !guesses.knows(secret, from: guest.sourceName)
    else { return false }
    let named = hello.code == nil ? GuessLimits.Named.ticket : .other
    if mustWait(guest, naming: named, at: now) { return true }
    if place == nil { countMiss(guest, naming: named, at: now) }
    return false
  }

  /// The only contest, or the one that is named, or that a code or ticket belongs to.
  private func contestMeant(by hello: ClientMessage.Hello) -> Int? {
    if let name = hello.contest {
      return contests.firstIndex { $0.contest.program?.definition.id == name }
    }
    if contests.count == 1 { return 0 }
    if let code = hello.code { return codes[code]?.contest }
    if let ticket = hello.ticket {
      return contest(withTicket: SecretDigest(secret: ticket))
    }
    return nil
  }

  /// Whose ticket it is, or who is expected with it.
  private func contest(withTicket ticket: SecretDigest) -> Int? {
    contests.firstIndex {
      $0.contest.lookup(ticket: ticket) != nil || $0.expected?.seat(with: ticket) != nil
    }
  }

  func join(_ guest: Guest, _ join: ClientMessage.Join, at now: Instant) {
    switch join.credential {
    case .code(let code):
      if !guesses.knows(code, from: guest.sourceName), mustWait(guest, naming: .other, at: now) {
        return
      }
      guard let found = codes[code], guest.contest == nil || guest.contest == found.contest else {
        return missed(guest, naming: .other, at: now)
      }
      guest.contest = found.contest
      guesses.succeeded(code, from: guest.sourceName)
      register(
        guest, school: found.school, code: code, fields: join.fields, claim: join.claim, at: now)
    case .ticket(let ticket):
      if !guesses.knows(ticket, from: guest.sourceName), mustWait(guest, naming: .ticket, at: now) {
        return
      }
      comeBack(guest, ticket: ticket, at: now)
    }
  }

  /// Whether too much was guessed to look at another try now; then that is said.
  private func mustWait(_ guest: Guest, naming named: GuessLimits.Named, at now: Instant) -> Bool {
    guard
      let wait = guesses.wait(
        of: guest.sourceName, naming: named, isFirst: !guest.hasMissed, now: now.milliseconds)
    else { return false }
    refuse(guest.id, .rateLimited, retryAfter: wait)
    return true
  }

  private func missed(_ guest: Guest, naming named: GuessLimits.Named, at now: Instant) {
    countMiss(guest, naming: named, at: now)
    refuse(guest.id, .badCode)
  }

  private func countMiss(_ guest: Guest, naming named: GuessLimits.Named, at now: Instant) {
    guesses.missed(
      from: guest.sourceName, naming: named, isFirst: !guest.hasMissed, now: now.milliseconds)
    guest.hasMissed = true
  }

  private func register(
    _ guest: Guest, school: SchoolID, code: String, fields: [RegistrationField: String],
    claim: String?, at now: Instant
  ) {
    let id = guest.id
    guard let served = served(guest), let program = served.contest.program else { return }
    let required = program.definition.fieldsAsked.map(RegistrationField.init)
    let today = Wire.CalendarDate(now.wire, offset: VietnamTime.secondsEast)
    let checked: [RegistrationField: String]
    do {
      checked = try Wire.RegistrationRules.checked(fields, required: required, today: today)
    } catch {
      let fault = error.field.flatMap { RegistrationField(rawValue: $0) }
        .flatMap { fields[$0] }.flatMap { NameSpelling.fault(in: $0) }
      return refuse(id, error.code, field: error.field, words: fault.map { $0.message })
    }
    let fields = PersonFields(checked.forStore, school: school)
    var token = claim.map { ClaimedSeat.token($0, in: program.definition.id) }
    if let seat = token,
      let contestant = served.contest.lookup(token: SecretDigest(secret: seat))
    {
      // The line broke before they were told: the seat is theirs.
      if served.persons[served.place(of: contestant)].fields == fields {
        return enter(guest, as: contestant, token: seat, ticket: nil, in: served, at: now)
      }
      // Somebody else at the same computer.
      token = nil
    }
    let key = fields.identity.flatMap { PersonIndex.Key($0) }
    let samePerson = key.flatMap { served.index.contestant(with: $0) }
    // Whoever has the code could ask who takes part, one name after the other.
    if samePerson != nil, let wait = guesses.waitToTell(behind: code, now: now.milliseconds) {
      return refuse(id, .rateLimited, retryAfter: wait)
    }
    admit(
      guest, fields, ticket: random.code(count: RosterTickets.length), token: token, in: served,
      at: now, key: key, samePerson: samePerson)
  }

  /// Registers somebody new and seats them.
  ///
  /// - Parameters:
  ///   - key: of the fields, where it has been made.
  ///   - seat: on the roster, whose ticket it is.
  ///   - isApproved: a host has let them in.
  private func admit(
    _ guest: Guest, _ fields: PersonFields, ticket: String, token claimed: String? = nil,
    in served: ServedContest, at now: Instant, key: PersonIndex.Key? = nil,
    samePerson: ContestantID? = nil,
    seat: RosterSeat? = nil, isApproved: Bool = false
  ) {
    let id = guest.id
    guard let school = fields.school else { return refuse(id, .unavailable) }
    let token = claimed ?? random.token()
    func registration(sealedBy seal: [UInt8]) -> Registration {
      Registration(
        school: school, seal: seal, token: SecretDigest(secret: token),
        ticket: SecretDigest(secret: ticket), seed: random.word(), samePerson: samePerson,
        terms: served.terms(of: fields, school: school, seat: seat), isExpected: seat != nil)
    }
    do {
      if served.contest.needsApproval, seat == nil, !isApproved {
        // Whoever waits is not written down: only whether they could come in is looked at.
        _ = try served.contest.decide(.register(registration(sealedBy: [])), at: now)
        return hold(id, fields, school: school, claimed: claimed, in: served, at: now)
      }
      var person = PersonRow(
        contestant: ContestantID(number: 0), key: random.bytes(PersonRow.keyByteCount),
        fields: fields, consents: seat?.mayPublish == true ? .both : [])
      guard let seal = try? person.seal() else {
        // Only a broken OpenSSL cannot make one; nobody is let in without it.
        return refuse(id, .unavailable)
      }
      let events = try served.contest.decide(
        .register(registration(sealedBy: seal)), at: now)
      served.record(events, at: now)
      announce(events, in: served, at: now)
      guard case .registered(let registered)? = events.first else { return }
      person = PersonRow(
        contestant: registered.contestant, key: person.key, fields: fields,
        consents: person.consents)
      served.admit(registered.contestant, person: person, key: key)
      enter(
        guest, as: registered.contestant, token: token, ticket: ticket, in: served, at: now)
    } catch {
      refuse(id, error.errorCode)
    }
  }

  /// Registers somebody whom a host has let in, or says why that cannot be any more.
  func seat(_ newcomer: Newcomers.Newcomer, in served: ServedContest, at now: Instant) {
    guard let guest = guests[newcomer.connection] else { return }
    admit(
      guest, newcomer.fields, ticket: random.code(count: RosterTickets.length),
      token: newcomer.claimed, in: served, at: now,
      samePerson: newcomer.fields.identity.flatMap { served.index.contestant(with: $0) },
      isApproved: true)
  }

  private func comeBack(_ guest: Guest, ticket: String, at now: Instant) {
    let digest = SecretDigest(secret: ticket)
    guard let place = guest.contest ?? contest(withTicket: digest) else {
      return missed(guest, naming: .ticket, at: now)
    }
    let served = contests[place]
    guard let contestant = served.contest.lookup(ticket: digest) else {
      // A ticket that was replaced opens nothing any more, also where the roster made it.
      guard let seat = served.expected?.seat(with: digest),
        !served.contest.contestants.knows(ticket: digest)
      else { return missed(guest, naming: .ticket, at: now) }
      guest.contest = place
      let today = Wire.CalendarDate(now.wire, offset: VietnamTime.secondsEast)
      return admit(
        guest, seat.personFields(today: today), ticket: ticket, in: served, at: now, seat: seat)
    }
    guest.contest = place
    let token = random.token()
    do {
      let events = try served.contest.decide(
        .replaceToken(contestant, token: SecretDigest(secret: token)), at: now)
      served.record(events, at: now)
      announce(events, in: served, at: now)
      enter(guest, as: contestant, token: token, ticket: ticket, in: served, at: now)
    } catch {
      refuse(guest.id, error.errorCode)
    }
  }

  func resume(_ guest: Guest, token: String, at now: Instant) {
    let digest = SecretDigest(secret: token)
    let place =
      guest.contest ?? contests.firstIndex { $0.contest.lookup(token: digest) != nil }
    // A token has 144 random bits: whoever names one that exists is never asked to wait.
    if let place, let contestant = contests[place].contest.lookup(token: digest) {
      guest.contest = place
      return enter(
        guest, as: contestant, token: token, ticket: nil, in: contests[place], at: now)
    }
    if !mustWait(guest, naming: .other, at: now) { missed(guest, naming: .other, at: now) }
  }

  /// Seats a contestant: the older connection goes, then all that is needed to go on is said.
  private func enter(
    _ guest: Guest, as contestant: ContestantID, token: String, ticket: String?,
    in served: ServedContest, at now: Instant
  ) {
    let id = guest.id
    let seat = served.place(of: contestant)
    if let older = served.connections[seat], older != id {
      send(.superseded(.connection), to: older)
      drop(older)
    }
    served.sit(id, seat: seat)
    if let ticket { guesses.succeeded(ticket, from: guest.sourceName) }
    guest.identity = .contestant(contestant)
    guest.token = token
    guest.session.joined(as: .contestant, now: now.milliseconds)
    tellSeat(guest, contestant, ticket: ticket, in: served, at: now)
  }

  /// To be called when a contestant's name or extra time was changed: who is connected is told at once,
  /// in the lines that follow a `resume`, which every client has to understand.
  func tellSeatAnew(_ contestant: ContestantID, in served: ServedContest, at now: Instant) {
    guard served.contest.phase != .ended,
      let connection = served.connections[served.place(of: contestant)],
      let guest = guests[connection]
    else { return }
    tellSeat(guest, contestant, ticket: nil, in: served, at: now)
  }

  private func tellSeat(
    _ guest: Guest, _ contestant: ContestantID, ticket: String?, in served: ServedContest,
    at now: Instant
  ) {
    let id = guest.id
    guard let lines = ContestLines(served),
      let registered = served.contest.contestants[contestant]
    else { return }
    let seat = served.place(of: contestant)
    let factor = served.contest.extraTime(of: contestant)
    send(
      .joined(
        ServerMessage.Joined(
          contestant: contestant.description, token: guest.token, ticket: ticket,
          name: served.persons[seat].fields.name ?? contestant.description,
          school: registered.school.text,
          schoolName: lines.schoolName(registered.school),
          className: served.persons[seat].fields[field: .class], seed: registered.seed,
          extraTime: factor == 100 ? nil : ExtraTime(hundredths: factor),
          attempts: PaperLines(served)?.attempts(of: contestant))), to: id)
    send(lines.state(present: served.present, now: now), to: id)
    catchUp(id, contestant: contestant, in: served, lines: lines)
    tellToWait(id, contestant, in: served, at: now)
    tellStandingsSoFar(id, contestant, in: served, lines: lines)
  }

  /// What is open, or was just closed, or that it is over.
  private func catchUp(
    _ id: ConnectionID, contestant: ContestantID?, in served: ServedContest, lines: ContestLines
  ) {
    if served.contest.phase == .ended {
      // While standings are frozen the end is told later.
      if !served.contest.isFrozen {
        served.endOwedTo.append(id)
        if contestant != nil, lines.tellsRanks { served.lateComers.append(id) }
      }
      return
    }
    guard let current = served.contest.current else {
      // Boards and hosts are told the last question too, behind its round.
      if contestant != nil, let round = served.contest.roundGoingOn {
        send(lines.round(round), to: id)
      }
      return
    }
    send(lines.round(current.question.round), to: id)
    // Whoever has more time than others works it out from the times as they were at first.
    let hasExtraTime = contestant.map { served.contest.extraTime(of: $0) != 100 } ?? false
    let isExtended = hasExtraTime && current.timing != current.unextended
    let question = lines.question(
      current.question, timing: isExtended ? current.unextended : current.timing)
    let held = contestant.flatMap { served.held(of: $0, to: current.question, lines) }
    outbox.append(question.shared.line(answered: held).outgoing, to: id)
    if isExtended { send(lines.extended(current.question, timing: current.timing), to: id) }
    if let closing = served.closing {
      send(lines.closing(closing, timing: current.timing), to: id)
    }
    if current.isClosed, !current.isRevealed {
      send(.closed(lines.closed(current.question)), to: id)
    }
  }

  func authenticate(_ guest: Guest, token: String, at now: Instant) {
    let id = guest.id
    let digest = SecretDigest(secret: token)
    let place = guest.contest ?? contests.firstIndex { $0.role(of: digest) != nil }
    guard let place, let role = contests[place].role(of: digest), role == guest.session.role else {
      if !mustWait(guest, naming: .other, at: now) { missed(guest, naming: .other, at: now) }
      return
    }
    guest.contest = place
    let served = contests[place]
    guest.identity = role == .host ? .host : .board
    guest.session.joined(as: role, now: now.milliseconds)
    if role == .host { served.hosts.append(id) } else { served.boards.append(id) }
    guard let lines = ContestLines(served) else { return }
    send(.authenticated(role), to: id)
    send(lines.state(present: served.present, now: now), to: id)
    catchUp(id, contestant: nil, in: served, lines: lines)
    if role == .host {
      catchUpHost(id, in: served, lines: lines)
      if served.contest.needsApproval || served.newcomers.count > 0 {
        send(served.newcomersMessage(lines), to: id)
      }
    } else {
      catchUpBoard(id, in: served, lines: lines)
    }
  }
}

extension Referee {
  /// What only a host needs to go on: the key, or between questions what a board needs too.
  private func catchUpHost(_ id: ConnectionID, in served: ServedContest, lines: ContestLines) {
    served.isProgressDue = true
    served.isAskedDue = true
    if let current = served.contest.current {
      return tellKey(current.question, to: id, in: served, lines: lines)
    }
    catchUp(id, in: served, lines: lines)
  }
}

extension ContestDefinition {
  /// With a roster a ticket is enough.
  var fieldsAsked: [ContestEngine.RegistrationRules.Field] {
    registration.roster == nil ? registration.fields : []
  }
}
