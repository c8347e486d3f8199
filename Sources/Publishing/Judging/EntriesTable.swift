import ContestEngine

/// The ranked entries as HTML, with those of the first three ranks above where the jury alone
/// decides; nothing where nothing was judged.
struct EntriesTable {
  private let report: ResultsReport
  private let words: PublishingTexts
  private let showsAuthor: Bool
  private let showsSchool: Bool

  init(_ report: ResultsReport, words: PublishingTexts) {
    self.report = report
    self.words = words
    let entries = report.judged?.entries ?? []
    showsAuthor = entries.contains { ($0.contestant ?? $0.team) != nil }
    showsSchool = !report.isOpenToEverybody && entries.contains { $0.school != nil }
  }

  var html: String {
    guard let judged = report.judged else {
      return report.definition.mode == .judged ? "<p>\(words.nobody)</p>\n" : ""
    }
    if judged.entries.isEmpty { return "<p>\(words.nobody)</p>\n" }
    return TableSection(report: report, words: words).html(
      words.entries, id: "entries", columns: columns, rows: judged.entries.map(row))
  }

  private var columns: [String] {
    [TableSection.column(words.rank, "n"), TableSection.column(words.entryTitle)]
      + (showsAuthor ? [TableSection.column(words.author)] : [])
      + (showsSchool ? [TableSection.column(words.school)] : [])
      + [TableSection.column(words.score, "n")]
  }

  private func row(_ row: JudgedReport.Entry) -> String {
    let author = HTMLText(row.contestant ?? row.team ?? "").escaped
    return "<tr><td class=\"n\">\(row.rank)</td><th scope=\"row\">\(HTMLText(row.title).escaped) "
      + "<small>\(HTMLText(row.id).escaped)</small></th>"
      + (showsAuthor ? "<td>\(author)</td>" : "")
      + (showsSchool ? "<td>\(HTMLText(school(row)).escaped)</td>" : "")
      + "<td class=\"n\">\(words.standing(of: row))</td></tr>"
  }

  private func school(_ row: JudgedReport.Entry) -> String {
    row.school.map { report.schoolNames[$0] ?? $0.text } ?? ""
  }

  /// The first three ranks, large; nothing where too many share them.
  var podium: String {
    let rows = (report.judged?.entries ?? []).prefix { $0.rank <= 3 }
      .filter { ($0.hundredths ?? 0) > 0 && !$0.isDisqualified }
    if rows.isEmpty || rows.count > 12 { return "" }
    let cards = rows.map { row in
      let below = [row.contestant ?? row.team ?? "", report.isOpenToEverybody ? "" : school(row)]
        .filter { !$0.isEmpty }.joined(separator: " · ")
      return "<li class=\"place-\(row.rank)\"><b><span class=\"hidden\">\(words.rank) </span>"
        + "\(row.rank)</b><span class=\"who\">\(HTMLText(row.title).escaped)</span>"
        + (below.isEmpty ? "" : "<small>\(HTMLText(below).escaped)</small>")
        + "<em>\(words.standing(of: row)) \(words.pointsUnit)</em></li>"
    }
    return "<ul class=\"podium\" aria-label=\"\(words.podium)\">\n"
      + cards.joined(separator: "\n") + "\n</ul>\n"
  }

  /// Schools by their entries; nothing where there is none to compare.
  var schools: String {
    guard let judged = report.judged, report.definition.mode == .judged, judged.schools.count > 1
    else { return "" }
    let section = TableSection(report: report, words: words)
    return section.html(
      words.schools, id: "schools",
      columns: section.ranked(words.school, numbers: [words.score, words.entryCount]),
      rows: judged.schools.map { row in
        TableSection.row(
          row.rank, row.name, [words.decimal(row.hundredths), "\(row.counted)/\(row.entries)"])
      })
  }
}
