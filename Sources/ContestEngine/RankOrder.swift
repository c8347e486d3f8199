/// Contestants in order of rank, by the chain of criteria: the next decides only where the one
/// before ties. Equal on the whole chain is equal in rank. Who is disqualified shares the last
/// place with the others who are.
struct RankOrder {
  static func supports(
    _ criterion: StandingsRules.Criterion, in mode: ContestDefinition.Mode
  ) -> Bool {
    switch criterion {
    case .points, .correct, .time, .youngest: true
    case .draw: mode != .judged
    case .lastPoints, .hardest: mode == .live
    case .estimate, .submitted: mode == .window
    }
  }

  /// Contestants' numbers − 1 in order of rank, equals by number.
  private(set) var places: [Int32]
  /// By contestant number − 1: 1, 2, 2, 4.
  private(set) var ranks: [Int32]
  /// By contestant number − 1: what was ranked.
  let totals: [ContestantTotals]

  /// - Parameters:
  ///   - week: the place of a self-paced contest's week: only those who handed in a paper
  ///   in it are in `places`.
  ///   - league: the place of a league: only those who play in it are.
  init(_ contest: Contest, week: Int? = nil, league: Int? = nil) {
    let count = contest.contestants.count
    let by = contest.program?.definition.standings.by ?? []
    let values = RankValues(contest, by, week: week)
    totals = values.totals
    let isRanked = { (place: Int) in
      (week.map { contest.countingAttempt(of: place, week: $0) != nil } ?? true)
        && (league.map(contest.contestants[place].terms.leagues.contains) ?? true)
    }
    var keys: [RankKey] = []
    keys.reserveCapacity(count)
    for place in 0..<count where !contest.isDisqualified(at: place) && isRanked(place) {
      keys.append(values.key(of: place, from: 0))
    }
    keys.sort()
    ranks = [Int32](repeating: 0, count: count)
    Self.refine(&keys, keys.indices, values, from: 0, &ranks)
    places = keys.map(\.place)
    guard keys.count < count else { return }
    let last = Int32(clamping: keys.count + 1)
    for place in 0..<count where contest.isDisqualified(at: place) && isRanked(place) {
      places.append(Int32(clamping: place))
      ranks[place] = last
    }
  }

  /// Ranks what is tied, by the next criteria where there are any. `keys` is sorted in `range`.
  private static func refine(
    _ keys: inout [RankKey], _ range: Range<Int>, _ values: RankValues, from first: Int,
    _ ranks: inout [Int32]
  ) {
    let next = first + RankKey.width
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start + 1
      while end < range.upperBound, keys[end].ties(with: keys[start]) { end += 1 }
      if end - start > 1, next < values.count {
        for place in start..<end {
          keys[place] = values.key(of: Int(keys[place].place), from: next)
        }
        keys[start..<end].sort()
        refine(&keys, start..<end, values, from: next, &ranks)
      } else {
        for place in start..<end { ranks[Int(keys[place].place)] = Int32(clamping: start + 1) }
      }
      start = end
    }
  }
}

/// Three criteria at once, less being better, then the number.
struct RankKey: Comparable, Sendable {
  static let width = 3

  var first: Int64 = 0
  var second: Int64 = 0
  var third: Int64 = 0
  var place: Int32 = 0

  func ties(with other: RankKey) -> Bool {
    first == other.first && second == other.second && third == other.third
  }

  static func < (left: RankKey, right: RankKey) -> Bool {
    if left.first != right.first { return left.first < right.first }
    if left.second != right.second { return left.second < right.second }
    if left.third != right.third { return left.third < right.third }
    return left.place < right.place
  }
}

/// What each criterion says of each contestant, less being better.
struct RankValues {
  private enum Measure: Equatable {
    /// How far one got, where the contest is played by elimination alone.
    case reach
    case criterion(StandingsRules.Criterion)
  }

