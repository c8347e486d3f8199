extension PaperOutline {
  /// Takes the stars away that mark choices: they are no part of their texts.
  ///
  /// - Parameter marks: one for each of the questions.
  mutating func takeStarsAway(_ lines: [PaperLine], _ marks: [PaperMarks]) {
    for (index, marks) in marks.enumerated() {
      for place in marks.marked(.star) {
        let text = questions[index].choices[place].text
        questions[index].choices[place].text = PaperMarks.withoutStar(text, lines) ?? text
      }
    }
  }
}
