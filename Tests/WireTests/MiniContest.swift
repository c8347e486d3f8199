import Assessment
import Wire

/// A contest small enough to be read at a glance: one contestant, true-or-false questions that
/// open and close, answers that are held once. It speaks through a real `ServerSession`.
struct MiniContest {
  struct Held: Hashable {
    var response: Response?
    var change: Int
    var receipt: String
    var receivedAt: ServerTime
  }

  static let epoch: Int64 = 1_764_000_000_000

  var changeable = false
  var session: ServerSession?
  var isPaused = false
  /// From 1; 0 before the first.
  var current = 0
  var isOpen = false
  var timing = QuestionTiming(
    opensAt: ServerTime(milliseconds: 0), closesAt: ServerTime(milliseconds: 0))
  private(set) var held: [String: Held] = [:]
  /// How often an answer was newly held.
  private(set) var journal: [String] = []
  /// Refusals that only a wrong client gets.
  private(set) var scoldings: [ErrorMessage] = []
  private var toSend: [ServerMessage] = []
  private var pings = 0

  var question: String { "a.\(current)" }

  private func time(_ now: Int64) -> ServerTime { ServerTime(milliseconds: Self.epoch + now) }

  mutating func drained() -> [UInt8] {
    defer { toSend = [] }
    return toSend.flatMap(\.line.bytes)
  }

  // MARK: The host's side

  mutating func open(now: Int64) {
    current += 1
    isOpen = true
    timing = QuestionTiming(opensAt: time(now + 200), closesAt: time(now + 60_200))
    say(questionMessage)
  }

  mutating func close() {
    isOpen = false
    say(.closed(.init(question: question, key: .response(.truth(true)))))
  }

  mutating func setPaused(_ paused: Bool, now: Int64) {
    isPaused = paused
    say(.state(state(now)))
  }

  private func state(_ now: Int64) -> ServerMessage.State {
    .init(isPaused ? .paused : isOpen ? .open : .running, now: time(now))
  }

  private var questionMessage: ServerMessage {
    let answered = held[question].map {
      HeldAnswer(
        response: $0.response, receipt: $0.receipt, receivedAt: $0.receivedAt,
        change: changeable ? $0.change : nil)
    }
    return .question(
      .init(
        question: question, number: current, of: 9,
        item: PresentedItem(prompt: "?", format: .plain, form: .trueFalse), changeable: changeable,
        timing: timing, answered: answered))
  }

  /// To the contestant, where one is in.
  private mutating func say(_ message: ServerMessage) {
    if session?.phase == .joined { toSend.append(message) }
  }

  // MARK: The connection

  mutating func receive(_ output: LineFramer.Output, now: Int64) {
    guard let effects = session?.receive(output, now: now) else { return }
    for effect in effects { take(effect, now: now) }
  }

  mutating func tick(now: Int64) {
    guard let deadline = session?.nextDeadline, deadline <= now else { return }
    pings += 1
    let id = "p\(pings)"
    for effect in session?.tick(now: now, pingID: { id }) ?? [] { take(effect, now: now) }
  }

  private mutating func take(_ effect: ServerSession.Effect, now: Int64) {
    switch effect {
    case .reply(let message):
      if case .error(let error) = message { scoldings.append(error) }
      toSend.append(message)
    case .close: session = nil
    case .request(let message): decide(message, now: now)
    }
  }

  private mutating func decide(_ message: ClientMessage, now: Int64) {
    switch message {
    case .hello:
      let contest = ServerMessage.Welcome.Contest(
        id: "a", title: "A", mode: .live, language: "vi", state: .running, rounds: 1, questions: 9)
      toSend.append(
        .welcome(.init(server: "mini", now: time(now), offer: .contest(contest, registration: []))))
    case .join, .resume:
      session?.joined(as: .contestant, now: now)
      say(.joined(.init(contestant: "c1", token: "t", name: "An", seed: 1)))
      say(.state(state(now)))
      if isOpen { say(questionMessage) }
    case .answer(let answer): decide(answer, now: now)
    default: break
    }
  }

  private mutating func decide(_ answer: ClientMessage.Answer, now: Int64) {
    let change = answer.change ?? 0
    if let old = held[answer.question] {
      guard change > old.change else {
        guard answer.change != nil || old.response == answer.response else {
          return refuse(.alreadyAnswered, answer, receipt: old.receipt)
        }
        return accept(answer.question, old, duplicate: true)
      }
    }
    guard isOpen, answer.question == question, time(now) <= timing.closesAt else {
      return refuse(.late, answer)
    }
    guard !isPaused, time(now) >= timing.opensAt else { return refuse(.notOpen, answer) }
    journal.append(answer.question)
    let new = Held(
      response: answer.response, change: change, receipt: "r\(journal.count)",
      receivedAt: time(now))
    held[answer.question] = new
    accept(answer.question, new, duplicate: false)
  }

  private mutating func accept(_ question: String, _ held: Held, duplicate: Bool) {
    say(
      .accepted(
        .init(
          question: question, receipt: held.receipt, receivedAt: held.receivedAt,
          duplicate: duplicate, change: changeable ? held.change : nil)))
  }

  private mutating func refuse(
    _ code: ErrorCode, _ answer: ClientMessage.Answer, receipt: String? = nil
  ) {
    say(.error(ErrorMessage(code, language: .vi, question: answer.question, receipt: receipt)))
  }
}
