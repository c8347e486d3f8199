import ContestEngine
import Testing

@testable import Authoring

@Suite struct ContestDateTests {
  @Test(arguments: [
    ("1970-01-01T00:00Z", 0), ("1970-01-01T07:00+07:00", 0),
    ("2024-02-29T23:59:59.999Z", 1_709_251_199_999),
    ("2026-05-04T08:00:00,5+0700", 1_777_856_400_500),
    ("2026-05-04T08:00-05:30", 1_777_901_400_000), ("1969-12-31T23:59:59Z", -1_000),
    ("2100-03-01t00:00z", 4_107_542_400_000),
  ])
  func `a moment with its zone is read`(text: String, milliseconds: Int64) {
    #expect(ISODate.moment(text) == Instant(milliseconds: milliseconds))
  }

  @Test(arguments: [
    "2026-05-04T08:00", "2026-02-29T08:00Z", "2026-13-01T08:00Z", "2026-05-04T24:00Z",
    "2026-05-04T08:60Z", "2026-05-04", "04/05/2026", "2026-05-04T08:00Z ", "", "2026-5-4T8:00Z",
    "2026-05-04T08:00+99:00", "9999-05-04T08:00Z",
  ])
  func `what is no moment is refused`(text: String) { #expect(ISODate.moment(text) == nil) }

  @Test func `a moment is written in the zone of Vietnam`() {
    #expect(ISODate.text(of: Instant(milliseconds: 0)) == "1970-01-01T07:00+07:00")
    let late = ISODate.moment("2026-05-04T23:30:05Z")
    #expect(late.map { ISODate.text(of: $0) } == "2026-05-05T06:30:05+07:00")
  }

  @Test(arguments: 1...200 as ClosedRange<Int64>)
  func `what is written is read again`(seed: Int64) {
    let instant = Instant(milliseconds: (seed * 7_919_000_003) % 4_000_000_000 * 1_000)
    #expect(ISODate.moment(ISODate.text(of: instant)) == instant, "seed \(seed)")
  }

  @Test func `what was probably meant is offered`() {
    #expect(ISODate.dayMeant(by: "9/5/2026") == "2026-05-09")
    #expect(ISODate.dayMeant(by: "2026-5-9") == "2026-05-09")
    #expect(ISODate.dayMeant(by: "31/2/2026") == nil)
    #expect(ISODate.momentMeant(by: "2026-05-04T08:00") == "2026-05-04T08:00+07:00")
    #expect(ISODate.momentMeant(by: "4/5/2026 17:30") == "2026-05-04T17:30+07:00")
    #expect(ISODate.momentMeant(by: "thứ hai") == nil)
  }

  @Test func `names are compared by few edits`() {
    let known = ["points", "rounds", "banks", "blind"]
    #expect(NearestName.find("point", in: known) == "points")
    #expect(NearestName.find("ronuds", in: known) == "rounds")
    #expect(NearestName.find("BANKS", in: known) == "banks")
    #expect(NearestName.find("x", in: known) == nil)
    #expect(NearestName.find("", in: known) == nil)
    #expect(NearestName.find(String(repeating: "a", count: 100_000), in: known) == nil)
    #expect(NearestName.edits(Array("abc"), Array("acb")) == 1)
    #expect(NearestName.edits([], Array("ab")) == 2)
  }

  @Test func `Vietnamese is folded to plain letters`() {
    #expect(VietnameseFolding.fold("  Xã/Phường ") == "xa phuong")
    #expect(VietnameseFolding.fold("Đồng ý công bố") == "dong y cong bo")
    #expect(VietnameseFolding.slug("THCS Lê Mao (cơ sở 2)") == "thcs-le-mao-co-so-2")
    #expect(VietnameseFolding.slug("学校") == nil)
  }
}
