import Assessment

/// Texts with gaps that are typed into or chosen for.
extension QTIItemBuilder {
  /// A gap before the format of the item's texts is known.
  private struct ReadBlank {
    var accepts: (TextFormat) -> Blank.Accepts
    var texts: [QTIText] = []
    var weight = 1
  }

  /// A gap as it stands in the file.
  struct Gap {
    /// Nil where it is typed into.
    let choices: [ReadChoice]?
    let response: QTIDeclarations.Response?
    /// Feedback of its own choices, by their places.
    var feedback: [QTIFeedback] = []
    /// True if its choices are not shown: each is a text that is accepted when typed.
    var acceptsChoices = false
  }

  /// - Parameter prompt: with `{b1}`, `{b2}` … for the gaps.
  mutating func cloze(_ gaps: [Gap], _ prompt: QTIText) -> Draft {
    let plan = plan(gaps)
    var blanks: [ReadBlank] = []
    for (index, gap) in gaps.enumerated() {
      var blank = blank(gap, plan.others(of: gap))
      blank.weight = plan.weights[index]
      blanks.append(blank)
    }
    let placing = place(samples: [], others: plan.wrong, right: plan.right)
    let read = blanks
    var draft = Draft(prompt: prompt, feedback: placing.general) { format in
      .cloze(read.map { Blank(accepts: $0.accepts(format), weight: $0.weight) })
    }
    draft.texts = blanks.flatMap(\.texts)
    return draft
  }

  private mutating func blank(_ gap: Gap, _ others: [String: QTIValue]) -> ReadBlank {
    if let choices = gap.choices {
      return gap.acceptsChoices ? acceptingBlank(choices) : choiceBlank(choices, gap, others)
    }
    if let response = gap.response, response.baseType.isNumber {
      let (answers, texts, _) = numbers(
        response, others: others, takesFeedback: false)
      return ReadBlank(
        accepts: { format in
          .numeric(
            zip(answers, texts).map {
              NumericAnswer(
                range: $0.range, fraction: $0.fraction, feedback: $1.text(in: format))
            })
        }, texts: texts)
    }
    let (answers, isCaseSensitive, texts, _) = texts(
      gap.response, others: others, takesFeedback: false)
    return ReadBlank(
      accepts: { format in
        .text(
          zip(answers, texts).map {
            TextAnswer(text: $0.text, fraction: $0.fraction, feedback: $1.text(in: format))
          }, caseSensitive: isCaseSensitive)
      }, texts: texts)
  }

  private mutating func choiceBlank(
    _ choices: [ReadChoice], _ gap: Gap, _ others: [String: QTIValue]
  ) -> ReadBlank {
    var fractions = choices.map { _ in Fraction.zero }
    if let response = gap.response, !isWithoutKey {
      var worth = worth(response)
      worth.others = others
      let key = QTIChoiceKey(single: choices.map(\.identifier), worth)
      notes.add(key.notes)
      fractions = key.fractions
    }
    let pinned = Self.pinned(choices)
    var texts = choices.map { _ in QTIText.empty }
    for one in gap.feedback {
      if let place = one.choice { texts[place] = texts[place].followed(by: one.text) }
    }
    let shown = texts
    return ReadBlank(
      accepts: { format in
        .choice(
          choices.indices.map {
            Choice(
              text: choices[$0].text.text(in: format), fraction: fractions[$0],
              feedback: shown[$0].text(in: format), last: pinned.contains($0))
          })
      }, texts: choices.map(\.text) + texts)
  }

  /// Canvas accepts all that it lists, though its files give marks to the first alone.
  private func acceptingBlank(_ choices: [ReadChoice]) -> ReadBlank {
    var answers: [TextAnswer] = []
    for choice in choices {
      let text = (choice.text.plain ?? PlainText.from(choice.text.html, format: .html))
        .replacing(each: "*", with: "\\*")
      if answers.contains(where: { $0.text.lowercased() == text.lowercased() }) { continue }
      answers.append(TextAnswer(text: text))
    }
    let accepted = answers
    return ReadBlank(accepts: { _ in .text(accepted, caseSensitive: false) })
  }

  // Marks.

  /// How the gaps share the mark.
  struct Plan {
    var weights: [Int]
    /// What the other gaps hold while one is looked at.
    var whileOthers: [String: QTIValue] = [:]
    var right: [String: QTIValue]?
    var wrong: [[String: QTIValue]] = [[:]]

    func others(of gap: Gap) -> [String: QTIValue] {
      var others = whileOthers
      if let name = gap.response?.identifier { others[name] = nil }
      return others
    }
  }

  mutating func plan(_ gaps: [Gap]) -> Plan {
    var plan = Plan(weights: gaps.map { _ in 1 })
    var right: [String: QTIValue] = [:]
    for gap in gaps {
      guard let response = gap.response, let value = best(response) else { continue }
      right[response.identifier] = value
    }
    guard gaps.count > 1, !isWithoutKey, scoring.program != nil else { return plan }
    plan.right = right
    let all = scoring.points(right, in: "SCORE") ?? 0
    let alone = gaps.map { gap -> Double in
      guard let name = gap.response?.identifier, let value = right[name] else { return 0 }
      return scoring.points([name: value], in: "SCORE") ?? 0
    }
    if all > 0, abs(alone.reduce(0, +) - all) < 1e-6 {
      // What has no right answer has no part of the mark.
      let keyed = gaps.indices.filter { index in
        gaps[index].response.map { right[$0.identifier] != nil } ?? false
      }
      if let weights = Self.weights(keyed.map { alone[$0] }) {
        for (index, weight) in zip(keyed, weights) { plan.weights[index] = weight }
      } else {
        notes.hasUnequalParts = true
      }
    } else if all > 0 {
      plan.whileOthers = right
      let withoutOne = right.keys.map { name in
        scoring.points(right.filter { $0.key != name }, in: "SCORE") ?? 0
      }
      notes.isAllOrNothing = (alone + withoutOne).allSatisfy { $0 <= 0 }
      notes.hasUnequalParts = !notes.isAllOrNothing
    }
    return plan
  }

  /// What is declared right for a gap, else what is worth most in its mapping.
  private func best(_ response: QTIDeclarations.Response) -> QTIValue? {
    if !response.correct.isEmpty { return response.correctValue }
    let entries = response.mapping?.entries ?? []
    guard let entry = entries.max(by: { $0.value < $1.value }), entry.value > .zero else {
      let constants = QTIConstants(of: response, in: scoring)
      return constants.values.first
        ?? (constants.patterns.first.map(\.sample) ?? constants.parts.first).map { .text($0) }
    }
    return response.baseType.value(entry.key)
  }

  /// Small whole numbers in the proportion of the marks; nil where there are none.
  private static func weights(_ points: [Double]) -> [Int]? {
    guard let least = points.filter({ $0 > 0 }).min(), points.allSatisfy({ $0 >= 0 }) else {
      return nil
    }
    for factor in 1...12 {
      let scaled = points.map { $0 / least * Double(factor) }
      let whole = scaled.map { $0.rounded() }
      guard zip(scaled, whole).allSatisfy({ abs($0 - $1) < 1e-6 }),
        whole.allSatisfy({ $0 <= 1_000 })
      else { continue }
      // A gap that is worth nothing still has to be filled in.
      return whole.contains(0) ? nil : whole.map { Int($0) }
    }
    return nil
  }
}
