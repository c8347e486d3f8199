/// Choices that are lines without letters, one of them with a star: "Mô nào?" over "Không khí", "Mô mỡ",
/// "* Nước".
extension PaperOutline {
  /// One question of that kind may be anything; where most of those without other choices are of it, it is how
  /// the paper is written.
  mutating func readStarredLines(_ lines: [PaperLine]) {
    let starred = questions.indices.compactMap { place in
      Self.starred(questions[place], lines).map { (question: place, star: $0) }
    }
    let open = questions.count { $0.choices.isEmpty && !$0.isEssay }
    guard starred.count > 1, starred.count * 2 > open else { return }
    for (place, star) in starred {
      let texts = questions[place].stem.dropFirst()
      questions[place].stem = Array(questions[place].stem.prefix(1))
      questions[place].choices = texts.enumerated().map { number, text in
        let isStarred = number + 1 == star
        return PaperChoice(
          letter: number, place: text, letterRange: nil, isStarred: isStarred,
          text: [isStarred ? Self.withoutStar(text, lines) : text])
      }
      questions[place].lettersWereLost = true
    }
  }

  /// Which of its lines has the star; nil where the question is of another kind.
  private static func starred(_ question: PaperQuestion, _ lines: [PaperLine]) -> Int? {
    let stem = question.stem
    guard question.choices.isEmpty, question.keys.isEmpty, !question.isEssay,
      question.matching == nil, question.solution == nil, question.passage == nil,
      stem.count >= 4, stem.count <= PaperLimits.choicesMax + 1,
      Set(stem.map(\.line)).count == stem.count
    else { return nil }
    let stars = stem.indices.filter { hasStar(stem[$0], lines) }
    return stars.count == 1 && stars[0] > 0 ? stars[0] : nil
  }

  private static func hasStar(_ text: PaperSlice, _ lines: [PaperLine]) -> Bool {
    let bytes = lines[text.line].bytes[text.range]
    return bytes.first == UInt8(ascii: "*") && bytes.count > 1
      && bytes[bytes.startIndex + 1] != UInt8(ascii: "*")
  }

  private static func withoutStar(_ text: PaperSlice, _ lines: [PaperLine]) -> PaperSlice {
    PaperSlice(
      line: text.line,
      range: lines[text.line].trimmed((text.range.lowerBound + 1)..<text.range.upperBound))
  }
}
