import Assessment
import Screens
import Terminal
import Testing
import Wire

/// What the organizer sees of opinions, and of blanks in a text.
@Suite struct HostSurveyTests {
  private func opinion(answered: Int) -> HostPlay {
    var play = HostPlay()
    play.enter(.running)
    var question = Samples.single
    question.points = 0
    play.ask(question, key: .anyOf([]))
    let schools = [
      ServerMessage.Progress.School(
        school: "le-mao", schoolName: "THCS Lê Mao", joined: 2, present: 2, answered: 0)
    ]
    play.server(
      .progress(
        .init(
          question: "khoi-dong.3", answered: answered, present: 2, choices: [:], schools: schools,
          asked: [.init(question: "khoi-dong.3", answered: answered)])))
    return play
  }

  private func close(_ play: inout HostPlay, totals: [ChoiceID: Int]? = nil) {
    play.server(
      .closed(.init(question: "khoi-dong.3", answered: 2, totals: totals, survey: true)))
  }

  @Test func `too few opinions are no zeros`() {
    var play = opinion(answered: 2)
    #expect(!play.screen.contains(" 0%"), "\(play.screen)")
    #expect(play.screen.contains("kết quả hiện sau khi đóng"), "\(play.screen)")
    #expect(play.screen.contains("–"), "\(play.screen)")
    close(&play)
    #expect(!play.screen.contains(" 0%"), "\(play.screen)")
    #expect(play.screen.contains("Chưa đủ 5 ý kiến"), "\(play.screen)")
  }

  @Test func `the log says in words that opinions were counted`() {
    var play = opinion(answered: 2)
    close(&play)
    play.event("tallied", [("question", .string("khoi-dong.3"))])
    play.press(.character("l"))
    #expect(play.screen.contains("đếm xong ý kiến câu 1"), "\(play.screen)")
  }

  @Test func `a survey is not offered for another key`() {
    var play = opinion(answered: 2)
    close(&play)
    play.press(.character("k"))
    #expect(play.screen.contains("Chưa có câu nào để sửa đáp án."), "\(play.screen)")
  }

  @Test func `blanks have their numbers on the console too`() {
    var play = HostPlay()
    play.enter(.running)
    play.ask(Samples.cloze, key: .response(.blanks([ChoiceID("b1"): "10"])))
    #expect(play.screen.contains("Ngày (1)____ tháng (2)____"), "\(play.screen)")
    #expect(!play.screen.contains("{b1}"))
  }

  @Test func `the key of a number is asked for as a number`() {
    var play = HostPlay()
    play.enter(.running)
    play.ask(Samples.numeric, key: .range(low: DecimalNumber(3), high: DecimalNumber(4)))
    play.event("closed", [("question", .string("khoi-dong.3"))])
    play.server(
      .closed(
        .init(
          question: "khoi-dong.3", key: .range(low: DecimalNumber(3), high: DecimalNumber(4)),
          answered: 1, correct: 0)))
    play.press(.character("k"), .enter)
    play.type("b")
    play.press(.enter)
    #expect(play.screen.contains("là một số, ví dụ 12 hoặc 3,5"), "\(play.screen)")
  }
}
