/// Counts what is typical of the formats that people type line by line.
struct LineEvidence {
  private typealias Weight = EvidenceWeight

  private var signs: [Sign: Int] = [:]
  /// Within the braces of a GIFT item.
  private var isInBraces = false

  private enum Sign {
    case giftCategory, giftTitle, giftAnswers, giftMark, giftBraces, giftAnswerLine
    case aikenAnswer, looseAnswer, aikenKind
    case text2qtiWord, text2qtiBox, text2qtiRightChoice, text2qtiAnswer
    case triviaQuestion, triviaAnswer
    case paperQuestion, paperWord, paperChoices
    /// "=> a" below choices, "Đáp án: Huế" at the end of a numbered line.
    case paperKey
    case latex
    case number, capitalChoice, smallChoice
    /// `1.` at the margin, as text2qti wants it.
    case text2qtiNumber
    /// `- [x] Huế`, a box of Markdown's lists.
    case listBox
  }

  private mutating func see(_ sign: Sign) { signs[sign, default: 0] += 1 }

  private func seen(_ sign: Sign) -> Int { signs[sign] ?? 0 }

  func count(in evidence: inout FormatEvidence) {
    // The braces of LaTeX are its own.
    if seen(.latex) > 0 { return }
    evidence.add(Weight.giftCategory, .gift, times: seen(.giftCategory))
    evidence.add(Weight.giftTitle, .gift, times: seen(.giftTitle))
    evidence.add(Weight.giftAnswers, .gift, times: seen(.giftAnswers))
    evidence.add(Weight.giftMark, .gift, times: seen(.giftMark))
    evidence.add(Weight.giftBraces, .gift, times: seen(.giftBraces))
    evidence.add(Weight.giftAnswerLine, .gift, times: seen(.giftAnswerLine))

    let choices = seen(.capitalChoice) + seen(.smallChoice) + seen(.listBox)
    // Lists have numbers, too: those of questions are followed by choices or answers.
    let numbers = min(seen(.number), choices / 2 + seen(.looseAnswer) + seen(.paperKey))
    if seen(.aikenAnswer) + seen(.looseAnswer) > 0 {
      evidence.add(Weight.aikenAnswer, .aiken, times: seen(.aikenAnswer))
      evidence.add(Weight.looseAnswer, .aiken, times: seen(.looseAnswer))
      evidence.add(Weight.choice, .aiken, times: seen(.capitalChoice))
    }
    evidence.add(Weight.aikenKind, .aiken, times: seen(.aikenKind))
    if seen(.triviaQuestion) > 0 {
      evidence.add(Weight.triviaQuestion, .openTriviaQA, times: seen(.triviaQuestion))
      evidence.add(Weight.triviaAnswer, .openTriviaQA, times: seen(.triviaAnswer))
    }
    evidence.add(Weight.text2qtiWord, .text2qti, times: seen(.text2qtiWord))
    // "*b)" below "1)" is no text2qti, which knows no such number.
    let mayBeText2QTI = seen(.text2qtiNumber) + seen(.text2qtiWord) > 0 || seen(.number) == 0
    if mayBeText2QTI {
      evidence.add(Weight.text2qtiRightChoice, .text2qti, times: seen(.text2qtiRightChoice))
    } else {
      evidence.add(Weight.paperChoices, .paper, times: seen(.text2qtiRightChoice))
    }
    // Lists and boxes are Markdown's as well: around "Câu 1" and "Đáp án" they are a paper's.
    let isOfPaper =
      seen(.paperQuestion) >= 2 && seen(.text2qtiWord) + seen(.text2qtiRightChoice) == 0
    if !isOfPaper { evidence.add(Weight.text2qtiBox, .text2qti, times: seen(.text2qtiBox)) }
    if seen(.text2qtiNumber) > 0, !isOfPaper {
      evidence.add(Weight.text2qtiAnswer, .text2qti, times: seen(.text2qtiAnswer))
      evidence.add(Weight.choice, .text2qti, times: seen(.smallChoice))
    }
    evidence.add(Weight.paperQuestion, .paper, times: seen(.paperQuestion))
    evidence.add(Weight.paperWord, .paper, times: seen(.paperWord))
    evidence.add(Weight.paperChoices, .paper, times: seen(.paperChoices))
    if numbers > 0 { evidence.add(Weight.paperKey, .paper, times: seen(.paperKey)) }
    evidence.add(Weight.paperNumber, .paper, times: numbers)
    if numbers + seen(.paperQuestion) > 0 {
      evidence.add(Weight.looseAnswer, .paper, times: seen(.looseAnswer))
    }
    evidence.add(Weight.choice, .paper, times: choices)
  }

