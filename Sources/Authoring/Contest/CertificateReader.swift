import ContestEngine

/// Reads `certificate`.
enum CertificateReader {
  /// Forms of commendation of the law on emulation and commendation, which need a decision.
  private static let commendations = ["giay khen", "bang khen"]

  static func read(_ contest: ContestFields) -> CertificateDesign? {
    guard let fields = contest.group("certificate", keys: ContestKeys.certificate) else {
      return nil
    }
    var design = CertificateDesign()
    if let value = fields["heading"]?.text(max: 60) { design.heading = value }
    design.decision = fields.group("decision", keys: ContestKeys.decision).flatMap(readDecision)
    design.place = fields["place"]?.text(max: 100)
    design.date = fields["date"]?.day()
    design.signers = fields.groups("signers", keys: ContestKeys.signer, max: 4)
      .compactMap(readSigner)
    if let value = fields["address"]?.text(max: 30) { design.address = value }
    design.logo = fields["logo"]?.text()
    if let value = fields["numberFrom"]?.integer(in: ContestLimits.ranks) {
      design.numberFrom = value
    }
    design.awards = readAwards(fields)
    design.onePrize = fields["onePrize"]?.choice(CertificateDesign.OnePrize.self)
    if let value = fields["participation"]?.truth() { design.participation = value }
    if let field = fields["heading"], !fields.has("decision"),
      commendations.contains(VietnameseFolding.fold(design.heading))
    {
      field.add(.headingNeedsDecision(design.heading))
    }
    return design
  }

  private static func readDecision(_ fields: ContestFields) -> CertificateDesign.Decision? {
    let number = fields.required("number", example: "number: \"12/QĐ-BTC\"")?.text(max: 60)
    let date = fields.required("date", example: "date: \"2026-05-20\"")?.day()
    guard let number, let date else { return nil }
    return CertificateDesign.Decision(number: number, date: date)
  }

  private static func readSigner(_ fields: ContestFields) -> CertificateDesign.Signer? {
    let title = fields.required("title", example: "title: \"TRƯỞNG BAN\"")?.text(max: 100)
    let name = fields.required("name", example: "name: \"Nguyễn Văn A\"")?.text(max: 100)
    let prefix = fields["prefix"]?.text(max: 100)
    guard let title, let name else { return nil }
    return CertificateDesign.Signer(prefix: prefix, title: title, name: name)
  }

  private static func readAwards(_ fields: ContestFields) -> [CertificateDesign.Award] {
    var read: [(award: CertificateDesign.Award, field: ContestField)] = []
    for group in fields.groups("awards", keys: ContestKeys.award, max: 500) {
      let title = group.required("title", example: "title: \"Giải Nhất\"")?.text(max: 100)
      let ranksField = group.required("ranks", example: "ranks: [1, 1]")
      guard let ranksField, let ranks = readRanks(ranksField) else { continue }
      var award = CertificateDesign.Award(title: title ?? "", ranks: ranks)
      if let value = group["for"]?.choice(CertificateDesign.Award.Recipient.self) {
        award.recipient = value
      }
      award.league = group["league"]?.text()
      award.week = group["week"]?.text()
      if let other = read.first(where: { $0.award.collides(with: award) }) {
        let rank = max(other.award.ranks.lowerBound, ranks.lowerBound)
        ranksField.add(.awardsOverlap(other.award.title, rank: rank))
      }
      read.append((award, ranksField))
    }
    return read.map(\.award)
  }

  private static func readRanks(_ field: ContestField) -> ClosedRange<Int>? {
    guard let list = field.list() else { return nil }
    let ranks = list.compactMap { $0.integer(in: ContestLimits.ranks) }
    guard ranks.count == list.count else { return nil }
    guard ranks.count == 2, ranks[0] <= ranks[1] else {
      field.add(.badRanks(field.path))
      return nil
    }
    return ranks[0]...ranks[1]
  }
}

extension CertificateDesign.Award {
  /// Whether somebody could get both for one rank.
  fileprivate func collides(with other: CertificateDesign.Award) -> Bool {
    recipient == other.recipient && league == other.league && week == other.week
      && ranks.overlaps(other.ranks)
  }
}
