import Assessment
import Screens
import Terminal
import TestSupport
import Testing
import Wire

/// What the organizer puts right from the console: keys, and single contestants.
@Suite struct HostCorrectingTests {
  private static let mai = ServerMessage.FoundContestant(
    contestant: "c17", name: "Lò Thị Mai", schoolName: "THCS Lê Mao", className: "8A", rank: 3,
    points: 420, isPresent: true)
  private static let an = ServerMessage.FoundContestant(
    contestant: "c4", name: "Lò Thị Mai An", schoolName: "THPT Kỳ Sơn", rank: 1, points: 900)

  private func found(
    _ play: inout HostPlay, _ list: [ServerMessage.FoundContestant]
  ) {
    play.server(.done(.init(id: Int64(play.orders.count), contestants: list)))
  }

  // MARK: Keys

  @Test func `a key is corrected with the letters of the question, a reason and one question`() {
    var play = HostPlay()
    play.openThird()
    play.closeThird()
    play.press(.character("k"), .enter)
    #expect(play.screen.contains("A   "), "the choices with their letters")
    play.type("c")
    play.press(.enter)
    play.type("in sai")
    play.press(.enter)
    #expect(play.screen.contains("Đáp án câu 3 thành: C"))
    #expect(play.screen.contains("7 em đã trả lời như vậy"), "\(play.screen)")
    #expect(play.orders == [])
    play.press(.enter)
    #expect(play.orders == ["rekey"])
    #expect(
      play.sent.contains {
        $0.contains(#""question":"khoi-dong.3","key":{"choice":"x3"},"reason":"in sai""#)
      }, "\(play.sent)")
    play.confirm()
    #expect(play.screen.contains("Đã sửa đáp án câu 3"))
  }

  @Test func `several answers may be right, and what is no answer is said so`() {
    var play = HostPlay()
    play.openThird()
    play.closeThird()
    play.press(.character("k"), .enter)
    play.type("z")
    play.press(.enter)
    #expect(play.screen.contains("không có phương án như vậy"))
    play.press(.backspace)
    play.type("a | b")
    play.press(.enter)
    play.type("hai cách hiểu")
    play.press(.enter)
    #expect(play.screen.contains("59 em"), "4 and 55")
    play.press(.enter)
    #expect(play.sent.contains { $0.contains(#""anyOf":[{"choice":"x1"},{"choice":"x2"}]"#) })
  }

  @Test func `a key that is told while the question is open says that it closes`() {
    var play = HostPlay()
    play.openThird()
    play.press(.character("k"), .enter)
    play.type("a")
    play.press(.enter)
    play.type("x")
    play.press(.enter)
    #expect(play.screen.contains("đang mở sẽ đóng ngay"))
    play.press(.escape)
    #expect(play.orders == [])
  }

  @Test func `a question that another console opened is asked for, and then corrected as others`() {
    var play = HostPlay()
    play.enter(.running)
    play.press(.character("k"))
    #expect(play.screen.contains("Chưa có câu nào để sửa"))
    play.progress(nil, asked: 3)
    play.press(.character("k"), .enter)
    #expect(play.sent.last?.contains(#""do":"show","question":"khoi-dong.3""#) == true)
    play.server(.done(.init(id: Int64(play.orders.count), question: Samples.single)))
    #expect(play.screen.contains("A   "), "\(play.screen)")
    play.type("c")
    play.press(.enter)
    play.type("in nhầm")
    play.press(.enter, .enter)
    #expect(play.orders == ["show", "rekey"])
  }

  @Test func `a server that shows no questions says so`() {
    var play = HostPlay()
    play.enter(.running)
    play.progress(nil, asked: 3)
    play.press(.character("k"), .enter)
    play.refuse()
    play.press(.escape)
    #expect(play.screen.contains("không cho xem lại câu đã mở"), "\(play.screen)")
  }

  // MARK: Contestants

