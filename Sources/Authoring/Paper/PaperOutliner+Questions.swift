/// Decides what opens a question, and what stands before it.
extension PaperOutliner {
  func accepts(_ label: PaperQuestionLabel, _ index: Int) -> Bool {
    if nested.contains(index) { return false }
    let expected = lastNumber + 1
    let begins = label.number == 1 && mayRestart
    if !label.isBare {
      return !label.isDoubtful || label.number == expected || begins
    }
    if goesOnWithoutChoices(label, index) { return true }
    let kind = outline.sections.last?.kind
    let needsNoChoices = !hasChoices || kind == .shortAnswers || kind == .essays
    guard isClosed || needsNoChoices else { return false }
    if label.number == expected || begins {
      return needsNoChoices && !hasWords || choicesFollow(index) || hasOwnKey(index)
    }
    return !hasWords && label.number > expected
      && label.number <= expected + PaperLimits.numbersMissingMax && choicesFollow(index)
  }

  /// "III. Rewrite the sentences" over "5. …" and "6. …", in a paper whose other parts have choices:
  /// the next number right below a heading, and those that go on from there.
  private func goesOnWithoutChoices(_ label: PaperQuestionLabel, _ index: Int) -> Bool {
    guard !hasWords, label.number == lastNumber + 1, lastNumber > 0,
      label.contentStart < lines[index].end,
      questionsBeforeHeading != nil
    else { return false }
    if let open {
      return open.asksWithoutChoices && !parts.contains { signs[$0.line].holdsChoice }
    }
    return questionsBeforeHeading == outline.questions.count
      && pending.allSatisfy { lines[$0].isBlank }
  }

  /// "2. The sun is hot." over "Answer: True": a key that is none of the choices above, or a second
  /// one, is that of this number.
  private func hasOwnKey(_ index: Int) -> Bool {
    guard !hasWords else { return false }
    let ahead = lines.indices[(index + 1)...].prefix(PaperLimits.linesAheadMax)
    for next in ahead where !lines[next].isBlank {
      if let key = signs[next].key, key.isCertain {
        return PaperTruths.isWord(lines[next], key.valueStart..<lines[next].end)
          || parts.contains { signs[$0.line].key?.isCertain == true }
      }
      // "=> 2" may be anything, unless the keys of this paper are such arrows.
      if signs[next].key?.isArrow == true {
        return parts.contains { signs[$0.line].key?.isArrow == true }
      }
      let sign = signs[next]
      if sign.label != nil || sign.holdsChoice || sign.heading != nil || sign.landmark != nil {
        return false
      }
    }
    return false
  }

  /// True if there are choices between this number and the next one that could open a question.
  func choicesFollow(_ index: Int) -> Bool {
    if signs[index].holdsChoice, !signs[index].beginsChoice, holdsChoices(index) { return true }
    let number = signs[index].label?.number ?? 0
    // Numbers that begin with 1 below a number are a list in the question's text.
    var inner = 1
    for next in (index + 1)..<min(lines.count, index + 1 + PaperLimits.linesAheadMax) {
      if let label = signs[next].label {
        if label.isBare, label.number == inner {
          inner += 1
        } else if !label.isBare || label.number == number + 1 {
          return false
        }
      }
      if signs[next].beginsChoice || lines[next].isIndentedByTab { return true }
      // "Vậy đáp án là B." is no choice.
      if signs[next].holdsChoice, holdsChoices(next) { return true }
    }
    return false
  }

  /// "Mức độ: Nhận biết" below a question; right above the next one it may be the level of that.
  func levelBelow(_ index: Int) -> String? {
    guard open != nil, let tag = PaperTags.levelAlone(in: lines[index]) else { return nil }
    let next = index + 1 < lines.count ? signs[index + 1].label : nil
    return next != nil && lines[index - 1].isBlank ? nil : tag
  }

