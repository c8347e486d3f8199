/// Schools by the points of their contestants.
struct SchoolRanking {
  let rows: [Standings.SchoolRow]

  init(_ contest: Contest, _ order: RankOrder) {
    let rules = contest.program?.definition.standings ?? StandingsRules()
    let sums = Self.sums(contest, order, rules)
    let schools = contest.contestants.schools
    let sorted = sums.indices.sorted { left, right in
      if sums[left].ties(with: sums[right]) { return schools[left] < schools[right] }
      return sums[left].isBetter(than: sums[right])
    }
    var rows: [Standings.SchoolRow] = []
    for (index, place) in sorted.enumerated() {
      let tiesWithPrevious = index > 0 && sums[place].ties(with: sums[sorted[index - 1]])
      rows.append(
        Standings.SchoolRow(
          rank: tiesWithPrevious ? rows[index - 1].rank : index + 1, school: schools[place],
          points: sums[place].points, counted: sums[place].counted,
          present: contest.contestants.count(from: schools[place])))
    }
    self.rows = rows
  }

  private static func sums(
    _ contest: Contest, _ order: RankOrder, _ rules: StandingsRules
  ) -> [SchoolSum] {
    let most = rules.schools.take == .best ? rules.schools.count : Int.max
    var sums = [SchoolSum](
      repeating: SchoolSum(isMean: rules.schools.take == .mean),
      count: contest.contestants.schools.count)
    for place in best(contest, order, rules) {
      let school = Int(contest.contestants.schoolPlaceOf[Int(place)])
      guard sums[school].counted < most else { continue }
      sums[school].sum += contest.totals[Int(place)].points
      sums[school].counted += 1
    }
    return sums
  }

  /// Contestants with the most points first.
  private static func best(
    _ contest: Contest, _ order: RankOrder, _ rules: StandingsRules
  ) -> [Int32] {
    if rules.by.first == .points || rules.schools.take != .best { return order.places }
    return order.places.sorted {
      contest.totals[Int($0)].points > contest.totals[Int($1)].points
    }
  }
}

/// A school's points as an exact fraction.
private struct SchoolSum {
  let isMean: Bool
  var sum = 0
  var counted = 0

  private var divisor: Int { isMean ? max(1, counted) : 1 }

  var points: Int { ItemPoints.halfUp(Int128(sum), over: Int128(divisor)) }

  func isBetter(than other: SchoolSum) -> Bool {
    Int128(sum) * Int128(other.divisor) > Int128(other.sum) * Int128(divisor)
  }

  func ties(with other: SchoolSum) -> Bool {
    Int128(sum) * Int128(other.divisor) == Int128(other.sum) * Int128(divisor)
  }
}
