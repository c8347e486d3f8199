import ContestEngine
import Network
import Testing
import Wire

@testable import ContestServer

/// Pings beside a storm of lines, and what they tell of the lines.
@Suite struct BusyTurnTests {
  private func greeted(_ count: Int, in hall: Hall) throws -> [ConnectionID] {
    try (0..<count).map { _ in
      let id = hall.connect()
      try hall.say(id, .hello(ClientMessage.Hello(role: .contestant)))
      _ = hall.heard(id)
      return id
    }
  }

  private func pings(_ hall: Hall, _ ids: [ConnectionID]) -> [ConnectionID: [String]] {
    var found: [ConnectionID: [String]] = [:]
    for id in ids {
      for case .ping(let name) in hall.heard(id) { found[id, default: []].append(name) }
    }
    return found
  }

  @Test func `pings of many who come in at once are spread, and none is left out`()
    throws
  {
    let hall = try Hall(Fixture.program())
    let ids = try greeted(1_000, in: hall)
    hall.skip(250)
    #expect(try hall.turn() == 10)
    #expect(pings(hall, ids).count == 375)
    hall.skip(100)
    #expect(try hall.turn() == 10)
    #expect(pings(hall, ids).count == 150)
    // The storm is over; whoever was longest without a ping comes first.
    try hall.pass(8_000)
    #expect(pings(hall, ids).values.allSatisfy { (4...5).contains($0.count) })
  }

  /// A ping that goes alone wakes the threads of both sides for it.
  @Test func `pings that are due within a few milliseconds go together, none late by more`() throws
  {
    let hall = try Hall(Fixture.program())
    var greetedAt: [ConnectionID: Int] = [:]
    var pingedAt: [ConnectionID: Int] = [:]
    for moment in 0..<400 {
      if moment < 60 { greetedAt[try greeted(1, in: hall)[0]] = moment }
      _ = try hall.turn()
      for id in pings(hall, Array(greetedAt.keys)).keys { pingedAt[id] = moment }
      hall.skip(1)
    }
    #expect(pingedAt.count == 60)
    #expect(Set(pingedAt.values).count <= 8)
    for (id, moment) in pingedAt {
      #expect((250...260).contains(moment - greetedAt[id, default: 0]))
    }
  }

  @Test func `few newcomers are pinged on the dot`() throws {
    let hall = try Hall(Fixture.program())
    let ids = try greeted(60, in: hall)
    try hall.pass(250)
    #expect(pings(hall, ids).count == 60)
    try hall.pass(4_000)
    #expect(pings(hall, ids).values.allSatisfy { $0.count == 4 })
  }

  /// Fifty newcomers every ten milliseconds, for so long.
  ///
  /// - Returns: when the one who came first was pinged, in milliseconds from then.
  private func pingedInRush(lasting end: Int) throws -> [Int] {
    let hall = try Hall(Fixture.program())
    let first = try greeted(1, in: hall)[0]
    var pinged: [Int] = []
    for moment in stride(from: 0, to: end + 1_000, by: 10) {
      if moment < end { _ = try greeted(50, in: hall) }
      _ = try hall.turn()
      if !pings(hall, [first]).isEmpty { pinged.append(moment) }
      hall.skip(10)
    }
    return pinged
  }

  @Test func `a ping waits until a rush is answered, and what came in the rush waits behind it`()
    throws
  {
    let pinged = try #require(try pingedInRush(lasting: 600).first)
    #expect((600...800).contains(pinged))
  }

  @Test func `a rush that goes on holds up a ping for two seconds and no longer`() throws {
    let pinged = try #require(try pingedInRush(lasting: 4_000).first)
    #expect((2_250...2_270).contains(pinged))
  }

  @Test func `a rush says when it will be looked at again, so nobody is forgotten`() {
    var budget = AlarmBudget()
    let now = Instant(milliseconds: 10_000)
    for _ in 0..<AlarmBudget.rushFrom { budget.request(at: now) }
    let due = now + -50
    var (moment, looks) = (now, 0)
    while !budget.take(due: due, at: moment) {
      let next = budget.ready(due: due, at: moment)
      #expect(next > moment && next <= moment + 100)
      moment = next
      looks += 1
    }
    #expect((1...3).contains(looks))
    #expect(moment <= now + 200)
  }

  @Test func `a hall at its own pace is no rush`() {
    var budget = AlarmBudget()
    var now = Instant(milliseconds: 10_000)
    var woken = 0
    // Two thousand ask in a second, and a thousand are due.
    for _ in 0..<1_000 {
      budget.request(at: now)
      budget.request(at: now)
      now = now + 1
      if budget.take(due: now, at: now) { woken += 1 }
    }
    #expect(woken == 1_000)
  }

  @Test func `a host is told the round trip of who is there, and nothing of who was`() throws {
    let hall = try Hall(Fixture.program())
    let (pupil, joined) = try hall.join("An", school: "hoa-sen")
    _ = hall.heard(pupil)
    try hall.pass(300)
    let ping = try #require(pings(hall, [pupil])[pupil]?.first)
    // It went out a quarter of a second after `hello`.
    hall.skip(80)
    try hall.say(pupil, .pong(id: ping))
    #expect(hall.served.roundTrips == [130])
    hall.hangUp(pupil)
    let again = hall.connect()
    try hall.say(again, .hello(ClientMessage.Hello(role: .contestant)))
    try hall.say(again, .resume(token: try #require(joined.token)))
    #expect(hall.served.roundTrips == [nil])
  }
}
