public import ContestEngine

extension RosterEntry {
  /// The place in a contest that the entry stands for.
  ///
  /// - Parameter only: the contest's school, where it has one alone and the file names none.
  public func seat(only school: SchoolID?) -> RosterSeat? {
    guard let school = self.school ?? school else { return nil }
    var fields: [RegistrationRules.Field: String] = [.name: name]
    fields[.birthDate] = birthDate
    fields[.class] = self.class
    fields[.grade] = grade
    fields[.team] = team
    fields[.ward] = ward
    fields[.number] = number
    var seat = RosterSeat(fields: fields, school: school)
    seat.league = league
    seat.extraTime = extraTime
    seat.mayPublish = mayPublish
    seat.hasPrizes = prizes
    seat.isCaptain = isCaptain
    return seat
  }
}

/// The schools of a contest that has a roster and names none itself.
enum RosterSchools {
  /// In the order of the file.
  static func made(of entries: [RosterEntry]) -> [School] {
    var known: Set<SchoolID> = []
    return entries.compactMap { entry in
      guard let id = entry.school, let name = entry.schoolName, known.insert(id).inserted else {
        return nil
      }
      return School(id: id, name: name, ward: entry.ward)
    }
  }
}
