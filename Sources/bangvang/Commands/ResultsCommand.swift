import Authoring
import ContestEngine
import Foundation
import Publishing

/// `bangvang results`: standings from the journal.
enum ResultsCommand {
  static let command = ProgramCommand(
    "results",
    about: LocalizedMessage(
      vi: "bảng xếp hạng từ nhật ký", en: "standings from the journal"),
    operands: [ProgramCommand.Operand(name: "CONTEST")],
    options: [
      .json, .data,
      CommandOption(
        "--csv",
        about: LocalizedMessage(vi: "in dạng CSV cho bảng tính", en: "print CSV for a spreadsheet")),
      CommandOption(
        "--top", value: "N",
        about: LocalizedMessage(vi: "chỉ N dòng đầu", en: "only the first N rows")),
      CommandOption(
        "--league", value: "ID",
        about: LocalizedMessage(vi: "chỉ một bảng (khối)", en: "one league only")),
      CommandOption(
        "--week", value: "ID",
        about: LocalizedMessage(vi: "chỉ một tuần", en: "one week only")),
      CommandOption(
        "--teams", about: LocalizedMessage(vi: "chỉ các đội", en: "the teams only")),
      CommandOption(
        "--wards",
        about: LocalizedMessage(vi: "chỉ các xã, phường", en: "the wards only")),
      CommandOption(
        "--explain", value: "CONTESTANT",
        about: LocalizedMessage(
          vi:
            "vì sao thí sinh (c17, hoặc họ tên) hay bài dự thi được số điểm này, từng câu, từng phiếu",
          en: "why a contestant (c17, or a name) or an entry has these points, line by line")),
      CommandOption(
        "--qualify", value: "RULE",
        about: LocalizedMessage(
          vi: "ai vào vòng sau, thành danh sách CSV: \"2 per school + 4\"",
          en: "who goes on, as a roster in CSV: \"2 per school + 4\"")),
      CommandOption(
        "--items",
        about: LocalizedMessage(
          vi: "các câu hỏi khó dễ và phân loại ra sao, từng lựa chọn",
          en: "how hard the questions were and how they told apart, choice by choice")),
      CommandOption(
        "--keep-items",
        about: LocalizedMessage(
          vi: "ghi p và r của từng câu vào thư viện, để lần sau rút theo độ khó",
          en: "keep p and r of each question in the library, for draws by difficulty")),
      CommandOption(
        "--surveys",
        about: LocalizedMessage(
          vi: "ý kiến trong các vòng khảo sát, đếm theo lựa chọn",
          en: "what was said in surveys, counted by choice")),
      CommandOption(
        "--similarity",
        about: LocalizedMessage(
          vi: "các em cùng trường sai giống nhau quá mức ngẫu nhiên (gợi ý, không phải hình phạt)",
          en: "who of one school shares wrong answers beyond chance (advice, never a penalty)")),
    ], exclusive: exclusive, run: run)

  /// Each of these tells something of its own; all but the first two tell it of the whole contest.
  private static let kinds = [
    "--teams", "--wards", "--explain", "--qualify", "--items", "--keep-items", "--surveys",
    "--similarity",
  ]

  private static let exclusive =
    [["--json", "--csv"], ["--league", "--week"], kinds]
    + ["--league", "--week", "--top"].flatMap { part in
      kinds.dropFirst(2).map { [part, $0] }
    } + [["--keep-items", "--csv"], ["--keep-items", "--json"]]

  private static func run(_ call: Invocation) async throws(CommandFailure) -> ExitStatus {
    let top = try call.arguments.integer("--top", in: 1...1_000_000)
    let recorded = try RecordedContest(call.arguments.operands[0], call, checksChain: true)
    try recorded.mustBeSound(call)
    if let who = call.arguments.value("--explain") { return try explain(who, recorded, call) }
    if let rule = call.arguments.value("--qualify") { return try qualify(rule, recorded, call) }
    if call.arguments.has("--items") { return try items(recorded, call) }
    if call.arguments.has("--keep-items") { return try keepItems(recorded, call) }
    if call.arguments.has("--surveys") { return try surveys(recorded, call) }
    if call.arguments.has("--similarity") { return try similarity(recorded, call) }
    let whole = recorded.report(shown: nil)
    let report = try section(of: whole, call).map(whole.narrowed) ?? whole
    let shown = top.map(report.limited) ?? report
    recorded.noteSeatsOfOne(call)
    if call.wantsJSON {
      let told =
        call.arguments.has("--teams")
        ? shown.onlyTeams : call.arguments.has("--wards") ? shown.onlyWards : shown
      call.console.resultBytes(StandingsFiles.resultsJSON(told))
    } else if call.arguments.has("--csv") {
      call.console.resultBytes(csv(shown, call))
    } else {
      let table = ResultsTable(report: report, top: top ?? Int.max, language: call.language)
      call.console.result(
        call.arguments.has("--teams")
          ? table.teamsText : call.arguments.has("--wards") ? table.wardsText : table.text)
    }
    return .done
  }

