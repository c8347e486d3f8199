import Assessment

/// Items that are answered by choosing, and by putting in order.
extension QTIItemReader {
  /// A choice as it stands in the file.
  struct ReadChoice {
    let identifier: String
    let text: QTIText
    let isFixed: Bool
  }

  /// The choices in an interaction. Their feedback is collected, their places are noted.
  mutating func choices(in question: XMLElement, _ name: String) -> [ReadChoice] {
    var choices: [ReadChoice] = []
    for element in question.children where element.name == name {
      guard choices.count < BankLimits.answersMax else {
        report(.tooManyAnswers(question.children(name).count), at: question.offset)
        break
      }
      var replacements: QTIMarkup.Replacements = [:]
      for part in element.all({ $0 == "feedbackInline" || $0 == "feedbackBlock" }) {
        replacements[part.index] = ""
        feedback.append(QTIFeedback(part, sources, choice: choices.count))
      }
      choices.append(
        ReadChoice(
          identifier: element.attribute("identifier") ?? "",
          text: QTIMarkup.text(of: element, sources, replacing: replacements),
          isFixed: element.attribute("fixed") == "true"))
      answerOffsets.append(element.offset)
    }
    return choices
  }

  mutating func choice(_ question: XMLElement, _ prompt: QTIText) -> Draft {
    let choices = choices(in: question, "simpleChoice")
    let response = response(of: question)
    let isMultiple =
      response.map { $0.cardinality != .single } ?? (question.attribute("maxChoices") != "1")
    let fractions = fractions(of: choices, response, isMultiple: isMultiple)
    noteOrder(of: question, choices)
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
    if isOwn, question.attribute(QTIOwnMarks.kind) == QTIOwnMarks.trueFalse {
      readTrueFalse(&draft, fractions, placing)
    }
    return draft
  }

  /// Our own writer writes what is true or false as two choices, the true one first.
  private func readTrueFalse(
    _ draft: inout Draft, _ fractions: [Fraction], _ placing: QTIFeedbackPlacing
  ) {
    guard fractions.count == 2 else { return }
    let truth = fractions[0] > fractions[1]
    let (right, wrong) = truth ? (0, 1) : (1, 0)
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
    let worth = worth(response)
    let key =
      isMultiple
      ? QTIChoiceKey(multiple: identifiers, worth, whole: whole)
      : QTIChoiceKey(single: identifiers, worth, whole: whole)
    notes.add(key.notes)
    return key.fractions
  }

  private mutating func placeFeedback(
    of choices: [ReadChoice], _ response: QTIDeclarations.Response?, _ isMultiple: Bool,
    _ fractions: [Fraction]
  ) -> QTIFeedbackPlacing {
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
  private mutating func noteOrder(of question: XMLElement, _ choices: [ReadChoice]) {
    let isShuffled = question.attribute("shuffle") == "true"
    let fixed = choices.count(where: \.isFixed)
    keepsOrder =
      choices.count > 1 && (!isShuffled || (fixed > 0 && fixed != Self.pinned(choices).count))
  }

  static func pinned(_ choices: [ReadChoice]) -> Range<Int> {
    let movable = choices.lastIndex { !$0.isFixed } ?? choices.count - 1
    return (movable + 1)..<max(movable + 1, choices.count)
  }

  mutating func order(_ question: XMLElement, _ prompt: QTIText) -> Draft {
    let choices = choices(in: question, "simpleChoice")
    let response = response(of: question)
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
      if !isWithoutKey { report(.qtiWithoutOrder(), at: question.offset) }
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
