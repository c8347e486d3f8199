import Assessment

/// Reads one item from a block, in Moodle's order: category, title, answers, feedback, kind.
struct GIFTItemReader {
  let block: GIFTBlock
  /// Where the item begins in the block.
  let start: Int
  private var item: Item?
  private(set) var subject: BankAssembler.Subject?
  private(set) var category: [String]
  private(set) var isCategory = false
  /// Where the next item begins, if there is one in the block.
  private(set) var next: Int?
  /// True if this may be the second half of an item that an empty line has cut.
  private(set) var continuesDescription = false
  var findings: [(finding: BankFinding, place: Int)] = []
  var answerPlaces: [Int] = []
  var texts = GIFTTexts()
  private var end: Int
  private let number: Int

  /// - Parameter number: what number in the file the item has, if it is one.
  init(_ block: GIFTBlock, from start: Int, number: Int, category: [String]) {
    self.block = block
    self.category = category
    self.number = number
    end = block.text.count
    self.start = Self.skipInvisible(block, from: start)
  }

  mutating func report(_ finding: BankFinding, at place: Int) {
    findings.append((finding, place))
  }

  mutating func read() {
    guard start < end else { return }
    if block.has("$CATEGORY:", at: start, before: end) {
      readCategory()
    } else {
      let title = readTitle()
      subject = BankAssembler.Subject(title: title.text, number: number)
      readBody(title: title.text, from: title.end)
    }
  }

  /// Gives the item away, so that it need not be copied.
  mutating func takeItem() -> Item? {
    var taken: Item?
    swap(&taken, &item)
    return taken
  }

  /// A no-break space or a zero-width character before `::` is not meant.
  private static func skipInvisible(_ block: GIFTBlock, from start: Int) -> Int {
    var place = start
    let invisible: [[UInt8]] = [[0xC2, 0xA0], [0xE2, 0x80, 0x8B], [0xEF, 0xBB, 0xBF]]
    while place < block.text.count {
      if GIFTEscape.isSpace(block.text[place]) {
        place += 1
      } else if block.text[place] >= 0xC2,
        let found = invisible.first(where: { block.text[place...].starts(with: $0) })
      {
        place += found.count
      } else {
        break
      }
    }
    return place
  }

  /// The category is the rest of the line. Moodle takes the rest of the block for it, and an item
  /// that follows without an empty line is lost there.
  private mutating func readCategory() {
    isCategory = true
    let lineEnd = block.first(10, in: start..<end) ?? end
    category = GIFTCategory.path(block.string((start + 10)..<lineEnd))
    guard lineEnd < end else { return }
    next = lineEnd + 1
    report(.itemRightAfterCategory(), at: lineEnd + 1)
  }

  private mutating func readTitle() -> (text: String, end: Int) {
    guard block.has("::", at: start, before: end) else {
      reportFormatBeforeTitle()
      return ("", start)
    }
    var place = start + 2
    while place + 1 < end {
      if block.text[place] == UInt8(ascii: ":"), block.text[place + 1] == UInt8(ascii: ":") {
        return (block.string((start + 2)..<place), place + 2)
      }
      place += 1
    }
    report(.unclosedTitle(), at: start)
    return ("", start + 2)
  }

  private mutating func readBody(title: String, from textStart: Int) {
    guard let open = block.firstFar(UInt8(ascii: "{"), in: textStart..<end) else {
      if let close = block.firstFar(UInt8(ascii: "}"), in: textStart..<end) {
        report(.unopenedAnswers(), at: close)
      } else if !refusesChoiceLines(textStart..<end) {
        reportDirective(at: start)
        make(GIFTLayout(title: title, before: textStart..<end))
      }
      return
    }
    continuesDescription = title.isEmpty
    guard let close = block.firstFar(UInt8(ascii: "}"), in: open..<end) else {
      report(.unclosedAnswers(), at: open)
      return
    }
    if let stray = block.firstFar(UInt8(ascii: "}"), in: textStart..<open) {
      report(.unopenedAnswers(), at: stray)
      return
    }
    cutTail(after: close)
    if refusesChoiceLines(textStart..<open, (close + 1)..<end) { return }
    reportFormula(from: textStart, open: open, close: close)
    let parts = splitFeedback(block.trimmed((open + 1)..<close))
    make(
      GIFTLayout(
        title: title, before: textStart..<open, open: open, answers: parts.answers,
        feedback: parts.feedback, after: (close + 1)..<end))
  }

  /// What stands after the answers belongs to the text, unless it begins an item of its own.
  private mutating func cutTail(after close: Int) {
    var place = close + 1
    while let lineEnd = block.first(10, in: place..<end) {
      if block.has("::", at: lineEnd + 1, before: end)
        || block.has("$CATEGORY:", at: lineEnd + 1, before: end)
        || (block.trimmed((close + 1)..<lineEnd).isEmpty && hasAnswers(from: lineEnd + 1))
      {
        report(.missingEmptyLine(), at: lineEnd + 1)
        next = lineEnd + 1
        end = block.trimmed(0..<lineEnd).upperBound
        return
      }
      place = lineEnd + 1
    }
    if let second = block.first(UInt8(ascii: "{"), in: (close + 1)..<end) {
      report(.secondAnswers(), at: second)
    } else if let stray = block.first(UInt8(ascii: "}"), in: (close + 1)..<end) {
      report(.strayBrace(), at: stray)
    }
  }

