import Assessment
import Testing
import Wire

struct ClientAnswerTests {
  typealias Client = ClientSessionTests.Client
  static let x = ClientSessionTests.x
  static let y = ClientSessionTests.y

  static func sent(
    _ response: Response?, change: Int? = nil, elapsed: Int64? = 1_000
  ) -> ClientMessage {
    .answer(.init(question: "a.1", response: response, change: change, elapsed: elapsed))
  }

  @Test func `an answer is sent with the time it took and is accepted`() {
    var client = Client.atQuestion()
    client.answer(Self.x)
    #expect(client.sent == [Self.sent(Self.x)])
    #expect(client.status.delivery == .sending)
    client.hear(ClientSessionTests.accepted())
    #expect(client.notices == [.accepted("a.1")])
    #expect(client.status.delivery == .accepted)
    #expect(client.status.held == Self.x && client.status.receipt == "r1")
  }

  @Test func `a final answer cannot be given twice`() {
    var client = Client.atQuestion()
    client.answer(Self.x)
    client.answer(Self.y)
    #expect(client.sent == [])
    client.hear(ClientSessionTests.accepted())
    client.answer(Self.y)
    #expect(client.sent == [] && client.status.given == Self.x)
    #expect(!client.session.view.canAnswer("a.1"))
  }

  @Test func `only a question that is shown is answered`() {
    var client = Client.atQuestion()
    client.answer(Self.x, to: "a.2")
    #expect(client.sent == [])
    client.answer(nil)
    #expect(client.sent == [])
  }

  @Test func `an answer without a line is sent on coming back`() {
    var client = Client.atQuestion()
    client.breakOff()
    client.answer(Self.x)
    #expect(client.sent == [] && client.status.delivery == .sending)
    // It has not left yet, so it may still be another.
    client.answer(Self.y)
    client.comeBack()
    #expect(client.sent == [.resume(token: "secret"), Self.sent(Self.y)])
  }

  @Test func `an answer that was not accepted is sent again after a break`() {
    var client = Client.atQuestion()
    client.answer(Self.x)
    client.comeBack()
    #expect(client.sent == [.resume(token: "secret"), Self.sent(Self.x)])
    client.hear(.state(.init(.open)), ClientSessionTests.question())
    #expect(client.sent == [])
    client.hear(ClientSessionTests.accepted(duplicate: true))
    #expect(client.status.delivery == .accepted)
    client.comeBack()
    #expect(client.sent == [.resume(token: "secret")])
  }

  @Test func `an answer that was held before is shown after coming back`() {
    var client = Client.inLobby()
    let held = HeldAnswer(
      response: Self.y, receipt: "r7", receivedAt: ServerTime(milliseconds: 1_001_500))
    client.hear(.state(.init(.open)), ClientSessionTests.question(answered: held))
    #expect(client.status.delivery == .accepted && client.status.given == Self.y)
    client.answer(Self.x)
    #expect(client.sent == [])
  }

  @Test func `an answer sent again after the close learns that it was late`() {
    var client = Client.atQuestion()
    client.breakOff()
    client.answer(Self.x)
    client.comeBack()
    client.hear(.state(.init(.running)))
    #expect(client.session.view.question?.isClosed == true)
    client.hear(ClientSessionTests.refusal(.late))
    #expect(client.notices == [.refused("a.1", .late)])
    #expect(client.status.delivery == .refused(.late))
    client.comeBack()
    #expect(client.sent == [.resume(token: "secret")])
  }

  @Test func `in a pause the answer is kept and sent after it`() {
    var client = Client.atQuestion()
    client.hear(.state(.init(.paused)))
    client.answer(Self.x)
    #expect(client.sent == [Self.sent(Self.x)])
    client.hear(ClientSessionTests.refusal(.notOpen))
    #expect(client.notices == [.kept("a.1")])
    #expect(client.status.delivery == .kept)
    client.wait(until: 9_000)
    #expect(client.sent == [])
    client.hear(.state(.init(.open)))
    #expect(client.sent == [Self.sent(Self.x)])
    client.hear(
      .extended(
        .init(
          question: "a.1",
          timing: .init(
            opensAt: ServerTime(milliseconds: 1_008_000),
            closesAt: ServerTime(milliseconds: 1_028_000)))))
    #expect(client.session.view.question?.closesAt == ServerTime(milliseconds: 1_028_000))
    client.hear(ClientSessionTests.accepted())
    #expect(client.status.delivery == .accepted)
  }

  @Test func `an answer a moment too early is tried again soon`() {
    var client = Client.atQuestion()
    client.answer(Self.x)
    client.hear(ClientSessionTests.refusal(.notOpen))
    client.wait(until: 2_500)
    #expect(client.sent == [Self.sent(Self.x)])
  }

  @Test func `what is kept when the question closes was not in time`() {
    var client = Client.atQuestion()
    client.hear(.state(.init(.paused)))
    client.answer(Self.x)
    client.hear(ClientSessionTests.refusal(.notOpen))
    client.hear(.closed(.init(question: "a.1", answered: 3)))
    #expect(client.notices == [.refused("a.1", .late), .closed("a.1")])
  }

