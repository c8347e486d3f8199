/// How alike two items are.
public enum Likeness: String, Hashable, Sendable, Codable {
  /// The same prompt with another key: one of the two is wrong.
  case conflict
  /// The same question in nearly the same words, with the same key.
  case nearlySame
}

/// Decides what two items are to each other, by their words. Exact: the index only chooses which
/// pairs are shown to it.
enum LikenessRule {
  /// Prompts of fewer words that count ("Tính:") do not say what is asked, so another typed
  /// answer is no conflict.
  static let wordsOfConflictMin = 3
  /// Fewest wrong answers that must be shared by two items whose keys are not in each other.
  static let wrongOfConflictMin = 2

  static func likeness(
    _ left: NearDuplicateFeatures, _ right: NearDuplicateFeatures
  ) -> Likeness? {
    guard left.numbers == right.numbers, areComparable(left.answers, right.answers) else {
      return nil
    }
    guard abs(left.prompt.contentCount - right.prompt.contentCount) <= LikenessAlignment.shiftMax
    else { return nil }
    guard mayHaveLikeAnswers(left, right) else { return nil }
    let isVietnamese = left.isVietnamese && right.isVietnamese
    let slips = TypingSlips(
      isVietnamese: isVietnamese, leftMarks: left.promptMarks, rightMarks: right.promptMarks)
    guard let change = LikenessAlignment(left.prompt, right.prompt, slips),
      change.isExact || change.isClose || change.isElaborated || change.isForgivable
    else { return nil }
    if left.answers.shape == .none {
      return change.isExact || change.isClose ? .nearlySame : nil
    }
    if left.answers.lacksKey || right.answers.lacksKey {
      return isSameWithoutKey(change, left, right) ? .nearlySame : nil
    }
    let answers = AnswerComparison(left.answers, right.answers, slipsOfAnswers(left, right))
    if isSame(change, answers, left.answers, right.answers) { return .nearlySame }
    // With other signs another formula has another key.
    guard left.prompt.signs == right.prompt.signs else { return nil }
    return change.isExact && isConflict(change, answers, left.answers, right.answers)
      ? .conflict : nil
  }

  /// Told at a glance, before anything is compared word by word.
  static func mayHaveLikeAnswers(
    _ left: NearDuplicateFeatures, _ right: NearDuplicateFeatures
  ) -> Bool {
    left.glance.mayBeLike(right.glance, slipsOfAnswers(left, right))
  }

  private static func slipsOfAnswers(
    _ left: NearDuplicateFeatures, _ right: NearDuplicateFeatures
  ) -> TypingSlips {
    TypingSlips(
      isVietnamese: left.isVietnamese && right.isVietnamese, leftMarks: left.marks,
      rightMarks: right.marks)
  }

  private static func areComparable(_ left: LikenessAnswers, _ right: LikenessAnswers) -> Bool {
    switch (left.shape, right.shape) {
    case (.choices, .open), (.open, .choices): true
    default: left.shape == right.shape
    }
  }

  /// A draft says nothing of its key, so it contradicts nothing.
  private static func isSameWithoutKey(
    _ change: LikenessAlignment, _ left: NearDuplicateFeatures, _ right: NearDuplicateFeatures
  ) -> Bool {
    guard change.isExact, left.answers.shape == right.answers.shape else { return false }
    if left.answers.shape == .open { return change.length >= wordsOfConflictMin }
    return AnswerComparison(
      left.answers.withoutKey, right.answers.withoutKey, slipsOfAnswers(left, right)
    ).isAllOfWrongShared
  }

  private static func isSame(
    _ change: LikenessAlignment, _ answers: AnswerComparison, _ left: LikenessAnswers,
    _ right: LikenessAnswers
  ) -> Bool {
    switch (left.shape, right.shape) {
    case (.statement, _):
      return answers.isRightSame && (change.isExact || isCloseStatement(change))
    case (.parts, _):
      if change.isExact || change.isClose { return answers.isRightClose }
      return answers.isRightSame && left.right.count >= partsOfForgivableMin && change.isForgivable
    case (.choices, .choices):
      if answers.isRightSame {
        if change.isExact { return answers.isHalfOfWrongShared || !refersToOthers(left.right) }
        if change.isClose { return answers.isHalfOfWrongShared }
        guard answers.isAllOfWrongShared else { return false }
        return change.isElaborated
          || change.isForgivable && answers.wrongFewer >= wrongOfConflictMin
      }
      guard answers.isRightClose, answers.wrongFewer > 0 else { return false }
      // "Yes" mistyped, and "No" as it was: the prompt has to say enough.
      if answers.wrongFewer == 1 {
        return change.isExact && change.length >= lengthOfTwoChoicesMin
          && answers.isAllOfWrongShared
      }
      return change.isExact
        ? answers.isHalfOfWrongShared : change.isClose && answers.isAllOfWrongShared
    default:
      if left.isNumeric || right.isNumeric {
        return answers.isRightSame && (change.isExact || change.isClose)
      }
      if answers.isRightSame {
        return change.isExact || change.isClose || change.isElaborated || isTelling(left.right)
      }
      return answers.isRightClose && change.isExact && change.length >= wordsOfConflictMin
    }
  }

  private static let lengthOfTwoChoicesMin = 5

  /// Pairs or steps, of which so many the same are hardly those of another question.
  private static let partsOfForgivableMin = 2

  /// A typed answer that says more than a word which many questions have.
  private static func isTelling(_ right: [LikenessText]) -> Bool {
    right.contains { text in
      text.words.filter { $0.kind == .word }.map(\.base.utf8.count).reduce(0, +)
        >= lettersOfTellingMin
    }
  }

  private static let lettersOfTellingMin = 5

  /// The answers of statements tell little, so no word that might be another one is believed
  /// mistyped, unless the statement is long.
  private static func isCloseStatement(_ change: LikenessAlignment) -> Bool {
    change.isClose
      && (change.possible == 0 && change.hasSureMarks || change.length >= statementOfPossibleMin)
  }

  private static let statementOfPossibleMin = 10

  private static func isConflict(
    _ change: LikenessAlignment, _ answers: AnswerComparison, _ left: LikenessAnswers,
    _ right: LikenessAnswers
  ) -> Bool {
    switch (left.shape, right.shape) {
    case (.statement, .statement): return !answers.isRightSame
    case (.choices, .choices):
      // "Which is the largest?" has another key among other choices, and both are right.
      if answers.isRightClose { return false }
      if answers.areKeysAmongBoth { return true }
      return answers.isAllOfWrongShared && answers.wrongFewer >= wrongOfConflictMin
    case (.open, .open):
      return !answers.isRightClose && change.length >= wordsOfConflictMin
    case (.parts, .parts):
      return pieces(left) == pieces(right) && !answers.isRightClose
    default: return answers.areKeysAmongBoth && !answers.isRightClose
    }
  }

  /// The pieces of pairs or of an order, however they are put together.
  private static func pieces(_ answers: LikenessAnswers) -> [String] {
    answers.right.flatMap { $0.words.filter { $0.kind != .sign }.map(\.strict) }.sorted()
  }

  /// "All of the above", "A and B": says something only with the other choices.
  private static func refersToOthers(_ right: [LikenessText]) -> Bool {
    right.contains { text in
      let words = text.words.map(\.base)
      if ["tat ca", "ca hai", "ca ba", "khong co", "all of", "none of", "both"].contains(
        where: (words.joined(separator: " ") + " ").hasPrefix)
      {
        return true
      }
      return !words.isEmpty
        && words.allSatisfy { $0.count == 1 || ["ca", "va", "and"].contains($0) }
    }
  }
}
