/// What a contest's certificates say, besides the contestant and the award.
public struct CertificateDesign: Hashable, Sendable, Codable {
  public struct Decision: Hashable, Sendable, Codable {
    public var number: String
    /// ISO 8601.
    public var date: String

    public init(number: String, date: String) {
      self.number = number
      self.date = date
    }
  }

  public struct Signer: Hashable, Sendable, Codable {
    /// "TM. BAN TỔ CHỨC", "KT. GIÁM ĐỐC" …
    public var prefix: String?
    public var title: String
    public var name: String

    public init(prefix: String? = nil, title: String, name: String) {
      self.prefix = prefix
      self.title = title
      self.name = name
    }
  }

  public struct Award: Hashable, Sendable, Codable {
    public enum Recipient: String, Hashable, Sendable, Codable, CaseIterable {
      case contestant, school, team
    }

    public var title: String
    /// First and last rank, both included, from 1.
    public var ranks: ClosedRange<Int>
    public var recipient = Recipient.contestant
    public var league: String?
    public var week: String?

    public init(title: String, ranks: ClosedRange<Int>) {
      self.title = title
      self.ranks = ranks
    }
  }

  /// Within what a person takes one award at most. The awards' order decides which one.
  public enum OnePrize: String, Hashable, Sendable, Codable, CaseIterable {
    /// The awards of weeks, taken together; those of the whole contest and of leagues are apart.
    case weeks
    /// All awards for contestants.
    case contest
  }

  public var heading = "GIẤY CHỨNG NHẬN"
  public var decision: Decision?
  public var place: String?
  /// ISO 8601; nil: the day of publishing.
  public var date: String?
  public var signers: [Signer] = []
  /// How the contestant is spoken of: "em", "anh", "chị", "ông", "bà" …
  public var address = "em"
  /// A path relative to the definition.
  public var logo: String?
  public var numberFrom = 1
  public var awards: [Award] = []
  /// Nil: as many as a person wins.
  public var onePrize: OnePrize?
  /// A certificate for every participant too.
  public var participation = false

  public init() {}
}