  /// `x^{2}`, `a_{n}` and `\frac{1}{2}` are formulas whose braces nobody escaped.
  private mutating func reportFormula(from start: Int, open: Int, close: Int) {
    guard open > start else { return }
    let before = block.text[open - 1]
    // A sign or letter that may be a formula's; most answers stand behind a space.
    guard before == UInt8(ascii: "^") || before == UInt8(ascii: "_") || Self.isLetter(before),
      !block.text[open..<close].contains(where: Self.isMark)
    else { return }
    let letters = block.text[start..<open].reversed().prefix(while: Self.isLetter)
    let command = open - letters.count - 1
    let isCommand = !letters.isEmpty && command >= start && block.text[command] == 0x5C
    if before == UInt8(ascii: "^") || before == UInt8(ascii: "_") || isCommand {
      report(.formulaBraces(), at: open)
    }
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "=") || byte == UInt8(ascii: "~") || byte == UInt8(ascii: "#")
  }

  private func hasAnswers(from place: Int) -> Bool {
    guard let open = block.first(UInt8(ascii: "{"), in: place..<end) else { return false }
    return block.first(UInt8(ascii: "}"), in: open..<end) != nil
  }

  /// The general feedback begins with the last `####`.
  private func splitFeedback(_ answers: Range<Int>) -> (answers: Range<Int>, feedback: Range<Int>?)
  {
    guard answers.count >= 4, block.firstFar(UInt8(ascii: "#"), in: answers) != nil else {
      return (answers, nil)
    }
    var place = answers.upperBound - 4
    while place >= answers.lowerBound {
      if block.has("####", at: place, before: answers.upperBound) {
        return (
          block.trimmed(answers.lowerBound..<place),
          block.trimmed((place + 4)..<answers.upperBound)
        )
      }
      place -= 1
    }
    return (answers, nil)
  }

  /// Moodle's mark for a file that belongs to a question.
  private var namesFile: Bool {
    var place = start
    while let at = block.firstFar(UInt8(ascii: "@"), in: place..<end) {
      if block.has("@@PLUGINFILE@@", at: at, before: end) { return true }
      place = at + 1
    }
    return false
  }

  /// Makes the item; once more, with all texts as HTML, where its parts have different formats.
  private mutating func make(_ layout: GIFTLayout) {
    let (findingsBefore, placesBefore) = (findings.count, answerPlaces.count)
    build(layout)
    guard texts.isMixed else { return }
    findings.removeSubrange(findingsBefore...)
    answerPlaces.removeSubrange(placesBefore...)
    texts = GIFTTexts(target: .html)
    build(layout)
  }

  private mutating func build(_ layout: GIFTLayout) {
    item = nil
    let prompt = texts.readPrompt(
      layout.promptBytes(block, end: end), isPlain: block.isPlain)
    guard let body = layout.answers.map({ readAnswers($0, open: layout.open) }) ?? .description
    else { return }
    if prompt.isEmpty, !layout.title.isEmpty, layout.answers != nil, body.kind != .cloze {
      report(.titleForText(), at: start)
    }
    reportDoubtfulAnswers(body, open: layout.open)
    if let range = layout.feedback { reportMarksInExplanation(range) }
    let feedback = layout.feedback.map { texts.read($0, in: block) } ?? ""
    if namesFile { report(.fileNotIncluded(), at: start) }
    let comments = GIFTComments(block, in: start..<(next ?? Int.max))
    let (marking, strangers) = GIFTMarking.read(comments.marks, of: body.kind)
    for word in strangers { report(.giftUnknownMark(word), at: start) }
    item = Item(
      id: ItemID(""), title: layout.title, prompt: prompt, format: texts.format, body: body,
      marking: marking, feedback: feedback, category: category, tags: comments.tags,
      idNumber: comments.idNumber)
  }
}

/// Where the parts of an item stand in its block.
struct GIFTLayout {
  let title: String
  let before: Range<Int>
  var open = 0
  /// Nil for a description.
  var answers: Range<Int>?
  var feedback: Range<Int>?
  var after: Range<Int> = 0..<0

  /// The text with a gap in place of the answers, where text follows them.
  func promptBytes(_ block: GIFTBlock, end: Int) -> ArraySlice<UInt8> {
    let before = block.trimmed(before)
    let rest = block.trimmed(after)
    if rest.isEmpty { return block.text[before] }
    var bytes = Array(block.text[self.before])
    if block.text[end - 1] != UInt8(ascii: "}") { bytes += Array("_____".utf8) }
    bytes += block.text[after.lowerBound..<end]
    return bytes[...]
  }
}
