import Assessment
import Terminal
import TestSupport
import Testing
import Wire

@testable import Screens

/// Time that is taken out from the console.
@Suite struct HostIntervalTests {
  /// 20:30 in Vietnam.
  private static let now: Int64 =
    1_700_000_000_000 / 86_400_000 * 86_400_000 + 13 * 3_600_000
    + 30 * 60_000

  private func interval(_ line: String) -> TypedInterval? {
    TypedInterval(line, now: Self.now, secondsEast: 7 * 3_600, schools: HostSamples.schools)
  }

  @Test(arguments: ["20:15-20:20", "20h15 - 20h20", "20:15 20:20", "20:15:00–20:20:00"])
  func `a stretch of time is read as people write it`(line: String) {
    let minute: Int64 = 60_000
    #expect(
      interval(line)
        == .remove(from: Self.now - 15 * minute, to: Self.now - 10 * minute, school: nil))
    for name in ["le-mao", "thcs lê mao"] {
      guard case .remove(_, _, let school)? = interval(line + " " + name) else {
        Issue.record("\(line) \(name)")
        return
      }
      #expect(school?.school == "le-mao")
    }
  }

  @Test func `times are the latest before now, also over midnight`() {
    let hour: Int64 = 3_600_000
    // 21:00 has not come today.
    #expect(
      interval("20h-21h")
        == .remove(
          from: Self.now - 24 * hour - hour / 2, to: Self.now - 24 * hour + hour / 2, school: nil))
    guard case .remove(let from, let to, _)? = interval("23:50-0:10") else {
      Issue.record("not read")
      return
    }
    #expect(to - from == 20 * 60_000 && to <= Self.now)
    for line in ["", "9:15", "9:15-9:75", "24:00-24:10", "9:15-9:20 nơi khác", "ix", "9-10", "a-b"]
    {
      #expect(interval(line) == nil, "\(line)")
    }
    #expect(interval("i12") == .restore("i12") && interval("I3") == .restore("i3"))
  }

  @Test func `a stretch of time is taken out with a reason, and put back`() {
    var play = HostPlay()
    play.enter(.running)
    play.progress(nil)
    play.type("i")
    play.type("0:00-0:01 le-mao")
    play.press(.enter)
    play.type("mất điện")
    play.press(.enter)
    #expect(play.screen.contains("cho THCS Lê Mao?"), "\(play.screen)")
    play.press(.enter)
    let sent = play.sent.last ?? ""
    #expect(sent.contains(#""do":"removeInterval""#) && sent.contains(#""school":"le-mao""#))
    #expect(sent.contains(#""reason":"mất điện""#))
    play.server(.done(.init(id: Int64(play.orders.count), interval: "i1")))
    #expect(play.screen.contains("gọi là i1"), "\(play.screen)")
    play.type("i")
    play.type("i1")
    play.press(.enter)
    #expect(play.screen.contains("Trả lại khoảng thời gian i1?"))
    play.press(.enter)
    #expect(play.sent.last?.contains(#""do":"restoreInterval","interval":"i1""#) == true)
  }
}
