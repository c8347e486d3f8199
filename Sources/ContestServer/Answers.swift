import ContestEngine
import Network
import Wire

/// Answers of contestants: accepted once, and told again as often as they are sent.
extension Referee {
  func answer(_ guest: Guest, _ answer: ClientMessage.Answer, at now: Instant) {
    let id = guest.id
    guard case .contestant(let contestant) = guest.identity, let served = served(guest),
      let program = served.contest.program
    else { return refuse(id, .notJoined) }
    if served.contest.isWindow {
      return savePaper(id, answer, of: contestant, in: served, at: now)
    }
    guard let question = program.question(wireID: answer.question) else {
      return refuse(id, .unknownQuestion)
    }
    let given = GivenAnswer(
      contestant: contestant, question: question, response: answer.response,
      change: answer.change ?? 0, elapsed: answer.elapsed,
      leastRoundTrip: guest.session.leastRoundTrip,
      seal: answer.response.flatMap { served.opinions.seal($0, of: contestant, to: question) })
    if answer.response != nil, given.seal == nil, served.contest.isSurvey(question),
      let current = served.contest.current, current.question == question, !current.isClosed
    {
      return refuse(id, .unavailable, question: answer.question)
    }
    do {
      let events = try served.contest.decide(.respond(given), at: now)
      for case .opined(let opinion) in events {
        served.opinions.take(opinion, response: answer.response)
      }
      served.record(events, at: now)
      served.isProgressDue = true
      announce(events, in: served, at: now)
      accept(id, answer.question, question, contestant, in: served, duplicate: false)
    } catch .alreadyHeld {
      accept(id, answer.question, question, contestant, in: served, duplicate: true)
    } catch .alreadyAnswered(let receipt) {
      refuse(
        id, .alreadyAnswered, question: answer.question, receipt: Receipt.text(receipt),
        words: RefusalWords.another(served.contest.rules(of: question)?.answers ?? .final))
    } catch {
      refuse(id, error.errorCode, question: answer.question)
    }
  }

  /// A star is durable before it is told of, as an answer is.
  func star(_ guest: Guest, question name: String, at now: Instant) {
    let id = guest.id
    guard case .contestant(let contestant) = guest.identity, let served = served(guest) else {
      return refuse(id, .notJoined)
    }
    guard let question = served.question(named: name) else { return refuse(id, .unknownQuestion) }
    do {
      let events = try served.contest.decide(.stake(contestant, question), at: now)
      served.record(events, at: now)
      announce(events, in: served, at: now)
      send(.starred(question: name, receipt: Receipt.text(served.contest.sequence)), to: id)
    } catch .alreadyHeld(let receipt) {
      send(.starred(question: name, receipt: Receipt.text(receipt)), to: id)
    } catch {
      refuse(id, error.errorCode, question: name, words: RefusalWords.star(error))
    }
  }

  private func accept(
    _ id: ConnectionID, _ name: String, _ question: QuestionID, _ contestant: ContestantID,
    in served: ServedContest, duplicate: Bool
  ) {
    guard let held = served.contest.answer(of: contestant, to: question) else { return }
    counts.accepted(isRepeated: duplicate)
    send(
      .accepted(
        ServerMessage.Accepted(
          question: name, receipt: Receipt.text(held.receipt), receivedAt: held.receivedAt.wire,
          duplicate: duplicate, change: held.change == 0 ? nil : held.change)), to: id)
  }
}

extension Refusal {
  /// The code that the wire has for it.
  var errorCode: ErrorCode {
    switch self {
    case .duplicatePerson: .duplicatePerson
    case .contestFull: .contestFull
    case .joinClosed: .joinClosed
    case .unknownContestant, .unknownSchool: .badCode
    case .unknownQuestion: .unknownQuestion
    case .notOpen: .notOpen
    case .late: .late
    case .alreadyAnswered, .alreadyHeld: .alreadyAnswered
    case .badResponse: .badResponse
    case .attemptsUsed: .attemptsUsed
    case .amendmentRefused, .drawTooSmall, .drawOffTarget, .invalidCommand, .judging:
      .invalidCommand
    case .badValue: .badField
    }
  }
}
