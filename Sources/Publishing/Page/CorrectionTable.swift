import ContestEngine

/// What was put right in the results and why, as an HTML table; nothing where nothing was.
struct CorrectionTable {
  let html: String

  init(_ report: ResultsReport, words: PublishingTexts) {
    guard !report.corrections.isEmpty else {
      html = ""
      return
    }
    let titles = [words.revisionColumn, words.moment, words.correction, words.reason]
    let rows = report.corrections.map { correction in
      "<tr><td class=\"n\">\(correction.revision)</td>"
        + "<td>\(PackageTime.shown(correction.at))</td>"
        + "<th scope=\"row\">\(HTMLText(correction.words(in: words.tag)).escaped)</th>"
        + "<td class=\"why\">\(HTMLText(correction.reason ?? "–").escaped)</td></tr>"
    }
    html = """
      <section>
      <h2>\(words.corrections)</h2>
      <table id="corrections">
      <caption class="hidden">\(words.corrections)</caption>
      <thead>\(SchoolTable.provisionalRow(report, words, columns: 4))<tr>\(titles.enumerated().map { "<th scope=\"col\"\($0 == 0 ? " class=\"n\"" : "")>\($1)</th>" }.joined())</tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table>
      </section>

      """
  }
}
