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
    var text = CanonicalText()
    return text.bytes(of: item)
  }
}

/// Makes canonical texts, line by line. Whoever needs those of many items makes them with one of
/// these, which keeps the room that the last one needed.
public struct CanonicalText: Sendable {
  private var format = TextFormat.plain
  private var bytes: [UInt8] = []
  /// Lines that are yet to be sorted, one after the other, and where each ends.
  private var lines: [UInt8] = []
  private var ends: [Int] = []
  /// The same lines in their order.
  private var sorted: [Range<Int>] = []
  /// Where the prompt stands in the bytes.
  private var prompt = 0..<0
  /// Where the texts of the choices stand in the lines, in the item's order.
  private var shown: [Range<Int>] = []

  public init() {}

  /// The canonical text of an item as UTF-8, to be hashed.
  public mutating func bytes(of item: Item) -> [UInt8] {
    format = item.format
    // Kept by nobody by now, so that its room is used again.
    bytes.removeAll(keepingCapacity: true)
    shown.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: item.kind.rawValue.utf8)
    startLine("prompt ")
    let start = bytes.count
    PlainText.appendCollapsed(item.prompt, format: format, to: &bytes)
    prompt = start..<bytes.count
    append(item.body)
    return bytes
  }

  /// The numbers in the prompt of the last item.
  public var numbers: LikenessNumbers {
    LikenessNumbers(shown: bytes[prompt])
  }

  /// How the choices of the last item are shown, if it is one of choices.
  public var shownChoices: ShownChoices { ShownChoices(bytes: lines, places: shown) }

  private mutating func append(_ name: String, markup text: String) {
    startLine(name)
    bytes.append(32)
    PlainText.appendCollapsed(text, format: format, to: &bytes)
  }

  private mutating func append(_ body: ItemBody) {
    switch body {
    case .single(let choices), .multiple(let choices):
      startLines()
      for choice in choices { shown.append(take(choice)) }
      appendSorted()
    case .trueFalse(let key): startLine(key.truth ? "true" : "false")
    case .text(let answers, let caseSensitive): append(answers, caseSensitive)
    case .numeric(let answers, let unit):
      append(answers)
      if let unit { append("unit", plain: unit) }
    case .matching(let pairs, let distractors):
      startLines()
      for pair in pairs { take(pair) }
      appendSorted()
      startLines()
      for text in distractors { take("distractor ", markup: text) }
      appendSorted()
    case .ordering(let entries):
      for entry in entries { append("then", markup: entry) }
    case .cloze(let blanks):
      for blank in blanks { append(blank) }
    case .essay, .description: break
    }
  }

  private mutating func append(_ answers: [TextAnswer], _ caseSensitive: Bool) {
    startLines()
    for answer in answers {
      take("text ", answer.fraction)
      lines.append(contentsOf: TextNormaliser.collapsed(answer.text).utf8)
      endLine()
    }
    appendSorted()
    if caseSensitive { startLine("case") }
  }

  private mutating func append(_ answers: [NumericAnswer]) {
    startLines()
    for answer in answers {
      take("number ", answer.fraction)
      lines.append(contentsOf: Self.text(of: answer.range).utf8)
      endLine()
    }
    appendSorted()
  }

  private mutating func append(_ blank: Blank) {
    append("blank", plain: String(blank.weight))
    switch blank.accepts {
    case .text(let answers, let caseSensitive): append(answers, caseSensitive)
    case .numeric(let answers): append(answers)
    case .choice(let choices):
      startLines()
      for choice in choices { _ = take(choice) }
      appendSorted()
    }
  }

  /// By its ends, since formats write the same range in different ways.
  private static func text(of range: NumericAnswer.Range) -> String {
    if let ends = range.ends { return "\(ends.low)..\(ends.high)" }
    if case .value(let value, let tolerance) = range { return "\(value):\(tolerance)" }
    return "*"
  }

  private mutating func startLine(_ name: String) {
    bytes.append(10)
    bytes.append(contentsOf: name.utf8)
  }

  private mutating func append(_ name: String, plain text: String) {
    startLine(name)
    bytes.append(32)
    bytes.append(contentsOf: text.utf8)
  }

  // Lines that are sorted.

  /// Those before are kept till here, for whoever asks how the choices are shown.
  private mutating func startLines() {
    lines.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// Where the text of the choice stands.
  private mutating func take(_ choice: Choice) -> Range<Int> {
    take("choice ", choice.fraction)
    let start = lines.count
    PlainText.appendCollapsed(choice.text, format: format, to: &lines)
    endLine()
    return start..<lines.count
  }

  private mutating func take(_ name: String, _ fraction: Fraction) {
    lines.append(contentsOf: name.utf8)
    switch fraction {
    case .zero: lines.append(UInt8(ascii: "0"))
    case .one: lines.append(contentsOf: Self.one.utf8)
    default: lines.append(contentsOf: String(fraction.tenMillionths).utf8)
    }
    lines.append(32)
  }

  private static let one = String(Fraction.one.tenMillionths)

  private mutating func take(_ name: String, markup text: String) {
    lines.append(contentsOf: name.utf8)
    PlainText.appendCollapsed(text, format: format, to: &lines)
    endLine()
  }

  private mutating func take(_ pair: Pair) {
    lines.append(contentsOf: "pair ".utf8)
    PlainText.appendCollapsed(pair.left, format: format, to: &lines)
    lines.append(9)
    PlainText.appendCollapsed(pair.right, format: format, to: &lines)
    endLine()
  }

  private mutating func endLine() { ends.append(lines.count) }

  /// By bytes, which is the same on every machine.
  private mutating func appendSorted() {
    sorted.removeAll(keepingCapacity: true)
    var start = 0
    for end in ends {
      sorted.append(start..<end)
      start = end
    }
    if sorted.count <= Self.fewLines {
      sortFew()
    } else {
      sorted.sort { [lines] in Self.precedes($0, $1, in: lines) }
    }
    for range in sorted {
      bytes.append(10)
      bytes.append(contentsOf: lines[range])
    }
  }

  private static let fewLines = 16

  /// By insertion: the library asks for room to sort in, for every item.
  private mutating func sortFew() {
    for start in sorted.indices.dropFirst() {
      var place = start
      while place > 0, Self.precedes(sorted[place], sorted[place - 1], in: lines) {
        sorted.swapAt(place, place - 1)
        place -= 1
      }
    }
  }

  private static func precedes(
    _ left: Range<Int>, _ right: Range<Int>, in lines: [UInt8]
  ) -> Bool {
    for step in 0..<min(left.count, right.count) {
      let (one, other) = (lines[left.lowerBound + step], lines[right.lowerBound + step])
      if one != other { return one < other }
    }
    return left.count < right.count
  }
}
