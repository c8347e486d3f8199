import Authoring
import ContestEngine
import Publishing

/// `bangvang judge --status`: which sheets are there, which are missing, how the judges judge.
struct JudgingStatus {
  private struct JSON: Encodable {
    struct Entry: Encodable {
      let entry: String
      let title: String
      let sheets: Int
      let missing: Int
      /// Out of 100.
      let score: Double?
      let disqualified: Bool
    }

    struct Judge: Encodable {
      let judge: String
      let name: String
      let sheets: Int
      let left: Int
      let mean: Double?
      let spread: Double?
      let leniency: Double?
    }

    struct Appeal: Encodable {
      let number: Int
      let entry: String
      let reason: String
      let upheld: Bool?
      let answer: String?
    }

    let contest: String
    let started: Bool
    let final: Bool
    let missing: Int
    let entries: [Entry]
    let judges: [Judge]
    let agreement: Double?
    let sameFiles: [[String]]
    let appeals: [Appeal]
  }

  private let view: JudgingView
  private let language: String

  init(_ view: JudgingView, language: String) {
    self.view = view
    self.language = language
  }

  private func say(_ vi: String, _ en: String) -> String { language == "en" ? en : vi }
  private var record: JudgingRecord { view.record }

  private var missing: [String: Int] {
    Dictionary(
      record.missing.map { ($0.entry, $0.sheets) }, uniquingKeysWith: { first, _ in first })
  }

  private var sheets: [String: [JudgingPanel.Sheet]] {
    Dictionary(grouping: record.panel.sheets, by: \.entry)
  }

  var json: some Encodable {
    let (missing, sheets) = (missing, sheets)
    return JSON(
      contest: view.definition.id, started: view.hasStarted, final: view.isFinal,
      missing: missing.values.reduce(0, +),
      entries: view.rules.entries.map { entry in
        JSON.Entry(
          entry: entry.id, title: entry.title, sheets: sheets[entry.id]?.count ?? 0,
          missing: missing[entry.id] ?? 0,
          score: record.score(of: entry.id).map { Double($0.hundredths) / 100 },
          disqualified: record.disqualified[entry.id] != nil)
      },
      judges: zip(record.panel.summaries, view.queues).map { summary, queue in
        JSON.Judge(
          judge: summary.judge, name: queue.judge.name, sheets: summary.sheets,
          left: queue.entries.count, mean: summary.mean.map { Double($0.hundredths) / 100 },
          spread: StatisticText.rounded(summary.spread),
          leniency: StatisticText.rounded(summary.leniency))
      }, agreement: StatisticText.rounded(record.panel.agreement),
      sameFiles: record.panel.sameFiles,
      appeals: record.appeals.enumerated().map { place, appeal in
        JSON.Appeal(
          number: place + 1, entry: appeal.entry, reason: appeal.reason,
          upheld: appeal.answer?.isUpheld, answer: appeal.answer?.text)
      })
  }

  var text: String {
    var lines = [view.definition.title.text(in: language), ""] + entries
    lines += [""] + JudgedTable.judges(judges, language)
    lines.append(JudgedAgreement(record.panel.agreement, language: language).text)
    for group in record.panel.sameFiles {
      let list = group.joined(separator: ", ")
      lines.append(say("Cùng một tệp: \(list).", "The same file: \(list)."))
    }
    lines += appeals
    lines += ["", end]
    return lines.joined(separator: "\n")
  }

  private var entries: [String] {
    let (missing, sheets) = (missing, sheets)
    var rows = [
      [
        say("Bài", "Entry"), say("Tên bài", "Title"), say("Phiếu", "Sheets"),
        say("Còn thiếu", "Missing"), say("Điểm", "Score"),
      ]
    ]
    for entry in view.rules.entries {
      let isOut = record.disqualified[entry.id] != nil
      let score = record.score(of: entry.id).map {
        SheetMark.fullText($0.hundredths, in: language)
      }
      rows.append([
        entry.id, entry.title, "\(sheets[entry.id]?.count ?? 0)", "\(missing[entry.id] ?? 0)",
        isOut ? say("bị loại", "disqualified") : score ?? "–",
      ])
    }
    return TextTable(rows, rightAligned: [2, 3, 4]).lines
  }

  private var judges: [JudgedReport.Judge] {
    record.panel.summaries.map { summary in
      let name = view.rules.judges.first { $0.id == summary.judge }?.name
      return JudgedReport.Judge(summary, name: name ?? summary.judge)
    }
  }

  private var appeals: [String] {
    record.appeals.enumerated().map { place, appeal in
      let head = say("Khiếu nại số \(place + 1)", "Appeal \(place + 1)")
      guard let answer = appeal.answer else {
        return "\(head), \(appeal.entry): \(appeal.reason) – "
          + say("CHƯA TRẢ LỜI", "NOT ANSWERED")
      }
      let verdict =
        answer.isUpheld ? say("chấp nhận", "upheld") : say("không chấp nhận", "rejected")
      return "\(head), \(appeal.entry): \(appeal.reason) – \(verdict): \(answer.text)"
    }
  }

  private var end: String {
    if view.isFinal { return say("Kết quả đã chốt.", "The results are final.") }
    let count = missing.values.reduce(0, +)
    if count > 0 {
      return say(
        "Còn thiếu \(count) phiếu: \(JudgingWords.list(record.missing)).",
        "Sheets missing: \(count), \(JudgingWords.list(record.missing)).")
    }
    return say(
      "Đủ phiếu. Chốt kết quả: bangvang judge \(view.definition.id) --finalize",
      "All sheets are there. To make it final: bangvang judge \(view.definition.id) --finalize")
  }
}
