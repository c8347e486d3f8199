import Testing

@testable import Authoring

@Suite struct ContestReaderFaultTests {
  struct Case: CustomTestStringConvertible {
    let name: String
    let text: String
    let codes: [String]

    init(_ name: String, _ text: String, _ codes: String...) {
      self.name = name
      self.text = text
      self.codes = codes
    }

    var testDescription: String { name }
  }

  static func round(_ keys: String, rule: String = "classic") -> String {
    "rounds: [{id: 'r', title: 'V', rule: '\(rule)', draw: {count: 2}, \(keys)}]"
  }

  static func live(_ round: String) -> String {
    ContestSample.live(round, without: ["rounds"])
  }

  static let general: [Case] = [
    Case("a list", "▸[]", "wrong-type"),
    Case(
      "nothing in it", "▸{}", "missing-key", "missing-key", "missing-key"),
    Case("no title", "▸" + ContestSample.live(without: ["title"]), "missing-key"),
    Case("no rounds", "▸" + ContestSample.live(without: ["rounds"]), "missing-key"),
    Case("no banks", "▸" + ContestSample.live(without: ["banks"]), "missing-key"),
    Case("empty rounds", live("rounds: ▸[]"), "missing-key"),
    Case("empty banks", ContestSample.live("banks: ▸[]", without: ["banks"]), "empty-text"),
    Case("unknown key", ContestSample.live("▸colour: 'red'"), "unknown-key"),
    Case("wrong type of title", ContestSample.live("title: ▸5", without: ["title"]), "wrong-type"),
    Case("empty title", ContestSample.live("title: ▸' '", without: ["title"]), "empty-text"),
    Case(
      "bad language in a text",
      ContestSample.live("title: {vi: 'a', ▸'tiếng Anh': 'b'}", without: ["title"]), "bad-language"
    ),
    Case("id with spaces", ContestSample.live("id: ▸'Cuộc thi'", without: ["id"]), "bad-id"),
    Case("long id", ContestSample.live("id: ▸'\(a65)'", without: ["id"]), "bad-id"),
    Case("unknown mode", ContestSample.live("mode: ▸'lives'", without: ["mode"]), "not-a-choice"),
    Case(
      "unknown mode and a fault below",
      ContestSample.live(
        "mode: ▸'lives', rounds: [{id: 'a', title: 'A', rule: 'classic', ▸secondPerItem: 5, items: ['x']}]",
        without: ["mode", "rounds"]), "not-a-choice", "unknown-key"),
    Case(
      "no mode and a fault in a week",
      "▸"
        + ContestSample.window(
          "weeks: [{id: 'a', opens: ▸'mai', closes: '2026-05-10T17:00+07:00'}]",
          without: ["mode", "opens", "closes"]), "missing-key", "bad-moment"),
    Case("language", ContestSample.live("language: ▸'tiếng Việt'"), "bad-language"),
    Case("bank twice", ContestSample.live("banks: ['a', ▸'a']", without: ["banks"]), "duplicate"),
    Case("one bank", ContestSample.live("banks: ▸'a'", without: ["banks"]), "wrong-type"),
    Case("fraction", ContestSample.live("startsIn: ▸2.5"), "wrong-type"),
    Case("below the range", ContestSample.live("startsIn: ▸-1"), "out-of-range"),
    Case("window key in a live contest", ContestSample.live("▸minutes: 5"), "no-effect"),
    Case("judged key in a live contest", ContestSample.live("▸blind: true"), "no-effect"),
    Case(
      "several faults at once",
      ContestSample.live("title: ▸5, ▸x: 1, startsIn: ▸'a'", without: ["title"]), "wrong-type",
      "unknown-key", "wrong-type"),
    Case("broken JSON5 beside", ContestSample.live("startsIn: ▸ba, ▸x: 1"), "json5", "unknown-key"),
  ]

  static let a65 = String(repeating: "a", count: 65)

