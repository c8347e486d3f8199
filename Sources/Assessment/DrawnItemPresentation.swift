extension DrawnItem {
  /// The item as contestants see it, without its key.
  public var presented: PresentedItem {
    PresentedItem(prompt: item.prompt, format: item.format, form: form)
  }

  private var form: PresentedItem.Form {
    switch item.body {
    case .single(let choices): .single(entries(choices))
    case .multiple(let choices): .multiple(entries(choices), select: nil)
    case .trueFalse: .trueFalse
    case .numeric(_, let unit):
      .numeric(unit: unit, otherUnits: item.marking?.otherUnits ?? [])
    case .text(let answers, _): .text(maxLength: Self.maxLength(answers))
    case .matching(let pairs, let distractors):
      .matching(
        left: order.map { entry(ids, $0, pairs[$0].left) },
        right: rightEntries(Self.rights(of: pairs, distractors: distractors)))
    case .ordering(let texts): .ordering(order.map { entry(ids, $0, texts[$0]) })
    case .cloze(let blanks): .cloze(gaps(blanks))
    // Never drawn; a text is what would be asked for.
    case .essay, .description: .text(maxLength: PresentedItem.textLengthMax)
    }
  }

  private func entries(_ choices: [Choice]) -> [PresentedItem.Entry] {
    order.map { entry(ids, $0, choices[$0].text, last: choices[$0].last) }
  }

  private func rightEntries(_ texts: [String]) -> [PresentedItem.Entry] {
    otherOrder.map { entry(otherIDs, $0, texts[$0]) }
  }

  private func entry(
    _ ids: [ChoiceID], _ place: Int, _ text: String, last: Bool = false
  ) -> PresentedItem.Entry {
    PresentedItem.Entry(id: ids[place], text: text, last: last)
  }

  private func gaps(_ blanks: [Blank]) -> [PresentedItem.Gap] {
    var start = 0
    return blanks.enumerated().map { index, blank in
      switch blank.accepts {
      case .text: return PresentedItem.Gap(id: ids[index], kind: .text)
      case .numeric: return PresentedItem.Gap(id: ids[index], kind: .numeric)
      case .choice(let choices):
        let places = start..<(start + choices.count)
        let entries = otherOrder.filter(places.contains).map {
          let choice = choices[$0 - places.lowerBound]
          return entry(otherIDs, $0, choice.text, last: choice.last)
        }
        start = places.upperBound
        return PresentedItem.Gap(id: ids[index], kind: .single, choices: entries)
      }
    }
  }

  /// Room for every right answer, in steps that do not tell how long it is.
  private static func maxLength(_ answers: [TextAnswer]) -> Int {
    let longest = answers.map(\.text.unicodeScalars.count).max() ?? 0
    let step = PresentedItem.textLengthMax
    return max(step, (2 * longest + step - 1) / step * step)
  }

  /// The choices of a blank with their ids.
  func choices(ofBlank index: Int) -> [(id: ChoiceID, choice: Choice)] {
    guard case .cloze(let blanks) = item.body else { return [] }
    var start = 0
    for (place, blank) in blanks.enumerated() {
      guard case .choice(let choices) = blank.accepts else { continue }
      if place == index {
        return choices.enumerated().map { (otherIDs[start + $0.offset], $0.element) }
      }
      start += choices.count
    }
    return []
  }
}
