import ContestEngine

/// What was put right in the results and why, as an HTML table; nothing where nothing was.
struct CorrectionTable {
  let html: String

  init(_ report: ResultsReport, words: PublishingTexts) {
    guard !report.corrections.isEmpty else {
      html = ""
      return
    }
    let rows = report.corrections.map { correction in
      "<tr><td class=\"n\">\(correction.revision)</td>"
        + "<td>\(PackageTime.shown(correction.at))</td>"
        + "<th scope=\"row\">\(HTMLText(correction.words(in: words.tag)).escaped)</th>"
        + "<td class=\"why\">\(HTMLText(correction.reason ?? "–").escaped)</td></tr>"
    }
    html = TableSection(report: report, words: words).html(
      words.corrections, id: "corrections",
      columns: [TableSection.column(words.revisionColumn, "n")]
        + [words.moment, words.correction, words.reason].map { TableSection.column($0) },
      rows: rows)
  }
}
