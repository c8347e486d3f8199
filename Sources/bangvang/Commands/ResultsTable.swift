import ContestEngine
import Publishing

/// Standings as text for a terminal.
struct ResultsTable {
  let report: ResultsReport
  let top: Int
  let language: String

  private var english: Bool { language == "en" }

  var text: String {
    let judged = JudgedTable(report, top: top, language: language)
    if report.definition.mode == .judged {
      return (head + judged.lines + corrections).joined(separator: "\n")
    }
    var lines = head
    if report.contestants.isEmpty {
      lines.append(english ? "Nobody has joined yet." : "Chưa có ai vào thi.")
      return lines.joined(separator: "\n")
    }
    lines += [""] + people(report.contestants)
    if let estimate = report.estimate { lines += ["", estimate.arithmetic(in: language)] }
    if !report.teams.isEmpty { lines += [""] + teams }
    if report.schools.count > 1 {
      var schools = [english ? ["Rank", "School", "Points"] : ["Hạng", "Trường", "Điểm"]]
      for row in report.schools.prefix(top) {
        schools.append(["\(row.rank)", row.name, "\(row.points)"])
      }
      lines += [""] + TextTable(schools, rightAligned: [0, 2]).lines
    }
    if !report.wards.isEmpty { lines += [""] + wards }
    for section in report.leagues + report.weeks {
      lines += ["", section.title]
      if let estimate = section.estimate { lines.append(estimate.arithmetic(in: language)) }
      lines += people(section.contestants)
    }
    lines += judged.lines + corrections
    return lines.joined(separator: "\n")
  }

  var teamsText: String {
    let none = english ? "The contest has no teams." : "Cuộc thi này không có đội."
    return (head + [""] + (report.teams.isEmpty ? [none] : teams)).joined(separator: "\n")
  }

  var wardsText: String {
    let none =
      english
      ? "Fewer than two wards are named with the schools."
      : "Các trường ghi chưa đến hai xã, phường."
    return (head + [""] + (report.wards.isEmpty ? [none] : wards)).joined(separator: "\n")
  }

  private var head: [String] {
    [report.definition.title.text(in: language)]
      + (report.isFinal ? [] : [english ? "PROVISIONAL" : "TẠM THỜI"])
  }

  private func people(_ all: [ResultsReport.Contestant]) -> [String] {
    var rows = [
      english
        ? ["Rank", "Name", "School", "Points", "Right", "Time (s)"]
        : ["Hạng", "Họ và tên", "Trường", "Điểm", "Đúng", "Thời gian (s)"]
    ]
    for row in all.prefix(top) {
      // The last place, which they share, tells nobody that they are out.
      let standing =
        row.isDisqualified
        ? [english ? "disqualified" : "bị loại", "–", "–"]
        : ["\(row.points)", "\(row.correct)", seconds(row.milliseconds)]
      rows.append(["\(row.rank)", row.name, name(of: row.school)] + standing)
    }
    return TextTable(rows, rightAligned: [0, 3, 4, 5]).lines
  }

  private var teams: [String] {
    var rows = [
      english ? ["Rank", "Team", "School", "Points"] : ["Hạng", "Đội", "Trường", "Điểm"]
    ]
    for row in report.teams.prefix(top) {
      rows.append(["\(row.rank)", row.name, name(of: row.school), "\(row.points)"])
    }
    return TextTable(rows, rightAligned: [0, 3]).lines
  }

  /// A line each and its reason below: reasons are as long as somebody typed them.
  private var corrections: [String] {
    if report.corrections.isEmpty { return [] }
    let head = english ? "Revision \(report.revision)" : "Bản \(report.revision)"
    return ["", "\(head):"]
      + report.corrections.flatMap { correction in
        let reason = correction.reason.map { english ? ["   Reason: \($0)"] : ["   Lý do: \($0)"] }
        return [
          "\(correction.revision). \(PackageTime.shown(correction.at))  "
            + correction.words(in: language)
        ] + (reason ?? [])
      }
  }

  private var wards: [String] {
    var rows = [
      english
        ? ["Rank", "Ward", "Points", "Took part", "Schools"]
        : ["Hạng", "Xã/Phường", "Điểm", "Dự thi", "Số trường"]
    ]
    for row in report.wards.prefix(top) {
      rows.append([
        "\(row.rank)", row.ward, "\(row.points)", "\(row.present)", "\(row.schools)",
      ])
    }
    return TextTable(rows, rightAligned: [0, 2, 3, 4]).lines
  }

  private func name(of school: SchoolID) -> String {
    report.definition.schools.first { $0.id == school }?.name ?? school.text
  }

  private func seconds(_ milliseconds: Int64) -> String {
    let hundredths = (milliseconds + 5) / 10
    let fraction = hundredths % 100
    return "\(hundredths / 100)\(english ? "." : ",")\(fraction < 10 ? "0" : "")\(fraction)"
  }
}
