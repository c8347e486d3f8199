import Assessment
import ContestEngine

// What stands in the files of a contest package.
extension ContestPackage {
  private var definition: ContestDefinition { program.definition }
  private var title: String { definition.title.text(in: definition.language) }
  private var start: Instant { moments.started ?? moments.last ?? Instant(milliseconds: 0) }
  private var end: Instant { moments.ended ?? moments.last ?? start }

  var contestInfo: PackageRecords.ContestInfo {
    PackageRecords.ContestInfo(
      id: Self.identifier(definition.id, else: "contest"), name: title, formal_name: title,
      start_time: time(moments.started), duration: PackageTime.relative(max(0, end - start)),
      scoreboard_freeze_duration: moments.frozen.map { PackageTime.relative(max(0, end - $0)) })
  }

  var state: PackageRecords.State {
    PackageRecords.State(
      started: time(moments.started), ended: time(moments.ended), frozen: time(moments.frozen),
      thawed: time(moments.thawed), finalized: time(moments.finalized),
      end_of_updates: time(moments.finalized))
  }

  private func time(_ moment: Instant?) -> PackageRecords.Nullable<String> {
    PackageRecords.Nullable(moment.map(PackageTime.absolute))
  }

  static let judgementTypes = [
    PackageRecords.JudgementType(id: "AC", name: "Right", solved: true),
    PackageRecords.JudgementType(id: "WA", name: "Wrong or partly right", solved: false),
  ]

  /// What counts: no trial, no survey, nothing annulled, only what was opened.
  private var questions: [QuestionID] {
    contest.askedOrDefined.filter { question in
      guard let rules = contest.rules(of: question), contest.timing(of: question) != nil else {
        return false
      }
      return !rules.trial && rules.rule != .survey && !contest.isAnnulled(question)
    }
  }

  private func problemID(_ question: QuestionID) -> String {
    Self.identifier(program.wireID(of: question), else: "q\(contest.number(of: question))")
  }

  var problems: [PackageRecords.Problem] {
    questions.enumerated().map { place, question in
      let rules = contest.rules(of: question)
      let most = rules?.rule == .ranked ? rules?.bands.max() : rules?.points
      return PackageRecords.Problem(
        id: problemID(question), label: "\(contest.number(of: question))",
        name: contest.item(question).map { problemName($0.item) } ?? "", ordinal: place,
        max_score: most ?? 0)
    } + (balance.problem(after: questions.count, language: definition.language).map { [$0] } ?? [])
  }

  var balance: PackageBalance {
    let questions = questions
    return PackageBalance(
      contest.standings().rows.map { row in
        let gained = questions.reduce(0) { sum, question in
          sum + max(0, contest.result(of: row.contestant, on: question)?.points ?? 0)
        }
        return (row.contestant, points: row.points, gained: gained)
      })
  }

  /// An item without a title is known by how it begins.
  private func problemName(_ item: Item) -> String {
    if !item.title.isEmpty { return item.title }
    return String(PlainText.from(item.prompt, format: item.format).prefix(80))
  }

  private var wards: [String] {
    var seen: Set<String> = []
    return definition.schools.compactMap(\.ward).filter { seen.insert($0).inserted }
  }

  var groups: [PackageRecords.Group] {
    wards.enumerated().map {
      PackageRecords.Group(id: "ward-\($0 + 1)", name: $1, type: "site-division")
    }
  }

  private func schoolID(_ school: SchoolID) -> String {
    let place = definition.schools.firstIndex { $0.id == school } ?? 0
    return Self.identifier(school.text, else: "school-\(place + 1)")
  }

  var organizations: [PackageRecords.Organization] {
    definition.schools.map {
      PackageRecords.Organization(id: schoolID($0.id), name: $0.name, formal_name: $0.name)
    }
  }

  var teams: [PackageRecords.Team] {
    let groups = Dictionary(
      wards.enumerated().map { ($1, "ward-\($0 + 1)") }, uniquingKeysWith: { first, _ in first })
    let wardOf = Dictionary(
      definition.schools.map { ($0.id, $0.ward) }, uniquingKeysWith: { first, _ in first })
    return contest.contestants.map { contestant in
      let ward = wardOf[contestant.school].flatMap { $0 }
      return PackageRecords.Team(
        id: contestant.contestant.description, name: name(contestant.contestant),
        label: contestant.contestant.description, organization_id: schoolID(contestant.school),
        group_ids: ward.flatMap { groups[$0] }.map { [$0] } ?? [],
        hidden: contest.isDisqualified(contestant.contestant))
    }
  }

