import Foundation
import Screens
import Terminal
import Testing
import Wire

/// A server that takes answers and cannot write them down yet, as on a full disk, says nothing.
@Suite struct LateReceiptTests {
  @Test func `an answer without a receipt is said to be kept after some seconds`() {
    var play = Play()
    play.join()
    play.ask(Samples.single, seconds: 5)
    play.type("b")
    play.press(.enter)
    #expect(play.screen.contains("đang gửi…"))
    #expect(!play.screen.contains("em đừng thoát"))
    play.wait(3_000)
    #expect(play.screen.contains("câu trả lời vẫn được giữ, em đừng thoát"))
    play.wait(6_000)
    #expect(play.screen.contains("em đừng thoát"), "also beyond the time")
    play.accept("khoi-dong.3")
    #expect(play.screen.contains("✓ đã nhận lúc"))
    #expect(!play.screen.contains("em đừng thoát"))
  }

  @Test func `in plain mode it is said once`() {
    var play = PlainPlay()
    play.join()
    play.ask(Samples.single)
    play.effects = []
    play.line("B")
    play.wait(9_000)
    #expect(play.spoken.components(separatedBy: "em đừng thoát").count == 2, "\(play.spoken)")
    play.accept("khoi-dong.3")
    #expect(play.spoken.hasSuffix("Đã nhận."))
  }

  @Test func `on a paper the first saved answer shows that the server writes again`() {
    var play = Play()
    play.joinPapers()
    play.beginPaper()
    play.type("b")
    play.wait(2_000)
    #expect(play.screen.contains("đang lưu…"))
    play.wait(3_000)
    #expect(play.screen.contains("em đừng thoát"))
    play.save(1)
    #expect(!play.screen.contains("em đừng thoát"))
  }

  @Test func `a lost line has words of its own`() {
    var play = Play()
    play.join()
    play.ask(Samples.single)
    play.type("b")
    play.press(.enter)
    play.wait(4_000)
    play.tell(.disconnected)
    #expect(!play.screen.contains("em đừng thoát"))
    #expect(play.screen.contains("mất kết nối"))
  }
}
