import Assessment
import Testing
import Wire

struct ClientViewTests {
  typealias Client = ClientSessionTests.Client

  @Test func `a closed question brings points and rank`() {
    var client = Client.atQuestion()
    let own = ServerMessage.OwnResult(
      you: .init(response: ClientSessionTests.x, mark: .one, points: 894, time: 4_230), points: 894,
      rank: 12, of: 812)
    client.hear(.closed(.init(question: "a.1", key: .response(ClientSessionTests.x), own: own)))
    let view = client.session.view
    #expect(view.points == 894 && view.rank == 12 && view.of == 812)
    #expect(view.question?.isClosed == true && view.state == .running)
    client.hear(ClientSessionTests.question("a.2"))
    #expect(client.session.view.rankBefore == 12 && client.session.view.result == nil)
  }

  @Test func `where the host reveals, the result comes in two lines`() {
    var client = Client.atQuestion()
    client.hear(.closed(.init(question: "a.1", answered: 5)))
    #expect(client.session.view.result?.key == nil)
    client.hear(.closed(.init(question: "a.1", key: .response(ClientSessionTests.x), answered: 5)))
    #expect(client.session.view.result?.key != nil)
  }

  @Test func `while standings are frozen the rank stays as it was`() {
    var client = Client.atQuestion()
    client.hear(.closed(.init(question: "a.1", own: .init(points: 5, rank: 3, of: 9))))
    client.hear(.state(.init(.running, frozen: true)))
    client.hear(.closed(.init(question: "a.2", own: .init(points: 9))))
    #expect(client.session.view.isFrozen && client.session.view.rank == 3)
    #expect(client.session.view.points == 9)
  }

  @Test func `standings keep the ones before, to show who moved`() {
    var client = Client.inLobby()
    client.hear(.standings(.init(after: "a.1", you: .init(rank: 4, points: 10))))
    client.hear(.standings(.init(after: "a.2", you: .init(rank: 2, points: 30))))
    #expect(client.session.view.standingsBefore?.after == "a.1")
    #expect(client.session.view.rank == 2)
  }

  @Test func `where all shared one rank nobody had a place from which to move`() {
    func standings(_ after: String, _ ranks: [Int]) -> ServerMessage.Standings {
      .init(
        after: after,
        top: ranks.enumerated().map { place, rank in
          .init(rank: rank, contestant: "c\(place + 1)", name: "An", points: 0)
        }, you: .init(rank: ranks[1], points: 0))
    }
    var client = Client.atQuestion()
    client.hear(.standings(standings("a.1", [1, 1, 1])))
    client.hear(ClientSessionTests.question("a.2"))
    client.hear(.standings(standings("a.2", [1, 2, 2])))
    #expect(client.session.view.standingsBefore?.top.isEmpty == true)
    #expect(client.session.view.rankBefore == nil)
    client.hear(ClientSessionTests.question("a.3"))
    client.hear(.standings(standings("a.3", [2, 1, 3])))
    #expect(client.session.view.standingsBefore?.top.count == 3)
    #expect(client.session.view.rankBefore == 2)
  }

  @Test func `the moment of a pause is remembered until it is over`() {
    var client = Client.atQuestion()
    client.hear(.state(.init(.paused, now: ServerTime(milliseconds: 1_002_000))))
    client.now = 9_000
    client.hear(.state(.init(.paused)))
    #expect(client.session.view.pausedAt == ServerTime(milliseconds: 1_002_000))
    client.hear(.state(.init(.open)))
    #expect(client.session.view.pausedAt == nil)
  }

  @Test func `whoever comes in during a pause is told when it began`() {
    var client = Client.atQuestion()
    let now = ServerTime(milliseconds: 1_030_000)
    let began = ServerTime(milliseconds: 1_002_000)
    client.hear(.state(.init(.paused, now: now, pausedAt: began)))
    #expect(client.session.view.pausedAt == began)
  }

  @Test func `told again who it is, with more time, the client takes it for the open question`()
    throws
  {
    var client = Client.atQuestion()
    let before = try #require(client.session.view.question?.closesAt)
    client.hear(.waiting(question: "a.1"))
    #expect(!client.session.view.canAnswer("a.1"))
    client.hear(
      .joined(
        .init(
          contestant: "c1", token: "secret", name: "Ân", seed: 7,
          extraTime: ExtraTime(hundredths: 150))),
      .state(.init(.open)), ClientSessionTests.question())
    #expect(client.sent == [])
    #expect(client.notices.first == .seatChanged && !client.notices.contains(.joined))
    let view = client.session.view
    #expect(view.me?.name == "Ân" && view.me?.ticket == "4F7Q2M9X" && view.token == "secret")
    #expect(view.question?.closesAt == before + 10_000)
    #expect(view.canAnswer("a.1"))
    client.comeBack()
    #expect(client.sent == [.resume(token: "secret")])
  }

