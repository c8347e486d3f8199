import Assessment
import Foundation
import Screens
import Terminal
import Wire

/// The organizer's console with a server behind it that says what a test tells it to.
struct HostPlay {
  var model: HostModel
  var size: Size
  var now: Int64 = 1_000
  /// What the program was told to do, the newest last.
  var effects: [HostEffect] = []
  var sequence: Int64 = 100

  var serverNow: ServerTime { ServerTime(milliseconds: Play.epoch + now) }

  init(_ size: Size = .standard, token: String? = "host-token", language: WireLanguage = .vi) {
    self.size = size
    model = HostModel(
      HostSetup(server: "10.0.0.5:7878", language: language, token: token), now: now)
    effects = model.start(now: now)
    tell(.resized(size))
  }

  mutating func tell(_ event: HostEvent) { effects += model.handle(event, now: now) }

  mutating func server(_ messages: ServerMessage...) {
    for message in messages { tell(.received(message.line.bytes)) }
  }

  /// Types characters one by one.
  mutating func type(_ text: String) { tell(.keys(text.map { .character($0) })) }

  /// Presses keys one after another, with a second between them.
  mutating func press(_ keys: Key...) {
    for key in keys {
      wait(1_000)
      tell(.keys([key]))
    }
  }

  // MARK: A server

  /// In, with what the server says of its state.
  mutating func enter(_ state: ContestState = .lobby, joined: Int = 75, present: Int = 73) {
    tell(.connected(ServerTrust(pin: Samples.trust.pin, isFirstVisit: false)))
    server(.welcome(HostSamples.welcome(now: serverNow)))
    server(
      .authenticated(.host),
      .state(.init(state, joined: joined, present: present, now: serverNow)))
  }

  mutating func state(_ state: ContestState) { server(.state(.init(state, now: serverNow))) }

  /// The server confirms what was told last.
  mutating func confirm() { server(.done(.init(id: lastCommandID))) }

  mutating func refuse(_ code: ErrorCode = .invalidCommand) {
    server(.error(.init(code, language: .vi, id: lastCommandID)))
  }

  mutating func event(_ kind: String, _ details: [(String, JSONValue)] = []) {
    sequence += 1
    server(
      .event(
        .init(
          sequence: sequence, at: serverNow, kind: kind,
          details: JSONObject(details.map { .init(key: $0.0, value: $0.1) }))))
  }

  mutating func ask(_ question: ServerMessage.Question, key: AnswerKey, seconds: Int64 = 20) {
    var question = question
    question.timing = QuestionTiming(opensAt: serverNow, closesAt: serverNow + seconds * 1000)
    event("opened", [("question", .string(question.question))])
    server(
      .round(Samples.round), .question(question), .key(question: question.question, key))
  }

  mutating func progress(
    _ question: ServerMessage.Question?, answered: Int = 0, choices: [ChoiceID: Int] = [:],
    schools: [ServerMessage.Progress.School] = HostSamples.schools, asked: Int = 0,
    isFinal: Bool = false
  ) {
    let list = (0..<asked).map { place in
      ServerMessage.Progress.Asked(
        question: "khoi-dong.\(place + 1)", answered: 70, correct: place + 1 < asked ? 50 : nil)
    }
    server(
      .progress(
        .init(
          question: question?.question, answered: answered,
          present: schools.reduce(0) { $0 + $1.present }, choices: choices, schools: schools,
          asked: list, isFinal: isFinal)))
  }

  /// The third question, open for 13 s more.
  mutating func openThird() {
    enter(.running)
    progress(nil, asked: 2)
    ask(Samples.single, key: HostSamples.key)
    wait(7_000)
    progress(Samples.single, answered: 66, choices: HostSamples.choices, asked: 3)
  }

  mutating func closeThird(revealed: Bool = true) {
    event("closed", [("question", .string("khoi-dong.3"))])
    guard revealed else {
      return server(.closed(.init(question: "khoi-dong.3", answered: 70)))
    }
    server(
      .closed(
        .init(
          question: "khoi-dong.3", key: HostSamples.key,
          explanation: "Quyết định 505/QĐ-TTg lấy ngày 10/10 làm Ngày Chuyển đổi số quốc gia.",
          answered: 70, correct: 58)),
      Samples.standings)
  }

  // MARK: What came out

  var sent: [String] {
    effects.compactMap { effect in
      if case .send(let bytes) = effect {
        String(decoding: bytes.dropLast(), as: UTF8.self)
      } else {
        nil
      }
    }
  }

  /// What was told to the contest, without the ids.
  var orders: [String] {
    sent.compactMap { line in
      line.range(of: #""do":"[a-zA-Z]+""#, options: .regularExpression).map {
        String(line[$0].dropFirst(6).dropLast())
      }
    }
  }

  private var lastCommandID: Int64 { Int64(orders.count) }

  var grid: Grid { model.view(size, now: now) }
  var screen: String { grid.lines.joined(separator: "\n") }
  var bottomLine: String { grid.lines.last ?? "" }
  var picture: String { Play.picture(grid) }
}

enum HostSamples {
  static let key = AnswerKey.response(.choice(ChoiceID("x2")))

  static let choices: [ChoiceID: Int] = [
    ChoiceID("x1"): 4, ChoiceID("x2"): 55, ChoiceID("x3"): 7,
  ]

  static let schools: [ServerMessage.Progress.School] = [
    .init(
      school: "le-mao", schoolName: "THCS Lê Mao", joined: 42, present: 42, answered: 40,
      roundTrip: 38),
    .init(
      school: "chau-phong", schoolName: "PTDTBT THCS Châu Phong", joined: 30, present: 28,
      answered: 26, roundTrip: 612),
    .init(
      school: "ky-son", schoolName: "THPT Kỳ Sơn", joined: 3, present: 3, answered: 0,
      roundTrip: 720),
    .init(
      school: "muong-long", schoolName: "THCS Mường Lống", joined: 6, present: 0, answered: 0),
    .init(school: "tam-hop", schoolName: "THCS Tam Hợp", joined: 0, present: 0, answered: 0),
  ]

  static func welcome(now: ServerTime, questions: Int = 12) -> ServerMessage.Welcome {
    ServerMessage.Welcome(
      server: "bangvang/1.0", now: now,
      offer: .contest(
        .init(
          id: "dvc-thcs-2026", title: "Tìm hiểu dịch vụ công trực tuyến", mode: .live,
          language: "vi", state: .lobby, rounds: 2, questions: questions),
        registration: [.name]))
  }
}
