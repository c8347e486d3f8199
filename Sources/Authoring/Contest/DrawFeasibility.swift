/// Whether all rounds of a contest can be drawn from their pools without one item, or two that are
/// nearly the same, twice.
///
/// Items that are nearly the same, directly or by others between them, count as one: at most one
/// of them is drawn. It is a flow from rounds to items (each item once), with the items put
/// together that are in the pools of the same rounds.
///
/// Source: Ford and Fulkerson, "Maximal flow through a network", 1956; Hall's theorem for what is
/// too small.
struct DrawFeasibility {
  struct Shortage: Hashable, Sendable {
    /// Rounds that are too small together, by their places.
    let rounds: [Int]
    /// Items that they need together.
    let needed: Int
    /// Different items that they have together.
    let found: Int
  }

  /// - Parameters:
  ///   - needs: how many items each round takes.
  ///   - pools: for each round the items that it may take; each by the number of the group of
  ///     nearly same items that it belongs to.
  /// - Returns: nil where the contest can be drawn.
  static func shortage(needs: [Int], pools: [Set<Int>]) -> Shortage? {
    var classes = Classes(pools: pools)
    for round in needs.indices {
      for _ in 0..<needs[round] {
        guard let reached = classes.assign(round) else { continue }
        let rounds = reached.sorted()
        let items = rounds.reduce(into: Set<Int>()) { $0.formUnion(pools[$1]) }
        return Shortage(
          rounds: rounds, needed: rounds.map { needs[$0] }.reduce(0, +), found: items.count)
      }
    }
    return nil
  }

  /// Items that may go to the same rounds are alike: only their number matters.
  private struct Classes {
    /// The rounds that each class may go to.
    var rounds: [[Int]] = []
    var free: [Int] = []
    /// How many of each class each round has taken.
    var taken: [[Int]] = []

    init(pools: [Set<Int>]) {
      var roundsOf: [Int: [Int]] = [:]
      for (round, pool) in pools.enumerated() {
        for item in pool { roundsOf[item, default: []].append(round) }
      }
      var counts: [[Int]: Int] = [:]
      for rounds in roundsOf.values { counts[rounds, default: 0] += 1 }
      for (rounds, count) in counts.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
        self.rounds.append(rounds)
        free.append(count)
      }
      taken = Array(repeating: Array(repeating: 0, count: rounds.count), count: pools.count)
    }

    /// Gives one more item to `round`, moving others where that helps.
    ///
    /// - Returns: nil where it was given; else the rounds that share too few items.
    mutating func assign(_ round: Int) -> Set<Int>? {
      var from: [Int: (kind: Int, round: Int)] = [:]
      var reached: Set = [round]
      var waiting = [round]
      while let current = waiting.popLast() {
        for kind in rounds.indices where rounds[kind].contains(current) {
          if free[kind] > 0 {
            give(kind, to: current, from: from)
            return nil
          }
          for other in rounds[kind] where taken[other][kind] > 0 && !reached.contains(other) {
            reached.insert(other)
            from[other] = (kind, current)
            waiting.append(other)
          }
        }
      }
      return reached
    }

    /// `current` takes a free item of `kind` and gives up one of another kind to the round that it
    /// was reached from, and so on.
    private mutating func give(_ kind: Int, to current: Int, from: [Int: (kind: Int, round: Int)]) {
      free[kind] -= 1
      taken[current][kind] += 1
      var holder = current
      while let step = from[holder] {
        taken[holder][step.kind] -= 1
        taken[step.round][step.kind] += 1
        holder = step.round
      }
    }
  }
}

/// Groups of places that are joined pair by pair.
struct JoinedGroups {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func join(_ left: Int, _ right: Int) {
    let (a, b) = (group(of: left), group(of: right))
    parents[max(a, b)] = min(a, b)
  }

  mutating func group(of place: Int) -> Int {
    var place = place
    while parents[place] != place {
      parents[place] = parents[parents[place]]
      place = parents[place]
    }
    return place
  }
}
