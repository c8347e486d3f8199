import Assessment

/// Reads one `question` of Moodle XML.
///
/// Source: Moodle 4.1, question/format/xml/format.php.
struct MoodleItemReader {
  let element: XMLElement
  let parts: MoodleParts
  let source: SourceText
  let subject: BankAssembler.Subject
  let type: String
  private let title: String
  private let category: [String]
  private(set) var findings: [(finding: BankFinding, offset: Int)] = []
  private(set) var notes: Set<MoodleNote> = []
  var answerOffsets: [Int] = []
  var texts = MoodleTexts()
  private var files = MoodleFiles()
  /// The prompt as an item has it.
  var prompt = ""
  var marking = ItemMarking()
  /// What a draft's gaps accept that no gap here can hold.
  var keyNotes: [String] = []

  /// - Parameters:
  ///   - number: what number in the file the item has, if it is one.
  init(
    _ element: XMLElement, _ parts: MoodleParts, in source: SourceText, number: Int,
    category: [String]
  ) {
    self.element = element
    self.parts = parts
    self.source = source
    self.category = category
    type = (element.attribute("type") ?? "").trimmedOfSpaces.lowercased()
    let name = parts.name.map(MoodleMarkup.raw) ?? ""
    title = name.utf8.contains(10) ? Self.line(name) : name
    subject = BankAssembler.Subject(title: title, number: number)
  }

