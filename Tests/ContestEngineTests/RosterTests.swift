import Assessment
import ContestEngine
import Testing

@Suite struct RosterTests {
  private static func program(_ change: (inout ContestDefinition) -> Void = { _ in })
    -> ContestProgram
  {
    JoiningTests.program { definition in
      definition.registration.roster = "hoc-sinh.csv"
      change(&definition)
    }
  }

  private func registration(
    _ number: Int, school: String = "a", isExpected: Bool = true,
    _ change: (inout EntryTerms) -> Void = { _ in }
  ) -> Registration {
    var terms = EntryTerms()
    change(&terms)
    return Registration(
      school: SchoolID(school), seal: [], token: Sample.digest(1, number),
      ticket: Sample.digest(2, number), seed: 1, terms: terms, isExpected: isExpected)
  }

  @Test func `with a roster only those on it join, however many of a school they are`() throws {
    var live = LiveContest()
    try live.run(.prepare(Self.program { $0.registration.perSchool = 1 }))
    try live.run(.register(registration(1)))
    try live.run(.register(registration(2)))
    #expect(throws: Refusal.joinClosed) {
      try live.run(.register(registration(3, isExpected: false)))
    }
    #expect(live.contest.contestants.count == 2)
  }

  @Test func `a ticket that was replaced registers nobody any more`() throws {
    var live = LiveContest()
    try live.run(.prepare(Self.program()))
    try live.run(.register(registration(1)))
    try live.run(.replaceTicket(ContestantID(number: 1), ticket: Sample.digest(9, 9)))
    let again = Registration(
      school: SchoolID("a"), seal: [], token: Sample.digest(3, 1), ticket: Sample.digest(2, 1),
      seed: 1, isExpected: true)
    #expect(live.contest.contestants.knows(ticket: Sample.digest(2, 1)))
    #expect(throws: Refusal.badValue) { try live.run(.register(again)) }
  }

  @Test func `the time that a roster grants counts from the start`() throws {
    var live = LiveContest()
    try live.run(.prepare(Self.program()))
    try live.run(.register(registration(1) { $0.extraTime = 150 }))
    try live.run(.register(registration(2)))
    #expect(live.contest.extraTime(of: ContestantID(number: 1)) == 150)
    #expect(live.contest.extraTime(of: ContestantID(number: 2)) == 100)
  }

  @Test func `terms that no roster can have are refused`() throws {
    var live = LiveContest()
    try live.run(.prepare(Self.program { $0.leagues = Self.leagues }))
    let bad: [(inout EntryTerms) -> Void] = [
      { $0.extraTime = 99 }, { $0.extraTime = 301 }, { $0.team = 0 }, { $0.isCaptain = true },
      { $0.leagues = [2] }, { $0.leagues = [1, 0] }, { $0.leagues = [0, 0] },
    ]
    for change in bad {
      #expect(throws: Refusal.badValue) { try live.run(.register(registration(1, change))) }
    }
    try live.run(.register(registration(1) { $0.leagues = [0, 1] }))
  }

  @Test func `a team is of one school`() throws {
    var live = LiveContest()
    try live.run(.prepare(Self.program()))
    try live.run(.register(registration(1) { $0.team = 1 }))
    #expect(throws: Refusal.badValue) {
      try live.run(.register(registration(2, school: "b") { $0.team = 1 }))
    }
    try live.run(.register(registration(2, school: "b") { $0.team = 2 }))
    try live.run(.register(registration(3) { $0.team = 1 }))
  }

  // MARK: Leagues

  private static let leagues = [
    League(id: "lop-6", title: LocalizedText("Lớp 6"), conditions: ["grade": ["6"]], prizes: true),
    League(
      id: "mien-nui", title: LocalizedText("Miền núi"),
      conditions: ["ward": ["Kỳ Sơn", "Quế Phong"], "grade": ["6", "7"]], prizes: true),
  ]

  private var definition: ContestDefinition {
    var definition = Sample.definition([Sample.round("mot", 1...1)])
    definition.schools[1].ward = "kỳ  sơn"
    definition.leagues = Self.leagues
    return definition
  }

  @Test func `leagues are those whose conditions all hold`() {
    let (a, b) = (SchoolID("a"), SchoolID("b"))
    #expect(definition.leagues(of: [.grade: "6"], school: a) == [0])
    #expect(definition.leagues(of: [.grade: "6"], school: b) == [0, 1])
    #expect(definition.leagues(of: [.grade: "7"], school: b) == [1])
    #expect(definition.leagues(of: [.grade: "7", .ward: "Vinh"], school: b) == [])
    #expect(definition.leagues(of: [:], school: b) == [])
  }

  @Test func `the name of a class tells its grade where none is registered`() {
    let a = SchoolID("a")
    #expect(definition.leagues(of: [.class: "6A1"], school: a) == [0])
    #expect(definition.leagues(of: [.class: "Lớp 6B"], school: a) == [0])
    #expect(definition.leagues(of: [.class: "16"], school: a) == [])
    #expect(definition.leagues(of: [.class: "6A", .grade: "7"], school: a) == [])
  }

  @Test func `a roster that names a league is believed`() {
    #expect(
      definition.leagues(of: [.grade: "9"], school: SchoolID("a"), named: "mien-nui") == [1])
  }

  // MARK: Ages

  @Test func `the younger comes first where that is asked for, and the unknown last`() throws {
    var live = try LiveContest(
      JoiningTests.program { $0.standings.by = [.points, .youngest] }, contestants: 4)
    #expect(live.contest.standings().rows.map(\.rank) == [1, 1, 1, 1])
    #expect(throws: Refusal.badValue) { try live.run(.orderAges([1, 2])) }
    #expect(throws: Refusal.badValue) { try live.run(.orderAges([1, 2, 3, -1])) }
    try live.run(.orderAges([3, 0, 1, 1]))
    let standings = live.contest.standings()
    #expect(standings.rows.map(\.contestant.number) == [3, 4, 1, 2])
    #expect(standings.rows.map(\.rank) == [1, 1, 3, 4])
    #expect(try live.contest.decide(.orderAges([3, 0, 1, 1]), at: live.now) == [])
  }
}
