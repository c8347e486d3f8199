import ContestEngine

/// Who won what, as an HTML table; nothing before the results are final.
///
/// Ranks alone do not tell it: guests and whoever has another award already are passed over.
struct AwardTable {
  let html: String

  init(_ report: ResultsReport, words: PublishingTexts) {
    guard report.isFinal, let design = report.definition.certificate else {
      html = ""
      return
    }
    let rows = CertificateClaims(report, design).all.compactMap { claim -> String? in
      guard let award = claim.award else { return nil }
      let isCode = claim.kind != .contestant || claim.name == claim.recipientID
      let code = isCode ? "" : " <small>\(HTMLText(claim.recipientID).escaped)</small>"
      let title = [award.title, Self.scope(of: award, report)].compactMap(\.self)
        .joined(separator: " – ")
      let place = claim.affiliation.filter { !$0.isEmpty }.joined(separator: ", ")
      return "<tr><td>\(HTMLText(title).escaped)</td>"
        + "<th scope=\"row\">\(HTMLText(claim.name).escaped)\(code)</th>"
        + "<td class=\"s\">\(HTMLText(place).escaped)</td></tr>"
    }
    guard !rows.isEmpty else {
      html = ""
      return
    }
    html = TableSection(report: report, words: words).html(
      words.awards, id: "awards",
      columns: [words.award, words.winner, words.affiliation].map { TableSection.column($0) },
      rows: rows)
  }

  /// The league or week that the award is of, where its title does not say it.
  private static func scope(
    of award: CertificateDesign.Award, _ report: ResultsReport
  ) -> String? {
    let section =
      report.leagues.first { $0.id == award.league } ?? report.weeks.first { $0.id == award.week }
    guard let title = section?.title, !award.title.contains(title) else { return nil }
    return title
  }
}

extension PublishingTexts {
  var awards: String { isEnglish ? "Awards" : "Giải thưởng" }
  var award: String { isEnglish ? "Award" : "Giải" }
  var winner: String { isEnglish ? "Winner" : "Người đạt giải" }
  var affiliation: String { isEnglish ? "Of" : "Đơn vị" }
}
