import ContestEngine
import Store
import Wire

extension [RegistrationField: String] {
  /// The same fields under the engine's names.
  var forStore: [ContestEngine.RegistrationRules.Field: String] {
    var fields: [ContestEngine.RegistrationRules.Field: String] = [:]
    for (field, value) in self {
      if let known = ContestEngine.RegistrationRules.Field(rawValue: field.rawValue) {
        fields[known] = value
      }
    }
    return fields
  }
}

extension PersonFields {
  /// What tells the person apart; nil for a row that was erased.
  var identity: PersonIndex.Identity? {
    guard let school, let name else { return nil }
    return PersonIndex.Identity(
      school: school, name: name, birthDate: self[field: .birthDate],
      className: self[field: .class], number: self[field: .number])
  }
}
