import Assessment
import Testing

@testable import Wire

/// Where a contestant stands before a paper, and what a session does about it by itself.
@Suite struct PaperDoorTests {
  private typealias Client = ClientSessionTests.Client

  private static func time(_ milliseconds: Int64) -> ServerTime {
    ServerTime(milliseconds: 1_000_000 + milliseconds)
  }

  /// Two weeks of an hour, the first one opens in a minute.
  private static func welcome(attempts: Int = 2) -> ServerMessage {
    .welcome(
      ServerMessage.Welcome(
        server: "bangvang/1.0", now: time(0),
        offer: .contest(
          .init(
            id: "tim-hieu", title: "Tìm hiểu", mode: .window, language: "vi", state: .lobby,
            rounds: 1, questions: 9,
            paper: .init(
              questions: 2, minutes: 15, attempts: attempts,
              periods: [
                .init(opensAt: time(60_000), closesAt: time(3_660_000)),
                .init(opensAt: time(7_200_000), closesAt: time(10_800_000)),
              ])), registration: [.name])))
  }

  private static func attempt(
    _ number: Int, _ opensAt: Int64, receipt: String? = nil
  ) -> ServerMessage.PaperAttempt {
    .init(
      attempt: number, opensAt: time(opensAt), closesAt: time(opensAt + 900_000), receipt: receipt)
  }

  private static func joined(_ attempts: [ServerMessage.PaperAttempt]?) -> ServerMessage {
    .joined(
      ServerMessage.Joined(
        contestant: "c1", token: "secret", name: "An", seed: 7, attempts: attempts))
  }

  private static func client(_ attempts: [ServerMessage.PaperAttempt]? = []) -> Client {
    var client = Client()
    client.connect()
    client.hear(welcome())
    client.take(client.session.enter(.join(.init(.code("7KQ2MF"))), now: 0))
    client.hear(joined(attempts), .state(.init(.lobby)))
    return client
  }

  private static func paper(_ attempt: Int = 1, opensAt: Int64 = 60_000) -> ServerMessage {
    .paper(
      .init(
        attempt: attempt, of: 2,
        questions: ["q1", "q2"].map {
          ServerMessage.Question(
            question: attempt == 1 ? $0 : "\($0)-\(attempt)", number: 1, of: 2,
            item: PresentedItem(prompt: "?", format: .plain, form: .trueFalse))
        }, opensAt: time(opensAt), closesAt: time(opensAt + 900_000)))
  }

  @Test func `the door follows the periods and the attempts`() {
    let view = Self.client().session.view
    #expect(view.paperDoor(at: 0) == .before(opensAt: Self.time(60_000)))
    #expect(view.paperDoorChanges(after: 0) == Self.time(60_000))
    #expect(view.paperDoor(at: 60_000) == .open(attempt: 1, closesAt: Self.time(3_660_000)))
    #expect(view.paperDoor(at: 3_660_000) == .before(opensAt: Self.time(7_200_000)))
    #expect(view.paperDoor(at: 7_200_000) == .open(attempt: 1, closesAt: Self.time(10_800_000)))
    #expect(view.paperDoor(at: 10_800_000) == .over)
    #expect(view.paperDoorChanges(after: 10_800_000) == nil)
    let one = Self.client([Self.attempt(1, 70_000, receipt: "r1")]).session.view
    #expect(one.paperDoor(at: 80_000) == .open(attempt: 2, closesAt: Self.time(3_660_000)))
    let used = Self.client([
      Self.attempt(1, 70_000, receipt: "r1"), Self.attempt(2, 90_000, receipt: "r2"),
    ]).session.view
    #expect(used.paperDoor(at: 100_000) == .used(opensAt: Self.time(7_200_000)))
    #expect(used.paperDoor(at: 7_200_000) == .open(attempt: 1, closesAt: Self.time(10_800_000)))
    #expect(Self.client(nil).session.view.paperDoor(at: 60_000) == .unknown)
  }

  @Test func `an attempt that is open goes on by itself`() {
    let client = Self.client([Self.attempt(1, 70_000)])
    #expect(client.sent == [.begin(attempt: 1)])
    #expect(client.session.view.isBeginning)
    #expect(client.session.view.paperDoor(at: 80_000) == .goesOn(attempt: 1))
  }

  @Test func `beginning says which attempt is meant, and what came of it is known`() {
    var client = Self.client()
    client.now = 60_000
    client.sent = []
    client.take(client.session.begin(now: 60_000))
    #expect(client.sent == [.begin(attempt: 1)])
    client.hear(Self.paper())
    #expect(!client.session.view.isBeginning)
    #expect(client.session.view.attempts == [Self.attempt(1, 60_000)])
    client.hear(.submitted(.init(attempt: 1, receipt: "r9", points: 20)))
    #expect(client.session.view.attempts?.first?.points == 20)
    #expect(
      client.session.view.paperDoor(at: 61_000)
        == .open(attempt: 2, closesAt: Self.time(3_660_000)))
  }

  @Test func `a paper that was handed in meanwhile is over, and none is begun`() {
    var client = Self.client()
    client.now = 60_000
    client.take(client.session.begin(now: 60_000))
    client.hear(Self.paper())
    client.answer(.truth(true), to: "q1")
    client.breakOff()
    client.wait(until: 2_000_000)
    client.connect()
    client.hear(Self.welcome())
    client.hear(Self.joined([Self.attempt(1, 60_000, receipt: "r7")]))
    #expect(client.session.view.paper?.submitted?.receipt == "r7")
    #expect(client.notices == [.joined, .submitted])
    #expect(!client.sent.contains { if case .begin = $0 { true } else { false } })
    #expect(!client.session.view.canAnswer("q2"))
  }

  @Test func `a wish to begin that was carried out before the break is not repeated as another`() {
    var client = Self.client()
    client.now = 60_000
    client.take(client.session.begin(now: 60_000))
    client.breakOff()
    client.wait(until: 2_000_000)
    client.connect()
    client.hear(Self.welcome())
    client.hear(Self.joined([Self.attempt(1, 60_000, receipt: "r7")]))
    #expect(client.sent.filter { $0 == .begin(attempt: 1) }.count == 1)
    client.hear(.submitted(.init(attempt: 1, receipt: "r7")))
    #expect(!client.session.view.isBeginning)
    #expect(client.session.view.paper == nil)
  }

  @Test func `the second week's first paper is not the first week's`() {
    var client = Self.client()
    client.now = 60_000
    client.take(client.session.begin(now: 60_000))
    client.hear(Self.paper())
    client.hear(.submitted(.init(attempt: 1, receipt: "r7")))
    client.now = 7_200_000
    client.take(client.session.begin(now: 7_200_000))
    client.hear(Self.paper(opensAt: 7_200_000))
    #expect(client.session.view.paper?.submitted == nil)
    #expect(client.session.view.attempts?.map(\.isOpen) == [false, true])
  }
}
