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
    fields.append(list("contestants", rows.map(row)))
    let judged = report.judged.map { JudgedJSON(judged: $0, named: named) }
    if let judged, report.definition.mode == .judged {
      fields.append(list("schools", judged.schools))
    } else {
      fields.append(list("schools", report.schools.sorted(by: Self.inRankOrder).map(row)))
    }
    fields += judged?.fields ?? (report.definition.mode == .judged ? ["\"entries\":[]"] : [])
    return "{\(fields.joined(separator: ",\n"))}\n"
  }

  /// Without names equals stand by id: the order of names would tell something of them.
  private var rows: [ResultsReport.Contestant] {
    named ? report.contestants : report.contestants.sorted { ($0.rank, $0.id) < ($1.rank, $1.id) }
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
