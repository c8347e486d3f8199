public import Assessment

// What is known of contestants' answers.
extension Contest {
  /// Nil where nothing was accepted. The response is nil where it was taken back.
  public func answer(of contestant: ContestantID, to question: QuestionID) -> HeldAnswer? {
    guard let place = drawnPlace(of: question), let index = contestants.place(of: contestant),
      let slot = questions[place].answer(at: index)
    else { return nil }
    return HeldAnswer(slot)
  }

  /// Nil before the key may be told, and without an answer.
  public func result(of contestant: ContestantID, on question: QuestionID) -> QuestionResult? {
    guard let place = drawnPlace(of: question), questions[place].isRevealed,
      let index = contestants.place(of: contestant),
      let slot = countedSlot(of: index, at: place), slot.response != nil,
      index < questions[place].scores.count
    else { return nil }
    return QuestionResult(
      questions[place].scores[index], slot,
      isAnnulled: questions[place].isAnnulled || questions[place].isExcused,
      isTrial: rules(of: question)?.trial ?? false)
  }

  /// The sum over everything whose key was told; 0 for nobody.
  public func points(of contestant: ContestantID) -> Int {
    contestants.place(of: contestant).map { totals[$0].points }.map {
      $0 + judgedPoints(of: contestant)
    } ?? 0
  }
}

/// The answer that counts.
public struct HeldAnswer: Hashable, Sendable {
  /// Nil: taken back.
  public let response: Response?
  /// 0 where none was sent.
  public let change: Int
  /// The sequence of its event.
  public let receipt: Int64
  public let receivedAt: Instant
  /// In milliseconds, 0…250.
  public let credit: Int64

  init(_ slot: AnswerSlot) {
    response = slot.response
    change = slot.change
    receipt = slot.receipt
    receivedAt = slot.receivedAt
    credit = Int64(slot.credit)
  }
}

/// What a contestant got for one question, and why.
public struct QuestionResult: Hashable, Sendable {
  public let mark: Fraction
  /// What counts: 0 for a trial or an annulled question, else the sum of the parts.
  public let points: Int
  /// t in milliseconds.
  public let timeMs: Int64
  /// Points × mark, or the points for a wrong answer.
  public let base: Int
  /// What the time took away: 0 or below.
  public let speed: Int
  public let streakBonus: Int
  /// What a star added, or took.
  public let star: Int
  /// Right answers in a row with this one; 0 where the round counts none.
  public let streak: Int
  public let isAnnulled: Bool
  public let isTrial: Bool
  /// False for those who were out of an elimination, or for whom the question was annulled.
  public let counts: Bool

  init(_ score: ItemScore, _ slot: AnswerSlot, isAnnulled: Bool, isTrial: Bool) {
    mark = Fraction(tenMillionths: Int64(score.mark))
    points = isAnnulled || isTrial || !score.counts ? 0 : score.points
    timeMs = Int64(slot.time)
    base = Int(score.base)
    speed = Int(score.speed)
    streakBonus = Int(score.streakBonus)
    star = Int(score.star)
    streak = Int(score.streak)
    counts = score.counts
    self.isAnnulled = isAnnulled
    self.isTrial = isTrial
  }
}

/// The number that a contestant is given for an answer, as on the wire.
public enum Receipt {
  /// `r` and the sequence of the event, with six digits or more.
  public static func text(_ sequence: Int64) -> String {
    let digits = String(max(0, sequence))
    return "r" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }
}