  let totals: [ContestantTotals]
  private let measures: [Measure]
  /// Right answers on the items that fewest had right, by place; empty where nobody asks.
  private let hardest: [Int32]
  /// By place; empty where nobody asks.
  private let reach: [Int64]
  /// By place; empty where nobody asks.
  private let misses: [Int64]
  private let ages: [Int32]
  private let drawSeed: UInt64

  init(_ contest: Contest, _ by: [StandingsRules.Criterion], week: Int? = nil) {
    totals =
      week.map { week in
        contest.contestants.indices.map { contest.windowTotals(of: $0, week: week) }
      } ?? contest.rankedTotals
    let mode = contest.program?.definition.mode ?? .live
    let criteria = by.filter { RankOrder.supports($0, in: mode) }.map(Measure.criterion)
    let isElimination = contest.isEliminationAlone
    measures = (isElimination ? [.reach] : []) + criteria
    hardest = measures.contains(.criterion(.hardest)) ? contest.rightOnHardest() : []
    reach = isElimination ? contest.reach() : []
    misses = criteria.contains(.criterion(.estimate)) ? contest.estimateMisses(week: week) : []
    ages = contest.ages
    drawSeed = (contest.drawn?.seed ?? []).reduce(0) { SplitMix64.mixed($0 ^ UInt64($1)) }
  }

  var count: Int { measures.count }

  /// The criterion's name in a definition, or "reach".
  func name(of index: Int) -> String? {
    guard index < measures.count else { return nil }
    return if case .criterion(let criterion) = measures[index] { criterion.rawValue } else {
      "reach"
    }
  }

  func key(of place: Int, from first: Int) -> RankKey {
    RankKey(
      first: value(first, of: place), second: value(first + 1, of: place),
      third: value(first + 2, of: place), place: Int32(clamping: place))
  }

  private func value(_ index: Int, of place: Int) -> Int64 {
    guard index < measures.count else { return 0 }
    guard case .criterion(let criterion) = measures[index] else { return -reach[place] }
    return switch criterion {
    case .points: -Int64(totals[place].points)
    case .correct: -Int64(totals[place].correct)
    case .time: totals[place].time
    case .lastPoints: totals[place].lastGain
    case .hardest: -Int64(hardest[place])
    // Different numbers have different values, so that lots always decide.
    case .draw: Int64(bitPattern: SplitMix64.mixed(drawSeed &+ UInt64(place)))
    case .estimate: misses[place]
    case .submitted: totals[place].submitted
    // Whose birth date is not known comes after everyone whose is.
    case .youngest: place < ages.count && ages[place] > 0 ? Int64(ages[place]) : .max
    }
  }
}

extension Contest {
  func isDisqualified(at place: Int) -> Bool {
    !disqualified.isEmpty && isDisqualified(ContestantID(place: place))
  }

  /// True where every round that counts is played by elimination: then who got furthest is first,
  /// also where a rescued contestant has fewer points.
  var isEliminationAlone: Bool {
    let counting = (program?.definition.rounds ?? []).filter { !$0.trial && $0.rule != .survey }
    return !counting.isEmpty && counting.allSatisfy { $0.rule == .elimination }
  }

  /// How far each contestant got, over all rounds of elimination, by place.
  fileprivate func reach() -> [Int64] {
    contestants.indices.map { index in
      eliminations.values.reduce(0) { $0 + Int64($1.reach(of: index)) }
    }
  }

  /// How many of the items that fewest (but somebody) had right each contestant had right.
  fileprivate func rightOnHardest() -> [Int32] {
    var right = [Int32](repeating: 0, count: contestants.count)
    let scored = questions.filter { question in
      question.isRevealed && !question.isAnnulled && !question.isExcused && question.correct > 0
        && rules(of: question.id)?.trial == false
    }
    let fewest = scored.map(\.correct).min()
    for question in scored where question.correct == fewest {
      for (place, score) in question.scores.enumerated() where score.isRight && score.counts {
        right[place] += 1
      }
    }
    return right
  }
}
