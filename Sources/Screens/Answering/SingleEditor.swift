import Assessment
import Terminal

/// One of several choices, or true or false.
struct SingleEditor: Hashable, Sendable {
  private enum Options: Hashable {
    case entries([PresentedItem.Entry])
    case truth(texts: ScreenTexts)
  }

  private let options: Options
  private(set) var chosen: Int?

  init(_ entries: [PresentedItem.Entry], given: Response?) {
    options = .entries(entries)
    if case .choice(let id) = given { chosen = entries.firstIndex { $0.id == id } }
  }

  init(truth texts: ScreenTexts, given: Response?) {
    options = .truth(texts: texts)
    if case .truth(let truth) = given { chosen = truth ? 0 : 1 }
  }

  private var labels: [String] {
    switch options {
    case .entries(let entries): entries.map(\.text)
    case .truth(let texts): [texts.isTrue, texts.isFalse]
    }
  }

  private var count: Int { labels.count }

  var lastLabel: String { ChoiceLabel.letter(max(0, count - 1)) }

  var response: Response? {
    guard let chosen else { return nil }
    switch options {
    case .entries(let entries): return .choice(entries[chosen].id)
    case .truth: return .truth(chosen == 0)
    }
  }

  mutating func take(_ key: Key) -> AnswerEditor.Outcome {
    switch key {
    case .enter: return .send
    // An input method sends one before it changes the letter.
    case .backspace: return .changed
    case .up: return move(by: -1)
    case .down: return move(by: 1)
    case .home: return choose(0)
    case .end: return choose(count - 1)
    case .character(let character):
      guard let place = place(of: character) else { return .ignored }
      return choose(place)
    default: return .ignored
    }
  }

  private func place(of character: Character) -> Int? {
    if let place = ChoiceLabel.place(character, count: count) { return place }
    guard case .truth = options else { return nil }
    // Đ and S, T and F: the words' own letters.
    switch ChoiceKey.fold(character) {
    case "D", "T": return 0
    case "S", "F": return 1
    default: return nil
    }
  }

  private mutating func move(by step: Int) -> AnswerEditor.Outcome {
    guard count > 0 else { return .changed }
    guard let chosen else { return choose(step > 0 ? 0 : count - 1) }
    return choose(min(count - 1, max(0, chosen + step)))
  }

  private mutating func choose(_ place: Int) -> AnswerEditor.Outcome {
    if (0..<count).contains(place) { chosen = place }
    return .changed
  }

  func document(_ texts: ScreenTexts, width: Int, isLocked: Bool) -> Document {
    var document = Document()
    let rows = ChoiceRows(width: width, isLocked: isLocked)
    for (place, text) in labels.enumerated() {
      rows.add(
        text, label: ChoiceLabel.letter(place), isFocused: place == chosen,
        isChosen: place == chosen, to: &document)
    }
    return document
  }
}
