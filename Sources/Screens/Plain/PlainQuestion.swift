public import Assessment
import Terminal

/// A question line by line, as plain mode says it, for a person who answers alone.
public struct PlainQuestion: Sendable {
  public let item: PresentedItem
  private let texts: ScreenTexts

  public init(_ item: PresentedItem, texts: ScreenTexts) {
    self.item = item
    self.texts = texts
  }

  /// The prompt and what may be chosen from, a line each; not wrapped.
  public var lines: [String] {
    item.shownPrompt.split(separator: "\n").map { oneLine(String($0)) } + choiceLines
  }

  private var choiceLines: [String] {
    func lines(_ entries: [PresentedItem.Entry], _ label: (Int) -> String) -> [String] {
      entries.enumerated().map { place, entry in label(place) + ". " + plain(entry.text) }
    }
    switch item.form {
    case .single(let entries), .multiple(let entries, _), .ordering(let entries):
      return lines(entries, ChoiceLabel.letter)
    case .trueFalse: return ["A. " + texts.isTrue, "B. " + texts.isFalse]
    case .matching(let left, let right):
      return lines(left, ChoiceLabel.letter) + lines(right, ChoiceLabel.digit)
    case .numeric, .text, .cloze: return []
    }
  }

  private func plain(_ text: String) -> String {
    oneLine(PlainText.from(text, format: item.format))
  }

  /// How many lines the answer is asked for in: one for each gap, else one.
  public var askCount: Int {
    if case .cloze(let gaps) = item.form { return gaps.count }
    return 1
  }

  /// What is said before the answer, or before that to one gap: choices of the gap, then the words
  /// that end in a space.
  ///
  /// - Parameter place: 0 ..< `askCount`.
  public func ask(_ place: Int) -> (lines: [String], prompt: String) {
    guard case .cloze(let gaps) = item.form, gaps.indices.contains(place) else {
      return ([], texts.askAnswer(item.form))
    }
    let choices = gaps[place].choices.enumerated().map { number, choice in
      ChoiceLabel.letter(number) + ". " + plain(choice.text)
    }
    return (choices, texts.askBlank(place + 1, of: gaps.count, choices: choices.count))
  }

  /// The response that typed lines mean, one for each that was asked for; nil where they mean none.
  public func response(_ typed: [String]) -> Response? {
    guard case .cloze(let gaps) = item.form else {
      return typed.first.flatMap { TypedAnswer(item: item, texts: texts).response($0) }
    }
    var blanks: [ChoiceID: String] = [:]
    for (gap, line) in zip(gaps, typed) where !line.isEmpty {
      guard let value = gap.value(line: line, texts) else { return nil }
      blanks[gap.id] = value
    }
    let response = Response.blanks(blanks).normalised
    return item.accepts(response) ? response : nil
  }

  /// Why a line was not taken, and what is wanted.
  public func notRead(_ typed: String) -> [String] {
    [
      texts.lineNotRead(oneLine(typed).truncated(toWidth: 40)),
      problem,
    ]
  }

  /// What is wanted, where nothing that could be sent was typed.
  var problem: String {
    switch item.form {
    case .ordering(let entries): texts.orderFirst(entries.count)
    case .cloze(let gaps) where gaps.contains { $0.kind == .numeric }: texts.numberFirst
    default: AnswerEditor(item, texts: texts).problem(texts)
    }
  }

  /// A response in words and labels, a line for each part.
  public func words(_ response: Response) -> [String] {
    AnswerWords(item: item, texts: texts).lines(response)
  }

  /// What is right, in words and labels.
  public func words(_ key: AnswerKey) -> [String] {
    AnswerWords(item: item, texts: texts).lines(key)
  }
}
