import Assessment
import Screens
import Terminal
import Testing
import Wire

/// Coming back with a ticket: where it is typed, where it is shown, and what is known again.
@Suite struct WayBackTests {
  private func refusedAsKnown() -> Play {
    var play = Play()
    play.open()
    play.server(.welcome(Samples.welcome(now: play.serverNow, fields: [.name])))
    play.type("Lò Văn Páo")
    play.press(.enter, .enter)
    play.server(.error(ErrorMessage(.duplicatePerson, language: .vi)))
    return play
  }

  @Test func `who has been in before is given the field for the ticket`() {
    var play = refusedAsKnown()
    #expect(play.screen.contains("Mã trường hoặc mã dự thi: "), "\(play.screen)")
    #expect(play.screen.contains("Gõ mã dự thi 8 ký tự"), "\(play.screen)")
    play.type("4f7q-2m9x")
    play.press(.enter)
    #expect(play.sent.last == #"{"type":"join","ticket":"4F7Q2M9X"}"#)
  }

  @Test func `who had only mistyped the name goes on with the school's code`() {
    var play = refusedAsKnown()
    play.press(.enter)
    play.type(" B")
    play.press(.enter, .enter)
    #expect(play.sent.last?.contains(#""code":"7KQ2MF","name":"Lò Văn Páo B""#) == true)
  }

  @Test func `a code that was typed in the form gives its place to the ticket`() {
    var play = Play(code: nil)
    play.open()
    play.server(.welcome(Samples.welcome(now: play.serverNow, fields: [.name])))
    play.type("7kq2mf")
    play.press(.enter)
    play.type("Lò Văn Páo")
    play.press(.enter, .enter)
    play.server(.error(ErrorMessage(.duplicatePerson, language: .vi)))
    play.type("4f7q2m9x")
    play.press(.enter)
    #expect(play.sent.last == #"{"type":"join","ticket":"4F7Q2M9X"}"#)
  }

  @Test func `line by line the ticket is asked for too`() {
    var play = PlainPlay()
    play.tell(.connected(Samples.trust))
    play.server(.welcome(Samples.welcome(now: play.serverNow, fields: [.name])))
    play.line("Lò Văn Páo")
    play.line("")
    play.server(.error(ErrorMessage(.duplicatePerson, language: .vi)))
    #expect(play.spoken.contains("Gõ mã dự thi 8 ký tự"), "\(play.spoken)")
    play.line("4f7q2m9x")
    #expect(play.sent.last == #"{"type":"join","ticket":"4F7Q2M9X"}"#)
  }

  @Test func `the arrow up opens the field, and the help tells of tickets`() {
    var play = Play()
    play.open()
    play.server(.welcome(Samples.welcome(now: play.serverNow)))
    play.press(.function(1))
    #expect(play.screen.contains("8 ký tự của riêng em"), "\(play.screen)")
    #expect(!play.screen.contains("đặt ngôi sao"))
    #expect(!play.screen.contains("mất kết nối"), "\(play.screen)")
    play.press(.enter, .up)
    play.type("4f7q2m9x")
    play.press(.enter)
    #expect(play.sent.last == #"{"type":"join","ticket":"4F7Q2M9X"}"#)
  }

  private func back(ticket: String? = "4F7Q2M9X") -> Play {
    var play = Play {
      $0.kept = Samples.seat
      $0.kept?.ticket = ticket
    }
    play.open()
    play.server(.welcome(Samples.welcome(now: play.serverNow)))
    play.type("c")
    var joined = Samples.joined
    joined.ticket = nil
    joined.token = nil
    play.server(.joined(joined), .state(.init(.running, now: play.serverNow)))
    return play
  }

