import Assessment
import Testing
import Wire

struct ClientSessionTests {
  static let welcome = ServerMessage.welcome(
    ServerMessage.Welcome(
      server: "bangvang/1.0", now: ServerTime(milliseconds: 1_000_000),
      offer: .contest(
        .init(
          id: "hoi-vui", title: "Hội vui", mode: .live, language: "vi", state: .lobby, rounds: 1,
          questions: 2),
        registration: [.name])))
  static let joined = ServerMessage.joined(
    ServerMessage.Joined(
      contestant: "c1", token: "secret", ticket: "4F7Q2M9X", name: "An", seed: 7))

  static func question(
    _ id: String = "a.1", changeable: Bool = false, opensAt: Int64 = 1_001_000,
    answered: HeldAnswer? = nil
  ) -> ServerMessage {
    let entries = ["x", "y"].map { PresentedItem.Entry(id: ChoiceID($0), text: $0) }
    return .question(
      ServerMessage.Question(
        question: id, number: 1, of: 2, round: "a",
        item: PresentedItem(prompt: "?", format: .plain, form: .single(entries)), points: 100,
        changeable: changeable,
        timing: QuestionTiming(
          opensAt: ServerTime(milliseconds: opensAt),
          closesAt: ServerTime(milliseconds: opensAt + 20_000)), answered: answered))
  }

  static func accepted(
    _ id: String = "a.1", duplicate: Bool = false, change: Int? = nil
  ) -> ServerMessage {
    .accepted(
      ServerMessage.Accepted(
        question: id, receipt: "r1", receivedAt: ServerTime(milliseconds: 1_002_000),
        duplicate: duplicate, change: change))
  }

  static func refusal(_ code: ErrorCode, _ question: String? = "a.1", retryAfter: Int64? = nil)
    -> ServerMessage
  {
    .error(ErrorMessage(code, language: .vi, question: question, retryAfter: retryAfter))
  }

  static let x = Response.choice(ChoiceID("x"))
  static let y = Response.choice(ChoiceID("y"))

  /// A client whose server is written by hand.
  struct Client {
    var session = ClientSession(.init(role: .contestant, client: "thi/1.0"))
    var now: Int64 = 0

    /// The lines that went out since the last look, and what was noticed.
    var sent: [ClientMessage] = []
    var notices: [Notice] = []
    var asked: [ClientSession.Effect] = []

    mutating func take(_ effects: [ClientSession.Effect]) {
      for effect in effects {
        switch effect {
        case .send(let line):
          if let message = try? ClientMessage(decoding: Array(line.bytes.dropLast())) {
            sent.append(message)
          }
        case .notice(let notice): notices.append(notice)
        default: asked.append(effect)
        }
      }
    }

    mutating func hear(_ messages: ServerMessage...) {
      sent = []
      notices = []
      asked = []
      for message in messages { take(session.receive(message.line.bytes, now: now)) }
    }

    mutating func answer(_ response: Response?, to question: String = "a.1") {
      sent = []
      notices = []
      take(session.answer(question, with: response, now: now))
    }

    mutating func connect() {
      sent = []
      take(session.connected(now: now))
    }

    mutating func breakOff() {
      sent = []
      notices = []
      asked = []
      take(session.disconnected(now: now))
    }

    /// Lets time pass until `end`, doing what is due.
    mutating func wait(until end: Int64) {
      sent = []
      notices = []
      asked = []
      while let deadline = session.nextDeadline, deadline <= end {
        now = max(now, deadline)
        take(session.tick(now: now))
      }
      now = end
    }

    /// The line breaks, a new one is opened, and the token leads back in.
    mutating func comeBack() {
      breakOff()
      wait(until: now + 500)
      connect()
      hear(ClientSessionTests.welcome)
      let resumed = sent
      hear(ClientSessionTests.joined)
      sent = resumed + sent
    }

