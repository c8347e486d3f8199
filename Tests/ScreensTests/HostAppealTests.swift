import Terminal
import TestSupport
import Testing
import Wire

@testable import Screens

/// Appeals at the console.
@Suite struct HostAppealTests {
  @Test(
    arguments: [
      (
        "c17 3 ; đề in sai", TypedAppeal.note(contestant: "c17", question: "3", reason: "đề in sai")
      ),
      ("C17;cộng sai", nil),
      ("C17 ;cộng sai", .note(contestant: "c17", question: nil, reason: "cộng sai")),
      ("c17 ; x ; y", .note(contestant: "c17", question: nil, reason: "x ; y")),
      ("a1 + đã xem", .answer("a1", isUpheld: true, reason: "đã xem")),
      ("A2 -không đúng", .answer("a2", isUpheld: false, reason: "không đúng")),
      ("a1", nil), ("a1 đúng", nil), ("a1 +", nil), ("c17 3", nil), ("c17 ba ; x", nil),
      ("c17 3 ;", nil),
      ("x1 ; y", nil), ("", nil),
    ] as [(String, TypedAppeal?)])
  func `what is typed about an appeal`(line: String, meaning: TypedAppeal?) {
    #expect(TypedAppeal(line) == meaning, "\(line)")
  }

  private static let open = ServerMessage.ListedAppeal(
    appeal: "a1", contestant: "c17", name: "Lò Thị Mai", question: "khoi-dong.2",
    reason: "hai đáp án đúng")

  @Test func `an appeal is noted, listed and answered on one page`() {
    var play = HostPlay()
    play.enter(.running)
    play.progress(nil, asked: 3)
    play.type("h")
    #expect(play.sent.last?.contains(#""do":"appeals""#) == true)
    play.server(.done(.init(id: Int64(play.orders.count), appeals: [])))
    #expect(play.screen.contains("Chưa có khiếu nại nào."), "\(play.screen)")
    play.type("c17 9 ; x")
    play.press(.enter)
    #expect(play.screen.contains("Gõ: c17 3"), "no ninth question was asked: \(play.screen)")
    play.press(.escape)
    play.type("h")
    play.server(.done(.init(id: Int64(play.orders.count), appeals: [])))
    play.type("c17 2 ; hai đáp án đúng")
    play.press(.enter)
    let noted = play.sent.last ?? ""
    #expect(
      noted.contains(#""do":"appeal","contestant":"c17","question":"khoi-dong.2""#), "\(noted)")
    play.server(.done(.init(id: Int64(play.orders.count), appeal: "a1")))
    #expect(play.sent.last?.contains(#""do":"appeals""#) == true)
    play.server(.done(.init(id: Int64(play.orders.count), appeals: [Self.open])))
    #expect(play.screen.contains("a1. Lò Thị Mai (c17), câu 2: hai đáp án đúng"), "\(play.screen)")
    play.type("a1 - chỉ một đáp án đúng")
    play.press(.enter)
    let answer = play.sent.last ?? ""
    #expect(answer.contains(#""do":"answerAppeal","appeal":"a1","upheld":false"#), "\(answer)")
  }

  @Test func `why results are not final while an appeal is open`() {
    var play = HostPlay(language: .en)
    play.enter(.ended)
    play.press(.enter, .enter)
    play.refuse()
    #expect(play.screen.contains("an appeal is open (h)"), "\(play.screen)")
  }
}
