/// An item with the key that holds for it: its own, or one that was corrected after the fact.
public struct CorrectedItem: Hashable, Sendable {
  public let item: DrawnItem
  public let correctedKey: AnswerKey?
  private let rules: MarkingRules
  /// The item as the corrected key has it, once for each response that has the whole mark where they
  /// cannot be one item.
  private let alternatives: [DrawnItem]

  public init(
    _ item: DrawnItem, correctedTo key: AnswerKey? = nil, rules: MarkingRules = .current
  ) {
    self.item = item
    correctedKey = key
    self.rules = rules
    guard let key, rules.correctsWholeItems else {
      alternatives = []
      return
    }
    alternatives = key == item.key ? [item] : item.corrected(to: key)
  }

  /// What is right as the key stands now.
  public var key: AnswerKey { correctedKey ?? item.key }

  /// What a response is worth, 0…1: what the item's own way of marking gives with the key that holds.
  public func mark(of response: Response) -> Fraction {
    guard let correctedKey else { return item.mark(of: response, rules: rules) }
    guard rules.correctsWholeItems else { return correctedKey.isMet(by: response) ? .one : .zero }
    return alternatives.map { $0.mark(of: response, rules: rules) }.max() ?? .zero
  }
}

extension DrawnItem {
  /// The item with another key, once for each response that the key names where they cannot be one
  /// item. How it is marked stays: shares, tone marks, slips, tolerances. What the key does not name
  /// is worth nothing, except in parts of the item of which it does not speak.
  fileprivate func corrected(to key: AnswerKey) -> [DrawnItem] {
    switch (item.body, key) {
    case (.numeric(_, let unit), .range(let low, let high)):
      let range = NumericAnswer(range: .between(low: low, high: high))
      return [with(.numeric([range], unit: unit))]
    case (_, .range): return []
    case (_, .response(let response)): return corrected(toAnyOf: [response])
    case (_, .anyOf(let responses)): return corrected(toAnyOf: responses)
    }
  }

  private func corrected(toAnyOf responses: [Response]) -> [DrawnItem] {
    switch item.body {
    case .single(let choices):
      let right = responses.compactMap { if case .choice(let id) = $0 { id } else { nil } }
      return [with(.single(Self.named(Set(right), of: choices, ids)))]
    case .text(let answers, let caseSensitive):
      let texts = responses.compactMap { if case .text(let text) = $0 { text } else { nil } }
      return [with(.text(answers.corrected(to: texts), caseSensitive: caseSensitive))]
    case .numeric(let answers, let unit):
      let right = responses.compactMap { response -> NumericAnswer? in
        if case .number(let number) = response { answers.corrected(to: number) } else { nil }
      }
      return [with(.numeric(right, unit: unit))]
    default: return responses.compactMap(corrected(toOne:))
    }
  }

  private func corrected(toOne response: Response) -> DrawnItem? {
    switch (item.body, response) {
    case (.trueFalse(var key), .truth(let truth)):
      key.truth = truth
      return with(.trueFalse(key))
    case (.multiple(let choices), .choices(let right)):
      return with(.multiple(Self.shared(right, of: choices, ids)))
    case (.matching(let pairs, let distractors), .pairs(let right)):
      return matching(pairs, distractors, right)
    case (.ordering(let entries), .order(let right)):
      let texts = Dictionary(zip(ids, entries), uniquingKeysWith: { first, _ in first })
      return with(.ordering(right.compactMap { texts[$0] }), ids: right)
    case (.cloze(let blanks), .blanks(let right)):
      let corrected = blanks.enumerated().map { index, blank in
        right[ids[index]].map { self.blank(blank, at: index, correctedTo: $0) } ?? blank
      }
      return with(.cloze(corrected))
    default: return nil
    }
  }

  private func with(
    _ body: ItemBody, ids: [ChoiceID]? = nil, otherIDs: [ChoiceID]? = nil
  ) -> DrawnItem {
    var changed = item
    changed.body = body
    return DrawnItem(
      item: changed, ids: ids ?? self.ids, otherIDs: otherIDs ?? self.otherIDs, order: order,
      otherOrder: otherOrder)
  }