  /// In the order in which the answers came.
  var judged: [(submission: PackageRecords.Submission, judgement: PackageRecords.Judgement)] {
    var all: [(receipt: Int64, PackageRecords.Submission, PackageRecords.Judgement)] = []
    for question in questions {
      let toldAt = contest.timing(of: question)?.closesAt ?? end
      for contestant in contest.contestants {
        guard let answer = contest.answer(of: contestant.contestant, to: question),
          let result = contest.result(of: contestant.contestant, on: question)
        else { continue }
        let id = "s\(answer.receipt)"
        let judgedAt = max(toldAt, answer.receivedAt)
        all.append(
          (
            answer.receipt,
            PackageRecords.Submission(
              id: id, problem_id: problemID(question), team_id: contestant.contestant.description,
              time: PackageTime.absolute(answer.receivedAt),
              contest_time: PackageTime.relative(answer.receivedAt - start)),
            PackageRecords.Judgement(
              id: "j\(answer.receipt)", submission_id: id,
              judgement_type_id: result.mark == .one ? "AC" : "WA",
              score: max(0, result.points),
              start_time: PackageTime.absolute(answer.receivedAt),
              start_contest_time: PackageTime.relative(answer.receivedAt - start),
              end_time: PackageTime.absolute(judgedAt),
              end_contest_time: PackageTime.relative(judgedAt - start))
          ))
      }
    }
    return all.sorted { $0.receipt < $1.receipt }.map { ($0.1, $0.2) }
      + balance.judged(at: end, contestTime: end - start)
  }

  /// Nobody has one before the results are final.
  var awards: [PackageRecords.Award] {
    guard contest.isFinalized else { return [] }
    var first = CertificateDesign()
    first.awards = [CertificateDesign.Award(title: "Winner", ranks: 1...1)]
    let design = definition.certificate ?? CertificateDesign()
    let others = zip(design.awards, winners(by: design)).enumerated().map { place, award in
      PackageRecords.Award(
        id: "award-\(place + 1)", citation: award.0.title, team_ids: award.1)
    }
    let winner = winners(by: first).map {
      PackageRecords.Award(id: "winner", citation: "Winner", team_ids: $0)
    }
    return (winner + others).filter { !$0.team_ids.isEmpty }
  }

  private func winners(by design: CertificateDesign) -> [[String]] {
    design.winners {
      standings(of: $0).rows
    } as: {
      CertificateDesign.Candidate(
        contestant: $0.contestant, rank: $0.rank, points: $0.points,
        isEligible: $0.hasPrizes && !$0.isDisqualified)
    }.map { $0.map(\.contestant.description) }
  }

  private func standings(of award: CertificateDesign.Award) -> Standings {
    if let league = definition.leagues.firstIndex(where: { $0.id == award.league }) {
      return contest.standings(league: league)
    }
    return contest.standings()
  }

  func scoreboard(_ event: String) -> PackageRecords.Scoreboard {
    let moment = moments.last ?? start
    let questions = questions
    let balance = balance
    return PackageRecords.Scoreboard(
      event_id: event, time: PackageTime.absolute(moment),
      contest_time: PackageTime.relative(moment - start), state: state,
      rows: rows.map { row in
        PackageRecords.Scoreboard.Row(
          rank: row.rank, team_id: row.contestant.description,
          score: PackageRecords.Scoreboard.Score(score: row.points + balance.start),
          problems: questions.map { result(of: row.contestant, on: $0) }
            + (balance.result(of: row.contestant, after: end - start).map { [$0] } ?? []))
      })
  }

  /// In order of rank, equals by the name that the package has, as Vietnamese lists are sorted.
  private var rows: [Standings.Row] {
    VietnameseOrder.ranked(
      contest.standings().rows.filter { !$0.isDisqualified }, rank: \.rank,
      byName: { name($0.contestant) })
  }

  private func result(
    of contestant: ContestantID, on question: QuestionID
  ) -> PackageRecords.Scoreboard.Result {
    let result = contest.result(of: contestant, on: question)
    let score = max(0, result?.points ?? 0)
    let at = contest.answer(of: contestant, to: question)?.receivedAt
    return PackageRecords.Scoreboard.Result(
      problem_id: problemID(question), num_judged: result == nil ? 0 : 1, score: score,
      time: score > 0 ? at.map { Int(max(0, $0 - start) / 60_000) } : nil)
  }

  /// At most 36 of `A-Za-z0-9_.-`, beginning and ending with a letter or digit.
  static func identifier(_ text: String, else other: String) -> String {
    let isFit =
      !text.isEmpty && text.utf8.count <= 36
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: [UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-")].contains(byte)
        }
      } && !".-".utf8.contains(text.utf8.first ?? 0) && text.utf8.last != UInt8(ascii: ".")
    return isFit ? text : other
  }
}
