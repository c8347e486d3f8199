import Terminal
import Wire

/// Appeals: they are listed, noted and answered. Results are final once all of them are answered.
extension HostModel {
  mutating func showAppeals() {
    dialog = .appeals(LineEditor(lengthMax: HostDialog.remarkLengthMax + 20))
    scroll = .top
    tell(.appeals)
  }

  mutating func pressInAppeals(_ key: Key, _ editor: LineEditor) {
    var editor = editor
    switch key {
    case .escape: dialog = nil
    case .enter:
      guard editor.text.contains(where: { !$0.isWhitespace }) else { return tell(.appeals) }
      guard let order = appealOrder(editor.text) else { return say(.bad, texts.appealUsage) }
      dialog = .appeals(LineEditor(lengthMax: HostDialog.remarkLengthMax + 20))
      tell(order)
    default: if editor.handle(key) { dialog = .appeals(editor) }
    }
  }

  /// Nil for what means none, and for a question that was not asked.
  func appealOrder(_ line: String) -> HostOrder? {
    switch TypedAppeal(line) {
    case .note(let contestant, let word?, let reason):
      guard let place = place(ofTyped: word) else { return nil }
      return .appeal(contestant: contestant, question: record.asked[place].id, reason: reason)
    case .note(let contestant, nil, let reason):
      return .appeal(contestant: contestant, reason: reason)
    case .answer(let appeal, let isUpheld, let reason):
      return .answerAppeal(appeal, isUpheld: isUpheld, reason: reason)
    case nil: return nil
    }
  }

  /// What the server has said of them.
  mutating func take(appeals: [ServerMessage.ListedAppeal]) {
    self.appeals = appeals
    appealListings += 1
  }

  func words(of appeal: ServerMessage.ListedAppeal) -> String {
    texts.line(of: appeal, number: appeal.question.flatMap(label))
  }

  /// Those that are open come first.
  var appealsPage: Page {
    let sorted = appeals.filter { $0.isUpheld == nil } + appeals.filter { $0.isUpheld != nil }
    let rows = sorted.flatMap { appeal in
      TextRow.wrapped(
        words(of: appeal), width: width, appeal.isUpheld == nil ? Look.warning : .plain)
    }
    return sidePage(
      texts.appealsTitle, rows.isEmpty ? [TextRow(texts.noAppeals, Look.quiet)] : rows)
  }
}

/// By typed lines.
extension PlainHost {
  mutating func appeals(_ rest: String) {
    guard rest.contains(where: { !$0.isWhitespace }) else { return model.tell(.appeals) }
    guard let order = model.appealOrder(rest) else { return say(texts.appealUsage) }
    model.tell(order)
  }

  mutating func sayAppeals() {
    guard model.appealListings != saidListings else { return }
    saidListings = model.appealListings
    if model.appeals.isEmpty { say(texts.noAppeals) }
    for appeal in model.appeals { say(model.words(of: appeal)) }
  }
}
