import Testing
import Wire

struct ServerSessionTests {
  static let hello = #"{"type":"hello","protocol":1,"role":"contestant","language":"en"}"#
  static let join = #"{"type":"join","code":"7KQ2MF","name":"An"}"#
  static let answer = #"{"type":"answer","question":"a.1","response":{"choice":"x"}}"#

  /// A session and what one would do with it.
  struct Peer {
    var session: ServerSession
    var pingCount = 0

    init(_ limits: SessionLimits = SessionLimits()) {
      session = ServerSession(now: 0, limits: limits)
    }

    mutating func say(_ text: String, at now: Int64 = 0) -> [ServerSession.Effect] {
      session.receive(.line(Array(text.utf8)), now: now)
    }

    /// The codes of the refusals and the reason of the close, in order.
    mutating func refusals(_ text: String, at now: Int64 = 0) -> [String] {
      say(text, at: now).map {
        switch $0 {
        case .reply(.error(let error)): error.code.rawValue
        case .close(let reason): "close " + reason.rawValue
        case .request(let message): "request " + message.kind.rawValue
        case .reply(let message): message.kind.rawValue
        }
      }
    }

    mutating func tick(_ now: Int64) -> [ServerSession.Effect] {
      pingCount += 1
      let id = "p\(pingCount)"
      return session.tick(now: now) { id }
    }

    static func joined(as role: Role = .contestant) -> Peer {
      var peer = Peer()
      _ = peer.say(#"{"type":"hello","protocol":1,"role":"\#(role.rawValue)","language":"en"}"#)
      peer.session.joined(as: role, now: 0)
      return peer
    }
  }

  /// A host decides, which may take longer than a child types.
  @Test func `who is held is waited for as long as the line lives`() {
    var peer = Peer()
    _ = peer.say(Self.hello)
    _ = peer.say(Self.join)
    peer.session.held(now: 0)
    #expect(peer.refusals(Self.join, at: 1_000) == ["rateLimited"])
    #expect(peer.refusals(Self.answer, at: 2_000) == ["notJoined"])
    var now: Int64 = 0
    while now < 1_200_000 {
      now += 10_000
      for case .reply(.ping(let id)) in peer.tick(now) {
        _ = peer.say(#"{"type":"pong","id":"\#(id)"}"#, at: now)
      }
    }
    #expect(peer.session.phase == .joining)
    #expect(peer.tick(now + 90_000) == [.close(.silence)])
  }

  @Test func `who was held and is not let in may ask again`() {
    var peer = Peer()
    _ = peer.say(Self.hello)
    _ = peer.say(Self.join)
    peer.session.held(now: 0)
    peer.session.joinRefused()
    #expect(peer.refusals(Self.join, at: 1_000) == ["request join"])
    #expect(peer.session.nextDeadline.map { $0 <= 600_000 } == true, "time runs as before")
  }

  @Test func `hello, join and an answer become requests`() {
    var peer = Peer()
    #expect(peer.refusals(Self.hello) == ["request hello"])
    #expect(peer.session.phase == .greeted && peer.session.language == .en)
    #expect(peer.refusals(Self.join) == ["request join"])
    #expect(peer.session.phase == .joining)
    peer.session.joined(as: .contestant, now: 5)
    #expect(peer.refusals(Self.answer) == ["request answer"])
    #expect(peer.refusals(#"{"type":"begin"}"#) == ["request begin"])
    #expect(peer.refusals(#"{"type":"star","question":"a.2"}"#) == ["request star"])
    #expect(peer.refusals(#"{"type":"submit","attempt":1}"#) == ["request submit"])
  }

  @Test(arguments: [
    answer, join, #"{"type":"resume","token":"t"}"#, #"{"type":"authenticate","token":"t"}"#,
    #"{"type":"begin"}"#, #"{"type":"command","id":1,"do":"open"}"#, #"{"type":"answer"}"#,
  ])
  func `nothing comes before hello`(line: String) {
    var peer = Peer()
    #expect(peer.refusals(line) == ["notJoined"])
    #expect(peer.session.phase == .connected)
  }

  @Test(arguments: [
    answer, #"{"type":"begin"}"#, #"{"type":"submit"}"#, #"{"type":"star"}"#,
    #"{"type":"command","id":1,"do":"open"}"#,
  ])
  func `after hello one must still join`(line: String) {
    var peer = Peer()
    _ = peer.say(Self.hello)
    #expect(peer.refusals(line) == ["notJoined"])
  }

  @Test func `hello may be said again, to choose a contest`() {
    var peer = Peer()
    _ = peer.say(Self.hello)
    #expect(
      peer.refusals(#"{"type":"hello","protocol":1,"role":"host","contest":"b"}"#) == [
        "request hello"
      ])
    #expect(peer.session.role == .host)
    #expect(peer.session.language == .vi)
  }

  @Test func `another protocol is refused and the connection closed`() {
    var peer = Peer()
    #expect(
      peer.refusals(#"{"type":"hello","protocol":2,"role":"contestant"}"#)
        == ["unsupportedProtocol", "close unsupportedProtocol"])
    #expect(peer.session.phase == .closed)
    #expect(peer.refusals(Self.hello) == [])
    #expect(peer.session.nextDeadline == nil)
  }

