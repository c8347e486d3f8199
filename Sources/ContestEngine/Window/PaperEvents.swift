public import Assessment

/// A contestant began an attempt: which questions are on the paper, and until when.
public struct DrawnPaper: Hashable, Sendable {
  public let contestant: ContestantID
  /// The place of the week among the window's, from 0.
  public let week: Int
  /// From 1, within the week.
  public let attempt: Int
  /// In the contestant's own order; no item twice.
  public let questions: [QuestionID]
  public let closesAt: Instant

  public init(
    contestant: ContestantID, week: Int, attempt: Int, questions: [QuestionID], closesAt: Instant
  ) {
    self.contestant = contestant
    self.week = week
    self.attempt = attempt
    self.questions = questions
    self.closesAt = closesAt
  }
}

/// A contestant's open attempt was handed in, by the contestant or by the server at its close.
public struct HandedInPaper: Hashable, Sendable {
  public let contestant: ContestantID
  public let estimate: Estimate?
  public let isAutomatic: Bool

  public init(contestant: ContestantID, estimate: Estimate?, isAutomatic: Bool) {
    self.contestant = contestant
    self.estimate = estimate
    self.isAutomatic = isAutomatic
  }
}

/// What a contestant guessed of the contest: a number of people, or a percentage.
public struct Estimate: Hashable, Sendable {
  /// So many parts make one.
  public static let scale: Int64 = 1_000_000

  /// In millionths, 0 or above.
  public let millionths: Int64

  public init(millionths: Int64) { self.millionths = millionths }

  /// - Returns: nil for what the kind does not take: a whole number of 0 or above and at most a
  ///   billion, for `percent` a number within 0…100, rounded to six decimals: whoever divides has more.
  public init?(_ number: DecimalNumber, of kind: WindowRules.Estimate) {
    guard kind != .none, number.significand >= 0, number.exponent <= 9,
      kind == .percent || number.exponent >= 0
    else { return nil }
    let most = DecimalNumber(kind == .percent ? 100 : 1_000_000_000)
    guard number <= most else { return nil }
    millionths = Self.millionths(of: number)
  }

  /// - Parameter number: not above a billion.
  private static func millionths(of number: DecimalNumber) -> Int64 {
    var value = Int128(number.significand)
    if number.exponent >= -6 {
      for _ in 0..<(number.exponent + 6) { value *= 10 }
      return Int64(value)
    }
    // A significand has fewer digits than this divisor.
    guard number.exponent >= -25 else { return 0 }
    var divisor = Int128(1)
    for _ in 0..<(-6 - number.exponent) { divisor *= 10 }
    return Int64((value + divisor / 2) / divisor)
  }
}

extension WindowRules {
  /// The weeks, or the one window.
  public var periods: [Week] {
    if !weeks.isEmpty { return weeks }
    guard let opens, let closes else { return [] }
    return [Week(id: "", opens: opens, closes: closes)]
  }
}
