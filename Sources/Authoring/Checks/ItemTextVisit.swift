import Assessment

extension Item {
  /// Shows every text that contestants may see, with the number of the choice, answer or pair that
  /// it belongs to.
  func visitTexts(_ visit: (String, _ answer: Int?) -> Void) {
    visit(prompt, nil)
    visit(feedback, nil)
    switch body {
    case .single(let choices), .multiple(let choices):
      for (index, choice) in choices.enumerated() {
        visit(choice.text, index)
        visit(choice.feedback, index)
      }
    case .trueFalse(let key):
      visit(key.feedbackWhenRight, nil)
      visit(key.feedbackWhenWrong, nil)
    case .text(let answers, _):
      for (index, answer) in answers.enumerated() { visit(answer.feedback, index) }
    case .numeric(let answers, _):
      for (index, answer) in answers.enumerated() { visit(answer.feedback, index) }
    case .matching(let pairs, let distractors):
      for (index, pair) in pairs.enumerated() {
        visit(pair.left, index)
        visit(pair.right, index)
      }
      for text in distractors { visit(text, nil) }
    case .ordering(let entries):
      for (index, entry) in entries.enumerated() { visit(entry, index) }
    case .cloze, .essay, .description: break
    }
  }
}