  private static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).map { String($0).trimmedOfSpaces }
      .joined(separator: " ")
  }

  mutating func report(_ finding: BankFinding, at element: XMLElement?) {
    findings.append((finding, (element ?? self.element).offset))
  }

  mutating func report(_ finding: BankFinding, atOffset offset: Int) {
    findings.append((finding, offset))
  }

  mutating func note(_ note: MoodleNote) { notes.insert(note) }

  /// Returns nil, with a finding, for what is no item.
  mutating func read() -> Item? {
    guard fits else {
      report(.itemTooLarge(), at: element)
      return nil
    }
    let first = build()
    guard texts.isMixed || needsHTML else { return first }
    // Once more, with all texts as HTML.
    findings = []
    answerOffsets = []
    files = MoodleFiles()
    marking = ItemMarking()
    texts = MoodleTexts(target: .html)
    return build()
  }

  /// Content of files does not count.
  private var fits: Bool {
    let texts = element.tree.texts.count
    guard texts > BankLimits.itemBytesMax else { return true }
    let content = element.all { $0 == "file" || $0 == "image_base64" }.reduce(0) {
      $0 + $1.text.utf8.count
    }
    return texts - content <= BankLimits.itemBytesMax
  }

  private mutating func build() -> Item? {
    readPrompt()
    var feedback = markup(parts.feedback)
    keyNotes = []
    guard let body = readBody() else {
      findings += files.findings
      return nil
    }
    noteRest(body.kind)
    findings += files.findings
    // A draft keeps what it knows, so that it can be mended.
    for note in keyNotes {
      feedback += (feedback.isEmpty ? "" : texts.format == .html ? "<br>" : "\n\n") + note
    }
    return Item(
      id: ItemID(""), title: title, prompt: prompt, format: texts.format, body: body,
      marking: marking.isUsual ? nil : marking, feedback: feedback, category: category, tags: tags,
      idNumber: idNumber,
      media: files.media.isEmpty ? nil : files.media)
  }

  private mutating func readBody() -> ItemBody? {
    switch type {
    case "multichoice": readChoices()
    case "truefalse": readTruth()
    case "shortanswer": readTexts()
    case "numerical": readNumbers()
    case "matching", "match": readPairs()
    case "cloze", "multianswer": readCloze()
    case "essay": .essay
    case "description": .description
    case "ordering": readOrder()
    case "gapselect", "ddwtos": readGaps()
    case "oumultiresponse", "multichoiceset": readKeyedChoices()
    default: readUnsupported()
    }
  }

  /// What cannot be asked here is kept as a description, if it says anything.
  private mutating func readUnsupported() -> ItemBody? {
    let isKept = !prompt.isEmpty
    report(
      type.isEmpty ? .moodleNoType(isKept: isKept) : .moodleUnsupported(type, isKept: isKept),
      at: element)
    return isKept ? .description : nil
  }

  private mutating func noteRest(_ kind: ItemKind) {
    if parts.hints.contains(where: { !MoodleMarkup.raw($0).isEmpty }) { note(.hints) }
    if let hidden = parts.hidden?.text, Self.isTrue(hidden) { note(.hidden) }
    guard kind != .description else { return }
    if let grade = parts.grade?.text.trimmedOfSpaces, let value = DecimalNumber(program: grade),
      value != Self.usualGrade
    {
      note(.grade)
    }
    if let shuffle = parts.shuffle?.text, !Self.isTrue(shuffle), kind != .cloze {
      note(.order)
    }
    if parts.essayTexts.contains(where: { !MoodleMarkup.raw($0).isEmpty }) { note(.essayTexts) }
  }

  private static let usualGrade = DecimalNumber(1)

  static func isTrue(_ text: String) -> Bool {
    let word = text.trimmedOfSpaces.lowercased()
    return word != "0" && word != "false" && !word.isEmpty
  }

  // Texts.

  private mutating func readPrompt() {
    guard let element = parts.prompt else {
      prompt = ""
      appendOldImage()
      return
    }
    texts.setPrompt(format(of: element), keepsLines: keepsLines(element))
    prompt = markup(element)
    appendOldImage()
  }

  private mutating func format(of element: XMLElement) -> TextFormat? {
    guard let name = element.attribute("format"), !name.isEmpty else { return nil }
    if let format = MoodleTexts.format(named: name) { return format }
    report(.moodleUnknownFormat(name), at: element)
    return .html
  }

  private func keepsLines(_ element: XMLElement) -> Bool {
    guard let name = element.attribute("format"), !name.isEmpty else {
      return texts.promptKeepsLines
    }
    return MoodleTexts.keepsLines(formatNamed: name)
  }

  /// A text with markup, with the files beside it.
  mutating func markup(_ element: XMLElement?) -> String {
    guard let element else { return "" }
    let raw = MoodleMarkup.raw(element)
    let own = format(of: element)
    if let text = element.first("text"), MoodleMarkup.hasMarkup(text) {
      report(.moodleMarkupNotEscaped(), at: text)
    }
    let text = files.resolve(raw, in: element, format: own ?? texts.promptFormat)
    return texts.convert(keepsLines(element) ? withLines(text, of: element) : text, from: own)
  }

  /// Gaps are read before their text is HTML.
  private func withLines(_ text: String, of element: XMLElement) -> String {
    let hasGaps = (type == "cloze" || type == "multianswer") && element.name == "questiontext"
    return hasGaps ? text : MoodleLines.read(text)
  }

  /// A text without markup: what is typed.
  func plain(_ element: XMLElement?) -> String { element.map(MoodleMarkup.raw) ?? "" }

  private var tags: [String] {
    guard let tags = parts.tags else { return [] }
    return tags.children("tag").map { MoodleMarkup.raw($0) }.filter { !$0.isEmpty }
  }

  private var idNumber: String? {
    guard let text = parts.idNumber?.text.trimmedOfSpaces, !text.isEmpty else { return nil }
    return text
  }

  // The picture of a question before Moodle 2.

  private var oldImage: (name: String, content: String)? {
    guard let image = parts.image else { return nil }
    let inner = image.first("image_base64")
    let content = (parts.imageContent ?? inner)?.text.trimmedOfSpaces ?? ""
    let name = inner == nil ? image.text.trimmedOfSpaces : ""
    return name.isEmpty && content.isEmpty ? nil : (name, content)
  }

  private var needsHTML: Bool { oldImage != nil && texts.format != .html }

  private mutating func appendOldImage() {
    guard let image = oldImage, let element = parts.image, texts.format == .html else { return }
    var name = image.name
    if image.content.isEmpty {
      report(.moodleFileMissing(name), at: element)
    } else {
      let content =
        image.content.hasPrefix("data:")
        ? String(image.content.drop { $0 != "," }.dropFirst()) : image.content
      let last = name.isEmpty ? "image" : FileAddress.lastPart(of: name)
      name = files.take(content, last, at: element.offset)
    }
    prompt += "<br><img src=\"\(QTIMarkup.escaped(name))\">"
  }
}
