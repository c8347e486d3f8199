import Assessment
import Network
import TestSupport
import Wire

/// A pupil at a program that keeps the protocol: the true session, and a head that thinks.
final class SimulatedPupil {
  /// What a pupil saw of one of its answers.
  struct Seen {
    var receipts: Set<String> = []
    /// From when the question could be answered, as the program showed it, to the key that was pressed.
    var thought: Int64?
    var points: Int?
    /// Scored, as the server told.
    var scored: Int64?
    /// When the server had it, from when it could be answered.
    var arrived: Int64?
  }

  let number: Int
  let name: String
  var line: SimulatedLine
  /// Its clock is so far ahead of the world's.
  let ahead: Int64
  private(set) var session: ClientSession
  /// Nil while there is none.
  var connection: ConnectionID?
  private(set) var seen: [String: Seen] = [:]
  private var planned: (question: String, at: Int64)?
  private let think: (inout SeededGenerator) -> Int64
  private let lie: Int64?

  /// - Parameters:
  ///   - think: how long it thinks about a question, in milliseconds.
  ///   - lie: what it says of its own time instead of the truth, in milliseconds; nil: it says the truth.
  init(
    number: Int, code: String, line: SimulatedLine.Quality, ahead: Int64,
    think: @escaping (inout SeededGenerator) -> Int64, lie: Int64? = nil
  ) {
    self.number = number
    name = "Bạn số \(number)"
    self.line = SimulatedLine(line)
    self.ahead = ahead
    self.think = think
    self.lie = lie
    session = ClientSession(
      ClientMessage.Hello(role: .contestant), claim: "claim-of-the-pupil-number-\(number)")
    let birthDate = "2012-05-\(10 + number % 19)"
    _ = session.enter(
      .join(ClientMessage.Join(.code(code), fields: [.name: name, .birthDate: birthDate])), now: 0)
  }

  private func clock(_ now: Int64) -> Int64 { now + ahead }

  // MARK: What happens to it

  func connected(at now: Int64) -> [ClientSession.Effect] { session.connected(now: clock(now)) }

  func disconnected(at now: Int64) -> [ClientSession.Effect] {
    connection = nil
    return session.disconnected(now: clock(now))
  }

  func received(
    _ bytes: [UInt8], at now: Int64, using random: inout SeededGenerator
  ) -> [ClientSession.Effect] {
    let effects = session.receive(bytes, now: clock(now))
    for case .notice(let notice) in effects { note(notice) }
    plan(at: now, using: &random)
    return effects
  }

  /// Presses the key that is due, and does what the session has to do.
  func wake(at now: Int64, using random: inout SeededGenerator) -> [ClientSession.Effect] {
    var effects = session.tick(now: clock(now))
    if let planned, planned.at <= clock(now) {
      self.planned = nil
      effects += press(planned.question, at: now, using: &random)
    }
    for case .notice(let notice) in effects { note(notice) }
    return effects
  }

  var wakesAt: Int64? {
    [session.nextDeadline, planned?.at].compactMap(\.self).min().map { $0 - ahead }
  }

  // MARK: Thinking

  /// Once it sees a question for the first time it knows when it will answer.
  private func plan(at now: Int64, using random: inout SeededGenerator) {
    guard let question = session.view.question, seen[question.id] == nil,
      session.view.canAnswer(question.id), let startsAt = question.startsAt,
      let start = session.view.clock.clientTime(of: startsAt)
    else { return }
    seen[question.id] = Seen()
    planned = (question.id, max(start, clock(now)) + think(&random))
  }

  private func press(
    _ name: String, at now: Int64, using random: inout SeededGenerator
  ) -> [ClientSession.Effect] {
    guard let question = session.view.question, question.id == name,
      case .single(let entries) = question.item.form,
      let startsAt = question.startsAt, let choice = entries.randomElement(using: &random),
      let start = session.view.clock.clientTime(of: startsAt)
    else { return [] }
    seen[name]?.thought = clock(now) - start
    let effects = session.answer(name, with: .choice(choice.id), now: clock(now))
    guard let lie else { return effects }
    return effects.map { effect in
      guard case .send(let line) = effect,
        case .answer(var answer)? = try? ClientMessage(decoding: Array(line.bytes.dropLast()))
      else { return effect }
      answer.elapsed = lie
      return .send(ClientMessage.answer(answer).line)
    }
  }

  // MARK: What it saw

  private func note(_ notice: Notice) {
    switch notice {
    case .accepted(let name):
      if let answer = session.view.question?.answer, session.view.question?.id == name,
        let receipt = answer.receipt
      {
        seen[name, default: Seen()].receipts.insert(receipt)
        if let receivedAt = answer.receivedAt, let startsAt = session.view.question?.startsAt {
          seen[name]?.arrived = receivedAt.milliseconds - startsAt.milliseconds
        }
      }
    case .question(let name):
      // Told again after coming back.
      if let receipt = session.view.question?.answer.receipt {
        seen[name, default: Seen()].receipts.insert(receipt)
      }
    case .closed(let name):
      guard let own = session.view.result?.own.you else { break }
      seen[name, default: Seen()].points = own.points
      seen[name]?.scored = own.time
    default: break
    }
  }
}
