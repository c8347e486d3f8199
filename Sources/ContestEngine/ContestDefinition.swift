/// A contest as its organizer wrote it, every key of the definition with its default filled in.
///
/// Source: the definition's table in the documentation of `Authoring`. Durations in the unit that
/// the file uses (seconds, minutes), as the names say.
public struct ContestDefinition: Hashable, Sendable, Codable {
  public enum Mode: String, Hashable, Sendable, Codable, CaseIterable {
    case live, window, judged
  }

  public struct Organizer: Hashable, Sendable, Codable {
    public var parent: String?
    public var name: String?
    public var contact: String?

    public init(parent: String? = nil, name: String? = nil, contact: String? = nil) {
      self.parent = parent
      self.name = name
      self.contact = contact
    }
  }

  /// The preset that the file was copied from: which rules, and in which version of them.
  public struct Preset: Hashable, Sendable, Codable {
    public var id: String
    /// From 1.
    public var version: Int

    public init(id: String, version: Int) {
      self.id = id
      self.version = version
    }
  }

  public var id: String
  public var preset: Preset?
  public var title: LocalizedText
  public var about: LocalizedText?
  public var mode: Mode
  public var language: String = "vi"
  public var organizer = Organizer()
  /// As written: paths relative to the definition, or names of banks in the library.
  public var banks: [String] = []
  public var registration = RegistrationRules()
  /// Never empty: a contest without schools has one open school with the id "open".
  public var schools: [School]
  public var leagues: [League] = []
  public var startsInSeconds = 30
  public var revealSeconds = 5
  public var rounds: [RoundDefinition] = []
  public var window: WindowRules?
  public var judging: JudgingRules?
  public var standings = StandingsRules()
  public var certificate: CertificateDesign?
  public var privacy = PrivacyRules()

  public init(id: String, title: LocalizedText, mode: Mode, schools: [School]) {
    self.id = id
    self.title = title
    self.mode = mode
    self.schools = schools
  }
}

public struct RegistrationRules: Hashable, Sendable, Codable {
  /// What a contestant is asked for.
  public enum Field: String, Hashable, Sendable, Codable, CaseIterable {
    case name, birthDate, `class`, grade, team, ward, phone, email, number
  }

  public var fields: [Field] = [.name]
  /// As written: a path relative to the definition.
  public var roster: String?
  public var lateJoin = true
  /// Contestants that one school may have.
  public var perSchool = 2_000
  /// Whoever comes with a code waits until a host lets them in. Nil is false; older journals have none.
  public var approval: Bool?

  public init() {}
}

public struct School: Hashable, Sendable, Codable {
  public var id: SchoolID
  public var name: String
  public var ward: String?
  public var bloc: String?
  /// Six characters of Crockford base32; nil until the server makes one.
  public var code: String?
  public var enrolled: Int?

  public init(
    id: SchoolID, name: String, ward: String? = nil, bloc: String? = nil, code: String? = nil,
    enrolled: Int? = nil
  ) {
    self.id = id
    self.name = name
    self.ward = ward
    self.bloc = bloc
    self.code = code
    self.enrolled = enrolled
  }
}

public struct League: Hashable, Sendable, Codable {
  public var id: String
  public var title: LocalizedText
  /// A registration field or `school`, `ward`, `bloc`; any of its values.
  public var conditions: [String: [String]]
  public var prizes: Bool

  public init(id: String, title: LocalizedText, conditions: [String: [String]], prizes: Bool) {
    self.id = id
    self.title = title
    self.conditions = conditions
    self.prizes = prizes
  }
}
