import Assessment
import Screens
import Terminal
import TestSupport
import Testing
import Wire

/// Coming in, being kept, leaving, and what no server may do to a screen.
@Suite struct ContestantComingTests {
  // MARK: A kept seat

  private func offered() -> Play {
    var play = Play { $0.kept = Samples.seat }
    play.open()
    play.server(.welcome(Samples.welcome(now: play.serverNow)))
    return play
  }

  @Test func `a kept seat is offered and never taken unasked`() {
    var play = offered()
    play.press(.enter)
    play.type(" ")
    #expect(play.screen.contains("Em là Nguyễn Thị Ánh, 8A?"))
    #expect(!play.sent.contains { $0.contains("resume") })
  }

  @Test func `a clear yes takes it`() {
    var play = offered()
    play.type("c")
    #expect(play.sent.last == #"{"type":"resume","token":"kept-token"}"#)
  }

  @Test func `the arrows and Enter take it too`() {
    var play = offered()
    play.press(.up, .enter)
    #expect(play.sent.last == #"{"type":"resume","token":"kept-token"}"#)
  }

  @Test func `a no leads to the form`() {
    var play = offered()
    play.type("k")
    #expect(play.screen.contains("Họ và tên"))
  }

  @Test func `a kept seat that is no longer good is forgotten and said`() {
    var play = offered()
    play.type("c")
    play.server(.error(ErrorMessage(.badCode, language: .vi)))
    #expect(play.effects.contains(.forget))
    #expect(play.screen.contains("không dùng lại được nữa"))
    #expect(play.screen.contains("Họ và tên"))
  }

  @Test func `another contest's seat is not offered`() {
    var play = Play {
      $0.kept = Samples.seat
      $0.kept?.contest = "khac"
    }
    play.open()
    play.server(.welcome(Samples.welcome(now: play.serverNow)))
    #expect(play.screen.contains("Họ và tên"))
  }

  @Test func `a seat is kept on joining and forgotten at the end`() {
    var play = Play()
    play.join()
    let seat = KeptSeat(
      contest: "dvc-thcs-2026", contestant: "c17", name: "Nguyễn Thị Ánh", className: "8A",
      token: "secret-token", ticket: "4F7Q2M9X")
    #expect(play.effects.contains(.keep(seat)))
    #expect(!play.effects.contains(.forget))
    play.server(.ended(.init(rank: 12, of: 812, points: 931)))
    #expect(play.effects.contains(.forget))
  }

  // MARK: Joining

  @Test func `a ticket needs nothing else`() {
    var play = Play(code: nil) { $0.ticket = "4f7q 2m9x" }
    play.open()
    play.server(.welcome(Samples.welcome(now: play.serverNow)))
    #expect(play.sent.last == #"{"type":"join","ticket":"4F7Q2M9X"}"#)
    play.server(.joined(Samples.joined), .state(.init(.lobby, now: play.serverNow)))
    #expect(!play.screen.contains("chép lại mã này"), "it is in their hand")
  }

  @Test func `who comes by a ticket keeps the class in the head`() {
    var play = Play(code: nil) { $0.ticket = "4f7q 2m9x" }
    play.open()
    play.server(.welcome(Samples.welcome(now: play.serverNow)))
    var me = Samples.joined
    me.className = "8A"
    play.server(.joined(me), .state(.init(.lobby, now: play.serverNow)))
    #expect(play.screen.contains("THCS Lê Mao · 8A"), "\(play.screen)")
  }

  @Test func `a school's code leads nowhere where everyone has a ticket`() {
    var play = Play()
    play.open()
    play.server(.welcome(Samples.welcome(now: play.serverNow, fields: [])))
    #expect(play.screen.contains("mã dự thi riêng của em"), "\(play.screen)")
    #expect(!play.screen.contains("Đúng chưa?"))
    #expect(play.screen.contains("Mã dự thi của em: "), "\(play.screen)")
    #expect(!play.screen.contains("là mã trường"), "\(play.screen)")
    play.type("7kq2mf")
    play.press(.enter)
    #expect(play.screen.contains("Mã trường không dùng ở đây"), "\(play.screen)")
    #expect(!play.sent.contains { $0.contains("join") })
    for _ in 0..<6 { play.press(.backspace) }
    play.type("4f7q2m9x")
    play.press(.enter)
    #expect(play.sent.last == #"{"type":"join","ticket":"4F7Q2M9X"}"#)
  }

  @Test func `line by line the ticket is asked for in place of the code`() {
    var play = PlainPlay()
    play.tell(.connected(Samples.trust))
    play.server(.welcome(Samples.welcome(now: play.serverNow, fields: [])))
    #expect(play.spoken.contains("mã dự thi riêng của em"), "\(play.spoken)")
    play.line("7kq2mf")
    play.line("4f7q2m9x")
    #expect(!play.spoken.contains("Đúng chưa?"), "\(play.spoken)")
    #expect(play.sent.last == #"{"type":"join","ticket":"4F7Q2M9X"}"#)
  }

  @Test func `the date of birth goes out as ISO 8601`() {
    var play = Play()
    play.join()
    #expect(play.sent.contains { $0.contains(#""birthDate":"2012-05-09""#) })
  }

  @Test func `a wrong code is said at its field and the rest stays`() {
    var play = Play()
    play.open()
    play.server(.welcome(Samples.welcome(now: play.serverNow, fields: [.name])))
    play.type("Lò Văn Páo")
    play.press(.enter, .enter)
    play.server(.error(ErrorMessage(.badCode, language: .vi)))
    #expect(play.screen.contains("Mã trường hoặc mã dự thi: "))
    #expect(play.screen.contains("Lò Văn Páo"))
    #expect(play.screen.contains("Mã này chưa đúng"))
  }

