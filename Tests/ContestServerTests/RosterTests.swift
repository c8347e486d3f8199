import ContestEngine
import Network
import Store
import Testing
import Wire

@testable import ContestServer

@Suite struct RosterTests {
  private static func program(_ change: (inout ContestDefinition) -> Void = { _ in })
    -> ContestProgram
  {
    var program = Fixture.program()
    var definition = program.definition
    definition.registration.roster = "hoc-sinh.csv"
    change(&definition)
    program = ContestProgram(definition: definition, pools: program.pools)
    return program
  }

  private static func seat(
    _ name: String, school: String = "hoa-sen", _ change: (inout RosterSeat) -> Void = { _ in }
  ) -> RosterSeat {
    var seat = RosterSeat(
      fields: [.name: name, .birthDate: "2012-05-09", .class: "8A"], school: SchoolID(school))
    change(&seat)
    return seat
  }

  private static let roster = [
    seat("Lô Thị Mai") { $0.extraTime = 150 }, seat("Nguyễn Văn An", school: "song-lam"),
    seat("Trần Bình") { $0.mayPublish = true },
  ]

  private func tickets(_ hall: Hall) throws -> [String] {
    let key = try #require(try hall.journal.secret(ContestSecrets.rosterKey, of: "thu"))
    return try RosterTickets(key: key).tickets(for: Self.roster)
  }

  private func join(
    _ hall: Hall, ticket: String
  ) throws -> (joined: ServerMessage.Joined?, errors: [ErrorCode], connection: ConnectionID) {
    let id = hall.connect()
    try hall.say(id, .hello(ClientMessage.Hello(role: .contestant)))
    _ = hall.heard(id)
    try hall.say(id, .join(ClientMessage.Join(.ticket(ticket))))
    let heard = hall.heard(id)
    let joined = heard.compactMap { if case .joined(let joined) = $0 { joined } else { nil } }
    return (joined.first, errors(heard), id)
  }

  @Test func `a ticket of the roster needs nothing else`() throws {
    let hall = try Hall(Self.program(), roster: Self.roster)
    let tickets = try tickets(hall)
    let entered = try join(hall, ticket: tickets[0])
    let joined = try #require(entered.joined)
    #expect(joined.name == "Lô Thị Mai")
    #expect(joined.school == "hoa-sen")
    #expect(joined.className == "8A")
    #expect(joined.contestant == "c1")
    #expect(joined.extraTime == ExtraTime(hundredths: 150))
    #expect(try join(hall, ticket: tickets[2]).joined?.contestant == "c2")
    #expect(hall.served.persons.map(\.consents) == [[], .both])
    #expect(hall.served.persons[0].fields[field: .class] == "8A")
  }

  @Test func `welcome asks for nothing, and a code lets nobody in`() throws {
    let hall = try Hall(Self.program(), roster: Self.roster)
    let id = hall.connect()
    try hall.say(id, .hello(ClientMessage.Hello(role: .contestant)))
    let asked = hall.heard(id).compactMap { message -> [RegistrationField]? in
      guard case .welcome(let welcome) = message,
        case .contest(_, let registration) = welcome.offer
      else { return nil }
      return registration
    }
    #expect(asked == [[]])
    let code = try hall.code("hoa-sen")
    try hall.say(
      id,
      .join(ClientMessage.Join(.code(code), fields: [.name: "Ai Đó", .birthDate: "2012-01-01"])))
    #expect(errors(hall.heard(id)) == [.joinClosed])
    #expect(try join(hall, ticket: "00000000").errors == [.badCode])
  }

  @Test func `tickets are the same after a restart, before the first join and after it`() throws {
    let program = Self.program()
    let hall = try Hall(program, roster: Self.roster)
    let before = try tickets(hall)
    try hall.restart(program, after: 1_000)
    #expect(try tickets(hall) == before)
    #expect(try join(hall, ticket: before[1]).joined?.contestant == "c1")
    try hall.restart(program, after: 1_000)
    // Back into the same seat, and a newcomer into the next.
    #expect(try join(hall, ticket: before[1]).joined?.contestant == "c1")
    #expect(try join(hall, ticket: before[0]).joined?.contestant == "c2")
    #expect(hall.served.contest.contestants.count == 2)
  }

  @Test func `a ticket that the host has replaced opens nothing, also after a restart`() throws {
    let program = Self.program()
    let hall = try Hall(program, roster: Self.roster)
    let old = try tickets(hall)[0]
    _ = try join(hall, ticket: old)
    let host = try hall.host()
    try hall.order(host, .ticket(contestant: "c1"))
    let new = hall.heard(host).compactMap { message -> String? in
      if case .done(let done) = message { done.ticket } else { nil }
    }
    #expect(try join(hall, ticket: old).errors == [.badCode])
    try hall.restart(program, after: 1_000)
    #expect(try join(hall, ticket: old).errors == [.badCode])
    #expect(try join(hall, ticket: #require(new.first)).joined?.contestant == "c1")
  }

  @Test func `tickets hang on the person alone, not on who stands beside`() throws {
    let tickets = RosterTickets(key: "khoá")
    let all = try tickets.tickets(for: Self.roster)
    #expect(Set(all).count == 3)
    #expect(all.allSatisfy { Crockford.normalised($0, length: 8) == $0 })
    var changed = Self.roster
    changed[2].fields[.class] = "8B"
    changed[2].extraTime = 200
    let more = [Self.seat("Mới Vào")] + changed.reversed()
    #expect(try tickets.tickets(for: more).dropFirst() == ArraySlice(all.reversed()))
    #expect(try RosterTickets(key: "khác").tickets(for: Self.roster) != all)
    let twins = [Self.seat("An"), Self.seat("an")]
    #expect(try Set(tickets.tickets(for: twins)).count == 2)
  }

  @Test func `who is younger is written down before ranks are told`() throws {
    let program = Self.program {
      $0.standings.by = [.points, .youngest]
      $0.registration.roster = nil
    }
    let hall = try Hall(program)
    for (name, day) in [("An", "2012-05-09"), ("Bình", "2013-01-01"), ("Chi", "2012-05-09")] {
      _ = try hall.join(name, school: "hoa-sen", birthDate: day)
    }
    let host = try hall.host()
    for order in [HostOrder.start, .open] { try hall.order(host, order) }
    #expect(hall.served.contest.ages == [2, 1, 2])
    _ = try hall.join("Dũng", school: "hoa-sen", birthDate: "2014-01-01")
    for order in [HostOrder.close, .finish] { try hall.order(host, order) }
    #expect(hall.served.contest.ages == [3, 2, 3, 1])
    let standings = hall.served.contest.standings()
    #expect(standings.rows.map(\.contestant.number) == [4, 2, 1, 3])
    #expect(standings.rows.map(\.rank) == [1, 2, 3, 3])
    try hall.restart(program, after: 1_000)
    #expect(hall.served.contest.standings() == standings)
  }
}
