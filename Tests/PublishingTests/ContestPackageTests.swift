import Assessment
import ContestEngine
import Foundation
import Publishing
import Testing

/// The package against what the Contest API says of its objects.
@Suite struct ContestPackageTests {
  private typealias Object = [String: Any]

  private static func program(
    _ change: (inout ContestDefinition) -> Void = { _ in }
  ) -> ContestProgram {
    var definition = ContestDefinition(
      id: "thi-thu", title: LocalizedText("Thi thử"), mode: .live,
      schools: [
        School(id: SchoolID("le-mao"), name: "THCS Lê Mao", ward: "Thành Vinh"),
        School(id: SchoolID("tri-le"), name: "THCS Tri Lễ", ward: "Tri Lễ"),
        School(id: SchoolID(String(repeating: "dai-", count: 12) + "x"), name: "THCS Dài"),
      ])
    var trial = RoundDefinition(
      id: "thu", title: LocalizedText("Thử"), rule: .classic, items: .named(ids(1...1)))
    trial.trial = true
    var minus = RoundDefinition(
      id: "tru", title: LocalizedText("Trừ"), rule: .classic, items: .named(ids(2...5)))
    minus.wrong = -25
    let fast = RoundDefinition(
      id: "nhanh", title: LocalizedText("Nhanh"), rule: .speed, items: .named(ids(6...8)))
    definition.rounds = [trial, minus, fast]
    var design = CertificateDesign()
    design.awards = [CertificateDesign.Award(title: "Giải Nhì", ranks: 2...3)]
    definition.certificate = design
    change(&definition)
    let pools = definition.rounds.map { round -> [Item] in
      guard case .named(let ids) = round.items else { return [] }
      return ids.map { id in
        Item(
          id: id, title: "", prompt: "Câu \(id.text) hỏi gì?",
          body: .single([
            Choice(text: "đúng", fraction: .one), Choice(text: "sai", fraction: .zero),
          ]))
      }
    }
    return ContestProgram(definition: definition, pools: pools)
  }

  private static func ids(_ numbers: ClosedRange<Int>) -> [ItemID] {
    numbers.map { ItemID("cau-\($0)") }
  }

  private static let began = Instant(milliseconds: 1_764_000_000_000)

