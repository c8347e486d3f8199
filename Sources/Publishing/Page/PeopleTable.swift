import ContestEngine

/// The individual standings as an HTML table, with what is needed to search in it.
struct PeopleTable {
  private let report: ResultsReport
  private let words: PublishingTexts
  private let showsClass: Bool
  private let showsSchool: Bool
  /// Made safe for HTML.
  private let schools: [String: String]

  init(_ report: ResultsReport, words: PublishingTexts) {
    self.report = report
    self.words = words
    showsClass = report.contestants.contains { $0.className != nil }
    showsSchool = !report.isOpenToEverybody
    schools = Dictionary(
      report.schoolNames.map { ($0.key.text, HTMLText($0.value).escaped) },
      uniquingKeysWith: { first, _ in first })
  }

  var html: String {
    if report.contestants.isEmpty { return "<p>\(words.nobody)</p>\n" }
    return TableSection(report: report, words: words).html(
      words.individuals, id: "people", columns: columns, rows: report.contestants.map(row),
      above: search, below: "<p id=\"none\" hidden>\(words.nothingFound)</p>\n")
  }

  /// Hidden until the script that it needs has run.
  private var search: String {
    let label = HTMLText(words.search).escaped
    return "<div class=\"search\" id=\"search\" hidden>"
      + "<input id=\"find\" type=\"search\" autocomplete=\"off\" placeholder=\"\(label)\" "
      + "aria-label=\"\(label)\">\(filter)"
      + "<p id=\"count\" role=\"status\"></p></div>\n"
  }

  private var filter: String {
    let ids = Set(report.contestants.map(\.school)).sorted()
    guard showsSchool, ids.count > 1 else { return "" }
    let options = ids.map { "<option>\(schools[$0.text] ?? HTMLText($0.text).escaped)</option>" }
    return "<select id=\"school\" aria-label=\"\(words.school)\"><option value=\"\">"
      + "\(words.allSchools)</option>\(options.joined())</select>"
  }

  private var columns: [String] {
    [(words.rank, "r n"), (words.name, "w")].map(TableSection.column)
      + (showsClass ? [TableSection.column(words.className, "c")] : [])
      + (showsSchool ? [TableSection.column(words.school, "s")] : [])
      + [(words.points, "p n"), (words.correct, "k n"), (words.time, "t n")]
      .map(TableSection.column)
  }

  private func row(_ row: ResultsReport.Contestant) -> String {
    let isCode = row.name == row.id.description
    let name = HTMLText(row.name).escaped + (isCode ? "" : " <small>\(row.id)</small>")
    let school = schools[row.school.text] ?? HTMLText(row.school.text).escaped
    let standing = words.standing(of: row)
    return "<tr\(row.isDisqualified ? " class=\"out\"" : "")><td class=\"r n\">\(row.rank)</td>"
      + "<th scope=\"row\" class=\"w\">\(name)</th>"
      + (showsClass ? "<td class=\"c\">\(HTMLText(row.className ?? "").escaped)</td>" : "")
      + (showsSchool ? "<td class=\"s\">\(school)</td>" : "")
      + "<td class=\"p n\">\(standing[0])</td><td class=\"k n\">\(standing[1])</td>"
      + "<td class=\"t n\">\(standing[2])</td></tr>"
  }
}
