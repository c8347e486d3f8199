/// Reads what follows the questions: keys and solutions.
extension PaperOutliner {
  mutating func takeAfterEnd(_ index: Int) {
    let sign = signs[index]
    if sign.landmark == .keys || lines[index].isKeyEntry || keys(in: index) != nil
      || pairsEntry(index) != nil || namedKeys(index) != nil || code(over: index) != nil
      || sign.heading?.rank == .part && keysFollowDirectly(index)
    {
      beginTable(.keys)
      takeInKeys(index)
    } else if sign.landmark == .solutions || beginsSolution(index) {
      beginTable(.solutions)
      if sign.landmark == nil { takeInSolutions(index) }
    } else if sign.heading?.rank == .paper || opensAnotherPaper(index) {
      returnToQuestions(index)
    } else {
      leaveOutLine(index, .afterEnd)
    }
  }

  mutating func takeInKeys(_ index: Int) {
    let sign = signs[index]
    let line = lines[index]
    if sign.landmark == .solutions {
      beginTable(.solutions)
      return
    }
    if let (code, end) = code(over: index) {
      tableCode = code
      tablePart = nil
      tableLast = 0
      if let pairs = PaperKeyPairs(line, from: end, lettersOnly: true) { add(pairs, index) }
      return
    }
    if sign.heading?.rank == .paper {
      returnToQuestions(index)
      return
    }
    if let named = namedKeys(index) {
      for (name, pairs) in named {
        take(name)
        add(pairs, index)
      }
      return
    }
    if exercisesAreHeadings, let heading = sign.heading, heading.isExercise,
      let number = heading.number
    {
      take(.exercise(number))
      return
    }
    if let part = partNamed(in: line, sign) {
      take(.part(part.number))
      if let pairs = PaperKeyPairs(line, from: part.end, lettersOnly: false) { add(pairs, index) }
      return
    }
    if let pairs = titledList(index) {
      add(pairs, index)
      return
    }
    if let entry = pairsEntry(index) {
      add([entry], index)
      return
    }
    if sign.landmark != nil { return }
    if let pairs = keys(in: index) {
      add(pairs, index)
    } else if opensAnotherPaper(index) || opensFurtherQuestion(index) {
      returnToQuestions(index)
    } else if beginsSolution(index) {
      mode = .solutions
      takeInSolutions(index)
    } else if let pairs = PaperKeyPairs(line, from: line.start, lettersOnly: false) {
      add(pairs, index)
    } else {
      leaveOutLine(index, .amongKeys)
    }
  }

  mutating func takeInSolutions(_ index: Int) {
    let sign = signs[index]
    if sign.landmark == .keys, keysFollow(index) {
      finishSolution()
      beginTable(.keys)
    } else if let heading = sign.heading, heading.rank == .paper || heading.rank == .part {
      finishSolution()
      if heading.rank == .paper { returnToQuestions(index) } else { tablePart = heading.number }
      tableLast = 0
    } else if let entry = pairsEntry(index) {
      finishSolution()
      add([entry], index)
    } else if let pairs = listAmongSolutions(index) {
      finishSolution()
      add(pairs, index)
    } else if let label = sign.label, label.last == nil, opensSolution(label) {
      finishSolution()
      let line = lines[index]
      open = PaperQuestion(
        number: label.number, place: PaperSlice(line: index, range: line.start..<line.end),
        section: outline.sections.count - 1, scope: outline.scopes - 1)
      parts = [PaperChunk.Part(line: index, start: label.contentStart)]
    } else if open != nil {
      parts.append(PaperChunk.Part(line: index, start: 0))
    } else if sign.landmark == nil {
      leaveOutLine(index, .amongKeys)
    }
  }

  private func opensSolution(_ label: PaperQuestionLabel) -> Bool {
    label.isBare
      ? label.number == tableLast + 1 || label.number == (open?.number ?? 0) + 1
      : !label.isDoubtful
  }

  /// "Mã đề 101" over the keys of that paper, or before them, with the byte after the code.
  func code(over index: Int) -> (code: Int, end: Int)? {
    let line = lines[index]
    guard let (code, end) = PaperCode.begins(line) else { return nil }
    if end < line.end {
      let pairs = PaperKeyPairs(line, from: end, lettersOnly: true)
      return pairs.map { $0.pairs.count >= 2 } == true ? (code, end) : nil
    }
    for next in lines.indices[(index + 1)...] where !lines[next].isBlank {
      // "Mã đề 101" over "PHẦN I" over its keys.
      if signs[next].heading?.rank == .part || signs[next].landmark == .keys { continue }
      if lines[next].isKeyEntry { return (code, end) }
      let pairs = PaperKeyPairs(lines[next], from: lines[next].start, lettersOnly: true)
      let least = signs[index].landmark == .keys ? 1 : 2
      return pairs.map { $0.pairs.count >= least } == true ? (code, end) : nil
    }
    return nil
  }