  /// - Parameter line: without its end, in NFC.
  mutating func take(_ line: [UInt8]) {
    let text = line.drop { $0 <= 32 }
    guard let first = text.first else { return }
    if Self.latexWords.contains(where: { text.starts(with: $0.utf8) }) {
      see(.latex)
      return
    }
    takeGIFT(text)
    if isInBraces { return }
    if takeWord(text) { return }
    let isAtStart = text.startIndex == 0
    switch first {
    case UInt8(ascii: "#") where text.starts(with: "#Q ".utf8): see(.triviaQuestion)
    case UInt8(ascii: "^"): takeCaret(text)
    case UInt8(ascii: "["):
      if isAtStart, Self.isBox(text) { see(.text2qtiBox) }
    case UInt8(ascii: "*"): takeStar(text, isAtStart: isAtStart)
    case UInt8(ascii: "=") where text.dropFirst().first == UInt8(ascii: ">"): see(.paperKey)
    case UInt8(ascii: "="), UInt8(ascii: "_"):
      if isAtStart, Self.isAnswer(text) { see(.text2qtiAnswer) }
    default: takePlain(text, isAtStart: isAtStart)
    }
  }

  private mutating func takeCaret(_ text: ArraySlice<UInt8>) {
    if text.starts(with: "^^^".utf8) {
      see(.text2qtiAnswer)
    } else if Self.isSpace(text.dropFirst().first) {
      see(.triviaAnswer)
    }
  }

  /// `*a)` and `* text` are text2qti's, `*A.` a paper's, `**Câu 1.**` one in Markdown.
  private mutating func takeStar(_ text: ArraySlice<UInt8>, isAtStart: Bool) {
    let rest = text.drop { $0 == UInt8(ascii: "*") }
    if rest.startIndex == text.startIndex + 1, isAtStart, Self.isSpace(rest.first) {
      see(.text2qtiAnswer)
      return
    }
    // "**a) một**" is bold.
    guard rest.startIndex == text.startIndex + 1 || ChoiceLabel(rest)?.isCapital == true,
      let label = ChoiceLabel(rest)
    else {
      takePlain(rest, isAtStart: isAtStart)
      return
    }
    see(label.isCapital || label.sign != UInt8(ascii: ")") ? .paperChoices : .text2qtiRightChoice)
  }

  private mutating func takePlain(_ line: ArraySlice<UInt8>, isAtStart: Bool) {
    // "- **A.** …": Markdown has lists of choices.
    let isList = line.first == UInt8(ascii: "-") && Self.isSpace(line.dropFirst().first)
    let text = isList ? line.dropFirst(2).drop { $0 == 32 || $0 == UInt8(ascii: "*") } : line
    if isList, Self.isListBox(text) {
      see(.listBox)
      return
    }
    if let label = ChoiceLabel(text) {
      see(label.isCapital ? .capitalChoice : .smallChoice)
      if label.isCapital, Self.hasSecondChoice(text.dropFirst(2)) || Self.holdsChoices(text) {
        see(.paperChoices)
      }
    } else if Self.isNumber(text) {
      see(.number)
      let sign = text.first { !(0x30...0x39).contains($0) }
      if isAtStart, !isList, sign == UInt8(ascii: ".") { see(.text2qtiNumber) }
      // "1. 2 + 2 = ? A. 3 B. 4 C. 5"
      if Self.holdsChoices(text) { see(.paperChoices) }
      if Self.endsWithKey(text) { see(.paperKey) }
    }
  }

