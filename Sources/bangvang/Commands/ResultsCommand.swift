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
    ], run: run)

  private static func run(_ call: Invocation) async throws(CommandFailure) -> ExitStatus {
    let top = try call.arguments.integer("--top", in: 1...1_000_000)
    let recorded = try RecordedContest(call.arguments.operands[0], call)
    let report = recorded.report(shown: nil)
    if call.wantsJSON {
      call.console.resultBytes(StandingsFiles.resultsJSON(report))
    } else if call.arguments.has("--csv") {
      call.console.resultBytes(StandingsFiles.csv(report, language: call.language))
    } else {
      call.console.result(table(report, top: top ?? Int.max, language: call.language))
    }
    return .done
  }

  private static func table(_ report: ResultsReport, top: Int, language: String) -> String {
    let english = language == "en"
    var lines = [report.definition.title.text(in: language)]
    if !report.isFinal {
      lines.append(english ? "PROVISIONAL" : "TẠM THỜI")
    }
    if report.contestants.isEmpty {
      lines.append(english ? "Nobody has joined yet." : "Chưa có ai vào thi.")
      return lines.joined(separator: "\n")
    }
    lines.append("")
    var rows = [
      english
        ? ["Rank", "Name", "School", "Points", "Right", "Time (s)"]
        : ["Hạng", "Họ và tên", "Trường", "Điểm", "Đúng", "Thời gian (s)"]
    ]
    for row in report.contestants.prefix(top) {
      rows.append([
        "\(row.rank)", row.name,
        report.definition.schools.first { $0.id == row.school }?.name ?? row.school.text,
        "\(row.points)", "\(row.correct)", seconds(row.milliseconds, english: english),
      ])
    }
    lines += TextTable(rows, rightAligned: [0, 3, 4, 5]).lines
    if report.schools.count > 1 {
      lines.append("")
      var schools = [english ? ["Rank", "School", "Points"] : ["Hạng", "Trường", "Điểm"]]
      for row in report.schools.prefix(top) {
        schools.append(["\(row.rank)", row.name, "\(row.points)"])
      }
      lines += TextTable(schools, rightAligned: [0, 2]).lines
    }
    return lines.joined(separator: "\n")
  }

  private static func seconds(_ milliseconds: Int64, english: Bool) -> String {
    let hundredths = (milliseconds + 5) / 10
    let fraction = hundredths % 100
    return "\(hundredths / 100)\(english ? "." : ",")\(fraction < 10 ? "0" : "")\(fraction)"
  }
}

extension ProgramCommand {
  static let results = ResultsCommand.command
}