  private static func package(
    _ contest: Contest, _ program: ContestProgram = program(), more: [(Int64, Event)] = [],
    name: @escaping (ContestantID) -> String = { "Em \($0)" }
  ) throws -> [String: Data] {
    var moments = ContestMoments()
    let events: [(Int64, Event)] =
      (contest.drawn.map { [(0, .started($0))] } ?? []) + more + [
        (600, .finished), (700, .finalized),
      ]
    for (second, event) in events {
      moments.note(JournalEntry(sequence: second + 1, at: began + second * 1_000, event: event))
    }
    let package = try #require(
      ContestPackage(
        contest, program, moments: moments, name: name))
    return Dictionary(
      try package.files().map { ($0.name, Data($0.bytes)) }, uniquingKeysWith: { first, _ in first }
    )
  }

  private static func played(_ program: ContestProgram = program()) throws -> Contest {
    try ContestSimulation(program, contestants: 30, seed: "gói").run()
  }

  private static func list(_ files: [String: Data], _ name: String) throws -> [Object] {
    let data = try #require(files[name])
    return try #require(try JSONSerialization.jsonObject(with: data) as? [Object])
  }

  private static func object(_ files: [String: Data], _ name: String) throws -> Object {
    let data = try #require(files[name])
    return try #require(try JSONSerialization.jsonObject(with: data) as? Object)
  }

  /// What the schemas of 2023-06 require of each list's objects.
  private static let required: [(file: String, keys: [String])] = [
    ("judgement-types.json", ["id", "name", "penalty", "solved"]),
    ("languages.json", ["id", "name", "entry_point_required", "extensions"]),
    ("problems.json", ["id", "label", "name", "ordinal", "test_data_count"]),
    ("groups.json", ["id", "name"]), ("organizations.json", ["id", "name"]),
    ("teams.json", ["id", "name", "label"]),
    (
      "submissions.json",
      ["id", "language_id", "problem_id", "team_id", "time", "contest_time", "files"]
    ),
    (
      "judgements.json",
      [
        "id", "submission_id", "judgement_type_id", "start_time", "start_contest_time", "end_time",
        "end_contest_time",
      ]
    ), ("awards.json", ["id", "citation", "team_ids"]),
  ]

  private static var identifier: Regex<Substring> {
    /[A-Za-z0-9_](?:[A-Za-z0-9_.\-]{0,34}[A-Za-z0-9_\-])?/
  }
  private static var moment: Regex<Substring> {
    /[12]\d{3}-[01]\d-[0-3]\dT[0-2]\d:[0-6]\d:[0-6]\d\.\d{3}\+07:00/
  }
  private static var duration: Regex<Substring> { /-?(?:[1-9]\d*)?\d:[0-5]\d:[0-5]\d\.\d{3}/ }

  @Test func `every object has what the schemas require, and well-formed ids and times`() throws {
    let files = try Self.package(try Self.played())
    for (file, keys) in Self.required {
      let objects = try Self.list(files, file)
      #expect(!objects.isEmpty, "\(file)")
      for object in objects {
        #expect(Set(keys).isSubset(of: object.keys), "\(file)")
        for (key, value) in object where key == "id" || key.hasSuffix("_id") {
          #expect((value as? String)?.wholeMatch(of: Self.identifier) != nil, "\(file) \(value)")
        }
        for (key, value) in object where key.hasSuffix("contest_time") {
          #expect((value as? String)?.wholeMatch(of: Self.duration) != nil, "\(value)")
        }
        for (key, value) in object where key.hasSuffix("time") && !key.contains("contest") {
          #expect((value as? String)?.wholeMatch(of: Self.moment) != nil, "\(value)")
        }
      }
      let ids = objects.compactMap { $0["id"] as? String }
      #expect(Set(ids).count == objects.count, "\(file)")
    }
    // A language without entry points says so twice: none is required, and its name is null.
    for language in try Self.list(files, "languages.json") {
      #expect(language["entry_point_required"] as? Bool == false)
      #expect(language["entry_point_name"] is NSNull)
    }
    let contest = try Self.object(files, "contest.json")
    #expect(contest["scoreboard_type"] as? String == "score")
    #expect(contest["duration"] as? String == "0:10:00.000")
    #expect(contest["start_time"] as? String == "2025-11-24T23:00:00.000+07:00")
    let state = try Self.object(files, "state.json")
    #expect(state["frozen"] is NSNull)
    #expect(state["finalized"] as? String == "2025-11-24T23:11:40.000+07:00")
    #expect(try Self.object(files, "api.json")["version"] as? String == "2023-06")
  }

  @Test func `what is named is there, and the sums are the standings'`() throws {
    let contest = try Self.played()
    let files = try Self.package(contest)
    func ids(_ file: String) throws -> Set<String> {
      Set(try Self.list(files, file).compactMap { $0["id"] as? String })
    }
    let (problems, teams) = (try ids("problems.json"), try ids("teams.json"))
    #expect(problems.count == 8, "the trial is left out, what was lost has a problem of its own")
    let rests = contest.standings().rows.map { row in
      row.points
        - contest.askedOrDefined.reduce(0) {
          $0 + max(0, contest.result(of: row.contestant, on: $1)?.points ?? 0)
        }
    }
    let start = -(rests.min() ?? 0)
    #expect(start >= 25, "somebody lost points, or this shows nothing")
    let submissions = try Self.list(files, "submissions.json")
    for submission in submissions {
      #expect(problems.contains(submission["problem_id"] as? String ?? ""))
      #expect(teams.contains(submission["team_id"] as? String ?? ""))
    }
    let teamOf = Dictionary(
      submissions.map { ($0["id"] as? String ?? "", $0["team_id"] as? String ?? "") },
      uniquingKeysWith: { first, _ in first })
    var sums: [String: Int] = [:]
    for judgement in try Self.list(files, "judgements.json") {
      let team = try #require(teamOf[judgement["submission_id"] as? String ?? ""])
      let score = try #require(judgement["score"] as? Int)
      #expect(score >= 0, "the schema's minimum")
      sums[team, default: 0] += score
    }
    let board = try Self.object(files, "scoreboard.json")
    let rows = try #require(board["rows"] as? [Object])
    #expect(rows.count == 30)
    for (row, rank) in zip(rows, contest.standings().rows.map(\.rank)) {
      let team = try #require(row["team_id"] as? String)
      let expected = try #require(
        contest.standings().rows.first { $0.contestant.description == team })
      #expect(row["rank"] as? Int == expected.rank && expected.rank == rank)
      #expect((row["score"] as? Object)?["score"] as? Int == expected.points + start)
      #expect(sums[team, default: 0] == expected.points + start)
      let results = try #require(row["problems"] as? [Object])
      #expect(results.reduce(0) { $0 + ($1["score"] as? Int ?? 0) } == expected.points + start)
      for result in try #require(row["problems"] as? [Object]) {
        let score = try #require(result["score"] as? Int)
        #expect(score >= 0)
        #expect((result["time"] != nil) == (score > 0), "a time stands beside a score only")
      }
    }
    let organizations = try ids("organizations.json")
    #expect(organizations == ["le-mao", "tri-le", "school-3"])
    let winners = try Self.list(files, "awards.json").first { $0["id"] as? String == "winner" }
    let first = contest.standings().rows.filter { $0.rank == 1 }.map(\.contestant.description)
    #expect(winners?["team_ids"] as? [String] == first)
  }

  @Test func `equals stand by name as Vietnamese lists do, and nothing lost adds no problem`()
    throws
  {
    let program = Self.program { definition in
      for place in definition.rounds.indices { definition.rounds[place].wrong = 0 }
      definition.standings.by = [.points]
    }
    let contest = try Self.played(program)
    // The later one joined, the earlier one's given name stands.
    let files = try Self.package(
      contest, program, name: { "Lê \($0.number % 2 == 0 ? "An" : "Ánh")" })
    #expect(try Self.list(files, "problems.json").count == 7)
    let board = try Self.object(files, "scoreboard.json")
    let rows = try #require(board["rows"] as? [Object]).map { row in
      (row["rank"] as? Int ?? 0, Int((row["team_id"] as? String ?? "").dropFirst()) ?? 0)
    }
    #expect(Set(rows.map(\.0)).count < rows.count, "some are equal, or this shows nothing")
    for (upper, lower) in zip(rows, rows.dropFirst()) where upper.0 == lower.0 {
      #expect((upper.1 % 2, upper.1) < (lower.1 % 2, lower.1), "An comes before Ánh")
    }
  }

  @Test func `what is frozen says for how long`() throws {
    let contest = try Self.played()
    let files = try Self.package(contest, more: [(400, .frozen)])
    #expect(
      try Self.object(files, "contest.json")["scoreboard_freeze_duration"] as? String
        == "0:03:20.000")
    #expect(try Self.object(files, "state.json")["frozen"] as? String != nil)
    let plain = try Self.object(try Self.package(contest), "contest.json")
    #expect(plain["scoreboard_freeze_duration"] == nil)
    // Frozen again after it was thawed: the thaw is not of this freeze.
    let again = try Self.package(
      contest, more: [(300, .frozen), (350, .unfrozen), (400, .frozen)])
    #expect(try Self.object(again, "state.json")["thawed"] is NSNull)
  }

  @Test func `the feed tells everything once, before it is named`() throws {
    let files = try Self.package(try Self.played())
    let lines = try #require(files["event-feed.ndjson"]).split(separator: UInt8(ascii: "\n"))
    var told: Set<String> = []
    var tokens: [String] = []
    for line in lines {
      let event = try #require(try JSONSerialization.jsonObject(with: line) as? Object)
      tokens.append(event["token"] as? String ?? "")
      let data = try #require(event["data"] as? Object)
      #expect(data["id"] as? String == event["id"] as? String || event["id"] is NSNull)
      for (key, kind) in [
        ("team_id", "teams"), ("problem_id", "problems"), ("submission_id", "submissions"),
        ("organization_id", "organizations"), ("judgement_type_id", "judgement-types"),
      ] {
        guard let named = data[key] as? String else { continue }
        #expect(told.contains("\(kind)/\(named)"))
      }
      told.insert("\(event["type"] as? String ?? "")/\(event["id"] as? String ?? "")")
    }
    #expect(Set(tokens).count == lines.count && told.count == lines.count)
    #expect(try Self.object(files, "scoreboard.json")["event_id"] as? String == tokens.last)
  }

  @Test func `a contest that nobody has played yet is whole, and no window is one`() throws {
    var contest = Contest()
    let program = Self.program()
    for event in try contest.decide(.prepare(program), at: Self.began) {
      contest.apply(event, at: Self.began)
    }
    let files = try Self.package(contest, program)
    #expect(try Self.list(files, "problems.json").isEmpty)
    #expect(try Self.list(files, "awards.json").isEmpty)
    let window = Self.program { $0.mode = .window }
    #expect(
      ContestPackage(Contest(), window, moments: ContestMoments(), name: { "\($0)" })
        == nil)
  }

  @Test func `the same journal gives the same bytes`() throws {
    let contest = try Self.played()
    #expect(try Self.package(contest) == (try Self.package(contest)))
  }
}
