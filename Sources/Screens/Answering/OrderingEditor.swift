import Assessment
import Terminal

/// Choices to be put in order, by moving them or by typing their labels one after another.
struct OrderingEditor: Hashable, Sendable {
  private let entries: [PresentedItem.Entry]
  /// Places in `entries`, as they are arranged now.
  private var arranged: [Int]
  private var focus = 0
  private var isLifted = false
  /// Labels typed so far; they stand first.
  private var typedCount = 0
  /// Whether the contestant arranged anything, or agreed to what is shown.
  private var isTouched = false
  private var wasAsked = false

  init(_ entries: [PresentedItem.Entry], given: Response?) {
    self.entries = entries
    arranged = Array(entries.indices)
    if case .order(let ids) = given {
      let places = ids.compactMap { id in entries.firstIndex { $0.id == id } }
      if Set(places).count == entries.count {
        arranged = places
        isTouched = true
      }
    }
  }

  var response: Response? { isTouched ? .order(arranged.map { entries[$0].id }) : nil }

  mutating func take(_ key: Key) -> AnswerEditor.Outcome {
    switch key {
    case .enter:
      isLifted = false
      // The first Enter says what would be sent, the next one agrees to it.
      if wasAsked { isTouched = true }
      wasAsked = true
      return .send
    case .backspace: return .changed
    case .up: move(by: -1)
    case .down: move(by: 1)
    case .home: focus = 0
    case .end: focus = max(0, arranged.count - 1)
    case .escape, .delete:
      typedCount = 0
      isLifted = false
    case .character(" "):
      typedCount = 0
      isLifted.toggle()
    case .character(let character):
      guard let place = place(of: character) else { return .ignored }
      typeLabel(place)
    default: return .ignored
    }
    return .changed
  }

  /// A letter names what it is shown beside, and so does a digit, which moves with each step.
  private func place(of character: Character) -> Int? {
    guard let folded = ChoiceKey.fold(character) else { return nil }
    if let place = ChoiceLabel.letterPlace(folded, count: entries.count) { return place }
    return ChoiceLabel.digitPlace(folded, count: arranged.count).map { arranged[$0] }
  }

  private mutating func move(by step: Int) {
    let target = focus + step
    guard arranged.indices.contains(target) else { return }
    if isLifted {
      arranged.swapAt(focus, target)
      isTouched = true
      typedCount = 0
    }
    focus = target
  }

  /// The label that is typed stands behind those typed before it.
  private mutating func typeLabel(_ place: Int) {
    if typedCount == arranged.count { typedCount = 0 }
    guard let now = arranged.firstIndex(of: place), now >= typedCount else { return }
    arranged.insert(arranged.remove(at: now), at: typedCount)
    focus = typedCount
    typedCount += 1
    isLifted = false
    isTouched = true
  }

  func document(_ texts: ScreenTexts, width: Int, isLocked: Bool) -> Document {
    var document = Document()
    document.add(TextRow(texts.arrangeHint, Look.quiet))
    let rows = ChoiceRows(width: width, isLocked: isLocked)
    for (position, place) in arranged.enumerated() {
      let isFocused = position == focus && !isLocked
      let note = isFocused && isLifted ? "  ↕ " + texts.lifted : ""
      rows.add(
        entries[place].text + note, label: ChoiceLabel.letter(place), mark: "\(position + 1).",
        isFocused: isFocused, isChosen: isFocused && isLifted || position < typedCount,
        to: &document)
    }
    return document
  }
}