  /// "1. Thủ đô là gì? Đáp án: Hà Nội", "2/ … => Huế", "3. Nộp tại nhà được. (Đ)".
  private static func endsWithKey(_ text: ArraySlice<UInt8>) -> Bool {
    let line = String(decoding: text.prefix(keyBytesMax), as: UTF8.self).lowercased()
    return line.contains("đáp án:") || line.contains("? => ")
      || truths.contains(where: line.hasSuffix)
  }

  private static let truths = ["(đ)", "(s)", "(đúng)", "(sai)"]

  private static let keyBytesMax = 400

  private static func isListBox(_ text: ArraySlice<UInt8>) -> Bool {
    ["[ ] ", "[x] ", "[X] "].contains { text.starts(with: $0.utf8) }
  }

  /// `B.` behind a tab or two spaces, on the line of another choice.
  private static func hasSecondChoice(_ text: ArraySlice<UInt8>) -> Bool {
    var spaces = 0
    for index in text.indices {
      let byte = text[index]
      if byte == 9 || byte == 32 {
        spaces += byte == 9 ? 2 : 1
      } else {
        if spaces >= 2, let label = ChoiceLabel(text[index...]), label.isCapital { return true }
        spaces = 0
      }
    }
    return false
  }

  /// `A.`, `B.` and `C.` behind each other on one line, with the same sign.
  private static func holdsChoices(_ text: ArraySlice<UInt8>) -> Bool {
    var next: UInt8 = 0x41
    var sign: UInt8?
    var isAfterSpace = true
    for index in text.indices {
      if isAfterSpace, text[index] == next, let label = ChoiceLabel(text[index...]),
        sign == nil || sign == label.sign
      {
        if next == 0x43 { return true }
        (next, sign) = (next + 1, label.sign)
      }
      isAfterSpace = text[index] == 32 || text[index] == 9
    }
    return false
  }

  private static let latexWords = ["\\begin{", "\\documentclass", "\\usepackage"]

  /// Digits and a sign behind them.
  private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    let rest = text.drop { (0x30...0x39).contains($0) }
    guard rest.startIndex > text.startIndex, rest.startIndex <= text.startIndex + 3,
      let sign = rest.first
    else { return false }
    return ".):/".utf8.contains(sign) && Self.isSpace(rest.dropFirst().first)
  }

  private static func isBox(_ text: ArraySlice<UInt8>) -> Bool {
    ["[*]", "[ ]", "[]"].contains { text.starts(with: $0.utf8) }
  }

  /// `= 5`, `___`.
  private static func isAnswer(_ text: ArraySlice<UInt8>) -> Bool {
    if text.first == UInt8(ascii: "=") { return isSpace(text.dropFirst().first) }
    return text.count >= 3 && text.allSatisfy { $0 == UInt8(ascii: "_") || $0 <= 32 }
  }

  private static func isSpace(_ byte: UInt8?) -> Bool { byte == 32 || byte == 9 }
}

