/// Reads what follows the questions: keys and solutions.
extension PaperOutliner {
  mutating func takeAfterEnd(_ index: Int) {
    let sign = signs[index]
    if sign.landmark == .keys || lines[index].isKeyEntry || keys(in: index) != nil
      || pairsEntry(index) != nil || namedKeys(index) != nil || code(over: index) != nil
      || sign.heading?.rank == .part && (keysFollowDirectly(index) || entriesFollow(index))
      || beginsLetters(index)
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
      if !titlesEvidentKeys(index) { beginTable(.solutions) }
      return
    }
    if let (code, end) = code(over: index) {
      tableCode = code
      if namedLast == .part { partsAreOverCodes = true }
      if !partsAreOverCodes { tablePart = nil }
      namedLast = .code
      tableLast = 0
      if let pairs = PaperKeyPairs(line, from: end, lettersOnly: true) {
        add(pairs, index)
      } else if end < line.end {
        _ = takeLetters(index, from: end)
      }
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
      // "Bài 2: B" of a question that is "Câu 2".
      if isAsked(number), !outline.sections.contains(where: { $0.exercise == number }),
        let pairs = PaperKeyPairs(line, from: line.start, lettersOnly: true)
      {
        add(pairs, index)
        return
      }
      take(.exercise(number))
      // "Bài 2: a) Đ b) S" of an exercise that is a question itself.
      if isAsked(number), let pairs = PaperKeyPairs(line, from: line.start, lettersOnly: true) {
        add(pairs, index)
      } else if let label = sign.label {
        leaveOutText(index, from: label.contentStart)
      }
      return
    }
    if let part = partNamed(in: line, sign) {
      take(.part(part.number))
      takeKeys(index, behindName: part.end)
      return
    }
    if let pairs = listBehindColon(index) {
      add(pairs, index)
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
    if keys(in: index) == nil, takeLetters(index) { return }
    if sign.landmark != nil { return }
    if let pairs = keys(in: index) {
      add(pairs, index)
    } else if titlesEvidentKeys(index) {
      return
    } else if opensAnotherPaper(index) || opensFurtherQuestion(index) {
      returnToQuestions(index)
    } else if beginsSolution(index) {
      mode = .solutions
      takeInSolutions(index)
    } else if let pairs = PaperKeyPairs(line, from: line.start, lettersOnly: false),
      isInOrder(pairs)
    {
      add(pairs, index)
    } else {
      leaveOutLine(index, .amongKeys)
    }
  }

  /// "3.5" is the key of question 3 only where its turn has come, and else a decimal fraction.
  private func isInOrder(_ pairs: PaperKeyPairs) -> Bool {
    var last = tableLast
    for pair in pairs.pairs {
      if pair.mayBeDecimal, pair.number != last + 1 { return false }
      last = pair.number
    }
    return true
  }

