import Assessment
import ContestEngine
import Network
import Testing
import Wire

@testable import ContestServer

/// What a self-paced contest tells before a paper, and which attempt a client means.
@Suite struct WindowBeginningTests {
  private static let opening: Int64 = 60_000
  private static let minute: Int64 = 60_000

  private func kinds(_ messages: [ServerMessage]) -> [String] {
    messages.map { message in
      switch message {
      case .paper(let paper): "paper \(paper.attempt)"
      case .submitted(let submitted): "submitted \(submitted.attempt)"
      case .error(let error): "\(error.code.rawValue) \(error.field ?? "")"
      default: "other"
      }
    }
  }

  private func say(_ hall: Hall, _ id: ConnectionID, attempt: Int?) throws -> [String] {
    _ = hall.heard(id)
    try hall.say(id, .begin(attempt: attempt))
    return kinds(hall.heard(id))
  }

  private func resume(_ hall: Hall, _ joined: ServerMessage.Joined) throws
    -> (ConnectionID, [ServerMessage])
  {
    let back = hall.connect()
    try hall.say(back, .hello(ClientMessage.Hello(role: .contestant)))
    try hall.say(back, .resume(token: joined.token ?? ""))
    return (back, hall.heard(back))
  }

  private func attempts(_ messages: [ServerMessage]) -> [ServerMessage.PaperAttempt]? {
    for case .joined(let joined) in messages { return joined.attempts }
    return nil
  }

  @Test func `welcome tells what a paper is, and nothing of it in a live contest`() throws {
    let hall = try Hall(
      WindowTests.program {
        $0.minutes = 20
        $0.estimate = .percent
        $0.take = .last
        $0.show = .submit
      })
    let id = hall.connect()
    try hall.say(id, .hello(ClientMessage.Hello(role: .contestant)))
    guard case .welcome(let welcome)? = hall.heard(id).first,
      case .contest(let contest, _) = welcome.offer
    else {
      Issue.record("no welcome")
      return
    }
    #expect(
      contest.paper
        == ServerMessage.PaperOutline(
          questions: 3, minutes: 20, attempts: 2,
          periods: [
            .init(
              opensAt: ServerTime(milliseconds: 1_764_000_060_000),
              closesAt: ServerTime(milliseconds: 1_764_090_000_000))
          ], estimate: .percent, take: .last, show: .submit))
    let live = try Hall(Fixture.program())
    let other = live.connect()
    try live.say(other, .hello(ClientMessage.Hello(role: .contestant)))
    guard case .welcome(let told)? = live.heard(other).first,
      case .contest(let plain, _) = told.offer
    else {
      Issue.record("no welcome")
      return
    }
    #expect(plain.paper == nil)
  }

  @Test func `joined tells of all attempts, open and handed in`() throws {
    let hall = try Hall(WindowTests.program { $0.show = .submit })
    try hall.pass(Self.opening)
    let (an, joined) = try hall.join("Lê An", school: "hoa-sen")
    #expect(joined.attempts == [])
    #expect(try say(hall, an, attempt: 1) == ["paper 1"])
    let open = try #require(attempts(try resume(hall, joined).1))
    #expect(open.map(\.attempt) == [1])
    #expect(open[0].isOpen)
    #expect(open[0].closesAt - open[0].opensAt == 15 * Self.minute)
    try hall.pass(16 * Self.minute)
    let over = try #require(attempts(try resume(hall, joined).1))
    #expect(over[0].receipt != nil)
    #expect(over[0].points == 0)
    let (live, other) = try Hall(Fixture.program()).join("Vi Bình", school: "hoa-sen")
    _ = live
    #expect(other.attempts == nil)
  }

  @Test func `an attempt that is over is not followed by one that nobody asked for`() throws {
    let hall = try Hall(WindowTests.program())
    try hall.pass(Self.opening)
    let (an, joined) = try hall.join("Lê An", school: "hoa-sen")
    #expect(try say(hall, an, attempt: 2) == ["badField attempt"], "the first comes first")
    #expect(try say(hall, an, attempt: 1) == ["paper 1"])
    #expect(try say(hall, an, attempt: 1) == ["paper 1"], "it goes on")
    #expect(try say(hall, an, attempt: 2) == ["badField attempt"], "one is open")
    hall.hangUp(an)
    try hall.pass(16 * Self.minute)
    let (back, _) = try resume(hall, joined)
    #expect(try say(hall, back, attempt: 1) == ["submitted 1"])
    #expect(hall.served.contest.papers(of: ContestantID(number: 1)).count == 1)
    #expect(try say(hall, back, attempt: 2) == ["paper 2"])
    #expect(try say(hall, back, attempt: 1) == ["submitted 1"])
    try hall.say(back, .submit(ClientMessage.Submission(attempt: 2)))
    #expect(try say(hall, back, attempt: 3) == ["attemptsUsed "])
  }

  @Test func `each week counts its attempts anew`() throws {
    let hall = try Hall(
      WindowTests.program(attempts: 1) { window in
        let start = Instant(milliseconds: 1_764_000_000_000)
        window.weeks = [
          .init(id: "mot", opens: start + Self.opening, closes: start + 3_600_000),
          .init(id: "hai", opens: start + 7_200_000, closes: start + 10_800_000),
        ]
      })
    try hall.pass(Self.opening)
    let (an, joined) = try hall.join("Lê An", school: "hoa-sen")
    #expect(try say(hall, an, attempt: 1) == ["paper 1"])
    hall.hangUp(an)
    try hall.pass(5_400_000)
    let (between, _) = try resume(hall, joined)
    #expect(try say(hall, between, attempt: 1) == ["submitted 1"], "no week is on")
    hall.hangUp(between)
    try hall.pass(1_900_000)
    let (back, _) = try resume(hall, joined)
    #expect(try say(hall, back, attempt: 1) == ["paper 1"])
    #expect(hall.served.contest.papers(of: ContestantID(number: 1)).count == 2)
  }
}
