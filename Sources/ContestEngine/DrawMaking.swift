import Assessment

extension Draw {
  /// Draws a contest: no item twice, nor one nearly the same as another that is drawn.
  ///
  /// Items that a round names are taken first, then rounds with a seed of their own (so that a
  /// rehearsal repeats), then the others; among these the rounds with the fewest items to draw
  /// from, so that a wide round does not use up a narrow one's. Named items are taken as they are
  /// named, also where two of them are nearly the same; the same one twice is refused.
  ///
  /// - Parameter seed: 32 random bytes.
  public init(of program: ContestProgram, seed: [UInt8]) throws(Refusal) {
    guard let generator = Xoshiro256(seed: seed) else { throw .badValue }
    let rounds = program.definition.rounds
    guard program.pools.count == rounds.count else { throw .badValue }
    var taken: [[Item]] = []
    var failure: Refusal?
    for attempt in 0..<Self.attemptsMax {
      var drawing = Drawing(program, generator, attempt: attempt)
      failure = drawing.run()
      taken = drawing.taken
      if failure == nil { break }
    }
    if let failure { throw failure }
    var drawn: [[DrawnItem]] = []
    for (round, items) in taken.enumerated() {
      var presenting = Drawing.generator(rounds[round], round, generator, use: .presenting)
      let shuffle = rounds[round].shuffle
      drawn.append(
        items.compactMap { DrawnItem(drawing: $0, shuffle: shuffle, using: &presenting) })
    }
    self.init(seed: seed, rounds: drawn)
  }

  /// Where pools overlap an unlucky choice may leave a later round too few; another one may not.
  private static var attemptsMax: Int { 8 }
}

/// One attempt at a draw.
private struct Drawing {
  enum Use: Int {
    case choosing, presenting
  }

  private let program: ContestProgram
  private let generator: Xoshiro256
  private let attempt: Int
  private var used: Set<ItemID> = []
  private var all: [Item] = []
  private(set) var taken: [[Item]]

  init(_ program: ContestProgram, _ generator: Xoshiro256, attempt: Int) {
    self.program = program
    self.generator = generator
    self.attempt = attempt
    taken = program.pools.map { _ in [] }
  }

  /// - Returns: why it failed.
  mutating func run() -> Refusal? {
    for round in order() {
      guard let rules = drawRules(of: round) else {
        if let failure = takeNamed(round) { return failure }
        continue
      }
      draw(round, rules)
      if taken[round].count < rules.count {
        return .drawTooSmall(round: round, found: taken[round].count)
      }
    }
    return nil
  }

  /// A generator of the round's own, so that one round's draw does not depend on another's luck.
  static func generator(
    _ round: RoundDefinition, _ place: Int, _ base: Xoshiro256, use: Use, attempt: Int = 0
  ) -> Xoshiro256 {
    var generator = base
    var jumps = 2 * place + use.rawValue
    if case .drawn(let rules) = round.items, let seed = rules.seed {
      generator = Xoshiro256(text: seed)
      jumps = use.rawValue
    }
    for _ in 0..<jumps { generator.jump() }
    // Attempts are told apart by one number each; the first is as if there were no others.
    for _ in 0..<attempt { _ = generator.next() }
    return generator
  }

  private func drawRules(of round: Int) -> DrawRules? {
    guard case .drawn(let rules) = program.definition.rounds[round].items else { return nil }
    return rules
  }

  private func order() -> [Int] {
    func rank(_ round: Int) -> (Int, Int, Int) {
      guard let rules = drawRules(of: round) else { return (0, 0, round) }
      return (rules.seed == nil ? 2 : 1, program.pools[round].count, round)
    }
    return program.pools.indices.sorted { rank($0) < rank($1) }
  }

  private mutating func takeNamed(_ round: Int) -> Refusal? {
    let wanted = program.definition.rounds[round].count
    for item in program.pools[round] where item.kind.canBeMarked {
      if used.insert(item.id).inserted { take(item, for: round) }
    }
    let found = taken[round].count
    return found == wanted ? nil : .drawTooSmall(round: round, found: found)
  }

  private mutating func draw(_ round: Int, _ rules: DrawRules) {
    var generator = Self.generator(
      program.definition.rounds[round], round, generator, use: .choosing, attempt: attempt)
    var candidates = program.pools[round]
    generator.shuffle(&candidates)
    for item in candidates where item.kind.canBeMarked && !used.contains(item.id) {
      guard taken[round].count < rules.count else { return }
      guard !all.contains(where: { NearDuplicates.areNearlySame($0, item) }) else { continue }
      used.insert(item.id)
      take(item, for: round)
    }
  }

  private mutating func take(_ item: Item, for round: Int) {
    taken[round].append(item)
    all.append(item)
  }
}
