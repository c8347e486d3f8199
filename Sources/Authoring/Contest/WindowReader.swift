import ContestEngine

/// Reads the keys of a self-paced contest.
enum WindowReader {
  static func read(_ contest: ContestFields, mode: ContestDefinition.Mode) -> WindowRules? {
    guard mode == .window else {
      contest.warnOfNoEffect(
        ContestKeys.window,
        because: ("chỉ dùng với mode: \"window\"", "only mode: \"window\" uses it"))
      return nil
    }
    var rules = WindowRules()
    if let value = contest["minutes"]?.integer(in: ContestLimits.minutes) { rules.minutes = value }
    if let value = contest["attempts"]?.integer(in: ContestLimits.attempts) {
      rules.attempts = value
    }
    if let value = contest["take"]?.choice(WindowRules.Take.self) { rules.take = value }
    if let value = contest["estimate"]?.choice(WindowRules.Estimate.self) { rules.estimate = value }
    if let value = contest["show"]?.choice(WindowRules.Show.self) { rules.show = value }
    if let value = contest["duration"]?.choice(WindowRules.Duration.self) { rules.duration = value }
    if rules.attempts == 1 {
      contest.warnOfNoEffect(
        ["take"], because: ("mỗi người chỉ có một lượt", "there is one attempt only"))
    }
    readTimes(contest, into: &rules)
    return rules
  }

  private static func readTimes(_ contest: ContestFields, into rules: inout WindowRules) {
    if contest.has("weeks") {
      contest.warnOfNoEffect(
        ["opens", "closes"], because: ("đã có 'weeks'", "there are 'weeks'"))
      rules.weeks = readWeeks(contest, minutes: rules.minutes)
      return
    }
    let example = "opens: \"2026-05-04T08:00+07:00\", closes: \"2026-05-10T17:00+07:00\""
    rules.opens = contest.required("opens", example: example)?.moment()
    let closesField = contest.required("closes", example: example)
    rules.closes = closesField?.moment()
    check(rules.opens, rules.closes, minutes: rules.minutes, at: closesField)
  }

  private static func readWeeks(_ contest: ContestFields, minutes: Int) -> [WindowRules.Week] {
    var ids = UniqueNames()
    var weeks: [WindowRules.Week] = []
    for fields in contest.groups("weeks", keys: ContestKeys.week, max: 100) {
      let idField = fields.required("id", example: "id: \"tuan-1\"")
      let id = idField?.id()
      if let id, let idField { _ = ids.take(id, as: idField) }
      let opens = fields.required("opens", example: "opens: \"2026-05-04T08:00+07:00\"")?.moment()
      let closesField = fields.required("closes", example: "closes: \"2026-05-10T17:00+07:00\"")
      let closes = closesField?.moment()
      check(opens, closes, minutes: minutes, at: closesField)
      guard let opens, let closes else { continue }
      if let last = weeks.last, opens < last.closes {
        fields["opens"]?.add(.weeksOverlap(last.id))
      }
      weeks.append(WindowRules.Week(id: id ?? "", opens: opens, closes: closes))
    }
    if let field = contest["weeks"], case .list(let values) = field.value.content, values.isEmpty {
      field.add(.emptyText(field.path))
    }
    return weeks
  }

  private static func check(
    _ opens: Instant?, _ closes: Instant?, minutes: Int, at field: ContestField?
  ) {
    guard let opens, let closes, let field else { return }
    if closes <= opens {
      field.add(.closesBeforeOpens)
    } else if closes - opens < Int64(minutes) * 60_000 {
      field.add(.windowTooShort(minutes: minutes))
    }
  }
}
