import Assessment

extension Draw {
  /// Draws a contest: no item twice, nor one nearly the same as another that is drawn, unless
  /// somebody wants both.
  ///
  /// Items that a round names are taken first, then rounds with a seed of their own (so that a
  /// rehearsal repeats), then the others; among these the rounds with the fewest items to draw
  /// from, so that a wide round does not use up a narrow one's. Named items are taken as they are
  /// named, also where two of them are nearly the same; the same one twice is refused.
  ///
  /// - Parameters:
  ///   - seed: 32 random bytes.
  ///   - likes: what other draws of the same items have compared already.
  public init(
    of program: ContestProgram, seed: [UInt8], likes: ItemLikes = ItemLikes()
  ) throws(Refusal) {
    guard let generator = Xoshiro256(seed: seed) else { throw .badValue }
    guard program.pools.count == program.definition.rounds.count else { throw .badValue }
    var drawing = Drawing(program, generator, likes)
    try drawing.takeNamed()
    try drawing.drawRounds { $0.seed != nil }
    try drawing.drawRounds { $0.seed == nil }
    self.init(seed: seed, rounds: drawing.presented())
  }
}

/// A draw on its way.
struct Drawing {
  private enum Use: Int {
    case choosing, presenting
  }

  private struct Taken {
    var ids: Set<ItemID> = []
    var byRound: [[Item]]
  }

  /// Where pools overlap an unlucky choice may leave a later round too few; another one may not.
  private static let attemptsMax = 8

  private let program: ContestProgram
  private let generator: Xoshiro256
  private var taken: Taken
  private let likes: ItemLikes
  private let kept: Set<ItemPair>

  init(_ program: ContestProgram, _ generator: Xoshiro256, _ likes: ItemLikes) {
    self.program = program
    self.generator = generator
    self.likes = likes
    kept = Set(program.keptPairs ?? [])
    taken = Taken(byRound: program.pools.map { _ in [] })
  }

  mutating func takeNamed() throws(Refusal) {
    for (round, rules) in program.definition.rounds.enumerated() {
      guard case .named(let ids) = rules.items else { continue }
      for item in program.pools[round] where item.kind.canBeMarked {
        if !taken.ids.contains(item.id) { take(item, for: round) }
      }
      let found = taken.byRound[round].count
      if found != ids.count + rules.reserveCount { throw .drawTooSmall(round: round, found: found) }
    }
  }

  /// Draws those rounds that are chosen, all of them anew where one finds too few.
  mutating func drawRounds(where isChosen: (DrawRules) -> Bool) throws(Refusal) {
    let rounds = program.pools.indices.filter { drawRules(of: $0).map(isChosen) ?? false }
      .sorted { (program.pools[$0].count, $0) < (program.pools[$1].count, $1) }
    let before = taken
    var failure: Refusal?
    for attempt in 0..<Self.attemptsMax {
      taken = before
      guard let found = draw(rounds, attempt: attempt) else { return }
      failure = failure ?? found
    }
    if let failure { throw failure }
  }

  func presented() -> [[DrawnItem]] {
    taken.byRound.enumerated().map { round, items in
      var generator = generator(of: round, for: .presenting)
      let shuffle = program.definition.rounds[round].shuffle
      return items.compactMap { DrawnItem(drawing: $0, shuffle: shuffle, using: &generator) }
    }
  }

  private func drawRules(of round: Int) -> DrawRules? {
    guard case .drawn(let rules) = program.definition.rounds[round].items else { return nil }
    return rules
  }

  /// - Returns: why it failed.
  private mutating func draw(_ rounds: [Int], attempt: Int) -> Refusal? {
    for round in rounds {
      if let target = draw(round, attempt: attempt) { return target }
      let found = taken.byRound[round].count
      if found < program.definition.rounds[round].slots {
        return .drawTooSmall(round: round, found: found)
      }
    }
    return nil
  }

  /// - Returns: why what was drawn does not do, besides being too little.
  private mutating func draw(_ round: Int, attempt: Int) -> Refusal? {
    let count = program.definition.rounds[round].slots
    var generator = generator(of: round, for: .choosing)
    // Attempts are told apart by one number each; the first is as if there were no others.
    for _ in 0..<attempt { _ = generator.next() }
    var candidates = program.pools[round]
    generator.shuffle(&candidates)
    for item in candidates where item.kind.canBeMarked && !taken.ids.contains(item.id) {
      guard taken.byRound[round].count < count else { break }
      if taken.byRound.joined().contains(where: { areAlike(item, $0) }) { continue }
      take(item, for: round)
    }
    guard let target = drawRules(of: round)?.target, taken.byRound[round].count == count else {
      return nil
    }
    return steer(round, to: target, candidates) ? nil : .drawOffTarget(round: round)
  }

  /// Exchanges items of the round until they are as hard together as they should be.
  ///
  /// - Returns: whether they are. Reserves are left as they were drawn.
  private mutating func steer(
    _ round: Int, to target: DifficultyTarget, _ candidates: [Item]
  ) -> Bool {
    let count = program.definition.rounds[round].count
    let share = { [program] (item: Item) in program.difficulties?[item.id.text] ?? 0 }
    for _ in 0...2 * count {
      let drawn = Array(taken.byRound[round].prefix(count))
      if target.allows(drawn.map(share).reduce(0, +), of: count) { return true }
      let spare = candidates.filter { $0.kind.canBeMarked && !taken.ids.contains($0.id) }
      let exchange = target.exchange(drawn.map(share), for: spare.map(share)) { old, new in
        !taken.byRound.joined().contains { other in
          other.id != drawn[old].id && areAlike(spare[new], other)
        }
      }
      guard let exchange else { return false }
      let (old, new) = (drawn[exchange.drawn], spare[exchange.spare])
      taken.ids.remove(old.id)
      taken.ids.insert(new.id)
      taken.byRound[round][exchange.drawn] = new
    }
    return false
  }

  /// Whether no draw may have both.
  private func areAlike(_ one: Item, _ other: Item) -> Bool {
    likes.areAlike(one, other) && !kept.contains(ItemPair(one.id, other.id))
  }

  private mutating func take(_ item: Item, for round: Int) {
    taken.ids.insert(item.id)
    taken.byRound[round].append(item)
  }

  /// A generator of the round's own, so that one round's draw does not depend on another's luck.
  private func generator(of round: Int, for use: Use) -> Xoshiro256 {
    if let seed = drawRules(of: round)?.seed {
      return Xoshiro256(text: seed).jumped(use.rawValue)
    }
    return generator.jumped(2 * round + use.rawValue)
  }
}
