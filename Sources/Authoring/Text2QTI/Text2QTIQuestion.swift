import Assessment

/// Why a question of text2qti is none.
enum Text2QTIFault: Error, Hashable {
  case mixedKinds
  case feedbackTwice, feedbackAfterAnswer, feedbackOfShortAnswer
  case feedbackNeedsKey
  case solutionTwice, solutionAfterAnswer, solutionSwitchedOff
  case answerTwice
  case sameChoice
  case badNumber(String)
  case badPoints(String)
  case noAnswer, answersIndented
  case fewChoices, noRightChoice, severalRightChoices
}

/// One question while its chunks are read.
///
/// Source: text2qti 0.8.0, text2qti/quiz.py (`Question`).
struct Text2QTIQuestion {
  enum Kind { case choice, boxes, text, number, essay, upload }

  struct Option {
    let text: String
    let isRight: Bool
    let offset: Int
    var feedback = ""
    var hasFeedback = false
  }

  let prompt: String
  let title: String
  let offset: Int
  private(set) var kind: Kind?
  private(set) var options: [Option] = []
  private(set) var number: Text2QTINumber?
  private(set) var feedback: String?
  private(set) var rightFeedback: String?
  private(set) var wrongFeedback: String?
  private(set) var solution: String?
  private var optionTexts: Set<String> = []
  var byteCount: Int
  /// True once something was found that keeps it from being read; the rest is only passed over.
  var isBroken = false

  init(prompt: String, title: String, offset: Int, byteCount: Int) {
    self.prompt = prompt
    self.title = title
    self.offset = offset
    self.byteCount = byteCount
  }

  /// Takes what belongs to a question.
  ///
  /// - Returns: false for a mark that does not.
  mutating func take(
    _ marker: Text2QTIMarker, _ text: String, at offset: Int
  ) throws(Text2QTIFault) -> Bool {
    switch marker {
    case .rightChoice, .wrongChoice:
      try add(text, isRight: marker == .rightChoice, as: .choice, at: offset)
    case .rightBox, .wrongBox: try add(text, isRight: marker == .rightBox, as: .boxes, at: offset)
    case .shortAnswer: try add(text, isRight: true, as: .text, at: offset)
    case .number:
      try setKind(.number)
      guard let read = Text2QTINumber(text) else { throw .badNumber(text) }
      number = read
    case .essay, .upload:
      try setKind(marker == .essay ? .essay : .upload)
      if rightFeedback != nil || wrongFeedback != nil { throw .feedbackNeedsKey }
    case .feedback: try addFeedback(text)
    case .rightFeedback: try Self.set(&rightFeedback, to: text, ifNone: kind)
    case .wrongFeedback: try Self.set(&wrongFeedback, to: text, ifNone: kind)
    case .solution:
      if kind != nil { throw .solutionAfterAnswer }
      if solution != nil { throw .solutionTwice }
      solution = text
    default: return false
    }
    return true
  }

  /// What is missing once all of it has been read.
  func check() throws(Text2QTIFault) {
    guard let kind else { throw hasAnswersInPrompt ? .answersIndented : .noAnswer }
    let right = options.count { $0.isRight }
    guard kind == .choice || kind == .boxes else { return }
    if options.count < 2 { throw .fewChoices }
    if right < 1 { throw .noRightChoice }
    if right > 1, kind == .choice { throw .severalRightChoices }
  }

  /// Marks below the text of the question are a part of it.
  private var hasAnswersInPrompt: Bool {
    prompt.utf8.split(separator: 10).dropFirst().contains { line in
      let text = LineText.trimmed(Array(line)[...])
      let letter = text.first == UInt8(ascii: "*") ? text.dropFirst() : text
      if let first = letter.first, letter.dropFirst().first == UInt8(ascii: ")") {
        return first | 0x20 >= UInt8(ascii: "a") && first | 0x20 <= UInt8(ascii: "z")
      }
      return ["[*]", "[ ]", "[]"].contains { text.starts(with: $0.utf8) }
    }
  }

  private mutating func setKind(_ new: Kind) throws(Text2QTIFault) {
    guard let kind else {
      kind = new
      return
    }
    throw kind == new ? .answerTwice : .mixedKinds
  }

  private mutating func add(
    _ text: String, isRight: Bool, as new: Kind, at offset: Int
  ) throws(Text2QTIFault) {
    if kind != nil, kind != new { throw .mixedKinds }
    kind = new
    guard optionTexts.insert(text).inserted else { throw .sameChoice }
    options.append(Option(text: text, isRight: isRight, offset: offset))
  }

  /// Of the question, or after a choice of that.
  private mutating func addFeedback(_ text: String) throws(Text2QTIFault) {
    guard let last = options.indices.last else {
      if kind != nil { throw .feedbackAfterAnswer }
      if feedback != nil { throw .feedbackTwice }
      feedback = text
      return
    }
    if kind == .text { throw .feedbackOfShortAnswer }
    if options[last].hasFeedback { throw .feedbackTwice }
    options[last].feedback = text
    options[last].hasFeedback = true
  }

  private static func set(
    _ feedback: inout String?, to text: String, ifNone kind: Kind?
  ) throws(Text2QTIFault) {
    if kind != nil { throw .feedbackAfterAnswer }
    if feedback != nil { throw .feedbackTwice }
    feedback = text
  }
}
