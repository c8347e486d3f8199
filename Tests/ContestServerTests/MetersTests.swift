import Assessment
import ContestEngine
import Network
import Testing
import Wire

@testable import ContestServer

@Suite struct MetersTests {
  @Test func `answers are counted once, what is sent again apart, refusals by their code`() throws {
    let hall = try Hall(Fixture.program())
    let (connection, _) = try hall.join("Lò Thị Mai", school: "hoa-sen")
    let before = hall.referee.counts
    try hall.say(
      connection, .answer(ClientMessage.Answer(question: "khong-co.1", response: .truth(true))))
    #expect(hall.referee.counts.answers == before.answers)
    #expect(hall.referee.counts.refusals[.unknownQuestion] == 1)
  }

  @Test func `a histogram counts each value under the first bound that holds it`() {
    var histogram = Histogram(bounds: [1, 2, 4])
    for value in [0.5, 1, 1.5, 4, 4.1, 100] { histogram.note(value) }
    #expect(histogram.counts == [2, 1, 1, 2])
    #expect(histogram.count == 6)
    #expect(histogram.sum == 111.1)
  }

  @Test func `the page adds up what is below each bound, and labels are quoted`() {
    var reading = ServiceMeters.Reading()
    reading.contests = [
      ServiceMeters.Reading.Contest(
        id: "a\"b\\c", contestants: 3, present: 2, hosts: 1, boards: 0)
    ]
    reading.counts.committed(entries: 5, nanoseconds: 600_000, computed: 100_000)
    reading.counts.committed(entries: 2, nanoseconds: 30_000_000, computed: 100_000)
    reading.counts.committed(entries: 1, nanoseconds: 60_000_000_000, computed: 100_000)
    let lines = MetricsText(reading: reading, health: .well).text.split(separator: "\n")
    for line in [
      #"bangvang_contestants{contest="a\"b\\c"} 3"#,
      #"bangvang_commit_seconds_bucket{le="0.0005"} 0"#,
      #"bangvang_commit_seconds_bucket{le="0.001"} 1"#,
      #"bangvang_commit_seconds_bucket{le="0.05"} 2"#,
      #"bangvang_commit_seconds_bucket{le="10.0"} 2"#,
      #"bangvang_commit_seconds_bucket{le="+Inf"} 3"#, "bangvang_commit_seconds_count 3",
      "bangvang_journal_entries_total 8", "bangvang_healthy 1",
    ] {
      #expect(lines.contains(Substring(line)), "\(line)")
    }
    let sick = MetricsText(reading: reading, health: .trouble("diskFull")).text
    #expect(sick.contains("bangvang_healthy 0\n"))
  }

  @Test func `meters that nobody notes any more are a server that is stuck`() {
    let meters = ServiceMeters()
    #expect(meters.health == .well)
    var reading = ServiceMeters.Reading()
    reading.trouble = "readOnly"
    meters.note(reading)
    #expect(meters.health == .trouble("readOnly"))
    reading.at -= 60_000
    meters.note(reading)
    guard case .stuck(let silent) = meters.health else {
      Issue.record("\(meters.health)")
      return
    }
    #expect(silent >= 60_000)
  }

  @Test func `an erased person is told by number, and their place is free`() throws {
    let hall = try Hall(Fixture.program())
    _ = try hall.join("Lò Thị Mai", school: "hoa-sen")
    let (second, _) = try hall.join("Mai Văn An", school: "hoa-sen")
    let host = try hall.host()
    #expect(hall.served.erased(beside: [ContestantID(number: 1), ContestantID(number: 2)]) == [])
    let gone = hall.served.erased(beside: [ContestantID(number: 2)])
    #expect(gone == [ContestantID(number: 1)])
    hall.served.forget(gone)
    #expect(hall.served.erased(beside: [ContestantID(number: 2)]) == [])
    _ = hall.heard(host)
    try hall.order(host, .find("mai"))
    let found = hall.heard(host).flatMap { message -> [String] in
      if case .done(let done) = message { (done.contestants ?? []).map(\.name) } else { [] }
    }
    #expect(found == ["Mai Văn An"])
    #expect(hall.served.shownName(of: ContestantID(number: 1)) == "c1")
    let again = try hall.join("Lò Thị Mai", school: "hoa-sen")
    #expect(again.joined.contestant == "c3", "nothing is left to know the person by")
    withExtendedLifetime(second) {}
  }

  @Test func `a name that waits for the disk is not taken for an erased one`() throws {
    let hall = try Hall(Fixture.program())
    let (connection, _) = try hall.join("Lò Thị Mai", school: "hoa-sen")
    let other = hall.connect()
    try hall.say(other, .hello(ClientMessage.Hello(role: .contestant)))
    hall.sayUncommitted(
      other,
      .join(
        ClientMessage.Join(
          .code(try hall.code("hoa-sen")), fields: [.name: "Vi Văn Chờ", .birthDate: "2012-01-01"]))
    )
    #expect(hall.served.erased(beside: [ContestantID(number: 1)]) == [])
    withExtendedLifetime(connection) {}
  }
}
