import Assessment

/// One item as it is printed, and its key.
struct MarkdownQuestion {
  /// Behind the number.
  private(set) var prompt: String
  /// What stands below.
  private(set) var blocks: [String] = []
  private(set) var key = ""

  private let item: Item
  private let words: MarkdownWords
  private let mixesChoices: Bool
  private static let space = "……………………"

  init(_ item: Item, _ words: MarkdownWords, mixesChoices: Bool) {
    self.item = item
    self.words = words
    self.mixesChoices = mixesChoices
    prompt = MarkdownText.paragraph(item.prompt, item.format)
    switch item.body {
    case .single(let choices): takeChoices(choices, areSeveral: false)
    case .multiple(let choices): takeChoices(choices, areSeveral: true)
    case .trueFalse(let key):
      blocks = ["☐ \(words.isTrue)  \n☐ \(words.isFalse)"]
      self.key = key.truth ? words.isTrue : words.isFalse
    case .text(let answers, let isCaseSensitive):
      blocks = ["\(words.answer): \(Self.space)"]
      key = words.text(answers, isCaseSensitive: isCaseSensitive)
    case .numeric(let answers, let unit):
      let unit = unit.map { " " + MarkdownText.line($0, .plain) } ?? ""
      blocks = ["\(words.answer): \(Self.space)\(unit)"]
      key = words.text(answers) + unit + inOtherUnits(answers)
    case .matching(let pairs, let distractors): takePairs(pairs, distractors)
    case .ordering(let entries): takeOrder(entries)
    case .cloze(let blanks): takeBlanks(blanks)
    case .essay:
      blocks = ["\(words.answer): \(Self.space)"]
      key = words.essay
    case .description: break
    }
  }

  private func line(_ text: String) -> String { MarkdownText.line(text, item.format) }

  /// " = 5,5 kW"
  private func inOtherUnits(_ answers: [NumericAnswer]) -> String {
    (item.marking?.otherUnits ?? []).compactMap { unit in
      let there = answers.filter { $0.range != .any }.compactMap { answer in
        unit.range(of: answer.range).map { NumericAnswer(range: $0, fraction: answer.fraction) }
      }
      guard there.contains(where: { $0.fraction > .zero }) else { return nil }
      return " = \(words.text(there)) \(MarkdownText.line(unit.name, .plain))"
    }.joined()
  }

  /// A, B … Z, AA, AB …
  static func letter(_ index: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index % 26)))
    return index < 26 ? letter : self.letter(index / 26 - 1) + letter
  }

  private func lettered(_ texts: [String]) -> String {
    texts.enumerated().map { "\(Self.letter($0)). \($1)" }.joined(separator: "  \n")
  }

  // Kinds.

  private mutating func takeChoices(_ choices: [Choice], areSeveral: Bool) {
    let choices = ordered(choices)
    if areSeveral { blocks.append("*\(words.chooseAll)*") }
    if !choices.isEmpty {
      blocks.append(lettered(choices.map { MarkdownText.paragraph($0.text, item.format) }))
    }
    key = words.key(choices.map(\.fraction))
  }

  /// As in the bank, but for those that stay at the end.
  private func ordered(_ choices: [Choice]) -> [Choice] {
    var free = choices.filter { !$0.last }
    if mixesChoices {
      free = MarkdownOrder.mixed(free.map(\.text), of: item.prompt).map { free[$0] }
    }
    return free + choices.filter(\.last)
  }

  private mutating func takePairs(_ pairs: [Pair], _ distractors: [String]) {
    var rights: [String] = []
    for text in pairs.map(\.right) + distractors where !rights.contains(text) {
      rights.append(text)
    }
    rights = MarkdownOrder.mixed(rights, of: item.prompt).map { rights[$0] }
    var rows = ["| \(words.left) | \(words.right) |", "|---|---|"]
    for index in 0..<max(pairs.count, rights.count) {
      let left = index < pairs.count ? "\(index + 1). \(line(pairs[index].left))" : ""
      let right = index < rights.count ? "\(Self.letter(index)). \(line(rights[index]))" : ""
      rows.append("| \(left) | \(right) |")
    }
    blocks.append(rows.joined(separator: "\n"))
    key = pairs.enumerated().map { index, pair in
      "\(index + 1)–\(rights.firstIndex(of: pair.right).map(Self.letter) ?? "?")"
    }.joined(separator: ", ")
  }

  private mutating func takeOrder(_ entries: [String]) {
    let places = MarkdownOrder.mixed(entries, of: item.prompt)
    blocks.append("*\(words.putInOrder)*")
    blocks.append(lettered(places.map { MarkdownText.paragraph(entries[$0], item.format) }))
    key = entries.indices.map { index in
      places.firstIndex(of: index).map(Self.letter) ?? "?"
    }.joined(separator: " → ")
  }

  private mutating func takeBlanks(_ blanks: [Blank]) {
    var choices: [String] = []
    var keys: [String] = []
    for (index, blank) in blanks.enumerated() {
      let name = "(\(index + 1))"
      // Braces are no marks, so that the gaps are found behind the escaping.
      prompt = prompt.replacing("{b\(index + 1)}", with: "\(name) \(Self.space)")
      switch blank.accepts {
      case .text(let answers, let isCaseSensitive):
        keys.append("\(name) \(words.text(answers, isCaseSensitive: isCaseSensitive))")
      case .numeric(let answers): keys.append("\(name) \(words.text(answers))")
      case .choice(let given):
        let given = ordered(given)
        let texts = given.enumerated().map { "\(Self.letter($0)). \(line($1.text))" }
        choices.append("\(name) " + texts.joined(separator: " \u{A0} "))
        keys.append("\(name) \(words.key(given.map(\.fraction)))")
      }
    }
    if !choices.isEmpty { blocks.append(choices.joined(separator: "  \n")) }
    key = keys.joined(separator: "; ")
  }
}