    static func inLobby() -> Client {
      var client = Client()
      client.connect()
      client.hear(ClientSessionTests.welcome)
      client.take(client.session.enter(.join(.init(.code("7KQ2MF"))), now: 0))
      client.hear(ClientSessionTests.joined, .state(.init(.lobby)))
      return client
    }

    static func atQuestion(changeable: Bool = false) -> Client {
      var client = inLobby()
      client.hear(.state(.init(.running)), ClientSessionTests.question(changeable: changeable))
      client.now = 2_000
      return client
    }

    var status: AnswerStatus { session.view.question?.answer ?? AnswerStatus() }
  }

  // MARK: Coming in

  @Test func `hello is said first and welcome asks what to fill in`() {
    var client = Client()
    #expect(client.session.view.link == .connecting)
    client.connect()
    #expect(client.sent == [.hello(.init(role: .contestant, client: "thi/1.0"))])
    client.now = 40
    client.hear(Self.welcome)
    #expect(client.notices == [.welcomed])
    #expect(client.session.view.link == .welcomed)
    #expect(client.session.view.registration == [.name])
    #expect(client.session.view.clock.serverTime(at: 40) == ServerTime(milliseconds: 1_000_020))
  }

  @Test func `joining gives a token, which resumes by itself after a break`() {
    var client = Client.inLobby()
    #expect(client.session.view.link == .joined)
    #expect(client.session.view.token == "secret")
    #expect(client.session.view.me?.ticket == "4F7Q2M9X")
    client.comeBack()
    #expect(client.sent == [.resume(token: "secret")])
    #expect(client.session.view.me?.ticket == "4F7Q2M9X")
  }

  @Test func `several contests are offered and one is chosen`() {
    var client = Client()
    client.connect()
    client.hear(
      .welcome(
        .init(
          server: "", now: ServerTime(milliseconds: 0),
          offer: .contests([.init(id: "a", title: "A"), .init(id: "b", title: "B")]))))
    #expect(client.notices == [.contestsOffered])
    #expect(client.session.view.offered.map(\.id) == ["a", "b"])
    client.take(client.session.choose(contest: "b", now: 0))
    guard case .hello(let hello) = client.sent.last else {
      return #expect(Bool(false), "no hello")
    }
    #expect(hello.contest == "b")
  }

  @Test(arguments: [ErrorCode.badCode, .badField, .duplicatePerson, .contestFull, .joinClosed])
  func `a refused join is told and waits for the person`(code: ErrorCode) {
    var client = Client()
    client.connect()
    client.hear(Self.welcome)
    client.take(client.session.enter(.join(.init(.code("7KQ2MF"))), now: 0))
    client.hear(Self.refusal(code, nil))
    #expect(client.notices == [.joinRefused(ErrorMessage(code, language: .vi))])
    #expect(client.session.view.link == .welcomed)
    #expect(client.session.nextDeadline == nil)
    client.sent = []
    client.take(client.session.enter(.join(.init(.ticket("4F7Q2M9X"))), now: 0))
    #expect(client.sent == [.join(.init(.ticket("4F7Q2M9X")))])
  }

  @Test(arguments: [ErrorCode.rateLimited, .overloaded, .unavailable])
  func `a server that is busy is asked again by itself`(code: ErrorCode) {
    var client = Client()
    client.connect()
    client.hear(Self.welcome)
    client.take(client.session.enter(.join(.init(.code("7KQ2MF"))), now: 0))
    client.hear(Self.refusal(code, nil, retryAfter: 2_500))
    client.wait(until: 2_499)
    #expect(client.sent == [])
    client.wait(until: 2_500)
    #expect(client.sent == [.join(.init(.code("7KQ2MF")))])
  }

