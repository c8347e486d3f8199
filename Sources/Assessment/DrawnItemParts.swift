extension DrawnItem {
  /// What a response is worth by the way that the item names; the way of its kind where that one
  /// says nothing of the kind.
  func mark(
    of response: Response, by parts: ItemMarking.Parts, _ rules: MarkingRules
  ) -> Fraction {
    switch (parts, item.body, response) {
    case (.allOrNothing, .multiple(let choices), .choices(let chosen)):
      chosen == rightChoices(choices) ? .one : .zero
    case (.allOrNothing, _, _): usualMark(of: response, rules) == .one ? .one : .zero
    case (.rightMinusWrong, .multiple(let choices), .choices(let chosen)):
      Self.rightMinusWrong(chosen, of: rightChoices(choices))
    case (.rightMinusWrong, .matching(let pairs, let distractors), .pairs(let given)):
      Self.rightMinusWrong(
        rightPairs(pairs, distractors, given), in: given.count, of: pairs.count)
    case (.rightMinusWrong, .cloze(let blanks), .blanks(let given)):
      markOfCloze(blanks, given, rules, wrong: -Fraction.scale)
    case (.perPair, .ordering(let entries), .order(let given)):
      Fraction.share(neighbours(in: given), of: entries.count - 1)
    case (.rightMinusWrong, _, _), (.perPair, _, _): usualMark(of: response, rules)
    }
  }

  /// How many equal parts the whole mark has; nil where the bank says what each answer is worth, and
  /// where there is the whole mark or nothing.
  public var equalParts: Int? {
    switch (item.body, item.marking?.parts) {
    case (_, .allOrNothing): nil
    case (.multiple(let choices), .rightMinusWrong): rightChoices(choices).count
    case (.matching(let pairs, _), _): pairs.count
    case (.ordering(let entries), .perPair): entries.count - 1
    case (.ordering(let entries), _): entries.count
    case (.cloze(let blanks), _): blanks.reduce(0) { $0 + max(1, $1.weight) }
    default: nil
    }
  }

  private func rightChoices(_ choices: [Choice]) -> Set<ChoiceID> {
    Set(zip(ids, choices).filter { $0.1.fraction > .zero }.map(\.0))
  }

  private static func rightMinusWrong(_ chosen: Set<ChoiceID>, of right: Set<ChoiceID>) -> Fraction
  {
    rightMinusWrong(chosen.intersection(right).count, in: chosen.count, of: right.count)
  }

  private static func rightMinusWrong(_ right: Int, in given: Int, of all: Int) -> Fraction {
    Fraction.share(max(0, 2 * right - given), of: all)
  }

  /// How many entries are followed by the one that follows them in the key.
  private func neighbours(in given: [ChoiceID]) -> Int {
    let next = Dictionary(zip(ids, ids.dropFirst()), uniquingKeysWith: { first, _ in first })
    return zip(given, given.dropFirst()).count { next[$0] == $1 }
  }
}
