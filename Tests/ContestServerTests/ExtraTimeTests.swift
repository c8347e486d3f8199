import Assessment
import ContestEngine
import Network
import Store
import TestSupport
import Testing
import Wire

@testable import ContestServer

/// More time, and another name, for somebody who is in already.
@Suite struct ExtraTimeTests {
  /// A contestant whose client knows only what the server has said.
  private final class Follower {
    let connection: ConnectionID
    let contestant: ContestantID
    let token: String
    private let hall: Hall
    private var session = ClientSession(ClientMessage.Hello(role: .contestant))
    private(set) var notices: [Notice] = []

    init(_ name: String, in hall: Hall) throws {
      let (connection, joined) = try hall.join(name, school: "hoa-sen")
      self.connection = connection
      self.hall = hall
      token = try #require(joined.token)
      contestant = try #require(ContestantID(joined.contestant))
      _ = session.tick(now: 0)
      _ = session.connected(now: 0)
      let lines = try #require(ContestLines(hall.served))
      feed([lines.welcome(now: hall.now), .joined(joined)])
    }

    var view: ContestView { session.view }

    /// Lets the client hear what it was sent.
    @discardableResult func listen() -> [ServerMessage] {
      let heard = hall.heard(connection)
      feed(heard)
      return heard
    }

    private func feed(_ messages: [ServerMessage]) {
      for message in messages {
        for effect in session.receive(message.line.bytes, now: hall.now.milliseconds) {
          if case .notice(let notice) = effect { notices.append(notice) }
        }
      }
    }

    /// When the client believes that its time is over.
    var closesAt: Int64? { view.question?.closesAt?.milliseconds }
    /// When the server closes for it.
    var ownClose: Int64? { hall.served.contest.ownClose(of: contestant)?.milliseconds }

    /// What a screen shows in a pause.
    var timeLeft: Int64? {
      guard let pausedAt = view.pausedAt?.milliseconds else { return nil }
      return closesAt.map { $0 - pausedAt }
    }

    func comesBack() throws {
      hall.hangUp(connection)
      session = ClientSession(ClientMessage.Hello(role: .contestant))
      _ = session.tick(now: 0)
      _ = session.connected(now: 0)
      let lines = try #require(ContestLines(hall.served))
      feed([lines.welcome(now: hall.now)])
      // Over the same connection's name, so that one follower stays one.
      hall.reconnect(connection)
      try hall.say(connection, .hello(ClientMessage.Hello(role: .contestant)))
      try hall.say(connection, .resume(token: token))
    }
  }

  private func grant(
    _ hundredths: Int, to follower: Follower, by host: ConnectionID, in hall: Hall
  ) throws {
    let factor = try #require(ExtraTime(hundredths: hundredths))
    try hall.order(
      host, .extraTime(contestant: follower.contestant.description, factor))
  }

  private func open(_ hall: Hall) throws -> ConnectionID {
    let host = try hall.host()
    try hall.order(host, .start)
    try hall.order(host, .open)
    return host
  }

  @Test func `it is told at once, to whom it is given and to nobody else`() throws {
    let hall = try Hall(Fixture.program())
    let pupil = try Follower("An", in: hall)
    let neighbour = try Follower("Bình", in: hall)
    let host = try hall.host()
    try hall.pass(1_500)
    pupil.listen()
    neighbour.listen()
    try grant(150, to: pupil, by: host, in: hall)
    let joined = pupil.listen().compactMap { message in
      if case .joined(let joined) = message { joined } else { nil }
    }
    #expect(joined.map(\.extraTime) == [ExtraTime(hundredths: 150)])
    #expect(joined.first?.token == pupil.token, "the token stays what it was")
    #expect(joined.first?.ticket == nil)
    #expect(pupil.notices.last == .state(.lobby))
    #expect(pupil.notices.contains(.seatChanged))
    #expect(neighbour.listen() == [])
    try grant(150, to: pupil, by: host, in: hall)
    #expect(pupil.listen() == [], "the same again changes nothing")
  }

  @Test func `in the middle of a question the countdown is the longer one, and the answer counts`()
    throws
  {
    let hall = try Hall(Fixture.program())
    let pupil = try Follower("An", in: hall)
    let host = try open(hall)
    try hall.pass(6_000)
    pupil.listen()
    let before = try #require(pupil.closesAt)
    try grant(150, to: pupil, by: host, in: hall)
    pupil.listen()
    #expect(pupil.closesAt == before + 10_000)
    try hall.pass(24_000 - 6_000)
    pupil.listen()
    #expect(pupil.view.question?.isClosed == false)
    guard case .single(let entries)? = pupil.view.question?.item.form else {
      throw CancellationError()
    }
    try hall.say(
      pupil.connection,
      .answer(ClientMessage.Answer(question: "mot.1", response: .choice(entries[0].id))))
    #expect(pupil.listen().contains { if case .accepted = $0 { true } else { false } })
  }

