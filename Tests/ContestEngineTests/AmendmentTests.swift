import Assessment
import ContestEngine
import Testing

@Suite struct AmendmentTests {
  static let old = {
    var definition = Sample.definition([Sample.round("mot", 1...2)])
    var design = CertificateDesign()
    design.awards = [
      CertificateDesign.Award(title: "Giải Nhất", ranks: 1...1),
      CertificateDesign.Award(title: "Giải Nhì", ranks: 2...3),
    ]
    design.participation = true
    definition.certificate = design
    return definition
  }()

  static func changed(_ change: (inout ContestDefinition) -> Void) -> ContestProgram {
    var definition = old
    change(&definition)
    return Sample.program(definition)
  }

  private func joined() throws -> LiveContest {
    var live = LiveContest()
    try live.run(.prepare(Sample.program(Self.old)))
    try live.run(.register(Sample.registration(1)))
    return live
  }

  @Test func `before the first join a changed file replaces everything`() throws {
    var live = LiveContest()
    try live.run(.prepare(Sample.program(Self.old)))
    let other = Self.changed { $0.rounds = [Sample.round("khac", 5...9, .speed)] }
    try live.run(.amend(other))
    #expect(live.contest.program == other && live.contest.questionCount == 5)
    #expect(try live.run(.amend(other)) == [])
  }

  struct Refused: CustomTestStringConvertible, Sendable {
    let part: String
    let change: @Sendable (inout ContestDefinition) -> Void
    var testDescription: String { part }
  }

  @Test(arguments: [
    Refused(part: "id") { $0.id = "khac" },
    Refused(part: "rounds[0].points") { $0.rounds[0].points = 50 },
    Refused(part: "rounds[0].rule") { $0.rounds[0].rule = .speed },
    Refused(part: "rounds[0].items") { $0.rounds[0] = Sample.round("mot", 1...3) },
    Refused(part: "rounds[0].secondsPerItem") { $0.rounds[0].secondsPerItem = 25 },
    Refused(part: "rounds") { $0.rounds.append(Sample.round("hai", 3...3)) },
    Refused(part: "schools[1]") { $0.schools.removeLast() },
    Refused(part: "schools[0].enrolled") { $0.schools[0].enrolled = 3 },
    Refused(part: "standings.by") { $0.standings.by = [.points] },
    Refused(part: "registration.perSchool") { $0.registration.perSchool = 3 },
    Refused(part: "registration.approval") { $0.registration.approval = true },
    Refused(part: "privacy.publish") { $0.privacy.publish = .nameAndSchool },
    Refused(part: "privacy.live") { $0.privacy.live = .code },
    Refused(part: "privacy.keepDays") { $0.privacy.keepDays = 3_650 },
    Refused(part: "preset") { $0.preset = ContestDefinition.Preset(id: "khac", version: 2) },
    Refused(part: "certificate.awards") { $0.certificate?.awards[0].ranks = 1...9 },
    Refused(part: "certificate.awards") { $0.certificate?.awards.removeLast() },
    Refused(part: "certificate.onePrize") { $0.certificate?.onePrize = .contest },
    Refused(part: "certificate.awards") { $0.certificate?.awards[0].recipient = .school },
    Refused(part: "certificate.participation") { $0.certificate?.participation = false },
    Refused(part: "certificate.participation") { $0.certificate = nil },
    Refused(part: "banks") { $0.banks = ["khac.gift"] },
  ])
  func `after the first join what matters stays, and is named`(refused: Refused) throws {
    let live = try joined()
    #expect(throws: Refusal.amendmentRefused(refused.part)) {
      try live.contest.decide(.amend(Self.changed(refused.change)), at: live.now)
    }
  }

  @Test func `titles, texts and new schools are taken over at any time`() throws {
    var live = try joined()
    try live.run(.start(seed: Sample.seed))
    let amended = Self.changed {
      $0.title = LocalizedText("Tên mới")
      $0.about = LocalizedText("Giới thiệu")
      $0.rounds[0].title = LocalizedText("Khởi động")
      $0.organizer.name = "Sở"
      $0.certificate?.awards[0].title = "Giải Nhất toàn tỉnh"
      $0.certificate?.place = "Vinh"
      $0.schools.insert(School(id: SchoolID("c"), name: "Trường C", enrolled: 12), at: 0)
      $0.schools[1].name = "Trường A mới"
    }
    try live.run(.amend(amended))
    #expect(live.contest.program == amended)
    try live.run(.register(Sample.registration(2, school: "c")))
    #expect(try live.run(.amend(amended)) == [])
    try live.open()
    try live.answer(2, 0)
  }

  @Test func `a certificate may be thought of later`() throws {
    var live = LiveContest()
    try live.run(.prepare(Self.changed { $0.certificate = nil }))
    try live.run(.register(Sample.registration(1)))
    #expect(try live.run(.amend(Sample.program(Self.old))).count == 1)
    #expect(live.contest.program?.definition.certificate == Self.old.certificate)
  }

  @Test func `a bank that changed behind it changes nothing`() throws {
    var live = try joined()
    let changedBank = ContestProgram(
      definition: Self.old, pools: [[Sample.item(7), Sample.item(8)]])
    #expect(try live.run(.amend(changedBank)) == [])
  }

  @Test func `an item that was corrected in its bank and is called as before is no change`() throws
  {
    func program(_ id: String, _ prompt: String, title: String) -> ContestProgram {
      var (first, second) = (Sample.item(1), Sample.item(2))
      first.title = title
      first.id = ItemID(id)
      first.prompt = prompt
      second.title = "Hai"
      var definition = Self.old
      definition.rounds[0].items = .named([first.id, second.id])
      return ContestProgram(definition: definition, pools: [[first, second]])
    }
    let before = program("cu", "Thủ dô?", title: "Một")
    var live = LiveContest()
    try live.run(.prepare(before))
    try live.run(.register(Sample.registration(1)))
    let mended = program("moi", "Thủ đô?", title: "Một")
    #expect(try live.run(.amend(mended)) == [])
    #expect(live.contest.program == before)
    #expect(!mended.hasItems(of: before) && before.hasItems(of: before))
    #expect(throws: Refusal.amendmentRefused("rounds[0].items")) {
      try live.run(.amend(program("moi", "Thủ đô?", title: "Khác")))
    }
  }

  @Test func `the same items from another file are the same`() {
    var moved = Sample.item(1)
    moved.source = ItemSource(file: "/noi/khac/b.gift", line: 7)
    let programs = [Sample.item(1), moved].map {
      ContestProgram(definition: Self.old, pools: [[$0]])
    }
    #expect(programs[0] != programs[1] && programs[1].hasItems(of: programs[0]))
  }

  @Test func `a code that the server made stays where the file has none`() throws {
    var live = LiveContest()
    try live.run(.prepare(Self.changed { $0.schools[0].code = "7KQ2MF" }))
    try live.run(.register(Sample.registration(1)))
    #expect(try live.run(.amend(Self.changed { _ in })) == [])
    #expect(throws: Refusal.amendmentRefused("schools[0].code")) {
      try live.run(.amend(Self.changed { $0.schools[0].code = "AAAAAA" }))
    }
  }
}