  static let rounds: [Case] = [
    Case("unknown key of a round", live(round("▸secondPerItem: 5")), "unknown-key"),
    Case("points of 0", live(round("points: ▸0")), "out-of-range"),
    Case("wrong above 0", live(round("wrong: ▸25")), "out-of-range"),
    Case("wrong in speed", live(round("▸wrong: -25", rule: "speed")), "no-effect"),
    Case("streak in classic", live(round("▸streakBonus: 5")), "no-effect"),
    Case("bands in classic", live(round("▸bands: [4]")), "no-effect"),
    Case("rescues in classic", live(round("▸rescues: 4")), "no-effect"),
    Case("points of ranked", live(round("▸points: 5", rule: "ranked")), "no-effect"),
    Case("points of a survey", live(round("▸points: 5", rule: "survey")), "no-effect"),
    Case("band of 0", live(round("bands: [5, ▸0]", rule: "ranked")), "out-of-range"),
    Case("rising bands", live(round("bands: ▸[5, 10]", rule: "ranked")), "bands-rise"),
    Case("no bands", live(round("bands: ▸[]", rule: "ranked")), "empty-text"),
    Case(
      "items and draw", live(round("items: ['a']").replacing("draw: {", with: "draw: ▸{")),
      "items-and-draw"),
    Case(
      "neither items nor draw", live("rounds: [▸{id: 'r', title: 'V', rule: 'classic'}]"),
      "missing-key"),
    Case(
      "an item twice in two rounds",
      live(
        """
        rounds: [{id: 'r', title: 'V', rule: 'classic', items: ['a']},
          {id: 's', title: 'V', rule: 'classic', items: ['b', ▸'a']}]
        """), "duplicate"),
    Case(
      "two rounds of one id",
      live(
        "rounds: [\(ContestSample.round), {id: ▸'r', title: 'V', rule: 'classic', items: ['b']}]"),
      "duplicate"),
    Case(
      "a draw without its count",
      live("rounds: [{id: 'r', title: 'V', rule: 'classic', draw: ▸{}}]"), "missing-key"),
    Case(
      "a draw of a bank that is not named",
      live("rounds: [{id: 'r', title: 'V', rule: 'classic', draw: {count: 1, bank: ▸'b.gift'}}]"),
      "unknown-name"),
    Case(
      "a seed",
      live("rounds: [{id: 'r', title: 'V', rule: 'classic', draw: {count: 1, seed: ▸7}}]"),
      "fixed-seed"),
  ]

  static let persons: [Case] = [
    Case(
      "nothing tells persons apart",
      ContestSample.live("registration: {fields: ▸['name', 'class']}", without: ["registration"]),
      "persons-alike"),
    Case(
      "nothing is said of registration", "▸" + ContestSample.live(without: ["registration"]),
      "persons-alike"),
    Case(
      "class and number tell persons apart",
      ContestSample.live(
        "registration: {fields: ['name', 'class', 'number']}", without: ["registration"])),
    Case(
      "an unknown field",
      ContestSample.live(
        "registration: {fields: ['name', 'birthDate', ▸'clas']}", without: ["registration"]),
      "not-a-choice"),
    Case("no schools", ContestSample.live("schools: ▸[]"), "no-schools"),
    Case(
      "a school twice",
      ContestSample.live("schools: [{id: 's', name: 'A'}, {id: ▸'s', name: 'B'}]"), "duplicate"),
    Case(
      "two schools of one name",
      ContestSample.live("schools: [{id: 's', name: 'THCS Lê'}, {id: 't', name: ▸'thcs lê'}]"),
      "same-school-name"),
    Case(
      "one code written in two ways",
      ContestSample.live(
        "schools: [{id: 's', name: 'A', code: '7KQ0M1'}, {id: 't', name: 'B', code: ▸'7kqoml'}]"),
      "same-code"),
    Case(
      "a code with U", ContestSample.live("schools: [{id: 's', name: 'A', code: ▸'7KQUM1'}]"),
      "bad-code"),
    Case(
      "a code of five", ContestSample.live("schools: [{id: 's', name: 'A', code: ▸'7KQ2M'}]"),
      "bad-code"),
    Case("a missing file", ContestSample.live("schools: ▸'truong.csv'"), "missing-file"),
    Case("schools as a number", ContestSample.live("schools: ▸5"), "wrong-type"),
    Case(
      "a league of a field that is not asked",
      ContestSample.live("leagues: [{id: 'k6', title: 'K6', where: {grade: ▸['6']}}]"),
      "league-field-not-asked"),
    Case(
      "a league of an unknown school",
      ContestSample.live(
        "schools: [{id: 's', name: 'A'}], leagues: [{id: 'k', title: 'K', where: {school: ▸'t'}}]"),
      "unknown-name"),
    Case(
      "a league of no ward",
      ContestSample.live(
        "schools: [{id: 's', name: 'A'}], leagues: [{id: 'k', title: 'K', where: {ward: ▸'t'}}]"),
      "league-empty"),
    Case(
      "names without a roster", ContestSample.live("privacy: {publish: ▸'nameAndSchool'}"),
      "names-need-consent"),
    Case("kept for ever", ContestSample.live("privacy: {keepDays: ▸100000}"), "out-of-range"),
  ]

