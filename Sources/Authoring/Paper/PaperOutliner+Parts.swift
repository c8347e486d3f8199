/// Keys that stand behind the name of their part: "Phần I: 1A 2B", "Bài 1: 1A 2B; Bài 2: 1B 2A".
extension PaperOutliner {
  enum PartName: Hashable, Sendable {
    case part(Int), exercise(Int)
  }

  mutating func take(_ name: PartName) {
    switch name {
    case .part(let number):
      (tablePart, tableExercise) = (number, nil)
      if namedLast == .code { partsAreOverCodes = false }
      namedLast = .part
    case .exercise(let number): tableExercise = number
    }
    tableLast = 0
  }

  /// The lists of keys in a line that names a part before each of them; nil where it is anything
  /// else.
  func namedKeys(_ index: Int) -> [(name: PartName, pairs: PaperKeyPairs)]? {
    let line = lines[index]
    guard !line.isKeyEntry, line.end - line.start <= Self.namedBytesMax else { return nil }
    let start = signs[index].key?.valueStart ?? line.start
    // Most lines begin with none of "Phần", "Part", "Bài" and roman numbers.
    guard start < line.end, "pbivx".utf8.contains(line.bytes[start] | 0x20) else { return nil }
    let names = names(in: line, from: start)
    guard let first = names.first, isOnlySigns(line, start..<first.start) else { return nil }
    var found: [(PartName, PaperKeyPairs)] = []
    for (place, name) in names.enumerated() {
      let end = place + 1 < names.count ? names[place + 1].start : line.end
      // "Bài 1: B" is the key of one question.
      guard let pairs = PaperKeyPairs(line, from: name.end, to: end, lettersOnly: true) else {
        return nil
      }
      found.append((name.name, pairs))
    }
    return found
  }

  private static let namedBytesMax = 2_000

  private func isOnlySigns(_ line: PaperLine, _ range: Range<Int>) -> Bool {
    line.bytes[range].allSatisfy { $0 < 0x80 && !PaperScan.isLetter($0 | 0x20) }
  }

  private func names(
    in line: PaperLine, from start: Int
  ) -> [(name: PartName, start: Int, end: Int)] {
    var scan = PaperScan(PaperHead(line.bytes, in: start..<line.end, limit: Self.namedBytesMax))
    var names: [(name: PartName, start: Int, end: Int)] = []
    scan.skip { !PaperScan.isLetter($0) && !PaperScan.isDigit($0) }
    if let number = romanName(&scan, line) {
      names.append((.part(number), start, scan.offset))
    }
    while !scan.isAtEnd {
      let begin = scan.offset
      if let name = name(&scan, line) {
        scan.skip { PaperScan.isSpace($0) || ":.-)".utf8.contains($0) }
        names.append((name, begin, scan.offset))
        continue
      }
      if scan.current.map(PaperScan.isLetter) == true {
        scan.skip(PaperScan.isLetter)
      } else {
        scan.index += 1
      }
    }
    return names.filter { $0.end < line.end }
  }

  private func name(_ scan: inout PaperScan, _ line: PaperLine) -> PartName? {
    var ahead = scan
    let isExercise = ahead.take(anyOf: ["bai tap", "bai"])
    guard isExercise || ahead.take(anyOf: ["phan", "part"]) else { return nil }
    ahead.skipSpaces()
    guard let number = PaperHeading.ordinal(&ahead, line) else { return nil }
    scan = ahead
    return isExercise ? .exercise(number) : .part(number)
  }

  /// "II: 1B 2A" and "II. 1B 2A": only at the beginning of a line.
  private func romanName(_ scan: inout PaperScan, _ line: PaperLine) -> Int? {
    guard scan.current.map({ "ivx".utf8.contains($0) }) == true else { return nil }
    var ahead = scan
    guard let number = PaperHeading.ordinal(&ahead, line),
      ahead.take(":") || ahead.take(".") || ahead.take("/") || ahead.take(")")
    else { return nil }
    ahead.skipSpaces()
    guard ahead.current.map(PaperScan.isDigit) == true else { return nil }
    scan = ahead
    return number
  }

  /// "Bài 1: Khoanh vào đáp án đúng" over "1. …" and "2. …", each with choices: such exercises are
  /// headings. "Bài 2: Đặt tính rồi tính" of the same paper is a question.
  static func lessons(_ signs: [PaperSigns]) -> Set<Int> {
    var lessons: Set<Int> = []
    var exercise: Int?
    var expected: Int?
    var hasChoices = false
    for (index, sign) in signs.enumerated() {
      if let label = sign.label, label.last == nil {
        if label.kind == .exercise {
          exercise = index
          (expected, hasChoices) = (sign.holdsChoice ? nil : 1, false)
        } else if let next = expected, label.isBare, label.number == next {
          if next > 1, !hasChoices {
            // "1." over "2." is a list in the text of a question.
            expected = nil
          } else if next == 2 {
            if let exercise { lessons.insert(exercise) }
            expected = nil
          } else {
            expected = next + 1
          }
          hasChoices = sign.holdsChoice
          continue
        }
      }
      if sign.beginsChoice {
        // Choices right below: the exercise is a question itself.
        if expected == 1 { expected = nil }
        hasChoices = true
      }
    }
    return lessons
  }

  /// In a paper that has "Câu" as well, an exercise is a question only where choices stand right
  /// below it; "Câu 1: B" may be its key.
  ///
  /// - Returns: nil where there is none of these.
  static func lessonsBesideWords(
    _ signs: [PaperSigns], _ numbers: PaperNumbersAhead
  ) -> Set<Int>? {
    let exercises = signs.indices.filter { signs[$0].label?.kind == .exercise }
    let lessons = exercises.filter { !signs[$0].holdsChoice && !numbers.hasChoicesBelow($0) }
    return lessons.count < exercises.count ? Set(lessons) : nil
  }

  /// An exercise that is a question ends the one above that is a heading; its keys are found by its
  /// own number.
  mutating func leaveLesson(for label: PaperQuestionLabel, _ index: Int) {
    guard let lessons, !lessons.isEmpty, lessons.contains(where: { $0 < index }) else { return }
    let before = outline.sections.last
    finishQuestion()
    headings.removeAll(where: \.isExercise)
    outline.sections.append(
      PaperOutline.Section(
        category: headings.map(\.title), part: before?.part, exercise: label.number,
        kind: headings.last?.kind, code: before?.code))
    mayRestart = true
  }

  /// Keys above the questions: "BẢNG ĐÁP ÁN" over "1.B 2.C 3.D", "ĐÁP ÁN: 1B 2C".
  mutating func takeKeysAtHead(_ index: Int) -> Bool {
    guard outline.questions.isEmpty, open == nil else { return false }
    let titled = signs[index].key.flatMap { list(in: index, from: $0.valueStart, min: 2) }
    if let pairs = titledList(index) ?? titled {
      lastKeyAtHead = index
      add(pairs, index)
      return true
    }
    let line = lines[index]
    let title = pending.last { !lines[$0].isBlank }
    let isFirst = outline.entries.isEmpty && title.map { signs[$0].landmark == .keys } == true
    let goesOn = !outline.entries.isEmpty && title.map { $0 < lastKeyAtHead } != false
    let least = line.isKeyEntry ? 1 : 2
    guard isFirst || goesOn, let pairs = list(in: index, from: line.start, min: least) else {
      return false
    }
    lastKeyAtHead = index
    add(pairs, index)
    return true
  }
}
