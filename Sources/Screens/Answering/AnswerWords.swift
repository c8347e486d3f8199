import Assessment
import Terminal

/// Says responses and keys in the words and labels of the question as it was shown.
struct AnswerWords {
  let item: PresentedItem
  let texts: ScreenTexts

  /// One line for each part: "B   10/10".
  func lines(_ response: Response) -> [String] {
    switch (item.form, response) {
    case (.single(let entries), .choice(let id)): [labelled(id, in: entries)]
    case (.multiple(let entries, _), .choices(let ids)):
      entries.filter { ids.contains($0.id) }.map { labelled($0.id, in: entries) }
    case (.ordering(let entries), .order(let ids)):
      ids.enumerated().map { "\($0 + 1). " + labelled($1, in: entries) }
    case (.matching(let left, let right), .pairs(let pairs)):
      left.compactMap { entry in
        pairs[entry.id].map { labelled(entry.id, in: left) + "  →  " + plain($0, in: right) }
      }
    case (.cloze(let gaps), .blanks(let blanks)):
      gaps.enumerated().compactMap { place, gap in
        blanks[gap.id].map { "(\(place + 1)) " + blank($0, in: gap) }
      }
    case (.numeric(let unit, _), .number(let number)):
      [texts.number(number) + (unit.map { " " + plain($0) } ?? "")]
    case (_, .truth(let truth)): [truth ? texts.isTrue : texts.isFalse]
    case (_, .number(let number)): [texts.number(number)]
    case (_, .text(let text)): [oneLine(text)]
    default: []
    }
  }

  func lines(_ key: AnswerKey) -> [String] {
    switch key {
    case .response(let response): return lines(ofKey: response)
    case .range(let low, let high):
      return [texts.between(texts.number(low), texts.number(high))]
    case .anyOf(let all):
      let each = all.map { lines(ofKey: $0).joined(separator: ", ") }.filter { !$0.isEmpty }
      return each.isEmpty ? [] : [each.joined(separator: " \(texts.or) ")]
    }
  }

  /// Numbers of a key's gaps have a decimal point, in whatever language they are told.
  private func lines(ofKey response: Response) -> [String] {
    guard case .blanks(var blanks) = response, case .cloze(let gaps) = item.form else {
      return lines(response)
    }
    for gap in gaps where gap.kind == .numeric {
      guard let number = blanks[gap.id].flatMap({ DecimalNumber(program: $0) }) else { continue }
      blanks[gap.id] = number.text(decimalComma: true)
    }
    return lines(.blanks(blanks))
  }

  /// The labels alone, where there are labels: "B", "A, C", "A2, B1".
  func short(_ response: Response) -> String {
    switch (item.form, response) {
    case (.single(let entries), .choice(let id)): label(id, in: entries)
    case (.multiple(let entries, _), .choices(let ids)):
      entries.filter { ids.contains($0.id) }.map { label($0.id, in: entries) }
        .joined(separator: ", ")
    case (.ordering(let entries), .order(let ids)):
      ids.map { label($0, in: entries) }.joined(separator: " ")
    case (.matching(let left, let right), .pairs(let pairs)):
      left.compactMap { entry in
        pairs[entry.id].map { partner in
          let number = right.firstIndex { $0.id == partner }.map(ChoiceLabel.digit) ?? "?"
          return label(entry.id, in: left) + number
        }
      }.joined(separator: " ")
    default: lines(response).joined(separator: ", ")
    }
  }

  private func label(_ id: ChoiceID, in entries: [PresentedItem.Entry]) -> String {
    entries.firstIndex { $0.id == id }.map(ChoiceLabel.letter) ?? "?"
  }

  private func labelled(_ id: ChoiceID, in entries: [PresentedItem.Entry]) -> String {
    label(id, in: entries) + "   " + plain(id, in: entries)
  }

  private func plain(_ id: ChoiceID, in entries: [PresentedItem.Entry]) -> String {
    entries.first { $0.id == id }.map { plain($0.text) } ?? "?"
  }

  private func plain(_ text: String) -> String {
    oneLine(PlainText.from(text, format: item.format))
  }

  private func blank(_ value: String, in gap: PresentedItem.Gap) -> String {
    gap.kind == .single
      ? plain(ChoiceID(value), in: gap.choices) : oneLine(gap.shown(value, texts))
  }
}
