import Assessment
import ContestEngine
import Testing

@testable import Authoring

@Suite struct ContestReaderTests {
  static let full = """
    {
      id: "dvc-thcs-2026", preset: { id: "tang-toc", version: 3 },
      title: { vi: "Tìm hiểu", en: "Know" }, description: 'Một cuộc thi',
      mode: "live", language: "vi",
      organizer: { parent: "UBND", name: "Sở", contact: "x" },
      banks: ["../a.gift", "thư viện"],
      registration: { fields: ["name", "birthDate", "class"], lateJoin: false, perSchool: 300,
        approval: true },
      schools: [
        { id: "le-mao", name: "THCS Lê Mao", ward: "Thành Vinh", bloc: "A", code: "7kq2mo",
          enrolled: 912 },
        { id: "ha", name: "THCS Hà" },
      ],
      leagues: [{ id: "a", title: "Bảng A", where: { school: ["ha"], class: "8A" }, prizes: false }],
      startsIn: 10, revealSeconds: 3,
      rounds: [
        { id: "thu", title: "Thử", rule: "classic", trial: true, items: ["x1"], wrong: -25 },
        { id: "speed", title: "Nhanh", rule: "speed", points: 1000, secondsPerItem: 15,
          draw: { count: 5, category: ["a/b"], tags: ["de"], difficulty: "kho", bank: "thư viện" },
          answers: "changeable", shuffle: false, reveal: "host", readingTime: true,
          streakBonus: 50, decay: "full", star: 1 },
        { id: "r", title: "R", rule: "ranked", draw: { count: 1 }, bands: [5, 3],
          bandsRepeat: true },
        { id: "e", title: "E", rule: "elimination", draw: { count: 1 }, rescues: 2 },
      ],
      standings: { by: ["points", "hardest", "draw"], schools: { take: "mean" }, freezeLast: 2 },
      certificate: { place: "Nghệ An", date: "2026-06-01", address: "bạn", logo: "a.png",
        numberFrom: 5, signers: [{ prefix: "TM.", title: "GIÁM ĐỐC", name: "A" }],
        awards: [{ title: "Nhất", ranks: [1, 1] }, { title: "Nhì", ranks: [2, 4], for: "school" }],
        onePrize: "contest", participation: true },
      privacy: { publish: "code", live: "initials", keepDays: 30 },
    }
    """

  @Test func `every key of a live contest is read`() throws {
    let output = ContestSample.read(Self.full, pictures: ["a.png"])
    #expect(output.diagnostics == [])
    let contest = try #require(output.definition)
    #expect(contest.title.text(in: "en") == "Know")
    #expect(contest.about == LocalizedText("Một cuộc thi"))
    #expect(contest.preset == ContestDefinition.Preset(id: "tang-toc", version: 3))
    #expect(contest.organizer.contact == "x")
    #expect(contest.banks == ["../a.gift", "thư viện"])
    #expect(contest.registration.fields == [.name, .birthDate, .class])
    #expect(contest.registration.lateJoin == false)
    #expect(contest.registration.perSchool == 300)
    #expect(contest.registration.approval == true)
    #expect(contest.schools.map(\.code) == ["7KQ2M0", nil])
    #expect(contest.schools.first?.enrolled == 912)
    #expect(contest.leagues.first?.conditions == ["school": ["ha"], "class": ["8A"]])
    #expect(contest.leagues.first?.prizes == false)
    #expect(contest.startsInSeconds == 10)
    #expect(contest.standings.by == [.points, .hardest, .draw])
    #expect(contest.standings.schools.take == .mean)
    #expect(contest.standings.freezeLast == 2)
    #expect(contest.certificate?.signers.first?.prefix == "TM.")
    #expect(contest.certificate?.awards.map(\.ranks) == [1...1, 2...4])
    #expect(contest.certificate?.awards.last?.recipient == .school)
    #expect(contest.certificate?.onePrize == .contest)
    #expect(contest.privacy.publish == .code)
    #expect(contest.privacy.keepDays == 30)
  }

  @Test func `every key of a round is read`() throws {
    let rounds = try #require(ContestSample.read(Self.full).definition?.rounds)
    #expect(rounds.map(\.rule) == [.classic, .speed, .ranked, .elimination])
    #expect(rounds[0].items == .named([ItemID("x1")]))
    #expect(rounds[0].trial)
    #expect(rounds[0].wrong == -25)
    let draw = DrawRules(
      count: 5, category: ["a/b"], tags: ["de"], difficulty: ["kho"], bank: "thư viện")
    #expect(rounds[1].items == .drawn(draw))
    #expect(rounds[1].answers == .changeable)
    #expect(rounds[1].shuffle == false)
    #expect(rounds[1].reveal == .host)
    #expect(rounds[1].readingTime)
    #expect(rounds[1].decay == .full)
    #expect(rounds[1].star == 1)
    #expect(rounds[2].bands == [5, 3])
    #expect(rounds[2].bandsRepeat)
    #expect(rounds[3].rescues == 2)
  }

