import ContestEngine
import Network
import Store
import Testing
import Wire

@testable import ContestServer

@Suite struct LobbyCountTests {
  private func counts(_ messages: [ServerMessage]) -> [[Int?]] {
    messages.compactMap { message in
      if case .state(let state) = message { [state.joined, state.present] } else { nil }
    }
  }

  @Test func `who waits is told how many have come, once for all who came in a second`() throws {
    let hall = try Hall(Fixture.program())
    let (first, _) = try hall.join("An", school: "hoa-sen")
    try hall.pass(1_500)
    #expect(counts(hall.heard(first)) == [[1, 1]])
    for name in ["Bình", "Chi", "Dũng"] {
      _ = try hall.join(name, school: "song-lam")
      try hall.pass(100)
    }
    try hall.pass(1_000)
    #expect(counts(hall.heard(first)) == [[4, 4]])
  }

  @Test func `who leaves is not counted as present, and while nothing changes nothing is said`()
    throws
  {
    let hall = try Hall(Fixture.program())
    let (first, _) = try hall.join("An", school: "hoa-sen")
    let (second, _) = try hall.join("Bình", school: "hoa-sen")
    try hall.pass(1_500)
    _ = hall.heard(first)
    hall.hangUp(second)
    try hall.pass(1_500)
    #expect(counts(hall.heard(first)) == [[2, 1]])
    try hall.pass(30_000)
    #expect(counts(hall.heard(first)) == [])
  }

  @Test func `boards are told, hosts are not, and the start ends it`() throws {
    let hall = try Hall(Fixture.program())
    let host = try hall.host()
    let board = hall.connect()
    try hall.say(board, .hello(ClientMessage.Hello(role: .board)))
    try hall.say(
      board,
      .authenticate(token: try #require(try hall.journal.secret("board-token", of: "thu"))))
    _ = hall.heard(board)
    let (first, _) = try hall.join("An", school: "hoa-sen")
    try hall.pass(1_500)
    #expect(counts(hall.heard(board)) == [[1, 1]])
    #expect(counts(hall.heard(host)) == [])
    _ = try hall.join("Bình", school: "hoa-sen")
    try hall.order(host, .start)
    _ = hall.heard(first)
    try hall.pass(5_000)
    #expect(counts(hall.heard(first)) == [])
  }

  @Test func `a hall of 20,000 costs no more lines a second than it may`() {
    var count = LobbyCount()
    var (now, joined, lines, told) = (Instant(milliseconds: 0), 0, 0, 0)
    // Ten minutes in which people come all the time, the last of them at the end of the fifth.
    for _ in 0..<6_000 {
      if joined < 20_000 { joined = min(20_000, joined + 7) }
      count.observe(joined: joined, present: joined, at: now)
      if count.takeDue(joined: joined, present: joined, at: now) {
        lines += joined
        told = joined
      }
      now = now + 100
    }
    #expect(told == 20_000, "the last count is told")
    #expect(lines <= 2_000 * 600)
    #expect(lines >= 20_000 * 10, "and they are told often enough to see it grow")
  }

  @Test func `a storm of newcomers is not told to those who are in while it lasts`() {
    var count = LobbyCount()
    var (now, joined, lines) = (Instant(milliseconds: 0), 0, 0)
    // Ten thousand a second for two seconds, then nobody.
    for _ in 0..<300 {
      if joined < 20_000 { joined += 100 }
      count.observe(joined: joined, present: joined, at: now)
      if count.takeDue(joined: joined, present: joined, at: now) { lines += joined }
      now = now + 10
      #expect(lines <= 1_000 * Int(now.milliseconds) / 1_000)
    }
    while lines == 0, now.milliseconds < 60_000 {
      count.observe(joined: joined, present: joined, at: now)
      if count.takeDue(joined: joined, present: joined, at: now) { lines += joined }
      now = now + 100
    }
    #expect(lines == 20_000)
    #expect(now.milliseconds <= 20_200)
  }
}