  func accepts(_ heading: PaperHeading, _ sign: PaperSigns, _ index: Int) -> Bool {
    if continuesChoices(heading, index) { return false }
    // So may "B. Tự luận" below questions that have no number.
    if open == nil, sign.beginsChoice, let unnumbered, heading.number == unnumbered.letter + 2 {
      return false
    }
    // "B. Tự luận" may be a choice after "A. Trắc nghiệm".
    if open != nil, sign.beginsChoice, let lastLetter, heading.number == lastLetter + 2 {
      return false
    }
    if heading.rank == .roman {
      guard heading.kind != nil || heading.number == 1 || heading.number == lastRoman + 1 else {
        return false
      }
      if heading.kind != nil, heading.title == heading.title.uppercased() { return true }
    }
    return heading.isFirm || open == nil || isClosed
  }

  mutating func take(_ heading: PaperHeading) {
    leaveOutPending(outline.questions.isEmpty ? .header : .stray)
    let isNested = place(heading)
    if heading.rank == .roman { lastRoman = heading.number ?? 0 }
    let before = outline.sections.last
    // "I." is a part where no "PHẦN" is, and else stands within one.
    let hasPart = headings.contains { $0.rank == .part }
    let isPart = heading.rank == .part || heading.rank == .roman && !hasPart
    let part = isPart ? heading.number : nil
    let isBelow = heading.rank > .part && !isPart
    outline.sections.append(
      PaperOutline.Section(
        category: headings.map(\.title),
        part: part ?? (isBelow || isNested ? before?.part : nil),
        exercise: headings.last(where: \.isExercise)?.number
          ?? (isNested ? before?.exercise : nil),
        kind: heading.kind ?? (isBelow || isNested ? before?.kind : nil),
        level: heading.level ?? (isNested ? before?.level : nil),
        code: heading.rank == .paper ? heading.number : before?.code))
    mayRestart = true
    passage = nil
    unnumbered = nil
    if heading.rank == .paper { beginScope() }
  }

  /// Puts a heading below those that go on. "Chủ đề 1" with "Bài 2" right below it rank alike, and
  /// the second stands within the first.
  ///
  /// - Returns: whether it does.
  private mutating func place(_ heading: PaperHeading) -> Bool {
    let isDirect = questionsBeforeHeading == outline.questions.count
    questionsBeforeHeading = outline.questions.count
    headings.removeAll { $0.rank > heading.rank }
    let alike = headings.firstIndex { $0.rank == heading.rank && $0.word == heading.word }
    let isNested = alike == nil && isDirect && headings.last?.rank == heading.rank
    if let alike {
      headings.removeSubrange(alike...)
    } else if !isNested {
      headings.removeAll { $0.rank == heading.rank }
    }
    headings.append(heading)
    return isNested
  }

  private mutating func beginScope() {
    guard lastNumber > 0 else { return }
    outline.scopes += 1
    lastNumber = 0
    mayRestart = true
    passage = nil
  }

  mutating func begin(_ label: PaperQuestionLabel, _ index: Int) {
    let goesOn = label.isBare && goesOnWithoutChoices(label, index)
    finishUnnumberedAbove()
    finishQuestion(before: label.number)
    if label.number <= lastNumber, mayRestart || label.number == 1 && lastNumber > 1 {
      beginScope()
    }
    let initial = PaperInitial.find(lines, signs, from: index, label.contentStart)
    let isStemless = initial == nil && isStemless(label, index)
    let hashtags = takeHashtagsAbove()
    takePending(before: label.number, isStemless)
    unnumbered = nil
    if isStemless { takeHeadingLine() }
    let line = lines[index]
    var question = PaperQuestion(
      number: label.number,
      place: PaperSlice(line: index, range: line.start..<line.end),
      section: outline.sections.count - 1, scope: outline.scopes - 1)
    question.tags = label.tags + hashtags.filter { !label.tags.contains($0) }
    if let level = outline.sections.last?.level, !question.tags.contains(level) {
      question.tags.append(level)
    }
    question.hasPoints = label.hasPoints
    question.sectionKind = outline.sections.last?.kind
    question.isEssay = question.sectionKind == .essays
    question.passage = passage(for: label.number, isStemless)
    question.initial = initial
    question.asksWithoutChoices =
      goesOn && !choicesFollow(index)
    question.isExercise = label.kind == .exercise && lessons?.isEmpty == false
    findColumns(of: &question, index, label.contentStart)
    open = question
    isClosed = question.matching != nil
    lastLetter = nil
    lastNumber = label.number
    mayRestart = false
    append(index, from: label.contentStart, signs[index])
  }

