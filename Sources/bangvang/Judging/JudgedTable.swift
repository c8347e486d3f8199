import Authoring
import ContestEngine
import Publishing

/// A jury's results for people: the entries, their schools, how the judges judged.
struct JudgedTable {
  private let report: ResultsReport
  private let top: Int
  private let language: String

  init(_ report: ResultsReport, top: Int, language: String) {
    self.report = report
    self.top = top
    self.language = language
  }

  private var isEnglish: Bool { language == "en" }
  private func say(_ vi: String, _ en: String) -> String { isEnglish ? en : vi }
  private func score(_ hundredths: Int) -> String { SheetMark.fullText(hundredths, in: language) }

  var lines: [String] {
    guard let judged = report.judged else {
      return report.definition.mode == .judged
        ? [say("Chưa có phiếu chấm nào.", "There is no sheet yet.")] : []
    }
    var lines = [""] + entries(judged)
    if report.definition.mode == .judged, judged.schools.count > 1 {
      lines += [""] + schools(judged)
    }
    return lines + [""] + Self.judges(judged.judges, language) + [
      JudgedAgreement(judged.agreement, language: language).text
    ]
  }

  private func entries(_ judged: JudgedReport) -> [String] {
    let hasAuthor = judged.entries.contains { ($0.contestant ?? $0.team) != nil }
    var rows = [
      [say("Hạng", "Rank"), say("Bài", "Entry"), say("Tên bài", "Title")]
        + (hasAuthor ? [say("Tác giả", "By")] : [])
        + [say("Trường", "School"), say("Điểm", "Score"), say("Phiếu", "Sheets")]
    ]
    for row in judged.entries.prefix(top) {
      let school = row.school.map { id in
        report.definition.schools.first { $0.id == id }?.name ?? id.text
      }
      let sheets = row.counted == row.sheets ? "\(row.sheets)" : "\(row.counted)/\(row.sheets)"
      rows.append(
        ["\(row.rank)", row.id, row.title] + (hasAuthor ? [row.contestant ?? row.team ?? ""] : [])
          + [
            school ?? "",
            row.isDisqualified
              ? say("bị loại", "disqualified") : row.hundredths.map(score) ?? "–", sheets,
          ])
    }
    let last = hasAuthor ? 6 : 5
    return TextTable(rows, rightAligned: [0, last - 1, last]).lines
  }

  private func schools(_ judged: JudgedReport) -> [String] {
    var rows = [
      [
        say("Hạng", "Rank"), say("Trường", "School"), say("Điểm", "Score"),
        say("Số bài", "Entries"),
      ]
    ]
    for row in judged.schools.prefix(top) {
      rows.append(["\(row.rank)", row.name, score(row.hundredths), "\(row.counted)/\(row.entries)"])
    }
    return TextTable(rows, rightAligned: [0, 2, 3]).lines
  }

  static func judges(_ judges: [JudgedReport.Judge], _ language: String) -> [String] {
    let isEnglish = language == "en"
    let numbers = StatisticText(isEnglish: isEnglish)
    var rows = [
      isEnglish
        ? ["Judge", "Sheets", "Mean", "Spread", "Against the others"]
        : ["Giám khảo", "Phiếu", "Trung bình", "Độ lệch", "So với người khác"]
    ]
    for judge in judges {
      let sign = (judge.leniency ?? 0) > 0 ? "+" : ""
      rows.append([
        judge.name, "\(judge.sheets)",
        judge.mean.map { SheetMark.fullText($0, in: language) } ?? "–",
        numbers.number(judge.spread, decimals: 2),
        judge.leniency == nil ? "–" : sign + numbers.number(judge.leniency, decimals: 2),
      ])
    }
    return TextTable(rows, rightAligned: [1, 2, 3, 4]).lines
  }
}

/// How far the judges agree, in words.
///
/// The limits are those that Krippendorff gives ("Content Analysis", 2nd ed., 2004, 11.4): from
/// 0.8 on data may be relied upon, from 0.667 on for tentative conclusions.
struct JudgedAgreement {
  let text: String

  init(_ alpha: Double?, language: String) {
    let isEnglish = language == "en"
    guard let alpha else {
      text =
        isEnglish
        ? "Agreement: not known yet (no entry has two sheets, or all scores are equal)."
        : "Độ thống nhất: chưa biết (chưa bài nào có hai phiếu, hoặc mọi điểm bằng nhau)."
      return
    }
    let number = StatisticText(isEnglish: isEnglish).number(alpha, decimals: 2)
    let words: LocalizedMessage =
      switch alpha {
      case 0.8...:
        LocalizedMessage(
          vi: "các giám khảo chấm khớp nhau, kết quả đáng tin",
          en: "the judges agree, the results can be relied on")
      case 0.667..<0.8:
        LocalizedMessage(
          vi: "tạm khớp; nên xem lại các bài sát nhau ở ranh giới giải",
          en: "fair; look again at entries that are close at a prize's edge")
      case 0..<0.667:
        LocalizedMessage(
          vi: "ít khớp; nên họp lại về tiêu chí rồi chấm lại các bài lệch nhiều",
          en: "poor; talk the criteria over and judge again where marks are far apart")
      default:
        LocalizedMessage(
          vi: "chấm ngược nhau; kiểm tra xem có phiếu nào nhập nhầm",
          en: "the judges contradict each other; look for sheets that were mixed up")
      }
    text =
      (isEnglish ? "Agreement (Krippendorff's α): " : "Độ thống nhất (α của Krippendorff): ")
      + "\(number) – \(words.text(in: language))."
  }
}