  @Test func `the ticket is kept with the seat and shown after coming back`() {
    var first = Play()
    first.join()
    #expect(
      first.effects.contains {
        if case .keep(let seat) = $0 { seat.ticket == "4F7Q2M9X" } else { false }
      })
    var play = back()
    #expect(play.screen.contains("Mã dự thi: 4F7Q-2M9X"), "\(play.screen)")
    play.type("q")
    #expect(play.screen.contains("Mã dự thi: 4F7Q-2M9X"), "\(play.screen)")
    play.press(.enter)
    play.type("?")
    #expect(play.screen.contains("Mã dự thi: 4F7Q-2M9X") || play.screen.contains("PgDn"))
    #expect(!back(ticket: nil).screen.contains("Mã dự thi"))
  }

  @Test func `points and rank stand in the head as soon as they are told`() {
    var play = back()
    play.server(.round(Samples.round), Samples.standings)
    #expect(play.screen.contains("Mã dự thi: 4F7Q-2M9X"), "\(play.screen)")
    #expect(play.screen.contains("894 điểm · hạng 12"), "\(play.screen)")
    play.type("b")
    #expect(play.screen.contains("Lò Văn Páo"), "\(play.screen)")
  }

  @Test func `who comes in the middle of a round counts like everybody else`() {
    var play = Play()
    play.open()
    play.server(.welcome(Samples.welcome(now: play.serverNow, fields: [.name])))
    play.type("Lò Văn Páo")
    play.press(.enter, .enter)
    play.server(
      .joined(Samples.joined), .state(.init(.running, now: play.serverNow)), .round(Samples.round))
    play.press(.enter)
    #expect(play.screen.contains("Đúng được tối đa 1000 điểm"), "\(play.screen)")
    play.ask(Samples.single)
    #expect(play.screen.contains("Khởi động · câu 3 trong 10"), "\(play.screen)")
  }

  @Test func `the same round told again is no news`() {
    var play = Play()
    play.join()
    play.server(.round(Samples.round))
    play.ask(Samples.single)
    play.server(Samples.closed(Samples.single))
    play.server(.round(Samples.round))
    #expect(play.screen.contains("Đúng!"), "\(play.screen)")
  }

  @Test func `line by line a late one hears what goes on`() {
    var play = PlainPlay()
    play.tell(.connected(Samples.trust))
    play.server(.welcome(Samples.welcome(now: play.serverNow, fields: [.name])))
    play.line("Nguyễn Thị Ánh")
    play.line("")
    play.server(.joined(Samples.joined), .state(.init(.running, now: play.serverNow)))
    #expect(play.spoken.hasSuffix("Chờ câu tiếp theo."), "\(play.spoken)")
  }

  // MARK: Put out

  @Test func `a new ticket is asked for where the host has issued one`() {
    var play = Play()
    play.join()
    play.server(.superseded(.ticket))
    #expect(play.screen.contains("cấp mã dự thi mới"), "\(play.screen)")
    #expect(!play.screen.contains("máy khác"))
    play.press(.enter)
    #expect(play.effects.last == .connect)
    play.open()
    play.server(.welcome(Samples.welcome(now: play.serverNow)))
    play.type("9999 9999")
    play.press(.enter)
    #expect(play.sent.last == #"{"type":"join","ticket":"99999999"}"#)
  }

  @Test func `who took over on another machine is told of as before`() {
    var play = Play()
    play.join()
    play.server(.superseded(.connection))
    #expect(play.screen.contains("vào thi từ máy khác"))
  }

  // MARK: Corrections

  private func corrected() -> ServerMessage {
    guard case .closed(var closed) = Samples.closed(Samples.single) else {
      return .superseded(.connection)
    }
    closed.key = .response(.choice(ChoiceID("x1")))
    closed.own.you?.mark = .zero
    closed.own.you?.points = 0
    return .closed(closed)
  }

  @Test func `a corrected key is said to be one`() {
    var play = Play()
    play.join()
    play.ask(Samples.single)
    play.server(Samples.closed(Samples.single))
    #expect(!play.screen.contains("đã sửa đáp án"))
    play.server(corrected())
    #expect(play.screen.contains("Thầy cô đã sửa đáp án câu này"), "\(play.screen)")
    #expect(play.screen.contains("✗ Chưa đúng."), "\(play.screen)")
    #expect(play.screen.contains("A   01/6"), "\(play.screen)")
  }

  @Test func `line by line a corrected key is said too`() {
    var play = PlainPlay()
    play.join()
    play.ask(Samples.single)
    play.server(Samples.closed(Samples.single))
    _ = play.takeSpoken()
    play.server(corrected())
    #expect(play.spoken.hasPrefix("Thầy cô đã sửa đáp án câu này"), "\(play.spoken)")
  }

  // MARK: The end

  @Test func `a correction after the end reaches the end screen`() {
    var play = Play()
    play.join()
    play.server(.ended(.init(rank: 3, of: 23, points: 0)))
    #expect(play.screen.contains("Hạng 3 trong 23"))
    #expect(play.screen.contains("TẠM THỜI"), "\(play.screen)")
    play.server(
      .standings(
        .init(after: "khoi-dong.3", top: [], schools: [], you: .init(rank: 2, points: 977))))
    #expect(play.screen.contains("Hạng 2 trong 23"), "\(play.screen)")
    #expect(play.screen.contains("    977 điểm"), "\(play.screen)")
    #expect(!play.screen.contains("Hạng 3 trong 23"))
  }
}
