import Assessment

/// Reads one item of QTI 2.0 to 3.0.
///
/// Source: QTI 2.2 and 3.0 information models; kinds as in the table of `QTI.md`.
struct QTIItemReader {
  let root: XMLElement
  let declarations: QTIDeclarations
  let scoring: QTIScoring
  let sources: QTISources
  /// True for what our own writer wrote.
  let isOwn: Bool
  var findings: [(finding: BankFinding, offset: Int)] = []
  var notes = QTIKeyNotes()
  var keepsOrder = false
  /// Feedback of all kinds, in the order of the file.
  var feedback: [QTIFeedback] = []
  /// Of choices and answers, in the file.
  var answerOffsets: [Int] = []

  /// - Parameter root: the item's element, its names in the spelling of QTI 2.
  static func read(_ root: XMLElement, folder: QTIFolder?) -> QTIItemReading {
    var reader = QTIItemReader(root, QTISources(folder: folder))
    return reader.read()
  }

  private init(_ root: XMLElement, _ sources: QTISources) {
    self.root = root
    self.sources = sources
    declarations = QTIDeclarations(root)
    scoring = QTIScoring(root, declarations)
    isOwn = root.attribute("toolName") == QTIOwnMarks.toolName
  }

  /// The points that are the whole mark, where that is known.
  var whole: Double? { isOwn ? 1 : nil }

  mutating func report(_ finding: BankFinding, at offset: Int? = nil) {
    findings.append((finding, offset ?? root.offset))
  }

  /// What is read of a question: the body and the texts around it, before the format is known.
  struct Draft {
    var prompt: QTIText
    var feedback: QTIText = .empty
    /// All texts that have markup or not.
    var texts: [QTIText] = []
    var body: (TextFormat) -> ItemBody
  }

  private mutating func read() -> QTIItemReading {
    var body = root.first("itemBody").map(QTIBody.init)
    collectFeedback(&body)
    reportBody(body)
    var draft = draft(&body)
    draft.prompt = passages().followed(by: draft.prompt)
    return reading(draft)
  }

  private mutating func collectFeedback(_ body: inout QTIBody?) {
    for element in body?.feedback ?? [] { feedback.append(QTIFeedback(element, sources)) }
    for element in root.children where element.name == "modalFeedback" {
      feedback.append(QTIFeedback(element, sources))
    }
  }

  private mutating func reportBody(_ body: QTIBody?) {
    for rubric in body?.rubrics ?? [] {
      report(.qtiRubricLeftOut(rubric.attribute("view") ?? ""), at: rubric.offset)
    }
    if let first = body?.printedVariables.first {
      report(.qtiPrintedVariable(), at: first.offset)
    }
  }

  /// The texts that several items share stand before the prompt.
  ///
  /// Source: QTI 3.0 information model, assessment stimulus.
  private mutating func passages() -> QTIText {
    var text = QTIText.empty
    for reference in root.children where reference.name == "assessmentStimulusRef" {
      let address = reference.attribute("href") ?? ""
      guard let passage = sources.passage(address, at: reference.offset) else {
        report(.qtiStimulusMissing(address), at: reference.offset)
        continue
      }
      text = text.followed(by: passage)
    }
    return text
  }

  private mutating func draft(_ body: inout QTIBody?) -> Draft {
    guard var content = body, let element = root.first("itemBody") else {
      return Draft(prompt: .empty, body: { _ in .description })
    }
    defer { body = content }
    if content.questions.count > 1 {
      guard content.questions.allSatisfy(\.kind.isGap) else {
        return unsupported(element, content, isSeveral: true)
      }
      return cloze(element, &content)
    }
    guard let question = content.questions.first else {
      let prompt = QTIMarkup.text(of: element, sources, replacing: content.replacements)
      return plainDraft(prompt, .description)
    }
    return draft(question, element, &content)
  }

  private mutating func draft(
    _ question: QTIBody.Question, _ element: XMLElement, _ body: inout QTIBody
  ) -> Draft {
    switch question.kind {
    case .choice: return choice(question.element, prompt(element, body, question))
    case .order: return order(question.element, prompt(element, body, question))
    case .match, .associate:
      return match(question.element, prompt(element, body, question), question.kind)
    case .gapMatch: return gapMatch(question.element, element, &body)
    case .textEntry: return typed(question.element, element, &body)
    case .inlineChoice: return cloze(element, &body)
    case .extendedText: return plainDraft(prompt(element, body, question), .essay)
    case .endAttempt, .other: return unsupported(element, body, isSeveral: false)
    }
  }