  // MARK: Choices

  private static func named(
    _ right: Set<ChoiceID>, of choices: [Choice], _ ids: [ChoiceID]
  ) -> [Choice] {
    zip(ids, choices).map { id, choice in
      var choice = choice
      choice.fraction = right.contains(id) ? .one : .zero
      return choice
    }
  }

  /// The right ones have equal shares. What is wrong takes away what it took before, and what was
  /// right before as much as the mildest of those.
  private static func shared(
    _ right: Set<ChoiceID>, of choices: [Choice], _ ids: [ChoiceID]
  ) -> [Choice] {
    let share = Fraction.share(of: max(1, right.count))
    let wrong = choices.map(\.fraction).filter { $0 <= .zero }.max() ?? .zero
    return zip(ids, choices).map { id, choice in
      var choice = choice
      choice.fraction = right.contains(id) ? share : min(choice.fraction, wrong)
      return choice
    }
  }

  // MARK: Pairs

  /// Right sides keep their ids; the ones that no left side has any more are distractors.
  private func matching(
    _ pairs: [Pair], _ distractors: [String], _ right: [ChoiceID: ChoiceID]
  ) -> DrawnItem {
    let texts = Self.rights(of: pairs, distractors: distractors)
    let text = Dictionary(zip(otherIDs, texts), uniquingKeysWith: { first, _ in first })
    let id = Dictionary(zip(texts, otherIDs), uniquingKeysWith: { first, _ in first })
    var paired = pairs
    for (place, left) in ids.enumerated() where pairs.indices.contains(place) {
      if let right = right[left].flatMap({ text[$0] }) { paired[place].right = right }
    }
    let used = Set(paired.map(\.right))
    let unused = texts.filter { !used.contains($0) }
    let ordered = Self.rights(of: paired, distractors: unused)
    return with(
      .matching(paired, distractors: unused), otherIDs: ordered.compactMap { id[$0] })
  }

  // MARK: Gaps

  private func blank(_ blank: Blank, at index: Int, correctedTo text: String) -> Blank {
    var blank = blank
    switch blank.accepts {
    case .text(let answers, let caseSensitive):
      if !answers.areMet(by: text) {
        blank.accepts = .text(answers.corrected(to: [text]), caseSensitive: caseSensitive)
      }
    case .numeric(let answers):
      let number = DecimalNumber(program: text) ?? DecimalNumber(answered: text)
      if let number, answers.first(where: \.isWhole)?.range.value != number {
        blank.accepts = .numeric([answers.corrected(to: number)])
      }
    case .choice(let choices):
      let places = self.choices(ofBlank: index).map(\.id)
      blank.accepts = .choice(Self.named([ChoiceID(text)], of: choices, places))
    }
    return blank
  }
}

extension [TextAnswer] {
  /// The texts are right just as they stand. What was accepted before is worth nothing, and so is no
  /// slip of the fingers for what is right now.
  fileprivate func corrected(to texts: [String]) -> [TextAnswer] {
    texts.map { TextAnswer(text: TextPattern.written($0)) }
      + map { TextAnswer(text: $0.text, fraction: .zero, feedback: $0.feedback) }
  }

  /// True if the text is what is told to be right.
  fileprivate func areMet(by text: String) -> Bool {
    first(where: { $0.fraction.mark == .one }).map { TextPattern.shown($0.text) } == text
  }
}

extension [NumericAnswer] {
  /// The number with the tolerance of the first one that was right.
  fileprivate func corrected(to number: DecimalNumber) -> NumericAnswer {
    let tolerance: DecimalNumber =
      if case .value(_, let tolerance) = first(where: \.isWhole)?.range { tolerance } else { .zero }
    return NumericAnswer(range: .value(number, tolerance: tolerance))
  }
}

extension NumericAnswer {
  fileprivate var isWhole: Bool { fraction.mark == .one }
}
