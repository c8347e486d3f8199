import ContestEngine

/// The ward standings as an HTML table; nothing where there are none to compare.
struct WardTable {
  let html: String

  init(_ report: ResultsReport, words: PublishingTexts) {
    guard report.wards.count > 1 else {
      html = ""
      return
    }
    let section = TableSection(report: report, words: words)
    html = section.html(
      words.wards, id: "wards",
      columns: section.ranked(
        words.ward, numbers: [words.points, words.counted, words.present, words.schoolCount]),
      rows: report.wards.map { row in
        TableSection.row(
          row.rank, row.ward,
          [words.grouped(row.points), "\(row.counted)", "\(row.present)", "\(row.schools)"])
      })
  }
}
