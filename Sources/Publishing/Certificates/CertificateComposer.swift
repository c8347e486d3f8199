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
    CertificateRegister.digits(serial) + "-" + recipientID + ".pdf"
  }
}

/// Makes the words of certificates from a contest's design and its results.
public struct CertificateComposer: Sendable {
  private let claims: CertificateClaims
  private let today: CalendarDate
  private let logo: CertificateLogo?

  /// - Parameters:
  ///   - names: full names; a certificate is handed to its owner, so it always bears the name.
  ///   - today: the date where the design names none.
  public init(
    report: ResultsReport, design: CertificateDesign, names: [ContestantID: String],
    today: CalendarDate, logo: CertificateLogo? = nil
  ) {
    claims = CertificateClaims(report, design, names: names)
    self.today = today
    self.logo = logo
  }

  private var report: ResultsReport { claims.report }
  private var design: CertificateDesign { claims.design }
  private var words: PublishingTexts { claims.words }

  /// Nothing before the results are final. Whoever has a number in the register keeps it; what has
  /// one and is not due any more is void there.
  public func compose(_ register: inout CertificateRegister) -> [IssuedCertificate] {
    guard report.isFinal else { return [] }
    let due = claims.all
    let serials = register.take(
      due.map { ($0.title, $0.isErased ? nil : $0.name) }, from: design.numberFrom,
      revision: report.revision)
    return zip(due, serials).compactMap { claim, serial in
      claim.isErased ? nil : issue(claim, serial)
    }.sorted { $0.serial < $1.serial }
  }

  private func issue(_ claim: CertificateClaim, _ serial: Int) -> IssuedCertificate {
    IssuedCertificate(
      serial: serial, recipientID: claim.recipientID, award: claim.award?.title,
      certificate: certificate(
        recipient: claim.name, affiliation: claim.affiliation, address: claim.address,
        award: claim.award?.title,
        number: CertificateRegister.number(serial, of: report.definition.id)))
  }

  /// One page that shows how certificates will look, marked as a specimen.
  public func specimen() -> Certificate {
    certificate(
      recipient: words.isEnglish ? "Full name of the contestant" : "Họ và tên thí sinh",
      affiliation: [words.inClass("8A"), report.definition.schools.first.map(claims.place) ?? ""],
      address: design.address, award: design.awards.first?.title, number: words.specimen,
      mark: words.specimen)
  }

  private func certificate(
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
      achievement: words.achievement(award),
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
}
