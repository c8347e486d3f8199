public import Assessment
public import ContestEngine

/// How an item worked in one contest.
public struct ItemOutcome: Hashable, Sendable {
  public let item: ItemID
  /// How many were asked it, 1 or more.
  public let asked: Int
  /// The mean mark, in millionths, 0…1,000,000.
  public let difficulty: Int
  /// The corrected point-biserial correlation, in millionths; nil where it is not defined.
  public let discrimination: Int?
  /// The upper–lower difference of 27 %, in millionths; nil where it is not defined.
  public let upperLower: Int?
  /// Nil where there were too few answers.
  public let rasch: RaschEstimate?

  public init(
    item: ItemID, asked: Int, difficulty: Int, discrimination: Int?, upperLower: Int? = nil,
    rasch: RaschEstimate? = nil
  ) {
    self.item = item
    self.asked = asked
    self.difficulty = difficulty
    self.discrimination = discrimination
    self.upperLower = upperLower
    self.rasch = rasch
  }

  fileprivate init(_ item: ItemID, _ history: ItemHistory) {
    self.init(
      item: item, asked: history.asked, difficulty: history.difficulty,
      discrimination: history.discrimination, upperLower: history.upperLower, rasch: history.rasch)
  }
}

/// A difficulty on the Rasch scale, in millionths of a logit. Each contest's scale has the sum 0, so
/// those of two contests are comparable only as far as their questions were alike.
public struct RaschEstimate: Hashable, Sendable {
  public let value: Int
  /// More than 0.
  public let standardError: Int

  public init?(value: Int, standardError: Int) {
    guard standardError > 0 else { return nil }
    self.value = value
    self.standardError = standardError
  }

  /// The mean weighted by information, 1 ÷ standard error²; nil of none.
  init?(_ estimates: [RaschEstimate]) {
    if estimates.count == 1, let only = estimates.first {
      self = only
      return
    }
    let weights = estimates.map { 1 / (Double($0.standardError) * Double($0.standardError)) }
    let all = weights.reduce(0, +)
    guard all > 0 else { return nil }
    let sum = zip(estimates, weights).reduce(0) { $0 + Double($1.0.value) * $1.1 }
    self.init(
      value: Int((sum / all).rounded()), standardError: Int((1 / all).squareRoot().rounded()))
  }
}

/// How an item worked in all contests that the library knows of.
public struct ItemHistory: Hashable, Sendable {
  public let contests: Int
  /// Over all of them.
  public let asked: Int
  /// The mean mark over all who were asked, in millionths, half up.
  public let difficulty: Int
  /// The mean over the contests that have one, weighted by how many were asked; in millionths, towards
  /// 0.
  public let discrimination: Int?
  /// The same of the upper–lower difference.
  public let upperLower: Int?
  /// The mean of contests, weighted by information.
  public let rasch: RaschEstimate?

  /// - Parameter outcomes: one or more.
  init(_ outcomes: [ItemOutcome]) {
    contests = outcomes.count
    asked = outcomes.reduce(0) { $0 + $1.asked }
    let sum = outcomes.reduce(0) { $0 + $1.difficulty * $1.asked }
    difficulty = (2 * sum + asked) / (2 * max(1, asked))
    discrimination = Self.mean(outcomes, of: \.discrimination)
    upperLower = Self.mean(outcomes, of: \.upperLower)
    rasch = RaschEstimate(outcomes.compactMap(\.rasch))
  }

  private static func mean(_ outcomes: [ItemOutcome], of value: (ItemOutcome) -> Int?) -> Int? {
    let told = outcomes.compactMap { outcome in
      value(outcome).map { (value: $0, asked: outcome.asked) }
    }
    let weight = told.reduce(0) { $0 + $1.asked }
    return weight == 0 ? nil : told.reduce(0) { $0 + $1.value * $1.asked } / weight
  }
}

// What contests have shown of items, by item and contest. It stays when a bank is removed.
extension Library {
  /// Keeps how the items of a contest worked. What the same contest said before is replaced, so
  /// that taking it twice changes nothing. An item that several questions of the contest were made
  /// from (rounds of papers may share a pool) counts as one, weighted by how many were asked.
  ///
  /// - Returns: whether anything is other than before.
  @discardableResult public func keep(
    _ outcomes: [ItemOutcome], ofContest contest: String, at now: Instant
  ) throws(StoreError) -> Bool {
    try database.transaction { () throws(StoreError) -> Bool in
      let before = try self.outcomes("contest = ? ORDER BY item", [.text(contest)])
      let byItem = Dictionary(grouping: outcomes.filter { $0.asked > 0 }, by: \.item)
      let sorted = byItem.map { item, outcomes in
        ItemOutcome(item, ItemHistory(outcomes))
      }.sorted { $0.item < $1.item }
      if before.sorted(by: { $0.item < $1.item }) == sorted { return false }
      try database.run("DELETE FROM outcome WHERE contest = ?", [.text(contest)])
      for outcome in sorted {
        try database.run(
          """
          INSERT INTO outcome
            (item, contest, asked, difficulty, discrimination, upper_lower, rasch, rasch_error, at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          [
            .text(outcome.item.text), .text(contest), .integer(Int64(outcome.asked)),
            .integer(Int64(outcome.difficulty)),
            Self.value(outcome.discrimination), Self.value(outcome.upperLower),
            Self.value(outcome.rasch?.value), Self.value(outcome.rasch?.standardError),
            .integer(now.milliseconds),
          ])
      }
      return true
    }
  }

  /// What is known of every item that was asked, and of those that took its place: a corrected typing
  /// error makes no new question.
  public func histories() throws(StoreError) -> [ItemID: ItemHistory] {
    let all = try outcomes("TRUE ORDER BY item, contest", [])
    if all.isEmpty { return [:] }
    let later = Dictionary(
      try database.rows("SELECT earlier, later FROM succession") {
        (ItemID($0.text(0)), ItemID($0.text(1)))
      }, uniquingKeysWith: { first, _ in first })
    var byItem: [ItemID: [ItemOutcome]] = [:]
    for outcome in all {
      var seen: Set<ItemID> = []
      var next: ItemID? = outcome.item
      while let id = next, seen.insert(id).inserted {
        byItem[id, default: []].append(outcome)
        next = later[id]
      }
    }
    return byItem.mapValues { ItemHistory($0) }
  }

  private static func value(_ number: Int?) -> Value {
    number.map { .integer(Int64($0)) } ?? .null
  }

  private func outcomes(_ condition: String, _ values: [Value]) throws(StoreError) -> [ItemOutcome]
  {
    try database.rows(
      "SELECT item, asked, difficulty, discrimination, upper_lower, rasch, rasch_error FROM outcome "
        + "WHERE " + condition, values
    ) { row in
      func number(_ column: Int32) -> Int? { row.isNull(column) ? nil : Int(row.integer(column)) }
      let rasch = number(5).flatMap { value in
        number(6).flatMap { RaschEstimate(value: value, standardError: $0) }
      }
      return ItemOutcome(
        item: ItemID(row.text(0)), asked: Int(row.integer(1)), difficulty: Int(row.integer(2)),
        discrimination: number(3), upperLower: number(4), rasch: rasch)
    }
  }
}
