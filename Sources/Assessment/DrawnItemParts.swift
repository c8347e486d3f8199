extension DrawnItem {
  /// What a response is worth by the way that the item names; the way of its kind where that one
  /// says nothing of the kind.
  func mark(of response: Response, by parts: ItemMarking.Parts) -> Fraction {
    switch (parts, item.body, response) {
    case (.allOrNothing, .multiple(let choices), .choices(let chosen)):
      chosen == rightChoices(choices) ? .one : .zero
    case (.allOrNothing, _, _): usualMark(of: response) == .one ? .one : .zero
    case (.rightMinusWrong, .multiple(let choices), .choices(let chosen)):
      Self.rightMinusWrong(
        chosen.intersection(rightChoices(choices)).count,
        chosen.subtracting(rightChoices(choices)).count, of: rightChoices(choices).count)
    case (.rightMinusWrong, .matching(let pairs, let distractors), .pairs(let given)):
      Self.rightMinusWrong(
        rightPairs(pairs, distractors, given), in: given.count, of: pairs.count)
    case (.rightMinusWrong, .cloze(let blanks), .blanks(let given)):
      rightMinusWrong(blanks, given)
    case (.perPair, .ordering(let entries), .order(let given)):
      Self.share(neighbours(in: given), of: entries.count - 1)
    case (.rightMinusWrong, _, _), (.perPair, _, _): usualMark(of: response)
    }
  }

  private func rightChoices(_ choices: [Choice]) -> Set<ChoiceID> {
    Set(zip(ids, choices).filter { $0.1.fraction > .zero }.map(\.0))
  }

  private static func rightMinusWrong(_ right: Int, in given: Int, of all: Int) -> Fraction {
    rightMinusWrong(right, given - right, of: all)
  }

  private static func rightMinusWrong(_ right: Int, _ wrong: Int, of all: Int) -> Fraction {
    share(max(0, right - wrong), of: all)
  }

  /// A gap that is right in part counts with its part; one that is filled in and wrong takes away
  /// its weight.
  private func rightMinusWrong(_ blanks: [Blank], _ given: [ChoiceID: String]) -> Fraction {
    var sum: Int64 = 0
    var weights: Int64 = 0
    for (index, blank) in blanks.enumerated() {
      let weight = Int64(max(1, blank.weight))
      weights += weight
      guard let text = given[ids[index]], !text.isEmpty else { continue }
      let mark = mark(of: text, inBlank: index, blank)
      sum += weight * (mark == .zero ? -Fraction.scale : mark.tenMillionths)
    }
    guard weights > 0, sum > 0 else { return .zero }
    return Fraction(tenMillionths: (2 * sum + weights) / (2 * weights)).mark
  }

  /// How many entries are followed by the one that follows them in the key.
  private func neighbours(in given: [ChoiceID]) -> Int {
    let next = Dictionary(zip(ids, ids.dropFirst()), uniquingKeysWith: { first, _ in first })
    return zip(given, given.dropFirst()).count { next[$0] == $1 }
  }
}