  /// What a heading asks is asked by the questions below it that have choices alone.
  mutating func takeHeadingLine() {
    if passage == nil, let headingLine { addPassage([headingLine], .stemless) }
  }

  /// True where the choices follow right behind the number: what is asked stands before it.
  private func isStemless(_ label: PaperQuestionLabel, _ index: Int) -> Bool {
    let line = lines[index]
    guard label.contentStart < line.end else {
      let next = lines[(index + 1)...].prefix { !$0.isBlank }.first
      return next.map { PaperChoiceLabel.find(in: $0, 0, from: $0.start).first?.letter == 0 }
        ?? false
    }
    let first = PaperChoiceLabel.find(in: line, index, from: label.contentStart).first
    return first?.letter == 0 && first?.start == label.contentStart
  }

  private func passage(for number: Int, _ isStemless: Bool) -> Int? {
    guard let passage else { return nil }
    switch outline.passages[passage].scope {
    case .following: return passage
    case .stemless: return isStemless ? passage : nil
    case .numbers(let range): return range.contains(number) ? passage : nil
    }
  }

  /// Ends the open question; what does not belong to it stands before the next one.
  ///
  /// - Parameter next: the number of that, where one comes.
  mutating func finishQuestion(before next: Int? = nil) {
    guard var question = open else { return }
    open = nil
    isClosed = true
    let surroundings = PaperChunkParts.Surroundings(
      columnsEnd: max(matchingEnd, question.initial.map { $0.line + 1 } ?? 0),
      number: question.number, next: next,
      areStemless: question.number == nil && question.passage != nil)
    for (index, parts) in PaperChunkParts.split(parts, lines, signs, surroundings).enumerated() {
      if index > 0, let first = parts.first {
        // The next question has lost its number.
        leaveOutPending(.stray)
        let line = lines[first.line]
        var next = PaperQuestion(
          number: nil, place: PaperSlice(line: first.line, range: line.start..<line.end),
          section: question.section, scope: question.scope)
        next.sectionKind = question.sectionKind
        next.isEssay = question.isEssay
        next.passage = passage
        question = next
      }
      var parts = parts
      if question.number == nil {
        takeHashtagsBelow(&parts)
        question.tags = takeHashtags(&parts)
        parts = withoutWord(parts)
      }
      var chunk = PaperChunk(lines, signs, parts, question)
      chunk.read()
      takeHashtagsBelow(&chunk.question, &chunk.rest)
      if let number = question.number {
        asked[number] = outline.questions.count
        askedInPart[outline.sections[question.section].part ?? 0, default: [:]][number] =
          outline.questions.count
      }
      outline.questions.append(chunk.question)
      if !chunk.question.keys.isEmpty || chunk.question.choices.contains(where: \.isStarred) {
        questionsHaveKeys = true
      }
      pending = chunk.rest
    }
    parts = []
    while let last = pending.last, lines[last].isBlank { pending.removeLast() }
  }

