import Assessment
import Terminal

/// Several blanks in a text, each typed or chosen.
struct ClozeEditor: Hashable, Sendable {
  private struct Blank: Hashable, Sendable {
    let gap: PresentedItem.Gap
    var line: LineEditor
    var chosen: Int?

    /// As it is sent; empty where nothing is filled in.
    var value: String {
      if gap.kind == .single { return chosen.map { gap.choices[$0].id.text } ?? "" }
      return line.text
    }
  }

  private var blanks: [Blank]
  private var focus = 0

  init(_ gaps: [PresentedItem.Gap], given: Response?, texts: ScreenTexts) {
    let given: [ChoiceID: String] = if case .blanks(let blanks) = given { blanks } else { [:] }
    blanks = gaps.map { gap in
      let text = given[gap.id].map { gap.shown($0, texts) } ?? ""
      let isChoice = gap.kind == .single
      return Blank(
        gap: gap,
        line: LineEditor(
          text: isChoice ? "" : text, lengthMax: PresentedItem.textLengthMax),
        chosen: isChoice ? gap.choices.firstIndex { $0.id.text == text } : nil)
    }
  }

  var isTyping: Bool { blanks.indices.contains(focus) && blanks[focus].gap.kind != .single }

  /// Of the choices of the blank that is at hand; nil where one types.
  var lastLabel: String? {
    guard blanks.indices.contains(focus), !isTyping else { return nil }
    return ChoiceLabel.letter(max(0, blanks[focus].gap.choices.count - 1))
  }

  /// Nil while a number is none.
  func response(_ texts: ScreenTexts) -> Response? {
    var response: [ChoiceID: String] = [:]
    for blank in blanks where !blank.value.isEmpty {
      guard let value = blank.gap.value(typed: blank.value, texts) else { return nil }
      response[blank.gap.id] = value
    }
    let normalised = Response.blanks(response).normalised
    guard case .blanks(let values) = normalised else { return nil }
    let filled = values.filter { !$0.value.isEmpty }
    return filled.isEmpty ? nil : .blanks(filled)
  }

  var isBlank: Bool { blanks.allSatisfy { Response.text($0.value).normalised == .text("") } }

  func problem(_ texts: ScreenTexts) -> String {
    let unread = blanks.firstIndex {
      !$0.value.isEmpty && $0.gap.value(typed: $0.value, texts) == nil
    }
    return unread.map { texts.numberInBlank($0 + 1) } ?? texts.fillOne
  }

  mutating func take(_ key: Key) -> AnswerEditor.Outcome {
    guard blanks.indices.contains(focus) else { return key == .enter ? .send : .ignored }
    switch key {
    case .enter:
      guard focus < blanks.count - 1 else { return .send }
      focus += 1
    case .up, .backTab: focus = max(0, focus - 1)
    case .down, .tab: focus = min(blanks.count - 1, focus + 1)
    default:
      return isTyping
        ? (blanks[focus].line.handle(key) ? .changed : .ignored) : takeChoice(key)
    }
    return .changed
  }

  private mutating func takeChoice(_ key: Key) -> AnswerEditor.Outcome {
    let count = blanks[focus].gap.choices.count
    switch key {
    case .backspace: break
    case .left, .right, .character(" "):
      guard count > 0 else { break }
      let step = key == .left ? -1 : 1
      let now = blanks[focus].chosen
      blanks[focus].chosen = now.map { ($0 + step + count) % count } ?? (step > 0 ? 0 : count - 1)
    case .delete: blanks[focus].chosen = nil
    case .character(let character):
      guard let place = ChoiceLabel.place(character, count: count) else { return .ignored }
      blanks[focus].chosen = place
    default: return .ignored
    }
    return .changed
  }

  func document(_ texts: ScreenTexts, width: Int, isLocked: Bool) -> Document {
    var document = Document()
    for (place, blank) in blanks.enumerated() {
      let isFocused = place == focus && !isLocked
      let start = document.rows.count
      var row = TextRow(
        "\(isFocused ? "▸" : " ") (\(place + 1)) ", isFocused ? Look.chosen : Look.title)
      if blank.gap.kind == .single {
        document.add(choiceRows(blank, after: row, width: width))
      } else {
        row.append(
          field: blank.line, width: max(8, min(40, width - row.width - 1)), showsCursor: isFocused)
        document.add(row)
      }
      if isFocused { document.focus = start..<document.rows.count }
    }
    return document
  }

  private func choiceRows(_ blank: Blank, after mark: TextRow, width: Int) -> [TextRow] {
    let options = blank.gap.choices.enumerated().map { place, choice in
      let label = "\(ChoiceLabel.letter(place)) \(oneLine(choice.text))"
      return place == blank.chosen ? "[\(label)]" : label
    }
    return TextRow.wrapped(options.joined(separator: "   "), after: mark.pieces, width: width)
  }
}
