import Assessment
import ContestEngine
import Network
import Wire

/// Self-paced contests: papers are begun, saved and handed in.
extension Referee {
  /// - Parameter attempt: which one is meant, where the client says so: one that is over is not
  ///   followed by another one that nobody asked for.
  func beginPaper(_ id: ConnectionID, attempt: Int?, at now: Instant) {
    guard case .contestant(let contestant)? = guests[id]?.identity, let served = served(id) else {
      return refuse(id, .notJoined)
    }
    guard served.contest.isWindow else {
      return refuse(id, .notOpen, words: RefusalWords.noPapers)
    }
    if let attempt {
      switch meaning(of: attempt, by: contestant, in: served.contest, at: now) {
      case .isOver: return submitPaper(id, ClientMessage.Submission(attempt: attempt), at: now)
      case .isNone: return refuse(id, .badField, field: "attempt")
      case .isNext: break
      }
    }
    do {
      let events = try served.contest.decide(.begin(contestant, seed: random.bytes(32)), at: now)
      served.record(events, at: now)
      announce(events, in: served, at: now)
      let lines = PaperLines(served)
      let paper = lines?.paper(of: contestant) { served.opinions.said(by: contestant, to: $0) }
      if let paper { send(paper, to: id) }
    } catch {
      refuse(id, error.errorCode, words: RefusalWords.beginning(error))
    }
  }

  private enum AttemptMeaning { case isNext, isOver, isNone }

  /// What the number of an attempt means now, in the week that is on.
  private func meaning(
    of attempt: Int, by contestant: ContestantID, in contest: Contest, at now: Instant
  ) -> AttemptMeaning {
    let papers = contest.papers(of: contestant)
    let week = contest.program?.definition.window?.periods.firstIndex {
      $0.opens <= now && now < $0.closes
    }
    guard let newest = papers.last, week == nil || newest.week == week else {
      return attempt == 1 ? .isNext : .isNone
    }
    let isOver = newest.submission != nil || newest.closesAt < now
    if attempt == newest.attempt { return isOver ? .isOver : .isNext }
    if attempt < newest.attempt { return .isOver }
    return attempt == newest.attempt + 1 && isOver ? .isNext : .isNone
  }

  func submitPaper(
    _ id: ConnectionID, _ submission: ClientMessage.Submission, at now: Instant
  ) {
    guard case .contestant(let contestant)? = guests[id]?.identity, let served = served(id) else {
      return refuse(id, .notJoined)
    }
    guard served.contest.isWindow else {
      return refuse(id, .notOpen, words: RefusalWords.noPapers)
    }
    do {
      let events = try served.contest.decide(
        .handIn(contestant, attempt: submission.attempt, estimate: submission.estimate), at: now)
      served.record(events, at: now)
      announce(events, in: served, at: now)
    } catch .alreadyHeld {
      // What was handed in is told again, by `tellHandedIn` too where it is the newest.
      let held = served.contest.papers(of: contestant).last { $0.attempt == submission.attempt }
      if let held, let told = PaperLines(served)?.submitted(held) { send(told, to: id) }
    } catch {
      let isOfEstimate = served.contest.paper(of: contestant)?.attempt == submission.attempt
      let field = isOfEstimate ? "estimate" : "attempt"
      refuse(
        id, error.errorCode, field: error == .badValue ? field : nil,
        words: RefusalWords.handingIn(error))
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
    let isSurvey = served.contest.isSurvey(name.question)
    let isOpen = served.contest.phase != .ended
    // A disk that did not take the key before is asked again.
    if isSurvey, isOpen { try? served.opinions.begin(name.question) }
    let given = GivenAnswer(
      contestant: contestant, question: name.question, response: answer.response,
      change: answer.change ?? 0,
      seal: answer.response.flatMap {
        // After the end keys are gone, and nothing is the same as what is held.
        isSurvey && isOpen ? served.opinions.seal($0, of: contestant, to: name.question) : 1
      }, attempt: name.ordinal)
    if isSurvey, answer.response != nil, given.seal == nil {
      return refuse(id, .unavailable, question: answer.question)
    }
    do {
      let events = try served.contest.decide(.respond(given), at: now)
      for case .opined(let opinion) in events {
        served.opinions.take(opinion, response: answer.response)
      }
      served.record(events, at: now)
      served.isProgressDue = true
      tellSaved(id, answer.question, name, contestant, in: served, duplicate: false)
    } catch .alreadyAnswered(let receipt) {
      refuse(
        id, .alreadyAnswered, question: answer.question, receipt: Receipt.text(receipt),
        words: RefusalWords.anotherIsHeld)
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
    counts.accepted(isRepeated: duplicate)
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
      let told = PaperLines(served)?.submitted(newest)
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
      let lines = ContestLines(served)
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
