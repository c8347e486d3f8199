import Assessment

/// Tells the kind of an item from its answers and reads them, in Moodle's order.
extension GIFTItemReader {
  /// Returns nil, with an error reported, for answers that cannot be read.
  mutating func readAnswers(_ range: Range<Int>, open: Int) -> ItemBody? {
    guard let first = range.first else { return .essay }
    if block.text[first] == UInt8(ascii: "#") { return readNumbers(range, open: open) }
    if let tilde = block.first(UInt8(ascii: "~"), in: range) {
      if isCloze(first..<tilde) { report(.clozeBlock(), at: open) }
      return readChoices(range, open: open)
    }
    if block.first(UInt8(ascii: "="), in: range) != nil, arrow(in: range) != nil {
      return readPairs(range, open: open)
    }
    if let body = readTruth(range) { return body }
    return readTexts(range, open: open)
  }

  /// Moodle's cloze marks an answer block with a weight and a kind: `{1:MC:…}`.
  private func isCloze(_ range: Range<Int>) -> Bool {
    let head = block.text[range].drop { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    guard head.first == UInt8(ascii: ":"), let end = head.dropFirst().firstIndex(of: 0x3A) else {
      return false
    }
    let name = head[(head.startIndex + 1)..<end]
    return !name.isEmpty && name.allSatisfy { $0 >= 0x41 && $0 <= 0x5A || $0 == 0x5F }
  }

  func arrow(in range: Range<Int>) -> Int? {
    var place = range.lowerBound
    while let dash = block.first(UInt8(ascii: "-"), in: place..<range.upperBound) {
      if block.has("->", at: dash, before: range.upperBound) { return dash }
      place = dash + 1
    }
    return nil
  }

  /// `{T}` or `{FALSE#what the wrong hear#what the right hear}`.
  private mutating func readTruth(_ range: Range<Int>) -> ItemBody? {
    let hash = block.first(UInt8(ascii: "#"), in: range)
    let word = block.trimmed(range.lowerBound..<(hash ?? range.upperBound))
    let text = block.text[word]
    let isTrue = text.elementsEqual("T".utf8) || text.elementsEqual("TRUE".utf8)
    guard isTrue || text.elementsEqual("F".utf8) || text.elementsEqual("FALSE".utf8) else {
      return nil
    }
    answerPlaces.append(range.lowerBound)
    var key = TrueFalseKey(truth: isTrue)
    if let hash {
      let second = block.first(UInt8(ascii: "#"), in: (hash + 1)..<range.upperBound)
      key.feedbackWhenWrong = texts.read(
        (hash + 1)..<(second ?? range.upperBound), in: block)
      if let second {
        key.feedbackWhenRight = texts.read((second + 1)..<range.upperBound, in: block)
      }
    }
    return .trueFalse(key)
  }

  /// Texts that are accepted: `{=a =%50%b#feedback}`, or one without a mark.
  private mutating func readTexts(_ range: Range<Int>, open: Int) -> ItemBody? {
    let parts = split(range, at: UInt8(ascii: "="))
    guard check(count: parts.count, atLeast: 1, open: open, .emptyAnswer()) else { return nil }
    var answers: [TextAnswer] = []
    for part in parts {
      answerPlaces.append(part.lowerBound)
      let weight = readWeight(part, default: .one)
      reportOpenWeight(weight.rest)
      let (text, feedback) = splitFeedback(of: weight.rest)
      // Moodle writes a # behind each answer with a share, whether feedback follows or not.
      if text != weight.rest, weight.rest == part {
        reportEmptyFeedback(part, hash: text.upperBound)
      }
      let accepted = texts.readPlain(text, in: block)
      if accepted.isEmpty {
        report(.emptyAnswer(), at: part.lowerBound)
        continue
      }
      answers.append(
        TextAnswer(text: accepted, fraction: weight.fraction, feedback: feedback))
    }
    warnOfTruth(answers, at: open)
    warnOfArrows(answers, at: open)
    return .text(answers, caseSensitive: false)
  }

  private mutating func warnOfTruth(_ answers: [TextAnswer], at open: Int) {
    guard answers.count == 1, let text = answers.first?.text else { return }
    switch TextNormaliser.strictKey(text) {
    case "true", "t", "đúng", "đ": report(.looksTrueOrFalse(text, write: "TRUE"), at: open)
    case "false", "f", "sai", "s": report(.looksTrueOrFalse(text, write: "FALSE"), at: open)
    default: break
    }
  }

  /// `{=Lào → Viêng Chăn =Nga → Mát-xcơ-va}`, as word processors make arrows of `->`.
  private mutating func warnOfArrows(_ answers: [TextAnswer], at open: Int) {
    guard answers.count >= 2,
      answers.allSatisfy({ answer in
        Self.arrows.contains { arrow in
          answer.text.firstRange(of: arrow).map {
            $0.lowerBound > answer.text.startIndex && $0.upperBound < answer.text.endIndex
          } ?? false
        }
      })
    else { return }
    report(.looksLikeMatching(), at: open)
  }

  private static let arrows = ["→", "➔", "➜", "⟶", "–>", "—>", "−>"]

  /// `{=left -> right}`; without a left side the right one is a distractor.
  private mutating func readPairs(_ range: Range<Int>, open: Int) -> ItemBody? {
    let parts = split(range, at: UInt8(ascii: "="))
    guard check(count: parts.count, atLeast: 2, open: open, .tooFewPairs()) else { return nil }
    var pairs: [Pair] = []
    var distractors: [String] = []
    for part in parts {
      guard let arrow = arrow(in: part) else {
        report(.pairWithoutArrow(), at: part.lowerBound)
        return nil
      }
      let left = texts.read(part.lowerBound..<arrow, in: block)
      let right = texts.encode(
        MoodleRightSide.read(block.string((arrow + 2)..<part.upperBound)))
      if right.isEmpty { report(.emptyRightSide(), at: part.lowerBound) }
      if left.isEmpty {
        distractors.append(right)
      } else {
        answerPlaces.append(part.lowerBound)
        pairs.append(Pair(left: left, right: right))
      }
    }
    if pairs.count < 2 { report(.fewPairs(pairs.count), at: open) }
    return .matching(pairs, distractors: distractors)
  }

  /// Parts between marks, trimmed; what is empty before the first mark is none.
  func split(_ range: Range<Int>, at mark: UInt8) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    while let place = block.first(mark, in: start..<range.upperBound) {
      parts.append(block.trimmed(start..<place))
      start = place + 1
    }
    parts.append(block.trimmed(start..<range.upperBound))
    if parts.first?.isEmpty == true { parts.removeFirst() }
    return parts
  }

  /// The text before the first `#` and the feedback after it.
  mutating func splitFeedback(of range: Range<Int>) -> (text: Range<Int>, feedback: String) {
    guard let hash = block.first(UInt8(ascii: "#"), in: range) else { return (range, "") }
    return (range.lowerBound..<hash, texts.read((hash + 1)..<range.upperBound, in: block))
  }

  mutating func check(
    count: Int, atLeast least: Int, open: Int, _ finding: BankFinding
  ) -> Bool {
    if count < least {
      report(finding, at: open)
    } else if count > BankLimits.answersMax {
      report(.tooManyAnswers(count), at: open)
    } else {
      return true
    }
    return false
  }
}
