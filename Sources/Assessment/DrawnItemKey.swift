extension DrawnItem {
  /// What is right, to be told after the close: what has the whole mark or, where nothing has it,
  /// the most.
  public var key: AnswerKey {
    switch item.body {
    case .single(let choices):
      Self.anyOf(
        Self.best(Array(zip(ids, choices)), by: \.1.fraction).map { .choice($0.0) })
    case .multiple(let choices):
      .response(
        .choices(Set(zip(ids, choices).filter { $0.1.fraction > .zero }.map(\.0))))
    case .trueFalse(let key): .response(.truth(key.truth))
    case .text(let answers, _):
      Self.anyOf(
        Self.best(answers, by: \.fraction).map { .text(TextPattern.shown($0.text)) })
    case .numeric(let answers, _): Self.key(of: answers)
    case .matching(let pairs, let distractors): keyOfMatching(pairs, distractors)
    case .ordering: .response(.order(ids))
    case .cloze(let blanks): keyOfCloze(blanks)
    case .essay, .description: .anyOf([])
    }
  }

  private static func anyOf(_ responses: [Response]) -> AnswerKey {
    if responses.count == 1, let only = responses.first { return .response(only) }
    return .anyOf(responses)
  }

  private static func best<Element>(
    _ elements: [Element], by fraction: (Element) -> Fraction
  ) -> [Element] {
    guard let most = elements.map({ fraction($0).mark }).max(), most > .zero else { return [] }
    return elements.filter { fraction($0).mark == most }
  }

  /// A range where one answer is best; several answers can only be told by their values.
  private static func key(of answers: [NumericAnswer]) -> AnswerKey {
    let right = best(answers, by: \.fraction)
    if right.count == 1, let range = right.first?.range.ends, range.low != range.high {
      return .range(low: range.low, high: range.high)
    }
    return anyOf(right.compactMap { $0.range.value.map(Response.number) })
  }

  private func keyOfMatching(_ pairs: [Pair], _ distractors: [String]) -> AnswerKey {
    let rights = Self.rights(of: pairs, distractors: distractors)
    let idOfRight = Dictionary(zip(rights, otherIDs), uniquingKeysWith: { first, _ in first })
    var key: [ChoiceID: ChoiceID] = [:]
    for (id, pair) in zip(ids, pairs) { key[id] = idOfRight[pair.right] }
    return .response(.pairs(key))
  }

  private func keyOfCloze(_ blanks: [Blank]) -> AnswerKey {
    var key: [ChoiceID: String] = [:]
    for (index, blank) in blanks.enumerated() {
      switch blank.accepts {
      case .text(let answers, _):
        key[ids[index]] = Self.best(answers, by: \.fraction).first.map {
          TextPattern.shown($0.text)
        }
      case .numeric(let answers):
        key[ids[index]] = Self.best(answers, by: \.fraction).first?.range.value?.description
      case .choice:
        key[ids[index]] =
          Self.best(choices(ofBlank: index), by: \.choice.fraction).first?.id.text
      }
    }
    return .response(.blanks(key))
  }
}

extension NumericAnswer.Range {
  /// The least and the greatest number; nil where any is taken or a sum is out of range.
  var ends: (low: DecimalNumber, high: DecimalNumber)? {
    switch self {
    case .between(let low, let high): return (min(low, high), max(low, high))
    case .value(let value, let tolerance):
      let room = tolerance.magnitude
      guard let low = value.adding(room.negated), let high = value.adding(room) else { return nil }
      return (low, high)
    case .any: return nil
    }
  }

  /// One number that is right.
  var value: DecimalNumber? {
    switch self {
    case .value(let value, _): value
    case .between(let low, _): low
    case .any: nil
    }
  }
}
