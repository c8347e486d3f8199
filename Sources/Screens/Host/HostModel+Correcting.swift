import Assessment
import Terminal
import Wire

/// Correcting the key of a question that was asked.
extension HostModel {
  mutating func pressInKeyChoice(_ key: Key, _ place: Int) {
    if let moved = moved(key, from: place, among: record.correctable) {
      dialog = .keyWhich(moved)
      return lookAround(moved)
    }
    switch key {
    case .escape, .character("q"): dialog = nil
    case .enter: correct(place)
    default: break
    }
  }

  mutating func askForKey(of question: String) {
    dialog = .keyAnswer(question, LineEditor(lengthMax: HostDialog.remarkLengthMax))
    scroll = .top
  }

  mutating func pressInKeyAnswer(_ key: Key, _ question: String, _ editor: LineEditor) {
    var editor = editor
    switch key {
    case .escape: dialog = nil
    case .enter:
      guard editor.text.contains(where: { !$0.isWhitespace }) else { return }
      guard let typed = typedKey(editor.text, of: question) else {
        return say(.bad, texts.keyNotUnderstood(record[question]?.item))
      }
      feedback = nil
      dialog = .keyReason(question, typed, LineEditor(lengthMax: HostDialog.remarkLengthMax))
    default: if editor.handle(key) { dialog = .keyAnswer(question, editor) }
    }
  }

  mutating func pressInKeyReason(
    _ key: Key, _ question: String, _ answer: AnswerKey, _ editor: LineEditor
  ) {
    var editor = editor
    switch key {
    case .escape: dialog = nil
    case .enter:
      guard editor.text.contains(where: { !$0.isWhitespace }) else { return }
      ask(.rekey(question, key: answer, reason: editor.text))
    default: if editor.handle(key) { dialog = .keyReason(question, answer, editor) }
    }
  }

  /// The key that a line means: answers as contestants type them in plain mode, several of them
  /// with "|" between. Nil where any of them is none.
  func typedKey(_ line: String, of question: String) -> AnswerKey? {
    guard let item = record[question]?.item else { return nil }
    let reader = TypedAnswer(item: item, texts: texts.screen)
    let parts = line.split(separator: "|", omittingEmptySubsequences: false)
    let responses = parts.compactMap {
      reader.response($0.trimmingSpaces)
    }
    guard responses.count == parts.count, let first = responses.first else { return nil }
    return responses.count == 1 ? .response(first) : .anyOf(responses)
  }

  // MARK: Pages

  /// The question with its labels, above the line that is typed.
  func keyAnswerPage(_ question: String) -> Page {
    questionPage(question, title: texts.keyOf(label(of: question) ?? ""))
  }

  func questionPage(_ question: String, title: String) -> Page {
    guard let asked = record[question], let item = asked.item else { return consolePage }
    var rows = TextRow.wrapped(item.shownPrompt, width: width, Look.title)
    for line in Self.labels(of: item, texts) {
      rows += TextRow.wrapped(line, width: width - 2).map { $0.indented(by: 2) }
    }
    return sidePage(title, rows)
  }

  /// Every choice with what is typed for it.
  private static func labels(of item: PresentedItem, _ texts: HostTexts) -> [String] {
    func lines(_ entries: [PresentedItem.Entry], _ label: (Int) -> String) -> [String] {
      entries.enumerated().map { place, entry in
        label(place) + "   " + oneLine(PlainText.from(entry.text, format: item.format))
      }
    }
    switch item.form {
    case .single(let entries), .multiple(let entries, _), .ordering(let entries):
      return lines(entries, ChoiceLabel.letter)
    case .trueFalse: return ["A   " + texts.screen.isTrue, "B   " + texts.screen.isFalse]
    case .matching(let left, let right):
      return lines(left, ChoiceLabel.letter) + lines(right, ChoiceLabel.digit)
    default: return []
    }
  }

  /// How many gave an answer that the key takes, where that is counted.
  func countMeeting(_ key: AnswerKey, _ question: String) -> Int? {
    guard let asked = record[question] else { return nil }
    let responses =
      switch key {
      case .response(let response): [response]
      case .anyOf(let all): all
      case .range: [Response]()
      }
    var sum = 0
    for response in responses {
      switch response {
      case .choice(let id): sum += asked.choices[id] ?? 0
      case .truth(let truth): sum += asked.choices[ChoiceID(truth ? "true" : "false")] ?? 0
      default: return nil
      }
    }
    return asked.choices.isEmpty ? nil : sum
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    let start = drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}
