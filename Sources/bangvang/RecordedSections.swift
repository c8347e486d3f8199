import ContestEngine
import Publishing
import Store

// Teams, leagues and weeks of a recorded contest.
extension RecordedContest {
  func teamRows(
    _ standings: Standings, shown: PrivacyRules.Shown?
  ) -> [ResultsReport.TeamRow] {
    var names: [TeamID: String] = [:]
    for registered in contest.contestants {
      guard let number = registered.terms.team,
        let name = persons[registered.contestant]?.fields[field: .team]
      else { continue }
      let team = TeamID(number: number)
      if names[team] == nil { names[team] = name }
    }
    return standings.teams.map { row in
      ResultsReport.TeamRow(
        rank: row.rank, team: row.team,
        name: shown == .code ? row.team.description : names[row.team] ?? row.team.description,
        school: row.school, points: row.points, counted: row.counted, present: row.present)
    }
  }

  func leagues(shown: PrivacyRules.Shown?) -> [ResultsReport.Section] {
    let definition = program.definition
    return definition.leagues.enumerated().map { place, league in
      ResultsReport.Section(
        id: league.id, title: league.title.text(in: definition.language),
        contestants: rows(of: contest.standings(league: place), shown: shown))
    }
  }

  /// Nothing for a window that is not of weeks: then the contest's standings are its own.
  func weeks(shown: PrivacyRules.Shown?) -> [ResultsReport.Section] {
    let weeks = program.definition.window?.weeks ?? []
    let english = program.definition.language.hasPrefix("en")
    return weeks.enumerated().map { place, week in
      ResultsReport.Section(
        id: week.id, title: (english ? "Week " : "Tuần ") + "\(place + 1) (\(week.id))",
        contestants: rows(of: contest.standings(week: place), shown: shown),
        estimate: contest.estimateTruth(week: place))
    }
  }

  /// Of a contest with one window; each week has its own.
  var estimate: EstimateTruth? {
    program.definition.window?.weeks.isEmpty == true ? contest.estimateTruth(week: 0) : nil
  }
}