  @Test func `a contestant is found and disqualified with a reason`() {
    var play = HostPlay()
    play.openThird()
    play.press(.character("x"))
    play.type("mai")
    play.press(.enter)
    #expect(play.orders == ["find"])
    found(&play, [Self.mai, Self.an])
    #expect(play.screen.contains("Lò Thị Mai · 8A · THCS Lê Mao · c17"))
    play.press(.enter, .down, .enter)
    play.type("nhờ người thi hộ")
    play.press(.enter)
    #expect(play.screen.contains("Loại Lò Thị Mai?"))
    #expect(play.screen.contains("420 điểm"))
    play.press(.enter)
    #expect(play.orders == ["find", "disqualify"])
    #expect(
      play.sent.contains {
        $0.contains(#""contestant":"c17","reason":"nhờ người thi hộ""#)
      })
  }

  @Test func `a new ticket is shown in large letters until it is copied`() {
    var play = HostPlay()
    play.openThird()
    play.press(.character("x"))
    play.type("c17")
    play.press(.enter)
    found(&play, [Self.mai])
    play.press(.character("1"))
    #expect(play.screen.contains("Phiếu cũ hết dùng"))
    play.press(.enter)
    #expect(play.orders == ["find", "ticket"])
    play.server(.done(.init(id: 2, ticket: "4F7Q2M9X")))
    #expect(play.screen.contains("4F7Q 2M9X"))
    #expect(play.screen.contains("Phiếu mới của Lò Thị Mai"))
    play.press(.enter)
    #expect(!play.screen.contains("4F7Q"))
  }

  @Test func `who is disqualified may come back, who is out may be rescued`() {
    var play = HostPlay()
    play.openThird()
    var out = Self.mai
    out.isOut = true
    play.press(.character("x"))
    play.type("mai")
    play.press(.enter)
    found(&play, [out])
    #expect(play.screen.contains("Cứu trợ trở lại"))
    play.press(.character("3"), .enter)
    #expect(play.sent.contains { $0.contains(#""do":"rescue","contestants":["c17"]"#) })
    play.confirm()
    var gone = Self.mai
    gone.isDisqualified = true
    play.press(.character("x"))
    play.type("mai")
    play.press(.enter)
    found(&play, [gone])
    #expect(play.screen.contains("ĐÃ LOẠI"))
    play.press(.character("2"))
    play.type("khiếu nại đúng")
    play.press(.enter, .enter)
    #expect(play.orders.last == "reinstate")
  }

  @Test func `nobody of that name is said, and the name stays to be mended`() {
    var play = HostPlay()
    play.openThird()
    play.press(.character("x"))
    play.type("maii")
    play.press(.enter)
    found(&play, [])
    #expect(play.screen.contains("Không có em nào"))
    #expect(play.screen.contains("maii"))
  }

  @Test func `so many are rescued by a number`() {
    var play = HostPlay()
    play.openThird()
    play.closeThird()
    play.press(.character("u"))
    play.type("5")
    play.press(.enter)
    #expect(play.screen.contains("5 em"))
    play.press(.enter)
    #expect(play.sent.contains { $0.contains(#""do":"rescue","count":5"#) })
    play.refuse()
    #expect(play.screen.contains("giữa hai câu của vòng loại dần"))
  }

  @Test func `every page of it fits a small screen and the usual one`() throws {
    for (label, size) in ["80x24": Size.standard, "40x15": Size(columns: 40, rows: 15)] {
      var play = HostPlay(size)
      play.openThird()
      play.closeThird()
      play.press(.character("k"), .enter)
      try expectGolden(play.picture, "host-key-\(label)")
      play.press(.escape, .character("x"))
      play.type("mai")
      play.press(.enter)
      found(&play, [Self.mai, Self.an])
      try expectGolden(play.picture, "host-found-\(label)")
      play.press(.enter)
      try expectGolden(play.picture, "host-contestant-\(label)")
    }
  }
}
