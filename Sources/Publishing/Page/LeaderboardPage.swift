import ContestEngine
import Cryptography
import Foundation

/// The results page of a contest: one self-contained HTML file, without a single request to
/// elsewhere. Search works in the page; without scripts everything is still there.
public struct LeaderboardPage: Sendable {
  private let report: ResultsReport
  private let words: PublishingTexts
  private let language: String

  /// - Parameter language: BCP 47.
  public init(_ report: ResultsReport, language: String) {
    self.report = report
    self.language = language
    words = PublishingTexts(language: language)
  }

  public var html: String {
    let title = text(report.definition.title.text(in: language))
    let style = LeaderboardStyle(words: words).css
    let script = LeaderboardScript(words: words).text
    let people = report.definition.mode == .judged ? "" : PeopleTable(report, words: words).html
    let entries = EntriesTable(report, words: words)
    return """
      <!DOCTYPE html>
      <html lang="\(words.tag)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex">
      <meta name="referrer" content="no-referrer">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '\(hash(style))'; script-src '\(hash(script))'; base-uri 'none'; form-action 'none'">
      <title>\(report.isFinal ? "" : words.provisional + " – ")\(words.results) – \(title)</title>
      <style>\(style)</style>
      </head>
      <body>
      <header>
      \(bodies)<h1>\(title)</h1>
      \(about)\(banner)</header>
      <main>
      \(podium)\(AwardTable(report, words: words).html)\(SchoolTable(report, words: words).html)\(WardTable(report, words: words).html)\(SectionTables(report, words: words).html)\(people)\(entries.schools)\(entries.html)\(CorrectionTable(report, words: words).html)</main>
      <footer>
      <p>\(words.revision(report.revision)) · \(words.journal): <code>\(text(report.journalHead))</code></p>
      \(privacyNote)\(contact)</footer>
      <script>\(script)</script>
      </body>
      </html>

      """
  }

  private func text(_ raw: String) -> String { HTMLText(raw).escaped }

  /// Only the page's own style and script have this hash, so nothing that a name could smuggle in
  /// would run.
  ///
  /// Source: Content Security Policy Level 3, hash sources.
  private func hash(_ text: String) -> String {
    "sha256-" + Data(SHA256.hash(Array(text.utf8)).bytes).base64EncodedString()
  }

  private var bodies: String {
    let organizer = report.definition.organizer
    let lines = [organizer.parent, organizer.name].compactMap(\.self).map(text)
    return lines.isEmpty ? "" : "<p class=\"bodies\">\(lines.joined(separator: "<br>"))</p>\n"
  }

  private var about: String {
    guard let about = report.definition.about?.text(in: language), !about.isEmpty else { return "" }
    return "<p>\(text(about))</p>\n"
  }

  private var banner: String {
    if report.isFinal { return "" }
    return "<p class=\"provisional\"><strong>\(words.provisional)</strong> "
      + "\(words.provisionalNote)</p>\n"
  }

  /// The first three ranks, large.
  private var podium: String {
    if report.definition.mode == .judged { return EntriesTable(report, words: words).podium }
    let rows = report.contestants.prefix { $0.rank <= 3 }.filter {
      $0.points > 0 && !$0.isDisqualified
    }
    if rows.isEmpty || rows.count > 12 { return "" }
    let schools = report.schoolNames
    let cards = rows.map { row in
      let school = report.isOpenToEverybody ? "" : schools[row.school] ?? row.school.text
      return "<li class=\"place-\(row.rank)\"><b><span class=\"hidden\">\(words.rank) </span>"
        + "\(row.rank)</b><span class=\"who\">\(text(row.name))</span>"
        + (school.isEmpty ? "" : "<small>\(text(school))</small>")
        + "<em>\(words.pointCount(row.points))</em></li>"
    }
    return "<ul class=\"podium\" aria-label=\"\(words.podium)\">\n"
      + cards.joined(separator: "\n") + "\n</ul>\n"
  }

  private var privacyNote: String {
    report.definition.privacy.publish == .code ? "" : "<p>\(words.privacyNote)</p>\n"
  }

  private var contact: String {
    guard let contact = report.definition.organizer.contact, !contact.isEmpty else { return "" }
    return "<p>\(words.contact): \(text(contact))</p>\n"
  }
}
