import ContestEngine

/// Standings as files for programs and spreadsheets.
public enum StandingsFiles {
  /// `standings.csv`: individuals, with the names as the report shows them. Before the results are
  /// final every row says so, wherever it is copied to.
  public static func csv(_ report: ResultsReport, language: String) -> [UInt8] {
    if report.definition.mode == .judged { return entriesCSV(report, language: language) }
    let words = PublishingTexts(language: language)
    let schools = report.schoolNames
    let showsClass = report.contestants.contains { $0.className != nil }
    var table = CSVTable(
      header: [words.rank, words.code, words.name] + (showsClass ? [words.className] : [])
        + [words.school, words.points, words.correct, words.milliseconds]
        + (report.isFinal ? [] : [words.note]))
    for row in report.contestants {
      table.append(
        ["\(row.rank)", row.id.description, row.name] + (showsClass ? [row.className ?? ""] : [])
          + [schools[row.school] ?? row.school.text]
          + (row.isDisqualified
            ? [words.disqualified, "", ""]
            : ["\(row.points)", "\(row.correct)", "\(row.milliseconds)"])
          + (report.isFinal ? [] : [words.provisional]))
    }
    return table.bytes
  }

  /// `teams.csv`.
  public static func teamsCSV(_ report: ResultsReport, language: String) -> [UInt8] {
    let words = PublishingTexts(language: language)
    let schools = report.schoolNames
    var table = CSVTable(
      header: [words.rank, words.code, words.team, words.school, words.points, words.counted]
        + [words.members] + (report.isFinal ? [] : [words.note]))
    for row in report.teams {
      table.append(
        [
          "\(row.rank)", row.team.description, row.name, schools[row.school] ?? row.school.text,
          "\(row.points)", "\(row.counted)", "\(row.present)",
        ] + (report.isFinal ? [] : [words.provisional]))
    }
    return table.bytes
  }

  /// `standings.json`: ids and no names, equals by id; the same bytes from the same journal on any
  /// machine.
  public static func json(_ report: ResultsReport) -> [UInt8] {
    Array(StandingsJSON(report: report, named: false).text.utf8)
  }

  /// What `results --json` prints: as `json`, with names and classes.
  public static func resultsJSON(_ report: ResultsReport) -> [UInt8] {
    Array(StandingsJSON(report: report, named: true).text.utf8)
  }
}
