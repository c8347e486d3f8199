import Assessment
import ContestEngine

// The figures, made anew from the list each time they are asked for.
extension ReferenceScorer {
  private func ownAnswer(of contestant: Int32, to question: QuestionID) -> Answer? {
    answers.last { $0.contestant == contestant && $0.question == question }
  }

  /// The answer that the contestant is scored by: in a round of team answers the team's.
  private func answer(of contestant: Int32, to question: QuestionID) -> Answer? {
    guard let rule = program?.definition.rounds[question.round].teamAnswer,
      let team = terms[Int(contestant) - 1].team
    else { return ownAnswer(of: contestant, to: question) }
    guard isAsked(contestant, question) else { return nil }
    let given = members(of: team).filter { struckOffAfter[$0] == nil }
      .compactMap { ownAnswer(of: $0, to: question) }.filter { $0.response != nil }
      .sorted { place(of: $0) < place(of: $1) }
    let deciding: Answer?
    switch rule {
    case .first: deciding = given.first
    case .captain: deciding = given.first { $0.contestant == captain(of: team, question) }
    case .majority:
      let votes = given.map { one in given.count { $0.response == one.response } }
      deciding = votes.max().flatMap { most in votes.firstIndex(of: most) }.map { given[$0] }
    }
    return deciding.map {
      Answer(
        contestant: contestant, question: question, response: $0.response, time: $0.time,
        limit: $0.limit)
    }
  }

  private func place(of answer: Answer) -> Int {
    answers.lastIndex {
      $0.contestant == answer.contestant && $0.question == answer.question
    } ?? 0
  }

  private func isAsked(_ contestant: Int32, _ question: QuestionID) -> Bool {
    Int(contestant) <= presentAtOpening[question, default: 0]
      || ownAnswer(of: contestant, to: question) != nil
  }

  private func members(of team: Int32) -> [Int32] {
    terms.indices.filter { terms[$0].team == team }.map { Int32($0 + 1) }
  }

  private func captain(of team: Int32, _ question: QuestionID) -> Int32? {
    let members = members(of: team).filter { isAsked($0, question) }
    return members.first { terms[Int($0) - 1].isCaptain } ?? members.first
  }

  /// The points of a team: what its own answers brought once, and the sum of its members' others.
  func sum(of team: Int32) -> Int {
    let members = members(of: team).filter { struckOffAfter[$0] == nil }
    let entries = tableAndLedger().ledger.filter { members.contains($0.contestant) }
    let isCommon = { (question: QuestionID) in
      program?.definition.rounds[question.round].teamAnswer != nil
    }
    let alone = entries.filter { !isCommon($0.question) }.map(\.points).reduce(0, +)
    let common = Dictionary(
      grouping: entries.filter { isCommon($0.question) && isAsked($0.contestant, $0.question) },
      by: \.question)
    return alone + common.values.map { $0.map(\.points).max() ?? 0 }.reduce(0, +)
  }

  var teams: Set<Int32> { Set(terms.compactMap(\.team)) }

  /// The figures of everyone, by number − 1: question by question, everyone's answers looked up
  /// anew each time.
  func table() -> [Figures] { tableAndLedger().table }

  /// What one contestant got for one question.
  struct Entry {
    let contestant: Int32
    let question: QuestionID
    let points: Int
  }

  private func tableAndLedger() -> (table: [Figures], ledger: [Entry]) {
    var ledger: [Entry] = []
    let everyone = contestants == 0 ? [] : Array(1...Int32(contestants))
    var table = [Figures](repeating: Figures(), count: contestants)
    for (place, round) in (program?.definition.rounds ?? []).enumerated() where !round.trial {
      var streaks: [Int32: Int] = [:]
      // Who is in; nil before the first question that counts.
      var playing: [Int32: Bool]?
      var reach: [Int32: Int] = [:]
      for question in items.keys.sorted() where question.round == place && round.rule != .survey {
        defer {
          for contestant in rescued[question, default: []] where playing?[contestant] == false {
            if contestant <= presentAtFirst(of: place) { playing?[contestant] = true }
          }
        }
        guard counts(question) else { continue }
        if round.rule == .elimination, playing == nil {
          playing = Dictionary(
            uniqueKeysWithValues: everyone.map { ($0, $0 <= presentAtFirst(of: place)) })
        }
        let isIn = { (contestant: Int32) in playing?[contestant] ?? true }
        for contestant in everyone where isIn(contestant) && !isExcused(contestant, question) {
          let answer = answer(of: contestant, to: question)
          let half = answer.flatMap { halves(of: $0) }
          streaks[contestant] = half == 2 ? streaks[contestant, default: 0] + 1 : 0
          guard let answer, let half else {
            ledger.append(Entry(contestant: contestant, question: question, points: 0))
            continue
          }
          var points = points(round, half, answer)
          if round.rule == .ranked { points = band(of: answer, round, on: question) }
          let stars = staked.contains(Stake(contestant: contestant, question: question))
          if stars, half == 2 { points *= 2 }
          if stars, half == 0 { points = -round.points }
          if half == 2 {
            table[Int(contestant) - 1].correct += 1
            table[Int(contestant) - 1].time += answer.time
            if round.rule == .speed, streaks[contestant, default: 0] > 1 {
              points += round.streakBonus * min(5, streaks[contestant, default: 0] - 1)
            }
          }
          table[Int(contestant) - 1].points += points
          ledger.append(Entry(contestant: contestant, question: question, points: points))
        }
        if round.rule == .elimination {
          let looked = everyone.filter { contestant in
            isIn(contestant)
              && (struckOffAfter[contestant] ?? .max) > openedPlace[question, default: 0]
          }
          let failed = looked.filter { contestant in
            !isExcused(contestant, question)
              && answer(of: contestant, to: question).flatMap { halves(of: $0) } != 2
          }
          if failed.count < looked.count {
            for contestant in failed {
              playing?[contestant] = false
              reach[contestant] = question.place + 1
            }
          }
        }
      }
      guard let playing else { continue }
      for contestant in everyone {
        let far = playing[contestant] == true ? Int(Int32.max) : reach[contestant, default: 0]
        table[Int(contestant) - 1].reach += far
      }
    }
    return (table, ledger)
  }