  @Test func `a line that is too long closes the connection`() {
    var peer = Peer.joined()
    let effects = peer.session.receive(.tooLong, now: 0)
    #expect(effects == [.reply(peer.session.refusal(.tooLong)), .close(.tooLong)])
  }

  @Test func `the fifth malformed line in a minute closes the connection`() {
    var peer = Peer()
    for second in 0..<4 as Range<Int64> {
      #expect(peer.refusals("{", at: second * 1_000) == ["malformed"])
    }
    #expect(peer.refusals("\u{FEFF}{}", at: 59_999) == ["malformed", "close malformed"])
  }

  @Test func `five malformed lines in more than a minute do not`() {
    var peer = Peer.joined()
    for second in 0..<4 as Range<Int64> {
      #expect(peer.refusals("{", at: second * 1_000) == ["malformed"])
    }
    #expect(peer.refusals("[]", at: 60_000) == ["malformed"])
    #expect(peer.refusals("{", at: 60_500) == ["malformed", "close malformed"])
  }

  @Test func `an unknown type is named, joined or not`() {
    var peer = Peer()
    #expect(peer.refusals(#"{"type":"dance"}"#) == ["unknownType"])
    var joined = Peer.joined()
    #expect(joined.refusals(#"{"type":"dance"}"#) == ["unknownType"])
  }

  @Test func `a bad field is named, with the question that the line was about`() {
    var peer = Peer.joined()
    #expect(
      peer.say(#"{"type":"answer","question":"a.1","response":{"choice":"x"},"change":"2"}"#)
        == [
          .reply(
            .error(
              ErrorMessage(.badField, language: .en, question: "a.1", field: "change")))
        ])
  }

  @Test func `a bad response names its question`() {
    var peer = Peer.joined()
    #expect(
      peer.say(#"{"type":"answer","question":"a.1","response":{"choice":7}}"#)
        == [.reply(.error(ErrorMessage(.badResponse, language: .en, question: "a.1")))])
  }

  @Test func `a refused command carries its id`() {
    var peer = Peer.joined(as: .host)
    #expect(
      peer.say(#"{"type":"command","id":9,"do":"dance"}"#)
        == [.reply(.error(ErrorMessage(.invalidCommand, language: .en, id: 9)))])
    var contestant = Peer.joined()
    #expect(
      contestant.say(#"{"type":"command","id":9,"do":"open"}"#)
        == [.reply(.error(ErrorMessage(.notAuthorised, language: .en, id: 9)))])
  }

  @Test(arguments: [Role.host, .board, .judge])
  func `only contestants answer`(role: Role) {
    var peer = Peer.joined(as: role)
    for line in [Self.answer, #"{"type":"begin"}"#, #"{"type":"submit"}"#, #"{"type":"star"}"#] {
      #expect(peer.refusals(line) == ["notAuthorised"])
    }
  }

  @Test(arguments: [Role.contestant, .board, .judge])
  func `only hosts command`(role: Role) {
    var peer = Peer.joined(as: role)
    #expect(peer.refusals(#"{"type":"command","id":1,"do":"open"}"#) == ["notAuthorised"])
  }

  @Test func `contestants join and others authenticate`() {
    var contestant = Peer()
    _ = contestant.say(Self.hello)
    #expect(contestant.refusals(#"{"type":"authenticate","token":"t"}"#) == ["notAuthorised"])
    #expect(contestant.refusals(#"{"type":"resume","token":"t"}"#) == ["request resume"])
    var board = Peer()
    _ = board.say(#"{"type":"hello","protocol":1,"role":"board"}"#)
    #expect(board.refusals(Self.join) == ["notAuthorised"])
    #expect(board.refusals(#"{"type":"resume","token":"t"}"#) == ["notAuthorised"])
    #expect(board.refusals(#"{"type":"authenticate","token":"t"}"#) == ["request authenticate"])
  }

  @Test func `a second join is refused, before and after the first is decided`() {
    var peer = Peer()
    _ = peer.say(Self.hello)
    _ = peer.say(Self.join)
    #expect(
      peer.say(Self.join)
        == [.reply(.error(ErrorMessage(.rateLimited, language: .en, retryAfter: 1_000)))])
    peer.session.joined(as: .contestant, now: 0)
    for line in [Self.join, Self.hello, #"{"type":"resume","token":"t"}"#] {
      #expect(peer.refusals(line) == ["alreadyJoined"])
    }
  }

  @Test func `after a refused join one may try again`() {
    var peer = Peer()
    _ = peer.say(Self.hello)
    _ = peer.say(Self.join)
    peer.session.joinRefused()
    #expect(peer.refusals(Self.answer) == ["notJoined"])
    #expect(peer.refusals(Self.join) == ["request join"])
  }