  @Test func `who waits for the others already may answer again`() throws {
    let hall = try Hall(Fixture.program())
    let pupil = try Follower("An", in: hall)
    let slower = try Follower("Bình", in: hall)
    let host = try open(hall)
    try grant(300, to: slower, by: host, in: hall)
    try hall.pass(22_000)
    pupil.listen()
    #expect(pupil.view.question?.isWaiting == true)
    #expect(!pupil.view.canAnswer("mot.1"))
    try grant(200, to: pupil, by: host, in: hall)
    pupil.listen()
    #expect(pupil.view.question?.isWaiting == false)
    #expect(pupil.view.canAnswer("mot.1"))
    #expect(pupil.closesAt == pupil.ownClose)
    try hall.pass(20_000)
    #expect(
      pupil.listen().contains { if case .waiting = $0 { true } else { false } },
      "told again when the longer time is over")
  }

  @Test func `less of it may end the own time at once`() throws {
    let hall = try Hall(Fixture.program())
    let pupil = try Follower("An", in: hall)
    let slower = try Follower("Bình", in: hall)
    let host = try open(hall)
    try grant(300, to: slower, by: host, in: hall)
    try grant(200, to: pupil, by: host, in: hall)
    try hall.pass(30_000)
    pupil.listen()
    #expect(pupil.view.question?.isWaiting == false)
    try grant(100, to: pupil, by: host, in: hall)
    pupil.listen()
    #expect(pupil.view.question?.isWaiting == true)
    #expect(pupil.view.question?.isClosed == false)
  }

  @Test func `who is away is told on coming back`() throws {
    let hall = try Hall(Fixture.program())
    let pupil = try Follower("An", in: hall)
    let host = try open(hall)
    hall.hangUp(pupil.connection)
    try grant(250, to: pupil, by: host, in: hall)
    #expect(pupil.listen().allSatisfy { if case .joined = $0 { false } else { true } })
    try pupil.comesBack()
    pupil.listen()
    #expect(pupil.view.me?.extraTime == ExtraTime(hundredths: 250))
    #expect(pupil.closesAt == pupil.ownClose)
  }

  @Test func `who comes back in a pause sees the time that was left when it began`() throws {
    let hall = try Hall(Fixture.program())
    let pupil = try Follower("An", in: hall)
    let host = try open(hall)
    try hall.pass(6_000)
    try hall.order(host, .pause)
    pupil.listen()
    let left = try #require(pupil.timeLeft)
    try hall.pass(60_000)
    try pupil.comesBack()
    pupil.listen()
    #expect(pupil.timeLeft == left)
    try hall.order(host, .extend(5_000))
    pupil.listen()
    #expect(pupil.timeLeft == left + 5_000)
    try hall.order(host, .continue)
    pupil.listen()
    #expect(pupil.view.pausedAt == nil)
    #expect(pupil.closesAt == hall.now.milliseconds + left + 5_000)
  }

  @Test func `another name is told too`() throws {
    let hall = try Hall(Fixture.program())
    let pupil = try Follower("An", in: hall)
    let host = try hall.host()
    try hall.order(
      host, .rename(contestant: pupil.contestant.description, name: "Nguyễn Thị Ân"))
    pupil.listen()
    #expect(pupil.view.me?.name == "Nguyễn Thị Ân")
    #expect(pupil.view.token == pupil.token)
  }

  @Test func `after the end there is nothing to tell`() throws {
    let hall = try Hall(Fixture.program())
    let pupil = try Follower("An", in: hall)
    let host = try hall.host()
    try hall.order(host, .start)
    try hall.order(host, .finish)
    pupil.listen()
    try grant(150, to: pupil, by: host, in: hall)
    #expect(pupil.listen() == [])
  }

  /// Extensions, pauses, grants and broken lines in any order: the countdown that a client works out
  /// from the lines alone ends when the server's does.
  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `the client's countdown ends when the server's does`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let hall = try Hall(Fixture.program(), seed: seed)
    let pupil = try Follower("An", in: hall)
    let host = try open(hall)
    try hall.pass(1_200)
    for _ in 0..<12 {
      switch Int.random(in: 0..<6, using: &random) {
      case 0: try hall.order(host, .extend(Int64.random(in: 1...9_000, using: &random)))
      case 1: try hall.order(host, .pause)
      case 2: try hall.order(host, .continue)
      case 3: try pupil.comesBack()
      case 4:
        let factor = [100, 125, 150, 300].randomElement(using: &random) ?? 100
        try grant(factor, to: pupil, by: host, in: hall)
      default: try hall.pass(Int64.random(in: 1...2_000, using: &random))
      }
      pupil.listen()
      guard hall.served.contest.phase == .open else { continue }
      #expect(pupil.closesAt == pupil.ownClose, "seed \(seed)")
    }
  }
}
