import Assessment

/// Items that are answered by choosing, and by putting in order.
extension QTIItemBuilder {
  /// An item of which one or several choices are right.
  ///
  /// - Parameter isTrueFalse: the first choice says that it is true, the second that it is false.
  mutating func choice(
    _ choices: [ReadChoice], _ response: QTIDeclarations.Response?, _ prompt: QTIText,
    isMultiple: Bool, isTrueFalse: Bool = false
  ) -> Draft {
    let fractions = fractions(of: choices, response, isMultiple: isMultiple)
    let placing = placeFeedback(of: choices, response, isMultiple, fractions)
    let last = Self.pinned(choices)
    var draft = Draft(prompt: prompt, feedback: placing.general) { format in
      let read = choices.indices.map { index in
        Choice(
          text: choices[index].text.text(in: format), fraction: fractions[index],
          feedback: placing.byAnswer[index].text(in: format), last: last.contains(index))
      }
      return isMultiple ? .multiple(read) : .single(read)
    }
    draft.texts = choices.map(\.text) + placing.byAnswer
    if isTrueFalse { readTrueFalse(&draft, fractions, placing) }
    return draft
  }

  /// Without a key it stays a choice of two.
  private mutating func readTrueFalse(
    _ draft: inout Draft, _ fractions: [Fraction], _ placing: QTIFeedbackPlacing
  ) {
    guard fractions.count == 2, fractions[0] != fractions[1] else { return }
    let truth = fractions[0] > fractions[1]
    let (right, wrong) = truth ? (0, 1) : (1, 0)
    // True and false have no order that could be shuffled.
    keepsOrder = false
    draft.body = { format in
      .trueFalse(
        TrueFalseKey(
          truth: truth, feedbackWhenRight: placing.byAnswer[right].text(in: format),
          feedbackWhenWrong: placing.byAnswer[wrong].text(in: format)))
    }
    draft.texts = placing.byAnswer
  }

  private mutating func fractions(
    of choices: [ReadChoice], _ response: QTIDeclarations.Response?, isMultiple: Bool
  ) -> [Fraction] {
    guard let response, !isWithoutKey else { return choices.map { _ in .zero } }
    let identifiers = choices.map(\.identifier)
    for name in response.correct where !identifiers.contains(name) {
      report(.qtiUnknownIdentifier(name), at: response.offset)
    }
    // Which of them counts nobody can tell.
    if response.cardinality == .single, response.mapping == nil, Set(response.correct).count > 1 {
      report(.qtiSeveralCorrect(response.correct), at: response.offset)
      return choices.map { _ in .zero }
    }
    let worth = worth(response)
    let key =
      isMultiple
      ? QTIChoiceKey(multiple: identifiers, worth)
      : QTIChoiceKey(single: identifiers, worth)
    notes.add(key.notes)
    return key.fractions
  }

  private mutating func placeFeedback(
    of choices: [ReadChoice], _ response: QTIDeclarations.Response?, _ isMultiple: Bool,
    _ fractions: [Fraction]
  ) -> QTIFeedbackPlacing {
    if feedback.isEmpty { return QTIFeedbackPlacing(ofNone: choices.count) }
    let name = response?.identifier ?? ""
    func given(_ identifiers: [String]) -> [String: QTIValue] {
      response.map { [name: $0.value(identifiers)] } ?? [:]
    }
    let samples = choices.map {
      QTIFeedbackPlacing.Sample(responses: given([$0.identifier]), identifier: $0.identifier)
    }
    let right = zip(choices, fractions).filter { $0.1 > .zero }.map(\.0.identifier)
    return place(
      samples: samples, others: [], right: isMultiple && !right.isEmpty ? given(right) : nil)
  }

  /// Choices that keep their place are pinned where they stand last; elsewhere none can be here.
  mutating func noteOrder(of choices: [ReadChoice], isShuffled: Bool) {
    let fixed = choices.count(where: \.isFixed)
    keepsOrder =
      choices.count > 1 && (!isShuffled || (fixed > 0 && fixed != Self.pinned(choices).count))
  }

  static func pinned(_ choices: [ReadChoice]) -> Range<Int> {
    let movable = choices.lastIndex { !$0.isFixed } ?? choices.count - 1
    return (movable + 1)..<max(movable + 1, choices.count)
  }

  mutating func order(
    _ choices: [ReadChoice], _ response: QTIDeclarations.Response?, _ prompt: QTIText
  ) -> Draft {
    var order: [String]?
    if let response, !isWithoutKey {
      let key = QTIOrderKey(choices.map(\.identifier), worth(response))
      notes.add(key.notes)
      order = key.order
    }
    let right = order.flatMap { order in response.map { [$0.identifier: $0.value(order)] } }
    let wrong = order.flatMap { order in
      response.map { [$0.identifier: $0.value(order.reversed())] }
    }
    let placing = place(samples: [], others: [[:]] + (wrong.map { [$0] } ?? []), right: right)
    guard let order else {
      if !isWithoutKey { report(.qtiWithoutOrder()) }
      return listing(prompt, choices, placing, .ordering([]))
    }
    let byIdentifier = Dictionary(
      zip(choices.map(\.identifier), choices.map(\.text)), uniquingKeysWith: { first, _ in first })
    let entries = order.compactMap { byIdentifier[$0] }
    var draft = Draft(prompt: prompt, feedback: placing.general) { format in
      .ordering(entries.map { $0.text(in: format) })
    }
    draft.texts = entries
    return draft
  }

  /// A draft whose kind cannot hold what it asks for without a key: then the prompt lists it.
  func listing(
    _ prompt: QTIText, _ choices: [ReadChoice], _ placing: QTIFeedbackPlacing, _ body: ItemBody
  ) -> Draft {
    let entries = choices.map { "<li>\($0.text.html)</li>" }.joined()
    let list = QTIText(html: "<ul>\(entries)</ul>", plain: nil)
    return Draft(
      prompt: choices.isEmpty ? prompt : prompt.followed(by: list), feedback: placing.general,
      body: { _ in body })
  }
}
