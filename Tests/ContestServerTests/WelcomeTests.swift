import Testing
import Wire

@testable import ContestServer

/// A welcome waits for the disk only where it tells of what is not written yet.
@Suite struct WelcomeTests {
  private let hello = ClientMessage.hello(ClientMessage.Hello(role: .contestant))

  private func kinds(_ messages: [ServerMessage]) -> [String] {
    messages.map { message in
      switch message {
      case .welcome(let welcome):
        if case .contest(let contest, _) = welcome.offer {
          "welcome \(contest.state)"
        } else {
          "list"
        }
      case .error(let error): error.code.rawValue
      case .joined: "joined"
      case .state: "state"
      default: "other"
      }
    }
  }

  @Test func `it does not wait for the joins of others`() throws {
    let hall = try Hall(Fixture.program())
    let (first, second) = (hall.connect(), hall.connect())
    try hall.say(first, hello)
    _ = hall.heard(first)
    hall.sayUncommitted(
      first,
      .join(
        ClientMessage.Join(
          .code(try hall.code("hoa-sen")), fields: [.name: "An", .birthDate: "2012-05-09"])))
    hall.sayUncommitted(second, hello)
    hall.sayUrgent()
    #expect(kinds(hall.heard(first)) == [], "who joins waits until it is written")
    #expect(kinds(hall.heard(second)) == ["welcome lobby"])
    try hall.commit()
    #expect(kinds(hall.heard(first)).prefix(2) == ["joined", "state"])
    #expect(kinds(hall.heard(second)) == [])
  }

  @Test func `a start that is not written yet is told to nobody`() throws {
    let hall = try Hall(Fixture.program())
    let host = try hall.host()
    let newcomer = hall.connect()
    hall.sayUncommitted(host, .command(id: 1, .start))
    hall.sayUncommitted(newcomer, hello)
    hall.sayUrgent()
    #expect(kinds(hall.heard(newcomer)) == [])
    try hall.commit()
    #expect(kinds(hall.heard(newcomer)) == ["welcome running"])
    let later = hall.connect()
    hall.sayUncommitted(later, hello)
    hall.sayUrgent()
    #expect(kinds(hall.heard(later)) == ["welcome running"])
  }

  @Test func `it never overtakes what was said before it`() throws {
    let hall = try Hall(Fixture.program())
    let id = hall.connect()
    hall.referee.received(id, Array("{\"type\":\"sing\"}\nnonsense\n".utf8), at: hall.now)
    hall.sayUncommitted(id, .resume(token: "too early"))
    hall.sayUncommitted(id, hello)
    try hall.commit()
    #expect(
      kinds(hall.heard(id)) == ["unknownType", "malformed", "notJoined", "welcome lobby"])
  }

  @Test func `hello and join in one line come back in their order`() throws {
    let hall = try Hall(Fixture.program())
    let id = hall.connect()
    hall.sayUncommitted(id, hello)
    hall.sayUncommitted(
      id,
      .join(
        ClientMessage.Join(
          .code(try hall.code("hoa-sen")), fields: [.name: "An", .birthDate: "2012-05-09"])))
    try hall.commit()
    #expect(kinds(hall.heard(id)).prefix(3) == ["welcome lobby", "joined", "state"])
  }
}