  @Test func `of several contests the code chooses one`() {
    var play = Play(code: nil)
    play.open()
    play.server(
      .welcome(
        .init(
          server: "s", now: play.serverNow,
          offer: .contests([.init(id: "a", title: "Cuộc thi A"), .init(id: "b", title: "B")]))))
    #expect(play.screen.contains("Cuộc thi A"))
    play.type("7kq2mf")
    play.press(.enter, .enter)
    #expect(play.sent.last?.contains(#""code":"7KQ2MF""#) == true)
    play.server(.welcome(Samples.welcome(now: play.serverNow)))
    #expect(play.screen.contains("Họ và tên"))
    #expect(!play.screen.contains("Mã trường"))
  }

  @Test func `a form survives a lost connection`() {
    var play = Play()
    play.open()
    play.server(.welcome(Samples.welcome(now: play.serverNow)))
    play.type("Nguyễn")
    play.tell(.disconnected)
    play.wait(500)
    play.type(" Thị Ánh")
    play.open()
    play.server(.welcome(Samples.welcome(now: play.serverNow)))
    #expect(play.screen.contains("Nguyễn Thị Ánh"))
  }

  // MARK: Leaving

  private func status(_ play: Play) -> Int32? {
    for case .leave(let status) in play.effects { return status }
    return nil
  }

  @Test func `q asks before leaving`() {
    var play = Play()
    play.join()
    play.type("q")
    #expect(status(play) == nil)
    play.press(.enter)
    #expect(status(play) == nil, "staying is chosen at first")
    play.type("qc")
    #expect(status(play) == 0)
    #expect(play.effects.contains(.forget))
  }

  @Test func `Ctrl-C leaves when it is pressed twice`() {
    var play = Play()
    play.join()
    play.press(.control("c"))
    #expect(status(play) == nil)
    play.wait(3_500)
    play.press(.control("c"))
    #expect(status(play) == nil)
    play.press(.control("c"))
    #expect(status(play) == 0)
  }

  @Test func `who leaves without ever having reached the server ends with 3`() {
    var play = Play()
    play.tell(.unreachable(.unknownHost))
    play.type("q")
    #expect(status(play) == 3)
  }

  @Test func `a changed certificate sends nothing and ends with 3`() {
    var play = Play()
    play.tell(.certificateChanged(found: "sha256:ab"))
    #expect(play.screen.contains("gọi thầy cô"))
    #expect(play.sent.isEmpty)
    play.press(.enter)
    #expect(status(play) == 3)
  }

  // MARK: What no server may do

  @Test func `control characters from the server do not reach the screen`() {
    var play = Play()
    play.join()
    play.ask(
      Samples.question(
        Samples.item(
          "\u{1B}]0;x\u{7}Câu\u{9B}2J hỏi\u{202E}", .single(Samples.entries("\u{1B}[2J\r\nA", "B")))
      ))
    play.server(.announcement("\u{1B}[31mĐỏ\nHai dòng"))
    #expect(play.screen.contains("Đỏ Hai dòng"))
    for scalar in play.screen.unicodeScalars where scalar != "\n" {
      #expect(scalar.properties.generalCategory != .control)
      #expect(scalar.properties.generalCategory != .format)
    }
  }

  /// Random keys, sizes, breaks and server's words: nothing traps, the picture always has the size.
  @Test(arguments: 1...50 as ClosedRange<UInt64>)
  func `whatever happens there is a picture`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var play = Play(server: Bool.random(using: &random) ? "10.0.0.5" : nil)
    if Bool.random(using: &random) { play.join() }
    for _ in 0..<120 {
      Self.happen(&play, &random)
      let size = Size(
        columns: Int.random(in: 0...130, using: &random),
        rows: Int.random(in: 0...45, using: &random))
      #expect(play.model.view(size, now: play.now).size == size, "seed \(seed)")
    }
  }

  private static func happen(_ play: inout Play, _ random: inout SeededGenerator) {
    let keys: [Key] = [
      .enter, .up, .down, .left, .right, .tab, .backspace, .delete, .pageUp, .pageDown, .escape,
      .home, .end, .function(1), .function(2), .character(" "), .character("a"), .character("2"),
      .character("đ"), .character("?"), .character("b"), .paste("dán\nvào"),
    ]
    let questions = [
      Samples.single, Samples.multiple, Samples.truth, Samples.numeric, Samples.text,
      Samples.matching, Samples.ordering, Samples.cloze,
      Samples.question(Samples.item("", .single([])), number: 9),
      Samples.question(Samples.item("", .matching(left: [], right: [])), number: 8),
      Samples.question(Samples.item("", .ordering([])), number: 7),
      Samples.question(Samples.item("", .cloze([])), number: 6),
      Samples.question(Samples.item("", .multiple([], select: 2)), number: 5),
    ]
    switch Int.random(in: 0..<14, using: &random) {
    case 0: play.wait(Int64.random(in: 0...9_000, using: &random))
    case 1: play.tell(.disconnected)
    case 2: play.open()
    case 3: play.server(.welcome(Samples.welcome(now: play.serverNow)))
    case 4: play.server(.joined(Samples.joined))
    case 5: if let question = questions.randomElement(using: &random) { play.ask(question) }
    case 6:
      if let question = questions.randomElement(using: &random) {
        play.accept(question.question)
        play.server(
          Samples.closed(question, mark: [nil, .one, .zero].randomElement(using: &random) ?? nil))
      }
    case 7:
      let states = ContestState.allCases.filter { $0 != .ended }
      play.server(.state(.init(states.randomElement(using: &random) ?? .open, now: play.serverNow)))
    case 8: play.server(.round(Samples.round), Samples.standings, .announcement("Chào"))
    default:
      if let key = keys.randomElement(using: &random) { play.press(key) }
    }
  }
}
