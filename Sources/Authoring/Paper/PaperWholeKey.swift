/// What a key for choices is as a whole: the letters at its beginning may be words of a text.
enum PaperWholeKey: Hashable, Sendable {
  /// The text of one choice, "a cat", or the one that names the key's letters, "Cả A và B".
  case choice(Int)
  /// Letters of choices, and perhaps more behind them.
  case letters
  case text
  /// It may name one choice or another.
  case unclear

  init(_ line: PaperLine, _ range: Range<Int>, _ question: PaperQuestion, _ lines: [PaperLine]) {
    let choices = question.choices
    let said = PaperChoiceText.place(saying: line.text(range), among: choices, lines)
    guard let letters = PaperLetters(line, Self.withoutDash(line, range)) else {
      self = said.map { .choice($0) } ?? .text
      return
    }
    let isSmall = !PaperQuestionLabel.isCapital(line, at: letters.start)
    let rest = line.trimmed(letters.end..<max(letters.end, range.upperBound))
    let named = Set(letters.letters)
    if let said, named != [choices[said].letter] {
      // "c" where c is the text of A, and "AB" where AB is that of C.
      let isLetter = rest.isEmpty && named.count == 1
      if isLetter, !isSmall || !question.hasCapitals {
        self = .letters
      } else {
        self = isLetter || letters.isRun ? .unclear : .choice(said)
      }
      return
    }
    if rest.isEmpty, named.count > 1 {
      self = Self.joined(named, choices, lines)
    } else if !rest.isEmpty, named.count == 1,
      Self.isWord(before: rest, line, question, lines, letter: letters.letters[0])
    {
      let isArticle = choices.contains { choice in
        choice.text.first.map {
          PaperHead(lines[$0.line].bytes, in: $0.range, limit: 2).letters.elementsEqual("a ".utf8)
        } ?? false
      }
      if isSmall, question.hasCapitals {
        self = .text
      } else {
        self = named == [0] && isArticle ? .unclear : .letters
      }
    } else {
      self = .letters
    }
  }

  /// A key of a choice with a dash before it, "-b", without that.
  static func withoutDash(_ line: PaperLine, _ range: Range<Int>) -> Range<Int> {
    var scan = PaperScan(PaperHead(line.bytes, in: range, limit: 8))
    scan.skip { $0 == UInt8(ascii: "-") || PaperScan.isSpace($0) }
    guard PaperLetters(line, scan.offset..<max(scan.offset, range.upperBound)) != nil else {
      return range
    }
    return scan.offset..<range.upperBound
  }

  /// "A và B" where D is "Cả A và B" names D; where D is "Tất cả", it may.
  private static func joined(
    _ named: Set<Int>, _ choices: [PaperChoice], _ lines: [PaperLine]
  ) -> PaperWholeKey {
    let others = choices.indices.filter { !named.contains(choices[$0].letter) }
    let joining = others.filter {
      PaperChoiceText.letters(namedBy: choices[$0], lines) == named
    }
    if let one = joining.first { return joining.count == 1 ? .choice(one) : .unclear }
    let isAll = others.allSatisfy { PaperChoiceText.namesAll(choices[$0], lines) }
    return others.count == 1 && isAll ? .unclear : .letters
  }

  /// True for the letter in "a bird": a word follows that neither explains nor repeats its choice.
  private static func isWord(
    before rest: Range<Int>, _ line: PaperLine, _ question: PaperQuestion, _ lines: [PaperLine],
    letter: Int
  ) -> Bool {
    guard line.bytes[rest.lowerBound - 1] == 32 || line.bytes[rest.lowerBound - 1] == 9 else {
      return false
    }
    var scan = PaperScan(PaperHead(line.bytes, in: rest, limit: 16))
    var before = rest.lowerBound - 1
    while before > line.start, line.bytes[before] == 32 || line.bytes[before] == 9 { before -= 1 }
    guard PaperScan.isLetter(line.bytes[before] | 0x20) || line.bytes[before] >= 0x80,
      scan.current.map(PaperScan.isLetter) == true
    else { return false }
    let explaining: [StaticString] = [
      "vi", "do", "because", "la", "dung", "sai", "deu", "hoac", "hay", "or", "theo", "since",
      "khong",
    ]
    if scan.take(anyOf: explaining) { return false }
    guard let choice = question.choices.first(where: { $0.letter == letter }) else { return true }
    return !PaperChoiceText.says(PaperChoiceText.comparable(line.text(rest)), choice, lines)
  }
}
