import Assessment
import ContestEngine

/// Scores a journal slowly and plainly, to be compared with the contest's own figures: every sum
/// is made anew from the list of what happened.
///
/// Only for items of `Sample`.
struct ReferenceScorer {
  struct Answer {
    let contestant: Int32
    let question: QuestionID
    let response: Response?
    let time: Int64
    let limit: Int64
  }

  private var program: ContestProgram?
  private var items: [QuestionID: DrawnItem] = [:]
  private var schools: [SchoolID] = []
  private var terms: [EntryTerms] = []
  private var factors: [Int32: Int] = [:]
  private var openings: [QuestionID: Timing] = [:]
  private var stoodStill: [QuestionID: Int64] = [:]
  private var pausedSince: Instant?
  private var goesOnAt: Instant?
  private var newest: QuestionID?
  private var closed: Set<QuestionID> = []
  private var revealed: Set<QuestionID> = []
  private(set) var annulled: Set<QuestionID> = []
  private(set) var answers: [Answer] = []
  private var closedAt: [QuestionID: Instant] = [:]
  private var extended: [QuestionID: Int64] = [:]
  private var presentAtOpening: [QuestionID: Int] = [:]
  /// How many questions were opened before this one.
  private var openedPlace: [QuestionID: Int] = [:]
  /// The place of the choice that a corrected key names.
  private var correctedTo: [QuestionID: Int] = [:]
  /// How many questions had been opened when somebody was struck off.
  private var struckOffAfter: [Int32: Int] = [:]
  private var rescued: [QuestionID: [Int32]] = [:]
  private var staked: Set<Stake> = []
  private var intervals: [RemovedInterval] = []
  private var restored: Set<Int> = []

  private struct Stake: Hashable {
    let contestant: Int32
    let question: QuestionID
  }

  private var removed: [RemovedInterval] {
    intervals.enumerated().filter { !restored.contains($0.offset + 1) }.map(\.element)
  }

  init(_ journal: [JournalEntry]) {
    for entry in journal { take(entry.event, at: entry.at) }
  }

  private mutating func take(_ event: Event, at moment: Instant) {
    switch event {
    case .prepared(let program): self.program = program
    case .registered(let contestant):
      schools.append(contestant.school)
      terms.append(contestant.terms)
    case .extraTimeGranted(let contestant, let factor): factors[contestant.number] = factor
    case .started(let draw):
      for (round, items) in draw.rounds.enumerated() {
        for (place, item) in items.enumerated() {
          self.items[QuestionID(round: round, place: place)] = item
        }
      }
    case .opened(let question, let timing):
      openings[question] = timing
      newest = question
      presentAtOpening[question] = schools.count
      openedPlace[question] = openings.count - 1
    case .closed(let question):
      closed.insert(question)
      closedAt[question] = pausedSince ?? moment
    case .extended(let duration):
      if let newest { extended[newest, default: 0] += duration }
    case .revealed(let question): revealed.insert(question)
    case .annulled(let question, _): annulled.insert(question)
    case .paused:
      pausedSince = pausedSince ?? moment
      goesOnAt = nil
    case .interrupted(let since, let until):
      pausedSince = since
      goesOnAt = until
    case .continued: goOn(at: moment)
    case .responded(let answer): take(answer, at: moment)
    case .rekeyed(let question, .response(.choice(let id)), _):
      correctedTo[question] = items[question]?.ids.firstIndex(of: id)
    case .disqualified(let contestant, _): struckOffAfter[contestant.number] = openings.count
    case .reinstated(let contestant, _): struckOffAfter[contestant.number] = nil
    case .rescued(let contestants):
      if let newest { rescued[newest, default: []] += contestants.map(\.number) }
    case .staked(let contestant, let question):
      staked.insert(Stake(contestant: contestant.number, question: question))
    case .intervalRemoved(let interval): intervals.append(interval)
    case .intervalRestored(let number): restored.insert(number)
    default: break
    }
  }

  private mutating func goOn(at moment: Instant) {
    let end = min(moment, goesOnAt ?? moment)
    if let newest, !closed.contains(newest), let pausedSince {
      stoodStill[newest, default: 0] += end - pausedSince
    }
    pausedSince = nil
    goesOnAt = nil
  }

  private mutating func take(_ answer: AcceptedAnswer, at moment: Instant) {
    guard let timing = openings[answer.question] else { return }
    let whole = timing.closesAt - timing.startsAt
    let limit = whole * Int64(factors[answer.contestant.number] ?? 100) / 100
    let elapsed =
      moment - timing.startsAt - stoodStill[answer.question, default: 0] - answer.credit
    answers.append(
      Answer(
        contestant: answer.contestant.number, question: answer.question,
        response: answer.response, time: max(0, min(limit, elapsed)), limit: limit))
  }

  // MARK: Figures

  struct Figures: Equatable {
    var points = 0
    var correct = 0
    var time: Int64 = 0
    /// How far, over all rounds of elimination.
    var reach = 0
  }

  var contestants: Int { schools.count }

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
            uniqueKeysWithValues: everyone.map {
              ($0, $0 <= presentAtOpening[question, default: 0])
            })
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

  /// Those present when the round's first question that counts was opened.
  private func presentAtFirst(of round: Int) -> Int {
    let first = items.keys.sorted().first { $0.round == round && counts($0) }
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
    if let right = correctedTo[answer.question] { return place == right ? 2 : 0 }
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
