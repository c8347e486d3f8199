/// Choices that stand among lines of no question.
struct PaperUnnumbered: Sendable {
  /// The last letter that began a line; 0 is A.
  var letter: Int
  /// True once a B follows an A: a letter alone may begin anything.
  var isChain: Bool
  /// True once there is a C, or a second A: "A. Lý thuyết" and "B. Bài tập" may be titles.
  var isLong: Bool
}

/// Questions without numbers, in a whole paper or below one of its headings.
extension PaperOutliner {
  /// True where something was asked already that keys may be for.
  var hasAsked: Bool {
    open != nil || !outline.questions.isEmpty || unnumbered?.isChain == true
  }

  /// Notes the letters of a line that belongs to no question so far.
  mutating func noteChoices(_ index: Int) {
    let labels = PaperChoiceLabel.find(in: lines[index], index, from: lines[index].start)
    var seen = unnumbered
    for label in labels where label.strength != .weak || label.letter > 0 {
      if label.letter == 0, label.strength == .lineStart {
        let wasChain = seen?.isChain ?? false
        seen = PaperUnnumbered(letter: 0, isChain: wasChain, isLong: wasChain)
      } else if let before = seen, label.letter == before.letter + 1 {
        seen = PaperUnnumbered(
          letter: label.letter, isChain: true, isLong: before.isLong || label.letter > 1)
      }
    }
    unnumbered = seen
  }

  /// Ends what stands below a heading: the open question, or those without numbers.
  ///
  /// - Parameter isLast: true at the end of the file.
  mutating func finishSection(isLast: Bool = false) {
    finishQuestion()
    readUnnumbered(isLast: isLast)
    unnumbered = nil
  }

  /// Above the first number there may be whole questions without any: with choices and with a key, which no
  /// head of a paper has.
  mutating func finishUnnumberedAbove() {
    guard open == nil, unnumbered?.isChain == true,
      let choice = pending.firstIndex(where: { signs[$0].beginsChoice }),
      pending[choice...].contains(where: { hasOwnLetter($0) })
    else { return }
    readUnnumbered(isLast: false)
  }

  /// "Đáp án: B".
  private func hasOwnLetter(_ index: Int) -> Bool {
    guard let key = signs[index].key, key.isCertain else { return false }
    let value = key.valueStart..<max(key.valueStart, lines[index].end)
    return PaperLetters(lines[index], value) != nil
  }

  /// Among lines of no question choices that begin again with A tell what is asked; where nothing
  /// has choices, each key ends what it is for.
  private mutating func readUnnumbered(isLast: Bool) {
    if readBoxes() { return }
    guard unnumbered?.isChain == true && !areTitles || isLast && outline.questions.isEmpty,
      let choice = pending.firstIndex(where: { signs[$0].beginsChoice })
    else {
      readKeyed()
      return
    }
    // Markdown has empty lines between what is asked and the choices.
    guard let text = pending[..<choice].lastIndex(where: { !lines[$0].isBlank }) else {
      readStemless(from: choice)
      return
    }
    var blank = pending[..<text].lastIndex { lines[$0].isBlank } ?? -1
    // "Lan có 5 quả táo." over "Hỏi Lan còn mấy quả?": the head of a paper has no sentences.
    if blank > 0, endsSentence(pending[blank - 1]), !isInstruction(pending[blank - 1]) {
      blank = pending[..<(blank - 1)].lastIndex { lines[$0].isBlank } ?? -1
    }
    if let tags = hashtags(above: blank + 1) { blank = tags - 1 }
    openUnnumbered(from: blank + 1, headerEnd: max(blank, 0))
    finishQuestion()
  }

  private func endsSentence(_ index: Int) -> Bool {
    let line = lines[index]
    return line.end > line.start && ".?!".utf8.contains(line.bytes[line.end - 1])
  }

  /// Letters above the first heading and the first question, without any key.
  private var areTitles: Bool {
    guard outline.questions.isEmpty, outline.sections.count == 1 else { return false }
    return unnumbered?.isLong != true && !pending.contains { signs[$0].key?.isCertain == true }
  }

  /// Choices right below a heading that asks: "PHẦN 1: Chọn từ khác loại".
  private mutating func readStemless(from choice: Int) {
    guard headingLine != nil else { return }
    takeHeadingLine()
    openUnnumbered(from: choice, headerEnd: choice)
    open?.passage = passage
    finishQuestion()
  }

  /// "Nước ta có bao nhiêu tỉnh?" over "Đáp án: 34", one after the other. An explanation below a key
  /// may go on: where no empty line ends it, nothing tells where the next question begins.
  private mutating func readKeyed() {
    guard !pending.contains(where: { signs[$0].holdsChoice }) else { return }
    var questions: [[Int]] = []
    var current: [Int] = []
    var isKeyed = false
    var isExplained = false
    for index in pending {
      if lines[index].isBlank {
        isExplained = false
        continue
      }
      let sign = signs[index]
      let holdsKey = sign.key.map { $0.isCertain && $0.valueStart < lines[index].end } ?? false
      if isKeyed, !isExplained, !holdsKey, sign.explanation == nil {
        questions.append(current)
        (current, isKeyed) = ([], false)
      }
      if current.isEmpty, holdsKey || sign.explanation != nil { return }
      if isExplained, holdsKey { return }
      if sign.explanation != nil { isExplained = isKeyed }
      isKeyed = isKeyed || holdsKey
      current.append(index)
    }
    guard isKeyed else { return }
    questions.append(current)
    // One key below the head of a paper says too little.
    guard questions.count > 1 || outline.sections.count > 1 else { return }
    pending = []
    for lines in questions {
      parts = lines.map { PaperChunk.Part(line: $0, start: 0) }
      openQuestion(at: lines[0])
      finishQuestion()
    }
  }

  private mutating func openUnnumbered(from start: Int, headerEnd: Int) {
    let first = pending[start]
    parts = pending[start...].map { PaperChunk.Part(line: $0, start: 0) }
    pending = Array(pending[..<max(0, headerEnd)])
    leaveOutPending(outline.questions.isEmpty ? .header : .stray)
    openQuestion(at: first)
  }

  mutating func openQuestion(at index: Int) {
    let line = lines[index]
    var question = PaperQuestion(
      number: nil, place: PaperSlice(line: index, range: line.start..<line.end),
      section: outline.sections.count - 1, scope: outline.scopes - 1)
    question.sectionKind = outline.sections.last?.kind
    question.isEssay = question.sectionKind == .essays
    open = question
  }

  /// "Câu hỏi: …", "Question: …", "- …": what stands before what is asked is none of it.
  func withoutWord(_ parts: [PaperChunk.Part]) -> [PaperChunk.Part] {
    guard let first = parts.first else { return parts }
    let line = lines[first.line]
    var scan = PaperScan(PaperHead(line.bytes, in: line.wordStart..<line.end, limit: 24))
    scan.skip { !PaperScan.isLetter($0) }
    guard scan.take(anyOf: ["cau hoi", "hoi", "question", "q"]), scan.take(":") else {
      let isBullet =
        first.start <= line.start && line.end - line.start > 2
        && line.bytes[line.start] == UInt8(ascii: "-") && line.bytes[line.start + 1] == 32
      return isBullet
        ? [PaperChunk.Part(line: first.line, start: line.start + 2)] + parts.dropFirst() : parts
    }
    scan.skip { PaperScan.isSpace($0) || $0 == UInt8(ascii: "*") }
    guard scan.offset < line.end else { return parts }
    return [PaperChunk.Part(line: first.line, start: scan.offset)] + parts.dropFirst()
  }
}
