import Assessment

/// Writes the answers of one item, or says why GIFT cannot hold them.
struct GIFTBodyWriter {
  private let item: Item
  /// From `{` to `}`; empty for a description, nil for an item that is left out.
  private(set) var text: String?
  private(set) var losses: [BankFinding] = []

  init(_ item: Item) { self.item = item }

  mutating func write() {
    switch item.body {
    case .single(let choices): text = single(choices)
    case .multiple(let choices): text = multiple(choices)
    case .trueFalse(let key): text = block([truth(key)])
    case .text(let answers, let caseSensitive): text = texts(answers, caseSensitive)
    case .numeric(let answers, let unit): text = numbers(answers, unit)
    case .matching(let pairs, let distractors): text = matching(pairs, distractors)
    case .essay: text = item.feedback.isEmpty ? "{}" : block([])
    case .description:
      text = ""
      if !item.feedback.isEmpty { losses.append(.giftLoses(.feedbackOfDescription)) }
    case .ordering, .cloze: losses.append(.giftCannotHold(item.kind))
    }
  }

  private func block(_ answers: [String]) -> String {
    var lines = answers
    if !item.feedback.isEmpty { lines.append("####" + part(item.feedback)) }
    return "{\n" + lines.map { "\t\($0)\n" }.joined() + "}"
  }

  private func part(_ text: String) -> String {
    GIFTSpelling.part(MoodleLines.write(text, format: item.format), format: item.format)
  }

  private func feedback(_ text: String) -> String { text.isEmpty ? "" : "#" + part(text) }

  /// Moodle refuses items with shares that it does not know.
  private mutating func percent(_ fraction: Fraction) -> String {
    let percent = DecimalNumber(checked: fraction.tenMillionths, exponent: -5) ?? .zero
    let share = MoodleShare(percent: percent)
    if share.fraction != fraction {
      loseOnce(.giftLoses(.share))
    } else if share.doubt != nil {
      loseOnce(.giftLoses(.unusualShare))
    }
    return "%\(fraction.percentText)%"
  }

  private mutating func loseOnce(_ finding: BankFinding) {
    if !losses.contains(finding) { losses.append(finding) }
  }

  private mutating func check(_ choices: [Choice]) -> Bool {
    guard choices.count >= 2 else {
      losses.append(.giftCannotHold(.fewChoices))
      return false
    }
    if choices.contains(where: \.text.isEmpty) { losses.append(.giftLoses(.emptyChoice)) }
    if choices.contains(where: { $0.last && ChoiceReference($0.text) == nil }) {
      losses.append(.giftLoses(.pin))
    }
    return true
  }

  private mutating func single(_ choices: [Choice]) -> String? {
    guard check(choices) else { return nil }
    guard choices.contains(where: { $0.fraction == .one }) else {
      losses.append(.giftCannotHold(.singleWithoutRight))
      return nil
    }
    guard choices.contains(where: { $0.fraction != .one }) else {
      losses.append(.giftCannotHold(.singleAllRight))
      return nil
    }
    var lines: [String] = []
    for choice in choices {
      let mark = choice.fraction == .one ? "=" : "~" + share(choice)
      lines.append(mark + part(choice.text) + feedback(choice.feedback))
    }
    return block(lines)
  }

  private mutating func multiple(_ choices: [Choice]) -> String? {
    guard check(choices) else { return nil }
    var lines: [String] = []
    for choice in choices {
      lines.append("~" + share(choice) + part(choice.text) + feedback(choice.feedback))
    }
    return block(lines)
  }

  /// A text that begins like a share needs one before it.
  private mutating func share(_ choice: Choice) -> String {
    choice.fraction == .zero && !choice.text.hasPrefix("%") ? "" : percent(choice.fraction)
  }

  private func truth(_ key: TrueFalseKey) -> String {
    var text = key.truth ? "TRUE" : "FALSE"
    text += feedback(key.feedbackWhenWrong)
    if !key.feedbackWhenRight.isEmpty {
      text += (key.feedbackWhenWrong.isEmpty ? "#" : "") + feedback(key.feedbackWhenRight)
    }
    return text
  }

  private mutating func texts(_ answers: [TextAnswer], _ caseSensitive: Bool) -> String? {
    guard !answers.isEmpty, !answers.contains(where: \.text.isEmpty) else {
      losses.append(.giftCannotHold(.noAnswer))
      return nil
    }
    guard !answers.contains(where: { ($0.text + $0.feedback).contains("->") }) else {
      losses.append(.giftCannotHold(.arrow))
      return nil
    }
    if caseSensitive { losses.append(.giftLoses(.letterCase)) }
    var lines: [String] = []
    for answer in answers {
      let needsShare = answer.fraction != .one || answer.text.hasPrefix("%")
      let share = needsShare ? percent(answer.fraction) : ""
      let text = GIFTSpelling.part(answer.text, format: item.format)
      lines.append("=" + share + text + feedback(answer.feedback))
    }
    return block(lines)
  }

  private mutating func numbers(_ answers: [NumericAnswer], _ unit: String?) -> String? {
    guard !answers.isEmpty else {
      losses.append(.giftCannotHold(.noAnswer))
      return nil
    }
    if unit != nil { losses.append(.giftLoses(.unit)) }
    var lines = ["#"]
    for answer in answers {
      let share = answer.fraction == .one ? "" : percent(answer.fraction)
      lines.append("=" + share + range(answer.range) + feedback(answer.feedback))
    }
    return block(lines)
  }

  private func range(_ range: NumericAnswer.Range) -> String {
    switch range {
    case .value(let value, let tolerance):
      tolerance == .zero ? value.description : "\(value):\(tolerance)"
    case .between(let low, let high): "\(low)..\(high)"
    case .any: "*"
    }
  }

  private mutating func matching(_ pairs: [Pair], _ distractors: [String]) -> String? {
    guard pairs.count + distractors.count >= 2 else {
      losses.append(.giftCannotHold(.fewPairs))
      return nil
    }
    guard !pairs.contains(where: { $0.left.contains("->") }) else {
      losses.append(.giftCannotHold(.arrow))
      return nil
    }
    func right(_ text: String) -> String {
      let plain = GIFTSpelling.read(PlainText.from(text, format: item.format))
      return GIFTSpelling.text(MoodleRightSide.write(plain))
    }
    // What is told apart by its pictures alone would be the same answer to everything.
    let texts = Set(pairs.map(\.right) + distractors)
    guard !pairs.contains(where: \.left.isEmpty), !texts.contains(where: { right($0).isEmpty })
    else {
      losses.append(.giftCannotHold(.emptySide))
      return nil
    }
    guard item.format == .plain || Set(texts.map(right)).count == texts.count,
      !texts.contains(where: { right($0).contains("[▣]") && !$0.contains("[▣]") })
    else {
      losses.append(.giftCannotHold(.pictureAsAnswer))
      return nil
    }
    if texts.contains(where: { MarkupEncoding.hasMarkup($0, item.format) }) {
      losses.append(.giftLoses(.markupOnTheRight))
    }
    return block(
      pairs.map { "=\(part($0.left)) -> \(right($0.right))" }
        + distractors.map { "= -> \(right($0))" })
  }
}
