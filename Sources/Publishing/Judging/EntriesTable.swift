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
    return """
      <section>
      <h2>\(words.entries)</h2>
      <table id="entries">
      <caption class="hidden">\(words.entries)</caption>
      <thead>\(SchoolTable.provisionalRow(report, words, columns: columns.count))<tr>\(columns.joined())</tr></thead>
      <tbody>
      \(judged.entries.map(row).joined(separator: "\n"))
      </tbody>
      </table>
      </section>

      """
  }

  private var columns: [String] {
    var columns = [
      "<th scope=\"col\" class=\"n\">\(words.rank)</th>",
      "<th scope=\"col\">\(words.entryTitle)</th>",
    ]
    if showsAuthor { columns.append("<th scope=\"col\">\(words.author)</th>") }
    if showsSchool { columns.append("<th scope=\"col\">\(words.school)</th>") }
    return columns + ["<th scope=\"col\" class=\"n\">\(words.score)</th>"]
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
    let rows = judged.schools.map { row in
      "<tr><td class=\"n\">\(row.rank)</td><th scope=\"row\">\(HTMLText(row.name).escaped)</th>"
        + "<td class=\"n\">\(words.decimal(row.hundredths))</td>"
        + "<td class=\"n\">\(row.counted)/\(row.entries)</td></tr>"
    }
    return """
      <section>
      <h2>\(words.schools)</h2>
      <table id="schools">
      <caption class="hidden">\(words.schools)</caption>
      <thead>\(SchoolTable.provisionalRow(report, words, columns: 4))<tr><th scope="col" class="n">\(words.rank)</th><th scope="col">\(words.school)</th><th scope="col" class="n">\(words.score)</th><th scope="col" class="n">\(words.entryCount)</th></tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table>
      </section>

      """
  }
}
