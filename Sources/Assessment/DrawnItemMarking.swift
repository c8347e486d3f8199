extension DrawnItem {
  /// What a response is worth, 0…1. A response that does not fit the item is worth nothing.
  public func mark(of response: Response, rules: MarkingRules = .current) -> Fraction {
    guard let parts = item.marking?.parts else { return usualMark(of: response, rules) }
    return mark(of: response, by: parts, rules)
  }

  /// What a response is worth in the way of its kind.
  func usualMark(of response: Response, _ rules: MarkingRules) -> Fraction {
    switch (item.body, response) {
    case (.single(let choices), .choice(let id)):
      choice(id, of: choices)?.fraction.mark ?? .zero
    case (.multiple(let choices), .choices(let chosen)):
      chosen.reduce(.zero) { $0 + (choice($1, of: choices)?.fraction ?? .zero) }.mark
    case (.trueFalse(let key), .truth(let truth)): truth == key.truth ? .one : .zero
    case (.text(let answers, let caseSensitive), .text(let text)):
      answer(text, among: answers, caseSensitive, rules)?.fraction.mark ?? .zero
    case (.numeric(let answers, _), .number(let number)):
      Self.answer(number, among: answers)?.fraction.mark ?? .zero
    case (.matching(let pairs, let distractors), .pairs(let given)):
      markOfMatching(pairs, distractors, given)
    case (.ordering(let entries), .order(let given)):
      Fraction.share(zip(ids, given).count { $0 == $1 }, of: entries.count)
    case (.cloze(let blanks), .blanks(let given)): markOfCloze(blanks, given, rules)
    default: .zero
    }
  }

  /// True if the response has the whole mark.
  public func isRight(_ response: Response) -> Bool { mark(of: response) == .one }

  /// The item's explanation, for everyone after the close.
  public var explanation: String { item.feedback }

  /// What the bank says to this response; nil where it says nothing.
  public func feedback(for response: Response) -> String? {
    let texts: [String]
    switch (item.body, response) {
    case (.single(let choices), .choice(let id)):
      texts = [choice(id, of: choices)?.feedback ?? ""]
    case (.multiple(let choices), .choices(let chosen)):
      texts = zip(ids, choices).filter { chosen.contains($0.0) }.map(\.1.feedback)
    case (.trueFalse(let key), .truth(let truth)):
      texts = [truth == key.truth ? key.feedbackWhenRight : key.feedbackWhenWrong]
    case (.text(let answers, let caseSensitive), .text(let text)):
      texts = [answer(text, among: answers, caseSensitive, .current)?.feedback ?? ""]
    case (.numeric(let answers, _), .number(let number)):
      texts = [Self.answer(number, among: answers)?.feedback ?? ""]
    default: texts = []
    }
    let said = texts.filter { !$0.isEmpty }
    return said.isEmpty ? nil : said.joined(separator: "\n")
  }

  func choice(_ id: ChoiceID, of choices: [Choice]) -> Choice? {
    ids.firstIndex(of: id).map { choices[$0] }
  }

  /// The answer that a text means.
  func answer(
    _ text: String, among answers: [TextAnswer], _ caseSensitive: Bool, _ rules: MarkingRules
  ) -> TextAnswer? {
    TextComparison(caseSensitive: caseSensitive, marking: item.marking, rules: rules)
      .answer(text, among: answers)
  }

  static func answer(_ number: DecimalNumber, among answers: [NumericAnswer]) -> NumericAnswer? {
    answers.first { $0.range.contains(number) }
  }

  /// One part a left side that has its right side.
  private func markOfMatching(
    _ pairs: [Pair], _ distractors: [String], _ given: [ChoiceID: ChoiceID]
  ) -> Fraction {
    Fraction.share(rightPairs(pairs, distractors, given), of: pairs.count)
  }

  /// How many left sides have their right side.
  func rightPairs(
    _ pairs: [Pair], _ distractors: [String], _ given: [ChoiceID: ChoiceID]
  ) -> Int {
    let rights = Self.rights(of: pairs, distractors: distractors)
    let idOfRight = Dictionary(zip(rights, otherIDs), uniquingKeysWith: { first, _ in first })
    return zip(ids, pairs).count { given[$0] != nil && given[$0] == idOfRight[$1.right] }
  }

  /// A gap that is right in part counts with its part, one that was left open with nothing.
  ///
  /// - Parameter wrong: what a gap counts that is filled in and wrong, in ten-millionths; 0 or less.
  func markOfCloze(
    _ blanks: [Blank], _ given: [ChoiceID: String], _ rules: MarkingRules, wrong: Int64 = 0
  ) -> Fraction {
    var sum: Int64 = 0
    var weights: Int64 = 0
    for (index, blank) in blanks.enumerated() {
      let weight = Int64(max(1, blank.weight))
      weights += weight
      guard let text = given[ids[index]], !text.isEmpty else { continue }
      let mark = mark(of: text, inBlank: index, blank, rules)
      sum += weight * (mark == .zero ? wrong : mark.tenMillionths)
    }
    guard weights > 0, sum > 0 else { return .zero }
    return Fraction(tenMillionths: (2 * sum + weights) / (2 * weights)).mark
  }

  private func mark(
    of text: String, inBlank index: Int, _ blank: Blank, _ rules: MarkingRules
  ) -> Fraction {
    switch blank.accepts {
    case .text(let answers, let caseSensitive):
      answer(text, among: answers, caseSensitive, rules)?.fraction.mark ?? .zero
    case .numeric(let answers):
      DecimalNumber(answered: text, rules: rules)
        .flatMap { Self.answer($0, among: answers)?.fraction.mark } ?? .zero
    case .choice:
      choices(ofBlank: index).first { $0.id.text == text }?.choice.fraction.mark ?? .zero
    }
  }
}

extension NumericAnswer.Range {
  /// Exact, both ends included.
  public func contains(_ number: DecimalNumber) -> Bool {
    switch self {
    case .value(let value, let tolerance): number.isWithin(tolerance, of: value)
    case .between(let low, let high): min(low, high) <= number && number <= max(low, high)
    case .any: true
    }
  }
}
