import Assessment
import ContestEngine
import Cryptography
import Network
import Store
import Wire

/// What hosts tell a contest to do.
extension Referee {
  func obey(_ id: ConnectionID, number: Int64, order: HostOrder, at now: Instant) {
    guard guests[id]?.identity == .host, let served = served(id) else {
      return refuse(id, .notAuthorised, command: number)
    }
    if case .closeAfter(let grace) = order, announceClose(after: grace, in: served, at: now) {
      return send(.done(ServerMessage.Done(id: number)), to: id)
    }
    switch order {
    case .ticket(let contestant):
      giveTicket(id, number: number, contestant: contestant, in: served, at: now)
    case .rename(let contestant, let name):
      rename(id, number: number, contestant: contestant, name: name, in: served, at: now)
    case .find(let text):
      send(.done(ServerMessage.Done(id: number, contestants: find(text, in: served))), to: id)
    case .show(let name): show(name, to: id, number: number, in: served)
    case .appeals:
      send(.done(ServerMessage.Done(id: number, appeals: appeals(in: served))), to: id)
    case .admit(let waiting):
      answer(id, number: number, isDone: admit(waiting, in: served, at: now))
    case .turnAway(let waiting):
      answer(id, number: number, isDone: turnAway(waiting, in: served))
    default:
      guard let command = command(for: order, in: served) else {
        return refuse(id, .invalidCommand, command: number)
      }
      let isDone = carryOut(
        command, in: served, at: now,
        refused: { refusal in
          let code = refusal.errorCode
          self.refuse(
            id, code == .badField ? .badField : .invalidCommand,
            field: code == .badField ? order.valueField : nil, command: number)
        })
      if isDone {
        let done = ServerMessage.Done(
          id: number, interval: order.newInterval(in: served), appeal: order.newAppeal(in: served))
        send(.done(done), to: id)
      }
    }
  }

  private func answer(_ id: ConnectionID, number: Int64, isDone: Bool) {
    if isDone {
      send(.done(ServerMessage.Done(id: number)), to: id)
    } else {
      refuse(id, .invalidCommand, command: number)
    }
  }

  /// Decides, records and tells everyone.
  ///
  /// - Returns: whether it was done.
  @discardableResult func carryOut(
    _ command: Command, in served: ServedContest, at now: Instant,
    refused: (Refusal) -> Void = { _ in }
  ) -> Bool {
    do {
      let events = try served.contest.decide(command, at: now)
      // A number that nobody could be ranked by changes nothing of what was decided.
      if let ages = served.agesNeeded(before: events) {
        let order = try served.contest.decide(ages, at: now)
        served.record(order, at: now)
        announce(order, in: served, at: now)
      }
      served.record(events, at: now)
      announce(events, in: served, at: now)
      return true
    } catch {
      refused(error)
      return false
    }
  }

  /// The engine's command; nil for what names nothing here, or is not there.
  private func command(for order: HostOrder, in served: ServedContest) -> Command? {
    switch order {
    case .start: .start(seed: random.bytes(32))
    case .open: .open
    case .openReserve: .openReserve
    case .close, .closeAfter: .close
    case .reveal: .reveal
    case .pause: .pause
    case .continue: .continue
    case .extend(let milliseconds): .extend(milliseconds)
    case .announce(let text): .announce(text)
    case .annul(let question, let reason):
      served.contest.program?.question(wireID: question).map { .annul($0, reason: reason) }
    case .extraTime(let contestant, let factor):
      known(contestant, in: served).map { .grantExtraTime($0, factor: factor.hundredths) }
    case .finish: .finish
    case .finalize: .finalize
    case .freeze: .freeze
    case .unfreeze: .unfreeze
    case .revealNext(let top): .revealNext(top: top ?? RevealRules.top)
    case .approval(let isNeeded): .orderApproval(isNeeded)
    default: correction(for: order, in: served)
    }
  }

  private func correction(for order: HostOrder, in served: ServedContest) -> Command? {
    switch order {
    case .rekey(let question, let key, let reason):
      served.question(named: question).map { .rekey($0, key: key, reason: reason) }
    case .disqualify(let contestant, let reason):
      known(contestant, in: served).map { .disqualify($0, reason: reason) }
    case .reinstate(let contestant, let reason):
      known(contestant, in: served).map { .reinstate($0, reason: reason) }
    case .rescue(.count(let count)): .rescue(.count(count))
    case .rescue(.contestants(let names)): rescue(names, in: served)
    case .removeInterval(let interval):
      .removeInterval(
        RemovedInterval(
          from: Instant(milliseconds: interval.from.milliseconds),
          to: Instant(milliseconds: interval.to.milliseconds),
          school: interval.school.map(SchoolID.init), reason: interval.reason))
    case .restoreInterval(let name): IntervalName.number(name).map { .restoreInterval($0) }
    default: appeal(for: order, in: served)
    }
  }

