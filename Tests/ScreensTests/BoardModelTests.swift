import Assessment
import Screens
import Terminal
import TestSupport
import Testing
import Wire

/// What a board does by itself and on keys, and what it must never do.
@Suite struct BoardModelTests {
  // MARK: Secrets

  /// Whatever happens before it, the wall does not know what is right: two contests that differ in
  /// nothing but the key look the same until the full `closed`.
  @Test(arguments: 1...16 as ClosedRange<UInt64>)
  func `no picture before the close depends on the key`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let size = Size(
      columns: Int.random(in: 40...170, using: &random),
      rows: Int.random(in: 12...50, using: &random)
    )
    var plays = [BoardPlay(size), BoardPlay(size)]
    let reading = Bool.random(using: &random) ? 4_000 as Int64 : 0
    let question = Bool.random(using: &random) ? Samples.single : BoardSamples.shuffled
    for place in plays.indices {
      plays[place].enter(.running)
      plays[place].ask(question, lead: 1_000, reading: reading)
    }
    for _ in 0..<20 {
      let step = Int.random(in: 0..<6, using: &random)
      let amount = Int64.random(in: 0...1_500, using: &random)
      for place in plays.indices {
        switch step {
        case 0: plays[place].press(.character("1"))
        case 1: plays[place].press(.pageDown)
        case 2:
          plays[place].hall.answered = Int(amount) % 60
          plays[place].tellHall()
        case 3: plays[place].server(.closed(.init(question: question.question, answered: 3)))
        default: plays[place].wait(amount)
        }
      }
      #expect(plays[0].grid == plays[1].grid)
      #expect(!plays[0].screen.contains("✓"))
    }
    plays[0].close(key: .response(.choice(ChoiceID("x1"))))
    plays[1].close(key: .response(.choice(ChoiceID("x2"))))
    #expect(plays[0].grid != plays[1].grid)
    #expect(plays[0].screen.contains("✓"))
  }

  @Test func `a board tells the contest nothing, whatever is pressed`() {
    var play = BoardPlay()
    play.enter(.running)
    play.ask(Samples.single)
    for key: Key in [.enter, .escape, .function(10)] + "ocrpanftukxi123?q+".map(Key.character) {
      play.press(key)
      play.wait(4_000)
    }
    let types = Set(play.sent.map { $0.prefix { $0 != "," } })
    #expect(types == [#"{"type":"hello""#, #"{"type":"authenticate""#])
  }

  // MARK: What is shown when

  @Test func `fast questions leave room for the standings`() {
    var play = BoardPlay()
    play.enter(.running)
    var first = Samples.single
    first.question = "khoi-dong.2"
    play.ask(first)
    play.close(first, standings: BoardSamples.standingsBefore)
    play.wait(5_000)
    #expect(play.screen.contains("Đáp án"))
    play.ask(Samples.single)
    play.close()
    play.wait(2_000)
    #expect(play.screen.contains("Đáp án"))
    play.wait(1_000)
    #expect(play.screen.contains("BẢNG XẾP HẠNG · CÁ NHÂN"))
  }

  @Test func `a number holds a page, zero lets them turn again`() {
    var play = BoardPlay()
    play.enter(.running)
    play.ask(Samples.single)
    play.close()
    play.press(.character("3"))
    #expect(play.screen.contains("TRƯỜNG"))
    play.wait(21_000)
    #expect(play.screen.contains("TRƯỜNG"))
    play.press(.character("1"))
    #expect(play.screen.contains("Đáp án"))
    play.press(.character("9"), .character("0"))
    #expect(!play.screen.contains("Đáp án"))
    play.ask(BoardSamples.shuffled)
    #expect(play.screen.contains("Ngày Chuyển đổi số"))
  }

  @Test func `the countdown is in sight however long a question is, at every size`() {
    let long = String(repeating: "Một câu hỏi rất dài có nhiều chữ. ", count: 40)
    let entries = (1...8).map { PresentedItem.Entry(id: ChoiceID("x\($0)"), text: long) }
    for (columns, rows) in [(40, 12), (40, 15), (80, 24), (160, 45), (60, 18), (200, 60)] {
      var play = BoardPlay(Size(columns: columns, rows: rows))
      play.enter(.running)
      play.ask(Samples.question(Samples.item(long, .single(entries))))
      play.wait(3_000)
      for _ in 0..<6 {
        #expect(play.screen.contains("17 giây"), "\(columns)×\(rows)\n\(play.screen)")
        play.press(.pageDown)
      }
    }
  }

  @Test func `a page that is longer than the wall turns by itself`() {
    let schools = (1...40).map {
      ServerMessage.Hall.School(
        school: "s\($0)", schoolName: "Trường số \($0)", code: "AB\(1000 + $0)", joined: 1,
        present: 1)
    }
    var play = BoardPlay(Size(columns: 60, rows: 20))
    play.hall.schools = schools
    play.enter()
    var seen: Set<Int> = []
    for _ in 0..<60 {
      for number in 1...40 where play.screen.contains("AB\(1000 + number) ") { seen.insert(number) }
      play.wait(1_000)
    }
    #expect(seen == Set(1...40))
  }

  @Test func `q asks once more while the contest goes on, and not after its end`() {
    var play = BoardPlay()
    play.enter(.running)
    play.press(.character("q"))
    #expect(play.screen.contains("Nhấn q lần nữa") && !play.effects.contains(.leave(0)))
    play.wait(4_000)
    #expect(!play.screen.contains("Nhấn q lần nữa"))
    play.press(.character("q"), .character("q"))
    #expect(play.effects.contains(.leave(0)))
    var over = BoardPlay()
    over.enter(.ended)
    over.press(.character("q"))
    #expect(over.effects.contains(.leave(0)))
  }

  @Test func `a board that comes back shows what goes on`() {
    var play = BoardPlay()
    play.enter(.running)
    play.ask(Samples.single)
    play.tell(.disconnected)
    #expect(play.screen.contains("Mất kết nối") && play.screen.contains("10/10"))
    play.wait(600)
    #expect(play.effects.contains(.connect))
    play.enter(.running)
    play.close()
    #expect(!play.screen.contains("Mất kết nối") && play.screen.contains("Đáp án"))
  }

  @Test func `a wrong token is asked for again, one of several contests is chosen`() {
    var play = BoardPlay(token: "sai")
    play.tell(.connected(nil))
    play.server(
      .welcome(
        .init(
          server: "bangvang/1.0", now: play.serverNow,
          offer: .contests([.init(id: "a", title: "Khối 6"), .init(id: "b", title: "Khối 8")]))))
    #expect(play.screen.contains("Khối 8"))
    play.press(.down, .enter)
    #expect(play.sent.last?.contains(#""contest":"b""#) == true)
    play.server(
      .welcome(Samples.welcome(now: play.serverNow)), .error(.init(.badCode, language: .vi)))
    #expect(play.screen.contains("không phải mã bảng chiếu"))
    play.press(.paste("ma-dung"), .enter)
    #expect(play.sent.last?.contains(#""token":"ma-dung""#) == true)
  }

  // MARK: Hostile texts

  private static let nasty =
    "\u{1B}[2J\u{202E}evil\u{0}\n" + String(repeating: "e\u{301}", count: 9)

  @Test(arguments: [(40, 12), (41, 13), (80, 24), (160, 45), (300, 12), (40, 100)])
  func `hostile texts leave nothing behind, on no page`(columns: Int, rows: Int) {
    let nasty = Self.nasty
    let size = Size(columns: columns, rows: rows)
    var play = BoardPlay(size, addresses: [nasty, nasty])
    func check(_ where: String) {
      let isClean = play.grid.lines.allSatisfy { line in
        line.unicodeScalars.allSatisfy {
          ![.control, .format].contains($0.properties.generalCategory)
        }
      }
      #expect(isClean && play.grid.size == size, "\(`where`)")
    }
    play.hall.schools = [
      .init(school: "a", schoolName: nasty, code: nasty, joined: 9, present: 1_000_000),
      .init(school: "b", schoolName: "", joined: 0, present: 0),
    ]
    play.enter()
    check("lobby")
    play.server(.announcement(nasty))
    let entries = (1...4).map { PresentedItem.Entry(id: ChoiceID("x\($0)"), text: nasty) }
    let question = Samples.question(Samples.item(nasty, .single(entries)))
    play.ask(question)
    check("question")
    let row = ServerMessage.Standings.Row(
      rank: 1, contestant: "c1", name: nasty, schoolName: nasty, points: 9)
    let reveal = ServerMessage.Standings.Reveal(
      contestant: "c1", name: nasty, schoolName: nasty, rank: 1, points: 9, left: 0)
    let schools = [
      ServerMessage.Standings.SchoolRow(rank: 1, school: "a", schoolName: nasty, points: 9),
      ServerMessage.Standings.SchoolRow(rank: 2, school: "b", schoolName: "", points: -9),
    ]
    play.close(question, standings: .standings(.init(after: "x", top: [row], schools: schools)))
    play.server(.winner([.init(contestant: "c1", name: nasty)]))
    for number: Character in ["1", "2", "3", "4"] {
      play.press(.character(number))
      check("result, page \(number)")
    }
    play.state(.ended, frozen: true)
    play.server(.standings(.init(frozen: true, reveal: reveal, top: [row], schools: schools)))
    check("reveal")
    play.state(.ended)
    play.server(.standings(.init(top: [row], schools: schools)), .ended(.init()))
    for number: Character in ["1", "2", "3"] {
      play.press(.character(number))
      check("end, page \(number)")
    }
  }
}
