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
    let rows = report.teams.map { row in
      line(
        row.rank, row.name, schools[row.school] ?? row.school.text,
        [words.grouped(row.points), "\(row.present)"])
    }
    return table(words.teams, [words.team, words.points, words.members], rows)
  }

  private func section(_ section: ResultsReport.Section) -> String {
    let rows = section.contestants.map { row in
      line(
        row.rank, row.name, schools[row.school] ?? row.school.text, words.standing(of: row))
    }
    return table(
      section.title, [words.name, words.points, words.correct, words.time], rows,
      note: estimate(section.estimate))
  }

  private func line(_ rank: Int, _ name: String, _ school: String, _ cells: [String]) -> String {
    "<tr><td class=\"n\">\(rank)</td><th scope=\"row\">\(escaped(name))</th>"
      + (report.isOpenToEverybody ? "" : "<td>\(escaped(school))</td>")
      + cells.map { "<td class=\"n\">\(escaped($0))</td>" }.joined() + "</tr>"
  }

  /// - Parameter titles: of the name, then of the numbers.
  private func table(
    _ title: String, _ titles: [String], _ rows: [String], note: String = ""
  ) -> String {
    let school =
      report.isOpenToEverybody ? "" : "<th scope=\"col\">\(words.school)</th>"
    let columns = titles.count + (report.isOpenToEverybody ? 1 : 2)
    let numbers = titles.dropFirst().map { "<th scope=\"col\" class=\"n\">\($0)</th>" }.joined()
    return """
      <section>
      <h2>\(escaped(title))</h2>
      \(note)<table>
      <caption class="hidden">\(escaped(title))</caption>
      <thead>\(SchoolTable.provisionalRow(report, words, columns: columns))<tr><th scope="col" class="n">\(words.rank)</th><th scope="col">\(titles[0])</th>\(school)\(numbers)</tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table>
      </section>

      """
  }
}
