import Assessment

/// One question of OpenTriviaQA, as its lines were read.
struct OpenTriviaQuestion {
  struct Choice {
    let letter: UInt8
    /// Of its letter.
    let offset: Int
    var lines: [ArraySlice<UInt8>]
  }

  /// Of its `#Q`.
  let offset: Int
  var stem: [ArraySlice<UInt8>]
  private var key: (offset: Int, lines: [ArraySlice<UInt8>])?
  private(set) var choices: [Choice] = []
  private var findings: [(finding: BankFinding, offset: Int)] = []
  private(set) var byteCount = 0

  init(offset: Int, stem: [ArraySlice<UInt8>]) {
    self.offset = offset
    self.stem = stem
    byteCount = stem.reduce(0) { $0 + $1.count }
  }

  /// Takes a line that begins no question.
  mutating func take(_ line: ArraySlice<UInt8>) {
    byteCount += line.count
    let text = LineText.trimmed(line)
    if line.first == UInt8(ascii: "^"), line.dropFirst().first.map({ $0 <= 32 }) ?? true {
      takeKey(line)
    } else if key == nil, choices.isEmpty {
      // Lines of the question, empty ones between them. A statement may begin with "A ".
      stem.append(text)
    } else if let letter = label(of: line) {
      if letter != nextLetter {
        findings.append((.triviaLettersOutOfOrder(), line.startIndex))
      }
      choices.append(
        Choice(
          letter: letter, offset: line.startIndex, lines: [LineText.trimmed(line.dropFirst())]))
    } else if !text.isEmpty {
      takeFurther(text)
    }
  }

  private var nextLetter: UInt8 { choices.last.map { $0.letter &+ 1 } ?? UInt8(ascii: "A") }

  private static let lastLetter = UInt8(ascii: "Z")
  /// Beyond the next letter only so many are taken for one, since texts begin with capitals, too.
  private static let lastLetterAstray = UInt8(ascii: "F")

  private func label(of line: ArraySlice<UInt8>) -> UInt8? {
    guard let letter = line.first, letter >= UInt8(ascii: "A"), letter <= Self.lastLetter,
      line.dropFirst().first.map({ $0 <= 32 }) ?? true
    else { return nil }
    let isExpected = letter == nextLetter
    return isExpected || (letter <= Self.lastLetterAstray && letter > nextLetter) ? letter : nil
  }

  private mutating func takeKey(_ line: ArraySlice<UInt8>) {
    guard key == nil else {
      findings.append((.triviaSecondKey(), line.startIndex))
      return
    }
    key = (line.startIndex, [LineText.trimmed(line.dropFirst())])
  }

  /// A further line of the choice or of the key before it.
  private mutating func takeFurther(_ text: ArraySlice<UInt8>) {
    if let last = choices.indices.last {
      choices[last].lines.append(text)
    } else {
      key?.lines.append(text)
    }
    findings.append((.triviaLongAnswer(), text.startIndex))
  }

  // The item.

  /// Nil where an error was found.
  func item(_ texts: LineText) -> (item: Item?, findings: [(finding: BankFinding, offset: Int)]) {
    var findings = findings
    guard let key else { return (nil, findings + [(.triviaNoKey(), offset)]) }
    guard choices.count > 1 else {
      return (nil, findings + [(.triviaTooFewChoices(choices.count), offset)])
    }
    let wanted = texts.string(key.lines)
    let shown = choices.map { texts.string($0.lines) }
    var right = shown.map { $0 == wanted }
    if !right.contains(true) {
      let folded = Self.folded(wanted)
      right = shown.map { Self.folded($0) == folded }
      guard right.contains(true) else {
        return (nil, findings + [(.triviaNoSuchChoice(wanted), key.offset)])
      }
      findings.append((.triviaKeyDiffers(wanted), key.offset))
    }
    let item = Item(id: ItemID(""), prompt: prompt(texts), body: Self.body(shown, right))
    return (item, findings)
  }

  /// Without empty lines at its end.
  private func prompt(_ texts: LineText) -> String {
    var lines = stem
    while lines.last?.isEmpty == true { lines.removeLast() }
    while lines.first?.isEmpty == true { lines.removeFirst() }
    return texts.string(lines)
  }

  private static func body(_ shown: [String], _ right: [Bool]) -> ItemBody {
    let words = shown.map(folded)
    if words.count == 2, Set(words) == ["true", "false"],
      let truth = zip(words, right).first(where: \.1)?.0
    {
      return .trueFalse(TrueFalseKey(truth: truth == "true"))
    }
    return .single(
      zip(shown, right).map { Assessment.Choice(text: $0, fraction: $1 ? .one : .zero) })
  }

  /// Neither capitals nor spaces count, nor a point at the end.
  private static func folded(_ text: String) -> String {
    var text = TextNormaliser.collapsed(text).lowercased()
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
