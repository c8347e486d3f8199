public import Assessment

/// One round of a contest, as its organizer wrote it.
public struct RoundDefinition: Hashable, Sendable, Codable {
  public enum Rule: String, Hashable, Sendable, Codable, CaseIterable {
    case classic, speed, ranked, elimination, survey
  }

  /// Where the round's items come from.
  public enum Items: Hashable, Sendable, Codable {
    case named([ItemID])
    case drawn(DrawRules)
  }

  public enum Answers: String, Hashable, Sendable, Codable, CaseIterable { case final, changeable }
  public enum Reveal: String, Hashable, Sendable, Codable, CaseIterable { case close, host }
  /// Whose answer is a team's: its captain's, the first that was given, or what most gave.
  public enum TeamAnswer: String, Hashable, Sendable, Codable, CaseIterable {
    case captain, first, majority
  }
  public enum Decay: String, Hashable, Sendable, Codable, CaseIterable { case half, full }

  public var id: String
  public var title: LocalizedText
  public var rule: Rule
  public var items: Items
  public var points = 100
  public var secondsPerItem = 20
  public var answers = Answers.final
  public var shuffle = true
  public var reveal = Reveal.close
  public var readingTime = false
  /// Never scored.
  public var trial = false
  /// Points for a wrong answer: 0, or below (classic).
  public var wrong = 0
  public var streakBonus = 0
  public var decay = Decay.half
  public var bands = [40, 30, 20, 10]
  public var bandsRepeat = false
  public var rescues = 0
  public var star = 0
  /// Nil: everyone answers alone.
  public var teamAnswer: TeamAnswer?
  /// Where items are named: what takes the place of one that is annulled, in this order. Nil is as
  /// empty; a drawn round has a number of them in its draw.
  public var reserve: [ItemID]?

  public init(id: String, title: LocalizedText, rule: Rule, items: Items) {
    self.id = id
    self.title = title
    self.rule = rule
    self.items = items
  }

  /// How many questions the round has, without reserves.
  public var count: Int {
    switch items {
    case .named(let ids): ids.count
    case .drawn(let rules): rules.count
    }
  }

  /// How many more may be asked, each in the place of an annulled one.
  public var reserveCount: Int {
    switch items {
    case .named: reserve?.count ?? 0
    case .drawn(let rules): rules.reserve ?? 0
    }
  }

  /// How many items the round takes: its questions and behind them the reserves.
  public var slots: Int { count + reserveCount }
}

/// Which items may be drawn, and how many are.
public struct DrawRules: Hashable, Sendable, Codable {
  public var count: Int
  /// Any of these, each matched as a prefix of an item's category path ("a/b").
  public var category: [String]
  /// All of these.
  public var tags: [String]
  /// Any of these; a difficulty is a tag of its own (`de`, `vua`, `kho`).
  public var difficulty: [String]
  /// How hard they are to be together, by how they were answered before; then only items of which that
  /// is known are drawn.
  public var target: DifficultyTarget?
  /// Only from this bank, as written in `banks`.
  public var bank: String?
  /// For rehearsals; without it the draw is made from random bits at the start.
  public var seed: String?
  /// How many more are drawn, to take the place of annulled ones. Nil is none.
  public var reserve: Int?

  public init(
    count: Int, category: [String] = [], tags: [String] = [], difficulty: [String] = [],
    bank: String? = nil, seed: String? = nil, reserve: Int? = nil,
    target: DifficultyTarget? = nil
  ) {
    self.target = target
    self.reserve = reserve
    self.count = count
    self.category = category
    self.tags = tags
    self.difficulty = difficulty
    self.bank = bank
    self.seed = seed
  }
}
