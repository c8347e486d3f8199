import Assessment
import Screens
import Terminal
import Wire

/// A self-paced contest for the tests of papers.
enum PaperSamples {
  static let minute: Int64 = 60_000

  /// Two hours from the tests' beginning, unless told otherwise.
  static func outline(
    opensIn: Int64 = -minute, closesIn: Int64 = 120 * minute, attempts: Int = 2,
    estimate: ServerMessage.PaperOutline.Estimate = .none,
    show: ServerMessage.PaperOutline.Show = .end, next: Int64? = nil
  ) -> ServerMessage.PaperOutline {
    let epoch = Play.epoch
    func period(_ from: Int64, _ to: Int64) -> ServerMessage.PaperOutline.Period {
      .init(
        opensAt: ServerTime(milliseconds: epoch + from),
        closesAt: ServerTime(milliseconds: epoch + to))
    }
    let later = next.map { [period($0, $0 + 60 * minute)] } ?? []
    return ServerMessage.PaperOutline(
      questions: kinds.count, minutes: 15, attempts: attempts,
      periods: [period(opensIn, closesIn)] + later, estimate: estimate, show: show)
  }

  static func welcome(
    _ outline: ServerMessage.PaperOutline?, now: ServerTime, language: String = "vi",
    fields: [RegistrationField] = [.name], state: ContestState = .open
  ) -> ServerMessage {
    .welcome(
      ServerMessage.Welcome(
        server: "bangvang/1.0", now: now,
        offer: .contest(
          .init(
            id: "tim-hieu", title: "Tìm hiểu dịch vụ công trực tuyến", mode: .window,
            language: language, state: state, rounds: 1, questions: 60, paper: outline),
          registration: fields)))
  }

  static func joined(
    _ attempts: [ServerMessage.PaperAttempt] = [], ticket: String? = "4F7Q2M9X",
    extraTime: ExtraTime? = nil
  ) -> ServerMessage {
    var joined = Samples.joined
    joined.ticket = ticket
    joined.extraTime = extraTime
    joined.attempts = attempts
    return .joined(joined)
  }

  /// One of each kind, in the order of the paper.
  static let kinds = [
    Samples.single, Samples.multiple, Samples.truth, Samples.numeric, Samples.text,
    Samples.matching, Samples.ordering, Samples.cloze,
  ]

  static func questions(_ items: [PresentedItem], ordinal: Int = 1) -> [ServerMessage.Question] {
    items.enumerated().map { place, item in
      ServerMessage.Question(
        question: "vong-1.\(place + 11)" + (ordinal > 1 ? "-\(ordinal)" : ""), number: place + 1,
        of: items.count, round: "vong-1", item: item, points: 10)
    }
  }

  static func paper(
    attempt: Int = 1, of: Int = 2, items: [PresentedItem] = kinds.map(\.item), now: ServerTime,
    left: Int64 = 15 * minute, saved: [String: Response] = [:], changes: [String: Int] = [:],
    rounds: [ServerMessage.Paper.Round] = []
  ) -> ServerMessage {
    .paper(
      ServerMessage.Paper(
        attempt: attempt, of: of, questions: questions(items, ordinal: attempt),
        opensAt: now + (left - 15 * minute), closesAt: now + left, saved: saved, changes: changes,
        rounds: rounds))
  }

  /// The name of the question with that number on the first paper.
  static func name(_ number: Int) -> String { "vong-1.\(number + 10)" }
}

extension Play {
  /// Everything up to the page before the paper.
  mutating func joinPapers(
    _ outline: ServerMessage.PaperOutline? = PaperSamples.outline(),
    attempts: [ServerMessage.PaperAttempt] = [], language: String = "vi",
    extraTime: ExtraTime? = nil
  ) {
    open()
    server(PaperSamples.welcome(outline, now: serverNow, language: language))
    type("Nguyễn Thị Ánh")
    press(.enter, .enter)
    server(
      PaperSamples.joined(attempts, extraTime: extraTime), .state(.init(.open, now: serverNow)))
    press(.enter)
  }

  mutating func beginPaper(items: [PresentedItem] = PaperSamples.kinds.map(\.item), of: Int = 2) {
    press(.enter)
    type("c")
    server(PaperSamples.paper(of: of, items: items, now: serverNow))
  }

  /// Lets time pass on a line that is up.
  mutating func work(_ milliseconds: Int64) {
    let end = now + milliseconds
    while now < end {
      wait(min(10_000, end - now))
      server(.ping(id: "k"))
    }
  }

  /// The server has saved the newest answer to a question.
  mutating func save(_ number: Int) {
    let name = PaperSamples.name(number)
    let sent = answers.last { $0.contains("\"\(name)\"") } ?? ""
    guard case .answer(let answer)? = try? ClientMessage(decoding: Array(sent.utf8)) else { return }
    server(
      .accepted(
        .init(
          question: name, receipt: "r\(number)", receivedAt: serverNow, change: answer.change)))
  }
}

extension PlainPlay {
  mutating func joinPapers(
    _ outline: ServerMessage.PaperOutline? = PaperSamples.outline(),
    attempts: [ServerMessage.PaperAttempt] = []
  ) {
    tell(.connected(Samples.trust))
    server(PaperSamples.welcome(outline, now: serverNow))
    line("Nguyễn Thị Ánh")
    line("")
    server(PaperSamples.joined(attempts), .state(.init(.open, now: serverNow)))
  }

  mutating func beginPaper(items: [PresentedItem] = PaperSamples.kinds.map(\.item)) {
    line("c")
    server(PaperSamples.paper(items: items, now: serverNow))
  }

  /// Lets time pass on a line that is up.
  mutating func work(_ milliseconds: Int64) {
    let end = now + milliseconds
    while now < end {
      wait(min(10_000, end - now))
      server(.ping(id: "k"))
    }
  }

  /// The server has saved the newest answer to a question.
  mutating func save(_ number: Int) {
    let name = PaperSamples.name(number)
    let sent = answers.last { $0.contains("\"\(name)\"") } ?? ""
    guard case .answer(let answer)? = try? ClientMessage(decoding: Array(sent.utf8)) else { return }
    server(
      .accepted(
        .init(
          question: name, receipt: "r\(number)", receivedAt: serverNow, change: answer.change)))
  }

  var sent: [String] {
    effects.compactMap { effect in
      guard case .send(let bytes) = effect else { return nil }
      return String(decoding: bytes.dropLast(), as: UTF8.self)
    }
  }
}
