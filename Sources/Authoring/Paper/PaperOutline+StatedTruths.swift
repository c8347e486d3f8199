/// "1. Nộp hồ sơ luôn mất phí. (S)": statements, though no heading says so.
extension PaperOutline {
  /// Fewer may be anything in brackets.
  private static let statementsMin = 3

  /// One such bracket may be the sign of sulphur; where all questions without choices and keys end so, with
  /// both truths among them, it is what they ask.
  mutating func readTruthsAtEnds(_ lines: [PaperLine]) {
    let open = questions.indices.filter { place in
      let question = questions[place]
      return question.choices.isEmpty && question.keys.isEmpty && !question.isEssay
        && question.matching == nil
    }
    let ends = open.compactMap { Self.truth(of: questions[$0], lines) }
    guard ends.count >= Self.statementsMin, ends.count == open.count,
      Set(ends.map(\.truth)).count == 2
    else { return }
    for (place, end) in zip(open, ends) { questions[place].endsWithTruth(end) }
  }

  private static func truth(
    of question: PaperQuestion, _ lines: [PaperLine]
  ) -> PaperStatementTruths.End? {
    guard question.solution == nil, let last = question.stem.last else { return nil }
    let line = lines[last.line]
    guard let end = PaperStatementTruths.end(of: last, line),
      line.bytes[end.word.lowerBound - 1] == UInt8(ascii: "(")
    else { return nil }
    return end
  }
}

extension PaperQuestion {
  /// What its text ends with is its key.
  mutating func endsWithTruth(_ end: PaperStatementTruths.End) {
    guard let last = stem.last else { return }
    keys.append(
      PaperStatedKey(value: PaperSlice(line: last.line, range: end.word), isCertain: true))
    stem[stem.count - 1] = PaperSlice(line: last.line, range: last.range.lowerBound..<end.textEnd)
  }
}
