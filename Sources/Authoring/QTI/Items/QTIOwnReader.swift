import Assessment

/// Reads an item that our own writer wrote: as it stands there, so that the item is the same to the
/// last space.
struct QTIOwnReader {
  private let root: XMLElement
  private let body: XMLElement
  private let kind: ItemKind
  private let format: TextFormat
  private let declarations: QTIDeclarations
  private let scoring: QTIScoring
  private let sources: QTISources
  /// By outcome and identifier.
  private var feedback: [String: [String: String]] = [:]
  private var answerOffsets: [Int] = []

  /// Nil for an item that is none of our own, or was changed so that it has to be read like any
  /// other.
  static func read(
    _ root: XMLElement, _ declarations: QTIDeclarations, folder: QTIFolder?
  ) -> QTIItemReading? {
    guard root.attribute("toolName") == QTIOwnMarks.toolName,
      let body = root.first("itemBody"),
      let kind = body.attribute(QTIOwnMarks.kind).flatMap(ItemKind.init(rawValue:)),
      let format = body.attribute(QTIOwnMarks.format).flatMap(TextFormat.init(rawValue:)),
      root.first("assessmentStimulusRef") == nil, !declarations.hasTemplates,
      root.attribute("adaptive") != "true"
    else { return nil }
    var reader = QTIOwnReader(
      root: root, body: body, kind: kind, format: format, declarations: declarations,
      scoring: QTIScoring(declarations, QTIProgram(root)), sources: QTISources(folder: folder))
    return reader.read()
  }

  private init(
    root: XMLElement, body: XMLElement, kind: ItemKind, format: TextFormat,
    declarations: QTIDeclarations, scoring: QTIScoring, sources: QTISources
  ) {
    self.root = root
    self.body = body
    self.kind = kind
    self.format = format
    self.declarations = declarations
    self.scoring = scoring
    self.sources = sources
  }

  private mutating func read() -> QTIItemReading? {
    // In the order of the item, those among them that no text shows.
    for address in (body.attribute(QTIOwnMarks.media) ?? "").split(separator: " ") {
      sources.carry(String(address), at: body.offset)
    }
    for element in root.children where element.name == "modalFeedback" {
      let outcome = element.attribute("outcomeIdentifier") ?? ""
      let content = element.first("contentBody") ?? element
      feedback[outcome, default: [:]][element.attribute("identifier") ?? ""] = text(of: content)
    }
    var questions: [XMLElement] = []
    collectQuestions(in: body, into: &questions)
    guard let read = itemBody(questions) else { return nil }
    let item = Item(
      id: ItemID(""), title: root.attribute("title") ?? "", prompt: prompt(questions),
      format: format, body: read, marking: isWhole ? ItemMarking(parts: .allOrNothing) : nil,
      feedback: feedback[QTIOwnMarks.explanation]?[QTIOwnMarks.always] ?? "",
      idNumber: root.attribute("label"), media: sources.media.isEmpty ? nil : sources.media)
    var reading = QTIItemReading(item: item, offset: root.offset, answers: answerOffsets)
    reading.findings = sources.findings
    return reading
  }

  /// The whole mark or nothing.
  private var isWhole: Bool {
    let parts = body.attribute(QTIOwnMarks.marking).flatMap(ItemMarking.Parts.init(rawValue:))
    return QTIItemWriter.holds(parts, of: kind)
  }

  // Texts.

  private func text(of element: XMLElement, replacing: QTIMarkup.Replacements = [:]) -> String {
    // What its content names comes along, whatever the text is.
    let read = QTIMarkup.text(of: element, sources, replacing: replacing)
    return element.attribute(QTIOwnMarks.text) ?? read.text(in: format)
  }

  private func collectQuestions(in element: XMLElement, into found: inout [XMLElement]) {
    for child in element.children {
      if QTIInteraction(child.name) != nil {
        found.append(child)
      } else {
        collectQuestions(in: child, into: &found)
      }
    }
  }

