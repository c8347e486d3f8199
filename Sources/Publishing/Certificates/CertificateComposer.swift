public import ContestEngine

/// A certificate with what its file and the register need.
public struct IssuedCertificate: Hashable, Sendable {
  /// Under which it stands in the register, from 1 in a contest.
  public let serial: Int
  public let recipientID: String
  /// The award's title; nil for participation.
  public let award: String?
  public let certificate: Certificate

  /// A file name without the recipient's name.
  public var fileName: String {
    let digits = String(serial)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "-" + recipientID
      + ".pdf"
  }
}

/// Makes the words of certificates from a contest's design and its results.
public struct CertificateComposer: Sendable {
  let report: ResultsReport
  let design: CertificateDesign
  let words: PublishingTexts
  private let names: [ContestantID: String]
  private let today: CalendarDate
  private let logo: CertificateLogo?
  let schools: [SchoolID: School]

  /// - Parameters:
  ///   - names: full names; a certificate is handed to its owner, so it always bears the name.
  ///   - today: the date where the design names none.
  public init(
    report: ResultsReport, design: CertificateDesign, names: [ContestantID: String],
    today: CalendarDate, logo: CertificateLogo? = nil
  ) {
    self.report = report
    self.design = design
    self.names = names
    self.today = today
    self.logo = logo
    words = PublishingTexts(language: report.definition.language)
    schools = Dictionary(
      report.definition.schools.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Awards first, in their order and by rank, then participation. Nothing before the results are
  /// final.
  public func compose() -> [IssuedCertificate] {
    guard report.isFinal else { return [] }
    if let judged = report.judged, report.definition.mode == .judged {
      return composeJudged(judged)
    }
    var issued: [IssuedCertificate] = []
    var awarded: Set<ContestantID> = []
    var erased: Set<Int> = []
    for (award, winners) in zip(design.awards, winners) {
      switch award.recipient {
      case .contestant:
        for row in winners {
          awarded.insert(row.id)
          if isErased(row) { erased.insert(design.numberFrom + issued.count) }
          issued.append(issue(row, award: award.title, after: issued.count))
        }
      case .school:
        for row in report.schools where award.ranks.contains(row.rank) && row.points > 0 {
          issued.append(issue(row, award: award.title, after: issued.count))
        }
      case .team:
        for row in report.teams where award.ranks.contains(row.rank) && row.points > 0 {
          issued.append(issue(row, award: award.title, after: issued.count))
        }
      }
    }
    if design.participation {
      for row in report.contestants where !awarded.contains(row.id) && !row.isDisqualified {
        if isErased(row) { erased.insert(design.numberFrom + issued.count) }
        issued.append(issue(row, award: nil, after: issued.count))
      }
    }
    // The others keep the numbers that stand in the register.
    return issued.filter { !erased.contains($0.serial) }
  }

  /// Whose name was erased: there is nobody left to issue a certificate to.
  private func isErased(_ row: ResultsReport.Contestant) -> Bool {
    names[row.id] == nil && row.name == row.id.description
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

  /// One page that shows how certificates will look, marked as a specimen.
  public func specimen() -> Certificate {
    certificate(
      recipient: words.isEnglish ? "Full name of the contestant" : "Họ và tên thí sinh",
      affiliation: [words.inClass("8A"), report.definition.schools.first.map(place) ?? ""],
      address: design.address, award: design.awards.first?.title, number: words.specimen,
      mark: words.specimen)
  }

  private func issue(
    _ row: ResultsReport.Contestant, award: String?, after count: Int
  ) -> IssuedCertificate {
    let serial = design.numberFrom + count
    let affiliation = [
      row.className.flatMap { $0.isEmpty ? nil : words.inClass($0) },
      schools[row.school].map(place),
    ].compactMap(\.self)
    return IssuedCertificate(
      serial: serial, recipientID: row.id.description, award: award,
      certificate: certificate(
        recipient: names[row.id] ?? row.name, affiliation: affiliation, address: design.address,
        award: award, number: registerNumber(serial)))
  }

  private func issue(
    _ row: ResultsReport.SchoolRow, award: String, after count: Int
  ) -> IssuedCertificate {
    let serial = design.numberFrom + count
    let ward = schools[row.school]?.ward
    return IssuedCertificate(
      serial: serial, recipientID: row.school.text, award: award,
      certificate: certificate(
        recipient: row.name, affiliation: [ward].compactMap(\.self),
        address: words.collective, award: award, number: registerNumber(serial)))
  }

  private func issue(
    _ row: ResultsReport.TeamRow, award: String, after count: Int
  ) -> IssuedCertificate {
    let serial = design.numberFrom + count
    return IssuedCertificate(
      serial: serial, recipientID: row.team.description, award: award,
      certificate: certificate(
        recipient: row.name, affiliation: [schools[row.school].map(place) ?? ""],
        address: words.collective, award: award, number: registerNumber(serial)))
  }

  /// "THCS Lê Mao, Phường Thành Vinh". Nothing for a contest that is open to everybody: its one
  /// school is no school.
  func place(_ school: School) -> String {
    if report.isOpenToEverybody { return "" }
    return [school.name, school.ward ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  func certificate(
    recipient: String, affiliation: [String], address: String, award: String?, number: String,
    mark: String = ""
  ) -> Certificate {
    let definition = report.definition
    let date = design.date.flatMap(CalendarDate.init(iso:)) ?? today
    return Certificate(
      parentBody: definition.organizer.parent ?? "",
      issuingBody: definition.organizer.name ?? "", heading: design.heading,
      address: words.certifies(address), recipient: recipient,
      affiliation: affiliation.filter { !$0.isEmpty },
      achievement: award.map(words.achieved) ?? words.tookPart,
      occasion: words.occasion(definition.title.text(in: definition.language)),
      decision: design.decision.map { decision in
        words.decision(
          decision.number,
          CalendarDate(iso: decision.date).map(words.shortDate) ?? decision.date)
      } ?? "",
      number: words.number(number),
      placeAndDate: words.placeAndDate(place: design.place, date),
      signers: design.signers.map {
        Certificate.Signer(prefix: $0.prefix ?? "", title: $0.title, name: $0.name)
      }, nation: words.nation, motto: words.motto, logo: logo, mark: mark)
  }

  /// "0012/dvc-thcs-2026": unique over the contests of an organizer, since contest ids are.
  func registerNumber(_ serial: Int) -> String {
    let digits = String(serial)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "/"
      + report.definition.id
  }
}
