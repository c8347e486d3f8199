import Assessment

/// How the questions of a contest worked: what its organizer looks at before using them again.
///
/// Difficulty is taken over everyone who was asked; what needs totals is taken over those who
/// were asked everything. Sums are exact whole numbers; only the last division and root are
/// floating point, by operations that IEEE 754 rounds in one way, so that the same journal gives
/// the same bits on every machine.
public struct ItemStatistics: Hashable, Sendable {
  public struct Question: Hashable, Sendable {
    public let id: QuestionID
    /// From 1, over the whole contest.
    public let number: Int
    public let asked: Int
    public let answered: Int
    /// With the whole mark.
    public let right: Int
    /// p, the mean mark, 0…1, no answer counting 0: more is easier. Nil where nobody was asked.
    ///
    /// Source: Lord and Novick, "Statistical theories of mental test scores", 1968, 15.3.
    public let difficulty: Double?
    /// Corrected point-biserial correlation, −1…1; nil where it is not defined.
    public let discrimination: Double?
    /// The mean mark of the best 27 % less that of the weakest 27 %, −1…1.
    public let upperLower: Double?
    public let answers: AnswerCounts
    /// Nil where it was not estimated.
    public let rasch: RaschEstimates.Difficulty?
  }

  public let questions: [Question]
  /// Who answered something.
  public let contestants: Int
  /// Who was asked everything.
  public let complete: Int
  /// The mean total of those who were asked everything, in questions.
  public let mean: Double?
  /// Of the same totals, with n − 1.
  public let standardDeviation: Double?
  /// Cronbach's α; KR-20 where `isKR20`.
  public let alpha: Double?
  /// Whether every mark is 0 or 1, so that α is Kuder and Richardson's formula 20.
  public let isKR20: Bool
  /// Of one contestant's total, in questions: standard deviation × √(1 − α). Nil for α below 0.
  ///
  /// Source: Lord and Novick, "Statistical theories of mental test scores", 1968, 3.8.
  public let standardError: Double?
  public let rasch: RaschEstimates?

  public init(_ table: ResponseTable) {
    let sums = ClassicalSums(table)
    let extremes = ExtremeGroups(sums)
    let rasch = RaschEstimates(table)
    let totals = table.rows.map { row -> Int64? in
      let marks = row.entries.compactMap { $0.mark?.tenMillionths }
      return marks.count == row.entries.count ? marks.reduce(0, +) : nil
    }
    questions = table.questions.indices.map { place in
      let entries = table.rows.map { $0.entries[place] }
      let marks = entries.compactMap { $0.mark?.tenMillionths }
      let sum = marks.reduce(Int128(0)) { $0 + Int128($1) }
      return Question(
        id: table.questions[place].id, number: table.questions[place].number,
        asked: marks.count, answered: entries.count { $0.response != nil },
        right: marks.count { $0 == Fraction.scale },
        difficulty: marks.isEmpty
          ? nil : Double(sum) / (Double(marks.count) * Double(Fraction.scale)),
        discrimination: sums.correctedCorrelation(place),
        upperLower: extremes?.difference(place),
        answers: AnswerCounts(table, question: place, totals: totals),
        rasch: rasch?.difficulties[place])
    }
    contestants = table.rows.count
    complete = sums.count
    mean = sums.mean
    standardDeviation = sums.standardDeviation
    alpha = sums.alpha
    isKR20 = sums.isDichotomous
    if let alpha = sums.alpha, alpha >= 0, let deviation = sums.standardDeviation {
      standardError = deviation * (1 - alpha).squareRoot()
    } else {
      standardError = nil
    }
    self.rasch = rasch
  }
}
