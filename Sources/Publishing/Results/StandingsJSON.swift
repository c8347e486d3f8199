import ContestEngine

/// Standings as JSON: keys in one order and a row a line, so that the same standings are the same
/// bytes whatever machine wrote them.
struct StandingsJSON {
  let report: ResultsReport
  /// Whether names and classes are in it.
  let named: Bool

  var text: String {
    var fields = [
      field("contest", report.definition.id), "\"revision\":\(report.revision)",
      field("state", report.state), field("journalHead", report.journalHead),
      "\"final\":\(report.isFinal)",
    ]
    fields.append(list("contestants", rows(report.contestants).map(row)))
    let judged = report.judged.map { JudgedJSON(judged: $0, named: named) }
    if let judged, report.definition.mode == .judged {
      fields.append(list("schools", judged.schools))
    } else {
      fields.append(list("schools", report.schools.sorted(by: Self.inRankOrder).map(row)))
    }
    if !report.teams.isEmpty {
      let teams = report.teams.sorted { ($0.rank, $0.team) < ($1.rank, $1.team) }
      fields.append(list("teams", teams.map(row)))
    }
    for (key, sections) in [("leagues", report.leagues), ("weeks", report.weeks)]
    where !sections.isEmpty {
      fields.append(list(key, sections.map(section)))
    }
    if let estimate = report.estimate { fields.append("\"estimate\":\(truth(estimate))") }
    // Wards have names and no ids.
    if named, !report.wards.isEmpty { fields.append(list("wards", report.wards.map(row))) }
    // A reason may name somebody.
    if named, !report.corrections.isEmpty {
      fields.append(list("corrections", report.corrections.map(\.json)))
    }
    fields += judged?.fields ?? (report.definition.mode == .judged ? ["\"entries\":[]"] : [])
    return "{\(fields.joined(separator: ",\n"))}\n"
  }

  /// Without names equals stand by id: the order of names would tell something of them.
  private func rows(_ all: [ResultsReport.Contestant]) -> [ResultsReport.Contestant] {
    named ? all : all.sorted { ($0.rank, $0.id) < ($1.rank, $1.id) }
  }

  private func section(_ section: ResultsReport.Section) -> String {
    let estimate = section.estimate.map { ",\"estimate\":\(truth($0))" } ?? ""
    return "{\(field("id", section.id)),"
      + list("contestants", rows(section.contestants).map(row)) + estimate + "}"
  }

  /// The truth, and the numbers that it comes of.
  private func truth(_ truth: EstimateTruth) -> String {
    "{\(field("kind", truth.kind.rawValue)),\"truth\":\(truth.decimal),"
      + "\"entrants\":\(truth.entrants),\"allRight\":\(truth.allRight)}"
  }

  private func row(_ row: ResultsReport.TeamRow) -> String {
    var fields = ["\"rank\":\(row.rank)", field("team", row.team.description)]
    if named { fields.append(field("name", row.name)) }
    fields += [
      field("school", row.school.text), "\"points\":\(row.points)",
      "\"counted\":\(row.counted)", "\"present\":\(row.present)",
    ]
    return "{\(fields.joined(separator: ","))}"
  }

  private static func inRankOrder(
    _ left: ResultsReport.SchoolRow, _ right: ResultsReport.SchoolRow
  ) -> Bool {
    (left.rank, left.school) < (right.rank, right.school)
  }

  private func row(_ row: ResultsReport.Contestant) -> String {
    var fields = ["\"rank\":\(row.rank)", field("contestant", row.id.description)]
    if named { fields.append(field("name", row.name)) }
    fields.append(field("school", row.school.text))
    if named, let className = row.className { fields.append(field("class", className)) }
    fields += [
      "\"points\":\(row.points)", "\"correct\":\(row.correct)", "\"timeMs\":\(row.milliseconds)",
    ]
    if row.isDisqualified { fields.append("\"disqualified\":true") }
    return "{\(fields.joined(separator: ","))}"
  }

  private func row(_ row: ResultsReport.SchoolRow) -> String {
    var fields = [
      "\"rank\":\(row.rank)", field("school", row.school.text), "\"points\":\(row.points)",
      "\"counted\":\(row.counted)", "\"present\":\(row.present)",
    ]
    if let enrolled = row.enrolled { fields.append("\"enrolled\":\(enrolled)") }
    return "{\(fields.joined(separator: ","))}"
  }

  private func row(_ row: Standings.WardRow) -> String {
    let fields = [
      "\"rank\":\(row.rank)", field("ward", row.ward), "\"points\":\(row.points)",
      "\"counted\":\(row.counted)", "\"present\":\(row.present)", "\"schools\":\(row.schools)",
    ]
    return "{\(fields.joined(separator: ","))}"
  }

  private func list(_ key: String, _ rows: [String]) -> String { Self.list(key, rows) }

  static func list(_ key: String, _ rows: [String]) -> String {
    rows.isEmpty ? "\"\(key)\":[]" : "\"\(key)\":[\n\(rows.joined(separator: ",\n"))]"
  }

  private func field(_ key: String, _ value: String) -> String { Self.field(key, value) }

  static func field(_ key: String, _ value: String) -> String {
    "\"\(key)\":\(quoted(value))"
  }

  /// Source: RFC 8259, 7; the two separators that end a line in older JavaScript are escaped too.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || (0x2028...0x2029).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
