/// One certificate, as words: everything that is printed on it, nothing of how.
///
/// The order of its parts is that of a Vietnamese giấy chứng nhận (issuing bodies left, national
/// motto right, signature blocks below). Never a birth date, never a drawn seal.
public struct Certificate: Hashable, Sendable {
  public struct Signer: Hashable, Sendable {
    /// "TM. BAN TỔ CHỨC" and the like; empty where there is none.
    public let prefix: String
    public let title: String
    public let name: String

    public init(prefix: String, title: String, name: String) {
      self.prefix = prefix
      self.title = title
      self.name = name
    }
  }

  /// Quốc hiệu, in capitals; empty where it is not printed.
  public let nation: String
  /// Tiêu ngữ.
  public let motto: String
  public let logo: CertificateLogo?
  /// The body above the issuing one; empty where there is none.
  public let parentBody: String
  public let issuingBody: String
  public let heading: String
  /// "Chứng nhận em".
  public let address: String
  /// The contestant, school or team.
  public let recipient: String
  /// Class, school, ward: one line each.
  public let affiliation: [String]
  /// "Đạt Giải Nhất", "Đã tham gia".
  public let achievement: String
  /// "Cuộc thi “…”".
  public let occasion: String
  /// The decision that it rests on; empty where there is none.
  public let decision: String
  /// Under which it stands in the register.
  public let number: String
  /// "Nghệ An, ngày 10 tháng 10 năm 2026".
  public let placeAndDate: String
  /// Side by side; none leaves free room to sign.
  public let signers: [Signer]
  /// "MẪU" across the page: not a certificate. Empty for a certificate.
  public let mark: String

  public init(
    parentBody: String, issuingBody: String, heading: String, address: String, recipient: String,
    affiliation: [String], achievement: String, occasion: String, decision: String, number: String,
    placeAndDate: String, signers: [Signer], nation: String = "", motto: String = "",
    logo: CertificateLogo? = nil, mark: String = ""
  ) {
    self.nation = nation
    self.motto = motto
    self.logo = logo
    self.parentBody = parentBody
    self.issuingBody = issuingBody
    self.heading = heading
    self.address = address
    self.recipient = recipient
    self.affiliation = affiliation
    self.achievement = achievement
    self.occasion = occasion
    self.decision = decision
    self.number = number
    self.placeAndDate = placeAndDate
    self.signers = signers
    self.mark = mark
  }
}
