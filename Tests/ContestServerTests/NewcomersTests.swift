import ContestEngine
import Network
import Store
import Testing
import Wire

@testable import ContestServer

/// Whoever comes with a code waits until a host lets them in.
@Suite struct NewcomersTests {
  private static func program(perSchool: Int = 100) -> ContestProgram {
    Fixture.program(perSchool: perSchool, approval: true)
  }

  /// Asks to join.
  private func ask(
    _ hall: Hall, _ name: String, school: String = "hoa-sen", claim: String? = nil
  ) throws -> ConnectionID {
    let id = hall.connect()
    try hall.say(id, .hello(ClientMessage.Hello(role: .contestant, language: "en")))
    let fields: [RegistrationField: String] = [.name: name, .birthDate: "2012-05-09"]
    let code = try hall.code(school)
    try hall.say(id, .join(ClientMessage.Join(.code(code), fields: fields, claim: claim)))
    return id
  }

  private func joined(_ messages: [ServerMessage]) -> ServerMessage.Joined? {
    for case .joined(let joined) in messages { return joined }
    return nil
  }

  private func told(_ messages: [ServerMessage]) -> ServerMessage.Newcomers? {
    messages.compactMap { if case .newcomers(let told) = $0 { told } else { nil } }.last
  }

  @Test func `a newcomer waits, and is in when a host says so`() throws {
    let hall = try Hall(Self.program())
    let before = hall.served.contest.sequence
    let id = try ask(hall, "Lê Văn An")
    let words = try #require(
      hall.heard(id).compactMap { if case .mustWait(let text) = $0 { text } else { nil } }.first)
    #expect(words.contains("wait"))
    #expect(hall.served.contest.contestants.isEmpty)
    #expect(hall.served.contest.sequence == before, "nothing of it is in the journal")
    let host = hall.connect()
    try hall.say(host, .hello(ClientMessage.Hello(role: .host)))
    try hall.say(host, .authenticate(token: try hall.hostToken))
    let list = try #require(told(hall.heard(host)))
    #expect(list.isOn)
    #expect(list.waiting == 1)
    #expect(list.schools.map(\.waiting) == [1])
    #expect(list.first.map(\.name) == ["Lê Văn An"])
    try hall.order(host, .admit(.newcomer(try #require(list.first.first?.newcomer))))
    #expect(joined(hall.heard(id))?.contestant == "c1")
    try hall.pass(1_000)
    #expect(told(hall.heard(host))?.waiting == 0)
  }

  @Test func `a school is let in at once, another one turned away, in the order of their coming`()
    throws
  {
    let hall = try Hall(Self.program())
    let host = try hall.host()
    let first = try (1...5).map { try ask(hall, "Bạn \($0)") }
    let others = try (1...3).map { try ask(hall, "Lạ \($0)", school: "song-lam") }
    for id in first + others { _ = hall.heard(id) }
    try hall.order(host, .admit(.school("hoa-sen")))
    #expect(
      first.compactMap { joined(hall.heard($0))?.contestant } == ["c1", "c2", "c3", "c4", "c5"])
    try hall.order(host, .turnAway(.all))
    for id in others {
      #expect(errors(hall.heard(id)) == [.joinClosed])
      #expect(!hall.isClosed(id), "one may ask again")
    }
    _ = hall.heard(host)
    for nobody in [
      HostOrder.admit(.all), .turnAway(.all), .admit(.newcomer("n1")), .admit(.school("x")),
    ] {
      try hall.order(host, nobody)
      #expect(errors(hall.heard(host)) == [.invalidCommand], "\(nobody)")
    }
    // Asking again, after a refusal.
    let again = others[0]
    try hall.say(
      again,
      .join(
        ClientMessage.Join(
          .code(try hall.code("song-lam")), fields: [.name: "Lạ 1", .birthDate: "2012-05-09"])))
    try hall.order(host, .admit(.all))
    #expect(joined(hall.heard(again))?.contestant == "c6")
  }

  @Test func `who hangs up is waited for no more, and who comes back waits once`() throws {
    let hall = try Hall(Self.program())
    let host = try hall.host()
    let gone = try ask(hall, "Đi mất")
    hall.hangUp(gone)
    let older = try ask(hall, "Chập chờn", claim: "secret-of-this-computer")
    let newer = try ask(hall, "Chập chờn", claim: "secret-of-this-computer")
    #expect(hall.isClosed(older))
    #expect(hall.served.newcomers.count == 1)
    try hall.order(host, .admit(.all))
    let seat = try #require(joined(hall.heard(newer)))
    // The line breaks before that is heard: the same secret has the same seat, without a host.
    hall.hangUp(newer)
    let back = try ask(hall, "Chập chờn", claim: "secret-of-this-computer")
    #expect(joined(hall.heard(back))?.contestant == seat.contestant)
    #expect(hall.served.newcomers.count == 0)
  }

  @Test func `those who are in come back without a host, by token and by ticket`() throws {
    let hall = try Hall(Self.program())
    let host = try hall.host()
    let id = try ask(hall, "Trần Thị Bé")
    try hall.order(host, .admit(.all))
    let seat = try #require(joined(hall.heard(id)))
    for line in [
      ClientMessage.resume(token: try #require(seat.token)),
      .join(ClientMessage.Join(.ticket(try #require(seat.ticket)))),
    ] {
      let back = hall.connect()
      try hall.say(back, .hello(ClientMessage.Hello(role: .contestant)))
      try hall.say(back, line)
      #expect(joined(hall.heard(back))?.contestant == seat.contestant)
    }
  }

  @Test func `a host switches it on and off, and a restart remembers`() throws {
    let program = Fixture.program()
    let hall = try Hall(program)
    _ = try hall.join("Vào trước", school: "hoa-sen")
    var host = try hall.host()
    try hall.order(host, .approval(true))
    #expect(errors(hall.heard(host)) == [])
    let waiting = try ask(hall, "Đến sau")
    #expect(joined(hall.heard(waiting)) == nil)
    try hall.restart(program, after: 1_000)
    #expect(hall.served.contest.needsApproval)
    #expect(hall.served.newcomers.count == 0, "who waits asks the new server")
    host = try hall.host()
    try hall.order(host, .approval(false))
    _ = try hall.join("Đến sau nữa", school: "hoa-sen")
    try hall.order(host, .start)
    try hall.order(host, .finish)
    _ = hall.heard(host)
    try hall.order(host, .approval(true))
    #expect(errors(hall.heard(host)) == [.invalidCommand])
  }

  @Test func `a crowd of invented children leaves nothing behind and has its bounds`() throws {
    let hall = try Hall(Self.program(perSchool: 40))
    let host = try hall.host()
    let before = hall.served.contest.sequence
    var refused = 0
    for number in 0..<60 {
      let id = try ask(hall, "Bịa \(number)")
      if errors(hall.heard(id)) == [.overloaded] { refused += 1 }
    }
    #expect(hall.served.newcomers.count == 40)
    #expect(refused == 20)
    #expect(hall.served.contest.sequence == before)
    #expect(try hall.journal.persons(of: "thu").isEmpty)
    // Another school is not touched, and once the crowd is turned away there is room.
    let other = try ask(hall, "Em ngoan", school: "song-lam")
    try hall.order(host, .turnAway(.school("hoa-sen")))
    let late = try ask(hall, "Em thật")
    try hall.order(host, .admit(.all))
    #expect(joined(hall.heard(other)) != nil)
    #expect(joined(hall.heard(late)) != nil)
  }

  @Test func `what forbids joining is said at once, and again when it comes later`() throws {
    let hall = try Hall(Self.program(perSchool: 1))
    let host = try hall.host()
    let first = try ask(hall, "Một")
    try hall.order(host, .admit(.all))
    #expect(joined(hall.heard(first)) != nil)
    #expect(errors(hall.heard(try ask(hall, "Một"))) == [.duplicatePerson])
    #expect(errors(hall.heard(try ask(hall, "Hai"))) == [.contestFull])
    let two = try Hall(Self.program())
    let hostOfTwo = try two.host()
    let twins = [try ask(two, "Sinh Đôi"), try ask(two, "Sinh Đôi")]
    for id in twins { _ = two.heard(id) }
    try two.order(hostOfTwo, .admit(.all))
    #expect(joined(two.heard(twins[0])) != nil)
    #expect(errors(two.heard(twins[1])) == [.duplicatePerson])
  }

  @Test func `who waits stays as long as the line lives`() throws {
    let hall = try Hall(Self.program())
    let id = try ask(hall, "Kiên nhẫn")
    for _ in 0..<80 {
      try hall.pass(10_000)
      for case .ping(let name) in hall.heard(id) { try hall.say(id, .pong(id: name)) }
    }
    #expect(!hall.isClosed(id), "eight hundred seconds are no reason to go")
    try hall.pass(100_000)
    #expect(hall.isClosed(id), "silence is")
    #expect(hall.served.newcomers.count == 0)
  }

  @Test func `when connections run short those who wait go last`() throws {
    let hall = try Hall(Self.program())
    let waiting = try ask(hall, "Đợi")
    let idle = hall.connect()
    hall.referee.makeRoom()
    try hall.commit()
    #expect(hall.isClosed(idle))
    #expect(!hall.isClosed(waiting))
  }

  @Test func `only hosts let in`() throws {
    let hall = try Hall(Fixture.program())
    let (seat, _) = try hall.join("Tò mò", school: "hoa-sen")
    let host = try hall.host()
    try hall.order(host, .approval(true))
    _ = try ask(hall, "Bạn thân")
    _ = hall.heard(seat)
    try hall.say(seat, .command(id: 1, .admit(.all)))
    #expect(errors(hall.heard(seat)) == [.notAuthorised])
    #expect(hall.served.newcomers.count == 1)
  }

  @Test func `who waits is sealed once, when a host lets them in`() throws {
    let hall = try Hall(Self.program())
    let host = try hall.host()
    let before = hall.randomKeys
    let id = try ask(hall, "Lê Văn An")
    #expect(hall.randomKeys == before, "nobody is written down who only waits")
    try hall.order(host, .admit(.all))
    #expect(joined(hall.heard(id)) != nil)
    #expect(hall.randomKeys == before + 1)
  }

  @Test func `the first hundred are those who came first, however many went`() {
    var newcomers = Newcomers()
    for number in 1...1_000 {
      _ = newcomers.add(
        ConnectionID(value: UInt64(number)), PersonFields([:], school: SchoolID("a")),
        school: SchoolID("a"), claimed: nil, schoolMost: 2_000,
        at: Instant(milliseconds: Int64(number)))
    }
    for number in 1...700 where number % 7 != 0 {
      newcomers.remove(ConnectionID(value: UInt64(number)))
    }
    let left = Array(stride(from: 7, through: 700, by: 7)) + Array(701...1_000)
    #expect(newcomers.inOrder.map(\.number) == left)
    #expect(newcomers.count == left.count)
    for number in 7...990 { newcomers.remove(ConnectionID(value: UInt64(number))) }
    #expect(newcomers.inOrder.prefix(3).map(\.number) == [991, 992, 993])
  }
}