  private static func csv(_ report: ResultsReport, _ call: Invocation) -> [UInt8] {
    if call.arguments.has("--teams") {
      return StandingsFiles.teamsCSV(report, language: call.language)
    }
    if call.arguments.has("--wards") {
      return StandingsFiles.wardsCSV(report, language: call.language)
    }
    return StandingsFiles.csv(report, language: call.language)
  }

  /// The table for people.
  static func text(_ recorded: RecordedContest, top: Int?, language: String) -> String {
    ResultsTable(
      report: recorded.report(shown: nil), top: top ?? Int.max, language: language
    ).text
  }

  /// The league or week that is asked for; nil for all.
  private static func section(
    of report: ResultsReport, _ call: Invocation
  ) throws(CommandFailure) -> ResultsReport.Section? {
    for (option, sections) in [("--league", report.leagues), ("--week", report.weeks)] {
      guard let id = call.arguments.value(option) else { continue }
      guard let section = sections.first(where: { $0.id == id }) else {
        throw .notAChoice(id, of: option, sections.map(\.id))
      }
      return section
    }
    return nil
  }

  /// In the form that was asked for.
  private static func tell(
    json: @autoclosure () -> some Encodable, csv: @autoclosure () -> [UInt8],
    text: @autoclosure () -> String, _ call: Invocation
  ) throws(CommandFailure) -> ExitStatus {
    if call.wantsJSON {
      try call.console.result(json: json())
    } else if call.arguments.has("--csv") {
      call.console.resultBytes(csv())
    } else {
      call.console.result(text())
    }
    return .done
  }

  private static func items(
    _ recorded: RecordedContest, _ call: Invocation
  ) throws(CommandFailure) -> ExitStatus {
    let items = ResultsItems(recorded, language: call.language)
    return try tell(
      json: items.json, csv: items.csv, text: items.text, call)
  }

  private static func similarity(
    _ recorded: RecordedContest, _ call: Invocation
  ) throws(CommandFailure) -> ExitStatus {
    let similarity = ResultsSimilarity(recorded, language: call.language)
    return try tell(
      json: similarity.json, csv: similarity.csv, text: similarity.text, call)
  }

  private static func explain(
    _ who: String, _ recorded: RecordedContest, _ call: Invocation
  ) throws(CommandFailure) -> ExitStatus {
    let found = recorded.contestants(named: who)
    guard let contestant = found.first,
      let explanation = recorded.contest.explanation(of: contestant)
    else {
      if let judged = JudgedExplanation(who, recorded, language: call.language) {
        return try tell(json: judged.json, csv: judged.csv, text: judged.text, call)
      }
      throw CommandFailure(
        .faulty, vi: "không có thí sinh nào là '\(who)'; xem số (c17) bằng 'results --csv'",
        en: "there is no contestant '\(who)'; 'results --csv' shows their numbers (c17)")
    }
    if found.count > 1 {
      let numbers = found.map(\.description).joined(separator: ", ")
      throw CommandFailure(
        .faulty, vi: "có \(found.count) thí sinh tên '\(who)': hãy nêu số \(numbers)",
        en: "\(found.count) contestants are called '\(who)': name one by number, \(numbers)")
    }
    let explained = ResultsExplanation(
      explanation: explanation, recorded: recorded, language: call.language)
    return try tell(
      json: explained.json, csv: explained.csv, text: explained.text, call)
  }

  /// - Returns: 1 where equals stand at a line, for the organizer to decide.
  private static func qualify(
    _ text: String, _ recorded: RecordedContest, _ call: Invocation
  ) throws(CommandFailure) -> ExitStatus {
    guard let rule = QualificationRule(text) else {
      throw .wrongUsage(
        vi: "--qualify cần quy tắc như \"2 per school + 4\", \"top 10\", \"1 per ward\"",
        en: "--qualify needs a rule such as \"2 per school + 4\", \"top 10\", \"1 per ward\"")
    }
    let command = ResultsQualification(recorded: recorded, rule: rule, language: call.language)
    let qualification = command.qualification
    if call.wantsJSON {
      try call.console.result(json: command.json(qualification))
    } else {
      call.console.resultBytes(command.roster(qualification))
    }
    for note in command.notes(qualification) { call.console.note(note) }
    return qualification.ties.isEmpty ? .done : .faulty
  }
}

extension ProgramCommand {
  static let results = ResultsCommand.command
}
