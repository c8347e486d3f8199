import ContestEngine
import Network
import Testing
import Wire

@testable import ContestServer

@Suite struct EntranceTests {
  @Test func `a newcomer gets a seat, a token, a ticket and the state`() throws {
    let hall = try Hall(Fixture.program())
    let (connection, joined) = try hall.join("Nguyễn Thị Ánh", school: "hoa-sen")
    #expect(joined.contestant == "c1")
    #expect(joined.name == "Nguyễn Thị Ánh")
    #expect(joined.schoolName == "THCS Hoa Sen")
    #expect((joined.token ?? "").utf8.count >= 22, "128 random bits or more")
    #expect((joined.ticket ?? "").utf8.count == 8)
    #expect(!hall.isClosed(connection))
  }

  @Test func `codes are read without regard to case, O and 0, I, L and 1`() throws {
    let hall = try Hall(Fixture.program())
    let id = hall.connect()
    try hall.say(id, .hello(ClientMessage.Hello(role: .contestant)))
    let line = #"{"type":"join","code":"7kq2mf","name":"An","birthDate":"2012-01-02"}"# + "\n"
    try hall.say(id, Array(line.utf8))
    #expect(hall.heard(id).contains { if case .joined = $0 { true } else { false } })
  }

  @Test func `the same person cannot join twice, however the name is written`() throws {
    let hall = try Hall(Fixture.program())
    _ = try hall.join("Trần Thuý Hoà", school: "hoa-sen")
    let id = hall.connect()
    try hall.say(id, .hello(ClientMessage.Hello(role: .contestant)))
    let code = try hall.code("hoa-sen")
    try hall.say(
      id,
      .join(
        ClientMessage.Join(
          .code(code), fields: [.name: "trần  thúy hòa", .birthDate: "2012-05-09"])))
    #expect(errors(hall.heard(id)) == [.duplicatePerson])
  }

  /// The line broke when the seat was durable and nobody had been told.
  @Test func `who joins again with the same claim gets the same seat`() throws {
    let hall = try Hall(Fixture.program())
    let code = try hall.code("hoa-sen")
    func join(_ name: String, claim: String) throws -> [ServerMessage] {
      let id = hall.connect()
      try hall.say(id, .hello(ClientMessage.Hello(role: .contestant)))
      _ = hall.heard(id)
      let fields: [RegistrationField: String] = [.name: name, .birthDate: "2012-05-09"]
      try hall.say(id, .join(ClientMessage.Join(.code(code), fields: fields, claim: claim)))
      return hall.heard(id)
    }
    func seat(_ messages: [ServerMessage]) -> ServerMessage.Joined? {
      for case .joined(let joined) in messages { return joined }
      return nil
    }
    let mine = "secret-of-the-first-computer"
    let first = try #require(seat(try join("Trần Thuý Hoà", claim: mine)))
    let again = try #require(seat(try join("Trần Thuý Hoà", claim: mine)))
    #expect(again.contestant == first.contestant)
    #expect(again.token == first.token)
    #expect(again.ticket == nil)
    #expect(hall.served.contest.contestants.count == 1)
    // Another secret proves nothing; and another child at that computer is another child.
    let stranger = try join("Trần Thuý Hoà", claim: "secret-of-another-computer")
    #expect(errors(stranger) == [.duplicatePerson])
    let other = try #require(seat(try join("Lê Văn An", claim: mine)))
    #expect(other.contestant != first.contestant)
    #expect(other.token != first.token)
    #expect(other.ticket != nil)
  }

  @Test func `a namesake with another birthday or at another school is another person`() throws {
    let hall = try Hall(Fixture.program())
    _ = try hall.join("Lê Văn An", school: "hoa-sen")
    let other = try hall.join("Lê Văn An", school: "hoa-sen", birthDate: "2012-05-10")
    let third = try hall.join("Lê Văn An", school: "song-lam")
    #expect(other.joined.contestant == "c2")
    #expect(third.joined.contestant == "c3")
  }

