import Assessment

/// What Moodle reads in silence as something else than was meant.
extension GIFTItemReader {
  /// Lines that begin with `~` or `=` outside of the braces are choices that nobody can read: what
  /// would be made of the rest is no item.
  mutating func refusesChoiceLines(_ before: Range<Int>, _ after: Range<Int>? = nil) -> Bool {
    var lines = ChoiceLines()
    count(before, isStart: true, into: &lines)
    if let after { count(after, isStart: false, into: &lines) }
    guard let first = lines.first else { return false }
    // One line may be a formula that goes on; choices alone in a block are none.
    let isBlockOfChoices = after == nil && first == block.trimmed(before).lowerBound
    guard isBlockOfChoices || (lines.count >= 2 && lines.hasTilde) else { return false }
    report(.answersWithoutBraces(), at: first)
    return true
  }

  private struct ChoiceLines {
    var count = 0
    var first: Int?
    var hasTilde = false
  }

  private func count(_ range: Range<Int>, isStart: Bool, into lines: inout ChoiceLines) {
    var place: Int? =
      isStart ? block.trimmed(range).lowerBound : nextLine(after: range.lowerBound, range)
    while let line = place, line < range.upperBound {
      if isMark(line), isGlued(line, before: range.upperBound) {
        lines.count += 1
        lines.first = lines.first ?? line
        lines.hasTilde = lines.hasTilde || block.text[line] == UInt8(ascii: "~")
      }
      place = nextLine(after: line, range)
    }
  }

  private func nextLine(after place: Int, _ range: Range<Int>) -> Int? {
    guard place < range.upperBound else { return nil }
    return block.firstFar(10, in: place..<range.upperBound).map { $0 + 1 }
  }

  private func isMark(_ place: Int) -> Bool {
    block.text[place] == UInt8(ascii: "~") || block.text[place] == UInt8(ascii: "=")
  }

  /// True where text follows a mark at once: `= 5` and `=====` begin no choice.
  private func isGlued(_ mark: Int, before end: Int) -> Bool {
    mark + 1 < end && !GIFTEscape.isSpace(block.text[mark + 1]) && !isMark(mark + 1)
  }

  /// `$category:` and other words that GIFT does not have, at the beginning of a description.
  mutating func reportDirective(at place: Int) {
    guard place < block.text.count, block.text[place] == UInt8(ascii: "$") else { return }
    let word = block.text[(place + 1)...].prefix { Self.isLetter($0) || $0 == UInt8(ascii: "_") }
    guard word.count >= 2, word.endIndex < block.text.count,
      block.text[word.endIndex] == UInt8(ascii: ":")
    else { return }
    report(.unknownDirective(String(decoding: word, as: UTF8.self)), at: place)
  }

  /// Choices that begin within the explanation belong to it, as Moodle has it.
  mutating func reportMarksInExplanation(_ range: Range<Int>) {
    for mark in [UInt8(ascii: "~"), UInt8(ascii: "=")] {
      var place = range.lowerBound
      while let found = block.firstFar(mark, in: place..<range.upperBound) {
        if beginsChoice(found, in: range) {
          report(.choiceInExplanation(), at: found)
          return
        }
        place = found + 1
      }
    }
  }

  /// `about ~5` and `=2x` are what explanations say.
  private func beginsChoice(_ mark: Int, in range: Range<Int>) -> Bool {
    guard mark + 2 < range.upperBound || block.text[mark] == UInt8(ascii: "~"),
      block.text[(mark + 1)..<min(mark + 3, range.upperBound)].allSatisfy(isOfWord),
      mark + 1 < range.upperBound
    else { return false }
    if mark == range.lowerBound || block.text[mark - 1] == 10 { return true }
    return block.text[mark] == UInt8(ascii: "~") && GIFTEscape.isSpace(block.text[mark - 1])
  }

  private func isOfWord(_ byte: UInt8) -> Bool {
    Self.isLetter(byte) || (byte >= 0x80 && byte < GIFTEscape.first)
  }

  /// True for the `=` of `page=1`; a no-break space is as good as any.
  func isWithinText(_ equals: Int, from start: Int) -> Bool {
    guard equals > start, !isMark(equals - 1) else { return false }
    let before = block.text[equals - 1]
    let isNoBreakSpace =
      before == 0xA0 && equals - 1 > start && block.text[equals - 2] == 0xC2
    return !GIFTEscape.isSpace(before) && !isNoBreakSpace
  }

  /// `C#` is cut to “C”: a sign that ends a word and is followed by nothing is surely text.
  mutating func reportEmptyFeedback(_ range: Range<Int>, hash: Int) {
    guard hash > range.lowerBound, block.trimmed((hash + 1)..<range.upperBound).isEmpty else {
      return
    }
    guard isOfWord(block.text[hash - 1]) else { return }
    report(.emptyFeedback(), at: hash)
  }

  /// `%50 a`: a share whose second sign is missing.
  mutating func reportOpenWeight(_ range: Range<Int>) {
    guard range.count > 2, block.text[range.lowerBound] == UInt8(ascii: "%") else { return }
    let digits = block.text[range].dropFirst().prefix {
      $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") || "-.,".utf8.contains($0)
    }
    // `%5d` is text, of programs.
    guard digits.contains(where: { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }),
      digits.endIndex < range.upperBound, GIFTEscape.isSpace(block.text[digits.endIndex])
    else { return }
    report(.openWeight(String(decoding: digits, as: UTF8.self)), at: range.lowerBound)
  }

  /// `[html]::Title::`: the format belongs behind the title.
  mutating func reportFormatBeforeTitle() {
    guard start < block.text.count, block.text[start] == UInt8(ascii: "["),
      let close = block.text[start...].prefix(12).firstIndex(of: UInt8(ascii: "]"))
    else { return }
    let name = String(decoding: block.text[(start + 1)..<close], as: UTF8.self)
    guard ["html", "markdown", "plain", "moodle"].contains(name) else { return }
    let title = block.text[(close + 1)...].drop(while: GIFTEscape.isSpace)
    guard title.starts(with: "::".utf8) else { return }
    report(.formatBeforeTitle(), at: start)
  }

  /// Answers to be typed that mean something else than their letters.
  mutating func reportDoubtfulAnswers(_ body: ItemBody, open: Int) {
    guard case .text(let answers, _) = body else { return }
    if answers.contains(where: { $0.text == "*" && $0.fraction == .one }) {
      report(.anyAnswer(), at: open)
    } else if !answers.isEmpty, answers.allSatisfy({ Self.isNumberWithTolerance($0.text) }) {
      report(.numberWithoutHash(), at: open)
    }
  }

  /// `42:0`. A time such as `7:30` has two digits behind its sign.
  private static func isNumberWithTolerance(_ text: String) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].count != 2 else { return false }
    return parts.allSatisfy { DecimalNumber(program: String($0)) != nil }
  }
}
