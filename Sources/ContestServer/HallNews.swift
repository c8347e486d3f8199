import Assessment
import ContestEngine
import Network
import Wire

/// What the boards in the hall are told beside what everyone is: who is there and how to join, how many
/// have answered, and once the key is told how the answers are spread. Reads, changes nothing.
struct HallNews {
  let lines: ContestLines
  let counts: SchoolCounts
  let present: Int
  /// How many wait until a host lets them in.
  let waiting: Int
  let now: Instant

  private var contest: Contest { lines.contest }

  var message: ServerMessage {
    let last = contest.last
    let tally = last.flatMap(contest.tally)
    return .hall(
      ServerMessage.Hall(
        question: last.map { lines.program.wireID(of: $0) }, answered: tally?.answered ?? 0,
        joined: contest.contestants.count, present: present,
        playing: last.flatMap { contest.countIn(round: $0.round) },
        choices: last.map(choices) ?? [:],
        schools: schools, isFinal: contest.isFinalized,
        papers: contest.paperCounts(at: now).map {
          ServerMessage.Hall.Papers(begun: $0.begun, open: $0.open, handedIn: $0.handedIn)
        }, waiting: contest.needsApproval || waiting > 0 ? waiting : nil))
  }

  /// Nothing before the key is told; of a survey `closed` has what may be told.
  private func choices(of question: QuestionID) -> [ChoiceID: Int] {
    guard lines.isTold(question), !contest.isSurvey(question) else { return [:] }
    return contest.tally(of: question)?.distribution ?? [:]
  }

  /// All of them where the line has room for that, else those from which somebody came.
  private var schools: [ServerMessage.Hall.School] {
    let places = Dictionary(
      counts.schools.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = lines.program.definition.schools.map { school in
      let place = places[school.id]
      return ServerMessage.Hall.School(
        school: school.id.text, schoolName: school.name, code: takesCodes ? school.code : nil,
        joined: place.map { counts.joined[$0] } ?? 0,
        present: place.map { counts.present[$0] } ?? 0)
    }
    return rows.count > HostProgress.schoolsMax ? rows.filter { $0.joined > 0 } : rows
  }

  private var takesCodes: Bool {
    let registration = lines.program.definition.registration
    if registration.roster != nil || contest.phase == .ended { return false }
    return contest.phase == .lobby || registration.lateJoin
  }
}

extension Referee {
  func hall(
    of served: ServedContest, _ counts: SchoolCounts, at now: Instant
  ) -> ServerMessage? {
    ContestLines(served).map { lines in
      HallNews(
        lines: lines, counts: counts, present: served.present, waiting: served.newcomers.count,
        now: now
      ).message
    }
  }

  /// A question whose result is on the wall and on screens was annulled or has another key: they say so.
  func tellCorrected(_ question: QuestionID, in served: ServedContest, lines: ContestLines) {
    guard question == served.contest.last, served.contest.phase != .ended, lines.isTold(question)
    else { return }
    served.remember(served.contest.shownStandings())
    let shared = lines.closed(question).shared
    for board in served.boards { outbox.append(shared.line.outgoing, to: board) }
    let count = served.contest.contestants.count
    for (contestant, connection) in served.connected {
      let own = lines.own(
        contestant, in: question, rank: served.shownRank(of: contestant), of: count,
        opinion: served.opinions.said(by: contestant, to: question))
      outbox.append(shared.line(own: own).outgoing, to: connection)
    }
  }

  /// Between two questions, what a board needs to show what all the others show.
  func catchUpBoard(_ id: ConnectionID, in served: ServedContest, lines: ContestLines) {
    served.isProgressDue = true
    catchUp(id, in: served, lines: lines)
  }

  /// Between two questions and after the end: the last question with its result, and the standings.
  func catchUp(_ id: ConnectionID, in served: ServedContest, lines: ContestLines) {
    let contest = served.contest
    guard contest.current == nil else { return }
    if contest.isWindow {
      if contest.phase == .ended { tellStandings(to: id, after: nil, in: served, lines: lines) }
      return
    }
    guard let last = contest.last else { return }
    if contest.phase != .ended, let timing = contest.timing(of: last) {
      send(lines.round(last.round), to: id)
      outbox.append(lines.question(last, timing: timing).shared.line.outgoing, to: id)
      send(.closed(lines.closed(last)), to: id)
    }
    tellStandings(to: id, after: last, in: served, lines: lines)
    if let winners = winners(by: last, in: served) { send(winners, to: id) }
  }
}
