import Assessment
import Foundation
import Screens
import Terminal
import TestSupport
import Testing
import Wire

/// What is guessed with a paper is checked as it is typed, by the server's rules.
@Suite struct PaperGuessTests {
  private func guessing(
    _ kind: ServerMessage.PaperOutline.Estimate, _ typed: String, size: Size = .standard
  ) -> Play {
    var play = Play(size)
    play.joinPapers(PaperSamples.outline(attempts: 1, estimate: kind))
    play.beginPaper(items: [Samples.single.item], of: 1)
    play.type("b")
    play.press(.enter)
    play.save(1)
    play.press(.function(10))
    play.type(typed)
    return play
  }

  @Test(arguments: [
    ("101", "Phần trăm chỉ từ 0 đến 100"), ("100,000001", "Phần trăm chỉ từ 0 đến 100"),
    ("33,3333333333", "Nhiều nhất 6 chữ số sau dấu phẩy"),
  ])
  func `a percentage that is none is refused at once with the reason`(typed: String, why: String) {
    var play = guessing(.percent, typed)
    #expect(!play.screen.contains("= "), "\(play.screen)")
    play.press(.enter)
    #expect(play.screen.contains(why), "\(play.screen)")
    play.press(.enter)
    #expect(!play.sent.contains { $0.contains("submit") })
  }

  @Test(arguments: [("12,5", "Số bạn là số nguyên"), ("2000000000", "Số này lớn quá")])
  func `people are whole, and not more than there are`(typed: String, why: String) {
    var play = guessing(.allRight, typed)
    play.press(.enter)
    #expect(play.screen.contains(why), "\(play.screen)")
  }

  @Test(arguments: [
    ("100", "100"), ("0", "0"), ("33,333333", "33.333333"), ("12,50 %", "12.5"),
  ])
  func `what the server takes is sent`(typed: String, sent: String) {
    var play = guessing(.percent, typed)
    #expect(play.screen.contains("= "), "\(play.screen)")
    play.press(.enter)
    play.type("c")
    #expect(play.sent.last?.contains(#""estimate":"# + sent + "}") == true, "\(play.sent)")
  }

  @Test func `line by line the same is said`() {
    var play = PlainPlay()
    play.joinPapers(PaperSamples.outline(attempts: 1, estimate: .percent))
    play.beginPaper(items: [Samples.single.item])
    for line in ["s", "101", "33,3333333333", "-1"] { play.line(line) }
    #expect(play.spoken.components(separatedBy: "Phần trăm chỉ từ 0 đến 100").count == 3)
    #expect(play.spoken.contains("Nhiều nhất 6 chữ số"), "\(play.spoken)")
    #expect(!play.spoken.contains("Nộp bài? (c/k)"))
  }
}
