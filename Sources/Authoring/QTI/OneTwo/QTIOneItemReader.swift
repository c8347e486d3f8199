import Assessment

/// Reads one item of QTI 1.2, in the dialects of Canvas and Blackboard too.
///
/// Source: IMS QTI ASI information model 1.2.1; Canvas: instructure/qti; Blackboard: Moodle 4.1,
/// question/format/blackboard_six.
struct QTIOneItemReader {
  private let item: XMLElement
  private let metadata: QTIOneMetadata
  private let texts: QTIOneText
  private let responses: [QTIOneResponse]
  private var builder: QTIItemBuilder

  private typealias Draft = QTIItemBuilder.Draft
  private typealias ReadChoice = QTIItemBuilder.ReadChoice

  /// - Parameter passage: what stands before the prompts of several items.
  static func read(
    _ item: XMLElement, folder: QTIFolder?, passage: XMLElement? = nil
  ) -> QTIItemReading {
    var reader = QTIOneItemReader(item, QTISources(folder: folder))
    return reader.read(passage)
  }

  private init(_ item: XMLElement, _ sources: QTISources) {
    self.item = item
    metadata = QTIOneMetadata(item)
    texts = QTIOneText(sources: sources)
    let isNumeric = metadata.kind == .numeric
    let presentation = item.first("presentation")
    responses =
      presentation?.all { $0.hasPrefix("response_") && $0 != "response_label" }
      .compactMap { QTIOneResponse($0, isNumeric: isNumeric) } ?? []
    let declared = responses.map(\.declaration)
    let choices = Dictionary(
      responses.map { ($0.declaration.identifier, $0.labels.map(\.identifier)) },
      uniquingKeysWith: { first, _ in first })
    let (program, outcomes) = QTIOneRules.program(item, declared, choices: choices)
    let declarations = QTIDeclarations(responses: declared, outcomes: outcomes)
    builder = QTIItemBuilder(QTIScoring(declarations, program), sources, offset: item.offset)
  }

  private mutating func read(_ passage: XMLElement?) -> QTIItemReading {
    for element in item.children("itemfeedback") {
      builder.feedback.append(
        QTIFeedback(
          identifier: element.attribute("ident") ?? "", text: texts.text(of: element),
          offset: element.offset))
    }
    var draft = draft()
    let solutions = item.children("itemfeedback").filter { !$0.all("solution").isEmpty }
    for solution in solutions where draft.feedback.isEmpty {
      draft.feedback = texts.text(of: solution)
    }
    if let passage = passage?.first("presentation") {
      draft.prompt = texts.text(of: passage).followed(by: draft.prompt)
    }
    noteCanvas()
    return builder.reading(draft, title: item.attribute("title")?.trimmedOfSpaces ?? "")
  }

  /// Canvas gives each right choice its part whatever its rules say, unless it says that too.
  private mutating func noteCanvas() {
    guard metadata.isFromCanvas else { return }
    if metadata.isAllOrNothing {
      builder.notes.isAllOrNothing = true
      builder.notes.hasUnequalParts = false
    } else if metadata.kind == .multiple {
      builder.notes.isAllOrNothing = false
      builder.notes.hasUnequalParts = false
    }
  }

  // Kinds.

  private mutating func draft() -> Draft {
    switch kind {
    case .single, .multiple, .trueFalse: return choice()
    case .text, .numeric: return typed()
    case .blanks, .cloze: return cloze()
    case .matching: return matching()
    case .ordering: return order()
    case .essay: return builder.plain(prompt, .essay)
    case .description: return builder.plain(prompt, .description)
    case .unsupported(let name):
      let isEmpty = responses.contains { $0.kind == .other("response_lid") }
      builder.report(
        isEmpty ? .qtiWithoutChoices() : .qtiUnsupportedInteraction([name]),
        at: responses.first?.element.offset)
      return builder.plain(whole, .description)
    }
  }

  private var builtKind: QTIOneKind {
    QTIOneKind(
      responses, hasKey: hasKey,
      leftSides: responses.filter { !texts.text(of: $0.element, leavingOut: Self.renders).isEmpty }
        .count)
  }

  private var kind: QTIOneKind {
    guard let said = metadata.kind else {
      let built = builtKind
      // Without a word from Canvas its gaps are known by their names in brackets.
      let isChosen = built == .matching || built == .single
      return isChosen && responses.allSatisfy(hasPlaceholder) ? .cloze : built
    }
    switch said {
    case .single, .multiple, .trueFalse, .ordering:
      return responses.count == 1 && responses[0].kind == .choice ? said : builtKind
    case .matching: return responses.count > 1 ? said : builtKind
    case .text, .numeric:
      return responses.count == 1 && responses[0].kind == .typed ? said : builtKind
    default: return said
    }
  }

