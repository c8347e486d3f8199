import ContestEngine

/// The school standings as an HTML table; nothing where there are no schools to compare.
struct SchoolTable {
  let html: String

  init(_ report: ResultsReport, words: PublishingTexts) {
    guard report.schools.count > 1 else {
      html = ""
      return
    }
    let titles = [words.points, words.counted, words.present]
    html = """
      <section>
      <h2>\(words.schools)</h2>
      <table id="schools">
      <caption class="hidden">\(words.schools)</caption>
      <thead>\(Self.provisionalRow(report, words, columns: 5))<tr><th scope="col" class="n">\(words.rank)</th><th scope="col">\(words.school)</th>\(titles.map { "<th scope=\"col\" class=\"n\">\($0)</th>" }.joined())</tr></thead>
      <tbody>
      \(report.schools.map { Self.row($0, words) }.joined(separator: "\n"))
      </tbody>
      </table>
      </section>

      """
  }

  /// A table's head is printed again on each page, and this line with it.
  static func provisionalRow(
    _ report: ResultsReport, _ words: PublishingTexts, columns: Int
  ) -> String {
    if report.isFinal { return "" }
    return "<tr class=\"paper\" aria-hidden=\"true\"><td colspan=\"\(columns)\">"
      + "\(words.provisional)</td></tr>"
  }

  private static func row(_ row: ResultsReport.SchoolRow, _ words: PublishingTexts) -> String {
    let present = "\(row.present)" + (row.enrolled.map { "/\($0)" } ?? "")
    return "<tr><td class=\"n\">\(row.rank)</td>"
      + "<th scope=\"row\">\(HTMLText(row.name).escaped)</th>"
      + "<td class=\"n\">\(words.grouped(row.points))</td><td class=\"n\">\(row.counted)</td>"
      + "<td class=\"n\">\(present)</td></tr>"
  }
}
