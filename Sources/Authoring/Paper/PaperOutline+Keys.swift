extension PaperOutline {
  /// "Câu 1: A", "Câu 2: B", and nothing else: keys for questions that stand in another file.
  func holdsOnlyKeys(_ lines: [PaperLine]) -> Bool {
    questions.count > 1
      && questions.allSatisfy { question in
        guard question.choices.isEmpty, question.keys.isEmpty, question.stem.count == 1,
          let text = question.stem.first,
          let letters = PaperLetters(lines[text.line], text.range)
        else { return false }
        return letters.end >= text.range.upperBound
          && PaperQuestionLabel.isCapital(lines[text.line], at: letters.start)
      }
  }
}
