/// Choices and statements with numbers for letters, as in the questions for driving licences: "1. …" over "2. …",
/// and the key is one of the numbers.
extension PaperChunk {
  mutating func findNumbers(before explanation: Int) {
    guard labels.isEmpty, !question.isEssay, question.sectionKind != .shortAnswers else { return }
    let statements = statementCount
    guard let number = statements ?? numberAsKey else { return }
    var found: [PaperChoiceLabel] = []
    for (index, part) in parts[..<explanation].enumerated() where index > 0 {
      let line = lines[part.line]
      if keyLines.contains(index) || line.isBlank { continue }
      if let label = signs[part.line].label, label.isBare, label.number == found.count + 1,
        label.contentStart < line.end
      {
        found.append(choice(label, part.line))
      } else if !found.isEmpty {
        // What comes behind the last of them may ask how many of them are right.
        guard !PaperQuestionLabel.isCapital(line, at: line.start) else { return }
      } else if asksHowMany(line, from: part.start) {
        return
      }
    }
    guard found.count >= 2, found.count <= PaperLimits.choicesMax, number <= found.count,
      !asksHowMany(lines[parts[0].line], from: parts[0].start)
    else { return }
    if let statements {
      guard found.count == statements else { return }
      question.hasCapitals = false
    }
    labels = found
    question.choicesAreNumbered = true
  }

  private var numberAsKey: Int? {
    guard question.keys.count == 1, let key = question.keys.first else { return nil }
    return PaperChoiceNumber.find(in: lines[key.value.line], key.value.range)
  }

  /// "Đáp án: Đ-S-Đ-S" below "1)" to "4)", or four of these under a heading with “đúng sai”.
  private var statementCount: Int? {
    guard let key = question.keys.first else {
      return question.sectionKind == .statements ? Self.statementsOfForm : nil
    }
    guard question.keys.count == 1,
      let read = PaperTruths(lines[key.value.line], key.value.range),
      read.isWhole, read.truths.count > 1
    else { return nil }
    return read.truths.count
  }

  /// In the form of the graduation examination.
  private static let statementsOfForm = 4

  private func choice(_ label: PaperQuestionLabel, _ index: Int) -> PaperChoiceLabel {
    let line = lines[index]
    return PaperChoiceLabel(
      letter: label.number - 1, isCapital: true, strength: .lineStart, line: index,
      start: line.start, letterRange: line.start..<(line.start + 1),
      contentStart: label.contentStart, isStarred: false, isAfterSentence: true)
  }

  /// "Có bao nhiêu phát biểu đúng?", "Sắp xếp các bước": the number is the answer itself.
  private func asksHowMany(_ line: PaperLine, from start: Int) -> Bool {
    let head = PaperHead(line.bytes, in: min(start, line.end)..<line.end, limit: 400)
    return head.contains(anyOf: [
      "bao nhieu", "so phat bieu", "so luong", "so cau", "so nhan dinh", "so y ", "may phat bieu",
      "may cau", "may y ", "sap xep", "how many", "the number of", "thu tu",
    ])
  }
}

/// The number of a choice as a key: "2", "2.".
enum PaperChoiceNumber {
  static func find(in line: PaperLine, _ range: Range<Int>) -> Int? {
    var scan = PaperScan(PaperHead(line.bytes, in: range, limit: 12))
    scan.skipSpaces()
    // "(2)"
    let isBracketed = scan.take("(")
    guard let number = scan.number(), number > 0, !isBracketed || scan.take(")") else { return nil }
    scan.skip { $0 == UInt8(ascii: ".") || PaperScan.isSpace($0) }
    return scan.isAtEnd ? number : nil
  }
}
