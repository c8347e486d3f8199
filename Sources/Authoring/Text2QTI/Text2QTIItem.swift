import Assessment

/// Makes an item of a question that has been checked.
struct Text2QTIItem {
  let item: Item
  let answers: [Int]
  /// True where what is said to those who are right or wrong had no place but the explanation.
  let mergesFeedback: Bool

  init(_ question: Text2QTIQuestion, category: [String], tags: [String]) {
    var body = Text2QTIBody(question)
    body.build()
    mergesFeedback = !body.merged.isEmpty
    answers = question.options.map(\.offset)
    let explanation = [question.feedback ?? "", question.solution ?? ""] + body.merged
    item = Item(
      id: ItemID(""), title: question.title, prompt: question.prompt, format: .markdown,
      body: body.body, feedback: Text2QTIBody.joined(explanation), category: category, tags: tags)
  }
}

/// The answers of a question, with what is said of each.
private struct Text2QTIBody {
  private let question: Text2QTIQuestion
  private(set) var body = ItemBody.description
  /// Feedback that no single answer can have.
  private(set) var merged: [String] = []

  init(_ question: Text2QTIQuestion) { self.question = question }

  private var whenRight: String { question.rightFeedback ?? "" }
  private var whenWrong: String { question.wrongFeedback ?? "" }

  static func joined(_ texts: [String]) -> String {
    texts.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  mutating func build() {
    switch question.kind {
    case .choice: body = trueFalse() ?? .single(choices())
    case .boxes:
      body = .multiple(boxes())
      merged = [whenRight, whenWrong].filter { !$0.isEmpty }
    case .text: body = .text(texts(), caseSensitive: false)
    case .number: body = .numeric(numbers(), unit: nil)
    case .essay: body = .essay
    case .upload, nil: body = .description
    }
  }

  private func choices() -> [Choice] {
    question.options.map { option in
      Choice(
        text: option.text, fraction: option.isRight ? .one : .zero,
        feedback: Self.joined([option.feedback, option.isRight ? whenRight : whenWrong]))
    }
  }

  /// Two choices that are `true` and `false` make a true/false question.
  private func trueFalse() -> ItemBody? {
    let words = question.options.map(\.text)
    guard words.count == 2, let right = question.options.first(where: \.isRight),
      let wrong = question.options.first(where: { !$0.isRight }),
      Set(words.map { $0.lowercased() }) == ["true", "false"],
      words.allSatisfy({ ["true", "True", "false", "False"].contains($0) })
    else { return nil }
    return .trueFalse(
      TrueFalseKey(
        truth: right.text.lowercased() == "true",
        feedbackWhenRight: Self.joined([right.feedback, whenRight]),
        feedbackWhenWrong: Self.joined([wrong.feedback, whenWrong])))
  }

  /// As Canvas marks them: a wrong choice takes away what a right one gives.
  private func boxes() -> [Choice] {
    let share = Fraction.share(of: max(1, question.options.count { $0.isRight }))
    return question.options.map { option in
      Choice(
        text: option.text,
        fraction: option.isRight ? share : Fraction(tenMillionths: -share.tenMillionths),
        feedback: option.feedback)
    }
  }

  private func texts() -> [TextAnswer] {
    // In an item a star stands for any text, so one that means itself is written `\*`.
    let answers = question.options.map {
      TextAnswer(
        text: $0.text.replacing(each: "*", with: "\\*"), fraction: .one, feedback: whenRight)
    }
    if whenWrong.isEmpty { return answers }
    return answers + [TextAnswer(text: "*", fraction: .zero, feedback: whenWrong)]
  }

  private func numbers() -> [NumericAnswer] {
    guard let number = question.number else { return [] }
    let answer = NumericAnswer(range: number.range, fraction: .one, feedback: whenRight)
    if whenWrong.isEmpty { return [answer] }
    return [answer, NumericAnswer(range: .any, fraction: .zero, feedback: whenWrong)]
  }
}
