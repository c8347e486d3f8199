import Assessment
import ContestEngine
import TestSupport

/// What is wrong with a contest that was played, in words; empty where nothing is.
enum SimulationFaults {
  /// The contest's figures against those of the reference.
  static func ofFigures(_ live: LiveContest) -> [String] {
    let reference = ReferenceScorer(live.journal)
    let contest = live.contest
    let standings = contest.standings()
    var faults: [String] = []
    func expect(_ isRight: Bool, _ what: @autoclosure () -> String) {
      if !isRight { faults.append(what()) }
    }
    expect(standings.rows.count == reference.contestants, "rows")
    let (table, ranks) = (reference.table(), reference.ranks())
    for row in standings.rows {
      let place = Int(row.contestant.number) - 1
      let figures = ReferenceScorer.Figures(
        points: row.points, correct: row.correct, time: row.timeMs, reach: table[place].reach)
      expect(figures == table[place], "\(row.contestant): \(figures), not \(table[place])")
      expect(row.rank == ranks[place], "\(row.contestant): rank \(row.rank), not \(ranks[place])")
      expect(row.points == contest.points(of: row.contestant), "\(row.contestant): points")
      expect(contest.quickRanks().rank(of: row.contestant) == row.rank, "quick ranks")
      expect(standings.rank(of: row.contestant) == row.rank, "rank of \(row.contestant)")
    }
    for question in reference.scored {
      let correct = contest.tally(of: question)?.correct
      expect(correct == reference.correct(on: question), "right on \(question)")
    }
    for school in standings.schools {
      expect(school.points == reference.bestFive(of: school.school), "school \(school.school)")
    }
    expect(Set(standings.teams.map(\.team.number)) == reference.teams, "teams")
    for team in standings.teams {
      expect(team.points == reference.sum(of: team.team.number), "points of \(team.team)")
      let better = standings.teams.count { $0.points > team.points }
      expect(team.rank == better + 1, "rank of \(team.team)")
    }
    for place in (contest.program?.definition.leagues ?? []).indices {
      let league = contest.standings(league: place).rows
      for row in league {
        let own = ranks[Int(row.contestant.number) - 1]
        let better = league.count { ranks[Int($0.contestant.number) - 1] < own }
        expect(row.rank == better + 1, "\(row.contestant) in league \(place)")
      }
    }
    return faults
  }

  /// The journal alone rebuilds the contest, from any place in it.
  static func ofReplay(_ live: LiveContest, seed: UInt64) -> [String] {
    var random = SeededGenerator(seed: seed)
    let cut = Int.random(in: 0...live.journal.count, using: &random)
    var replayed = Contest()
    for entry in live.journal.prefix(cut) { replayed.apply(entry) }
    var rest = replayed
    for entry in live.journal.dropFirst(cut) { rest.apply(entry) }
    var faults: [String] = []
    if rest != live.contest { faults.append("replay from \(cut)") }
    if rest.sequence != Int64(live.journal.count) { faults.append("sequence") }
    return faults
  }

  /// A snapshot of any moment and the entries after it come to what all entries come to.
  static func ofSnapshot(_ live: LiveContest, seed: UInt64) -> [String] {
    var random = SeededGenerator(seed: seed)
    let cut = Int.random(in: 0...live.journal.count, using: &random)
    return ofSnapshot(live.journal, live.contest, at: cut)
  }

  static func ofSnapshot(
    _ journal: [JournalEntry], _ end: Contest, at cut: Int
  ) -> [String] {
    var (before, restored) = (Contest(), Contest())
    for entry in journal.prefix(cut) {
      before.apply(entry)
      if entry.event.isGroundwork { restored.apply(entry) }
    }
    do throws(SnapshotFault) {
      try restored.restore(ContestSnapshot(before))
    } catch {
      return ["snapshot at \(cut): \(error)"]
    }
    if restored != before { return ["snapshot at \(cut)"] }
    for entry in journal.dropFirst(cut) { restored.apply(entry) }
    return restored == end && restored.standings() == end.standings()
      ? [] : ["the rest after a snapshot at \(cut)"]
  }

  /// An answer counts once, its credits and times stay within their bounds, and what a question
  /// brought is the sum of its parts.
  static func ofAnswers(_ live: LiveContest) -> [String] {
    var faults: [String] = []
    var seen: Set<[Int]> = []
    var credits: [Int32: Int64] = [:]
    let rounds = live.contest.program?.definition.rounds ?? []
    for entry in live.journal {
      guard case .responded(let answer) = entry.event else { continue }
      let (contestant, question) = (answer.contestant.number, answer.question)
      let isFirst = seen.insert([Int(contestant), question.round, question.place]).inserted
      if !isFirst, rounds[question.round].answers != .changeable {
        faults.append("c\(contestant) twice on \(question)")
      }
      if !(0...250).contains(answer.credit) { faults.append("credit \(answer.credit)") }
      credits[contestant, default: 0] += answer.credit
    }
    if !credits.values.allSatisfy({ $0 <= 5_000 }) { faults.append("credits \(credits)") }
    for contestant in live.contest.contestants {
      var sum = 0
      for question in live.contest.askedOrDefined {
        guard let result = live.contest.result(of: contestant.contestant, on: question) else {
          continue
        }
        if !(0...60_000).contains(result.timeMs) { faults.append("time \(result.timeMs)") }
        let parts = result.base + result.speed + result.streakBonus + result.star
        let counts = !result.isAnnulled && !result.isTrial && result.counts
        if result.points != (counts ? parts : 0) { faults.append("parts on \(question)") }
        if counts { sum += result.points }
      }
      let points = live.contest.points(of: contestant.contestant)
      if sum != points { faults.append("\(contestant.contestant): \(sum), not \(points)") }
    }
    return faults
  }

  /// What is refused, and what is decided and not applied, changes nothing.
  static func ofRefusals(_ live: LiveContest, seed: UInt64) -> [String] {
    let contest = live.contest
    let before = contest
    for command in [
      Command.start(seed: Sample.seed), .open, .openReserve, .close, .reveal, .pause, .continue,
      .finish, .finalize, .freeze, .unfreeze, .revealNext(top: 3), .tick, .recover,
      .annul(QuestionID(round: 0, place: 0), reason: "x"), .restoreInterval(1),
    ] {
      _ = try? contest.decide(command, at: live.now)
    }
    return contest == before ? [] : ["a decision changed something"]
  }
}
