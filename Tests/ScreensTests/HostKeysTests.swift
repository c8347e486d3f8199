import Assessment
import Screens
import Terminal
import Testing
import Wire

@Suite struct HostKeysTests {
  @Test func `a whole contest is played with Enter alone`() {
    var play = HostPlay()
    play.enter()
    play.progress(nil)
    play.press(.enter)
    play.confirm()
    play.state(.running)
    for number in 1...2 {
      play.press(.enter)
      play.confirm()
      play.ask(Samples.question(Samples.truth.item, number: number), key: .response(.truth(true)))
      play.press(.enter, .enter)
      play.confirm()
      play.server(.closed(.init(question: "khoi-dong.\(number)", answered: 3)))
      play.state(.running)
      play.press(.enter)
      play.confirm()
      play.server(
        .closed(
          .init(
            question: "khoi-dong.\(number)", key: .response(.truth(true)), answered: 3, correct: 2)
        ))
      play.progress(nil, asked: number == 2 ? 12 : number)
    }
    play.press(.enter, .enter)
    play.confirm()
    play.state(.ended)
    play.press(.enter, .enter)
    play.confirm()
    play.progress(nil, asked: 12, isFinal: true)
    #expect(
      play.orders == [
        "start", "open", "close", "reveal", "open", "close", "reveal", "finish", "finalize",
      ])
    play.press(.enter)
    #expect(play.orders.count == 9)
  }

  @Test func `the bottom line says what Enter will do`() {
    var play = HostPlay()
    play.enter()
    #expect(play.bottomLine.contains("Enter bắt đầu"))
    play.state(.running)
    #expect(play.bottomLine.contains("Enter mở câu 1"))
    play.openThird()
    #expect(play.bottomLine.contains("Enter đóng câu 3"))
    play.state(.paused)
    #expect(play.bottomLine.contains("Enter tiếp tục"))
    play.state(.open)
    play.closeThird(revealed: false)
    #expect(play.bottomLine.contains("Enter công bố đáp án câu 3"))
    play.closeThird()
    #expect(play.bottomLine.contains("Enter mở câu 4"))
  }

  @Test func `Enter pressed twice does one thing`() {
    var play = HostPlay()
    play.enter()
    play.progress(nil)
    play.wait(1_000)
    play.tell(.keys([.enter, .enter]))
    #expect(play.orders == ["start"])
    play.confirm()
    play.state(.running)
    play.tell(.keys([.enter]))
    #expect(play.orders == ["start"])
    play.press(.enter)
    #expect(play.orders == ["start", "open"])
  }

  @Test func `what is asked once is not agreed to by the same key`() {
    var play = HostPlay()
    play.openThird()
    play.wait(1_000)
    play.tell(.keys([.enter, .enter]))
    #expect(play.orders == [])
    play.press(.enter)
    #expect(play.orders == ["close"])
  }

  @Test func `a question that ran out takes the doubt about it away`() {
    var play = HostPlay()
    play.openThird()
    play.press(.character("c"))
    #expect(play.screen.contains("Đóng câu 3"))
    play.closeThird()
    #expect(!play.screen.contains("Đóng câu 3"))
    play.tell(.keys([.enter]))
    #expect(play.orders == [], "an Enter meant for the close opens nothing")
  }

  @Test func `each key tells its order`() {
    var play = HostPlay()
    play.openThird()
    play.press(.character("+"), .character("p"), .character("o"), .character("r"))
    #expect(play.orders == ["extend", "pause", "open", "reveal"])
    #expect(play.sent.contains { $0.contains(#""do":"extend","ms":10000"#) })
  }

  @Test func `an input method's letters are the keys that were meant`() {
    var play = HostPlay()
    play.openThird()
    play.press(.character("Ô"))
    #expect(play.orders == ["open"])
  }

  @Test func `p goes on with a paused contest`() {
    var play = HostPlay()
    play.openThird()
    play.state(.paused)
    play.press(.character("p"))
    #expect(play.orders == ["continue"])
  }

  @Test func `an announcement goes out as it was typed`() {
    var play = HostPlay()
    play.openThird()
    play.press(.character("t"))
    play.type("Nghỉ 5 phút, opcr+")
    play.press(.enter)
    #expect(play.orders == ["announce"])
    #expect(play.sent.last?.contains(#""text":"Nghỉ 5 phút, opcr+""#) == true)
    play.confirm()
    #expect(play.screen.contains("Đã gửi thông báo"))
  }

  @Test func `an announcement survives a lost line`() {
    var play = HostPlay()
    play.openThird()
    play.press(.character("t"))
    play.type("Nghỉ năm phút")
    play.tell(.disconnected)
    play.press(.enter)
    #expect(play.screen.contains("Nghỉ năm phút") && play.orders == [])
  }

  @Test func `annulling names the question and the reason`() {
    var play = HostPlay()
    play.openThird()
    play.press(.character("a"), .up, .enter, .enter)
    #expect(play.orders == [], "without a reason nothing is annulled")
    play.type("in sai")
    play.press(.enter)
    #expect(play.screen.contains("Huỷ câu 2?") && play.screen.contains("70 câu trả lời"))
    #expect(play.screen.contains("50 em trả lời đúng"))
    play.press(.enter)
    #expect(play.sent.last?.contains(#""question":"khoi-dong.2","reason":"in sai""#) == true)
  }

  @Test func `Escape gives up whatever is asked`() {
    var play = HostPlay()
    play.openThird()
    for key: Key in [.character("c"), .character("t"), .character("a"), .character("q")] {
      play.press(key, .escape)
    }
    #expect(play.orders == [] && play.bottomLine.contains("Enter đóng câu 3"))
  }

  @Test func `where the server refuses to open, Enter offers the end`() {
    var play = HostPlay()
    play.enter(.running)
    play.progress(nil, asked: 2)
    #expect(play.bottomLine.contains("Enter mở câu 3"))
    play.press(.enter)
    play.refuse()
    #expect(play.screen.contains("không còn câu nào"))
    #expect(play.bottomLine.contains("Enter kết thúc cuộc thi"))
  }

  @Test func `a refusal is said in plain words`() {
    var play = HostPlay()
    play.openThird()
    play.press(.character("o"))
    play.refuse()
    #expect(play.screen.contains("một câu đang mở, hãy đóng trước (c)"))
    #expect(play.bottomLine.contains("Enter đóng câu 3"))
  }

  @Test func `starting without anybody is asked once`() {
    var play = HostPlay()
    play.enter(joined: 0, present: 0)
    play.press(.enter)
    #expect(play.orders == [] && play.screen.contains("Chưa có em nào vào"))
    play.press(.enter)
    #expect(play.orders == ["start"])
  }

  @Test func `an order without an answer is said to be lost with the line`() {
    var play = HostPlay()
    play.openThird()
    play.press(.character("+"))
    #expect(play.screen.contains("Đang chờ máy chủ xác nhận: thêm giờ"))
    play.tell(.disconnected)
    #expect(play.screen.contains("Mất kết nối trước khi máy chủ xác nhận"))
    play.wait(600)
    #expect(play.effects.last == .connect)
    play.enter(.open)
    #expect(!play.screen.contains("MẤT KẾT NỐI"))
  }

  @Test func `a console that comes between questions knows the next one`() {
    var play = HostPlay()
    play.enter(.running)
    play.progress(nil, asked: 5)
    #expect(play.bottomLine.contains("Enter mở câu 6"))
    play.press(.character("a"))
    #expect(play.screen.contains("khoi-dong.5"))
  }

  @Test func `a wrong token can be typed anew`() {
    var play = HostPlay(token: "sai")
    play.tell(.connected(nil))
    play.server(
      .welcome(HostSamples.welcome(now: play.serverNow)), .error(.init(.badCode, language: .vi)))
    play.tell(.keys([.paste(" dung-roi \n")]))
    play.press(.enter)
    #expect(play.sent.last == #"{"type":"authenticate","token":"dung-roi"}"#)
    #expect(!play.screen.contains("dung-roi"))
  }

  @Test func `the chosen contest is greeted`() {
    var play = HostPlay()
    play.tell(.connected(nil))
    play.server(
      .welcome(
        .init(
          server: "bangvang/1.0", now: play.serverNow,
          offer: .contests([.init(id: "a", title: "A"), .init(id: "b", title: "B")]))))
    play.press(.character("2"))
    #expect(play.sent.last?.contains(#""contest":"b""#) == true)
  }

  @Test func `leaving asks, and the contest goes on`() {
    var play = HostPlay()
    play.openThird()
    play.press(.character("q"))
    #expect(play.screen.contains("Cuộc thi vẫn tiếp tục"))
    play.press(.enter)
    #expect(play.effects.last == .leave(0) && play.orders == [])
  }

  @Test func `Ctrl-C twice leaves, once does not`() {
    var play = HostPlay()
    play.openThird()
    play.press(.control("c"))
    #expect(play.screen.contains("Ctrl-C lần nữa"))
    play.wait(5_000)
    play.press(.control("c"))
    #expect(!play.effects.contains(.leave(0)))
    play.tell(.keys([.control("c")]))
    #expect(play.effects.last == .leave(0))
  }

  @Test func `a full disk stays until the server says it is back`() {
    var play = HostPlay()
    play.openThird()
    play.server(.fault(code: "diskFull", text: "Ổ đĩa đã đầy."))
    #expect(play.effects.contains(.ring))
    play.wait(20_000)
    #expect(play.screen.contains("Ổ đĩa đã đầy.") && play.screen.contains("CHƯA ĐÓNG"))
    play.server(.fault(code: "diskBack", text: "Ổ đĩa đã ghi lại được."))
    #expect(!play.screen.contains("đã đầy") && play.screen.contains("đã ghi lại được"))
  }

  @Test func `the end may come before all was asked, and is asked with what it means`() {
    var play = HostPlay()
    play.openThird()
    play.press(.function(10))
    #expect(play.screen.contains("Hãy đóng câu đang mở"))
    play.closeThird()
    play.state(.running)
    play.press(.function(10))
    #expect(play.screen.contains("Mới hỏi 3 trong 12 câu!"))
    play.press(.enter)
    #expect(play.orders == ["finish"])
  }
}