  /// Those present when the round's first question was opened, whether it counts or not.
  private func presentAtFirst(of round: Int) -> Int {
    let first = items.keys.sorted().first { $0.round == round }
    return first.flatMap { presentAtOpening[$0] } ?? 0
  }

  private func band(of answer: Answer, _ round: RoundDefinition, on question: QuestionID) -> Int {
    guard halves(of: answer) == 2 else { return 0 }
    if struckOffAfter[answer.contestant] != nil { return 0 }
    let isCommon = round.teamAnswer != nil
    let quicker = (1...Int32(contestants)).filter { other in
      guard let their = self.answer(of: other, to: question), halves(of: their) == 2 else {
        return false
      }
      return their.time < answer.time && struckOffAfter[other] == nil
        && !isExcused(other, question)
    }
    // A team with one answer takes one place.
    let faster = Set(quicker.map { isCommon ? -(terms[Int($0) - 1].team ?? -$0) : $0 }).count
    if faster < round.bands.count { return round.bands[faster] }
    return round.bandsRepeat ? round.bands[round.bands.count - 1] : 0
  }

  /// Whether an interval that was taken out annuls the question for the contestant.
  private func isExcused(_ contestant: Int32, _ question: QuestionID) -> Bool {
    isRemoved(question, for: schools[Int(contestant) - 1])
  }

  /// - Parameter school: nil for an interval that was taken out for everyone.
  private func isRemoved(_ question: QuestionID, for school: SchoolID?) -> Bool {
    guard let opening = openings[question] else { return false }
    let still = stoodStill[question, default: 0]
    let start = opening.startsAt.milliseconds + still
    let end = min(
      closedAt[question]?.milliseconds ?? .max,
      opening.closesAt.milliseconds + still + extended[question, default: 0])
    let whole = opening.closesAt - opening.startsAt
    return removed.contains { interval in
      if let only = interval.school, only != school { return false }
      let shared = min(end, interval.to.milliseconds) - max(start, interval.from.milliseconds)
      return 2 * shared > whole
    }
  }

  func figures(of contestant: Int32) -> Figures { table()[Int(contestant) - 1] }

  /// Questions whose key was told.
  var scored: [QuestionID] {
    items.keys.filter { isTold($0) && program?.definition.rounds[$0.round].rule != .survey }
  }

  func correct(on question: QuestionID) -> Int {
    (1...Int32(contestants)).count { contestant in
      ownAnswer(of: contestant, to: question)?.response != nil
        && answer(of: contestant, to: question).flatMap { halves(of: $0) } == 2
    }
  }

  private func isTold(_ question: QuestionID) -> Bool {
    let byHost = program?.definition.rounds[question.round].reveal == .host
    return (byHost ? revealed : closed).contains(question)
  }

  private func counts(_ question: QuestionID) -> Bool {
    isTold(question) && !annulled.contains(question) && !isRemoved(question, for: nil)
  }

  /// The mark in halves; nil where the answer was taken back.
  private func halves(of answer: Answer) -> Int? {
    guard case .choice(let id) = answer.response, let item = items[answer.question] else {
      return nil
    }
    let place = item.ids.firstIndex(of: id)
    // The first choice is right in the bank: back to it is back to the bank's own marks.
    if let right = correctedTo[answer.question], right != 0 { return place == right ? 2 : 0 }
    return place == 0 ? 2 : place == 2 ? 1 : 0
  }

  private func points(_ round: RoundDefinition, _ halves: Int, _ answer: Answer) -> Int {
    if round.rule == .classic {
      return halves == 0 ? round.wrong : (round.points * halves + 1) / 2
    }
    if round.rule == .elimination { return (round.points * halves + 1) / 2 }
    if round.rule == .ranked { return 0 }
    let whole = round.decay == .half ? 2 * Int(answer.limit) : Int(answer.limit)
    let left = answer.time < 500 ? whole : whole - Int(answer.time)
    let (numerator, denominator) = (round.points * halves * left, 2 * whole)
    return (2 * numerator + denominator) / (2 * denominator)
  }

  /// Everyone's rank, by number − 1: one more than those who are better.
  func ranks() -> [Int] {
    let table = table()
    let rounds = (program?.definition.rounds ?? []).filter { !$0.trial && $0.rule != .survey }
    let byReach = !rounds.isEmpty && rounds.allSatisfy { $0.rule == .elimination }
    return table.indices.map { index in
      let own = table[index]
      let isStruckOff = struckOffAfter[Int32(index + 1)] != nil
      return 1
        + table.indices.count { other in
          if struckOffAfter[Int32(other + 1)] != nil { return false }
          if isStruckOff { return true }
          let their = table[other]
          if byReach, their.reach != own.reach { return their.reach > own.reach }
          if their.points != own.points { return their.points > own.points }
          if their.correct != own.correct { return their.correct > own.correct }
          return their.time < own.time
        }
    }
  }

  /// The sum of the five best of a school.
  func bestFive(of school: SchoolID) -> Int {
    let table = table()
    let points = schools.indices.filter {
      schools[$0] == school && struckOffAfter[Int32($0 + 1)] == nil
    }.map { table[$0].points }
    return points.sorted(by: >).prefix(5).reduce(0, +)
  }
}