extension LineEvidence {
  private mutating func takeGIFT(_ text: ArraySlice<UInt8>) {
    if text.starts(with: "$CATEGORY:".utf8) { see(.giftCategory) }
    // Three of them begin a block of Markdown.
    if text.starts(with: "::".utf8), !text.starts(with: ":::".utf8),
      text.dropFirst(2).contains(UInt8(ascii: ":"))
    {
      see(.giftTitle)
    }
    if Self.giftMarks.contains(where: { text.starts(with: $0.utf8) }) { see(.giftMark) }
    if isInBraces, let first = text.first, first == UInt8(ascii: "=") || first == 0x7E {
      see(.giftAnswerLine)
    }
    var isEscaped = false
    for index in text.indices {
      let byte = text[index]
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "{"), !isInBraces {
        let inner = text[(index + 1)...].drop { $0 <= 32 }
        if Self.beginsAnswers(inner) {
          see(.giftAnswers)
        } else if Self.isOpen(text[..<index]), inner.last == UInt8(ascii: "}") {
          see(.giftBraces)
        }
        isInBraces = inner.isEmpty || Self.beginsAnswers(inner)
      } else if byte == UInt8(ascii: "}") {
        isInBraces = false
      }
    }
  }

  private static let giftMarks = [
    "[html]", "[markdown]", "[plain]", "[moodle]", "// [tag:", "// [id:",
  ]

  /// True where braces may begin that are no formula's.
  private static func isOpen(_ before: ArraySlice<UInt8>) -> Bool {
    before.last.map { " \t?:.".utf8.contains($0) } ?? true
  }

  private static func beginsAnswers(_ inner: ArraySlice<UInt8>) -> Bool {
    switch inner.first {
    case UInt8(ascii: "="), UInt8(ascii: "~"): true
    case UInt8(ascii: "#"):
      inner.dropFirst().first.map { "=0123456789-.".utf8.contains($0) } ?? false
    case UInt8(ascii: "T"), UInt8(ascii: "F"):
      ["T}", "F}", "T#", "F#", "TRUE}", "FALSE}", "TRUE#", "FALSE#"].contains {
        inner.starts(with: $0.utf8)
      }
    default: false
    }
  }

  /// Words that a line begins with, whatever stands around them. True where the line is spoken for.
  private mutating func takeWord(_ text: ArraySlice<UInt8>) -> Bool {
    let bare = text.drop { "*_#> ".utf8.contains($0) }.prefix(Self.wordBytesMax)
    let line = String(decoding: bare, as: UTF8.self).lowercased()
    if line.hasPrefix("answer:") {
      let letter = bare.dropFirst(7).first { $0 > 32 }
      guard let letter, (0x41...0x5A).contains(letter & 0xDF) else { return true }
      see(bare.starts(with: "ANSWER:".utf8) ? .aikenAnswer : .looseAnswer)
      return true
    }
    if line == "multichoice" || line == "truefalse" {
      see(.aikenKind)
      return true
    }
    if Self.text2qtiWords.contains(where: { line.hasPrefix($0) })
      || Self.text2qtiLines.contains(String(decoding: bare, as: UTF8.self))
    {
      see(.text2qtiWord)
      return true
    }
    // By the rules of the reader of papers, which knows many more forms than one would think.
    if PaperEvidence(text) == .question || PaperEvidence(bare) == .question {
      see(.paperQuestion)
      return true
    }
    guard Self.paperWords.contains(where: { line.hasPrefix($0) }) else { return false }
    see(.paperWord)
    return true
  }

  private static let wordBytesMax = 60
  private static let text2qtiWords = [
    "quiz title:", "quiz description:", "text title:", "points per question:",
    "```{", "shuffle answers:", "show correct answers:", "one question at a time:",
    "can't go back:",
  ]
  private static let text2qtiLines: Set<String> = ["GROUP", "END_GROUP", "COMMENT", "END_COMMENT"]
  private static let paperWords = [
    "đáp án", "lời giải", "hướng dẫn giải", "bảng đáp án", "hết", "phần i", "phần 1", "phần 2",
    "phần 3", "---- hết",
  ]
}

/// The letter of a choice and the sign behind it: `A.`, `b)`, `C:`.
private struct ChoiceLabel {
  let isCapital: Bool
  let sign: UInt8

  init?(_ text: ArraySlice<UInt8>) {
    guard let letter = text.first, (0x41...0x48).contains(letter & 0xDF),
      let sign = text.dropFirst().first, ".):/".utf8.contains(sign)
    else { return nil }
    let next = text.dropFirst(2).first
    // A letter and a point within a text are an initial.
    guard next == nil || next == 32 || next == 9 || next == 0xC2 || sign == 0x29 else {
      return nil
    }
    isCapital = letter & 0x20 == 0
    self.sign = sign
  }
}
