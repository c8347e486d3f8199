/// Keys that stand behind the name of their part: "Phần I: 1A 2B", "Bài 1: 1A 2B; Bài 2: 1B 2A".
extension PaperOutliner {
  enum PartName: Hashable, Sendable {
    case part(Int), exercise(Int)
  }

  mutating func take(_ name: PartName) {
    switch name {
    case .part(let number): (tablePart, tableExercise) = (number, nil)
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

  /// "Bài 1: Khoanh vào đáp án đúng" over "1. …" and "2. …", each with choices: the exercises are
  /// headings.
  static func holdQuestions(_ signs: [PaperSigns]) -> Bool {
    var expected: Int?
    var hasChoices = false
    for sign in signs {
      if let label = sign.label, label.last == nil {
        if label.kind == .exercise {
          (expected, hasChoices) = (sign.holdsChoice ? nil : 1, false)
        } else if let next = expected, label.isBare, label.number == next {
          if next > 1, !hasChoices {
            // "1." over "2." is a list in the text of a question.
            expected = nil
          } else if next == 2 {
            return true
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
    return false
  }
}