  @Test func `an extension that came before does not make the time to answer longer`() throws {
    var client = Client.atQuestion()
    let timing = try #require(client.session.view.question?.question.timing)
    let extended = QuestionTiming(
      opensAt: timing.opensAt, choicesAt: nil, closesAt: timing.closesAt + 40_000)
    client.hear(.extended(.init(question: "a.1", timing: extended)))
    client.hear(
      .joined(
        .init(contestant: "c1", name: "An", seed: 7, extraTime: ExtraTime(hundredths: 200))),
      .state(.init(.open)), ClientSessionTests.question(),
      .extended(.init(question: "a.1", timing: extended)))
    #expect(client.session.view.question?.closesAt == timing.closesAt + 60_000)
  }

  @Test func `an answer that is on its way is not sent twice when the time grows`() {
    var client = Client.atQuestion()
    client.now = 3_000
    client.answer(ClientSessionTests.x)
    #expect(client.sent.count == 1)
    client.hear(
      .joined(
        .init(contestant: "c1", name: "An", seed: 7, extraTime: ExtraTime(hundredths: 200))),
      .state(.init(.open)), ClientSessionTests.question())
    #expect(client.sent == [])
    client.hear(ClientSessionTests.accepted())
    #expect(client.session.view.question?.answer.delivery == .accepted)
  }

  @Test func `a star is staked, again after a break, until the server says so`() {
    var client = Client.inLobby()
    client.sent = []
    client.take(client.session.star("a.2"))
    client.take(client.session.star("a.2"))
    #expect(client.sent == [.star(question: "a.2")])
    client.comeBack()
    #expect(client.sent == [.resume(token: "secret"), .star(question: "a.2")])
    client.hear(.starred(question: "a.2", receipt: "r3"))
    #expect(client.session.view.starred == ["a.2"])
    client.comeBack()
    #expect(client.sent == [.resume(token: "secret")])
  }

