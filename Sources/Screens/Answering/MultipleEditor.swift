import Assessment
import Terminal

/// Several of several choices.
struct MultipleEditor: Hashable, Sendable {
  private let entries: [PresentedItem.Entry]
  private let select: Int?
  private var marked: Set<Int> = []
  private var focus: Int?

  init(_ entries: [PresentedItem.Entry], select: Int?, given: Response?) {
    self.entries = entries
    self.select = select
    if case .choices(let ids) = given {
      marked = Set(entries.indices.filter { ids.contains(entries[$0].id) })
    }
  }

  var lastLabel: String { ChoiceLabel.letter(max(0, entries.count - 1)) }

  var response: Response? {
    guard select.map({ marked.count == $0 }) ?? !marked.isEmpty else { return nil }
    return .choices(Set(marked.map { entries[$0].id }))
  }

  var isBlank: Bool { marked.isEmpty }

  func problem(_ texts: ScreenTexts) -> String {
    select.map(texts.markExactly) ?? texts.markSome
  }

  mutating func take(_ key: Key) -> AnswerEditor.Outcome {
    switch key {
    case .enter: return .send
    case .backspace: return .changed
    case .up: move(by: -1)
    case .down: move(by: 1)
    case .home: focus = entries.isEmpty ? nil : 0
    case .end: focus = entries.isEmpty ? nil : entries.count - 1
    case .character(" "): toggle(focus ?? 0)
    case .character(let character):
      guard let place = ChoiceLabel.place(character, count: entries.count) else { return .ignored }
      toggle(place)
    default: return .ignored
    }
    return .changed
  }

  private mutating func move(by step: Int) {
    guard !entries.isEmpty else { return }
    let last = entries.count - 1
    focus = focus.map { min(last, max(0, $0 + step)) } ?? (step > 0 ? 0 : last)
  }

  private mutating func toggle(_ place: Int) {
    guard entries.indices.contains(place) else { return }
    focus = place
    if marked.remove(place) == nil { marked.insert(place) }
  }

  func document(_ texts: ScreenTexts, width: Int, isLocked: Bool) -> Document {
    var document = Document()
    document.add(TextRow(select.map(texts.selectExactly) ?? texts.selectAll, Look.quiet))
    let rows = ChoiceRows(width: width, isLocked: isLocked)
    for (place, entry) in entries.enumerated() {
      let isMarked = marked.contains(place)
      rows.add(
        entry.text, label: ChoiceLabel.letter(place), mark: isMarked ? "[x]" : "[ ]",
        isFocused: place == focus && !isLocked, isChosen: isMarked, to: &document)
    }
    return document
  }
}
