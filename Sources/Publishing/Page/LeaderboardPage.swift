import ContestEngine

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
    return """
      <!DOCTYPE html>
      <html lang="\(words.tag)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
      <title>\(words.results) – \(title)</title>
      <style>
      \(LeaderboardStyle.css)
      </style>
      </head>
      <body>
      <header>
      \(bodies)<h1>\(title)</h1>
      \(banner)</header>
      <main>
      \(podium)\(schools)\(individuals)</main>
      <footer>
      <p>\(words.revision(report.revision)) · \(words.journal): <code>\(text(report.journalHead))</code></p>
      \(privacyNote)</footer>
      <script>
      \(LeaderboardStyle.script)
      </script>
      </body>
      </html>

      """
  }

  private func text(_ raw: String) -> String { HTMLText(raw).escaped }

  private var bodies: String {
    let organizer = report.definition.organizer
    let lines = [organizer.parent, organizer.name].compactMap(\.self).map(text)
    return lines.isEmpty ? "" : "<p class=\"bodies\">\(lines.joined(separator: "<br>"))</p>\n"
  }

  private var banner: String {
    if report.isFinal { return "" }
    return "<p class=\"provisional\"><strong>\(words.provisional)</strong> "
      + "\(words.provisionalNote)</p>\n"
  }

  /// The first three ranks, large.
  private var podium: String {
    let rows = report.contestants.prefix { $0.rank <= 3 }.filter { $0.points > 0 }
    if rows.isEmpty || rows.count > 12 { return "" }
    let cards = rows.map { row in
      "<li class=\"place-\(row.rank)\"><b>\(row.rank)</b><span>\(text(row.name))</span>"
        + "<small>\(text(report.schoolName(row.school)))</small>"
        + "<em>\(row.points)</em></li>"
    }
    return "<ol class=\"podium\">\n\(cards.joined(separator: "\n"))\n</ol>\n"
  }

  private var schools: String {
    if report.schools.count < 2 { return "" }
    let rows = report.schools.map { row in
      "<tr><td class=\"n\">\(row.rank)</td><td>\(text(row.name))</td><td class=\"n\">\(row.points)"
        + "</td><td class=\"n\">\(row.counted)</td><td class=\"n\">\(row.present)"
        + (row.enrolled.map { "/\($0)" } ?? "") + "</td></tr>"
    }
    return """
      <section>
      <h2>\(words.schools)</h2>
      <table>
      <thead><tr><th class="n">\(words.rank)</th><th>\(words.school)</th><th class="n">\(words.points)</th><th class="n">\(words.counted)</th><th class="n">\(words.present)</th></tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table>
      </section>

      """
  }

  private var individuals: String {
    if report.contestants.isEmpty { return "<p>\(words.nobody)</p>\n" }
    let showsClass = report.contestants.contains { $0.className != nil }
    let rows = report.contestants.map { row(for: $0, showsClass: showsClass) }
    return """
      <section>
      <h2>\(words.individuals)</h2>
      <p class="search"><input id="find" type="search" placeholder="\(text(words.search))" aria-label="\(text(words.search))"></p>
      <table id="people">
      <thead><tr><th class="n">\(words.rank)</th><th>\(words.name)</th>\(showsClass ? "<th>\(words.className)</th>" : "")<th>\(words.school)</th><th class="n">\(words.points)</th><th class="n">\(words.correct)</th><th class="n">\(words.time)</th></tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table>
      <p id="none" hidden>\(words.nothingFound)</p>
      </section>

      """
  }

  private func row(for row: ResultsReport.Contestant, showsClass: Bool) -> String {
    "<tr><td class=\"n\">\(row.rank)</td><td>\(text(row.name)) <small>\(row.id)</small></td>"
      + (showsClass ? "<td>\(text(row.className ?? ""))</td>" : "")
      + "<td>\(text(report.schoolName(row.school)))</td><td class=\"n\">\(row.points)</td>"
      + "<td class=\"n\">\(row.correct)</td><td class=\"n\">\(seconds(row.milliseconds))</td></tr>"
  }

  /// "41,21 giây": hundredths, with the decimal comma of Vietnamese.
  private func seconds(_ milliseconds: Int64) -> String {
    let hundredths = (milliseconds + 5) / 10
    let fraction = hundredths % 100
    return "\(hundredths / 100)\(words.isEnglish ? "." : ",")\(fraction < 10 ? "0" : "")\(fraction)"
      + " \(words.seconds)"
  }

  private var privacyNote: String {
    report.definition.privacy.publish == .code ? "" : "<p>\(words.privacyNote)</p>\n"
  }
}
