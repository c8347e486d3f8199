import Assessment
import Network
import Testing
import Wire

@testable import ContestServer

@Suite struct HostProgressTests {
  private func progress(_ messages: [ServerMessage]) -> [ServerMessage.Progress] {
    messages.compactMap { message in
      if case .progress(let progress) = message { progress } else { nil }
    }
  }

  private func greet(_ hall: Hall) throws -> ConnectionID {
    let id = hall.connect()
    try hall.say(id, .hello(ClientMessage.Hello(role: .host)))
    try hall.say(id, .authenticate(token: try hall.hostToken))
    return id
  }

  @Test func `schools from which nobody came yet are told with their names`() throws {
    let hall = try Hall(Fixture.program())
    let host = try greet(hall)
    try hall.pass(300)
    let schools = try #require(progress(hall.heard(host)).last).schools
    #expect(schools.map(\.joined) == schools.map { _ in 0 })
    #expect(schools.count > 1 && schools.allSatisfy { $0.schoolName?.isEmpty == false })
  }

  @Test func `who comes and who goes is told though nothing is open`() throws {
    let hall = try Hall(Fixture.program())
    let host = try greet(hall)
    let (pupil, _) = try hall.join("An", school: "hoa-sen")
    try hall.pass(300)
    let come = try #require(progress(hall.heard(host)).last)
    #expect(come.present == 1 && come.schools.first?.present == 1)
    hall.hangUp(pupil)
    try hall.pass(300)
    let gone = try #require(progress(hall.heard(host)).last)
    #expect(gone.present == 0 && gone.schools.first?.joined == 1)
  }

  @Test func `a host who comes between two questions learns what was asked`() throws {
    let hall = try Hall(Fixture.program(items: 2))
    let (pupil, _) = try hall.join("An", school: "hoa-sen")
    let first = try hall.host()
    try hall.order(first, .start)
    try hall.order(first, .open)
    try hall.order(first, .close)
    try hall.order(first, .annul(question: "mot.1", reason: "đáp án sai"))
    let second = try greet(hall)
    try hall.pass(300)
    let heard = hall.heard(second)
    let closed = heard.compactMap { message in
      if case .closed(let closed) = message { closed } else { nil }
    }
    #expect(closed.map(\.question) == ["mot.1"] && closed.first?.key != nil)
    #expect(
      progress(heard).last?.asked == [
        .init(question: "mot.1", answered: 0, correct: 0, annulled: true)
      ])
    #expect(hall.heard(pupil).contains { if case .closed = $0 { true } else { false } })
  }

  @Test func `after finalize a host is told that the results are final`() throws {
    let hall = try Hall(Fixture.program(items: 1))
    let host = try hall.host()
    for order in [HostOrder.start, .open, .close, .finish] { try hall.order(host, order) }
    try hall.pass(300)
    #expect(progress(hall.heard(host)).last?.isFinal == false)
    try hall.order(host, .finalize)
    try hall.pass(300)
    #expect(progress(hall.heard(host)).last?.isFinal == true)
  }

  @Test func `contestants are told that the results are final, also who comes later`()
    throws
  {
    let hall = try Hall(Fixture.program(items: 1))
    let host = try hall.host()
    let (pupil, joined) = try hall.join("Nguyễn Thị Ánh", school: "hoa-sen")
    for order in [HostOrder.start, .open, .close, .finish] { try hall.order(host, order) }
    let before = hall.heard(pupil)
    #expect(standings(before).last?.isFinal == false && ended(before).last?.isFinal == false)
    try hall.order(host, .finalize)
    let told = try #require(standings(hall.heard(pupil)).last)
    #expect(told.isFinal && told.you?.rank == 1)

    let again = hall.connect()
    try hall.say(again, .hello(ClientMessage.Hello(role: .contestant)))
    try hall.say(again, .resume(token: try #require(joined.token)))
    let later = hall.heard(again)
    #expect(standings(later).last?.isFinal == true && ended(later).last?.isFinal == true)
  }

  private func standings(_ heard: [ServerMessage]) -> [ServerMessage.Standings] {
    heard.compactMap { if case .standings(let standings) = $0 { standings } else { nil } }
  }

  private func ended(_ heard: [ServerMessage]) -> [ServerMessage.Ended] {
    heard.compactMap { if case .ended(let ended) = $0 { ended } else { nil } }
  }
}
