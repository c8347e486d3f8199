/// Schools by the points of their contestants.
struct SchoolRanking {
  let rows: [Standings.SchoolRow]

  init(_ contest: Contest, _ order: RankOrder) {
    let rules = contest.program?.definition.standings ?? StandingsRules()
    let schools = contest.contestants.schools
    let sums = Self.sums(contest, order, rules)
    let values = schools.indices.map { place in
      Self.value(of: sums[place], school: schools[place], in: contest, rules.schools)
    }
    let sorted = schools.indices.sorted { left, right in
      if values[left] == values[right] { return schools[left] < schools[right] }
      return values[left] > values[right]
    }
    var rows: [Standings.SchoolRow] = []
    for (index, place) in sorted.enumerated() {
      let tiesWithPrevious = index > 0 && values[place] == values[sorted[index - 1]]
      rows.append(
        Standings.SchoolRow(
          rank: tiesWithPrevious ? rows[index - 1].rank : index + 1, school: schools[place],
          points: values[place].rounded, counted: sums[place].counted,
          present: contest.contestants.count(from: schools[place])))
    }
    self.rows = rows
  }

  private struct Sum {
    var points = 0
    var counted = 0
  }

  /// Who is disqualified counts for no school.
  private static func sums(
    _ contest: Contest, _ order: RankOrder, _ rules: StandingsRules
  ) -> [Sum] {
    let most = rules.schools.take == .best ? rules.schools.count : Int.max
    var sums = [Sum](repeating: Sum(), count: contest.contestants.schools.count)
    for place in best(contest, order, rules) where !contest.isDisqualified(at: Int(place)) {
      let school = Int(contest.contestants.schoolPlaceOf[Int(place)])
      guard sums[school].counted < most else { continue }
      sums[school].points += order.totals[Int(place)].points
      sums[school].counted += 1
    }
    return sums
  }

  /// Contestants with the most points first.
  static func best(
    _ contest: Contest, _ order: RankOrder, _ rules: StandingsRules
  ) -> [Int32] {
    if rules.schools.take != .best { return order.places }
    if rules.by.first == .points, !contest.isEliminationAlone { return order.places }
    return order.places.sorted {
      order.totals[Int($0)].points > order.totals[Int($1)].points
    }
  }

  private static func value(
    of sum: Sum, school: SchoolID, in contest: Contest, _ rules: StandingsRules.Schools
  ) -> ExactFraction {
    switch rules.take {
    case .sum, .best: ExactFraction(Int128(sum.points), over: 1)
    case .mean: ExactFraction(Int128(sum.points), over: Int128(sum.counted))
    case .rateQuality: participationAndQuality(of: sum, school: school, in: contest, rules)
    }
  }

  private static func participationAndQuality(
    of sum: Sum, school: SchoolID, in contest: Contest, _ rules: StandingsRules.Schools
  ) -> ExactFraction {
    let enrolled = contest.program?.definition.schools.first { $0.id == school }?.enrolled
    return ParticipationAndQuality(
      joined: contest.contestants.count(from: school), whole: enrolled ?? 0, points: sum.points,
      counted: sum.counted, most: contest.pointsToHave, weights: rules.weights
    ).value
  }
}

extension Contest {
  /// What a contestant with everything right at once would have, streaks and stars apart, over
  /// the questions whose key was told; in a self-paced contest with a whole paper in each week in
  /// which anybody began one.
  var pointsToHave: Int {
    if let program, isWindow {
      let weeks = Set(attempts.all.map(\.week)).count
      return weeks * program.definition.rounds.reduce(0) { $0 + $1.pointsOfPaper }
    }
    return questions.reduce(judgedPointsToHave) { sum, question in
      guard question.isRevealed, !question.isAnnulled, !question.isExcused,
        let round = rules(of: question.id)
      else { return sum }
      return sum + round.pointsAtMost
    }
  }
}

extension RoundDefinition {
  /// What a question of the round can bring, streaks and stars apart; 0 where nothing is scored.
  public var pointsAtMost: Int {
    if trial { return 0 }
    return switch rule {
    case .classic, .speed, .elimination: points
    case .ranked: max(0, bands.first ?? 0)
    case .survey: 0
    }
  }
}
