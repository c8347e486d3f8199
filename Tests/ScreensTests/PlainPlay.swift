import Assessment
import Screens
import Terminal
import Wire

/// A contestant in plain mode, with a server behind it that says what a test tells it to.
struct PlainPlay {
  var model: PlainContestant
  var now: Int64 = 1_000
  var effects: [ContestantEffect] = []

  var serverNow: ServerTime { ServerTime(milliseconds: Play.epoch + now) }

  init(
    server: String? = "10.0.0.5:7878", code: String? = "7KQ2MF",
    _ change: (inout ContestantSetup) -> Void = { _ in }
  ) {
    var setup = ContestantSetup(server: server, today: Samples.today)
    setup.code = code
    change(&setup)
    model = PlainContestant(setup, now: now)
    effects = model.start(now: now)
  }

  mutating func tell(_ event: ContestantEvent) { effects += model.handle(event, now: now) }

  mutating func server(_ messages: ServerMessage...) {
    for message in messages { tell(.received(message.line.bytes)) }
  }

  mutating func line(_ text: String) { tell(.line(.text(text))) }

  mutating func join(fields: [RegistrationField] = [.name]) {
    tell(.connected(Samples.trust))
    server(.welcome(Samples.welcome(now: serverNow, fields: fields)))
    line("Nguyễn Thị Ánh")
    line("")
    server(
      .joined(Samples.joined), .state(.init(.lobby, joined: 812, present: 809, now: serverNow)))
  }

  mutating func ask(
    _ question: ServerMessage.Question, seconds: Int64 = 20, reading: Int64 = 0, lead: Int64 = 0
  ) {
    var question = question
    let opensAt = serverNow + lead
    question.timing = QuestionTiming(
      opensAt: opensAt, choicesAt: reading > 0 ? opensAt + reading : nil,
      closesAt: opensAt + reading + seconds * 1000)
    server(.question(question))
  }

  mutating func accept(_ question: String) {
    server(.accepted(.init(question: question, receipt: "r1", receivedAt: serverNow)))
  }

  /// All that was said, what was asked ends with a bar.
  var spoken: String {
    effects.compactMap { effect in
      guard case .say(let text, let endsLine) = effect, !text.isEmpty else { return nil }
      return text + (endsLine ? "" : "▏")
    }.joined(separator: "\n")
  }

  /// What was said since the last call.
  mutating func takeSpoken() -> String {
    defer { effects = [] }
    return spoken
  }

  var answers: [String] {
    effects.compactMap { effect in
      guard case .send(let bytes) = effect else { return nil }
      let line = String(decoding: bytes.dropLast(), as: UTF8.self)
      return line.hasPrefix("{\"type\":\"answer\"") ? line : nil
    }
  }

  var left: Int32? {
    for case .leave(let status) in effects { return status }
    return nil
  }
}
