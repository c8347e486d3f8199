import Assessment

/// Writes single choices as Aiken that this house and Moodle read back as the same items.
struct AikenWriter {
  private var output: [UInt8] = []
  private var losses: [BankWriter.Loss] = []

  static func write(_ items: [Item]) -> BankWriter.Output {
    var writer = AikenWriter()
    for (index, item) in items.enumerated() { writer.add(item, at: index) }
    return BankWriter.Output(bytes: writer.output, losses: writer.losses)
  }

  private mutating func add(_ item: Item, at index: Int) {
    guard case .single(let choices) = item.body else {
      lose(.aikenCannotHold(item.kind), at: index)
      return
    }
    let prompt = AikenSpelling(item.prompt, item.format)
    if let refusal = Self.refusal(choices, prompt: prompt.line) {
      lose(.aikenCannotHold(refusal), at: index)
      return
    }
    let texts = choices.map { AikenSpelling($0.text, item.format) }
    output += Array(prompt.line.utf8) + [10]
    var right = UInt8(ascii: "A")
    for (place, text) in texts.enumerated() {
      let letter = UInt8(ascii: "A") + UInt8(place)
      if choices[place].fraction == .one { right = letter }
      output += [letter, UInt8(ascii: ")"), 32] + Array(text.line.utf8) + [10]
    }
    output += Array("ANSWER: ".utf8) + [right, 10, 10]
    for loss in Self.losses(item, choices, [prompt] + texts) { lose(.aikenLoses(loss), at: index) }
  }

  private mutating func lose(_ finding: BankFinding, at index: Int) {
    losses.append(BankWriter.Loss(index: index, finding: finding))
  }

  private static func refusal(_ choices: [Choice], prompt: String) -> AikenRefusal? {
    if choices.count < 2 { return .fewChoices }
    if choices.count > 26 { return .manyChoices }
    let right = choices.count { $0.fraction == .one }
    if right == 0 { return .noRightChoice }
    if right > 1 { return .severalRight }
    return isReadAsQuestion(prompt) ? nil : .prompt
  }

  /// False for a question that would be read as a choice, an answer or an explanation, and for
  /// one that Moodle would skip.
  private static func isReadAsQuestion(_ prompt: String) -> Bool {
    let bytes = Array(prompt.utf8)
    guard bytes.count >= 2 else { return false }
    // Moodle takes any capital with a mark for a choice, with or without a space.
    if (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[0]),
      bytes[1] == UInt8(ascii: ")") || bytes[1] == UInt8(ascii: ".")
    {
      return false
    }
    let line = AikenLine(bytes[...], expected: UInt8(ascii: "A"), takesLooseAttributes: true)
    if case .text = line.kind { return true }
    return false
  }

  private static func losses(
    _ item: Item, _ choices: [Choice], _ texts: [AikenSpelling]
  ) -> [AikenLoss] {
    var losses: [AikenLoss] = []
    if choices.contains(where: { $0.fraction != .one && $0.fraction != .zero }) {
      losses.append(.shares)
    }
    if texts.contains(where: \.losesMarkup) { losses.append(.markup) }
    if texts.contains(where: \.losesLines) { losses.append(.lines) }
    if item.media != nil { losses.append(.media) }
    if !item.feedback.isEmpty || choices.contains(where: { !$0.feedback.isEmpty }) {
      losses.append(.feedback)
    }
    if !item.title.isEmpty { losses.append(.title) }
    if !item.category.isEmpty { losses.append(.category) }
    if !item.tags.isEmpty { losses.append(.tags) }
    if item.idNumber != nil { losses.append(.idNumber) }
    if choices.contains(where: { $0.last && ChoiceReference($0.text) == nil }) {
      losses.append(.pin)
    }
    return losses
  }
}

/// A text as one plain line, and what it loses by that.
private struct AikenSpelling {
  let line: String
  let losesMarkup: Bool
  let losesLines: Bool

  init(_ text: String, _ format: TextFormat) {
    let plain = PlainText.from(text, format: format)
    line = Self.line(plain)
    losesLines = plain.unicodeScalars.contains { $0 == "\n" || $0 == "\r" }
    switch format {
    case .plain: losesMarkup = false
    case .html: losesMarkup = Self.line(HTMLEntity.decode(Array(text.utf8)[...])) != line
    case .markdown: losesMarkup = text != plain && MarkupEncoding.encode(plain, as: format) != text
    }
  }

  /// With every run of white space as one space.
  private static func line(_ text: String) -> String {
    var words = String.UnicodeScalarView()
    var isSpace = false
    for scalar in text.unicodeScalars {
      if scalar.value <= 32 {
        isSpace = true
        continue
      }
      if isSpace, !words.isEmpty { words.append(" ") }
      isSpace = false
      words.append(scalar)
    }
    return String(words)
  }
}
