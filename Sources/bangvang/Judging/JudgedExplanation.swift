import Assessment
import Authoring
import ContestEngine

/// `bangvang results --explain ENTRY`: why a jury's entry has its score and its rank, sheet by sheet.
struct JudgedExplanation {
  let contest: String
  let row: JudgedStandings.Row
  let of: Int
  let judging: JudgingRecord
  let rules: JudgingRules
  private let language: String

  /// Nil where nothing was judged, and for what is no entry: it is named by its id, or by the name of
  /// whoever made it where that is one entry's.
  init?(_ name: String, _ recorded: RecordedContest, language: String) {
    guard let standings = recorded.contest.judgedStandings(),
      let judging = recorded.contest.judging,
      let rules = recorded.program.definition.judging
    else { return nil }
    let key = TextNormaliser.strictKey(name)
    let named = rules.entries.filter {
      [$0.contestant, $0.team].contains { $0.map(TextNormaliser.strictKey) == key }
    }
    let entry =
      rules.entries.first { $0.id == name }?.id ?? (named.count == 1 ? named.first?.id : nil)
    guard let row = standings.rows.first(where: { $0.entry == entry }) else { return nil }
    contest = recorded.program.definition.id
    self.row = row
    of = standings.rows.count
    self.judging = judging
    self.rules = rules
    self.language = language
  }

  private var isEnglish: Bool { language == "en" }
  private func say(_ vi: String, _ en: String) -> String { isEnglish ? en : vi }

  var text: String {
    let place = say("hạng \(row.rank) trong \(of)", "rank \(row.rank) of \(of)")
    return
      (["\(title) (\(row.entry)): \(place)", ""] + sheets + ["", total] + disqualification
      + appeals)
      .joined(separator: "\n")
  }

  var title: String { rules.entries.first { $0.id == row.entry }?.title ?? "" }

  func name(of sheet: JudgingPanel.Sheet) -> String {
    rules.judges.first { $0.id == sheet.judge }?.name ?? sheet.judge
  }

  var own: [JudgingPanel.Sheet] {
    judging.panel.sheets.filter { $0.entry == row.entry }
  }

  /// The places of the lowest and the highest sheet where they are left out.
  var leftOut: Set<Int> {
    let scores = own.map { judging.panel.score(of: $0) }
    guard judging.panel.trim, scores.count >= JudgingPanel.trimmedFrom,
      let low = scores.indices.min(by: { scores[$0] < scores[$1] }),
      let high = scores.indices.filter({ $0 != low }).max(by: { scores[$0] < scores[$1] })
    else { return [] }
    return [low, high]
  }

  private var sheets: [String] {
    let criteria = rules.rubric
    var rows = [
      [say("Giám khảo", "Judge")]
        + criteria.map { "\($0.title.text(in: language)) (\($0.max) × \($0.weight))" }
        + [say("Điểm phiếu", "Sheet"), ""]
    ]
    for (place, sheet) in own.enumerated() {
      rows.append(
        [name(of: sheet)] + criteria.map { SheetMark.text(sheet.marks[$0.id] ?? 0, in: language) }
          + [
            SheetMark.fullText(judging.panel.score(of: sheet).hundredths, in: language),
            leftOut.contains(place) ? say("không tính (trim)", "left out (trim)") : "",
          ])
    }
    return TextTable(rows, rightAligned: Set(1...(criteria.count + 1))).lines
  }

  private var total: String {
    guard let score = judging.score(of: row.entry) else {
      return say("Chưa có phiếu chấm nào.", "There is no sheet yet.")
    }
    let counted = own.count - leftOut.count
    let mean = SheetMark.fullText(score.hundredths, in: language)
    return say(
      "Trung bình của \(counted) phiếu được tính: \(mean) trên 100.",
      "The mean of \(English.count(counted, "sheet")) that count: \(mean) of 100.")
  }

  private var disqualification: [String] {
    guard let reason = judging.disqualified[row.entry] else { return [] }
    return [say("Bị loại: \(reason)", "Disqualified: \(reason)")]
  }

  private var appeals: [String] {
    judging.appeals.enumerated().compactMap { place, appeal in
      guard appeal.entry == row.entry else { return nil }
      let head = say("Khiếu nại số \(place + 1)", "Appeal \(place + 1)") + ": \(appeal.reason) – "
      guard let answer = appeal.answer else { return head + say("chưa trả lời.", "not answered.") }
      return head + (answer.isUpheld ? say("chấp nhận", "upheld") : say("bác", "turned down"))
        + ": \(answer.text)"
    }
  }
}
