import Assessment

/// Makes an item of what a reader found in a file: whatever its version, keys come from playing its
/// processing, and feedback goes where that shows it.
struct QTIItemBuilder {
  let declarations: QTIDeclarations
  let scoring: QTIScoring
  let sources: QTISources
  /// Where the item begins, in its file.
  let offset: Int
  /// True if what is asked changes each time: then nothing that is declared is a key.
  var isWithoutKey = false

  var findings: [(finding: BankFinding, offset: Int)] = []
  var notes = QTIKeyNotes()
  var keepsOrder = false
  /// Feedback of all kinds, in the order of the file.
  var feedback: [QTIFeedback] = []
  /// Of choices and answers, in the file.
  var answerOffsets: [Int] = []

  init(_ scoring: QTIScoring, _ sources: QTISources, offset: Int) {
    declarations = scoring.declarations
    self.scoring = scoring
    self.sources = sources
    self.offset = offset
  }

  /// A choice as it stands in the file.
  struct ReadChoice {
    let identifier: String
    let text: QTIText
    var isFixed = false
  }

  /// What is read of a question: the body and the texts around it, before the format is known.
  struct Draft {
    var prompt: QTIText
    var feedback: QTIText = .empty
    /// All texts but these two.
    var texts: [QTIText] = []
    var body: (TextFormat) -> ItemBody
  }

  mutating func report(_ finding: BankFinding, at offset: Int? = nil) {
    findings.append((finding, offset ?? self.offset))
  }

  func worth(_ response: QTIDeclarations.Response) -> QTIWorth {
    QTIWorth(scoring: scoring, response: response)
  }

  mutating func place(
    samples: [QTIFeedbackPlacing.Sample], others: [[String: QTIValue]],
    right: [String: QTIValue]?
  ) -> QTIFeedbackPlacing {
    let placing = QTIFeedbackPlacing(
      feedback, samples: samples, others: others, right: right, scoring)
    if let first = placing.leftOut.first {
      report(.qtiFeedbackLeftOut(placing.leftOut.count), at: first.offset)
    }
    return placing
  }

  /// An item without answers.
  mutating func plain(_ prompt: QTIText, _ body: ItemBody) -> Draft {
    var others: [[String: QTIValue]] = [[:]]
    if let response = declarations.responses.first {
      others.append([response.identifier: response.value([QTITextKey.anything])])
    }
    let placing = place(samples: [], others: others, right: nil)
    return Draft(prompt: prompt, feedback: placing.general, body: { _ in body })
  }

  /// - Parameter number: what the bank's authors number the item by.
  mutating func reading(
    _ draft: Draft, title: String, number: String? = nil
  ) -> QTIItemReading {
    reportKey()
    let texts = draft.texts + [draft.prompt, draft.feedback]
    let format: TextFormat = texts.contains { $0.plain == nil } ? .html : .plain
    let body = draft.body(format)
    let isWhole = notes.isAllOrNothing && QTIItemWriter.holds(.allOrNothing, of: body.kind)
    let item = Item(
      id: ItemID(""), title: title, prompt: draft.prompt.text(in: format), format: format,
      body: body, marking: isWhole ? ItemMarking(parts: .allOrNothing) : nil,
      feedback: draft.feedback.text(in: format), idNumber: number,
      media: sources.media.isEmpty ? nil : sources.media)
    var reading = QTIItemReading(item: item, offset: offset, answers: answerOffsets)
    reading.findings = findings + sources.findings
    reading.keepsOrder = keepsOrder
    return reading
  }

  private mutating func reportKey() {
    if isWithoutKey { return }
    if let program = scoring.program, !program.unsupported.isEmpty {
      report(.qtiProcessing(program.unsupported), at: program.offset)
    }
    if notes.isDeclaredOnly { report(.qtiDeclaredOnly()) }
    if notes.hasUnequalParts { report(.qtiUnequalParts()) }
    if notes.hasOpenRange { report(.qtiOpenRange()) }
    if notes.hasTurnedTolerance { report(.qtiToleranceSides()) }
    if notes.isTooLong || scoring.isTooLong { report(.qtiTooLong()) }
    if notes.hasMixedCase { report(.qtiMixedCase()) }
  }
}
