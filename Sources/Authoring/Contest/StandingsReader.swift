import ContestEngine

/// Reads `standings`.
enum StandingsReader {
  static func read(_ contest: ContestFields) -> StandingsRules {
    var rules = StandingsRules()
    guard let fields = contest.group("standings", keys: ContestKeys.standings) else { return rules }
    if let list = fields["by"] {
      var taken = UniqueNames()
      let criteria = (list.list() ?? []).compactMap { field -> StandingsRules.Criterion? in
        guard let value = field.choice(StandingsRules.Criterion.self) else { return nil }
        return taken.take(value.rawValue, as: field) ? value : nil
      }
      if case .list(let values) = list.value.content, values.isEmpty {
        list.add(.emptyText(list.path))
      }
      if !criteria.isEmpty { rules.by = criteria }
    }
    if let schools = fields.group("schools", keys: ContestKeys.schoolStandings) {
      rules.schools = readSchools(schools)
    }
    if let teams = fields.group("teams", keys: ContestKeys.teamStandings) {
      rules.teams = readTeams(teams)
    }
    if let value = fields["freezeLast"]?.integer(in: 0...10_000) { rules.freezeLast = value }
    return rules
  }

  private static func readSchools(_ fields: ContestFields) -> StandingsRules.Schools {
    var rules = StandingsRules.Schools()
    if let value = fields["take"]?.choice(StandingsRules.Take.self) { rules.take = value }
    if let value = fields["count"]?.integer(in: ContestLimits.perSchool) { rules.count = value }
    if let weights = readWeights(fields) { rules.weights = weights }
    warnByTake(rules.take, fields)
    return rules
  }

  private static func readTeams(_ fields: ContestFields) -> StandingsRules.Teams {
    var rules = StandingsRules.Teams()
    if let value = fields["take"]?.choice(StandingsRules.Take.self) { rules.take = value }
    if let value = fields["count"]?.integer(in: ContestLimits.perSchool) { rules.count = value }
    if let weights = readWeights(fields) { rules.weights = weights }
    if let value = fields["size"]?.integer(in: ContestLimits.perSchool) { rules.size = value }
    warnByTake(rules.take, fields)
    return rules
  }

  private static func readWeights(_ fields: ContestFields) -> [Int]? {
    guard let field = fields["weights"], let list = field.list(max: 2) else { return nil }
    let weights = list.compactMap { $0.integer(in: 0...100) }
    let sum = weights.reduce(0, +)
    if weights.count == 2, sum == 100 { return weights }
    if weights.count == list.count { field.add(.weightsNotHundred(sum)) }
    return nil
  }

  private static func warnByTake(_ take: StandingsRules.Take, _ fields: ContestFields) {
    if take != .best {
      fields.warnOfNoEffect(
        ["count"], because: ("chỉ take: \"best\" dùng", "only take: \"best\" uses it"))
    }
    if take != .rateQuality {
      fields.warnOfNoEffect(
        ["weights", "size"],
        because: ("chỉ take: \"rateQuality\" dùng", "only take: \"rateQuality\" uses it"))
    }
  }
}
