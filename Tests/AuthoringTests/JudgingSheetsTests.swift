import ContestEngine
import Testing

@testable import Authoring

@Suite struct JudgingSheetsTests {
  @Test(
    arguments: [
      ("8", 800), ("8,5", 850), ("8.25", 825), ("0", 0), ("10,05", 1_005), (" 7 ", 700),
      ("", nil), ("-1", nil), ("8,", nil), (",5", nil), ("8,255", nil), ("8,5,0", nil),
      ("tám", nil),
      ("1e3", nil), ("99999999999999999999", nil), ("+5", nil),
    ] as [(String, Int?)])
  func `a mark is read to hundredths or not at all`(text: String, hundredths: Int?) {
    #expect(SheetMark.hundredths(text) == hundredths)
  }

  @Test func `a mark is written as it is read`() {
    for hundredths in [0, 5, 50, 800, 805, 850, 825, 1_000] {
      for language in ["vi", "en"] {
        #expect(SheetMark.hundredths(SheetMark.text(hundredths, in: language)) == hundredths)
        #expect(SheetMark.hundredths(SheetMark.fullText(hundredths, in: language)) == hundredths)
      }
    }
    #expect(SheetMark.text(850, in: "vi") == "8,5" && SheetMark.fullText(805, in: "en") == "8.05")
  }

  private func read(_ text: String, mayCorrect: Bool = false) throws -> JudgingSheets.Output {
    let definition = try #require(
      ContestSample.read(
        ContestSample.judged(
          """
          rubric: [{id: 'nd', title: {vi: 'Nội dung', en: 'Content'}, max: 10},
            {id: 'ht', title: 'Hình thức', max: 5}],
          entries: [{id: 'e1', title: 'Một', school: 's1'}, {id: 'e2', title: 'Hai'}],
          judges: [{id: 'j1', name: 'Lê Thị Lan'}, {id: 'j2', name: 'Minh', school: 's1'},
            {id: 'j3', name: 'Minh'}], judgesPerEntry: 1
          """, without: ["rubric"])
      ).definition)
    var contest = Contest()
    let now = Instant(milliseconds: 1)
    contest.apply(.prepared(ContestProgram(definition: definition, pools: [])), at: now)
    contest.apply(.judging(.started(owners: [:])), at: now)
    contest.apply(
      .judging(
        .sheetEntered(
          JudgingPanel.Sheet(judge: "j1", entry: "e2", marks: ["nd": 500, "ht": 100]))), at: now)
    return JudgingSheets.read(
      Array(text.utf8), file: "p.csv", rules: try #require(definition.judging),
      record: try #require(contest.judging), mayCorrect: mayCorrect)
  }

  @Test func `sheets are read by Vietnamese and English names, judges by id or name`() throws {
    for head in ["giám khảo;BÀI;Nội dung;Hình thức;Tên bài", "Judge;Entry;Content;ht;Title"] {
      let output = try read(head + "\nle thi lan;e1;8,5;4;Một\nj3;e2;7.25;5;\nj2;e2;;;\n")
      #expect(output.diagnostics == [], "\(head)")
      #expect(output.sheets.map(\.judge) == ["j1", "j3"])
      #expect(output.sheets.map { $0.marks["nd"] } == [850, 725])
      #expect(output.unjudged == 1)
    }
  }

  @Test func `an entry's number is known without its zeros, where it is one alone`() {
    var rules = JudgingRules()
    rules.entries = ["001", "02", "2", "0a"].map { .init(id: $0, title: "") }
    let found = ["1", "001", "2", "02", "002", "3", "a"].map { rules.entry(called: $0)?.id }
    #expect(found == ["001", "001", "2", "02", nil, nil, nil])
  }

