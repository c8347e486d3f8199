import ContestEngine

// Certificates of a contest that a jury alone decides: by the ranks of entries.
extension CertificateClaims {
  func claims(_ judged: JudgedReport) -> [CertificateClaim] {
    var claims: [CertificateClaim] = []
    var awarded: Set<String> = []
    for award in design.awards where award.league == nil && award.week == nil {
      switch award.recipient {
      case .school:
        claims += judged.schools.filter { award.ranks.contains($0.rank) && $0.hundredths > 0 }
          .map { claim($0, award: award) }
      case .contestant, .team:
        // A team's award goes to entries of teams; another one to whoever made the entry.
        for row in judged.entries
        where award.ranks.contains(row.rank) && (row.hundredths ?? 0) > 0 && !row.isDisqualified
          && (award.recipient == .contestant || row.team != nil)
        {
          awarded.insert(row.id)
          claims.append(claim(row, award: award))
        }
      }
    }
    if design.participation {
      claims += judged.entries.filter { !awarded.contains($0.id) && !$0.isDisqualified }
        .map { claim($0, award: nil) }
    }
    return claims
  }

  /// To the contestant, else the team, else the school; an entry of nobody bears its title.
  private func claim(
    _ row: JudgedReport.Entry, award: CertificateDesign.Award?
  ) -> CertificateClaim {
    let school = row.school.flatMap { schools[$0] }
    let person = row.contestant ?? row.team
    let name = person ?? school?.name ?? row.title
    return CertificateClaim(
      kind: .entry, recipientID: row.id, award: award, name: name,
      isErased: row.owner != nil && row.contestant == row.owner?.description,
      affiliation: [
        person == nil ? school?.ward : school.map(place),
        name == row.title ? nil : words.work(row.title),
      ].compactMap(\.self), address: row.contestant != nil ? design.address : words.collective)
  }

  private func claim(
    _ row: JudgedReport.SchoolRow, award: CertificateDesign.Award
  ) -> CertificateClaim {
    CertificateClaim(
      kind: .school, recipientID: row.school.text, award: award, name: row.name,
      affiliation: [schools[row.school]?.ward].compactMap(\.self), address: words.collective)
  }
}
