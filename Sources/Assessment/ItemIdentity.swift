/// What makes two items the same item: kind, prompt and answers, and nothing else.
public enum ItemIdentity {
  /// One text for each item, the same for the same item read from another file or format.
  ///
  /// Markup is reduced to plain text, white space collapsed, texts in NFC; choices, answers and
  /// pairs are sorted, so their order does not count (except in ordering and cloze). Title,
  /// feedback, category and tags are left out. The hash of this text is the item's id, so its
  /// form never changes.
  public static func canonicalText(of item: Item) -> String {
    String(decoding: canonicalBytes(of: item), as: UTF8.self)
  }

  /// The canonical text as UTF-8, to be hashed.
  public static func canonicalBytes(of item: Item) -> [UInt8] {
    var text = CanonicalText(format: item.format)
    text.bytes.reserveCapacity(256)
    text.bytes.append(contentsOf: item.kind.rawValue.utf8)
    text.append("prompt", markup: item.prompt)
    text.append(item.body)
    return text.bytes
  }
}

/// The canonical text of an item while it is made, line by line.
private struct CanonicalText {
  let format: TextFormat
  var bytes: [UInt8] = []

  init(format: TextFormat) { self.format = format }

  mutating func append(_ name: StaticString, markup text: String) {
    startLine(name)
    bytes.append(32)
    PlainText.appendCollapsed(text, format: format, to: &bytes)
  }

  mutating func append(_ body: ItemBody) {
    switch body {
    case .single(let choices), .multiple(let choices): append(choices)
    case .trueFalse(let key): if key.truth { startLine("true") } else { startLine("false") }
    case .text(let answers, let caseSensitive): append(answers, caseSensitive)
    case .numeric(let answers, let unit):
      append(answers)
      if let unit { append("unit", plain: unit) }
    case .matching(let pairs, let distractors):
      appendSorted(pairs.map(line))
      appendSorted(distractors.map { line("distractor", markup: $0) })
    case .ordering(let entries):
      for entry in entries { append("then", markup: entry) }
    case .cloze(let blanks):
      for blank in blanks { append(blank) }
    case .essay, .description: break
    }
  }

  private mutating func append(_ choices: [Choice]) {
    appendSorted(
      choices.map { choice in
        var line = Self.line("choice", choice.fraction)
        PlainText.appendCollapsed(choice.text, format: format, to: &line)
        return line
      })
  }

  private mutating func append(_ answers: [TextAnswer], _ caseSensitive: Bool) {
    appendSorted(
      answers.map {
        Self.line("text", $0.fraction) + Array(TextNormaliser.collapsed($0.text).utf8)
      })
    if caseSensitive { startLine("case") }
  }

  private mutating func append(_ answers: [NumericAnswer]) {
    appendSorted(
      answers.map { Self.line("number", $0.fraction) + Array(Self.text(of: $0.range).utf8) })
  }

  private mutating func append(_ blank: Blank) {
    append("blank", plain: String(blank.weight))
    switch blank.accepts {
    case .text(let answers, let caseSensitive): append(answers, caseSensitive)
    case .numeric(let answers): append(answers)
    case .choice(let choices): append(choices)
    }
  }

  /// By its ends, since formats write the same range in different ways.
  private static func text(of range: NumericAnswer.Range) -> String {
    if let ends = range.ends { return "\(ends.low)..\(ends.high)" }
    if case .value(let value, let tolerance) = range { return "\(value):\(tolerance)" }
    return "*"
  }

  private mutating func startLine(_ name: StaticString) {
    bytes.append(10)
    bytes.append(contentsOf: name.description.utf8)
  }

  private mutating func append(_ name: StaticString, plain text: String) {
    startLine(name)
    append(text)
  }

  private mutating func append(_ text: String) {
    bytes.append(32)
    bytes.append(contentsOf: text.utf8)
  }

  private func line(_ name: StaticString, markup text: String) -> [UInt8] {
    var line = Array(name.description.utf8) + [32]
    PlainText.appendCollapsed(text, format: format, to: &line)
    return line
  }

  private func line(_ pair: Pair) -> [UInt8] {
    var line = line("pair", markup: pair.left)
    line.append(9)
    PlainText.appendCollapsed(pair.right, format: format, to: &line)
    return line
  }

  private static func line(_ name: StaticString, _ fraction: Fraction) -> [UInt8] {
    var line: [UInt8] = []
    line.reserveCapacity(64)
    line.append(contentsOf: name.description.utf8)
    line.append(32)
    line.append(contentsOf: String(fraction.tenMillionths).utf8)
    line.append(32)
    return line
  }

  /// By bytes, which is the same on every machine.
  private mutating func appendSorted(_ lines: [[UInt8]]) {
    for line in lines.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      bytes.append(10)
      bytes.append(contentsOf: line)
    }
  }
}
