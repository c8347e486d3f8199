/// Makes entries of solutions, and finds the key that a solution begins or ends with.
extension PaperOutliner {
  /// The solution that is open becomes an entry; a whole question without one of its number that
  /// was there before is a question.
  mutating func finishSolution() {
    guard let solution = open else { return }
    open = nil
    isClosed = true
    var chunk = PaperChunk(lines, signs, parts, solution)
    let whole = parts
    parts = []
    chunk.isSolution = true
    chunk.read()
    var read = chunk.question
    let number = solution.number ?? 0
    let isExplained = !read.explanation.isEmpty || !read.keys.isEmpty
    if read.choices.count >= 2, asked[number] == nil {
      asked[number] = outline.questions.count
      outline.questions.append(read)
      leaveOut(chunk.rest, .amongKeys)
      return
    }
    begin(entry: number)
    if read.choices.count < 2 {
      let texts = read.stem + read.choices.flatMap { [$0.place] + $0.text.dropFirst() }
      read.explanation = texts + read.explanation
      takeLeadingKey(&read)
      takeClosingKey(&read)
    } else if !isExplained || !read.hasCapitals {
      // "a) Đúng, vì …": the letters are those of the statements that are explained.
      read.explanation = whole.filter { $0.start < lines[$0.line].end }.map {
        PaperSlice(line: $0.line, range: $0.start..<lines[$0.line].end)
      }
    }
    read.explanation += chunk.rest.filter { !lines[$0].isBlank }.map {
      PaperSlice(line: $0, range: lines[$0].start..<lines[$0].end)
    }
    outline.entries.append(
      PaperOutline.Entry(
        code: tableCode, part: tablePart, exercise: tableExercise, run: tableRun, number: number,
        questionsBefore: outline.questions.count, place: solution.place,
        key: read.keys.first, explanation: read.explanation))
  }

  /// "Câu 1. Chọn C. Vì …" and "Câu 1. C. Vì …".
  private func takeLeadingKey(_ read: inout PaperQuestion) {
    guard let first = read.explanation.first else { return }
    let line = lines[first.line]
    let head = PaperHead(line.bytes, in: first.range, limit: 40)
    var start = first.range.lowerBound
    let phrase = PaperKeyPhrase(line, head)
    if let phrase { start = phrase.valueStart }
    guard start < first.range.upperBound else { return }
    let whole = start..<first.range.upperBound
    let letters = PaperLetters(line, whole)
    if let phrase, phrase.isCertain || phrase.takesText, !isKey(letters, line, whole) {
      // "Câu 1. Đáp án: 3,5", "Câu 1. Đáp án: a cat".
      takeWhole(whole, of: first.line, phrase.isSignUnclear, &read)
      return
    }
    if phrase == nil, saysText(line.text(whole), read.number) {
      takeWhole(whole, of: first.line, false, &read)
      return
    }
    guard let letters else { return }
    if saysChoice(letters, line, whole, read.number) {
      takeWhole(whole, of: first.line, false, &read)
      return
    }
    guard
      phrase != nil || letters.end >= first.range.upperBound
        || line.bytes[letters.end - 1] == UInt8(ascii: ".")
        || isExplained(letters, line, first.range.upperBound)
    else { return }
    read.keys.insert(
      PaperStatedKey(
        value: PaperSlice(line: first.line, range: start..<letters.end), isCertain: false,
        origin: .solution), at: 0)
    var rest = line.trimmed(letters.end..<first.range.upperBound)
    var scan = PaperScan(PaperHead(line.bytes, in: rest, limit: 8))
    scan.skip { "-,;:".utf8.contains($0) || PaperScan.isSpace($0) }
    rest = scan.offset..<max(scan.offset, rest.upperBound)
    read.explanation.removeFirst()
    if !rest.isEmpty {
      read.explanation.insert(PaperSlice(line: first.line, range: rest), at: 0)
    }
  }

  private func takeWhole(
    _ value: Range<Int>, of line: Int, _ isSignUnclear: Bool, _ read: inout PaperQuestion
  ) {
    read.keys.insert(
      PaperStatedKey(
        value: PaperSlice(line: line, range: value), isCertain: true, origin: .solution,
        isSignUnclear: isSignUnclear), at: 0)
    read.explanation.removeFirst()
  }

  /// True where the letters behind "Đáp án:" are no words of a text.
  private func isKey(_ letters: PaperLetters?, _ line: PaperLine, _ value: Range<Int>) -> Bool {
    guard let letters else { return false }
    if letters.end >= value.upperBound { return true }
    if isExplained(letters, line, value.upperBound) { return true }
    return !PaperScan.isLetter(line.bytes[letters.end - 1] | 0x20)
      || PaperQuestionLabel.isCapital(line, at: letters.start) && line.bytes[letters.end] != 32
  }

  /// "Câu 1: a cat": the text of a choice of that question, and nothing else.
  private func saysText(_ text: String, _ number: Int?) -> Bool {
    guard let place = number.flatMap({ asked[$0] }) else { return false }
    let choices = outline.questions[place].choices
    return PaperChoiceText.place(saying: text, among: choices, lines) != nil
  }

  /// "B. hai", "b) hai": a letter, and the text of a choice of that question.
  func saysChoice(
    _ letters: PaperLetters, _ line: PaperLine, _ value: Range<Int>, _ number: Int?
  ) -> Bool {
    guard letters.letters.count == 1, letters.end < value.upperBound else { return false }
    return saysText(line.text(line.trimmed(letters.end..<value.upperBound)), number)
  }

  /// "B - vì …", "B (vì …)", "B vì …".
  func isExplained(_ letters: PaperLetters, _ line: PaperLine, _ end: Int) -> Bool {
    guard letters.letters.count == 1, PaperQuestionLabel.isCapital(line, at: letters.start) else {
      return false
    }
    var scan = PaperScan(PaperHead(line.bytes, in: letters.end..<end, limit: 16))
    scan.skipSpaces()
    let signs = scan.index
    scan.skip { "-(:,;=>".utf8.contains($0) || PaperScan.isSpace($0) }
    return scan.index > signs || scan.take(anyOf: ["vi", "do", "because"])
  }

  /// "Câu 1. Ta có … nên chọn C."
  private func takeClosingKey(_ read: inout PaperQuestion) {
    guard read.keys.isEmpty, let found = PaperClosingKey.find(in: read.explanation, lines) else {
      return
    }
    read.keys.append(PaperStatedKey(value: found.place, isCertain: false, origin: .solution))
  }
}
