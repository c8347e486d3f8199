import Foundation
import Screens
import Terminal
import TestSupport
import Testing
import Wire

/// A child who comes while the server takes nobody in.
@Suite struct HeldAtDoorTests {
  private let refusal = ServerMessage.error(
    ErrorMessage(.unavailable, language: .vi, retryAfter: 3_000))

  @Test(arguments: [(Size(columns: 80, rows: 24), "80x24"), (Size(columns: 40, rows: 15), "40x15")])
  func `the page says that there is nothing to do`(size: Size, label: String) throws {
    var play = Play(size)
    play.open()
    play.server(refusal)
    try expectGolden(play.picture, "held-at-door-\(label)")
  }

  @Test func `it is tried again by itself, and then the form comes`() {
    var play = Play()
    play.open()
    play.server(refusal)
    #expect(play.screen.contains("sau 3 giây"))
    play.wait(1_000)
    #expect(play.screen.contains("sau 2 giây"))
    let before = play.sent.count
    play.wait(2_000)
    #expect(play.sent.count == before + 1)
    #expect(play.sent.last?.contains(#""type":"hello""#) == true)
    play.server(.welcome(Samples.welcome(now: play.serverNow)))
    #expect(!play.screen.contains("chưa nhận ai vào"))
    #expect(play.screen.contains("Họ và tên"))
  }

  @Test func `in plain mode it is said once`() {
    var play = PlainPlay()
    play.tell(.connected(Samples.trust))
    play.server(refusal)
    play.wait(3_000)
    play.server(refusal)
    #expect(play.spoken.components(separatedBy: "chưa nhận ai vào").count == 2, "\(play.spoken)")
  }

  @Test func `a host and a wall are told in their own words`() {
    var host = HostPlay()
    host.tell(.connected(Samples.trust))
    host.server(refusal)
    #expect(host.screen.contains("tạm thời chưa nhận"), "\(host.screen)")
    var board = BoardPlay()
    board.tell(.connected(nil))
    board.server(refusal)
    #expect(board.screen.contains("tạm thời chưa nhận"), "\(board.screen)")
  }
}