  /// Lines before a question: a passage for it and others, or nothing that is known.
  private mutating func takePending(before number: Int, _ isStemless: Bool) {
    defer { pending = [] }
    let isHeader = outline.questions.isEmpty
    var waiting = pending.filter { !isInstruction($0) || signs[$0].label?.last != nil }
    guard waiting.contains(where: { !lines[$0].isBlank }) else { return }
    let texts = waiting.map { lines[$0] }
    let gaps = PaperNumberRange.gaps(in: texts).flatMap { $0.contains(number) ? $0 : nil }
    if let start = waiting.firstIndex(where: { isLeadIn($0, number) }) {
      let before = waiting[..<start]
      waiting.removeSubrange(..<start)
      let range = range(in: waiting, number) ?? gaps
      if let range {
        addPassage(waiting, .numbers(range))
      } else if waiting.contains(where: { speaksOfFollowing($0) }) || isPassage(waiting) {
        addPassage(waiting, .following)
      } else if isStemless {
        addPassage(waiting, .stemless)
      } else {
        // An older passage is not for what comes below another one.
        if waiting.contains(where: { signs[$0].opensPassage }) { passage = nil }
        leaveOut(Array(before) + waiting, isHeader ? .header : .stray)
        return
      }
      leaveOut(Array(before), isHeader ? .header : .stray)
    } else if let gaps {
      addPassage(waiting, .numbers(gaps))
    } else if isStemless, let last = waiting.last(where: { !lines[$0].isBlank }) {
      leaveOut(waiting.filter { $0 < last }, isHeader ? .header : .stray)
      addPassage([last], .stemless)
    } else {
      leaveOut(waiting, isHeader ? .header : .stray)
    }
  }

  mutating func addPassage(_ lines: [Int], _ scope: PaperOutline.Scope) {
    let lines = lines.filter { !isBracket($0) }
    passage = outline.passages.count
    outline.passages.append(PaperOutline.Passage(lines: lines, scope: scope))
  }

  /// "[<sg>]" and "[</sg>]" around a passage, as some programs want it.
  private func isBracket(_ index: Int) -> Bool {
    let text = lines[index].bytes[lines[index].start..<lines[index].end]
    return text.starts(with: "[<".utf8) && text.suffix(2).elementsEqual(">]".utf8)
      && text.count < 16
  }

  private func isLeadIn(_ index: Int, _ number: Int) -> Bool {
    signs[index].isLeadIn || signs[index].label?.last != nil || range(in: [index], number) != nil
  }

  private func range(in waiting: [Int], _ number: Int) -> ClosedRange<Int>? {
    for index in waiting where !lines[index].isBlank {
      var range = PaperNumberRange.find(in: lines[index])
      if let label = signs[index].label, let last = label.last { range = label.number...last }
      if let range, range.upperBound >= number { return range }
    }
    return nil
  }

  /// "Read the passage and choose A, B, C or D." over what is to be read.
  private func isPassage(_ waiting: [Int]) -> Bool {
    let texts = waiting.filter { !lines[$0].isBlank }
    return texts.count > 1 && texts.first.map { signs[$0].opensPassage } == true
  }

  private func speaksOfFollowing(_ index: Int) -> Bool {
    let line = lines[index]
    let head = PaperHead(line.bytes, in: line.start..<line.end, limit: 400)
    return head.contains(anyOf: [
      " sau", "duoi day", "ben duoi", "following", "below", "each of", "numbered", "tra loi cau",
      "tra loi cac cau",
    ])
  }

  /// "Thí sinh trả lời từ câu 1 đến câu 12. Mỗi câu hỏi thí sinh chỉ chọn một phương án."
  func isInstruction(_ index: Int) -> Bool {
    let line = lines[index]
    var scan = PaperScan(PaperHead(line.bytes, in: line.start..<line.end, limit: 24))
    scan.skip { !PaperScan.isLetter($0) }
    return scan.take(anyOf: ["thi sinh", "hoc sinh", "moi cau", "trong moi", "moi y"])
  }

  mutating func leaveOutPending(_ reason: PaperOutline.LeftOut.Reason) {
    leaveOut(pending, reason)
    pending = []
  }

  mutating func leaveOut(_ lines: [Int], _ reason: PaperOutline.LeftOut.Reason) {
    let lines = lines.filter { !self.lines[$0].isBlank }
    guard !lines.isEmpty else { return }
    if reason == .header, outline.code == nil {
      outline.code = lines.compactMap { PaperCode.find(in: self.lines[$0]) }.first
    }
    outline.leftOut.append(PaperOutline.LeftOut(reason: reason, lines: lines))
  }
}
