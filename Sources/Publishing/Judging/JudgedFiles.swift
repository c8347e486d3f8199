import ContestEngine

/// A jury's results as files for programs and spreadsheets.
extension StandingsFiles {
  /// Entries in order of rank. Before the results are final every row says so.
  public static func entriesCSV(_ report: ResultsReport, language: String) -> [UInt8] {
    let words = PublishingTexts(language: language)
    let schools = report.schoolNames
    var table = CSVTable(
      header: [
        words.rank, words.entryCode, words.entryTitle, words.name, words.school, words.score,
        words.sheetCount,
      ] + (report.isFinal ? [] : [words.note]))
    for row in report.judged?.entries ?? [] {
      let school = row.school.map { schools[$0] ?? $0.text } ?? ""
      table.append(
        [
          "\(row.rank)", row.id, row.title, row.contestant ?? row.team ?? "", school,
          words.standing(of: row), "\(row.sheets)",
        ] + (report.isFinal ? [] : [words.provisional]))
    }
    return table.bytes
  }
}

extension PublishingTexts {
  var entryCode: String { isEnglish ? "Entry" : "Mã bài" }
  var entryTitle: String { isEnglish ? "Title" : "Tên bài" }
  var score: String { isEnglish ? "Score" : "Điểm chấm" }
  var sheetCount: String { isEnglish ? "Sheets" : "Số phiếu" }
  var entries: String { isEnglish ? "Entries" : "Bảng xếp hạng bài dự thi" }
  var entryCount: String { isEnglish ? "Entries" : "Số bài" }
  var author: String { isEnglish ? "By" : "Tác giả" }
  var disqualified: String { isEnglish ? "disqualified" : "bị loại" }
  func work(_ title: String) -> String { isEnglish ? "with “\(title)”" : "Tác phẩm “\(title)”" }

  /// "93,33": always two decimals.
  func decimal(_ hundredths: Int) -> String {
    let rest = hundredths % 100
    return "\(hundredths / 100)" + (isEnglish ? "." : ",") + (rest < 10 ? "0" : "") + "\(rest)"
  }

  func standing(of entry: JudgedReport.Entry) -> String {
    entry.isDisqualified ? disqualified : entry.hundredths.map(decimal) ?? "–"
  }
}

/// A jury's part of standings as JSON.
struct JudgedJSON {
  let judged: JudgedReport
  /// Whether names are in it, and the judges.
  let named: Bool

  /// Fields of the whole, after the others.
  var fields: [String] {
    var fields = [StandingsJSON.list("entries", judged.entries.map(row))]
    if named { fields.append(StandingsJSON.list("judges", judged.judges.map(row))) }
    fields.append("\"agreement\":\(Self.number(judged.agreement))")
    return fields
  }

  var schools: [String] { judged.schools.map(row) }

  private func row(_ row: JudgedReport.Entry) -> String {
    var fields = ["\"rank\":\(row.rank)", StandingsJSON.field("entry", row.id)]
    if let owner = row.owner {
      fields.append(StandingsJSON.field("contestant", owner.description))
    }
    if named {
      fields.append(StandingsJSON.field("title", row.title))
      if let name = row.contestant { fields.append(StandingsJSON.field("name", name)) }
      if let team = row.team { fields.append(StandingsJSON.field("team", team)) }
    }
    if let school = row.school { fields.append(StandingsJSON.field("school", school.text)) }
    fields += [
      "\"score\":\(row.hundredths.map(Self.number) ?? "null")", "\"sheets\":\(row.sheets)",
      "\"counted\":\(row.counted)",
    ]
    if row.isDisqualified { fields.append("\"disqualified\":true") }
    return "{\(fields.joined(separator: ","))}"
  }

  private func row(_ row: JudgedReport.SchoolRow) -> String {
    "{\"rank\":\(row.rank),\(StandingsJSON.field("school", row.school.text)),"
      + "\"score\":\(Self.number(row.hundredths)),\"counted\":\(row.counted),"
      + "\"entries\":\(row.entries)}"
  }

  private func row(_ row: JudgedReport.Judge) -> String {
    let fields = [
      StandingsJSON.field("judge", row.id), StandingsJSON.field("name", row.name),
      "\"sheets\":\(row.sheets)", "\"mean\":\(row.mean.map(Self.number) ?? "null")",
      "\"spread\":\(Self.number(row.spread))", "\"leniency\":\(Self.number(row.leniency))",
    ]
    return "{\(fields.joined(separator: ","))}"
  }

  /// 93.33 of 9,333 hundredths.
  private static func number(_ hundredths: Int) -> String {
    let rest = hundredths % 100
    let decimals = rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)"
    return "\(hundredths / 100)" + (rest == 0 ? "" : ".\(decimals)")
  }

  /// To six decimals, so that it is the same text on every machine.
  private static func number(_ value: Double?) -> String {
    guard let value, value.isFinite, abs(value) < 1e9 else { return "null" }
    let parts = Int((abs(value) * 1e6).rounded(.toNearestOrAwayFromZero))
    let sign = value < 0 && parts > 0 ? "-" : ""
    var decimals = String(parts % 1_000_000 + 1_000_000).dropFirst()
    while decimals.last == "0" { decimals.removeLast() }
    return sign + "\(parts / 1_000_000)" + (decimals.isEmpty ? "" : ".\(decimals)")
  }
}
