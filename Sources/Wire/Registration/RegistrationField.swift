import Assessment

/// What a contest may ask of those who join.
public enum RegistrationField: String, Hashable, Sendable, CaseIterable {
  case name, birthDate, `class`, grade, team, ward, phone, email, number
}

/// What somebody wrote on joining, and the rules for it.
public enum RegistrationRules {
  /// The earliest date of birth.
  public static let earliestBirth = "1900-01-01"

  /// Checks what was written and leaves out what nobody asked for.
  ///
  /// - Parameters:
  ///   - required: what the contest asks for, all of it.
  ///   - today: the last date of birth that is possible.
  /// - Returns: the fields trimmed and in NFC.
  /// - Throws: `badField` with the first field that is missing or bad, in the order of `required`; also
  ///   one whose letters can pass for others (`NameSpelling`).
  public static func checked(
    _ written: [RegistrationField: String], required: [RegistrationField], today: CalendarDate
  ) throws(LineFault) -> [RegistrationField: String] {
    var checked: [RegistrationField: String] = [:]
    for field in required {
      guard let text = written[field], let value = value(of: field, from: text, today: today),
        NameSpelling.fault(in: value) == nil
      else { throw .badField(field.rawValue) }
      checked[field] = value
    }
    return checked
  }

  /// The value of one field, trimmed and in NFC; nil where it breaks a rule.
  public static func value(
    of field: RegistrationField, from text: String, today: CalendarDate
  ) -> String? {
    switch field {
    case .name:
      return PersonalText.checked(
        text, lengthMax: WireLimits.nameLengthMax, bytesMax: WireLimits.nameBytesMax)
    case .birthDate:
      guard let date = CalendarDate(iso: text), let first = CalendarDate(iso: earliestBirth),
        date >= first, date <= today
      else { return nil }
      return date.description
    default:
      return PersonalText.checked(
        text, lengthMax: WireLimits.fieldLengthMax, bytesMax: WireLimits.fieldBytesMax)
    }
  }
}