  @Test func `every fault is told at its row and column, and nothing is taken`() throws {
    let output = try read(
      """
      Giám khảo,Bài dự thi,Nội dung,Hình thức
      j1,e1,5,5
      j1,e1,5,5
      j9,e9,10.5,6
      Minh,e2,1,
      j2,e1,1,1
      j1,e2,5,2
      """)
    #expect(output.sheets == [])
    let found = output.diagnostics.map {
      "\($0.place.line):\($0.place.column) \($0.code.dropFirst("contest.".count))"
    }
    #expect(
      Set(found) == [
        "3:1 same-row", "4:1 unknown-name", "4:4 unknown-name", "4:7 bad-cell", "4:12 bad-cell",
        "5:11 empty-cell", "5:1 judges-of-one-name", "6:1 judge-of-the-school",
        "7:1 sheet-differs",
      ])
    #expect(
      try read("Giám khảo,Bài,Nội dung\nj1,e1,5\n").diagnostics.map(\.code).contains(
        "contest.missing-column"))
  }

  @Test func `other marks on a sheet that is there need to be called a correction`() throws {
    let text = "Giám khảo,Bài,Nội dung,Hình thức\nj1,e2,5,2\n"
    #expect(try read(text).sheets.isEmpty)
    #expect(try read(text, mayCorrect: true).sheets.count == 1)
    let same = try read("Giám khảo,Bài,Nội dung,Hình thức\nj1,e2,5,1\n")
    #expect(same.diagnostics == [] && same.sheets.count == 1)
  }

  @Test func `a jury of a live contest is read, and its owners are checked`() throws {
    let jury = """
      rubric: [{id: 'nd', title: 'Nội dung', max: 10}], judgedPoints: 50, judgesPerEntry: 1,
      judges: [{id: 'j', name: 'A'}]
      """
    let sound = ContestSample.read(
      ContestSample.live(jury + ", entries: [{id: 'e', title: 'E', contestant: 'c2'}]"))
    #expect(sound.diagnostics == [])
    #expect(sound.definition?.judging?.fullPoints == 50)
    let twice = ContestSample.read(
      ContestSample.live(
        jury + """
          , entries: [{id: 'e', title: 'E', contestant: 'Lê An'}, {id: 'f', title: 'F'},
            {id: 'g', title: 'G', contestant: 'lê  an'}]
          """))
    #expect(
      Set(twice.diagnostics.map(\.code)) == ["contest.entry-of-nobody", "contest.second-entry"])
    let window = ContestSample.read(ContestSample.window("judgedPoints: 50"))
    #expect(window.diagnostics.map(\.code) == ["contest.no-effect"])
    let alone = ContestSample.read(ContestSample.judged("judgedPoints: 50"))
    #expect(alone.diagnostics.map(\.code) == ["contest.no-effect"])
  }

  @Test func `the same file under two entries is found by its bytes`() throws {
    let text = ContestSample.judged(
      """
      entries: [{id: 'e1', title: 'A', file: 'a.png'}, {id: 'e2', title: 'B', file: 'b.png'},
        {id: 'e3', title: 'C', file: 'c.png', sha256: '\(String(repeating: "0", count: 64))'},
        {id: 'e4', title: 'D', file: 'nowhere.png'}]
      """)
    let output = ContestSample.read(
      text, files: ["a.png": "tranh", "b.png": "tranh", "c.png": "khác"])
    #expect(
      output.diagnostics.map(\.code) == [
        "contest.same-file", "contest.sha256-differs", "contest.entry-missing",
      ])
    let digests = output.definition?.judging?.entries.map(\.sha256)
    #expect(digests?[0] == digests?[1] && digests?[0] != nil && digests?[3] == nil)
  }

  @Test func `a judge who is named just so goes before one whose name is alike`() {
    var rules = JudgingRules()
    rules.judges = [
      JudgingRules.Judge(id: "a", name: "Giám khảo Ân"),
      JudgingRules.Judge(id: "b", name: "Giám khảo An"),
    ]
    #expect(rules.judges(called: "giám khảo  Ân").map(\.id) == ["a"])
    #expect(rules.judges(called: "Giám khảo An").map(\.id) == ["b"])
    #expect(rules.judges(called: "giam khao an").map(\.id) == ["a", "b"])
  }
}
