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
      tellAll(event, among: events, in: served, at: now)
    }
    // What was said in a survey is counted as soon as nothing more can be said.
    for case .closed(let question) in events where served.contest.isSurvey(question) {
      countSurveys(in: served, at: now)
    }
    if events.contains(.finished) { countSurveys(in: served, at: now) }
  }

  /// Counts the surveys that are closed and not yet counted. Their keys go with the commit.
  func countSurveys(in served: ServedContest, at now: Instant) {
    for question in served.contest.untallied {
      let totals = served.opinions.totals(of: question)
      served.opinions.forget(question)
      carryOut(.tally(question, totals), in: served, at: now)
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

  private func tellAll(
    _ event: Event, among events: [Event], in served: ServedContest, at now: Instant
  ) {
    // The hot path: an answer concerns its contestant alone.
    switch event {
    case .responded, .opined, .staked: return
    case .begun:
      served.isProgressDue = true
      return
    case .handedIn(let paper):
      served.isProgressDue = true
      return tellHandedIn(paper, in: served)
    default: break
    }
    guard let lines = ContestLines(served) else { return }
    if served.contest.isWindow, event.changesPapers {
      served.isAskedDue = true
      served.isProgressDue = true
    }
    defer { served.waiting.plan(for: served.contest) }
    if event.movesClose { served.closing = nil }
    switch event {
    case .started:
      // A disk that does not take a key now is asked again when an opinion comes.
      for question in served.contest.openPaperSurveys { try? served.opinions.begin(question) }
      broadcast(lines.state(present: served.present, now: now), in: served)
    case .paused, .interrupted:
      broadcast(lines.state(present: served.present, now: now), in: served)
    case .continued:
      broadcast(lines.state(present: served.present, now: now), in: served)
      tellTimes(in: served, lines: lines)
    case .extended: tellTimes(in: served, lines: lines)
    case .opened(let question, let timing):
      if question.place == 0 { broadcast(lines.round(question.round), in: served) }
      served.waiting.begin()
      // A disk that does not take the key now is asked again by `recover`; until then nothing is
      // taken that could not be kept apart.
      if served.contest.isSurvey(question) { try? served.opinions.begin(question) }
      broadcast(lines.question(question, timing: timing).shared.line, in: served)
      for host in served.hosts { tellKey(question, to: host, in: served, lines: lines) }
      served.isProgressDue = true
    // Of a self-paced contest nobody is told question by question.
    case .tallied where served.contest.isWindow: served.isProgressDue = true
    case .closed(let question), .revealed(let question), .tallied(let question, _):
      tellResult(question, after: event, in: served, lines: lines)
      served.isProgressDue = true
    case .announced(let text): broadcast(.announcement(text), in: served)
    case .rekeyed(let question, _, _):
      for host in served.hosts { send(lines.key(question), to: host) }
      // What was open is closed with it, and was told with this key.
      if !events.contains(.closed(question)) { tellCorrected(question, in: served, lines: lines) }
      tellStandings(after: served.contest.last, in: served, lines: lines)
      served.isProgressDue = true
    case .annulled(let question, _):
      // What was open is closed with it, and was told as annulled.
      if !events.contains(.closed(question)) { tellCorrected(question, in: served, lines: lines) }
      tellStandings(after: served.contest.last, in: served, lines: lines)
      served.isProgressDue = true
    case .disqualified, .reinstated, .intervalRemoved, .intervalRestored:
      tellStandings(after: served.contest.last, in: served, lines: lines)
      served.isProgressDue = true
    case .rescued(let contestants):
      let names = contestants.map { served.shownName(of: $0) }.joined(separator: ", ")
      broadcast(.announcement(lines.rescued(names)), in: served)
      tellStandings(after: served.contest.last, in: served, lines: lines)
    case .frozen:
      served.toldBoard = nil
      broadcast(lines.state(present: served.present, now: now), in: served)
    case .unfrozen:
      broadcast(lines.state(present: served.present, now: now), in: served)
      tellStandings(after: served.contest.last, in: served, lines: lines)
      if served.contest.phase == .ended { served.endOwedTo = served.everyone }
    case .revealBegun, .placeRevealed:
      tellStandings(after: served.contest.last, in: served, lines: lines)
    case .finalized:
      served.endBoard = nil
      served.isProgressDue = true
      // Who still sees the end sees that it counts now.
      if !served.contest.isFrozen {
        tellStandings(after: served.contest.last, in: served, lines: lines)
      }
    case .approvalOrdered: served.newcomers.isTellingDue = true
    case .finished:
      broadcast(lines.state(present: served.present, now: now), in: served)
      // Those of a live contest were told with its last question.
      if served.contest.isWindow { tellStandings(after: nil, in: served, lines: lines) }
      if !served.contest.isFrozen { served.endOwedTo = served.everyone }
    case .extraTimeGranted(let contestant, _): tellSeatAnew(contestant, in: served, at: now)
    // What a new name is, the events do not say.
    case .prepared, .amended, .registered, .tokenReplaced, .ticketReplaced, .renamed, .responded,
      .marked, .staked, .opined, .begun, .handedIn, .judging, .agesOrdered, .appealed,
      .appealDecided, .lost, .mended:
      break
    }
  }

  /// Of a survey nothing is right.
  func tellKey(
    _ question: QuestionID, to host: ConnectionID, in served: ServedContest, lines: ContestLines
  ) {
    if !served.contest.isSurvey(question) { send(lines.key(question), to: host) }
  }

  private func tellTimes(in served: ServedContest, lines: ContestLines) {
    guard let current = served.contest.current, !current.isClosed else { return }
    served.waiting.begin()
    broadcast(lines.extended(current.question, timing: current.timing), in: served)
  }

  /// A survey's result waits for its count, and a key that the host keeps for its `reveal`.
  private func tellResult(
    _ question: QuestionID, after event: Event, in served: ServedContest, lines: ContestLines
  ) {
    let closed = lines.closed(question)
    guard lines.isTold(question) else {
      if case .closed = event, !served.contest.isRevealed(question) {
        broadcast(.closed(closed), in: served)
      }
      return
    }
    let standings = served.contest.shownStandings()
    served.remember(standings)
    let shared = closed.shared
    let board = self.standings(standings, after: question, in: served, lines: lines).shared
    served.toldBoard = board
    let count = served.contest.contestants.count
    for (contestant, connection) in served.connected {
      let own = lines.own(
        contestant, in: question, rank: served.shownRank(of: contestant), of: count,
        opinion: served.opinions.said(by: contestant, to: question))
      outbox.append(shared.line(own: own).outgoing, to: connection)
      outbox.append(board.line(you: served.own(contestant)).outgoingStandings, to: connection)
    }
    for other in served.hosts + served.boards {
      outbox.append(shared.line.outgoing, to: other)
      outbox.append(board.line.outgoingStandings, to: other)
    }
    tellWinners(by: question, in: served)
  }

  private func tellWinners(by question: QuestionID, in served: ServedContest) {
    if let winners = winners(by: question, in: served) { broadcast(winners, in: served) }
  }

  /// Nil where the question has brought none.
  func winners(by question: QuestionID, in served: ServedContest) -> ServerMessage? {
    let winners = served.contest.winners(by: question)
    if winners.isEmpty { return nil }
    return .winner(
      winners.map {
        ServerMessage.Winner(contestant: $0.description, name: served.shownName(of: $0))
      })
  }

  /// What boards show, told to one that has just come.
  func tellStandings(
    to id: ConnectionID, after question: QuestionID?, in served: ServedContest, lines: ContestLines
  ) {
    let standings = served.contest.shownStandings()
    let board = self.standings(standings, after: question, in: served, lines: lines).shared
    outbox.append(board.line.outgoingStandings, to: id)
  }

  func tellStandings(
    after question: QuestionID?, in served: ServedContest, lines: ContestLines
  ) {
    // Of a self-paced contest nothing is told before its end.
    if served.contest.isWindow, served.contest.phase != .ended { return }
    let standings = served.contest.shownStandings()
    served.remember(standings)
    let board = self.standings(standings, after: question, in: served, lines: lines).shared
    served.toldBoard = board
    if lines.tellsRanks {
      for (contestant, connection) in served.connected {
        outbox.append(board.line(you: served.own(contestant)).outgoingStandings, to: connection)
      }
    }
    for other in served.hosts + served.boards {
      outbox.append(board.line.outgoingStandings, to: other)
    }
  }

  /// Points and rank for who comes in while the contest goes on, once there is something to tell. The line
  /// is the one that all were told: a whole hall may come back at once.
  func tellStandingsSoFar(
    _ id: ConnectionID, _ contestant: ContestantID, in served: ServedContest, lines: ContestLines
  ) {
    let contest = lines.contest
    guard !contest.isWindow, contest.phase != .lobby, contest.phase != .ended else { return }
    if served.toldBoard == nil, let told = contest.newestTold {
      served.toldBoard =
        standings(contest.shownStandings(), after: told, in: served, lines: lines).shared
    }
    guard let board = served.toldBoard else { return }
    outbox.append(board.line(you: served.own(contestant)).outgoingStandings, to: id)
  }

  /// They may be thousands, one after the other: the standings are made once for all of them.
  func tellLateComers(in served: ServedContest) {
    defer { served.lateComers = [] }
    guard !served.lateComers.isEmpty, let lines = ContestLines(served) else { return }
    let board =
      served.endBoard
      ?? standings(
        served.contest.standings(), after: served.contest.last, in: served, lines: lines)
    served.endBoard = board
    let shared = board.shared
    for connection in served.lateComers {
      guard case .contestant(let contestant)? = guests[connection]?.identity else { continue }
      outbox.append(shared.line(you: served.own(contestant)).outgoingStandings, to: connection)
    }
  }

  private func standings(
    _ standings: ContestEngine.Standings, after question: QuestionID?, in served: ServedContest,
    lines: ContestLines
  ) -> ServerMessage.Standings {
    let shown = lines.program.definition.privacy.live
    let reveal = served.contest.reveal
    return ServerMessage.Standings(
      after: question.map { lines.program.wireID(of: $0) }, frozen: served.contest.isFrozen,
      reveal: reveal.map { step(of: $0, in: served, lines: lines) },
      top: inNameOrder((reveal?.rows ?? standings.rows).prefix(ContestLines.topMax), in: served)
        .map { row in
          ServerMessage.Standings.Row(
            rank: row.rank, contestant: row.contestant.description,
            name: served.shownName(of: row.contestant),
            schoolName: shown == .code ? nil : lines.schoolName(row.school), points: row.points)
        },
      teams: standings.teams.prefix(ContestLines.schoolsMax).map { row in
        ServerMessage.Standings.TeamRow(
          rank: row.rank, team: row.team.description, name: served.shownName(of: row.team),
          schoolName: shown == .code ? nil : lines.schoolName(row.school), points: row.points)
      },
      schools: standings.schools.prefix(ContestLines.schoolsMax).map { row in
        ServerMessage.Standings.SchoolRow(
          rank: row.rank, school: row.school.text, schoolName: lines.schoolName(row.school),
          points: row.points)
      }, isFinal: served.contest.isFinalized)
  }

  /// Equals by name, as in the results: only those that are shown, not the thousands behind them.
  private func inNameOrder(
    _ rows: ArraySlice<ContestEngine.Standings.Row>, in served: ServedContest
  ) -> [ContestEngine.Standings.Row] {
    VietnameseOrder.ranked(
      Array(rows), rank: \.rank, byName: { served.fullName(of: $0.contestant) })
  }

  private func step(
    of reveal: StandingsReveal, in served: ServedContest, lines: ContestLines
  ) -> ServerMessage.Standings.Reveal {
    let step = reveal.step
    let school = step.contestant.flatMap { served.contest.contestants[$0]?.school }
    let shown = lines.program.definition.privacy.live
    return ServerMessage.Standings.Reveal(
      contestant: step.contestant?.description, name: step.contestant.map(served.shownName),
      schoolName: shown == .code ? nil : school.map(lines.schoolName), rankBefore: step.rankBefore,
      pointsBefore: step.pointsBefore, rank: step.rank, points: step.points, left: reveal.left)
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

extension Event {
  /// An announced close is over with it: it has come, or other times are told.
  fileprivate var movesClose: Bool {
    switch self {
    case .closed, .paused, .continued, .interrupted, .extended: true
    default: false
    }
  }
}
