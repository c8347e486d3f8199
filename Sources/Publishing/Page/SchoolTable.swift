import ContestEngine

/// The school standings as an HTML table; nothing where there are no schools to compare.
struct SchoolTable {
  let html: String

  init(_ report: ResultsReport, words: PublishingTexts) {
    guard report.schools.count > 1 else {
      html = ""
      return
    }
    let section = TableSection(report: report, words: words)
    html = section.html(
      words.schools, id: "schools",
      columns: section.ranked(
        words.school, numbers: [words.points, words.counted, words.present]),
      rows: report.schools.map { row in
        let present = "\(row.present)" + (row.enrolled.map { "/\($0)" } ?? "")
        return TableSection.row(
          row.rank, row.name, [words.grouped(row.points), "\(row.counted)", present])
      })
  }
}