  @Test(arguments: [ErrorCode.rateLimited, .overloaded, .unavailable])
  func `a server that takes nobody in is greeted again by itself`(code: ErrorCode) {
    var client = Client()
    client.connect()
    client.hear(Self.refusal(code, nil, retryAfter: 15_000))
    #expect(client.notices == [.heldAtDoor(ErrorMessage(code, language: .vi, retryAfter: 15_000))])
    #expect(client.session.view.link == .held(retryAt: 15_000))
    client.wait(until: 14_999)
    #expect(client.sent == [])
    #expect(client.asked == [], "the line is not taken for lost")
    client.wait(until: 15_000)
    #expect(client.sent == [.hello(.init(role: .contestant, client: "thi/1.0"))])
    #expect(client.session.view.link == .greeting)
    client.hear(Self.welcome)
    #expect(client.session.view.link == .welcomed)
  }

  @Test func `a token that is no longer good asks the person again`() {
    var client = Client.inLobby()
    client.breakOff()
    client.wait(until: 500)
    client.connect()
    client.hear(Self.welcome)
    client.hear(Self.refusal(.badCode, nil))
    #expect(client.notices == [.joinRefused(ErrorMessage(.badCode, language: .vi))])
    #expect(client.session.view.token == nil)
    #expect(client.session.view.link == .welcomed)
  }

  @Test func `one who was superseded stays away`() {
    var client = Client.inLobby()
    client.hear(.superseded(.connection))
    #expect(client.notices == [.ended(.superseded)])
    #expect(client.asked == [.disconnect])
    client.breakOff()
    #expect(client.notices == [])
    #expect(client.session.nextDeadline == nil)
  }

  @Test func `another contestant at the same machine sees nothing of the first`() {
    var client = Client.atQuestion()
    client.answer(Self.x)
    client.breakOff()
    client.wait(until: client.now + 500)
    client.connect()
    client.hear(Self.welcome)
    client.hear(.joined(.init(contestant: "c2", token: "other", name: "Bình", seed: 8)))
    #expect(client.sent == [])
    #expect(client.session.view.question == nil)
    #expect(client.session.view.me?.ticket == nil)
  }

  // MARK: The line

  @Test func `a lost line is tried again after half a second, then one, two and three`() {
    var client = Client.inLobby()
    client.breakOff()
    #expect(client.notices == [.connectionLost])
    for wait in [500, 1_000, 2_000, 3_000, 3_000] as [Int64] {
      #expect(client.session.view.link == .offline(retryAt: client.now + wait))
      client.wait(until: client.now + wait)
      #expect(client.asked == [.connect])
      client.breakOff()
    }
    client.wait(until: client.now + 3_000)
    client.connect()
    client.hear(Self.welcome, Self.joined)
    client.breakOff()
    #expect(client.session.view.link == .offline(retryAt: client.now + 500))
  }

  @Test func `a ping is answered at once`() {
    var client = Client.inLobby()
    client.hear(.ping(id: "k3v9"))
    #expect(client.sent == [.pong(id: "k3v9")])
  }

  @Test func `a server that falls silent is left for another connection`() {
    var client = Client.inLobby()
    client.now = 10_000
    client.hear(.ping(id: "a"))
    client.wait(until: 34_999)
    #expect(client.asked == [])
    client.wait(until: 35_000)
    #expect(client.asked == [.disconnect])
    #expect(client.session.view.link == .offline(retryAt: 35_500))
  }

  @Test func `with an answer on its way silence is not borne as long`() {
    var client = Client.atQuestion()
    client.answer(Self.x)
    client.wait(until: 13_999)
    #expect(client.asked == [])
    client.wait(until: 14_000)
    #expect(client.asked == [.disconnect])
  }

  @Test func `a server that never says welcome is left`() {
    var client = Client()
    client.connect()
    client.wait(until: 10_000)
    #expect(client.asked == [.disconnect])
  }

