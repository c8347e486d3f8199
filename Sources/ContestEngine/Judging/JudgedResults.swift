// What the sheets come to.
extension JudgingPanel {
  public struct Row: Hashable, Sendable {
    /// From 1; equals share a rank and the next is skipped.
    public let rank: Int
    public let entry: String
    public let score: JudgedScore
    /// All, and those that count after trimming.
    public let sheets: Int
    public let counted: Int
  }

  /// How a judge judged, against the others.
  public struct JudgeSummary: Hashable, Sendable {
    public let judge: String
    public let sheets: Int
    /// Of the judge's sheets, out of 100; nil without one.
    public let mean: JudgedScore?
    /// Standard deviation of their scores out of 100, with n − 1; nil for fewer than 2.
    public let spread: Double?
    /// How much higher the judge's sheets are than the mean of the others' on the same entries,
    /// out of 100: below 0 is stricter. Nil where nobody else judged them.
    public let leniency: Double?
  }

  /// What a sheet is worth.
  public func score(of sheet: Sheet) -> JudgedScore {
    let parts = rubric.criteria.reduce(Int128(0)) { sum, criterion in
      let mark = min(criterion.max * 100, max(0, sheet.marks[criterion.id] ?? 0))
      return sum + Int128(criterion.weight) * Int128(mark) * Int128(rubric.common / criterion.max)
    }
    return JudgedScore(parts: parts, whole: sheetWhole)
  }

  /// All sheets of a rubric have this many parts.
  private var sheetWhole: Int128 { Int128(rubric.common) * Int128(rubric.weightSum) * 100 }

  /// Ranked entries that have a sheet, equals in the order of the entries.
  public var rows: [Row] {
    let byEntry = Dictionary(grouping: sheets, by: \.entry)
    let scored = entries.compactMap { entry in
      byEntry[entry.id].map { (entry: entry.id, mean: mean(of: $0), all: $0.count) }
    }
    let ordered = scored.enumerated().sorted { left, right in
      left.element.mean.score == right.element.mean.score
        ? left.offset < right.offset : left.element.mean.score > right.element.mean.score
    }.map(\.element)
    var rows: [Row] = []
    for row in ordered {
      let tied = rows.last?.score == row.mean.score ? rows.last?.rank : nil
      rows.append(
        Row(
          rank: tied ?? rows.count + 1, entry: row.entry, score: row.mean.score,
          sheets: row.all, counted: row.mean.counted))
    }
    return rows
  }

  /// Of one entry, without its rank; nil without a sheet.
  func row(of entry: String) -> (score: JudgedScore, counted: Int)? {
    let own = sheets.filter { $0.entry == entry }
    return own.isEmpty ? nil : mean(of: own)
  }

  /// - Parameter sheets: of one entry, not none.
  private func mean(of sheets: [Sheet]) -> (score: JudgedScore, counted: Int) {
    var parts = sheets.map { score(of: $0).parts }.sorted()
    if trim, parts.count >= Self.trimmedFrom { parts = Array(parts.dropFirst().dropLast()) }
    return (
      JudgedScore(parts: parts.reduce(0, +), whole: sheetWhole * Int128(parts.count)), parts.count
    )
  }

  /// One for each judge, in their order.
  public var summaries: [JudgeSummary] {
    let byEntry = Dictionary(grouping: sheets, by: \.entry)
    return judges.map { judge in
      let own = sheets.filter { $0.judge == judge.id }
      let parts = own.map { score(of: $0).parts }
      let sum = parts.reduce(0, +)
      return JudgeSummary(
        judge: judge.id, sheets: own.count,
        mean: own.isEmpty
          ? nil : JudgedScore(parts: sum, whole: sheetWhole * Int128(own.count)),
        spread: spread(parts), leniency: leniency(own, byEntry))
    }
  }

  private func spread(_ parts: [Int128]) -> Double? {
    guard parts.count > 1 else { return nil }
    let count = Int128(parts.count)
    let sum = parts.reduce(0, +)
    let squares = count * parts.reduce(Int128(0)) { $0 + $1 * $1 } - sum * sum
    let variance = Double(squares) / Double(count * (count - 1))
    return 100 * variance.squareRoot() / Double(sheetWhole)
  }

  private func leniency(_ own: [Sheet], _ byEntry: [String: [Sheet]]) -> Double? {
    var sum = 0.0
    var count = 0
    for sheet in own {
      let others = (byEntry[sheet.entry] ?? []).filter { $0.judge != sheet.judge }
      guard !others.isEmpty else { continue }
      let parts = others.reduce(Int128(0)) { $0 + score(of: $1).parts }
      let all = Int128(others.count)
      sum += Double(score(of: sheet).parts * all - parts) / Double(all)
      count += 1
    }
    return count > 0 ? 100 * sum / (Double(count) * Double(sheetWhole)) : nil
  }

  /// How far the judges agree on the entries: Krippendorff's α of the sheets' scores. Nil where
  /// no entry has two sheets, or all scores are equal.
  public var agreement: Double? {
    let byEntry = Dictionary(grouping: sheets, by: \.entry)
    return KrippendorffAlpha.interval(
      entries.map { entry in
        (byEntry[entry.id] ?? []).map { score(of: $0).parts }
      })
  }
}
