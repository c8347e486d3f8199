import Assessment

// Who plays in which league.
extension ContestDefinition {
  /// The places of the leagues that a contestant plays in, rising.
  ///
  /// - Parameters:
  ///   - fields: what is registered of the person.
  ///   - named: the id of a league that the roster names; then it alone is meant.
  public func leagues(
    of fields: [RegistrationRules.Field: String], school: SchoolID, named: String? = nil
  ) -> [Int] {
    if let named {
      return leagues.indices.filter { leagues[$0].id == named }
    }
    let school = schools.first { $0.id == school }
    return leagues.indices.filter { place in
      leagues[place].conditions.allSatisfy { key, values in
        guard let value = Self.value(of: key, fields, school) else { return false }
        let own = TextNormaliser.strictKey(value)
        return values.contains { TextNormaliser.strictKey($0) == own }
      }
    }
  }

  private static func value(
    of key: String, _ fields: [RegistrationRules.Field: String], _ school: School?
  ) -> String? {
    switch key {
    case "school": return school?.id.text
    case "bloc": return school?.bloc
    case "ward": return fields[.ward] ?? school?.ward
    case "grade": return fields[.grade] ?? fields[.class].flatMap(grade)
    default: return RegistrationRules.Field(rawValue: key).flatMap { fields[$0] }
    }
  }

  /// The grade that the name of a class begins with: "8A" is in grade 8, "10 Toán" in 10.
  private static func grade(ofClass name: String) -> String? {
    let digits = name.drop { !$0.isNumber }.prefix { ("0"..."9").contains($0) }
    return Int(digits).map(String.init)
  }
}