  @Test func `a ticket brings a contestant back and ends the older connection and token`() throws {
    let hall = try Hall(Fixture.program())
    let (first, joined) = try hall.join("Lô Thị Mai", school: "hoa-sen")
    let ticket = try #require(joined.ticket)
    let second = hall.connect()
    try hall.say(second, .hello(ClientMessage.Hello(role: .contestant)))
    try hall.say(second, .join(ClientMessage.Join(.ticket(ticket))))
    let back = hall.heard(second).compactMap { message in
      if case .joined(let joined) = message { joined } else { nil }
    }
    #expect(back.map(\.contestant) == ["c1"])
    #expect(back.first?.token != joined.token)
    #expect(hall.heard(first).contains(.superseded(.connection)))
    #expect(hall.isClosed(first))
    let third = hall.connect()
    try hall.say(third, .hello(ClientMessage.Hello(role: .contestant)))
    try hall.say(third, .resume(token: try #require(joined.token)))
    #expect(errors(hall.heard(third)) == [.badCode])
  }

  @Test func `a token resumes, and the later connection stays`() throws {
    let hall = try Hall(Fixture.program())
    let (first, joined) = try hall.join("Vừ Y Pà", school: "song-lam")
    hall.hangUp(first)
    let second = hall.connect()
    try hall.say(second, .hello(ClientMessage.Hello(role: .contestant)))
    try hall.say(second, .resume(token: try #require(joined.token)))
    #expect(
      hall.heard(second).contains { message in
        if case .joined(let again) = message { again.contestant == "c1" } else { false }
      })
    #expect(hall.served.present == 1)
  }

  @Test func `guessing is limited, and who has joined is not asked to wait`() throws {
    let hall = try Hall(Fixture.program())
    let (seat, joined) = try hall.join("Hồ Văn Nam", school: "hoa-sen")
    var codes: [ErrorCode] = []
    for _ in 0..<80 {
      let id = hall.connect()
      try hall.say(id, .hello(ClientMessage.Hello(role: .contestant)))
      try hall.say(
        id,
        .join(ClientMessage.Join(.code("ZZZZZZ"), fields: [.name: "X", .birthDate: "2012-01-01"])))
      codes += errors(hall.heard(id))
      hall.hangUp(id)
    }
    #expect(codes.first == .badCode)
    #expect(codes.last == .rateLimited)
    hall.hangUp(seat)
    let back = hall.connect()
    try hall.say(back, .hello(ClientMessage.Hello(role: .contestant)))
    try hall.say(back, .resume(token: try #require(joined.token)))
    #expect(errors(hall.heard(back)) == [])
  }

  @Test func `behind an address with many wrong tries a right code gets in`() throws {
    let hall = try Hall(Fixture.program())
    let guesser = hall.connect()
    try hall.say(guesser, .hello(ClientMessage.Hello(role: .contestant)))
    var refusals: [ErrorCode] = []
    for number in 0..<100 {
      try hall.say(
        guesser, .join(ClientMessage.Join(.code("ZZZZ\(10 + number % 90)"), fields: [.name: "X"])))
      try hall.pass(40)
      refusals += errors(hall.heard(guesser))
    }
    #expect(refusals.last == .rateLimited)
    _ = try hall.join("Người đầu tiên", school: "hoa-sen")
    // Now it is known there; not even a guesser who connects anew each time is in the way.
    for number in 0..<60 {
      let id = hall.connect()
      try hall.say(id, .hello(ClientMessage.Hello(role: .contestant)))
      try hall.say(
        id, .join(ClientMessage.Join(.code("YYYY\(10 + number)"), fields: [.name: "X"])))
      hall.hangUp(id)
    }
    for number in 1...90 { _ = try hall.join("Bạn số \(number)", school: "hoa-sen") }
  }

  @Test func `with a code nobody learns from many names who takes part`() throws {
    let hall = try Hall(Fixture.program())
    _ = try hall.join("Lê Văn An", school: "hoa-sen")
    var refusals: [ErrorCode] = []
    for _ in 0..<100 {
      let id = hall.connect()
      try hall.say(id, .hello(ClientMessage.Hello(role: .contestant)))
      try hall.say(
        id,
        .join(
          ClientMessage.Join(
            .code("7KQ2MF"), fields: [.name: "Lê Văn An", .birthDate: "2012-05-09"])))
      refusals += errors(hall.heard(id))
      hall.hangUp(id)
    }
    #expect(
      refusals.prefix(60) == ArraySlice(Array(repeating: ErrorCode.duplicatePerson, count: 60)))
    #expect(refusals.last == .rateLimited)
    _ = try hall.join("Lê Văn Bình", school: "hoa-sen")
  }

  @Test func `a source that has waited may try again, and others never had to`() throws {
    let hall = try Hall(Fixture.program())
    for _ in 0..<70 {
      let id = hall.connect()
      try hall.say(id, .hello(ClientMessage.Hello(role: .contestant)))
      try hall.say(id, .join(ClientMessage.Join(.code("ZZZZZZ"), fields: [.name: "X"])))
      hall.hangUp(id)
    }
    let other = hall.connect(host: IPAddress.v4(0x0A00_0001))
    try hall.say(other, .hello(ClientMessage.Hello(role: .contestant)))
    let fields: [RegistrationField: String] = [.name: "An", .birthDate: "2012-01-01"]
    try hall.say(other, .join(ClientMessage.Join(.code("7KQ2MF"), fields: fields)))
    #expect(errors(hall.heard(other)) == [])
    try hall.pass(60_000)
    _ = try hall.join("Bình", school: "hoa-sen")
  }

  @Test func `a school that is full takes nobody more`() throws {
    let hall = try Hall(Fixture.program(perSchool: 1))
    _ = try hall.join("An", school: "hoa-sen")
    let id = hall.connect()
    try hall.say(id, .hello(ClientMessage.Hello(role: .contestant)))
    let fields: [RegistrationField: String] = [.name: "Bình", .birthDate: "2012-01-01"]
    try hall.say(id, .join(ClientMessage.Join(.code("7KQ2MF"), fields: fields)))
    #expect(errors(hall.heard(id)) == [.contestFull])
  }

  @Test func `only the host's token makes a host`() throws {
    let hall = try Hall(Fixture.program())
    let id = hall.connect()
    try hall.say(id, .hello(ClientMessage.Hello(role: .host)))
    try hall.say(id, .authenticate(token: "nothing"))
    try hall.say(id, .command(id: 1, .start))
    #expect(errors(hall.heard(id)) == [.badCode, .notJoined])
  }
}

/// The codes of the errors among messages.
func errors(_ messages: [ServerMessage]) -> [ErrorCode] {
  messages.compactMap { if case .error(let error) = $0 { error.code } else { nil } }
}
