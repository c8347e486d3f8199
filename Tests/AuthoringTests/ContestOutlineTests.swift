import Assessment
import ContestEngine
import TestSupport
import Testing

@testable import Authoring

@Suite struct ContestOutlineTests {
  private func outline(_ text: String) throws -> ContestOutline {
    let bank = ContestResolverTests.four
    let output = ContestResolver.resolve(ContestSample.read(text)) { _ in bank }
    return ContestOutline(try #require(output.program, "\(output.diagnostics)"))
  }

  @Test func `a live contest takes its items, their closing and the reveals`() throws {
    let outline = try outline(
      ContestSample.live(
        """
        startsIn: 10, revealSeconds: 3,
        rounds: [{id: 'r', title: 'V', rule: 'classic', draw: {count: 2}, secondsPerItem: 20},
          {id: 's', title: 'V', rule: 'classic', items: ['bốn'], readingTime: true}]
        """, without: ["rounds"]))
    let prompt = "Trong các từ bốna bốnb bốnc bốnd bốne, từ nào đúng?".count
    let reading = Int64(1_000 + 50 * prompt)
    #expect(outline.rounds.map(\.readingPerItem) == [0, reading])
    #expect(outline.autopilotMilliseconds == 10_000 + 2 * 23_250 + 23_250 + reading)
    #expect(outline.items == 3)
  }

  @Test func `a duration is told in minutes and seconds`() {
    #expect(ContestOutline.duration(59_001, in: "vi") == "1 phút")
    #expect(ContestOutline.duration(65_000, in: "vi") == "1 phút 05 giây")
    #expect(ContestOutline.duration(5_000, in: "en") == "5 s")
    #expect(ContestOutline.duration(725_000, in: "en") == "12 min 05 s")
  }

  static let live = ContestSample.live(
    """
    organizer: {parent: 'UBND tỉnh', name: 'Sở'},
    description: {vi: 'Dành cho học sinh cả tỉnh', en: 'For all pupils of the province'},
    schools: [{id: 'a', name: 'THCS A', ward: 'Vinh', enrolled: 900, code: '7KQ2MF'},
      {id: 'b', name: 'THCS B'}],
    leagues: [{id: 'k', title: 'Khối 6', where: {school: ['a']}}],
    rounds: [{id: 'r', title: 'Khởi động', rule: 'classic', trial: true, draw: {count: 1}},
      {id: 's', title: 'Tăng tốc', rule: 'speed', points: 1000, streakBonus: 50, star: 1,
        draw: {count: 2, category: ['toan']}, readingTime: true}],
    standings: {by: ['points', 'time', 'draw'], freezeLast: 1},
    certificate: {awards: [{title: 'Nhất', ranks: [1, 1]},
      {title: 'Tập thể', ranks: [1, 3], for: 'school'}], participation: true}
    """, without: ["rounds"])

  static let window = ContestSample.window(
    """
    weeks: [{id: 't1', opens: '2026-05-04T08:00+07:00', closes: '2026-05-10T17:00+07:00'}],
    attempts: 2,
    certificate: {onePrize: 'weeks', awards: [{title: 'Nhất tuần', ranks: [1, 1], week: 't1'}]}
    """, without: ["opens", "closes"])

  static let judged = ContestSample.judged(
    "entries: [{id: 'e', title: 'E'}], judges: [{id: 'j', name: 'A'}, {id: 'k', name: 'B'}]")

  @Test(arguments: [("live", live), ("window", window), ("judged", judged)], ["vi", "en"])
  func `an outline is read by people`(_ given: (name: String, text: String), language: String)
    throws
  {
    let text = try outline(given.text).text(in: language)
    try expectGolden(text + "\n", "outline-\(given.name)-\(language)")
  }

  @Test func `every rule has its sentence in both languages`() throws {
    var lines: [String] = []
    for rule in RoundDefinition.Rule.allCases {
      var round = RoundDefinition(
        id: "r", title: LocalizedText("R"), rule: rule, items: .named([]))
      lines += ["vi", "en"].map { round.ruleSentence(in: $0) }
      round.star = 2
      round.wrong = -25
      round.streakBonus = 50
      round.decay = .full
      round.bandsRepeat = true
      round.rescues = 3
      lines += ["vi", "en"].map { round.ruleSentence(in: $0) }
      round.trial = true
      lines.append(round.ruleSentence(in: "vi"))
    }
    try expectGolden(lines.joined(separator: "\n") + "\n", "rule-sentences")
  }

  @Test func `it is said what makes papers equally hard`() throws {
    let items = (1...9).map { number in
      var item = ContestResolverTests.item("từ\(number)")
      item.tags = [number <= 6 ? "de" : "kho"]
      return item
    }
    let text = ContestSample.window(
      "rounds: [{id: 'r', title: 'V', rule: 'classic', draw: {count: 3}}], estimate: 'percent'",
      without: ["rounds"])
    let output = ContestResolver.resolve(ContestSample.read(text)) { _ in ContestBank(items: items)
    }
    let outline = ContestOutline(try #require(output.program, "\(output.diagnostics)"))
    let shown = outline.text(in: "vi")
    #expect(shown.contains("Đề nào cũng khó như nhau: đúng 2 câu dễ, 1 câu khó."))
    #expect(shown.contains("Dự đoán: bao nhiêu phần trăm"))
  }
}
