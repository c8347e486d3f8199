import Assessment

/// Who has joined, so that one person is one contestant.
///
/// Made from the persons' table, apart from the contest's state, which knows no names.
/// Source: "Once and only once", 3, of the contest definition's documentation.
public struct PersonIndex: Sendable {
  /// What tells persons apart. A birth date decides where there is one; else class and number
  /// take its place; with none of them nobody is the same as anybody.
  public struct Identity: Hashable, Sendable {
    public let school: SchoolID
    public let name: String
    /// ISO 8601.
    public let birthDate: String?
    public let className: String?
    public let number: String?

    public init(
      school: SchoolID, name: String, birthDate: String? = nil, className: String? = nil,
      number: String? = nil
    ) {
      self.school = school
      self.name = name
      self.birthDate = birthDate
      self.className = className
      self.number = number
    }
  }

  /// An identity as persons are compared: made once for all that is asked with it, which costs more than
  /// to ask.
  public struct Key: Hashable, Sendable {
    fileprivate let school: SchoolID
    fileprivate let name: String
    fileprivate let mark: [String]

    /// Nil where there is nothing to tell by.
    public init?(_ identity: Identity) {
      guard let mark = identity.mark else { return nil }
      school = identity.school
      name = TextNormaliser.nameKey(identity.name)
      self.mark = mark
    }
  }

  private var contestants: [Key: ContestantID] = [:]
  private var keys: [ContestantID: Key] = [:]

  public init() {}

  /// The contestant who is this same person; nil where there is none, or nothing to tell by.
  public func contestant(with identity: Identity) -> ContestantID? {
    Key(identity).flatMap { contestant(with: $0) }
  }

  /// The contestant who is this same person; nil where there is none.
  public func contestant(with key: Key) -> ContestantID? { contestants[key] }

  /// Takes in a contestant, or a contestant's changed name. The first of two equals stays.
  public mutating func insert(_ identity: Identity, as contestant: ContestantID) {
    remove(contestant)
    if let key = Key(identity) { insert(key, as: contestant) }
  }

  /// Takes in a contestant who is new. The first of two equals stays.
  public mutating func insert(_ key: Key, as contestant: ContestantID) {
    guard contestants[key] == nil else { return }
    contestants[key] = contestant
    keys[contestant] = key
  }

  public mutating func remove(_ contestant: ContestantID) {
    guard let key = keys.removeValue(forKey: contestant) else { return }
    contestants[key] = nil
  }
}

extension PersonIndex.Identity {
  /// What tells persons of one name and school apart; nil where nothing does.
  var mark: [String]? {
    if let birthDate { return [TextNormaliser.strictKey(birthDate)] }
    guard className != nil || number != nil else { return nil }
    return [className, number].map { $0.map(TextNormaliser.strictKey) ?? "" }
  }
}