  /// A list of keys: with "ĐÁP ÁN:" before it, or alone.
  private func keys(in index: Int) -> PaperKeyPairs? {
    let line = lines[index]
    if let key = signs[index].key, let pairs = list(in: index, from: key.valueStart, min: 1) {
      return pairs
    }
    return list(in: index, from: line.start, min: 1)
  }

  /// "Câu 1. Chọn C. Vì …": a number that was there before, and no choices.
  private func beginsSolution(_ index: Int) -> Bool {
    guard let label = signs[index].label, label.last == nil else { return false }
    guard let place = asked[label.number] else { return false }
    let asked = outline.questions[place]
    let line = lines[index]
    if label.isBare, asked.choices.isEmpty { return false }
    return !asked.choices.isEmpty || line.end - label.contentStart > 60
  }

  /// After the end: a first question with choices belongs to another paper in the same file.
  private func opensAnotherPaper(_ index: Int) -> Bool {
    guard let label = signs[index].label, label.number == 1, label.last == nil else { return false }
    return choicesFollow(index)
  }

  /// Below the keys of a page: "Câu 4", not asked before, with its choices.
  private func opensFurtherQuestion(_ index: Int) -> Bool {
    guard let label = signs[index].label, label.kind == .question, !label.isDoubtful,
      label.last == nil, asked[label.number] == nil, label.number == lastNumber + 1
    else { return false }
    return choicesFollow(index)
  }

  private mutating func returnToQuestions(_ index: Int) {
    finishSolution()
    mode = .questions
    mayRestart = true
    if let heading = signs[index].heading {
      take(heading)
    } else if let label = signs[index].label {
      begin(label, index)
    }
  }

  private mutating func add(_ pairs: PaperKeyPairs, _ index: Int) {
    add(keepingPairsWhole(pairs.pairs, index), index)
  }

  private mutating func add(_ pairs: [PaperKeyPairs.Pair], _ index: Int) {
    for pair in pairs {
      begin(entry: pair.number)
      let place = PaperSlice(line: index, range: pair.start..<pair.value.upperBound)
      let key = PaperStatedKey(
        value: PaperSlice(line: index, range: pair.value), isCertain: true, origin: .table)
      outline.entries.append(
        PaperOutline.Entry(
          code: tableCode, part: tablePart, exercise: tableExercise, run: tableRun,
          number: pair.number,
          questionsBefore: outline.questions.count, place: place, key: key))
    }
  }

  /// Numbers that begin anew begin another run.
  private mutating func begin(entry number: Int) {
    if number <= tableLast, number == 1 { tableRun += 1 }
    tableLast = number
  }

  /// The solution that is open becomes an entry; a whole question without one of its number that
  /// was there before is a question.
  mutating func finishSolution() {
    guard let solution = open else { return }
    open = nil
    isClosed = true
    var chunk = PaperChunk(lines, signs, parts, solution)
    let whole = parts
    parts = []
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
    guard start < first.range.upperBound,
      let letters = PaperLetters(line, start..<first.range.upperBound),
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

  /// "PHẦN II", "ĐÁP ÁN PHẦN II", "Phần II: 1. ĐSĐS": the part that follows keys are for.
  private func partNamed(
    in line: PaperLine, _ sign: PaperSigns
  ) -> (number: Int, end: Int)? {
    guard sign.heading != nil || sign.landmark == .keys else { return nil }
    var scan = PaperScan(PaperHead(line.bytes, in: line.start..<line.end, limit: 60))
    while !scan.isAtEnd {
      if scan.take(anyOf: ["phan", "part"]) {
        scan.skipSpaces()
        if let number = PaperHeading.ordinal(&scan, line) {
          scan.skip { !PaperScan.isLetter($0) && !PaperScan.isDigit($0) }
          return (number, scan.offset)
        }
      } else {
        scan.index += 1
      }
    }
    guard let heading = sign.heading, heading.rank == .roman, let number = heading.number else {
      return nil
    }
    return (number, afterRoman(line) ?? line.end)
  }

  private mutating func leaveOutLine(
    _ index: Int, _ reason: PaperOutline.LeftOut.Reason
  ) {
    if let last = outline.leftOut.last, last.reason == reason, let line = last.lines.last,
      lines[line..<index].dropFirst().allSatisfy(\.isBlank)
    {
      outline.leftOut[outline.leftOut.count - 1].lines.append(index)
    } else {
      leaveOut([index], reason)
    }
  }
}
