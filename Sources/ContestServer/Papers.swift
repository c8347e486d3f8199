import Assessment
import ContestEngine
import Network
import Wire

/// Self-paced contests: papers are begun, saved and handed in.
extension Referee {
  func beginPaper(_ id: ConnectionID, at now: Instant) {
    guard case .contestant(let contestant)? = guests[id]?.identity, let served = served(id) else {
      return refuse(id, .notJoined)
    }
    guard served.contest.isWindow else { return refuse(id, .notOpen) }
    do {
      let events = try served.contest.decide(.begin(contestant, seed: random.bytes(32)), at: now)
      served.record(events, at: now)
      announce(events, in: served, at: now)
      if let paper = PaperLines(served.contest)?.paper(of: contestant) { send(paper, to: id) }
    } catch {
      refuse(id, error.errorCode)
    }
  }

  func submitPaper(
    _ id: ConnectionID, _ submission: ClientMessage.Submission, at now: Instant
  ) {
    guard case .contestant(let contestant)? = guests[id]?.identity, let served = served(id) else {
      return refuse(id, .notJoined)
    }
    guard served.contest.isWindow else { return refuse(id, .notOpen) }
    do {
      let events = try served.contest.decide(
        .handIn(contestant, attempt: submission.attempt, estimate: submission.estimate), at: now)
      served.record(events, at: now)
      announce(events, in: served, at: now)
    } catch .alreadyHeld {
      // What was handed in is told again, by `tellHandedIn` too where it is the newest.
      let held = served.contest.papers(of: contestant).last { $0.attempt == submission.attempt }
      if let held, let told = PaperLines(served.contest)?.submitted(held) { send(told, to: id) }
    } catch {
      let isOfEstimate = served.contest.paper(of: contestant)?.attempt == submission.attempt
      refuse(
        id, error.errorCode, field: error == .badValue ? isOfEstimate ? "estimate" : "attempt" : nil
      )
    }
  }

  /// Saves an answer to a question of a paper.
  func savePaper(
    _ id: ConnectionID, _ answer: ClientMessage.Answer, of contestant: ContestantID,
    in served: ServedContest, at now: Instant
  ) {
    guard let program = served.contest.program,
      let name = PaperQuestionName(answer.question, in: program)
    else { return refuse(id, .unknownQuestion) }
    let given = GivenAnswer(
      contestant: contestant, question: name.question, response: answer.response,
      change: answer.change ?? 0, attempt: name.ordinal)
    do {
      served.record(try served.contest.decide(.respond(given), at: now), at: now)
      served.isProgressDue = true
      tellSaved(id, answer.question, name, contestant, in: served, duplicate: false)
    } catch .alreadyHeld {
      tellSaved(id, answer.question, name, contestant, in: served, duplicate: true)
    } catch {
      refuse(id, error.errorCode, question: answer.question)
    }
  }

  private func tellSaved(
    _ id: ConnectionID, _ text: String, _ name: PaperQuestionName, _ contestant: ContestantID,
    in served: ServedContest, duplicate: Bool
  ) {
    guard
      let paper = served.contest.papers(of: contestant).first(where: { $0.ordinal == name.ordinal }
      ),
      let place = paper.questions.firstIndex(of: name.question), let held = paper.answers[place]
    else { return }
    send(
      .accepted(
        ServerMessage.Accepted(
          question: text, receipt: Receipt.text(held.receipt), receivedAt: held.receivedAt.wire,
          duplicate: duplicate, change: held.change == 0 ? nil : held.change)), to: id)
  }

  /// Tells a contestant who is there that the paper was handed in, also by the server.
  func tellHandedIn(_ paper: HandedInPaper, in served: ServedContest) {
    guard let connection = served.connections[served.place(of: paper.contestant)],
      let newest = served.contest.paper(of: paper.contestant),
      let told = PaperLines(served.contest)?.submitted(newest)
    else { return }
    send(told, to: connection)
  }

  // MARK: Dates

