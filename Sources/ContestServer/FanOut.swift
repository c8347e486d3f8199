import Assessment
import ContestEngine
import Network
import Store
import Wire

/// Tells everyone what happened. The lines wait for the commit like all others.
extension Referee {
  func announce(_ events: [Event], in served: ServedContest, at now: Instant) {
    var sequence = served.contest.sequence - Int64(events.count)
    for event in events {
      sequence += 1
      tellHosts(event, sequence: sequence, in: served, at: now)
      tellAll(event, in: served, at: now)
    }
  }

  private func tellHosts(
    _ event: Event, sequence: Int64, in served: ServedContest, at now: Instant
  ) {
    if served.hosts.isEmpty { return }
    let details = EventDetails(event, program: served.contest.program)
    let line = ServerMessage.event(
      ServerMessage.JournalEvent(
        sequence: sequence, at: now.wire, kind: details.kind, details: details.members)
    ).outgoing
    for host in served.hosts { outbox.append(line, to: host) }
  }

  private func tellAll(_ event: Event, in served: ServedContest, at now: Instant) {
    // The hot path: an answer concerns its contestant alone.
    if case .responded = event { return }
    guard let lines = ContestLines(served.contest) else { return }
    defer { served.waiting.plan(for: served.contest) }
    switch event {
    case .started, .paused, .interrupted:
      broadcast(lines.state(present: served.present, now: now), in: served)
    case .continued:
      broadcast(lines.state(present: served.present, now: now), in: served)
      tellTimes(in: served, lines: lines)
    case .extended: tellTimes(in: served, lines: lines)
    case .opened(let question, let timing):
      if question.place == 0 { broadcast(lines.round(question.round), in: served) }
      served.waiting.begin()
      broadcast(lines.question(question, timing: timing).shared.line, in: served)
      for host in served.hosts { send(lines.key(question), to: host) }
      served.isProgressDue = true
    case .closed(let question):
      tellResult(question, in: served, lines: lines)
      served.isProgressDue = true
    case .revealed(let question):
      tellResult(question, in: served, lines: lines)
      served.isProgressDue = true
    case .announced(let text): broadcast(.announcement(text), in: served)
    case .annulled:
      tellStandings(after: served.contest.last, in: served, lines: lines)
      served.isProgressDue = true
    case .finalized: served.isProgressDue = true
    case .finished:
      broadcast(lines.state(present: served.present, now: now), in: served)
      served.endOwedTo = served.everyone
    case .prepared, .amended, .registered, .tokenReplaced, .ticketReplaced, .renamed,
      .extraTimeGranted, .responded, .marked:
      break
    }
  }

  private func tellTimes(in served: ServedContest, lines: ContestLines) {
    guard let current = served.contest.current, !current.isClosed else { return }
    served.waiting.begin()
    broadcast(lines.extended(current.question, timing: current.timing), in: served)
  }

  private func tellResult(_ question: QuestionID, in served: ServedContest, lines: ContestLines) {
    let closed = lines.closed(question)
    guard closed.key != nil else { return broadcast(.closed(closed), in: served) }
    let standings = served.contest.standings()
    served.remember(standings)
    let shared = closed.shared
    let board = self.standings(standings, after: question, in: served, lines: lines).shared
    let count = served.contest.contestants.count
    for (contestant, connection) in served.connected {
      let rank = served.ranks[served.place(of: contestant)]
      outbox.append(
        shared.line(own: lines.own(contestant, in: question, rank: rank, of: count)).outgoing,
        to: connection)
      outbox.append(
        board.line(
          you: ServerMessage.Standings.Own(
            rank: rank, points: served.contest.points(of: contestant))
        ).outgoing, to: connection)
    }
    for other in served.hosts + served.boards {
      outbox.append(shared.line.outgoing, to: other)
      outbox.append(board.line.outgoing, to: other)
    }
  }

  private func tellStandings(
    after question: QuestionID?, in served: ServedContest, lines: ContestLines
  ) {
    let standings = served.contest.standings()
    served.remember(standings)
    let board = self.standings(standings, after: question, in: served, lines: lines).shared
    for (contestant, connection) in served.connected {
      let own = ServerMessage.Standings.Own(
        rank: served.ranks[served.place(of: contestant)],
        points: served.contest.points(of: contestant))
      outbox.append(board.line(you: own).outgoing, to: connection)
    }
    for other in served.hosts + served.boards {
      outbox.append(board.line.outgoing, to: other)
    }
  }

  private func standings(
    _ standings: ContestEngine.Standings, after question: QuestionID?, in served: ServedContest,
    lines: ContestLines
  ) -> ServerMessage.Standings {
    let shown = lines.program.definition.privacy.live
    return ServerMessage.Standings(
      after: question.map { lines.program.wireID(of: $0) },
      top: standings.rows.prefix(ContestLines.topMax).map { row in
        let person = served.persons[served.place(of: row.contestant)]
        return ServerMessage.Standings.Row(
          rank: row.rank, contestant: row.contestant.description,
          name: LiveName.text(
            person.fields.name ?? row.contestant.description, of: row.contestant, shown: shown),
          schoolName: shown == .code ? nil : lines.schoolName(row.school), points: row.points)
      },
      schools: standings.schools.prefix(ContestLines.schoolsMax).map { row in
        ServerMessage.Standings.SchoolRow(
          rank: row.rank, school: row.school.text, schoolName: lines.schoolName(row.school),
          points: row.points)
      })
  }

  // MARK: To many

  func broadcast(_ message: ServerMessage, in served: ServedContest) {
    broadcast(message.line, in: served)
  }

  func broadcast(_ line: WireLine, in served: ServedContest) {
    let bytes = line.outgoing
    for connection in served.everyone { outbox.append(bytes, to: connection) }
  }
}

/// How a name is shown on the boards in the hall.
enum LiveName {
  static func text(
    _ name: String, of contestant: ContestantID, shown: PrivacyRules.Shown
  ) -> String {
    switch shown {
    case .code: return contestant.description
    case .nameAndSchool: return name
    case .initials:
      let letters = name.split(whereSeparator: \.isWhitespace).compactMap(\.first)
      return letters.isEmpty
        ? contestant.description : letters.map { $0.uppercased() + "." }.joined(separator: " ")
    }
  }
}
