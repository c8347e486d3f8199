/// Teams by the points of their members, and by those of their own answers.
///
/// What a round of team answers brought counts once, whatever the team's size; of everything else
/// the members' points are taken as the rules say. `rateQuality` weighs who has joined against the
/// mean of the members' whole points.
struct TeamRanking {
  let rows: [Standings.TeamRow]

  init(_ contest: Contest, _ order: RankOrder) {
    let teams = contest.contestants.teams
    guard !teams.isEmpty else {
      rows = []
      return
    }
    let rules = contest.program?.definition.standings.teams ?? StandingsRules.Teams()
    let common = contest.teamPoints()
    let members = Members(order, contest, common)
    let values = teams.numbers.compactMap { number in
      teams[number].map { team in
        (number: number, team: team, value: members.value(of: team, number, rules))
      }
    }
    let sorted = values.sorted { left, right in
      left.value.points == right.value.points
        ? left.number < right.number : left.value.points > right.value.points
    }
    var rows: [Standings.TeamRow] = []
    for (index, one) in sorted.enumerated() {
      let ties = index > 0 && one.value.points == sorted[index - 1].value.points
      rows.append(
        Standings.TeamRow(
          rank: ties ? rows[index - 1].rank : index + 1, team: TeamID(number: one.number),
          school: one.team.school, points: one.value.points.rounded, counted: one.value.counted,
          present: one.team.members.count))
    }
    self.rows = rows
  }

  private struct Members {
    let order: RankOrder
    let contest: Contest
    let common: CommonPoints

    init(_ order: RankOrder, _ contest: Contest, _ common: CommonPoints) {
      self.order = order
      self.contest = contest
      self.common = common
    }

    func value(
      of team: Teams.Team, _ number: Int32, _ rules: StandingsRules.Teams
    ) -> (points: ExactFraction, counted: Int) {
      let members = team.members.map { Int($0) }.filter { !contest.isDisqualified(at: $0) }
      let once = common.ofTeams[number] ?? 0
      if rules.take == .rateQuality {
        let whole = members.reduce(0) { $0 + order.totals[$1].points }
        return (
          ParticipationAndQuality(
            joined: team.members.count, whole: rules.size, points: whole, counted: members.count,
            most: contest.pointsToHave, weights: rules.weights
          ).value, members.count
        )
      }
      let own = members.map { order.totals[$0].points - (common.ofMembers[$0] ?? 0) }
        .sorted(by: >)
      let counting = rules.take == .best ? Array(own.prefix(rules.count)) : own
      let sum = counting.reduce(0, +)
      let divisor = rules.take == .mean ? max(1, counting.count) : 1
      return (
        ExactFraction(Int128(sum) + Int128(once) * Int128(divisor), over: Int128(divisor)),
        counting.count
      )
    }
  }
}

/// What rounds of team answers brought.
struct CommonPoints {
  /// By team number: each question once.
  var ofTeams: [Int32: Int] = [:]
  /// By contestant number − 1: what is in the contestant's own points from them.
  var ofMembers: [Int: Int] = [:]
}

extension Contest {
  private func isAsked(_ index: Int, in question: QuestionRecord) -> Bool {
    index < question.presentAtOpening || question.answer(at: index) != nil
  }

  func teamPoints() -> CommonPoints {
    var common = CommonPoints()
    for question in questions where question.isRevealed {
      guard let round = rules(of: question.id), round.teamAnswer != nil, !round.trial,
        !question.isAnnulled, !question.isExcused
      else { continue }
      for number in contestants.teams.numbers {
        var best: Int?
        for member in (contestants.teams[number]?.members ?? []).map({ Int($0) })
        where member < question.scores.count && question.scores[member].counts {
          let points = question.scores[member].points
          common.ofMembers[member, default: 0] += points
          if isAsked(member, in: question), !isDisqualified(at: member) {
            best = max(best ?? points, points)
          }
        }
        common.ofTeams[number, default: 0] += best ?? 0
      }
    }
    return common
  }
}