  @Test(arguments: general + rounds + persons)
  func `a fault is told at its place`(_ given: Case) { expect(given) }

  static let windows: [Case] = [
    Case(
      "no times", "▸" + ContestSample.window(without: ["opens", "closes"]), "missing-key",
      "missing-key"),
    Case(
      "a time without zone",
      ContestSample.window("opens: ▸'2026-05-04T08:00'", without: ["opens"]), "bad-moment"),
    Case(
      "closes first",
      ContestSample.window("closes: ▸'2026-05-03T08:00+07:00'", without: ["closes"]),
      "closes-before-opens"),
    Case(
      "closes in another zone before it opens",
      ContestSample.window("closes: ▸'2026-05-04T02:00+02:00'", without: ["closes"]),
      "closes-before-opens"),
    Case(
      "too short", ContestSample.window("closes: ▸'2026-05-04T08:10+07:00'", without: ["closes"]),
      "window-too-short"),
    Case("take of one attempt", ContestSample.window("▸take: 'last'"), "no-effect"),
    Case(
      "weeks that overlap",
      ContestSample.window(
        """
        weeks: [{id: 't1', opens: '2026-05-04T08:00+07:00', closes: '2026-05-10T17:00+07:00'},
          {id: 't2', opens: ▸'2026-05-10T16:00+07:00', closes: '2026-05-17T17:00+07:00'}]
        """, without: ["opens", "closes"]), "weeks-overlap"),
    Case(
      "a rule of live contests",
      ContestSample.window(
        "rounds: [{id: 'r', title: 'V', rule: ▸'speed', draw: {count: 2}}]", without: ["rounds"]),
      "rule-needs-live"),
    Case(
      "seconds in a window",
      ContestSample.window(
        "rounds: [{id: 'r', title: 'V', rule: 'classic', draw: {count: 2}, ▸secondsPerItem: 5}]",
        without: ["rounds"]), "no-effect"),
    Case(
      "an estimate that does not rank", ContestSample.window("estimate: ▸'percent'"),
      "estimate-not-used"),
    Case(
      "ranking by no estimate", ContestSample.window("standings: {by: ['points', ▸'estimate']}"),
      "criterion-without-ground"),
    Case("starts by itself", ContestSample.window("▸startsIn: 5"), "no-effect"),
  ]

