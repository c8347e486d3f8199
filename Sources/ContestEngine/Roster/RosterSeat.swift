/// Somebody who may take part in a contest with a roster. The contestant's ticket is made from it.
public struct RosterSeat: Hashable, Sendable {
  /// What the roster says of the person. `name` is always there.
  public var fields: [RegistrationRules.Field: String]
  public var school: SchoolID
  /// The id of a league of the definition; nil where the leagues' conditions decide.
  public var league: String?
  /// In hundredths, 100…300.
  public var extraTime = 100
  /// The student and a parent agree that name and school are published.
  public var mayPublish = false
  /// False for those who take part outside the prizes.
  public var hasPrizes = true
  public var isCaptain = false

  public init(fields: [RegistrationRules.Field: String], school: SchoolID) {
    self.fields = fields
    self.school = school
  }

  public var name: String { fields[.name] ?? "" }
}
