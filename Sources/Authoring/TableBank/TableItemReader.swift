import Assessment

/// Makes the item of one row.
struct TableItemReader {
  /// What all rows of a table share.
  struct Context {
    var numbers: TableNumbers
    var keys: KeyNumbers
    /// Weights without a percent sign are shares of one, not per cent.
    var weightsAreShares = false
    var program: TableProgram
  }

  struct Finding {
    let finding: BankFinding
    let position: BankPosition
  }

  let row: TableRow
  let context: Context
  private(set) var findings: [Finding] = []
  /// Where the choices, answers or pairs are.
  private(set) var answers: [BankPosition] = []
  private(set) var textFormat = TextFormat.plain
  private var prompt = ""
  /// What a draft's gaps accept that no gap here can hold.
  var keyNotes: [String] = []
  /// Of the columns of the item's choices, in their order.
  private var choiceNumbers: [Int] = []

  init(_ row: TableRow, _ context: Context) {
    self.row = row
    self.context = context
  }

  mutating func report(_ finding: BankFinding, at position: BankPosition) {
    findings.append(Finding(finding: finding, position: position))
  }

  /// - Returns: nil for a row that is no item; why is among the findings.
  mutating func read() -> Item? {
    guard let question = row[.question] else {
      report(.tableNoQuestion(), at: row.position)
      return nil
    }
    if question.kind == .merged {
      report(.tableMergedQuestion(), at: question.position)
      return nil
    }
    guard let kind = readKind() else { return nil }
    checkCells(question)
    textFormat = readFormat()
    prompt = withPassage(question.text)
    guard let body = readBody(kind) else { return nil }
    let item = Item(
      id: ItemID(""), title: line(row.text(.title)), prompt: prompt, format: textFormat,
      body: body,
      feedback: ([readFeedback()] + keyNotes).filter { !$0.isEmpty }.joined(separator: "\n"),
      category: readCategory(), tags: readTags(),
      idNumber: row[.idNumber]?.text)
    return addingPictures(to: item, numbers: choiceNumbers)
  }

  /// The words of a title on one line.
  private func line(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }

  // MARK: The kind

  private enum Kind {
    case item(ItemKind)
    case choice
    /// No column says it.
    case open
  }

  private mutating func readKind() -> Kind? {
    if isTyped { return .item(.text) }
    guard let cell = row[.kind] else { return .open }
    switch TableKind(cell.text) {
    case .item(let kind)?: return .item(kind)
    case .choice?: return .choice
    case .opinion?:
      report(.tableNothingIsRight(cell.text), at: cell.position)
      return nil
    case nil:
      let nearest = TableKind.nearest(to: cell.text)
      guard row.choices.count >= 2 else {
        report(.tableUnknownKind(cell.text, nearest: nearest), at: cell.position)
        return nil
      }
      report(.tableKindTakenFromChoices(cell.text, nearest: nearest), at: cell.position)
      return .choice
    }
  }

  /// Blooket marks questions whose answer is typed in a column without a name.
  private var isTyped: Bool {
    guard row.header.program == .blooket else { return false }
    return row.row.cells.contains { cell in
      !row.header.named.contains(cell.column) && cell.text.lowercased() == "typing"
    }
  }

  private mutating func readBody(_ kind: Kind) -> ItemBody? {
    switch kind {
    case .choice: return readChoices(as: nil)
    case .item(let kind):
      switch kind {
      case .single, .multiple: return readChoices(as: kind)
      case .trueFalse: return readTrueFalse()
      case .text: return .text(readTexts(), caseSensitive: readCase())
      case .numeric: return readNumeric()
      case .matching: return readMatching()
      case .ordering: return readOrdering()
      case .cloze: return readCloze(prompt)
      case .essay: return .essay
      case .description: return .description
      }
    case .open: return readOpen()
    }
  }