  @Test func `a refused star is told`() {
    var client = Client.inLobby()
    client.take(client.session.star("a.2"))
    client.hear(ClientSessionTests.refusal(.attemptsUsed, "a.2"))
    #expect(
      client.notices
        == [.starRefused("a.2", ErrorMessage(.attemptsUsed, language: .vi, question: "a.2"))])
  }

  @Test func `the end brings the journal's head`() {
    var client = Client.inLobby()
    client.hear(
      .ended(.init(journal: .init(sequence: 9, head: "sha256:00"), rank: 1, of: 2, points: 7)))
    #expect(client.session.view.state == .ended && client.session.view.ended?.rank == 1)
    #expect(client.notices == [.contestEnded])
  }

  // MARK: Self-paced

  static func paper(
    attempt: Int = 1, saved: [String: Response] = [:], changes: [String: Int] = [:]
  ) -> ServerMessage {
    let questions = ["q1", "q2"].map {
      ServerMessage.Question(
        question: $0, number: 1, of: 2,
        item: PresentedItem(prompt: "?", format: .plain, form: .trueFalse))
    }
    return .paper(
      .init(
        attempt: attempt, of: 2, questions: questions, opensAt: ServerTime(milliseconds: 1),
        closesAt: ServerTime(milliseconds: 9_000_000), saved: saved, changes: changes))
  }

  static func atPaper() -> Client {
    var client = Client.inLobby()
    client.sent = []
    client.take(client.session.begin(now: 0))
    #expect(client.sent == [.begin(attempt: nil)])
    client.hear(paper())
    return client
  }

  @Test func `answers of a paper are saved with rising changes`() {
    var client = Self.atPaper()
    client.answer(.truth(true), to: "q1")
    client.take(client.session.answer("q2", with: .truth(false), now: 0))
    #expect(
      client.sent == [
        .answer(.init(question: "q1", response: .truth(true), change: 1)),
        .answer(.init(question: "q2", response: .truth(false), change: 1)),
      ])
    client.hear(ClientSessionTests.accepted("q1", change: 1))
    client.answer(.truth(false), to: "q1")
    #expect(client.sent == [.answer(.init(question: "q1", response: .truth(false), change: 2))])
    #expect(client.session.view.paper?["q1"]?.answer.held == .truth(true))
  }

  @Test func `a paper is handed in once every answer is saved`() {
    var client = Self.atPaper()
    client.answer(.truth(true), to: "q1")
    client.sent = []
    client.take(client.session.submit(estimate: DecimalNumber(12), now: 0))
    #expect(client.sent == [] && client.session.view.paper?.isSubmitting == true)
    client.hear(ClientSessionTests.accepted("q1", change: 1))
    #expect(client.sent == [.submit(.init(attempt: 1, estimate: DecimalNumber(12)))])
    client.hear(.submitted(.init(attempt: 1, receipt: "r9", points: 5)))
    #expect(client.session.view.paper?.submitted?.receipt == "r9")
    client.answer(.truth(false), to: "q1")
    #expect(client.sent == [])
    client.take(client.session.begin(now: 0))
    #expect(client.sent == [.begin(attempt: nil)])
  }

  @Test func `after a break the paper goes on, with what was not saved`() {
    var client = Self.atPaper()
    client.answer(.truth(true), to: "q1")
    client.comeBack()
    #expect(
      client.sent == [
        .resume(token: "secret"),
        .answer(.init(question: "q1", response: .truth(true), change: 1)),
        .begin(attempt: nil),
      ])
    client.hear(Self.paper(saved: ["q2": .truth(false)], changes: ["q2": 3]))
    #expect(client.session.view.paper?["q1"]?.answer.given == .truth(true))
    #expect(client.session.view.paper?["q2"]?.answer.delivery == .accepted)
    client.answer(.truth(true), to: "q2")
    #expect(client.sent == [.answer(.init(question: "q2", response: .truth(true), change: 4))])
  }

  @Test func `a paper that was being handed in is handed in again, not begun again`() {
    var client = Self.atPaper()
    client.take(client.session.submit(now: 0))
    client.comeBack()
    #expect(client.sent == [.resume(token: "secret"), .submit(.init(attempt: 1))])
  }

  @Test func `what the server refuses of a paper is told`() {
    var client = Self.atPaper()
    client.take(client.session.submit(now: 0))
    client.hear(.error(ErrorMessage(.badField, language: .vi, field: "estimate")))
    #expect(client.session.view.paper?.isSubmitting == false)
    #expect(client.session.view.canAnswer("q1"))
    var early = Client.inLobby()
    early.take(early.session.begin(now: 0))
    early.hear(ClientSessionTests.refusal(.notOpen, nil))
    #expect(early.notices == [.beginRefused(ErrorMessage(.notOpen, language: .vi))])
    early.comeBack()
    #expect(early.sent == [.resume(token: "secret")])
  }

  @Test func `a busy server is asked for the paper again`() {
    var client = Client.inLobby()
    client.take(client.session.begin(now: 0))
    client.hear(ClientSessionTests.refusal(.overloaded, nil, retryAfter: 800))
    client.wait(until: 800)
    #expect(client.sent == [.begin(attempt: nil)])
  }

  // MARK: Host

  static func host() -> Client {
    var client = Client()
    client.session = ClientSession(.init(role: .host))
    client.connect()
    client.take(client.session.enter(.authenticate(token: "h"), now: 0))
    client.hear(ClientSessionTests.welcome)
    #expect(client.sent == [.authenticate(token: "h")])
    client.hear(.authenticated(.host), .state(.init(.lobby)))
    return client
  }

  @Test func `a host's order is done, refused, or lost with the line`() {
    var client = Self.host()
    client.sent = []
    for order in [HostOrder.start, .open, .close] { client.take(client.session.order(order)) }
    #expect(
      client.sent == [.command(id: 1, .start), .command(id: 2, .open), .command(id: 3, .close)])
    let refusal = ErrorMessage(.invalidCommand, language: .vi, id: 2)
    client.hear(.done(.init(id: 1)), .error(refusal))
    #expect(client.notices == [.done(.start, .init(id: 1)), .orderRefused(.open, refusal)])
    client.breakOff()
    #expect(client.notices == [.connectionLost, .orderLost(.close)])
    client.notices = []
    client.take(client.session.order(.pause))
    #expect(client.notices == [.orderLost(.pause)])
  }

  @Test func `a host sees key, progress, events and faults`() {
    var client = Self.host()
    client.hear(
      ClientSessionTests.question(), .key(question: "a.1", .response(ClientSessionTests.x)),
      .progress(.init(question: "a.1", answered: 1, present: 2)),
      .fault(code: "diskFull", text: "!"))
    let view = client.session.view
    #expect(view.question?.key == .response(ClientSessionTests.x))
    #expect(view.progress?.answered == 1 && view.fault?.code == "diskFull")
    for sequence in 1...2_500 as ClosedRange<Int64> {
      let event = ServerMessage.JournalEvent(
        sequence: sequence, at: ServerTime(milliseconds: 0), kind: "marked")
      client.hear(.event(event))
    }
    #expect(client.session.view.events.count <= 1_000)
    #expect(client.session.view.events.last?.sequence == 2_500)
  }
}
