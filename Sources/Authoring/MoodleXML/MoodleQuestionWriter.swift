import Assessment

/// Writes one item as a `question`, or says why Moodle XML cannot hold it.
struct MoodleQuestionWriter {
  let item: Item
  /// Nil for an item that is left out.
  private(set) var output: MoodleXMLOutput?
  var losses: [BankFinding] = []
  /// The part that the kind of item has for itself.
  var body = MoodleXMLOutput(depth: 2)
  private var markup: MoodleMarkupWriter
  /// The prompt as Moodle has it.
  var prompt: String

  init(_ item: Item) {
    self.item = item
    prompt = MoodleLines.write(item.prompt, format: item.format)
    markup = MoodleMarkupWriter(item)
  }

  mutating func write() {
    guard let type = writeBody() else { return }
    let feedback = markup.write(MoodleLines.write(item.feedback, format: item.format))
    var question = MoodleXMLOutput(depth: 1)
    question.open("question type=\"\(type)\"")
    question.open("name")
    question.textElement(String(item.title.map { $0.isNewline ? " " : $0 }))
    question.close("name")
    writePrompt(to: &question)
    question.open("generalfeedback format=\"\(formatName)\"")
    question.textElement(feedback.text)
    write(feedback.files, to: &question)
    question.close("generalfeedback")
    question.leaf("defaultgrade", type == "description" ? "0" : "1")
    question.leaf("penalty", type == "essay" || type == "description" ? "0" : "0.3333333")
    question.leaf("hidden", "0")
    question.leaf("idnumber", item.idNumber ?? "")
    question.append(body)
    writeTags(to: &question)
    question.close("question")
    if question.hasLostCharacters { losses.append(.moodleLoses(.controlCharacters)) }
    if item.hasText(where: { $0.contains(MoodleFiles.mark) }) {
      losses.append(.moodleLoses(.fileMark))
    }
    if item.title.count > Self.titleMax { losses.append(.moodleLoses(.longTitle)) }
    output = question
  }

  /// Source: Moodle 4.1, lib/db/install.xml, table question, field name.
  private static let titleMax = 255

  /// Returns the type, or nil for an item that cannot be written.
  private mutating func writeBody() -> String? {
    switch item.body {
    case .single(let choices): write(choices, isSingle: true)
    case .multiple(let choices): write(choices, isSingle: false)
    case .trueFalse(let key): write(key)
    case .text(let answers, let caseSensitive): write(answers, caseSensitive)
    case .numeric(let answers, let unit): write(answers, unit: unit)
    case .matching(let pairs, let distractors): write(pairs, distractors)
    case .ordering(let entries): write(order: entries)
    case .cloze(let blanks): write(blanks)
    case .essay: writeEssay()
    case .description: "description"
    }
  }

  mutating func refuse(_ reason: MoodleRefusal) -> String? {
    losses.append(.moodleCannotHold(reason))
    return nil
  }

  // Texts.

  private mutating func writePrompt(to output: inout MoodleXMLOutput) {
    let (text, files) = markup.write(prompt)
    output.open("questiontext format=\"\(formatName)\"")
    output.textElement(text)
    write(files + markup.unnamed(), to: &output)
    output.close("questiontext")
  }

  var formatName: String {
    switch item.format {
    case .html: "html"
    case .plain: "plain_text"
    case .markdown: "markdown"
    }
  }

  private func write(_ files: [Media], to output: inout MoodleXMLOutput) {
    for file in files {
      let parts = file.name.split(separator: "/").map(String.init)
      let folder = parts.dropLast().map { $0 + "/" }.joined()
      let attributes =
        output.attribute("name", parts.last ?? file.name)
        + output.attribute("path", "/" + folder)
      output.line("<file\(attributes) encoding=\"base64\">\(file.base64)</file>")
    }
  }

  private func writeTags(to output: inout MoodleXMLOutput) {
    guard !item.tags.isEmpty else { return }
    output.open("tags")
    for tag in item.tags {
      output.open("tag")
      output.textElement(tag)
      output.close("tag")
    }
    output.close("tags")
  }

  // Answers.

  /// The share in per cent. Moodle refuses those that it does not know.
  mutating func share(_ fraction: Fraction) -> String {
    let percent = DecimalNumber(checked: fraction.tenMillionths, exponent: -5) ?? .zero
    let share = MoodleShare(percent: percent)
    if share.fraction != fraction {
      loseOnce(.moodleLoses(.share))
    } else if share.doubt != nil {
      loseOnce(.moodleLoses(.unusualShare))
    }
    return percent.description
  }

  mutating func loseOnce(_ finding: BankFinding) {
    if !losses.contains(finding) { losses.append(finding) }
  }

  /// An answer that is open until its own elements and its feedback are written.
  mutating func openAnswer(_ fraction: Fraction, format: String) {
    body.open("answer fraction=\"\(share(fraction))\" format=\"\(format)\"")
  }

  mutating func closeAnswer(feedback: String) {
    writeMarkup("feedback", feedback)
    body.close("answer")
  }

  mutating func writeMarkup(_ text: String) {
    let (text, files) = markup.write(MoodleLines.write(text, format: item.format))
    body.textElement(text)
    write(files, to: &body)
  }

  mutating func writeMarkup(_ name: String, _ text: String) {
    body.open("\(name) format=\"\(formatName)\"")
    writeMarkup(text)
    body.close(name)
  }
}
