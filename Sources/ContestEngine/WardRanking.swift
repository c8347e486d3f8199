import Assessment

extension Standings {
  /// A ward (xã, phường) by the points of the contestants of its schools.
  public struct WardRow: Hashable, Sendable {
    public let rank: Int
    /// As the first of its schools in the definition writes it.
    public let ward: String
    /// Of a mean: rounded half up; ranked exactly.
    public let points: Int
    /// How many contestants its points come from.
    public let counted: Int
    /// How many joined.
    public let present: Int
    /// Its schools that somebody joined from.
    public let schools: Int
  }
}

extension ContestDefinition {
  /// The ward of each school that names one, as the first school of it writes it: wards are told apart
  /// by the text itself, so that "Thành Vinh" is "thành  vinh".
  public var wards: [SchoolID: String] {
    var known: [String: String] = [:]
    var wards: [SchoolID: String] = [:]
    for school in schools {
      guard let name = school.ward, !name.isEmpty else { continue }
      let key = TextNormaliser.strictKey(name)
      known[key] = known[key] ?? name
      wards[school.id] = known[key]
    }
    return wards
  }
}

/// Wards in order of rank: as if all contestants of a ward were of one school, so that `take` means
/// the same as for schools.
private struct WardRanking {
  let rows: [Standings.WardRow]

  private struct Sum {
    let key: String
    let name: String
    var points = 0
    var counted = 0
    var present = 0
    var schools = 0
    /// Of its schools that said how many are enrolled.
    var joined = 0
    var enrolled = 0
  }

  init(_ contest: Contest, _ definition: ContestDefinition) {
    var (sums, placeOf) = Self.wards(definition)
    guard sums.count > 1 else {
      rows = []
      return
    }
    for school in definition.schools {
      guard let place = placeOf[school.id] else { continue }
      let present = contest.contestants.count(from: school.id)
      sums[place].present += present
      sums[place].schools += present > 0 ? 1 : 0
      guard let enrolled = school.enrolled else { continue }
      sums[place].enrolled += enrolled
      sums[place].joined += present
    }
    Self.add(contest, definition.standings, to: &sums, placeOf)
    rows = Self.ranked(sums.filter { $0.present > 0 }, contest, definition.standings.schools)
  }

  private static func wards(_ definition: ContestDefinition) -> ([Sum], [SchoolID: Int]) {
    var sums: [Sum] = []
    var placeOf: [SchoolID: Int] = [:]
    let wards = definition.wards
    var known: [String: Int] = [:]
    for school in definition.schools {
      guard let name = wards[school.id] else { continue }
      let place = known[name] ?? sums.count
      if place == sums.count {
        known[name] = place
        sums.append(Sum(key: TextNormaliser.strictKey(name), name: name))
      }
      placeOf[school.id] = place
    }
    return (sums, placeOf)
  }

  private static func add(
    _ contest: Contest, _ rules: StandingsRules, to sums: inout [Sum], _ placeOf: [SchoolID: Int]
  ) {
    let order = RankOrder(contest)
    let wards = contest.contestants.schools.map { placeOf[$0] }
    let most = rules.schools.take == .best ? rules.schools.count : Int.max
    for place in SchoolRanking.best(contest, order, rules)
    where !contest.isDisqualified(at: Int(place)) {
      guard let ward = wards[Int(contest.contestants.schoolPlaceOf[Int(place)])],
        sums[ward].counted < most
      else { continue }
      sums[ward].points += order.totals[Int(place)].points
      sums[ward].counted += 1
    }
  }

  private static func ranked(
    _ sums: [Sum], _ contest: Contest, _ rules: StandingsRules.Schools
  ) -> [Standings.WardRow] {
    let values = sums.map { value(of: $0, contest, rules) }
    // Equals by their text: the same order on every machine.
    let sorted = sums.indices.sorted { left, right in
      if values[left] != values[right] { return values[left] > values[right] }
      return sums[left].key.unicodeScalars.lexicographicallyPrecedes(sums[right].key.unicodeScalars)
    }
    var rows: [Standings.WardRow] = []
    for (index, place) in sorted.enumerated() {
      let tiesWithPrevious = index > 0 && values[place] == values[sorted[index - 1]]
      rows.append(
        Standings.WardRow(
          rank: tiesWithPrevious ? rows[index - 1].rank : index + 1, ward: sums[place].name,
          points: values[place].rounded, counted: sums[place].counted,
          present: sums[place].present, schools: sums[place].schools))
    }
    return rows
  }

  private static func value(
    of sum: Sum, _ contest: Contest, _ rules: StandingsRules.Schools
  ) -> ExactFraction {
    switch rules.take {
    case .sum, .best: ExactFraction(Int128(sum.points), over: 1)
    case .mean: ExactFraction(Int128(sum.points), over: Int128(sum.counted))
    case .rateQuality:
      ParticipationAndQuality(
        joined: sum.joined, whole: sum.enrolled, points: sum.points, counted: sum.counted,
        most: contest.pointsToHave, weights: rules.weights
      ).value
    }
  }
}

extension Contest {
  /// Wards that somebody joined from, equals by their text. Empty where the definition names fewer
  /// than two, and in a contest that a jury alone decides.
  public func wardStandings() -> [Standings.WardRow] {
    guard let definition = program?.definition, definition.mode != .judged else { return [] }
    return WardRanking(self, definition).rows
  }
}