  /// In the question where that is a block of its own, else before it.
  private func prompt(_ questions: [XMLElement]) -> String {
    if let own = questions.first?.first("prompt") { return text(of: own) }
    guard let block = body.first("div") else { return "" }
    var gaps: QTIMarkup.Replacements = [:]
    if kind == .cloze {
      for question in questions { gaps[question.index] = "{b\(Self.number(of: question))}" }
    }
    return text(of: block, replacing: gaps)
  }

  /// The number of a gap, from 1; 0 for what is none.
  private static func number(of question: XMLElement) -> Int {
    let name = question.attribute("responseIdentifier") ?? ""
    return Int(name.drop { $0 != "_" }.dropFirst()) ?? 0
  }

  // Kinds.

  private mutating func itemBody(_ questions: [XMLElement]) -> ItemBody? {
    if kind == .cloze { return cloze(questions) }
    guard let question = questions.first else { return withoutQuestion }
    guard questions.count == 1, let response = response(of: question) else { return nil }
    switch (kind, QTIInteraction(question.name)) {
    case (.single, .choice): return .single(choices(in: question, response, number: ""))
    case (.multiple, .choice):
      let choices = choices(in: question, response, number: "")
      if response.mapping != nil || response.correct.isEmpty { return .multiple(choices) }
      // Without a mapping it is all or nothing, and else not of our own.
      return isWhole ? .multiple(KeyedChoices.shared(choices)) : nil
    case (.trueFalse, .choice): return trueFalse(response)
    case (.text, .textEntry):
      guard let answers = texts(response, number: "") else { return nil }
      return .text(answers, caseSensitive: Self.isCaseSensitive(question))
    case (.numeric, .textEntry):
      guard let answers = numbers(response, number: "") else { return nil }
      return .numeric(answers, unit: question.attribute(QTIOwnMarks.unit))
    case (.matching, .match): return matching(question, response)
    case (.ordering, .order): return ordering(question, response)
    case (.essay, .extendedText): return .essay
    default: return nil
    }
  }

  /// A draft that has nothing to choose from yet.
  private var withoutQuestion: ItemBody? {
    switch kind {
    case .description: .description
    case .single: .single([])
    case .multiple: .multiple([])
    case .matching: .matching([], distractors: [])
    case .ordering: .ordering([])
    default: nil
    }
  }

  private func response(of question: XMLElement) -> QTIDeclarations.Response? {
    question.attribute("responseIdentifier").flatMap(declarations.response)
  }

  private static func isCaseSensitive(_ question: XMLElement) -> Bool {
    question.attribute(QTIOwnMarks.isCaseSensitive) == "true"
  }

  private mutating func choices(
    in question: XMLElement, _ response: QTIDeclarations.Response, number: String
  ) -> [Choice] {
    let said = feedback[QTIOwnMarks.feedback + number] ?? [:]
    var choices: [Choice] = []
    for element in question.children
    where element.name == "simpleChoice" || element.name == "inlineChoice" {
      let name = element.attribute("identifier") ?? ""
      answerOffsets.append(element.offset)
      choices.append(
        Choice(
          text: text(of: element), fraction: Self.fraction(of: name, response),
          feedback: said[name] ?? "", last: element.attribute("fixed") == "true"))
    }
    return choices
  }

  private static func fraction(
    of name: String, _ response: QTIDeclarations.Response
  ) -> Fraction {
    guard let mapping = response.mapping else {
      return response.correct.contains(name) ? .one : .zero
    }
    return Fraction(mapping.value(of: .text(name), response.baseType).double, of: 1)
  }

  private func trueFalse(_ response: QTIDeclarations.Response) -> ItemBody? {
    guard response.correct == ["true"] || response.correct == ["false"] else { return nil }
    let right = response.correct[0]
    let said = feedback[QTIOwnMarks.feedback] ?? [:]
    return .trueFalse(
      TrueFalseKey(
        truth: right == "true", feedbackWhenRight: said[right] ?? "",
        feedbackWhenWrong: said[right == "true" ? "false" : "true"] ?? ""))
  }

  // Typed answers.