  private func rescue(_ names: [String], in served: ServedContest) -> Command? {
    let contestants = names.compactMap { known($0, in: served) }
    return contestants.count == names.count ? .rescue(.named(contestants)) : nil
  }

  private func known(_ text: String, in served: ServedContest) -> ContestantID? {
    guard let id = ContestantID(text), served.contest.contestants[id] != nil else { return nil }
    return id
  }

  /// A question that was opened, or may stand on papers: a host who came later corrects its key as others do.
  private func show(_ name: String, to id: ConnectionID, number: Int64, in served: ServedContest) {
    let contest = served.contest
    guard let question = served.question(named: name), let lines = ContestLines(served),
      contest.isWindow ? contest.item(question) != nil : contest.timing(of: question) != nil
    else { return refuse(id, .invalidCommand, command: number) }
    let timing = contest.isWindow ? nil : contest.timing(of: question)
    send(
      .done(ServerMessage.Done(id: number, question: lines.question(question, timing: timing))),
      to: id)
  }

  private func giveTicket(
    _ id: ConnectionID, number: Int64, contestant: String, in served: ServedContest, at now: Instant
  ) {
    guard let known = known(contestant, in: served) else {
      return refuse(id, .badField, field: "contestant", command: number)
    }
    let ticket = random.code(count: 8)
    let done = carryOut(
      .replaceTicket(known, ticket: SecretDigest(secret: ticket)), in: served, at: now)
    guard done else { return refuse(id, .invalidCommand, command: number) }
    // The old token ended with the old ticket: whoever holds it is not this contestant any more.
    if let connection = served.connections[served.place(of: known)] {
      send(.superseded(.ticket), to: connection)
      drop(connection)
    }
    send(.done(ServerMessage.Done(id: number, ticket: ticket)), to: id)
  }

  private func rename(
    _ id: ConnectionID, number: Int64, contestant: String, name: String, in served: ServedContest,
    at now: Instant
  ) {
    guard let known = known(contestant, in: served) else {
      return refuse(id, .badField, field: "contestant", command: number)
    }
    let today = Wire.CalendarDate(now.wire, offset: VietnamTime.secondsEast)
    guard let checked = Wire.RegistrationRules.value(of: .name, from: name, today: today) else {
      return refuse(id, .badField, field: "name", command: number)
    }
    if let fault = NameSpelling.fault(in: checked) {
      return refuse(id, .badField, field: "name", command: number, words: fault.message)
    }
    let old = served.persons[served.place(of: known)]
    var person = PersonRow(
      contestant: known, key: random.bytes(PersonRow.keyByteCount), fields: old.fields,
      consents: old.consents)
    person.fields[field: .name] = checked
    // Only a broken OpenSSL cannot make a seal; then nothing is changed.
    guard let seal = try? person.seal() else { return refuse(id, .unavailable, command: number) }
    guard carryOut(.rename(known, seal: seal), in: served, at: now) else {
      return refuse(id, .invalidCommand, command: number)
    }
    served.update(known, person: person)
    tellSeatAnew(known, in: served, at: now)
    send(.done(ServerMessage.Done(id: number)), to: id)
  }
}

extension HostOrder {
  /// The field whose value the engine may find bad.
  fileprivate var valueField: String? {
    switch self {
    case .extend: "ms"
    case .announce: "text"
    case .rekey: "key"
    case .rescue: "count"
    case .removeInterval: "to"
    case .extraTime: "factor"
    default: nil
    }
  }

  /// The name of the interval that was just removed.
  fileprivate func newInterval(in served: ServedContest) -> String? {
    guard case .removeInterval = self else { return nil }
    return IntervalName.text(served.contest.intervalCount)
  }
}

/// The name of a removed interval on the wire: "i" and its number.
enum IntervalName {
  static func text(_ number: Int) -> String { "i\(number)" }

  /// Nil for what is no such name.
  static func number(_ name: String) -> Int? {
    let digits = name.hasPrefix("i") ? name.dropFirst() : name[...]
    return Int(digits).flatMap { $0 > 0 && $0 < 1_000_000 ? $0 : nil }
  }
}