  @Test(arguments: [
    "HTTP/1.1 400 Bad Request\r\n", "{}\n", "{\"type\":5}\n", "[]\n", "\u{FEFF}{}\n",
  ])
  func `what is not the protocol ends the connection with a reason`(text: String) {
    var client = Client()
    client.connect()
    client.take(client.session.receive(Array(text.utf8), now: 0))
    #expect(client.session.view.link == .ended(.unreadable))
    #expect(client.asked == [.disconnect])
  }

  @Test func `a line without end is not read for ever`() {
    var client = Client()
    client.connect()
    let bytes = [UInt8](repeating: 0x20, count: 65_536)
    for _ in 0..<16 { client.take(client.session.receive(bytes, now: 0)) }
    #expect(client.session.view.link == .ended(.unreadable))
  }

  @Test func `types of a later version are ignored and bad fields are left out`() {
    var client = Client.inLobby()
    client.notices = []
    client.take(client.session.receive(Array("{\"type\":\"fireworks\"}\n".utf8), now: 0))
    #expect(client.notices == [])
    client.take(client.session.receive(Array("{\"type\":\"ping\"}\n".utf8), now: 0))
    #expect(client.notices == [.lineSkipped(.badField("id"))])
    #expect(client.session.view.link == .joined)
  }

  @Test func `another protocol version ends it`() {
    var client = Client()
    client.connect()
    client.hear(Self.refusal(.unsupportedProtocol, nil))
    #expect(client.session.view.link == .ended(.unsupportedProtocol))
  }

  @Test func `leaving closes the line and nothing is tried again`() {
    var client = Client.atQuestion()
    client.asked = []
    client.take(client.session.leave())
    #expect(client.asked == [.disconnect])
    #expect(client.session.nextDeadline == nil)
    client.answer(Self.x)
    #expect(client.sent == [])
  }

  @Test func `who must wait says nothing and goes in when told`() {
    var client = Client()
    client.connect()
    client.take(client.session.enter(.join(.init(.code("7KQ2MF"))), now: 0))
    client.hear(Self.welcome)
    client.sent = []
    client.hear(.mustWait("Thầy cô sẽ cho em vào."))
    #expect(client.session.view.waitsForApproval)
    #expect(client.session.view.link == .joining)
    #expect(client.notices.last == .mustWait)
    #expect(client.sent == [])
    client.hear(Self.joined)
    #expect(!client.session.view.waitsForApproval)
    #expect(client.session.view.link == .joined)
  }

  @Test func `who is turned away is told from who comes too late`() {
    var client = Client()
    client.connect()
    client.take(client.session.enter(.join(.init(.code("7KQ2MF"))), now: 0))
    client.hear(Self.welcome)
    client.hear(Self.refusal(.joinClosed, nil))
    #expect(!client.session.view.wasTurnedAway)
    client.take(client.session.enter(.join(.init(.code("7KQ2MF"))), now: 0))
    client.hear(.mustWait("Thầy cô sẽ cho em vào."))
    client.hear(Self.refusal(.joinClosed, nil))
    #expect(client.session.view.wasTurnedAway)
    #expect(client.session.view.link == .welcomed)
  }

  /// However the bytes are cut, the same view comes out.
  @Test(arguments: [1, 2, 3, 7, 100])
  func `where the stream is cut makes no difference`(size: Int) {
    let lines: [ServerMessage] = [
      Self.welcome, Self.joined, .state(.init(.running)), Self.question(), .ping(id: "p"),
      .announcement("Nghỉ"), Self.accepted(),
    ]
    var client = Client()
    client.connect()
    client.take(client.session.enter(.join(.init(.code("7KQ2MF"))), now: 0))
    var whole = client
    let bytes = lines.flatMap(\.line.bytes)
    whole.take(whole.session.receive(bytes, now: 0))
    for start in stride(from: 0, to: bytes.count, by: size) {
      client.take(client.session.receive(bytes[start..<min(bytes.count, start + size)], now: 0))
    }
    #expect(client.session.view == whole.session.view)
    #expect(client.sent == whole.sent)
    #expect(client.notices == whole.notices)
  }
}
