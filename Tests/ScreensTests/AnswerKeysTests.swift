import Assessment
import Screens
import Terminal
import Testing
import Wire

/// Digits that name what stands beside them, keys that are named, and words that are not cut.
@Suite struct AnswerKeysTests {
  private static let small = Size(columns: 40, rows: 15)

  private func asked(_ question: ServerMessage.Question, _ size: Size = .standard) -> Play {
    var play = Play(size)
    play.join()
    play.server(.round(Samples.round))
    play.ask(question)
    play.effects = []
    return play
  }

  private static let places = Samples.question(
    Samples.item(
      "Nối.",
      .matching(
        left: Samples.entries("a", "b"),
        right: Samples.entries("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"))))

  @Test func `a digit in an ordering is the one that is shown`() {
    var play = asked(
      Samples.question(Samples.item("Xếp.", .ordering(Samples.entries("A", "B", "C", "D")))))
    play.type("444")
    play.press(.enter)
    #expect(
      play.answers.first?.contains(#""order":["x4","x3","x2","x1"]"#) == true, "\(play.answers)")
  }

  @Test func `the key line of an ordering names letters and digits`() {
    #expect(asked(Samples.ordering).grid.lines.last?.contains("chữ hoặc số") == true)
    #expect(asked(Samples.ordering, Self.small).grid.lines.last?.contains("chữ/số") == true)
  }

  @Test(arguments: [("a12", "x12"), ("a10", "x10"), ("a1", "x1"), ("a9", "x9"), ("a1b2", "x1")])
  func `a right side of two digits can be typed`(typed: String, side: String) {
    var play = asked(Self.places)
    play.type(typed)
    play.press(.enter)
    #expect(play.answers.first?.contains(#""x1":"\#(side)""#) == true, "\(play.answers)")
  }

  @Test func `with few right sides each digit is one of its own`() {
    var play = asked(Samples.matching)
    play.type("a12")
    play.press(.enter)
    #expect(play.answers.first?.contains(#""x1":"x2""#) == true, "\(play.answers)")
  }

  @Test func `a choice in a text names the keys that choose`() {
    var play = asked(Samples.cloze)
    #expect(play.grid.lines.last?.contains("chọn") == false)
    play.press(.down, .down)
    #expect(play.grid.lines.last?.contains("A–B hoặc Space chọn") == true, "\(play.screen)")
  }

  @Test func `on a small English screen the board says how it is closed`() {
    var play = Play(Self.small) { $0.language = .en }
    play.join()
    play.type("b")
    #expect(play.grid.lines.last?.contains("Enter closes") == true, "\(play.screen)")
    play.press(.right)
    #expect(play.grid.lines.last?.contains("Enter closes") == true, "\(play.screen)")
  }

  @Test func `a long round title gives way to number and points`() {
    var play = Play()
    play.join()
    var round = Samples.round
    round.title = "Vòng có tên rất dài để thử cắt dòng trên màn hình hẹp của các em"
    play.server(.round(round))
    play.ask(Samples.single)
    #expect(play.screen.contains("… · câu 3 trong 10 · 1000 điểm"), "\(play.screen)")
  }

  @Test func `a text that is full says so`() {
    var play = asked(Samples.text)
    play.type("abc")
    #expect(!play.screen.contains("/200"))
    play.press(.paste(String(repeating: "x", count: 900)))
    #expect(play.screen.contains("200/200 chữ · Đã đủ 200 chữ"), "\(play.screen)")
    play.press(.backspace)
    #expect(play.screen.contains("199/200 chữ"))
    #expect(!play.screen.contains("Đã đủ"))
  }

  private static let long =
    "Các em chú ý: còn một phút nữa là hết giờ, ai chưa trả lời thì trả lời ngay. "
    + "Thông báo dài để thử màn hình nhỏ, và chữ cuối cùng là hoa mai."

  @Test func `what is cut below a page is marked and stands behind a key`() {
    for size in [Self.small, Size(columns: 40, rows: 12)] {
      var play = asked(Samples.single, size)
      play.server(.announcement(Self.long))
      #expect(play.screen.contains("… F4 đọc hết"), "\(play.screen)")
      play.press(.function(4))
      #expect(play.screen.contains("hoa mai"), "\(play.screen)")
      play.press(.enter)
      #expect(!play.screen.contains("hoa mai"))
      #expect(play.answers.isEmpty)
    }
    var wide = asked(Samples.single)
    wide.server(.announcement(Self.long))
    #expect(wide.screen.contains("hoa mai"))
    #expect(!wide.screen.contains("F4"))
  }

  @Test func `the console says where the names are that had no room`() {
    var play = HostPlay(Self.small)
    play.openThird()
    play.closeThird()
    play.server(
      .winner([
        .init(contestant: "c5", name: "Công Tằng Tôn Nữ Thị Hoàng Phương"),
        .init(contestant: "c6", name: "Nguyễn Đình Chiểu Quốc Tuấn"),
        .init(contestant: "c7", name: "Lò Thị Mai"),
      ]))
    #expect(play.screen.contains("… l đọc hết"), "\(play.screen)")
    play.press(.character("l"))
    #expect(play.screen.contains("Lò Thị Mai"), "\(play.screen)")
  }

  @Test func `no winner is lost on a small screen`() {
    var play = asked(Samples.single, Self.small)
    play.server(
      Samples.closed(Samples.single),
      .winner([
        .init(contestant: "c5", name: "Công Tằng Tôn Nữ Thị Hoàng Phương"),
        .init(contestant: "c6", name: "Nguyễn Đình Chiểu Quốc Tuấn"),
        .init(contestant: "c7", name: "Lò Thị Mai"),
      ]))
    #expect(play.screen.contains("… F4 đọc hết"), "\(play.screen)")
    play.press(.function(4))
    #expect(play.screen.contains("Lò Thị Mai"), "\(play.screen)")
  }
}
