import Assessment

/// Reads one item of QTI 2.0 to 3.0.
///
/// Source: QTI 2.2 and 3.0 information models; kinds as in the table of `QTI.md`.
struct QTIItemReader {
  private let root: XMLElement
  private let declarations: QTIDeclarations
  private let sources: QTISources
  private var builder: QTIItemBuilder

  typealias Draft = QTIItemBuilder.Draft
  typealias ReadChoice = QTIItemBuilder.ReadChoice

  /// - Parameters:
  ///   - root: the item's element, its names in the spelling of QTI 2.
  ///   - leading: what its test says before it.
  static func read(
    _ root: XMLElement, folder: QTIFolder?, leading: [QTILeading] = []
  ) -> QTIItemReading {
    let declarations = QTIDeclarations(root)
    if leading.isEmpty, let own = QTIOwnReader.read(root, declarations, folder: folder) {
      return own
    }
    var reader = QTIItemReader(root, declarations, QTISources(folder: folder))
    return reader.read(leading)
  }

  private init(_ root: XMLElement, _ declarations: QTIDeclarations, _ sources: QTISources) {
    self.root = root
    self.sources = sources
    self.declarations = declarations
    let scoring = QTIScoring(declarations, QTIProgram(root))
    builder = QTIItemBuilder(scoring, sources, offset: root.offset)
    builder.isWithoutKey = declarations.hasTemplates || root.attribute("adaptive") == "true"
  }

  private mutating func read(_ leading: [QTILeading]) -> QTIItemReading {
    let element = root.first("itemBody")
    let body = element.map(QTIBody.init)
    for part in body?.feedback ?? [] { builder.feedback.append(QTIFeedback(part, sources)) }
    for part in root.children where part.name == "modalFeedback" {
      builder.feedback.append(QTIFeedback(part, sources))
    }
    var draft = Draft(prompt: .empty, body: { _ in .description })
    if let element, let body { draft = self.draft(element, body) }
    reportBody(body)
    draft.prompt = passages().followed(by: draft.prompt)
    for text in leading.reversed() {
      draft.prompt = sources.text(of: text, at: root.offset).followed(by: draft.prompt)
    }
    let title = root.attribute("title")?.trimmedOfSpaces ?? ""
    // Some programs repeat the title there.
    let number = root.attribute("label").flatMap { $0.isEmpty || $0 == title ? nil : $0 }
    return builder.reading(draft, title: title, number: number)
  }

  private mutating func reportBody(_ body: QTIBody?) {
    if declarations.hasTemplates { builder.report(.qtiTemplate()) }
    if root.attribute("adaptive") == "true" { builder.report(.qtiAdaptive()) }
    for rubric in body?.rubrics ?? [] {
      builder.report(.qtiRubricLeftOut(rubric.attribute("view") ?? ""), at: rubric.offset)
    }
    if let first = body?.printedVariables.first {
      builder.report(.qtiPrintedVariable(), at: first.offset)
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
        builder.report(.qtiStimulusMissing(address), at: reference.offset)
        continue
      }
      text = text.followed(by: passage)
    }
    return text
  }

  private mutating func draft(_ element: XMLElement, _ body: QTIBody) -> Draft {
    guard let question = body.questions.first else {
      return builder.plain(text(of: element, body), .description)
    }
    if body.questions.count > 1 {
      guard body.questions.allSatisfy(\.kind.isGap) else {
        return unsupported(element, body, isSeveral: true)
      }
      return cloze(element, body)
    }
    switch question.kind {
    case .choice: return choice(question.element, prompt(element, body, question))
    case .order:
      let choices = choices(in: question.element, "simpleChoice")
      return builder.order(
        choices, response(of: question.element), prompt(element, body, question))
    case .match, .associate:
      return match(question.element, prompt(element, body, question), question.kind)
    case .gapMatch: return gapMatch(question.element, element, body)
    case .textEntry:
      var body = body
      body.replacements[question.element.index] = QTIItemBuilder.gap
      return builder.typed(response(of: question.element), text(of: element, body))
    case .inlineChoice: return cloze(element, body)
    case .extendedText: return builder.plain(prompt(element, body, question), .essay)
    case .endAttempt, .other: return unsupported(element, body, isSeveral: false)
    }
  }

  private func text(of element: XMLElement, _ body: QTIBody) -> QTIText {
    QTIMarkup.text(of: element, sources, replacing: body.replacements)
  }

  /// The text of the body and then the question's own prompt.
  private func prompt(
    _ element: XMLElement, _ body: QTIBody, _ question: QTIBody.Question
  ) -> QTIText {
    var body = body
    body.replacements[question.element.index] = ""
    guard let own = question.element.first("prompt") else { return text(of: element, body) }
    return text(of: element, body).followed(by: QTIMarkup.text(of: own, sources))
  }

  /// The declaration of what a question is answered with.
  private func response(of question: XMLElement) -> QTIDeclarations.Response? {
    question.attribute("responseIdentifier").flatMap(declarations.response)
  }

  private mutating func unsupported(
    _ element: XMLElement, _ body: QTIBody, isSeveral: Bool
  ) -> Draft {
    var names: [String] = []
    for name in body.questions.map(\.kind.name) where !names.contains(name) { names.append(name) }
    builder.report(
      isSeveral ? .qtiSeveralInteractions(names) : .qtiUnsupportedInteraction(names),
      at: body.questions.first?.element.offset)
    if declarations.responses.contains(where: \.hasAreaMapping) {
      builder.report(.qtiAreaMapping())
    }
    var body = body
    for question in body.questions where question.kind == .textEntry {
      body.replacements[question.element.index] = QTIItemBuilder.gap
    }
    return builder.plain(text(of: element, body), .description)
  }
}

