public import Assessment
import Wire

/// What simulated students have learned: by prompt, the texts of what is right.
public struct Knowledge: Sendable {
  private var right: [String: Set<String>] = [:]
  private var truths: [String: Bool] = [:]

  public init(items: [Item] = []) {
    for item in items {
      let prompt = PlainText.from(item.prompt, format: item.format)
      switch item.body {
      case .single(let choices), .multiple(let choices):
        right[prompt] = Set(
          choices.filter { $0.fraction > .zero }.map {
            PlainText.from($0.text, format: item.format)
          })
      case .trueFalse(let key): truths[prompt] = key.truth
      default: break
      }
    }
  }

  func isRight(_ text: String, in prompt: String) -> Bool? { right[prompt]?.contains(text) }

  func truth(of prompt: String) -> Bool? { truths[prompt] }
}

/// One simulated contestant: what to send when, from what the server says. No I/O.
struct SimulatedStudent {
  /// An answer that is on its way.
  struct Pending {
    let line: [UInt8]
    let question: String
    /// On the local clock, in milliseconds.
    var dueAt: Int64
    /// Nil where it is to be sent, for the first time or again.
    var sentAt: Int64?
    /// It went out, and nothing was heard of it: also while it waits to be sent again.
    var isUnheard = false
  }

  enum Phase: Equatable { case greeting, joining, playing, over }

  let index: Int
  private let code: String
  private let knowledge: Knowledge
  /// The chance of knowing an answer, 0…1.
  private let ability: Double
  /// The usual time to think, as a share of the time there is, 0…1.
  private let pace: Double
  private var random: SeededRandom
  private(set) var phase = Phase.greeting
  private(set) var token: String?
  /// The contest that the code belongs to, as it was when the student first came.
  private(set) var contest: ServerMessage.Welcome.Contest?
  /// How many were in it just after the student joined; nil before.
  private(set) var joinedThen: Int?
  /// The server's clock less the local one, in milliseconds.
  private var offset: Int64 = 0
  private(set) var pending: Pending?
  private(set) var hasSeenQuestion = false
  /// Waits until a host lets them in.
  private(set) var isHeld = false
  private(set) var receipts: [String: String] = [:]
  private(set) var doubled = 0
  private(set) var refused = 0
  /// Accepted once, and after a broken line the server did not know of it any more.
  private(set) var forgotten = 0
  /// In again, and not told of the open question yet.
  private var isBack = false
  /// Why the contest did not let this student in, or in again; nil where it did or has yet to say.
  private(set) var turnedAway: ErrorCode?
  /// From sending to `accepted`, in milliseconds.
  private(set) var latencies: [Int64] = []

  init(index: Int, code: String, knowledge: Knowledge, seed: UInt64) {
    self.index = index
    self.code = code
    self.knowledge = knowledge
    var random = SeededRandom(seed: seed &+ UInt64(index) &* 0x5851_F42D_4C95_7F2D)
    ability = Double.random(in: 0.35...0.98, using: &random)
    pace = Double.random(in: 0.12...0.6, using: &random)
    self.random = random
  }

  var hello: [UInt8] {
    ClientMessage.hello(
      ClientMessage.Hello(role: .contestant, client: "rehearse/1.0", language: "vi", code: code)
    ).line.bytes
  }

  /// A connection is there: greets, and joins or resumes once the server has answered.
  mutating func connected() { if phase != .over { phase = .greeting } }

  /// The connection broke: what was sent and not accepted is sent again after the next one.
  mutating func disconnected() { pending?.sentAt = nil }

  /// - Returns: what to send at once.
  mutating func receive(_ message: ServerMessage, now: Int64) -> [[UInt8]] {
    switch message {
    case .welcome(let welcome):
      offset = welcome.now.milliseconds - now
      phase = .joining
      if contest == nil, case .contest(let offered, _) = welcome.offer { contest = offered }
      return [entry(asked: Self.fields(welcome))]
    case .joined(let joined):
      phase = .playing
      isBack = token != nil
      token = joined.token ?? token
    case .state(let state):
      if token != nil, joinedThen == nil { joinedThen = state.joined ?? 0 }
    case .mustWait: isHeld = true
    case .ping(let id): return [ClientMessage.pong(id: id).line.bytes]
    case .question(let question):
      hasSeenQuestion = true
      if isBack, let known = receipts[question.question], question.answered?.receipt != known {
        forgotten += 1
      }
      isBack = false
      think(question, now: now)
    case .extended(let extended):
      let closes = extended.timing.closesAt.milliseconds - offset
      if pending?.question == extended.question, let due = pending?.dueAt, due < now, closes > now {
        pending?.sentAt = nil
      }
    case .accepted(let accepted): note(accepted, now: now)
    case .closed(let closed): if pending?.question == closed.question { pending = nil }
    case .error(let error): refuse(error, now: now)
    case .ended:
      phase = .over
      // Over before it could be sent again.
      if pending?.sentAt == nil { pending = nil }
    default: break
    }
    return []
  }

  /// The answer that is due, marked as sent.
  mutating func answer(dueBy now: Int64) -> [UInt8]? {
    guard phase == .playing, var due = pending, due.sentAt == nil, due.dueAt <= now else {
      return nil
    }
    due.sentAt = now
    due.isUnheard = true
    pending = due
    return due.line
  }

