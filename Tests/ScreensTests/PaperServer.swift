import Assessment
import Screens
import Terminal
import TestSupport
import Wire

/// A small server with one contestant on one paper, which forgets nothing and counts what it is
/// told twice.
struct PaperServer {
  struct Held: Hashable {
    var response: Response?
    var change: Int
    var receipt: String
  }

  let beganAt: ServerTime
  let items: [PresentedItem]
  private(set) var held: [String: Held] = [:]
  /// Changes that were newly held, in order.
  private(set) var journal: [String] = []
  private(set) var submissions = 0
  private(set) var complaints: [String] = []
  private var receipts = 0

  static let time: Int64 = 60 * PaperSamples.minute

  init(beganAt: ServerTime, items: [PresentedItem]) {
    self.beganAt = beganAt
    self.items = items
  }

  private var closesAt: ServerTime { beganAt + Self.time }

  private var isSubmitted: Bool { submissions > 0 }

  mutating func hear(_ line: [UInt8], now: ServerTime) -> [ServerMessage] {
    guard let message = try? ClientMessage(decoding: line) else {
      complaints.append("unreadable")
      return []
    }
    switch message {
    case .hello: return [PaperSamples.welcome(PaperSamples.outline(closesIn: Self.time), now: now)]
    case .join, .resume: return [PaperSamples.joined(attempts), .state(.init(.open, now: now))]
    case .begin: return isSubmitted ? [submitted] : [paper]
    case .answer(let answer): return [take(answer, now: now)]
    case .submit:
      if !isSubmitted { submissions += 1 }
      return [submitted]
    default: return []
    }
  }

  private var attempts: [ServerMessage.PaperAttempt] {
    [
      .init(
        attempt: 1, opensAt: beganAt, closesAt: closesAt, receipt: isSubmitted ? "r-end" : nil)
    ]
  }

  private var submitted: ServerMessage { .submitted(.init(attempt: 1, receipt: "r-end")) }

  private var paper: ServerMessage {
    var saved: [String: Response] = [:]
    for (name, answer) in held { saved[name] = answer.response }
    return .paper(
      .init(
        attempt: 1, of: 2, questions: PaperSamples.questions(items), opensAt: beganAt,
        closesAt: closesAt, saved: saved, changes: held.mapValues(\.change)))
  }

  private mutating func take(_ answer: ClientMessage.Answer, now: ServerTime) -> ServerMessage {
    let change = answer.change ?? 0
    if let known = held[answer.question], known.change >= change {
      if known.change == change, known.response != answer.response {
        complaints.append("another answer under the number \(change)")
      }
      return accepted(answer.question, known, duplicate: true, now: now)
    }
    if isSubmitted { return .error(ErrorMessage(.late, language: .vi, question: answer.question)) }
    receipts += 1
    let new = Held(response: answer.response, change: change, receipt: "r\(receipts)")
    held[answer.question] = new
    journal.append("\(answer.question) \(change)")
    return accepted(answer.question, new, duplicate: false, now: now)
  }

  private func accepted(
    _ question: String, _ held: Held, duplicate: Bool, now: ServerTime
  ) -> ServerMessage {
    .accepted(
      .init(
        question: question, receipt: held.receipt, receivedAt: now, duplicate: duplicate,
        change: held.change))
  }
}

/// A contestant at random keys, with a line that breaks whenever it likes.
struct RandomPaper {
  private var random: SeededGenerator
  private(set) var play: Play
  private(set) var server: PaperServer
  private var isUp = true
  /// Said by the server and not heard yet.
  private var underWay: [ServerMessage] = []

  init(seed: UInt64, size: Size) {
    random = SeededGenerator(seed: seed)
    play = Play(size)
    server = PaperServer(
      beganAt: play.serverNow,
      items: PaperSamples.kinds.map(\.item) + PaperSamples.kinds.map(\.item))
    play.joinPapers()
    play.press(.enter)
    play.effects = []
    play.type("c")
    exchange(all: true)
  }

  private static let keys: [Key] =
    "aabbcdđâ1234nnppmmg8x,. ".map(Key.character) + [
      .enter, .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .delete, .backspace,
      .escape, .tab, .function(1), .function(5), .function(6), .function(7), .function(8),
      .function(10), .character("k"), .paste("Hà Nội"),
    ]

  mutating func step() {
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<14:
      if let key = Self.keys.randomElement(using: &random) { play.press(key) }
    case 14: play.wait(Int64.random(in: 0...2_500, using: &random))
    case 15 where isUp: breakOff()
    case 16, 15: if !isUp { comeBack() }
    default: exchange(all: false)
    }
    if isUp { carry() }
  }

  private mutating func breakOff() {
    // What was on its way is lost, on both sides.
    carryOut(loses: Bool.random(using: &random))
    underWay = []
    isUp = false
    play.tell(.disconnected)
  }

  private mutating func comeBack() {
    play.wait(3_500)
    play.effects = []
    underWay = []
    isUp = true
    play.tell(.connected(nil))
    exchange(all: true)
  }

  /// Lines of the client reach the server, or not.
  private mutating func carryOut(loses: Bool) {
    for effect in play.effects {
      guard case .send(let bytes) = effect, !loses else { continue }
      underWay += server.hear(Array(bytes.dropLast()), now: play.serverNow)
    }
    play.effects = []
  }

  private mutating func carry() { carryOut(loses: false) }

  private mutating func exchange(all: Bool) {
    guard isUp else { return }
    repeat {
      carry()
      let heard = underWay
      underWay = []
      for message in heard { play.server(message) }
    } while all
      && (!underWay.isEmpty || play.effects.contains { if case .send = $0 { true } else { false } })
  }

  /// All that is to be saved is saved.
  mutating func settle() {
    if !isUp { comeBack() }
    play.press(.escape, .escape)
    for _ in 0..<4 {
      play.wait(2_000)
      exchange(all: true)
    }
  }

  var model: ContestantModel { play.model }
}