/// The questions of an item and their choices.
extension QTIItemReader {
  /// The choices in a question. Their feedback is collected, their places are noted.
  private mutating func choices(in question: XMLElement, _ name: String) -> [ReadChoice] {
    var choices: [ReadChoice] = []
    for element in question.children where element.name == name {
      guard choices.count < BankLimits.answersMax else {
        builder.report(.tooManyAnswers(question.children(name).count), at: question.offset)
        break
      }
      var replacements: QTIMarkup.Replacements = [:]
      for part in element.all({ $0 == "feedbackInline" || $0 == "feedbackBlock" }) {
        replacements[part.index] = ""
        builder.feedback.append(QTIFeedback(part, sources, choice: choices.count))
      }
      choices.append(
        ReadChoice(
          identifier: element.attribute("identifier") ?? "",
          text: QTIMarkup.text(of: element, sources, replacing: replacements),
          isFixed: element.attribute("fixed") == "true"))
      builder.answerOffsets.append(element.offset)
    }
    return choices
  }

  private mutating func choice(_ question: XMLElement, _ prompt: QTIText) -> Draft {
    let choices = choices(in: question, "simpleChoice")
    let response = response(of: question)
    builder.noteOrder(of: choices, isShuffled: question.attribute("shuffle") == "true")
    return builder.choice(
      choices, response, prompt,
      isMultiple: response.map { $0.cardinality != .single }
        ?? (question.attribute("maxChoices") != "1"))
  }

  private mutating func match(
    _ question: XMLElement, _ prompt: QTIText, _ kind: QTIInteraction
  ) -> Draft {
    let name = "simpleAssociableChoice"
    let sets = question.children("simpleMatchSet")
    guard kind == .match, sets.count == 2 else {
      let all = choices(in: question, name)
      return builder.pairs(all, all, response(of: question), prompt)
    }
    let lefts = choices(in: sets[0], name)
    let rights = choices(in: sets[1], name)
    return builder.pairs(lefts, rights, response(of: question), prompt)
  }

  /// Words that go into gaps: the gaps are numbered, and each is a left side.
  private mutating func gapMatch(
    _ question: XMLElement, _ element: XMLElement, _ body: QTIBody
  ) -> Draft {
    var body = body
    var gaps: [ReadChoice] = []
    for gap in question.all("gap") {
      let label = "[\(gaps.count + 1)]"
      body.replacements[gap.index] = label
      gaps.append(
        ReadChoice(
          identifier: gap.attribute("identifier") ?? "", text: QTIText(plain: label)))
    }
    var words: [ReadChoice] = []
    for word in question.children where word.name == "gapText" || word.name == "gapImg" {
      body.replacements[word.index] = ""
      builder.answerOffsets.append(word.offset)
      words.append(
        ReadChoice(
          identifier: word.attribute("identifier") ?? "",
          text: QTIMarkup.text(of: word, sources)))
    }
    return builder.pairs(gaps, words, response(of: question), text(of: element, body))
  }

  private mutating func cloze(_ element: XMLElement, _ body: QTIBody) -> Draft {
    var body = body
    var gaps: [QTIItemBuilder.Gap] = []
    for (index, question) in body.questions.enumerated() {
      body.replacements[question.element.index] = "{b\(index + 1)}"
      let before = builder.feedback.count
      let choices =
        question.kind == .inlineChoice ? choices(in: question.element, "inlineChoice") : nil
      var gap = QTIItemBuilder.Gap(choices: choices, response: response(of: question.element))
      gap.feedback = Array(builder.feedback[before...])
      builder.feedback.removeSubrange(before...)
      gaps.append(gap)
    }
    return builder.cloze(gaps, text(of: element, body))
  }
}