  private var hasKey: Bool {
    item.children("resprocessing").contains { processing in
      !processing.all { $0.hasPrefix("var") && $0 != "var" }.isEmpty
    }
  }

  /// What shows the choices; their texts are no part of the prompt.
  private static let renders: Set = [
    "render_choice", "render_fib", "render_extension", "render_hotspot", "render_slider",
  ]

  private static let answers: Set = [
    "response_lid", "response_str", "response_num", "response_xy", "response_grp",
    "response_extension", "response_na",
  ]

  private var prompt: QTIText {
    guard let presentation = item.first("presentation") else { return .empty }
    return texts.text(of: Self.question(of: presentation), leavingOut: Self.answers)
  }

  /// Blackboard keeps the question apart from what goes with its answers.
  private static func question(of presentation: XMLElement) -> XMLElement {
    let blocks = presentation.all("flow")
    return blocks.first { $0.attribute("class") == "QUESTION_BLOCK" } ?? presentation
  }

  /// The prompt and all choices.
  private var whole: QTIText {
    item.first("presentation").map { texts.text(of: $0) } ?? .empty
  }

  private mutating func choices(of response: QTIOneResponse) -> [ReadChoice] {
    if response.labels.count > BankLimits.answersMax {
      builder.report(.tooManyAnswers(response.labels.count), at: response.element.offset)
    }
    return response.labels.prefix(BankLimits.answersMax).map { label in
      builder.answerOffsets.append(label.element.offset)
      // Without a text, as of Blackboard's true and false, the name says what it is.
      let text = texts.text(of: label.element)
      return ReadChoice(
        identifier: label.identifier,
        text: text.isEmpty && Self.isTruth(label.identifier) != nil
          ? QTIText(plain: label.identifier) : text)
    }
  }

  private mutating func choice() -> Draft {
    let response = responses[0]
    var choices = choices(of: response)
    let shuffles = response.element.all("render_choice").first?.attribute("shuffle")
    // Nothing said is nothing asked for.
    builder.noteOrder(of: choices, isShuffled: shuffles?.lowercased() != "no")
    var isTrueFalse = false
    if kind == .trueFalse, choices.count == 2 {
      let truths = choices.map { Self.isTruth($0.text.plain ?? "") ?? Self.isTruth($0.identifier) }
      isTrueFalse = truths == [true, false] || truths == [false, true]
      if truths == [false, true] { choices.swapAt(0, 1) }
    }
    return builder.choice(
      choices, response.declaration, prompt,
      isMultiple: response.declaration.cardinality == .multiple || kind == .multiple,
      isTrueFalse: isTrueFalse)
  }

  /// Nil for a word that is neither.
  private static func isTruth(_ word: String) -> Bool? {
    switch word.lowercased() {
    case "true", "t", "đúng", "yes", "vrai", "wahr", "richtig", "verdadero", "waar", "vero": true
    case "false", "f", "sai", "no", "faux", "falsch", "falso", "onwaar": false
    default: nil
    }
  }

  private mutating func order() -> Draft {
    let choices = choices(of: responses[0])
    return builder.order(choices, responses[0].declaration, prompt)
  }

  private mutating func typed() -> Draft {
    let inOrder = promptInOrder
    // Where the text goes on behind the line to type on, its place is shown.
    let goesOn = inOrder.has("{b1}") && !inOrder.html.trimmedOfSpaces.hasSuffix("{b1}")
    return builder.typed(
      responses[0].declaration,
      goesOn ? inOrder.replacing("{b1}", with: QTIItemBuilder.gap) : prompt)
  }
}

/// Items with several places for answers.
extension QTIOneItemReader {
  private mutating func matching() -> Draft {
    if responses.count == 1 { return group() }
    let names = matchingTexts
    var rows: [QTIItemBuilder.Row] = []
    for response in responses {
      var rights = choices(of: response)
      for index in rights.indices where rights[index].text.isEmpty && index < names.count {
        rights[index] = ReadChoice(identifier: rights[index].identifier, text: names[index])
      }
      rows.append(
        QTIItemBuilder.Row(
          left: leftSide(of: response), rights: rights, response: response.declaration))
    }
    return builder.matching(rows, prompt)
  }

