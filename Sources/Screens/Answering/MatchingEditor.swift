import Assessment
import Terminal

/// Pairs of a left side, named by letters, and a right side, named by digits.
struct MatchingEditor: Hashable, Sendable {
  private let left: [PresentedItem.Entry]
  private let right: [PresentedItem.Entry]
  private var pairs: [Int: Int] = [:]
  private var focus = 0
  /// A letter was typed and its digit comes next.
  private var pendingLetter: Character?
  /// A digit was typed that may be the first of two.
  private var pendingTens: Int?
  private var sawBackspace = false

  init(left: [PresentedItem.Entry], right: [PresentedItem.Entry], given: Response?) {
    self.left = left
    self.right = right
    guard case .pairs(let given) = given else { return }
    for (place, entry) in left.enumerated() {
      if let partner = given[entry.id] { pairs[place] = right.firstIndex { $0.id == partner } }
    }
  }

  var response: Response? {
    guard !pairs.isEmpty else { return nil }
    var response: [ChoiceID: ChoiceID] = [:]
    for (place, partner) in pairs { response[left[place].id] = right[partner].id }
    return .pairs(response)
  }

  mutating func take(_ key: Key) -> AnswerEditor.Outcome {
    switch key {
    case .enter: return .send
    case .backspace:
      sawBackspace = true
      pendingTens = nil
      return .changed
    case .up: focus = max(0, focus - 1)
    case .down: focus = max(0, min(left.count - 1, focus + 1))
    case .home: focus = 0
    case .end: focus = max(0, left.count - 1)
    case .left: turn(by: -1)
    case .right, .character(" "): turn(by: 1)
    case .delete: pairs[focus] = nil
    case .character(let character): return takeCharacter(character)
    default: return .ignored
    }
    pendingLetter = nil
    pendingTens = nil
    sawBackspace = false
    return .changed
  }

  private mutating func takeCharacter(_ character: Character) -> AnswerEditor.Outcome {
    let wasComposed = sawBackspace
    sawBackspace = false
    guard let folded = ChoiceKey.fold(character) else { return .ignored }
    if wasComposed, folded == pendingLetter, let digit = ChoiceLabel.vniDigit(character) {
      return join(digit)
    }
    if folded.isNumber { return join(folded) }
    guard let place = ChoiceLabel.letterPlace(folded, count: left.count) else { return .ignored }
    focus = place
    pendingLetter = folded
    pendingTens = nil
    return .changed
  }

  private mutating func join(_ digit: Character) -> AnswerEditor.Outcome {
    pendingLetter = nil
    let tens = pendingTens
    pendingTens = nil
    guard let value = digit.wholeNumberValue else { return .changed }
    if let tens, right.indices.contains(tens * 10 + value - 1) {
      pairs[focus] = tens * 10 + value - 1
      return .changed
    }
    if value > 0, value * 10 <= right.count { pendingTens = value }
    if digit == "0" {
      pairs[focus] = nil
    } else if let partner = ChoiceLabel.digitPlace(digit, count: right.count) {
      pairs[focus] = partner
    }
    return .changed
  }

  /// The next partner, with none between the last and the first.
  private mutating func turn(by step: Int) {
    guard left.indices.contains(focus) else { return }
    let count = right.count + 1
    let now = pairs[focus].map { $0 + 1 } ?? 0
    let next = (now + step + count) % count
    pairs[focus] = next == 0 ? nil : next - 1
  }

  func document(_ texts: ScreenTexts, width: Int, isLocked: Bool) -> Document {
    var document = Document()
    let rows = ChoiceRows(width: width, isLocked: isLocked)
    for (place, entry) in left.enumerated() {
      let partner = pairs[place].map { "\(ChoiceLabel.digit($0)) \(oneLine(right[$0].text))" }
      rows.add(
        oneLine(entry.text) + "  →  " + (partner ?? "…"), label: ChoiceLabel.letter(place),
        isFocused: place == focus && !isLocked, isChosen: partner != nil, to: &document)
    }
    document.addEmptyRow()
    for (place, entry) in right.enumerated() {
      let isUsed = pairs.values.contains(place)
      let mark = TextRow.Piece(
        text: (width < 58 ? "  " : "     ") + ChoiceLabel.digit(place) + "  ",
        style: isUsed ? Look.quiet : Look.title)
      document.add(
        TextRow.wrapped(entry.text, after: [mark], width: width, isUsed ? Look.quiet : .plain))
    }
    return document
  }
}
