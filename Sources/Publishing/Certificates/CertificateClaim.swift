import ContestEngine

/// A certificate that is due by the results, before it has a number.
struct CertificateClaim {
  let kind: CertificateRegister.Kind
  let recipientID: String
  /// Nil for participation.
  let award: CertificateDesign.Award?
  let name: String
  /// The name was erased: there is nobody left to issue a certificate to.
  var isErased = false
  /// Class, school and ward; of an entry its title too.
  let affiliation: [String]
  let address: String

  var title: CertificateRegister.Title {
    CertificateRegister.Title(
      kind: kind, recipient: recipientID, award: award?.title, league: award?.league,
      week: award?.week)
  }
}

/// What is due by the results and a contest's design.
struct CertificateClaims: Sendable {
  let report: ResultsReport
  let design: CertificateDesign
  let words: PublishingTexts
  private let names: [ContestantID: String]
  let schools: [SchoolID: School]

  /// - Parameter names: full ones, where they are to stand; without, what the report shows.
  init(
    _ report: ResultsReport, _ design: CertificateDesign, names: [ContestantID: String] = [:]
  ) {
    self.report = report
    self.design = design
    self.names = names
    words = PublishingTexts(language: report.definition.language)
    schools = Dictionary(
      report.definition.schools.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// "THCS Lê Mao, Phường Thành Vinh". Nothing for a contest that is open to everybody: its one
  /// school is no school.
  func place(_ school: School) -> String {
    if report.isOpenToEverybody { return "" }
    return [school.name, school.ward ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// Awards first, in their order and by rank, then participation.
  var all: [CertificateClaim] {
    if let judged = report.judged, report.definition.mode == .judged { return claims(judged) }
    var claims: [CertificateClaim] = []
    var awarded: Set<ContestantID> = []
    for (award, winners) in zip(design.awards, winners) {
      switch award.recipient {
      case .contestant:
        awarded.formUnion(winners.map(\.id))
        claims += winners.map { claim($0, award: award) }
      case .school:
        claims += report.schools.filter { award.ranks.contains($0.rank) && $0.points > 0 }
          .map { claim($0, award: award) }
      case .team:
        claims += report.teams.filter { award.ranks.contains($0.rank) && $0.points > 0 }
          .map { claim($0, award: award) }
      }
    }
    if design.participation {
      claims += report.contestants.filter { !awarded.contains($0.id) && !$0.isDisqualified }
        .map { claim($0, award: nil) }
    }
    return claims
  }

  /// By the standings that each award is for: all, or of a league or week.
  private var winners: [[ResultsReport.Contestant]] {
    design.winners {
      standings(of: $0)
    } as: {
      CertificateDesign.Candidate(
        contestant: $0.id, rank: $0.rank, points: $0.points,
        isEligible: $0.hasPrizes && !$0.isDisqualified)
    }
  }

  private func standings(of award: CertificateDesign.Award) -> [ResultsReport.Contestant] {
    if let league = award.league {
      return report.leagues.first { $0.id == league }?.contestants ?? []
    }
    if let week = award.week {
      return report.weeks.first { $0.id == week }?.contestants ?? []
    }
    return report.contestants
  }

  private func claim(
    _ row: ResultsReport.Contestant, award: CertificateDesign.Award?
  ) -> CertificateClaim {
    let className = row.className.flatMap { $0.isEmpty ? nil : words.inClass($0) }
    return CertificateClaim(
      kind: .contestant, recipientID: row.id.description, award: award,
      name: names[row.id] ?? row.name,
      isErased: names[row.id] == nil && row.name == row.id.description,
      affiliation: [className, schools[row.school].map(place)].compactMap(\.self),
      address: design.address)
  }

  private func claim(
    _ row: ResultsReport.SchoolRow, award: CertificateDesign.Award
  ) -> CertificateClaim {
    CertificateClaim(
      kind: .school, recipientID: row.school.text, award: award, name: row.name,
      affiliation: [schools[row.school]?.ward].compactMap(\.self), address: words.collective)
  }

  private func claim(
    _ row: ResultsReport.TeamRow, award: CertificateDesign.Award
  ) -> CertificateClaim {
    CertificateClaim(
      kind: .team, recipientID: row.team.description, award: award, name: row.name,
      affiliation: [schools[row.school].map(place) ?? ""], address: words.collective)
  }
}
