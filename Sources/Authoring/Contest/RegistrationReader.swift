import ContestEngine

/// Reads `registration`, `leagues` and `privacy`.
enum RegistrationReader {
  static func readRules(_ contest: ContestFields) -> RegistrationRules {
    var rules = RegistrationRules()
    guard let fields = contest.group("registration", keys: ContestKeys.registration) else {
      return rules
    }
    if let list = fields["fields"] { rules.fields = readFields(list) }
    if let value = fields["roster"]?.text() { rules.roster = value }
    if let value = fields["lateJoin"]?.truth() { rules.lateJoin = value }
    if let value = fields["perSchool"]?.integer(in: ContestLimits.perSchool) {
      rules.perSchool = value
    }
    // False is what it is without the key.
    if fields["approval"]?.truth() == true { rules.approval = true }
    return rules
  }

  private static func readFields(_ field: ContestField) -> [RegistrationRules.Field] {
    var taken = UniqueNames()
    let fields = (field.list() ?? []).compactMap { entry -> RegistrationRules.Field? in
      guard let value = entry.choice(RegistrationRules.Field.self) else { return nil }
      return taken.take(value.rawValue, as: entry) ? value : nil
    }
    if case .list(let values) = field.value.content, values.isEmpty {
      field.add(.emptyText(field.path))
    }
    if !fields.isEmpty, !fields.contains(.name) { field.add(.registrationWithoutName) }
    return fields
  }

  static func readLeagues(
    _ contest: ContestFields, registration: RegistrationRules
  ) -> [League] {
    var ids = UniqueNames()
    return contest.groups("leagues", keys: ContestKeys.league).map { fields in
      let idField = fields.required("id", example: "id: \"khoi-6\"")
      let id = idField?.id()
      if let id, let idField { _ = ids.take(id, as: idField) }
      let title = fields.required("title", example: "title: \"Khối 6\"")?.localizedText()
      let conditions = fields.required("where", example: "where: {grade: [\"6\"]}")
        .map { readConditions($0, registration: registration) }
      return League(
        id: id ?? "", title: title ?? LocalizedText(id ?? ""), conditions: conditions ?? [:],
        prizes: fields["prizes"]?.truth() ?? true)
    }
  }

  private static func readConditions(
    _ field: ContestField, registration: RegistrationRules
  ) -> [String: [String]] {
    let ofSchool = ["school", "ward", "bloc"]
    let known = RegistrationRules.Field.allCases.map(\.rawValue) + ofSchool
    guard let fields = ContestFields(field, keys: known) else { return [:] }
    var conditions: [String: [String]] = [:]
    for key in known {
      guard let condition = fields[key], let texts = condition.texts() else { continue }
      if texts.isEmpty { condition.add(.emptyText(condition.path)) }
      conditions[key] = texts.map(\.text)
      // A class tells its grade.
      let isAsked =
        registration.fields.contains { $0.rawValue == key } || ofSchool.contains(key)
        || key == "grade" && registration.fields.contains(.class)
      // A roster may tell what nobody is asked.
      if !isAsked, registration.roster == nil { condition.add(.leagueFieldNotAsked(key)) }
    }
    if conditions.isEmpty, fields.isWhole { field.add(.emptyText(field.path)) }
    return conditions
  }

  static func readPrivacy(_ contest: ContestFields, hasRoster: Bool) -> PrivacyRules {
    var rules = PrivacyRules()
    guard let fields = contest.group("privacy", keys: ContestKeys.privacy) else { return rules }
    if let value = fields["publish"]?.choice(PrivacyRules.Shown.self) { rules.publish = value }
    if let value = fields["live"]?.choice(PrivacyRules.Shown.self) { rules.live = value }
    if let value = fields["keepDays"]?.integer(in: ContestLimits.keepDays) {
      rules.keepDays = value
    }
    if rules.publish == .nameAndSchool, !hasRoster {
      fields["publish"]?.add(.namesNeedConsent)
    }
    return rules
  }
}
