import Assessment

/// Writes items as a workbook in the layout of Kahoot's template, which Kahoot takes.
///
/// Source: Kahoot's quiz spreadsheet template: names in row 8, questions from row 9 on.
struct KahootWriter {
  private static let headerLine = 8
  /// Seconds; one of the times that Kahoot has.
  private static let timeLimit = 20
  private static let widths = [6, 60, 30, 30, 30, 30, 20, 24]

  private var rows: [WorkbookWriter.Row] = []
  private var losses: [BankWriter.Loss] = []

  /// - Returns: nil where memory ran out.
  static func write(_ items: [Item]) -> BankWriter.Output? {
    var writer = KahootWriter()
    for (index, item) in items.enumerated() { writer.add(item, at: index) }
    let bytes = WorkbookWriter.write(
      header + writer.rows, sheet: "Sheet1", widths: widths, frozen: headerLine)
    return bytes.map { BankWriter.Output(bytes: $0, losses: writer.losses) }
  }

  private static let header: [WorkbookWriter.Row] = [
    WorkbookWriter.Row(line: 2, values: [.empty, .text("Kahoot! – Bảng Vàng")], isBold: true),
    WorkbookWriter.Row(
      line: headerLine,
      values: [
        .empty, .text("Question - max \(KahootLimits.questionMax) characters"),
      ]
        + (1...KahootLimits.answersMax).map {
          .text("Answer \($0) - max \(KahootLimits.answerMax) characters")
        } + [
          .text("Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs"),
          .text("Correct answer(s) - choose at least one"),
        ], isBold: true),
  ]

  private mutating func add(_ item: Item, at index: Int) {
    var quiz = KahootQuestion(item)
    quiz.check()
    losses += quiz.losses.map { BankWriter.Loss(index: index, finding: $0) }
    guard !quiz.isRefused else { return }
    let number = rows.count + 1
    let answers = (0..<KahootLimits.answersMax).map { place -> WorkbookWriter.Value in
      quiz.answers.indices.contains(place) ? .text(quiz.answers[place]) : .empty
    }
    // As Excel keeps it when somebody types it: one number is a number.
    let key = quiz.right.map { String($0 + 1) }.joined(separator: ",")
    rows.append(
      WorkbookWriter.Row(
        line: Self.headerLine + number,
        values: [.number(number), .text(quiz.question)] + answers + [
          .number(Self.timeLimit), Int(key).map { .number($0) } ?? .text(key),
        ]))
  }
}

/// What Kahoot takes.
///
/// Source: the names of the template's columns; newer templates have 95 for the question.
enum KahootLimits {
  static let questionMax = 120
  static let questionMaxInNewTemplates = 95
  static let answerMax = 75
  static let answersMin = 2
  static let answersMax = 4

  /// Characters as Excel and Kahoot count them.
  static func length(_ text: String) -> Int { text.utf16.count }
}

/// An item as Kahoot can ask it, or why it cannot.
struct KahootQuestion {
  private let item: Item
  private(set) var question = ""
  private(set) var answers: [String] = []
  /// Places of the right answers, in order.
  private(set) var right: [Int] = []
  private(set) var losses: [BankFinding] = []

  init(_ item: Item) { self.item = item }

  /// How true and false are written, and read again.
  static let truths = ["Đúng", "Sai"]

  static func areTruths(_ answers: [String]) -> Bool { answers == truths }

  var isRefused: Bool { losses.contains { $0.severity == .error } }

  mutating func check() {
    question = plain(item.prompt)
    switch item.body {
    case .single(let choices): take(choices, isMultiple: false)
    case .multiple(let choices): take(choices, isMultiple: true)
    case .trueFalse(let key):
      answers = Self.truths
      right = [key.truth ? 0 : 1]
      if !(key.feedbackWhenRight + key.feedbackWhenWrong).isEmpty {
        losses.append(.kahootLoses(.feedback))
      }
    case .text, .numeric, .matching, .ordering, .cloze, .essay, .description:
      losses.append(.kahootCannotHold(item.kind))
      return
    }
    checkLengths()
    checkRest()
  }

  private func plain(_ text: String) -> String {
    CellText.clean(PlainText.from(text, format: item.format))
  }

  private mutating func take(_ choices: [Choice], isMultiple: Bool) {
    answers = choices.map { plain($0.text) }
    right = choices.indices.filter { choices[$0].fraction > .zero }
    let usual = KeyedChoices.fractions(
      numbers: Array(choices.indices), right: Set(right), isMultiple: isMultiple)
    if usual != choices.map(\.fraction) { losses.append(.kahootLoses(.shares)) }
    if !isMultiple, right.count > 1 { losses.append(.kahootLoses(.oneOfSeveral)) }
    if choices.contains(where: { !$0.feedback.isEmpty }) {
      losses.append(.kahootLoses(.feedback))
    }
    if choices.contains(where: \.last) { losses.append(.kahootLoses(.last)) }
    // The sheet does not say the kind: it is told by what is there.
    if isMultiple, right.count == 1 {
      losses.append(.kahootLoses(.multiple))
    } else if right.count == 1, Self.areTruths(answers) {
      losses.append(.kahootLoses(.choiceOfTruths))
    }
  }

  private mutating func checkLengths() {
    let length = KahootLimits.length(question)
    if question.isEmpty {
      losses.append(.kahootCannotHold(.noQuestion))
    } else if length > KahootLimits.questionMax {
      losses.append(.kahootCannotHold(.longQuestion(length)))
    } else if length > KahootLimits.questionMaxInNewTemplates {
      losses.append(.kahootLoses(.longQuestion(length)))
    }
    let counts = KahootLimits.answersMin...KahootLimits.answersMax
    if !counts.contains(answers.count) {
      losses.append(.kahootCannotHold(.answers(answers.count)))
    }
    if answers.contains(where: \.isEmpty) { losses.append(.kahootCannotHold(.emptyAnswer)) }
    for (place, answer) in answers.enumerated() {
      let length = KahootLimits.length(answer)
      if length > KahootLimits.answerMax {
        losses.append(.kahootCannotHold(.longAnswer(place, length)))
      }
    }
    if right.isEmpty { losses.append(.kahootCannotHold(.nothingRight)) }
  }

  private var hasMarkup: Bool {
    let choices: [Choice] =
      switch item.body {
      case .single(let choices), .multiple(let choices): choices
      default: []
      }
    return ([item.prompt] + choices.map(\.text)).contains {
      MarkupEncoding.hasMarkup($0, item.format)
    }
  }

  private mutating func checkRest() {
    if hasMarkup { losses.append(.kahootLoses(.markup)) }
    if !item.feedback.isEmpty { losses.append(.kahootLoses(.explanation)) }
    if item.media != nil { losses.append(.kahootLoses(.media)) }
    let hasLabels =
      !item.title.isEmpty || !item.category.isEmpty || !item.tags.isEmpty || item.idNumber != nil
    if hasLabels { losses.append(.kahootLoses(.labels)) }
  }
}