  @Test func `a server that is busy gets the answer again when it said`() {
    var client = Client.atQuestion()
    client.answer(Self.x)
    client.hear(ClientSessionTests.refusal(.rateLimited, retryAfter: 900))
    client.wait(until: 2_899)
    #expect(client.sent == [])
    client.wait(until: 2_900)
    #expect(client.sent == [Self.sent(Self.x)])
  }

  @Test func `a bad response may be put right`() {
    var client = Client.atQuestion()
    client.answer(.choice(ChoiceID("z")))
    client.hear(ClientSessionTests.refusal(.badResponse))
    #expect(client.status.delivery == .refused(.badResponse))
    client.answer(Self.x)
    #expect(client.sent == [Self.sent(Self.x)])
  }

  @Test(arguments: [ErrorCode.late, .unknownQuestion, .notAuthorised])
  func `what is refused for good is not sent again`(code: ErrorCode) {
    var client = Client.atQuestion()
    client.answer(Self.x)
    client.hear(ClientSessionTests.refusal(code))
    #expect(client.status.delivery == .refused(code))
    client.answer(Self.y)
    #expect(client.sent == [])
  }

  @Test func `an answer that is too long for a line never leaves`() {
    var client = Client.atQuestion()
    client.answer(.text(String(repeating: "a", count: 17_000)))
    #expect(client.sent == [] && client.notices == [.refused("a.1", .tooLong)])
  }

  // MARK: Changes

  @Test func `a changed answer waits for the one before it and has a higher number`() {
    var client = Client.atQuestion(changeable: true)
    client.answer(Self.x)
    #expect(client.sent == [Self.sent(Self.x, change: 1)])
    client.answer(Self.y)
    client.answer(nil)
    #expect(client.sent == [])
    client.hear(ClientSessionTests.accepted(change: 1))
    #expect(client.sent == [Self.sent(nil, change: 3)])
    #expect(client.status.delivery == .sending && client.status.held == Self.x)
    client.hear(ClientSessionTests.accepted(change: 3))
    #expect(client.status.delivery == .accepted && client.status.held == nil)
  }

  @Test func `only the newest change is sent after a break`() {
    var client = Client.atQuestion(changeable: true)
    client.answer(Self.x)
    client.answer(Self.y)
    client.comeBack()
    #expect(client.sent == [.resume(token: "secret"), Self.sent(Self.y, change: 2)])
  }

  @Test func `changes go on from the number that the server holds`() {
    var client = Client.inLobby()
    let held = HeldAnswer(
      response: Self.y, receipt: "r7", receivedAt: ServerTime(milliseconds: 1_001_500), change: 4)
    client.hear(
      .state(.init(.open)), ClientSessionTests.question(changeable: true, answered: held))
    client.now = 2_000
    client.answer(Self.x)
    #expect(client.sent == [Self.sent(Self.x, change: 5)])
  }

  @Test func `a change that the server holds a higher number for is sent once more above it`() {
    var client = Client.atQuestion(changeable: true)
    client.answer(Self.x)
    client.hear(ClientSessionTests.accepted(duplicate: true, change: 6))
    #expect(client.sent == [Self.sent(Self.x, change: 7)])
    client.hear(ClientSessionTests.accepted(change: 7))
    #expect(client.status.delivery == .accepted && client.status.held == Self.x)
  }

  // MARK: Time taken

  @Test func `the time taken runs from when the question could be read`() {
    var client = Client.inLobby()
    client.now = 6_000
    client.hear(ClientSessionTests.question())
    client.now = 6_700
    client.answer(Self.x)
    #expect(client.sent == [Self.sent(Self.x, elapsed: 700)])
  }

  @Test func `a pause is not time taken`() {
    var client = Client.atQuestion()
    client.hear(
      .extended(
        .init(
          question: "a.1",
          timing: .init(
            opensAt: ServerTime(milliseconds: 1_006_000),
            closesAt: ServerTime(milliseconds: 1_026_000)))))
    client.now = 7_300
    client.answer(Self.x)
    #expect(client.sent == [Self.sent(Self.x, elapsed: 1_300)])
  }

  @Test func `extra time makes the own close later and an extension does not multiply it`() {
    var client = Client()
    client.connect()
    client.hear(ClientSessionTests.welcome)
    client.take(client.session.enter(.resume(token: "t"), now: 0))
    client.hear(
      .joined(
        .init(contestant: "c9", name: "An", seed: 7, extraTime: ExtraTime(hundredths: 150))),
      ClientSessionTests.question())
    #expect(client.session.view.token == "t")
    #expect(client.session.view.question?.closesAt == ServerTime(milliseconds: 1_031_000))
    client.hear(
      .extended(
        .init(
          question: "a.1",
          timing: .init(
            opensAt: ServerTime(milliseconds: 1_001_000),
            closesAt: ServerTime(milliseconds: 1_025_000)))))
    #expect(client.session.view.question?.closesAt == ServerTime(milliseconds: 1_035_000))
    client.hear(.waiting(question: "a.1"))
    #expect(client.session.view.question?.isWaiting == true)
    client.answer(Self.x)
    #expect(client.sent == [])
  }
}
