import Assessment

/// The answers that a Rasch model is estimated from: right or not, by question and contestant.
///
/// A partial mark is not right. Questions that everyone, or nobody, had right have no finite
/// difficulty and are left out; so are contestants who had all or none right of what is left, who
/// tell nothing about difficulties.
struct RaschData {
  /// Contestants who were asked the same questions.
  struct Group {
    /// Places in `questions`.
    let asked: [Int]
    /// By how many they had right, 0 … asked.
    var countByScore: [Int]
  }

  /// Places in the table.
  let questions: [Int]
  /// By place in `questions`: how many of those who tell something had it right.
  let right: [Int]
  let groups: [Group]
  /// How many tell something.
  let informative: Int
  /// Whether one estimate fits best.
  ///
  /// Source: Fischer, "On the existence and uniqueness of maximum-likelihood estimates in the
  /// Rasch model", Psychometrika 46 (1981), 59–77: however the questions are parted in two,
  /// somebody must have one of each part, that of the first right and that of the second not.
  let isConnected: Bool

  init(_ table: ResponseTable) {
    var answers = table.rows.map { row in row.entries.map { $0.mark.map { $0 == .one } } }
    var kept = Array(table.questions.indices)
    while true {
      answers = answers.filter { row in
        let given = kept.compactMap { row[$0] }
        return given.contains(true) && given.contains(false)
      }
      let open = kept.filter { place in
        answers.contains { $0[place] == true } && answers.contains { $0[place] == false }
      }
      if open.count == kept.count { break }
      kept = open
    }
    let rows = answers.map { row in kept.map { row[$0] } }
    questions = kept
    informative = rows.count
    right = kept.indices.map { place in rows.count { $0[place] == true } }
    groups = Self.groups(rows)
    isConnected =
      Self.reachesAll(rows, from: true, kept.count)
      && Self.reachesAll(rows, from: false, kept.count)
  }

  private static func groups(_ rows: [[Bool?]]) -> [Group] {
    var places: [[Int]: Int] = [:]
    var groups: [Group] = []
    for row in rows {
      let asked = row.indices.filter { row[$0] != nil }
      if places[asked] == nil {
        places[asked] = groups.count
        groups.append(
          Group(asked: asked, countByScore: [Int](repeating: 0, count: asked.count + 1)))
      }
      if let place = places[asked] { groups[place].countByScore[row.count { $0 == true }] += 1 }
    }
    return groups
  }

  /// Whether from the first question one comes to each other: over contestants who had the one
  /// `from` and the other not.
  private static func reachesAll(_ rows: [[Bool?]], from: Bool, _ count: Int) -> Bool {
    guard count > 1 else { return false }
    var reached = [Bool](repeating: false, count: count)
    reached[0] = true
    var isPassed = [Bool](repeating: false, count: rows.count)
    var front = [0]
    while let place = front.popLast() {
      for (number, row) in rows.enumerated() where !isPassed[number] && row[place] == from {
        isPassed[number] = true
        for next in row.indices where row[next] == !from && !reached[next] {
          reached[next] = true
          front.append(next)
        }
      }
    }
    return reached.allSatisfy { $0 }
  }
}
