import Assessment
import ContestEngine
import Network
import Testing
import Wire

@testable import ContestServer

/// Answers that may change, and clients that do not know it.
@Suite struct ChangesTests {
  @Test func `without a number an answer changes nothing, and says so`() throws {
    let hall = try Hall(Fixture.program(answers: .changeable))
    let pupils = try ["An", "Bình"].map { try hall.join($0, school: "hoa-sen").connection }
    let host = try hall.host()
    try hall.order(host, .start)
    try hall.order(host, .open)
    var opened: ServerMessage.Question?
    for case .question(let question) in hall.heard(pupils[0]) { opened = question }
    let question = try #require(opened)
    try hall.pass(1_500)
    func say(_ pupil: ConnectionID, _ response: Response?, change: Int? = nil) throws
      -> ServerMessage?
    {
      try hall.say(
        pupil,
        .answer(
          ClientMessage.Answer(question: question.question, response: response, change: change)))
      return hall.heard(pupil).last
    }
    guard case .single(let entries) = question.item.form else { return }
    let ids = entries.map(\.id)
    _ = hall.heard(pupils[1])
    guard case .accepted(let first)? = try say(pupils[0], .choice(ids[0])),
      case .accepted(let again)? = try say(pupils[0], .choice(ids[0])),
      case .error(let other)? = try say(pupils[0], .choice(ids[1])),
      case .error(let unknown)? = try say(pupils[0], .choice(ChoiceID("zzz")))
    else {
      Issue.record("other lines than these")
      return
    }
    #expect(again.duplicate && again.receipt == first.receipt)
    #expect(other.code == .alreadyAnswered && other.receipt == first.receipt)
    #expect(other.message.contains("khác"))
    #expect(unknown.code == .badResponse)
    // With one it is as it was.
    guard case .accepted(let changed)? = try say(pupils[0], .choice(ids[1]), change: 1),
      case .accepted(let older)? = try say(pupils[0], .choice(ids[0]), change: 1),
      case .accepted(let resent)? = try say(pupils[0], .choice(ids[1]), change: 1)
    else {
      Issue.record("other lines than these")
      return
    }
    #expect(!changed.duplicate && changed.change == 1)
    #expect(older.duplicate && older.receipt == changed.receipt)
    #expect(resent.duplicate && resent.receipt == changed.receipt)
    // Nothing is held that could be taken back.
    guard case .error(let nothing)? = try say(pupils[1], nil),
      case .accepted(let only)? = try say(pupils[1], .choice(ids[2]))
    else {
      Issue.record("other lines than these")
      return
    }
    #expect(nothing.code == .badResponse && !only.duplicate)
    try hall.order(host, .close)
    var own: Response?
    for case .closed(let closed) in hall.heard(pupils[1]) { own = closed.own.you?.response }
    #expect(own == .choice(ids[2]))
  }
}