  @Test func `a join with a bad field does not wait for the contest`() {
    var peer = Peer()
    _ = peer.say(Self.hello)
    #expect(peer.refusals(#"{"type":"join","code":"7KQ2MF","name":5}"#) == ["badField"])
    #expect(peer.refusals(#"{"type":"join","code":"12"}"#) == ["badCode"])
    #expect(peer.session.phase == .greeted)
  }

  // MARK: Time

  @Test func `hello must come within ten seconds`() {
    var peer = Peer()
    #expect(peer.session.nextDeadline == 10_000)
    #expect(peer.tick(9_999) == [])
    #expect(peer.tick(10_000) == [.close(.noHello)])
    #expect(peer.tick(10_001) == [])
  }

  @Test func `joining may take ten minutes and no second hello makes it longer`() {
    var peer = Peer()
    _ = peer.say(Self.hello, at: 5_000)
    _ = peer.say(Self.hello, at: 500_000)
    while let deadline = peer.session.nextDeadline, deadline < 605_000 { _ = peer.tick(deadline) }
    #expect(peer.tick(605_000) == [.close(.notJoined)])
  }

  @Test func `a joined connection is closed after 90 seconds without a line`() {
    var peer = Peer.joined()
    peer.session.joined(as: .contestant, now: 1_000)
    _ = peer.say(#"{"type":"pong","id":"unknown"}"#, at: 50_000)
    while let deadline = peer.session.nextDeadline, deadline < 140_000 { _ = peer.tick(deadline) }
    #expect(peer.tick(139_999) != [.close(.silence)])
    #expect(peer.tick(140_000) == [.close(.silence)])
  }

  @Test func `five pings go out in the first five seconds and then one every ten`() {
    var peer = Peer()
    _ = peer.say(Self.hello, at: 100)
    peer.session.joined(as: .contestant, now: 200)
    var sentAt: [Int64] = []
    while let deadline = peer.session.nextDeadline, deadline < 40_000 {
      if case .reply(.ping) = peer.tick(deadline).first { sentAt.append(deadline) }
    }
    #expect(sentAt == [350, 1_350, 2_350, 3_350, 4_350, 14_350, 24_350, 34_350])
  }

  @Test func `the round trip is the least of the last five pongs`() {
    var peer = Peer()
    _ = peer.say(Self.hello)
    #expect(peer.session.leastRoundTrip == nil)
    for (number, roundTrip) in [20, 90, 80, 70, 60, 50].enumerated() {
      guard let deadline = peer.session.nextDeadline,
        case .reply(.ping(let id)) = peer.tick(deadline).first
      else { return #expect(Bool(false), "no ping") }
      #expect(peer.say(#"{"type":"pong","id":"\#(id)"}"#, at: deadline + Int64(roundTrip)) == [])
      #expect(peer.session.leastRoundTrip == (number < 5 ? 20 : 50))
    }
  }

  @Test func `pongs that nobody asked for tell nothing`() {
    var peer = Peer()
    _ = peer.say(Self.hello)
    #expect(peer.session.nextDeadline == 250)
    #expect(peer.tick(250) == [.reply(.ping(id: "p1"))])
    #expect(peer.say(#"{"type":"pong","id":"p9"}"#, at: 251) == [])
    #expect(peer.session.leastRoundTrip == nil)
    _ = peer.say(#"{"type":"pong","id":"p1"}"#, at: 280)
    _ = peer.say(#"{"type":"pong","id":"p1"}"#, at: 281)
    #expect(peer.session.leastRoundTrip == 30)
  }

  // MARK: Rate

  @Test func `too many lines are refused until there is room again`() {
    var peer = Peer.joined()
    let limits = SessionLimits()
    for _ in 0..<limits.linesAtOnce - 1 {
      #expect(peer.refusals(Self.answer) == ["request answer"])
    }
    let refused = peer.say(Self.answer)
    #expect(
      refused
        == [
          .reply(
            .error(
              ErrorMessage(.rateLimited, language: .en, question: "a.1", retryAfter: 34)))
        ])
    #expect(peer.refusals(Self.answer, at: 34) == ["request answer"])
    #expect(peer.refusals(Self.answer, at: 34) == ["rateLimited"])
    var accepted = 0
    for millisecond in 35..<10_035 as Range<Int64> {
      if peer.refusals(Self.answer, at: millisecond) == ["request answer"] { accepted += 1 }
    }
    // What is refused closes the connection in the end.
    #expect(peer.session.phase == .closed)
    #expect(accepted <= 330)
  }

  @Test func `a steady sender is never refused`() {
    var peer = Peer.joined()
    for count in 0..<3_000 as Range<Int64> {
      #expect(peer.refusals(Self.answer, at: count * 34) == ["request answer"])
    }
  }

  @Test func `a closed session says nothing more`() {
    var peer = Peer.joined()
    peer.session.close()
    #expect(peer.say(Self.answer) == [])
    #expect(peer.tick(1_000_000) == [])
    #expect(peer.session.receive(.tooLong, now: 0) == [])
    peer.session.joined(as: .host, now: 0)
    #expect(peer.session.phase == .closed)
  }
}
