import ContestEngine
import Foundation

/// Standings as files for programs and spreadsheets.
public enum StandingsFiles {
  /// `standings.csv`: individuals, with the names as the report shows them.
  public static func csv(_ report: ResultsReport, language: String) -> [UInt8] {
    let words = PublishingTexts(language: language)
    let showsClass = report.contestants.contains { $0.className != nil }
    var table = CSVTable(
      header: [words.rank, words.code, words.name] + (showsClass ? [words.className] : [])
        + [words.school, words.points, words.correct, words.milliseconds])
    for row in report.contestants {
      table.append(
        ["\(row.rank)", row.id.description, row.name]
          + (showsClass ? [row.className ?? ""] : [])
          + [
            report.schoolName(row.school), "\(row.points)", "\(row.correct)",
            "\(row.milliseconds)",
          ])
    }
    return table.bytes
  }

  /// `standings.json`: ids and no names, equals by id; the same bytes from the same journal on any
  /// machine.
  public static func json(_ report: ResultsReport) throws -> [UInt8] {
    let contestants = report.contestants.sorted { ($0.rank, $0.id) < ($1.rank, $1.id) }
    let document = Document(
      contest: report.definition.id, revision: report.revision, state: report.state,
      journalHead: report.journalHead, final: report.isFinal,
      contestants: contestants.map { Document.Row($0, named: false) },
      schools: report.schools.map(Document.SchoolRow.init))
    return try encoded(document)
  }

  /// What `results --json` prints: as `json`, with names and classes.
  public static func resultsJSON(_ report: ResultsReport) throws -> [UInt8] {
    let document = Document(
      contest: report.definition.id, revision: report.revision, state: report.state,
      journalHead: report.journalHead, final: report.isFinal,
      contestants: report.contestants.map { Document.Row($0, named: true) },
      schools: report.schools.map(Document.SchoolRow.init))
    return try encoded(document)
  }

  private static func encoded(_ document: Document) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(document)) + [UInt8(ascii: "\n")]
  }
}

private struct Document: Encodable {
  struct Row: Encodable {
    let rank: Int
    let contestant: String
    let name: String?
    let school: String
    let `class`: String?
    let points: Int
    let correct: Int
    let timeMs: Int64

    init(_ row: ResultsReport.Contestant, named: Bool) {
      rank = row.rank
      contestant = row.id.description
      name = named ? row.name : nil
      school = row.school.text
      `class` = named ? row.className : nil
      points = row.points
      correct = row.correct
      timeMs = row.milliseconds
    }
  }

  struct SchoolRow: Encodable {
    let rank: Int
    let school: String
    let points: Int
    let counted: Int
    let present: Int
    let enrolled: Int?

    init(_ row: ResultsReport.SchoolRow) {
      rank = row.rank
      school = row.school.text
      points = row.points
      counted = row.counted
      present = row.present
      enrolled = row.enrolled
    }
  }

  let contest: String
  let revision: Int
  let state: String
  let journalHead: String
  let final: Bool
  let contestants: [Row]
  let schools: [SchoolRow]
}
