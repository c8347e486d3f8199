/// Entries and their schools in order of rank.
public struct JudgedStandings: Hashable, Sendable {
  public struct Row: Hashable, Sendable {
    /// From 1; equals share a rank and the next is skipped. Entries without a sheet share the one
    /// after the last with a score, disqualified ones the last of all.
    public let rank: Int
    public let entry: String
    /// Nil without a sheet.
    public let score: JudgedScore?
    /// All, and those that count after trimming.
    public let sheets: Int
    public let counted: Int
    public let isDisqualified: Bool
  }

  public struct SchoolRow: Hashable, Sendable {
    public let rank: Int
    public let school: SchoolID
    /// In hundredths of a point. Of a mean: rounded half up; ranked exactly.
    public let hundredths: Int
    /// How many entries its score comes from.
    public let counted: Int
    /// How many it sent.
    public let entries: Int
  }

  /// Equals in the order of the entries.
  public let rows: [Row]
  /// Schools with an entry; equals by id.
  public let schools: [SchoolRow]

  init(_ judging: JudgingRecord, _ definition: ContestDefinition) {
    let isIn = { (entry: String) in judging.disqualified[entry] == nil }
    let scored = judging.panel.rows.filter { isIn($0.entry) }
    var rows: [Row] = []
    for row in scored {
      // Who was disqualified leaves no gap.
      let tied = rows.last?.score == row.score ? rows.last?.rank : nil
      rows.append(
        Row(
          rank: tied ?? rows.count + 1, entry: row.entry, score: row.score, sheets: row.sheets,
          counted: row.counted, isDisqualified: false))
    }
    let sheets = Dictionary(grouping: judging.panel.sheets, by: \.entry)
    func add(_ entries: [String], isDisqualified: Bool) {
      let rank = rows.count + 1
      for entry in entries {
        rows.append(
          Row(
            rank: rank, entry: entry, score: nil, sheets: sheets[entry]?.count ?? 0, counted: 0,
            isDisqualified: isDisqualified))
      }
    }
    let all = judging.panel.entries.map(\.id)
    add(all.filter { isIn($0) && sheets[$0] == nil }, isDisqualified: false)
    add(all.filter { !isIn($0) }, isDisqualified: true)
    self.rows = rows
    schools = Self.schools(scored, judging, definition)
  }

  private struct SchoolSum {
    let school: SchoolID
    let counted: Int
    let entries: Int
    let value: ExactFraction
  }

  /// Schools by the scores of their entries, each rounded to hundredths as it is shown, so that
  /// who adds up what is published gets the same.
  private static func schools(
    _ scored: [JudgingPanel.Row], _ judging: JudgingRecord, _ definition: ContestDefinition
  ) -> [SchoolRow] {
    var scores: [String: Int] = [:]
    for row in scored { scores[row.entry] = row.score.hundredths }
    var sent: [SchoolID: [String]] = [:]
    for entry in judging.panel.entries where judging.disqualified[entry.id] == nil {
      if let school = entry.school { sent[school, default: []].append(entry.id) }
    }
    var sums: [SchoolSum] = []
    for (school, entries) in sent {
      sums.append(sum(of: entries.compactMap { scores[$0] }, school, entries.count, definition))
    }
    sums.sort { (left: SchoolSum, right: SchoolSum) -> Bool in
      left.value == right.value ? left.school < right.school : left.value > right.value
    }
    var rows: [SchoolRow] = []
    for (index, row) in sums.enumerated() {
      let ties = index > 0 && row.value == sums[index - 1].value
      rows.append(
        SchoolRow(
          rank: ties ? rows[index - 1].rank : index + 1, school: row.school,
          hundredths: row.value.rounded, counted: row.counted, entries: row.entries))
    }
    return rows
  }

  private static func sum(
    of scores: [Int], _ school: SchoolID, _ entries: Int, _ definition: ContestDefinition
  ) -> SchoolSum {
    let rules = definition.standings.schools
    let best = scores.sorted(by: >)
    let counted = rules.take == .best ? Array(best.prefix(rules.count)) : best
    let enrolled = definition.schools.first { $0.id == school }?.enrolled ?? 0
    return SchoolSum(
      school: school, counted: counted.count, entries: entries,
      value: value(counted, entries: entries, enrolled: enrolled, rules))
  }

  /// In hundredths.
  private static func value(
    _ scores: [Int], entries: Int, enrolled: Int, _ rules: StandingsRules.Schools
  ) -> ExactFraction {
    let sum = Int128(scores.reduce(0, +))
    let count = Int128(max(1, scores.count))
    switch rules.take {
    case .sum, .best: return ExactFraction(sum, over: 1)
    case .mean: return ExactFraction(sum, over: count)
    case .rateQuality:
      // Two shares of 100 each: entries of those enrolled, and the mean of what could be had.
      let weights = rules.weights.map { Int128($0) } + [0, 0]
      let whole = Int128(max(1, enrolled))
      let taking = Int128(min(entries, enrolled))
      let participation: Int128 = weights[0] * taking * count * 10_000
      let quality: Int128 = weights[1] * sum * whole
      return ExactFraction(participation + quality, over: whole * count * 100)
    }
  }
}

extension Contest {
  /// Nil before judging started.
  public func judgedStandings() -> JudgedStandings? {
    guard let judging, let definition = program?.definition else { return nil }
    return JudgedStandings(judging, definition)
  }
}