  /// Starts a self-paced contest at its opening, and tells when it opens and closes.
  func followDates(of served: ServedContest, at now: Instant) {
    guard served.contest.isWindow else { return }
    if let opening = served.contest.startsAt, opening <= now, served.startRetryAt ?? now <= now {
      let isStarted = carryOut(.start(seed: random.bytes(32)), in: served, at: now)
      served.startRetryAt = isStarted ? nil : now + Self.startRetry
    }
    let phase = served.contest.windowPhase(at: now)
    defer { served.toldPhase = phase }
    guard let told = served.toldPhase, told != phase, phase != .ended,
      let lines = ContestLines(served.contest)
    else { return }
    broadcast(lines.state(present: served.present, now: now), in: served)
  }

  /// When `followDates` has something to do.
  func nextDate(of served: ServedContest, after now: Instant) -> Instant? {
    guard served.contest.isWindow, served.contest.phase != .ended else { return nil }
    let dates = (served.contest.program?.definition.window?.periods ?? [])
      .flatMap { [$0.opens, $0.closes] }
    return (dates.filter { $0 > now } + [served.startRetryAt].compactMap { $0 }).min()
  }

  /// A stock that is too small does not grow by itself, but an organizer may amend the definition.
  private static let startRetry: Int64 = 60_000
}

/// What a question of a paper is called on the wire: `<round>.<n>`, and behind a contestant's first
/// attempt `-2`, `-3` …, so that a late answer to an older paper never reaches a newer one.
struct PaperQuestionName: Hashable {
  let question: QuestionID
  /// Of the attempt, from 1.
  let ordinal: Int

  init(_ question: QuestionID, ordinal: Int) {
    self.question = question
    self.ordinal = ordinal
  }

  /// Nil for what names no question.
  init?(_ text: String, in program: ContestProgram) {
    var name = text[...]
    var ordinal = 1
    if let dot = text.lastIndex(of: "."), let dash = text[dot...].lastIndex(of: "-") {
      let digits = text[text.index(after: dash)...]
      guard let number = Int(digits), number > 1, "\(number)" == digits else { return nil }
      ordinal = number
      name = text[..<dash]
    }
    guard let question = program.question(wireID: String(name)) else { return nil }
    self.init(question, ordinal: ordinal)
  }

  func text(in program: ContestProgram) -> String {
    program.wireID(of: question) + (ordinal > 1 ? "-\(ordinal)" : "")
  }
}

/// What a self-paced contest says of papers. Reads, changes nothing.
struct PaperLines {
  private let contest: Contest
  private let program: ContestProgram

  init?(_ contest: Contest) {
    guard let program = contest.program, contest.isWindow else { return nil }
    self.contest = contest
    self.program = program
  }

  /// The newest attempt with what is saved.
  func paper(of contestant: ContestantID) -> ServerMessage? {
    guard let paper = contest.paper(of: contestant) else { return nil }
    var saved: [String: Response] = [:]
    var changes: [String: Int] = [:]
    var questions: [ServerMessage.Question] = []
    for (place, id) in paper.questions.enumerated() {
      let name = PaperQuestionName(id, ordinal: paper.ordinal).text(in: program)
      let round = program.definition.rounds[id.round]
      questions.append(
        ServerMessage.Question(
          question: name, number: place + 1, of: paper.questions.count, round: round.id,
          item: contest.rounds[id.round][id.place].presented.asPlainText, shuffle: round.shuffle,
          points: round.trial ? 0 : round.points))
      if let answer = paper.answers[place] {
        saved[name] = answer.response
        changes[name] = answer.change
      }
    }
    return .paper(
      ServerMessage.Paper(
        attempt: paper.attempt, of: paper.of, questions: questions, opensAt: paper.begunAt.wire,
        closesAt: paper.closesAt.wire, saved: saved, changes: changes))
  }

  /// Nil for a paper that was not handed in.
  func submitted(_ paper: ContestEngine.PaperView) -> ServerMessage? {
    paper.submission.map {
      .submitted(
        ServerMessage.Submitted(
          attempt: paper.attempt, receipt: Receipt.text($0.receipt),
          points: program.definition.window?.show == .submit ? $0.points : nil))
    }
  }
}
