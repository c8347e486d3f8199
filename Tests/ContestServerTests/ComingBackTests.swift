import Assessment
import ContestEngine
import Network
import Testing
import Wire

@testable import ContestServer

/// What a contestant is told who comes, or comes back, while the contest goes on.
@Suite struct ComingBackTests {
  private func standings(_ messages: [ServerMessage]) -> [ServerMessage.Standings] {
    messages.compactMap { if case .standings(let standings) = $0 { standings } else { nil } }
  }

  private func rounds(_ messages: [ServerMessage]) -> [String] {
    messages.compactMap { if case .round(let round) = $0 { round.round } else { nil } }
  }

  private func resume(_ hall: Hall, _ joined: ServerMessage.Joined) throws -> [ServerMessage] {
    let id = hall.connect()
    try hall.say(id, .hello(ClientMessage.Hello(role: .contestant)))
    try hall.say(id, .resume(token: try #require(joined.token)))
    return hall.heard(id)
  }

  private func comeBack(_ hall: Hall, ticket: String) throws -> [ServerMessage] {
    let id = hall.connect()
    try hall.say(id, .hello(ClientMessage.Hello(role: .contestant)))
    try hall.say(id, .join(ClientMessage.Join(.ticket(ticket))))
    return hall.heard(id)
  }

  /// The right answer to what is open.
  private func answer(_ hall: Hall, _ pupil: ConnectionID) throws {
    for case .question(let question) in hall.heard(pupil) {
      guard case .single(let entries) = question.item.form else { continue }
      let right = try #require(entries.first { $0.text.hasPrefix("Đúng") })
      try hall.say(
        pupil,
        .answer(ClientMessage.Answer(question: question.question, response: .choice(right.id))))
    }
  }

  @Test func `points, rank and round are there at once`() throws {
    let program = Fixture.program(items: 3)
    let hall = try Hall(program)
    let (first, an) = try hall.join("An", school: "hoa-sen")
    let (_, binh) = try hall.join("Bình", school: "song-lam")
    let host = try hall.host()
    #expect(standings(try resume(hall, binh)).isEmpty, "nobody has anything in the lobby")
    try hall.order(host, .start)
    try hall.order(host, .open)
    try hall.pass(1_500)
    let early = try resume(hall, binh)
    #expect(standings(early).isEmpty && rounds(early) == ["mot"])
    try answer(hall, first)
    try hall.order(host, .close)

    for heard in [try resume(hall, binh), try comeBack(hall, ticket: binh.ticket ?? "")] {
      let told = standings(heard)
      #expect(told.count == 1 && told.first?.after == "mot.1")
      #expect(told.first?.you?.rank == 2 && told.first?.you?.points == 0)
      #expect(told.first?.top.map(\.name) == ["An", "Bình"])
      #expect(rounds(heard) == ["mot"])
      #expect(!heard.contains { if case .question = $0 { true } else { false } })
    }
    let own = standings(try resume(hall, an))
    #expect(own.first?.you?.rank == 1 && own.first?.you?.points == 100)
    // In the middle of the next question as well, and of a newcomer there is no rank yet.
    try hall.order(host, .open)
    let late = hall.connect()
    try hall.say(late, .hello(ClientMessage.Hello(role: .contestant)))
    try hall.say(
      late,
      .join(
        ClientMessage.Join(
          .code(try hall.code("hoa-sen")), fields: [.name: "Chi", .birthDate: "2012-01-01"])))
    let heard = hall.heard(late)
    #expect(standings(heard).first?.top.count == 2)
    #expect(standings(heard).first?.you?.rank == nil)
    #expect(standings(heard).first?.you?.points == 0)

    try hall.restart(program, after: 1_000)
    let after = standings(try resume(hall, an))
    #expect(after.first?.after == "mot.1" && after.first?.you?.points == 100)
    #expect(after.first?.you?.rank == 1)
  }

  @Test func `between two rounds none is going on`() throws {
    let live = Fixture.program(items: 4)
    var definition = live.definition
    var second = definition.rounds[0]
    let pools = [Array(live.pools[0].prefix(2)), Array(live.pools[0].suffix(2))]
    definition.rounds[0].items = .named(pools[0].map(\.id))
    second.id = "hai"
    second.items = .named(pools[1].map(\.id))
    definition.rounds.append(second)
    let hall = try Hall(ContestProgram(definition: definition, pools: pools))
    let (_, an) = try hall.join("An", school: "hoa-sen")
    let host = try hall.host()
    try hall.order(host, .start)
    #expect(rounds(try resume(hall, an)) == [])
    for expected in [["mot"], [], ["hai"], []] {
      try hall.order(host, .open)
      try hall.pass(1_500)
      try hall.order(host, .close)
      #expect(rounds(try resume(hall, an)) == expected)
    }
  }

  @Test func `while standings are frozen nothing fresh is told`() throws {
    let hall = try Hall(Fixture.program(items: 3))
    let (first, an) = try hall.join("An", school: "hoa-sen")
    let host = try hall.host()
    try hall.order(host, .start)
    try hall.order(host, .open)
    try hall.pass(1_500)
    try hall.order(host, .close)
    try hall.order(host, .freeze)
    #expect(standings(try resume(hall, an)).first?.frozen == true)
    try hall.order(host, .open)
    _ = first
    let back = try resume(hall, an)
    #expect(standings(back).map { $0.you?.rank } == [nil])
    try hall.order(host, .close)
    try hall.order(host, .unfreeze)
    let fresh = standings(try resume(hall, an)).first
    #expect(fresh?.frozen == false && fresh?.you?.rank == 1)
  }

  @Test func `a name is told as it is now`() throws {
    let hall = try Hall(Fixture.program(items: 3))
    let (_, an) = try hall.join("An", school: "hoa-sen")
    let host = try hall.host()
    try hall.order(host, .start)
    try hall.order(host, .open)
    try hall.pass(1_500)
    try hall.order(host, .close)
    try hall.order(host, .rename(contestant: "c1", name: "Nguyễn An"))
    #expect(standings(try resume(hall, an)).first?.top.map(\.name) == ["Nguyễn An"])
  }

  @Test func `who is put out by a new ticket is told why`() throws {
    let hall = try Hall(Fixture.program())
    let (pupil, _) = try hall.join("An", school: "hoa-sen")
    let host = try hall.host()
    try hall.order(host, .ticket(contestant: "c1"))
    #expect(hall.heard(pupil).contains(.superseded(.ticket)))
    #expect(hall.isClosed(pupil))
  }
}
