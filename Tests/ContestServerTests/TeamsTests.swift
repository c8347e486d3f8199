import Assessment
import ContestEngine
import Network
import Testing
import Wire

@testable import ContestServer

/// Teams as they join and as they are told over the wire.
@Suite struct TeamsTests {
  private var program: ContestProgram {
    let plain = Fixture.program { $0.teamAnswer = .captain }
    var definition = plain.definition
    definition.registration.fields = [.name, .team, .grade]
    definition.leagues = [
      League(id: "k6", title: LocalizedText("Khối 6"), conditions: ["grade": ["6"]], prizes: true)
    ]
    return ContestProgram(definition: definition, pools: plain.pools)
  }

  private func join(
    _ hall: Hall, _ name: String, team: String, grade: String = "6", school: String = "hoa-sen"
  ) throws -> ConnectionID {
    let id = hall.connect()
    try hall.say(id, .hello(ClientMessage.Hello(role: .contestant)))
    let code = try hall.code(school)
    try hall.say(
      id,
      .join(
        ClientMessage.Join(.code(code), fields: [.name: name, .team: team, .grade: grade])))
    return id
  }

  private func teams(_ messages: [ServerMessage]) -> [ServerMessage.Standings.TeamRow] {
    messages.reduce(into: []) { rows, message in
      if case .standings(let standings) = message { rows = standings.teams }
    }
  }

  @Test func `one name in one school is one team, also after a restart`() throws {
    let hall = try Hall(program)
    _ = try join(hall, "An", team: "Sao Mai")
    _ = try join(hall, "Bình", team: "sao  mai", grade: "7")
    _ = try join(hall, "Chi", team: "Sao Mai", school: "song-lam")
    try hall.restart(program, after: 1_000)
    _ = try join(hall, "Dũng", team: "SAO MAI")
    _ = try join(hall, "Em", team: "Sao Khuê")
    let terms = hall.served.contest.contestants.map(\.terms)
    #expect(terms.map(\.team) == [1, 1, 2, 1, 3])
    #expect(terms.map(\.leagues) == [[0], [], [0], [0], [0]])
  }

  @Test func `the captain's answer is told to the team as its own, and teams are ranked`() throws {
    let hall = try Hall(program)
    let captain = try join(hall, "An", team: "Sao Mai")
    let member = try join(hall, "Bình", team: "Sao Mai")
    _ = try join(hall, "Chi", team: "Sông Lam", school: "song-lam")
    let host = try hall.host()
    for order in [HostOrder.start, .open] { try hall.order(host, order) }
    var asked: ServerMessage.Question?
    for case .question(let question) in hall.heard(captain) { asked = question }
    let question = try #require(asked)
    try hall.pass(1_500)
    guard case .single(let entries) = question.item.form else { throw CancellationError() }
    for (pupil, start) in [(captain, "Đúng"), (member, "Sai")] {
      let entry = try #require(entries.first { $0.text.hasPrefix(start) })
      try hall.say(
        pupil,
        .answer(ClientMessage.Answer(question: question.question, response: .choice(entry.id))))
    }
    _ = hall.heard(member)
    try hall.order(host, .close)
    let heard = hall.heard(member)
    let you = heard.compactMap { message -> ServerMessage.OwnResult.Answer? in
      if case .closed(let closed) = message { closed.own.you } else { nil }
    }
    let right = try #require(entries.first { $0.text.hasPrefix("Đúng") })
    #expect(you.first?.response == .choice(right.id), "what the team answered")
    #expect(you.first?.mark == .one)
    #expect(
      teams(heard) == [
        .init(rank: 1, team: "t1", name: "Sao Mai", schoolName: "THCS Hoa Sen", points: 100),
        .init(rank: 2, team: "t2", name: "Sông Lam", schoolName: "THCS Sông Lam", points: 0),
      ])
  }

  @Test func `a contest without teams tells none`() throws {
    let hall = try Hall(Fixture.program())
    _ = try hall.join("An", school: "hoa-sen")
    let host = try hall.host()
    for order in [HostOrder.start, .open, .close] { try hall.order(host, order) }
    #expect(teams(hall.heard(host)).isEmpty)
  }
}