  /// A draft without answers.
  private mutating func plainDraft(_ prompt: QTIText, _ kind: ItemBody) -> Draft {
    var draft = Draft(prompt: prompt, body: { _ in kind })
    let others: [[String: QTIValue]] = [[:]] + wrongSample()
    draft.feedback = place(samples: [], others: others, right: nil).general
    return draft
  }

  private func wrongSample() -> [[String: QTIValue]] {
    guard let response = declarations.responses.first else { return [] }
    return [[response.identifier: response.value([QTITextKey.anything])]]
  }

  private mutating func unsupported(
    _ element: XMLElement, _ body: QTIBody, isSeveral: Bool
  ) -> Draft {
    var names: [String] = []
    for name in body.questions.map(\.kind.name) where !names.contains(name) { names.append(name) }
    report(
      isSeveral ? .qtiSeveralInteractions(names) : .qtiUnsupportedInteraction(names),
      at: body.questions.first?.element.offset)
    if declarations.responses.contains(where: \.hasAreaMapping) { report(.qtiAreaMapping()) }
    var replacements = body.replacements
    for question in body.questions where question.kind == .textEntry {
      replacements[question.element.index] = Self.gap
    }
    let prompt = QTIMarkup.text(of: element, sources, replacing: replacements)
    return plainDraft(prompt, .description)
  }

  /// What stands for a gap that is typed into.
  static let gap = "_____"

  /// The text of the body and then the question's own prompt.
  private func prompt(
    _ element: XMLElement, _ body: QTIBody, _ question: QTIBody.Question
  ) -> QTIText {
    var replacements = body.replacements
    replacements[question.element.index] = ""
    let text = QTIMarkup.text(of: element, sources, replacing: replacements)
    guard let own = question.element.first("prompt") else { return text }
    return text.followed(by: QTIMarkup.text(of: own, sources))
  }

  /// True if what is asked changes each time: then nothing that is declared is a key.
  var isWithoutKey: Bool { declarations.hasTemplates || root.attribute("adaptive") == "true" }

  func worth(_ response: QTIDeclarations.Response) -> QTIWorth {
    QTIWorth(scoring: scoring, response: response)
  }

  /// The declaration of what a question is answered with.
  func response(of question: XMLElement) -> QTIDeclarations.Response? {
    question.attribute("responseIdentifier").flatMap(declarations.response)
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

  // The end.

  private mutating func reading(_ draft: Draft) -> QTIItemReading {
    reportKey()
    let texts = draft.texts + [draft.prompt, draft.feedback]
    let own = root.first("itemBody")?.attribute(QTIOwnMarks.format)
    let format =
      own.flatMap(TextFormat.init(rawValue:))
      ?? (texts.contains { $0.plain == nil } ? .html : .plain)
    let title = root.attribute("title")?.trimmedOfSpaces ?? ""
    // Some programs repeat the title there.
    let number = root.attribute("label").flatMap { $0.isEmpty || $0 == title ? nil : $0 }
    let item = Item(
      id: ItemID(""), title: title,
      prompt: draft.prompt.text(in: format), format: format, body: draft.body(format),
      feedback: draft.feedback.text(in: format), idNumber: number,
      media: sources.media.isEmpty ? nil : sources.media)
    var reading = QTIItemReading(item: item, offset: root.offset, answers: answerOffsets)
    reading.findings = findings + sources.findings
    reading.isAllOrNothing = notes.isAllOrNothing
    reading.keepsOrder = keepsOrder
    return reading
  }

  private mutating func reportKey() {
    if declarations.hasTemplates { report(.qtiTemplate()) }
    if root.attribute("adaptive") == "true" { report(.qtiAdaptive()) }
    if isWithoutKey { return }
    if let program = scoring.program, !program.unsupported.isEmpty {
      report(.qtiProcessing(program.unsupported), at: root.first("responseProcessing")?.offset)
    }
    if notes.isDeclaredOnly { report(.qtiDeclaredOnly()) }
    if notes.hasUnequalParts { report(.qtiUnequalParts()) }
    if notes.hasOpenRange { report(.qtiOpenRange()) }
    if notes.isTooLong || scoring.isTooLong { report(.qtiTooLong()) }
    if notes.hasMixedCase { report(.qtiMixedCase()) }
  }
}