  @Test func `reserves are named or drawn`() throws {
    let output = ContestSample.read(
      ContestSample.live(
        """
        rounds: [{id: 'r', title: 'V', rule: 'classic', items: ['x1'], reserve: ['x2', 'x3']},
          {id: 's', title: 'V', rule: 'classic', draw: {count: 2, reserve: 1}}]
        """, without: ["rounds"]))
    let rounds = try #require(output.definition?.rounds)
    #expect(rounds[0].reserve == [ItemID("x2"), ItemID("x3")] && rounds[0].slots == 3)
    #expect(rounds[1].reserveCount == 1 && rounds[1].slots == 3 && rounds[1].count == 2)
  }

  @Test func `a window and its weeks are read`() throws {
    let output = ContestSample.read(
      ContestSample.window(
        """
        minutes: 20, attempts: 3, take: 'last', estimate: 'percent', show: 'submit',
        duration: 'lastChange', standings: {by: ['correct', 'estimate', 'submitted']},
        weeks: [{id: 't1', opens: '2026-05-04T08:00:30+07:00', closes: '2026-05-10T17:00Z'}]
        """, without: ["opens", "closes"]))
    #expect(output.diagnostics == [])
    let window = try #require(output.definition?.window)
    #expect(window.minutes == 20)
    #expect(window.take == .last)
    #expect(window.estimate == .percent)
    #expect(window.weeks.first?.opens == Instant(milliseconds: 1_777_856_430_000))
    #expect(window.weeks.first?.closes == Instant(milliseconds: 1_778_432_400_000))
  }

  @Test func `a judged contest is read`() throws {
    let digest = String(repeating: "aB", count: 32)
    let output = ContestSample.read(
      ContestSample.judged(
        """
        judges: [{id: 'j', name: 'A', school: 's1'}, {id: 'k', name: 'B'}, {id: 'l', name: 'C'}],
        entries: [{id: 'e', title: 'E', school: 's1', link: 'https://x', sha256: '\(digest)'},
          {id: 'f', title: 'F', contestant: 'c', team: 't', file: 'a.png'}],
        blind: false, judgesPerEntry: 2
        """), files: ["a.png": "tranh"])
    #expect(output.diagnostics == [])
    let judging = try #require(output.definition?.judging)
    #expect(judging.rubric.map(\.weight) == [1])
    #expect(judging.entries.map(\.location) == ["https://x", "a.png"])
    #expect(judging.entries.first?.sha256 == digest.lowercased())
    #expect(judging.blind == false)
  }

  @Test func `a contest without schools has one open school`() {
    let contest = ContestSample.read(ContestSample.live()).definition
    #expect(contest?.schools == [School(id: SchoolID("open"), name: "Thí sinh tự do")])
  }

  @Test func `an unknown key is told with the key that was meant, and where it belongs`() {
    func hint(_ keys: String) -> String? {
      ContestSample.read(ContestSample.live(keys)).diagnostics.first?.hint?.en
    }
    #expect(hint("titel: 'a'") == nil, "the title is there already")
    #expect(hint("schols: []") == "did you mean 'schools'?")
    #expect(hint("secondsPerItem: 5") == "'secondsPerItem' belongs in 'rounds[]'")
    #expect(hint("privacy: {pubish: 'code'}") == "did you mean 'publish'?")
    #expect(hint("zzzzzz: 5") == nil)
  }

  @Test func `the places of values are kept for those who check further`() {
    let draft = ContestSample.read("{mode: 'live',\n rounds: [{},\n {draw: {\n count: 'x'}}]}")
      .draft
    #expect(draft?.places.place(of: "rounds[1].draw.count") == SourcePlace(line: 4, column: 9))
    #expect(draft?.places.place(of: "rounds[1].draw.tags[3]") == SourcePlace(line: 3, column: 9))
    #expect(draft?.places.place(of: "rounds[7]") == SourcePlace(line: 2, column: 10))
    #expect(draft?.places.place(of: "privacy.live") == SourcePlace(line: 1, column: 1))
  }

  @Test func `whatever is cut off or replaced, reading ends with diagnostics`() {
    let bytes = Array(Self.full.utf8)
    for end in stride(from: 0, to: bytes.count, by: 7) {
      let output = ContestReader.read(Array(bytes[..<end]), file: "a") { _ in nil }
      #expect(output.definition == nil)
      #expect(output.diagnostics.contains { $0.severity == .error })
    }
    for (place, byte) in bytes.enumerated() where place.isMultiple(of: 5) {
      var broken = bytes
      broken[place] = byte == 0x7B ? 0x5B : 0x7B
      _ = ContestReader.read(broken, file: "a") { _ in nil }
    }
  }
}
