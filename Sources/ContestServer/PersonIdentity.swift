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
