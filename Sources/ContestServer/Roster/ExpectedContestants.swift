import ContestEngine
import Store
import Wire

/// Those on the roster of a contest that is being served, by their tickets.
struct ExpectedContestants {
  /// Beside the journal, under this name.
  static let keySecret = ContestSecrets.rosterKey

  private let seats: [SecretDigest: RosterSeat]

  /// - Parameter key: the contest's own, from its secrets.
  init(_ seats: [RosterSeat], key: String) throws(ServiceError) {
    let tickets = try RosterTickets(key: key).tickets(for: seats)
    self.seats = Dictionary(
      zip(tickets, seats).map { (SecretDigest(secret: $0), $1) }, uniquingKeysWith: { $1 })
  }

  var count: Int { seats.count }

  func seat(with ticket: SecretDigest) -> RosterSeat? { seats[ticket] }
}

extension RosterSeat {
  /// As it is kept: in NFC, and only what a contestant could have typed.
  func personFields(today: Wire.CalendarDate) -> PersonFields {
    var kept: [ContestEngine.RegistrationRules.Field: String] = [:]
    for (field, text) in fields {
      kept[field] = Wire.RegistrationRules.value(
        of: RegistrationField(field), from: text, today: today)
    }
    return PersonFields(kept, school: school)
  }
}
