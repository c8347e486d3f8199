import ContestEngine

/// Teams, leagues and weeks as HTML tables; nothing where a contest has none.
struct SectionTables {
  private let report: ResultsReport
  private let words: PublishingTexts
  private let schools: [SchoolID: String]

  init(_ report: ResultsReport, words: PublishingTexts) {
    self.report = report
    self.words = words
    schools = report.schoolNames
  }

  var html: String {
    estimate(report.estimate) + teams
      + (report.leagues + report.weeks).map(section).joined()
  }

  private func escaped(_ text: String) -> String { HTMLText(text).escaped }

  private func estimate(_ truth: EstimateTruth?) -> String {
    truth.map { "<p>\(escaped($0.arithmetic(in: words.tag)))</p>\n" } ?? ""
  }

  private var teams: String {
    if report.teams.isEmpty { return "" }
    return table(
      words.teams, words.team, [words.points, words.members],
      report.teams.map { row in
        line(row.rank, row.name, row.school, [words.grouped(row.points), "\(row.present)"])
      })
  }

  private func section(_ section: ResultsReport.Section) -> String {
    table(
      section.title, words.name, [words.points, words.correct, words.time],
      section.contestants.map { row in
        line(row.rank, row.name, row.school, words.standing(of: row))
      }, note: estimate(section.estimate))
  }

  private func line(_ rank: Int, _ name: String, _ school: SchoolID, _ cells: [String]) -> String {
    TableSection.row(
      rank, name, school: report.isOpenToEverybody ? nil : schools[school] ?? school.text, cells)
  }

  private func table(
    _ title: String, _ name: String, _ numbers: [String], _ rows: [String], note: String = ""
  ) -> String {
    let section = TableSection(report: report, words: words)
    return section.html(
      escaped(title),
      columns: section.ranked(
        name, school: report.isOpenToEverybody ? nil : words.school, numbers: numbers),
      rows: rows, above: note)
  }
}