  /// Keys behind the name of their part, "Phần II: 1. ĐSĐS", "I. Trắc nghiệm: 1A, 2B"; what else
  /// stands there is told.
  private mutating func takeKeys(_ index: Int, behindName end: Int) {
    let line = lines[index]
    guard end < line.end else { return }
    if let pairs = PaperKeyPairs(line, from: end, lettersOnly: false) ?? listBehindColon(index) {
      add(pairs, index)
      return
    }
    if takeLetters(index, from: end) || takeLettersBehindName(index) { return }
    let bytes = line.bytes[line.start..<line.end]
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return }
    leaveOutText(index, from: max(colon + 1, line.start))
  }

  /// Tells of text behind the name of a part or an exercise, unless it says what kind that is.
  private mutating func leaveOutText(_ index: Int, from start: Int) {
    let line = lines[index]
    guard start < line.end else { return }
    let head = PaperHead(line.bytes, in: start..<line.end)
    guard head.letters.contains(where: { PaperScan.isLetter($0) || PaperScan.isDigit($0) }),
      PaperHeading.kind(of: head) == nil
    else { return }
    leaveOutLine(index, .amongKeys)
  }

  mutating func takeInSolutions(_ index: Int) {
    let sign = signs[index]
    if sign.landmark == .keys, keysFollow(index) {
      finishSolution()
      beginTable(.keys)
    } else if let heading = sign.heading, isPartOfSolutions(heading) {
      finishSolution()
      if heading.rank == .paper { returnToQuestions(index) } else { tablePart = heading.number }
      tableLast = 0
      if heading.rank != .paper { takeLettersBehindName(index) }
    } else if let entry = pairsEntry(index) {
      finishSolution()
      add([entry], index)
    } else if let pairs = listAmongSolutions(index) {
      finishSolution()
      add(pairs, index)
    } else if let label = sign.label, label.last == nil, opensSolution(label, index) {
      finishSolution()
      if !label.isBare { solutionsHaveWords = true }
      let line = lines[index]
      open = PaperQuestion(
        number: label.number, place: PaperSlice(line: index, range: line.start..<line.end),
        section: outline.sections.count - 1, scope: outline.scopes - 1)
      parts = [PaperChunk.Part(line: index, start: label.contentStart)]
    } else if open != nil {
      parts.append(PaperChunk.Part(line: index, start: 0))
    } else if sign.landmark == nil, !beginsLetters(index) || !takeLetters(index) {
      leaveOutLine(index, .amongKeys)
    }
  }

  /// "II. TỰ LUẬN" is a part where the questions had it; else a step of a solution may begin so.
  private func isPartOfSolutions(_ heading: PaperHeading) -> Bool {
    heading.rank == .paper || heading.rank == .part
      || heading.rank == .roman && heading.kind != nil
        && outline.sections.contains { $0.part == heading.number }
  }

  private func opensSolution(_ label: PaperQuestionLabel, _ index: Int) -> Bool {
    guard label.isBare else { return !label.isDoubtful }
    let last = open?.number ?? tableLast
    return !solutionsHaveWords
      && (label.number == tableLast + 1 || label.number == last + 1
        || label.number > last && namesChoice(index))
  }

  /// "Mã đề 101" over the keys of that paper, or before them, with the byte after the code.
  func code(over index: Int) -> (code: Int, end: Int)? {
    let line = lines[index]
    guard let (code, end) = PaperCode.begins(line) else { return nil }
    if end < line.end {
      let pairs = PaperKeyPairs(line, from: end, lettersOnly: true)
      return pairs.map { $0.pairs.count >= 2 } == true || holdsLetters(index, from: end)
        ? (code, end) : nil
    }
    // "ĐÁP ÁN MÃ ĐỀ 101" can be nothing else.
    if signs[index].landmark == .keys { return (code, end) }
    for next in lines.indices[(index + 1)...] where !lines[next].isBlank {
      // "Mã đề 101" over "PHẦN I" over its keys, or over "PHẦN I: 1A 2B".
      if let part = partNamed(in: lines[next], signs[next]), part.end < lines[next].end,
        PaperKeyPairs(lines[next], from: part.end, lettersOnly: true) != nil
      {
        return (code, end)
      }
      if signs[next].heading?.rank == .part || signs[next].landmark == .keys { continue }
      if lines[next].isKeyEntry { return (code, end) }
      let pairs = PaperKeyPairs(lines[next], from: lines[next].start, lettersOnly: true)
      let isList = pairs.map { $0.pairs.count >= 2 } == true || evidentKeys(from: next) > 1
      return isList || holdsLetters(next, from: lines[next].start) ? (code, end) : nil
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
    // "Câu 1. Chọn B vì …" in the keys of a part that has choices, though the last one has none.
    if let own = askedInPart[tablePart ?? 0]?[label.number], own != place,
      !outline.questions[own].choices.isEmpty, namesKey(index, label)
    {
      return true
    }
    let asked = outline.questions[place]
    let line = lines[index]
    // What an essay is marked by, however short.
    if asked.isEssay, !label.isBare { return true }
    if label.isBare, asked.choices.isEmpty { return false }
    if truthsFollow(index) { return true }
    return !asked.choices.isEmpty || line.end - label.contentStart > 60
  }

  /// After the end: a first question with choices belongs to another paper in the same file.
  private func opensAnotherPaper(_ index: Int) -> Bool {
    guard let label = signs[index].label, label.number == 1, label.last == nil else { return false }
    return choicesFollow(index) && !truthsFollow(index)
  }

  /// "a) Đúng, vì …" below a number: what follows explains statements that were asked before.
  private func truthsFollow(_ index: Int) -> Bool {
    guard let number = signs[index].label?.number, isAsked(number) else { return false }
    let ahead = lines.indices[(index + 1)...].prefix(PaperLimits.linesAheadMax)
    guard let first = ahead.first(where: { signs[$0].beginsChoice }),
      let label = PaperChoiceLabel.find(in: lines[first], first, from: lines[first].start).first,
      !label.isCapital
    else { return false }
    let line = lines[first]
    var scan = PaperScan(
      PaperHead(line.bytes, in: label.contentStart..<max(label.contentStart, line.end)))
    return PaperTruths.truth(&scan, line) != nil
      && scan.current.map { !PaperScan.isLetter($0) } ?? true
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

  mutating func add(_ pairs: PaperKeyPairs, _ index: Int) {
    add(keepingPairsWhole(pairs.pairs, index), index)
  }

  private mutating func add(_ pairs: [PaperKeyPairs.Pair], _ index: Int) {
    namedLast = nil
    for pair in pairs {
      begin(entry: pair.number)
      let place = PaperSlice(line: index, range: pair.start..<pair.value.upperBound)
      let key = PaperStatedKey(
        value: PaperSlice(line: index, range: pair.value), isCertain: true, origin: .table,
        isSignUnclear: pair.isSignUnclear)
      outline.entries.append(
        PaperOutline.Entry(
          code: tableCode, part: tablePart, exercise: tableExercise, run: tableRun,
          number: pair.number,
          questionsBefore: outline.questions.count, place: place, key: key,
          explanation: lines[index].explanation.map { [PaperSlice(line: index, range: $0)] } ?? []))
    }
  }

  /// Numbers that begin anew begin another run.
  mutating func begin(entry number: Int) {
    if number <= tableLast, number == 1 { tableRun += 1 }
    tableLast = number
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
        // "II. PHẦN TỰ LUẬN" is the second part, and "TỰ" no fourth.
        if let number = PaperHeading.ordinal(&scan, line),
          sign.heading?.number.map({ $0 == number }) ?? true
        {
          scan.skip { !PaperScan.isLetter($0) && !PaperScan.isDigit($0) }
          return (number, scan.offset)
        }
      } else {
        scan.index += 1
      }
    }
    guard let heading = sign.heading, let number = heading.number else { return nil }
    switch heading.rank {
    case .roman: return (number, afterNumeral(line))
    // "B. Đúng sai", "A. TRẮC NGHIỆM: 1A 2B".
    case .part:
      let colon = line.bytes[line.start..<line.end].firstIndex(of: UInt8(ascii: ":"))
      return (number, colon.map { $0 + 1 } ?? line.end)
    default: return nil
    }
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
