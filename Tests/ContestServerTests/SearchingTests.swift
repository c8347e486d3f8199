import ContestEngine
import Network
import Testing
import Wire

@testable import ContestServer

@Suite struct SearchingTests {
  private func find(_ hall: Hall, _ host: ConnectionID, _ text: String) throws -> [String] {
    _ = hall.heard(host)
    try hall.order(host, .find(text))
    return hall.heard(host).flatMap { message -> [String] in
      if case .done(let done) = message { (done.contestants ?? []).map(\.contestant) } else { [] }
    }
  }

  @Test func `contestants are found by a part of the name without marks, or by number`() throws {
    let hall = try Hall(Fixture.program())
    for name in ["Lò Thị Mai", "Mai Văn An", "Trần Đức Bình"] {
      _ = try hall.join(name, school: "hoa-sen")
    }
    let host = try hall.host()
    #expect(try find(hall, host, "mai") == ["c1", "c2"])
    #expect(try find(hall, host, "DUC") == ["c3"])
    #expect(try find(hall, host, "C2") == ["c2"])
    #expect(try find(hall, host, "c9") == [])
    #expect(try find(hall, host, "không ai") == [])
    // Who has joined or was renamed since is found too.
    _ = try hall.join("Vi Thị Mái", school: "song-lam")
    try hall.order(host, .rename(contestant: "c3", name: "Trần Mai Bình"))
    #expect(try find(hall, host, "mai") == ["c1", "c4", "c2", "c3"])
  }

  @Test func `what is found tells points, rank and whether one is there`() throws {
    let hall = try Hall(Fixture.program())
    let (connection, _) = try hall.join("Lò Thị Mai", school: "hoa-sen")
    let host = try hall.host()
    try hall.order(host, .disqualify(contestant: "c1", reason: "thi hộ"))
    hall.hangUp(connection)
    _ = hall.heard(host)
    try hall.order(host, .find("c1"))
    let found = hall.heard(host).compactMap { message in
      if case .done(let done) = message { done.contestants?.first } else { nil }
    }
    #expect(
      found == [
        ServerMessage.FoundContestant(
          contestant: "c1", name: "Lò Thị Mai", schoolName: "THCS Hoa Sen", rank: 1,
          isDisqualified: true)
      ])
  }

  @Test func `nobody but a host searches`() throws {
    let hall = try Hall(Fixture.program())
    let (connection, _) = try hall.join("Lò Thị Mai", school: "hoa-sen")
    _ = hall.heard(connection)
    try hall.say(connection, .command(id: 1, .find("mai")))
    #expect(errors(hall.heard(connection)) == [.notAuthorised])
  }
}