  private func texts(
    _ response: QTIDeclarations.Response, number: String
  ) -> [TextAnswer]? {
    if let mapping = response.mapping {
      return mapping.entries.map {
        TextAnswer(
          text: $0.key.replacing(each: "*", with: "\\*"),
          fraction: Fraction($0.value.double, of: 1))
      }
    }
    guard let chain = QTIChain("SCORE" + number, of: response, in: scoring) else { return [] }
    guard let answers = chain.texts else { return nil }
    let said = feedback[QTIOwnMarks.feedback + number] ?? [:]
    return answers.enumerated().map { index, answer in
      TextAnswer(
        text: answer.text, fraction: answer.fraction,
        feedback: said[QTIOwnMarks.answer(index)] ?? "")
    }
  }

  private func numbers(
    _ response: QTIDeclarations.Response, number: String
  ) -> [NumericAnswer]? {
    guard let chain = QTIChain("SCORE" + number, of: response, in: scoring) else { return [] }
    guard let answers = chain.numbers else { return nil }
    let said = feedback[QTIOwnMarks.feedback + number] ?? [:]
    return answers.enumerated().map { index, answer in
      NumericAnswer(
        range: answer.range, fraction: answer.fraction,
        feedback: said[QTIOwnMarks.answer(index)] ?? "")
    }
  }

  // Several parts.

  private mutating func matching(
    _ question: XMLElement, _ response: QTIDeclarations.Response
  ) -> ItemBody? {
    let sets = question.children("simpleMatchSet").map { $0.children("simpleAssociableChoice") }
    guard sets.count == 2 else { return nil }
    var textOf: [String: String] = [:]
    for element in sets[0] + sets[1] {
      textOf[element.attribute("identifier") ?? ""] = text(of: element)
    }
    var rightOf: [String: String] = [:]
    for pair in response.correct.compactMap({ QTIPair($0) }) {
      guard rightOf.updateValue(pair.second, forKey: pair.first) == nil else { return nil }
    }
    var pairs: [Pair] = []
    for element in sets[0] {
      let name = element.attribute("identifier") ?? ""
      guard let right = rightOf[name].flatMap({ textOf[$0] }) else { return nil }
      answerOffsets.append(element.offset)
      pairs.append(Pair(left: textOf[name] ?? "", right: right))
    }
    let used = Set(rightOf.values)
    let names = sets[1].map { $0.attribute("identifier") ?? "" }
    return .matching(
      pairs, distractors: names.filter { !used.contains($0) }.compactMap { textOf[$0] })
  }

  private mutating func ordering(
    _ question: XMLElement, _ response: QTIDeclarations.Response
  ) -> ItemBody? {
    var textOf: [String: String] = [:]
    for element in question.children("simpleChoice") {
      answerOffsets.append(element.offset)
      textOf[element.attribute("identifier") ?? ""] = text(of: element)
    }
    guard Set(response.correct) == Set(textOf.keys), response.correct.count == textOf.count else {
      return nil
    }
    return .ordering(response.correct.compactMap { textOf[$0] })
  }

  private mutating func cloze(_ questions: [XMLElement]) -> ItemBody? {
    var blanks: [Int: Blank] = [:]
    for question in questions {
      let number = Self.number(of: question)
      guard let response = response(of: question), blanks[number] == nil,
        let accepts = accepts(question, response, number: "_\(number)")
      else { return nil }
      let weight = question.attribute(QTIOwnMarks.weightName).flatMap { Int($0) } ?? 1
      blanks[number] = Blank(accepts: accepts, weight: min(max(1, weight), 1_000_000))
    }
    let numbers = blanks.keys.sorted()
    guard numbers == Array(1..<(numbers.count + 1)) else { return nil }
    return .cloze(numbers.compactMap { blanks[$0] })
  }

  private mutating func accepts(
    _ question: XMLElement, _ response: QTIDeclarations.Response, number: String
  ) -> Blank.Accepts? {
    switch QTIInteraction(question.name) {
    case .inlineChoice: return .choice(choices(in: question, response, number: number))
    case .textEntry where response.baseType.isNumber:
      return numbers(response, number: number).map { .numeric($0) }
    case .textEntry:
      return texts(response, number: number).map {
        .text($0, caseSensitive: Self.isCaseSensitive(question))
      }
    default: return nil
    }
  }
}