  /// Both sides in one list: those that say what they go with are the left ones, else those that
  /// stand first in the pairs.
  private mutating func group() -> Draft {
    let response = responses[0]
    let labels = response.labels
    let pairs = item.children("resprocessing").flatMap { $0.all("varsubset") }
      .map { $0.deepText.split(separator: ",").map { String($0).trimmedOfSpaces } }
    var lefts = Set(
      labels.filter { $0.element.attribute("match_group")?.isEmpty == false }.map(\.identifier))
    var rights = Set(labels.map(\.identifier)).subtracting(lefts)
    if lefts.isEmpty || rights.isEmpty {
      lefts = Set(pairs.compactMap(\.first))
      rights = Set(pairs.compactMap { $0.dropFirst().first })
    }
    // A name of two words is none within a pair.
    let isSplit =
      lefts.isDisjoint(with: rights)
      && labels.allSatisfy {
        (lefts.contains($0.identifier) || rights.contains($0.identifier))
          && !$0.identifier.contains(where: \.isWhitespace)
      }
    guard isSplit else {
      builder.report(.qtiUnsupportedInteraction(["response_grp"]), at: response.element.offset)
      return builder.plain(whole, .description)
    }
    let choices = choices(of: response)
    return builder.pairs(
      choices.filter { lefts.contains($0.identifier) },
      choices.filter { rights.contains($0.identifier) }, response.declaration, prompt)
  }

  private func leftSide(of response: QTIOneResponse) -> QTIText {
    let own = texts.text(of: response.element, leavingOut: Self.renders)
    if !own.isEmpty { return own }
    // Blackboard puts it beside the choices, into the same block.
    let block = item.first("presentation")?.all("flow").last { flow in
      flow.first("response_lid")?.index == response.element.index
    }
    return block.map { texts.text(of: $0, leavingOut: Self.answers) } ?? .empty
  }

  /// Blackboard's right sides stand in a block of their own, in the order of the choices.
  private var matchingTexts: [QTIText] {
    let blocks = item.first("presentation")?.all("flow") ?? []
    guard let block = blocks.first(where: { $0.attribute("class") == "RIGHT_MATCH_BLOCK" }) else {
      return []
    }
    return block.children("flow").map { texts.text(of: $0) }
  }

  private mutating func cloze() -> Draft {
    var gaps: [QTIItemBuilder.Gap] = []
    for response in responses {
      let isChoice = response.kind == .choice
      var gap = QTIItemBuilder.Gap(
        choices: isChoice ? choices(of: response) : nil, response: response.declaration)
      if isChoice, metadata.kind == .blanks, !response.isChosen { gap.acceptsChoices = true }
      gaps.append(gap)
    }
    return builder.cloze(gaps, clozePrompt)
  }

  /// Canvas marks a gap by its name in brackets; others have it where the answer goes.
  private var clozePrompt: QTIText {
    var text = prompt
    var isPlaced = false
    for (index, response) in responses.enumerated() {
      guard let name = placeholder(of: response, in: text) else { continue }
      text = text.replacing(name, with: "{b\(index + 1)}")
      isPlaced = true
    }
    if !isPlaced { return promptInOrder }
    for index in responses.indices where !text.has("{b\(index + 1)}") {
      text = text.followed(by: QTIText(plain: "{b\(index + 1)}"))
    }
    return text
  }

  private func hasPlaceholder(_ response: QTIOneResponse) -> Bool {
    placeholder(of: response, in: prompt) != nil
  }

  /// `[name]`, as it stands in the text.
  private func placeholder(of response: QTIOneResponse, in text: QTIText) -> String? {
    let identifier = response.declaration.identifier
    let label = texts.text(of: response.element, leavingOut: Self.renders).plain ?? ""
    let names = [
      identifier.hasPrefix("response_") ? String(identifier.dropFirst(9)) : "", identifier,
    ]
    return (names + [label]).first { !$0.isEmpty && text.has("[\($0)]") }.map { "[\($0)]" }
  }

  /// Texts and gaps as they follow each other.
  private var promptInOrder: QTIText {
    guard let presentation = item.first("presentation") else { return .empty }
    var pieces: [QTIText] = []
    var count = 0
    collect(presentation, &pieces, &count)
    let plain = pieces.allSatisfy { $0.plain != nil }
    return QTIText(
      html: pieces.map(\.html).joined(separator: " "),
      plain: plain ? pieces.compactMap(\.plain).joined(separator: " ") : nil)
  }

  private func collect(_ element: XMLElement, _ pieces: inout [QTIText], _ count: inout Int) {
    for child in element.children {
      if Self.answers.contains(child.name) {
        let own = texts.text(of: child, leavingOut: Self.renders)
        if !own.isEmpty { pieces.append(own) }
        count += 1
        pieces.append(QTIText(plain: "{b\(count)}"))
      } else if child.name == "material" {
        let text = texts.text(of: child)
        if !text.isEmpty { pieces.append(text) }
      } else {
        collect(child, &pieces, &count)
      }
    }
  }
}