  static let judged: [Case] = [
    Case("no rubric", "▸" + ContestSample.judged(without: ["rubric"]), "missing-key"),
    Case("rounds", ContestSample.judged("▸rounds: []"), "no-effect"),
    Case(
      "too few judges", ContestSample.judged("judges: ▸[{id: 'j', name: 'A'}]"), "judges-too-few"),
    Case(
      "too few judges of other schools",
      ContestSample.judged(
        """
        judges: [{id: 'j', name: 'A', school: 's1'}, {id: 'k', name: 'B'}],
        entries: [{id: 'e', title: 'E', school: ▸'s1'}]
        """), "judges-of-other-schools-too-few"),
    Case(
      "an unknown school",
      ContestSample.judged("entries: [{id: 'e', title: 'E', school: ▸'s3'}]"), "unknown-name"),
    Case(
      "one file in two entries",
      ContestSample.judged(
        """
        entries: [{id: 'e', title: 'E', file: ▸'a.png'}, {id: 'f', title: 'F', file: ▸'a.png'}]
        """), "entry-missing", "entry-missing", "same-file"),
    Case("trim of two sheets", ContestSample.judged("trim: ▸true"), "trim-needs-five"),
  ]

  static let results: [Case] = [
    Case(
      "a commendation without decision",
      ContestSample.live("certificate: {heading: ▸'Giấy Khen'}"), "heading-needs-decision"),
    Case(
      "a commendation with decision",
      ContestSample.live(
        "certificate: {heading: 'GIẤY KHEN', decision: {number: '1/QĐ', date: '2026-05-09'}}")),
    Case(
      "a logo that is not there", ContestSample.live("certificate: {logo: ▸'khong-co.png'}"),
      "missing-logo"),
    Case(
      "a day the other way round", ContestSample.live("certificate: {date: ▸'9/5/2026'}"), "bad-day"
    ),
    Case(
      "awards that overlap",
      ContestSample.live(
        """
        certificate: {awards: [{title: 'Nhất', ranks: [1, 2]}, {title: 'Nhì', ranks: ▸[2, 3]},
          {title: 'Trường', ranks: [1, 1], for: 'school'}]}
        """), "awards-overlap"),
    Case(
      "ranks backwards",
      ContestSample.live("certificate: {awards: [{title: 'N', ranks: ▸[3, 1]}]}"),
      "bad-ranks"),
    Case(
      "an award of an unknown league",
      ContestSample.live("certificate: {awards: [{title: 'N', ranks: [1, 1], league: ▸'k'}]}"),
      "unknown-name"),
    Case(
      "weights",
      ContestSample.live("standings: {schools: {take: 'rateQuality', weights: ▸[50, 60]}}"),
      "weights"),
    Case(
      "rates without enrolment",
      ContestSample.live(
        "schools: [▸{id: 's', name: 'A'}], standings: {schools: {take: 'rateQuality'}}"),
      "missing-enrolled"),
    Case(
      "count of sums", ContestSample.live("standings: {schools: {take: 'sum', ▸count: 5}}"),
      "no-effect"),
    Case(
      "frozen from the start", ContestSample.live("standings: {freezeLast: ▸2}"), "freeze-too-long"),
    Case(
      "the youngest without birth dates",
      ContestSample.live(
        """
        registration: {fields: ['name', 'class', 'number']},
        standings: {by: ['points', ▸'youngest']}
        """, without: ["registration"]), "criterion-without-ground"),
  ]

  @Test(arguments: windows + judged + results)
  func `a fault of a window, of judging or of results is told at its place`(_ given: Case) {
    expect(given)
  }

  private func expect(_ given: Case) {
    let (text, places) = ContestSample.unmarked(given.text)
    let diagnostics = ContestSample.read(text).diagnostics
    let codes = diagnostics.map { diagnostic in
      diagnostic.code.hasPrefix("json5.")
        ? "json5" : String(diagnostic.code.dropFirst("contest.".count))
    }
    #expect(codes == given.codes, "\(diagnostics)")
    #expect(Set(diagnostics.map(\.place)) == Set(places), "\(diagnostics)")
    for diagnostic in diagnostics {
      #expect(diagnostic.message.vi != diagnostic.message.en)
    }
  }
}
