public import Assessment

extension Draw {
  /// For a self-paced contest: every item that may come onto a paper, in an order and with ids
  /// that tell nothing of the bank.
  ///
  /// - Parameter seed: 32 random bytes.
  init(ofWindow program: ContestProgram, seed: [UInt8]) throws(Refusal) {
    guard let generator = Xoshiro256(seed: seed),
      program.pools.count == program.definition.rounds.count
    else { throw .badValue }
    var rounds: [[DrawnItem]] = []
    for (round, pool) in program.pools.enumerated() {
      var own = generator.jumped(round)
      var items = pool
      if case .drawn = program.definition.rounds[round].items { own.shuffle(&items) }
      let shuffle = program.definition.rounds[round].shuffle
      rounds.append(items.compactMap { DrawnItem(drawing: $0, shuffle: shuffle, using: &own) })
    }
    self.init(seed: seed, rounds: rounds)
  }
}

/// How many questions of one difficulty every paper has.
public struct PaperShare: Hashable, Sendable {
  /// `de`, `vua` or `kho`; nil for what bears none of them.
  public let difficulty: String?
  public let count: Int
}

extension RoundDefinition {
  /// What every paper of a self-paced contest has of each difficulty, where the round is drawn.
  ///
  /// - Parameter pool: what it may be drawn from.
  public func paperShares(of pool: [Item]) -> [PaperShare] {
    guard case .drawn = items else { return [] }
    var sizes: [Int: Int] = [:]
    for item in pool { sizes[PaperStock.difficulty(of: item), default: 0] += 1 }
    let groups = sizes.sorted { $0.key < $1.key }
    let quotas = PaperStock.quotas(groups.map(\.value), of: count)
    return zip(groups, quotas).map { group, quota in
      let names = PaperStock.difficulties
      return PaperShare(
        difficulty: names.indices.contains(group.key) ? names[group.key] : nil, count: quota)
    }
  }
}

/// What papers are drawn from: the questions of each round by difficulty, and which of them are so
/// much alike that no paper may have both.
struct PaperStock: Equatable, Sendable {
  /// A question with what a paper has to mind.
  private struct Entry: Equatable, Sendable {
    let question: QuestionID
    /// Of those that are the same or nearly so.
    let likeness: Int32
  }

  private struct Stratum: Equatable, Sendable {
    var entries: [Entry] = []
    /// How many of them a paper has.
    var quota = 0
  }

  private struct Round: Equatable, Sendable {
    /// By difficulty; of a round of named items one stratum with all.
    var strata: [Stratum]
    var isNamed: Bool
    var shuffles: Bool
    var count: Int
  }

  /// Difficulties are tags of these names; whatever has none of them is a stratum of its own.
  static let difficulties = ["de", "vua", "kho"]

  private let rounds: [Round]

  init(_ program: ContestProgram, _ draw: Draw) {
    let likeness = Self.likeness(
      draw.rounds.flatMap { $0 }.map(\.item), kept: Set(program.keptPairs ?? []))
    var next = 0
    var rounds: [Round] = []
    for (place, items) in draw.rounds.enumerated() {
      let rules = program.definition.rounds[place]
      var byDifficulty: [Int: [Entry]] = [:]
      for (index, drawn) in items.enumerated() {
        let entry = Entry(
          question: QuestionID(round: place, place: index), likeness: likeness[next])
        next += 1
        byDifficulty[Self.difficulty(of: drawn.item), default: []].append(entry)
      }
      var isNamed = false
      if case .named = rules.items { isNamed = true }
      let groups = byDifficulty.sorted { $0.key < $1.key }.map(\.value)
      let quotas = Self.quotas(groups.map(\.count), of: rules.count)
      rounds.append(
        Round(
          strata: zip(groups, quotas).map { Stratum(entries: $0, quota: $1) }, isNamed: isNamed,
          shuffles: rules.shuffle, count: rules.count))
    }
    self.rounds = rounds
  }

  /// A paper: of each round as many questions as its rules say, of each difficulty as many as on
  /// every other paper, as far as the likeness of items lets it; no two alike.
  func paper(using generator: inout Xoshiro256) throws(Refusal) -> [QuestionID] {
    var paper: [QuestionID] = []
    var taken: Set<Int32> = []
    for (place, round) in rounds.enumerated() {
      var chosen: [QuestionID] = []
      var left: [Entry] = []
      for stratum in round.strata {
        var entries = stratum.entries
        if !round.isNamed { generator.shuffle(&entries) }
        var count = 0
        for entry in entries {
          if count < stratum.quota || round.isNamed,
            round.isNamed || !taken.contains(entry.likeness)
          {
            taken.insert(entry.likeness)
            chosen.append(entry.question)
            count += 1
          } else {
            left.append(entry)
          }
        }
      }
      for entry in left where chosen.count < round.count && !taken.contains(entry.likeness) {
        taken.insert(entry.likeness)
        chosen.append(entry.question)
      }
      if chosen.count < round.count { throw .drawTooSmall(round: place, found: chosen.count) }
      if round.isNamed, !round.shuffles { chosen.sort() } else { generator.shuffle(&chosen) }
      paper += chosen
    }
    return paper
  }

  static func difficulty(of item: Item) -> Int {
    difficulties.firstIndex { item.tags.contains($0) } ?? difficulties.count
  }

  /// Largest remainders: the shares of the groups in the stock, in whole questions.
  static func quotas(_ sizes: [Int], of count: Int) -> [Int] {
    let all = max(1, sizes.reduce(0, +))
    var quotas = sizes.map { $0 * count / all }
    let remainders = sizes.indices.sorted {
      let (a, b) = (sizes[$0] * count % all, sizes[$1] * count % all)
      return a == b ? $0 < $1 : a > b
    }
    for place in remainders.prefix(max(0, count - quotas.reduce(0, +))) { quotas[place] += 1 }
    return quotas
  }

  /// A number for each item, the same for those that are the same or nearly so.
  private static func likeness(_ items: [Item], kept: Set<ItemPair>) -> [Int32] {
    var parents = items.indices.map { Int32($0) }
    func root(_ place: Int32) -> Int32 {
      var place = place
      while parents[Int(place)] != place { place = parents[Int(place)] }
      return place
    }
    for pair in NearDuplicates.pairs(in: items)
    where !kept.contains(ItemPair(items[pair.first].id, items[pair.second].id)) {
      let (first, second) = (root(Int32(pair.first)), root(Int32(pair.second)))
      if first != second { parents[Int(max(first, second))] = min(first, second) }
    }
    return items.indices.map { root(Int32($0)) }
  }
}
