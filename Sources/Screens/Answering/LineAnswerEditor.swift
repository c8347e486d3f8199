import Assessment
import Terminal

/// A number or a text that is typed on one line.
struct LineAnswerEditor: Hashable, Sendable {
  enum Content: Hashable, Sendable {
    case number(unit: String?, otherUnits: [OtherUnit])
    case text(lengthMax: Int)
  }

  private let content: Content
  private var line: LineEditor

  init(_ content: Content, given: Response?, texts: ScreenTexts) {
    self.content = content
    switch content {
    case .number:
      let typed = if case .number(let number) = given { texts.number(number) } else { "" }
      line = LineEditor(text: typed, lengthMax: 40)
    case .text(let lengthMax):
      let typed = if case .text(let text) = given { text } else { "" }
      line = LineEditor(text: typed, lengthMax: max(1, lengthMax))
    }
  }

  mutating func take(_ key: Key) -> AnswerEditor.Outcome {
    if key == .enter { return .send }
    return line.handle(key) ? .changed : .ignored
  }

  func response(_ texts: ScreenTexts) -> Response? {
    switch content {
    case .number(let unit, let others):
      return DecimalNumber(
        answered: line.text, decimalComma: texts.usesDecimalComma, unit: unit, otherUnits: others
      ).map(Response.number)
    case .text(let lengthMax):
      let response = Response.text(line.text).normalised
      let item = PresentedItem(prompt: "", format: .plain, form: .text(maxLength: lengthMax))
      return item.accepts(response) ? response : nil
    }
  }

  var isBlank: Bool { line.text.allSatisfy(\.isWhitespace) }

  func problem(_ texts: ScreenTexts) -> String {
    switch content {
    case .number: texts.numberFirst
    case .text(let lengthMax): line.isEmpty ? texts.textFirst : texts.textTooLong(lengthMax)
    }
  }

  func document(_ texts: ScreenTexts, width: Int, isLocked: Bool) -> Document {
    var document = Document()
    let label = texts.answerLabel + ": "
    var unit: String?
    var others: [String] = []
    if case .number(let own, let given) = content {
      unit = own.map(oneLine)
      others = given.map { oneLine($0.name) }
    }
    let rest = width - label.cellWidth - 4 - (unit.map { $0.cellWidth + 1 } ?? 0)
    let room = max(8, unit == nil ? rest : min(24, rest))
    var row = TextRow("  " + label, Look.title)
    row.append(field: line, width: room, showsCursor: !isLocked)
    if let unit { row.append(" " + unit) }
    document.add(row)
    document.focus = 0..<1
    if case .number = content, !line.isEmpty, case .number(let number) = response(texts) {
      let read = texts.readAs(texts.number(number)) + (unit.map { " " + $0 } ?? "")
      document.add(TextRow(read, Look.quiet).indented(by: label.cellWidth + 2))
    }
    if case .text(let lengthMax) = content { document.add(lengthRows(texts, lengthMax, width)) }
    if !others.isEmpty {
      document.add(
        TextRow.wrapped(
          texts.alsoIn(others), after: [.init(text: "  ", style: Look.quiet)], width: width,
          Look.quiet))
    }
    return document
  }
}

extension LineAnswerEditor {
  /// Near the greatest length it is said; what was not taken must not go unnoticed.
  private func lengthRows(_ texts: ScreenTexts, _ lengthMax: Int, _ width: Int) -> [TextRow] {
    let count = line.text.count
    let words = texts.length(count, of: lengthMax)
    if line.isCut {
      return TextRow.wrapped(
        "  " + words + " · " + texts.lengthFull(lengthMax), width: width, Look.warning)
    }
    return lengthMax - count <= Self.nearEnd && count > 0 ? [TextRow("  " + words, Look.quiet)] : []
  }

  /// So many characters before the greatest length it is counted.
  private static let nearEnd = 20
}

extension TextRow {
  /// Adds a field of `width` cells with what is typed in it. Its end is drawn, not only styled.
  mutating func append(field line: LineEditor, width: Int, showsCursor: Bool) {
    let visible = line.visible(width: width)
    let start = self.width
    append(visible.text, Look.field)
    let fill = max(0, width - visible.text.cellWidth)
    append(String(repeating: "_", count: fill), Look.quiet)
    if visible.hidesRight { append("›", Look.quiet) }
    if showsCursor { cursor = start + visible.cursorColumn }
  }
}