  /// When the next answer is due, on the local clock.
  var nextDue: Int64? { pending.flatMap { $0.sentAt == nil ? $0.dueAt : nil } }

  /// In, or not let in: where the code leads is known.
  var isSettled: Bool { joinedThen != nil || isHeld || phase == .over }

  /// Whether an answer was sent and nothing was heard of it.
  var hasLost: Bool { pending?.isUnheard ?? false }

  /// Answers of which nothing was heard, or that were accepted and forgotten.
  var lost: Int { forgotten + (hasLost ? 1 : 0) }

  /// Whether the server did not know this student any more after a broken connection.
  var isPutOut: Bool { token != nil && turnedAway != nil }

  private static func fields(_ welcome: ServerMessage.Welcome) -> [RegistrationField] {
    if case .contest(_, let fields) = welcome.offer { fields } else { [.name] }
  }

  private func entry(asked: [RegistrationField]) -> [UInt8] {
    if let token { return ClientMessage.resume(token: token).line.bytes }
    let person = SimulatedPerson(index: index)
    var fields: [RegistrationField: String] = [:]
    for field in asked {
      switch field {
      case .name: fields[field] = person.name
      case .birthDate: fields[field] = person.birthDate
      case .class: fields[field] = person.className
      case .grade: fields[field] = String(person.className.prefix(1))
      case .team, .ward, .number: fields[field] = "\(index + 1)"
      case .phone: fields[field] = "0900000000"
      case .email: fields[field] = "c\(index + 1)@example.org"
      }
    }
    return ClientMessage.join(ClientMessage.Join(.code(code), fields: fields)).line.bytes
  }

  private mutating func think(_ question: ServerMessage.Question, now: Int64) {
    guard let timing = question.timing, receipts[question.question] == nil,
      pending?.question != question.question, question.answered == nil
    else { return }
    let starts = timing.startsAt.milliseconds - offset
    let span = Double(timing.closesAt - timing.startsAt)
    let share = min(0.97, pace * Double.random(in: 0.5...1.6, using: &random))
    // One in fifty looks away and never answers.
    guard Double.random(in: 0..<1, using: &random) >= 0.02,
      let response = response(to: question.item)
    else { return }
    let due = starts + max(400, Int64(span * share))
    let line = ClientMessage.answer(
      ClientMessage.Answer(
        question: question.question, response: response, change: question.changeable ? 1 : nil,
        elapsed: due - starts)
    ).line.bytes
    pending = Pending(line: line, question: question.question, dueAt: due)
  }

  private mutating func response(to item: PresentedItem) -> Response? {
    let knows = Double.random(in: 0..<1, using: &random) < ability
    switch item.form {
    case .single(let entries):
      let right = entries.first { knowledge.isRight($0.text, in: item.prompt) ?? false }
      return (knows ? right : nil).map { .choice($0.id) }
        ?? entries.randomElement(using: &random).map { .choice($0.id) }
    case .multiple(let entries, let select):
      let right = entries.filter { knowledge.isRight($0.text, in: item.prompt) ?? false }
      if knows, !right.isEmpty { return .choices(Set(right.map(\.id))) }
      return .choices(Set(entries.shuffled(using: &random).prefix(select ?? 2).map(\.id)))
    case .trueFalse:
      return .truth(
        knows
          ? knowledge.truth(of: item.prompt) ?? Bool.random(using: &random)
          : Bool.random(using: &random))
    case .numeric: return .number(DecimalNumber(Int32.random(in: 1...2_026, using: &random)))
    case .text: return .text("dịch vụ công")
    case .matching(let left, let right):
      let shuffled = right.shuffled(using: &random)
      return .pairs(
        Dictionary(zip(left.map(\.id), shuffled.map(\.id)), uniquingKeysWith: { first, _ in first })
      )
    case .ordering(let entries): return .order(entries.shuffled(using: &random).map(\.id))
    case .cloze(let gaps):
      return .blanks(
        Dictionary(
          gaps.map { ($0.id, $0.choices.first?.id.text ?? "1") },
          uniquingKeysWith: { first, _ in first }))
    }
  }

  private mutating func note(_ accepted: ServerMessage.Accepted, now: Int64) {
    if let known = receipts[accepted.question], known != accepted.receipt { doubled += 1 }
    receipts[accepted.question] = accepted.receipt
    guard let sent = pending, sent.question == accepted.question else { return }
    if let sentAt = sent.sentAt { latencies.append(now - sentAt) }
    pending = nil
  }

  private mutating func refuse(_ error: ErrorMessage, now: Int64) {
    if phase == .greeting || phase == .joining, !error.code.isTemporary {
      turnedAway = error.code
      phase = .over
      return
    }
    if error.code.isTemporary {
      pending?.sentAt = nil
      pending?.isUnheard = false
      pending?.dueAt = now + (error.retryAfter ?? 500)
      return
    }
    guard let question = error.question, question == pending?.question else { return }
    // In a pause the answer is kept; `extended` says when to send it.
    if error.code == .notOpen {
      pending?.isUnheard = false
      return
    }
    refused += 1
    pending = nil
  }
}