  /// Where no column says the kind, what is there does.
  private mutating func readOpen() -> ItemBody? {
    let choices = row.choices
    // Sheets of programs have no gaps: what looks like one is text.
    if !context.program.typesTexts, prompt.contains("{b1}"), !choices.isEmpty {
      return readCloze(prompt)
    }
    if row[.pairs] != nil { return readMatching() }
    if choices.count >= 2, row.corrects.isEmpty,
      choices.allSatisfy({ TablePair.hasArrow($0.cell.text) })
    {
      return readMatching()
    }
    let hasWrong = !row.cells(row.header.wrongs).isEmpty
    if !choices.isEmpty || hasWrong || row[.choices] != nil { return readChoices(as: nil) }
    let keys = row.corrects + row.cells(row.header.rights)
    guard let key = keys.first else {
      return row.header.choices.isEmpty && row.header.corrects.isEmpty ? .essay : .single([])
    }
    if keys.count == 1, TableTruth.truth(key.text) != nil { return readTrueFalse() }
    if !context.program.typesTexts, !TableNumbers.isCode(key.text) {
      switch TableRange.read(key.text, kind: key.kind, context.numbers, tolerance: nil) {
      case .range(let range) where range != .any: return readNumeric()
      case .unclear: report(.tableNumberAsText(key.text), at: key.position)
      case .range, .none: break
      }
    }
    return .text(readTexts(), caseSensitive: readCase())
  }

  // MARK: What every item has

  /// A cell that a spreadsheet took for something else, in a place where that matters.
  private mutating func checkCells(_ question: TableRow.Cell) {
    for cell in [question] + row.choices.map(\.cell) {
      if cell.kind == .shortDate { report(.tableCellBecameDate(cell.text), at: cell.position) }
      if cell.kind == .error { report(.tableErrorCell(cell.text), at: cell.position) }
    }
    if let picture = row[.picture] {
      report(.tablePictureNotKept(picture.text), at: picture.position)
    }
    for picture in row.pictures {
      let (cell, position) = (picture.place.text, picture.position(part: row.part))
      if let loss = picture.loss {
        report(.tablePictureNotRead(cell, loss), at: position)
      }
      if picture.words.isEmpty { report(.tablePictureWithoutWords(cell), at: position) }
    }
  }

  private mutating func readFormat() -> TextFormat {
    guard let cell = row[.format] else { return .plain }
    switch BankColumnNames.key(cell.text) {
    case "plain", "plaintext", "text", "vanban", "chu", "chuthuong": return .plain
    case "html", "moodle", "richtext": return .html
    case "markdown", "md": return .markdown
    default:
      report(.tableUnknownFormat(cell.text), at: cell.position)
      return .plain
    }
  }

  /// The explanation, and where it is from, as the banks of this house write it.
  private func readFeedback() -> String {
    let source = row.text(.source)
    let explanation = row.text(.explanation)
    let feedback = Self.saysNothing(explanation) ? "" : explanation
    guard !source.isEmpty, !feedback.contains(source) else { return feedback }
    let named = "Nguồn: \(source)"
    return feedback.isEmpty ? named : "\(feedback)\n\(named)"
  }

  /// What is to be read stands above the question.
  private func withPassage(_ question: String) -> String {
    let passage = row.text(.passage)
    guard !passage.isEmpty, !question.isEmpty else { return passage + question }
    return passage + (textFormat == .html ? "<br><br>" : "\n\n") + question
  }

  /// What programs and people write where there is nothing to write.
  private static func saysNothing(_ text: String) -> Bool {
    nothing.contains(text.lowercased())
  }

  private static let nothing: Set<String> = [
    "na", "n/a", "#n/a", "null", "nil", "nan", "none", "không có", "-", "--", "–", "—",
  ]

  private func readCategory() -> [String] {
    let path = row.cells(row.header.categories).flatMap { TableList.path($0.text) }
    return path.isEmpty ? row.header.category : path
  }

  /// Draws look for difficulties among the tags.
  private func readTags() -> [String] {
    let tags = TableList.tags(row.text(.tags))
    let difficulty = row.text(.difficulty)
    return difficulty.isEmpty || tags.contains(difficulty) ? tags : tags + [difficulty]
  }

  private mutating func readCase() -> Bool {
    guard let cell = row[.caseSensitive] else { return false }
    return TableTruth.mark(cell.text) ?? false
  }

  mutating func note(_ cell: TableRow.Cell) { answers.append(cell.position) }

  mutating func forgetAnswers() { answers = [] }

  mutating func setChoices(_ numbers: [Int]) { choiceNumbers = numbers }

  mutating func setPrompt(_ text: String) { prompt = text }
}
