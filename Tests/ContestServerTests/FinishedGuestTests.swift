import ContestEngine
import Network
import Store
import Testing
import Wire

@testable import ContestServer

/// Peers that send their last byte and read on.
@Suite struct FinishedGuestTests {
  private func isJoined(_ message: ServerMessage) -> Bool {
    if case .joined = message { true } else { false }
  }

  @Test func `what was asked is answered, and then the connection is let go`() throws {
    let hall = try Hall(Fixture.program())
    let id = hall.connect()
    hall.sayUncommitted(id, .hello(ClientMessage.Hello(role: .contestant)))
    let fields: [RegistrationField: String] = [.name: "An", .birthDate: "2012-01-01"]
    hall.sayUncommitted(id, .join(ClientMessage.Join(.code("7KQ2MF"), fields: fields)))
    try hall.finish(id)
    #expect(hall.heard(id).contains(where: isJoined))
    #expect(hall.isClosed(id))
    #expect(hall.served.present == 0)
    #expect(hall.served.contest.contestants.count == 1)
  }

  @Test func `while the disk is away nobody is let go without the answer`() throws {
    let hall = try Hall(Fixture.program())
    let id = hall.connect()
    try hall.say(id, .hello(ClientMessage.Hello(role: .contestant)))
    let fields: [RegistrationField: String] = [.name: "An", .birthDate: "2012-01-01"]
    hall.sayUncommitted(id, .join(ClientMessage.Join(.code("7KQ2MF"), fields: fields)))
    hall.journal.failNext(.diskFull)
    #expect(throws: (any Error).self) { try hall.finish(id) }
    #expect(!hall.isClosed(id))
    try hall.commit()
    #expect(hall.heard(id).contains(where: isJoined))
    #expect(hall.isClosed(id))
  }

  @Test func `who comes to an ended contest this way is told their rank`() throws {
    let hall = try Hall(Fixture.program())
    let (pupil, joined) = try hall.join("An", school: "hoa-sen")
    let host = try hall.host()
    try hall.order(host, .start)
    try hall.order(host, .finish)
    hall.hangUp(pupil)
    let id = hall.connect()
    hall.sayUncommitted(id, .hello(ClientMessage.Hello(role: .contestant)))
    hall.sayUncommitted(id, .resume(token: try #require(joined.token)))
    try hall.finish(id)
    let ended = hall.heard(id).compactMap { message in
      if case .ended(let ended) = message { ended } else { nil }
    }
    #expect(ended.map(\.rank) == [1])
    #expect(hall.isClosed(id))
  }

  @Test func `one that is gone already is let go once`() throws {
    let hall = try Hall(Fixture.program())
    let (pupil, _) = try hall.join("An", school: "hoa-sen")
    try hall.finish(pupil)
    hall.hangUp(pupil)
    try hall.finish(pupil)
    #expect(hall.served.present == 0)
    #expect(hall.referee.guests.isEmpty)
  }
}
