import ContestEngine

// Certificates of a contest that a jury alone decides: by the ranks of entries.
extension CertificateComposer {
  func composeJudged(_ judged: JudgedReport) -> [IssuedCertificate] {
    var issued: [IssuedCertificate] = []
    var awarded: Set<String> = []
    for award in design.awards where award.league == nil && award.week == nil {
      switch award.recipient {
      case .school:
        for row in judged.schools where award.ranks.contains(row.rank) && row.hundredths > 0 {
          issued.append(issue(row, award: award.title, after: issued.count))
        }
      case .contestant, .team:
        // A team's award goes to entries of teams; another one to whoever made the entry.
        for row in judged.entries
        where award.ranks.contains(row.rank) && (row.hundredths ?? 0) > 0 && !row.isDisqualified
          && (award.recipient == .contestant || row.team != nil)
        {
          awarded.insert(row.id)
          issued.append(issue(row, award: award.title, after: issued.count))
        }
      }
    }
    if design.participation {
      for row in judged.entries where !awarded.contains(row.id) && !row.isDisqualified {
        issued.append(issue(row, award: nil, after: issued.count))
      }
    }
    return issued
  }

  /// To the contestant, else the team, else the school; an entry of nobody bears its title.
  private func issue(
    _ row: JudgedReport.Entry, award: String?, after count: Int
  ) -> IssuedCertificate {
    let serial = design.numberFrom + count
    let school = row.school.flatMap { schools[$0] }
    let person = row.contestant ?? row.team
    let recipient = person ?? school?.name ?? row.title
    let affiliation = [
      person == nil ? school?.ward : school.map(place),
      recipient == row.title ? nil : words.work(row.title),
    ].compactMap(\.self)
    let address = row.contestant != nil ? design.address : words.collective
    return IssuedCertificate(
      serial: serial, recipientID: row.id, award: award,
      certificate: certificate(
        recipient: recipient, affiliation: affiliation, address: address, award: award,
        number: registerNumber(serial)))
  }

  private func issue(
    _ row: JudgedReport.SchoolRow, award: String, after count: Int
  ) -> IssuedCertificate {
    let serial = design.numberFrom + count
    return IssuedCertificate(
      serial: serial, recipientID: row.school.text, award: award,
      certificate: certificate(
        recipient: row.name, affiliation: [schools[row.school]?.ward].compactMap(\.self),
        address: words.collective, award: award, number: registerNumber(serial)))
  }
}
