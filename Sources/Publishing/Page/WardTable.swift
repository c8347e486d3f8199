import ContestEngine

/// The ward standings as an HTML table; nothing where there are none to compare.
struct WardTable {
  let html: String

  init(_ report: ResultsReport, words: PublishingTexts) {
    guard report.wards.count > 1 else {
      html = ""
      return
    }
    let titles = [words.points, words.counted, words.present, words.schoolCount]
    let rows = report.wards.map { row in
      "<tr><td class=\"n\">\(row.rank)</td>"
        + "<th scope=\"row\">\(HTMLText(row.ward).escaped)</th>"
        + [words.grouped(row.points), "\(row.counted)", "\(row.present)", "\(row.schools)"]
        .map { "<td class=\"n\">\($0)</td>" }.joined() + "</tr>"
    }
    html = """
      <section>
      <h2>\(words.wards)</h2>
      <table id="wards">
      <caption class="hidden">\(words.wards)</caption>
      <thead>\(SchoolTable.provisionalRow(report, words, columns: 6))<tr><th scope="col" class="n">\(words.rank)</th><th scope="col">\(words.ward)</th>\(titles.map { "<th scope=\"col\" class=\"n\">\($0)</th>" }.joined())</tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table>
      </section>

      """
  }
}
