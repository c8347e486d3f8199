/// What tables hold: keys, questions and choices that stand in cells only to be placed, whole
/// questions by columns, or data that belongs to a question.
enum PaperTables {
  /// The lines with tables taken apart; data stays one object.
  static func unfolded(_ lines: [PaperLine]) -> [PaperLine] {
    var unfolded: [PaperLine] = []
    unfolded.reserveCapacity(lines.count)
    for (index, line) in lines.enumerated() {
      guard let rows = table(line) else {
        unfolded.append(line)
        continue
      }
      let inner = rows.map { $0.map(Self.unfolded) }
      if asksToMatch(unfolded), !choicesFollow(lines[(index + 1)...]),
        let matching = PaperMatchingTable(inner)
      {
        unfolded += matching.lines
      } else {
        unfolded += contents(inner, isBelowKeys: PaperKeyGrid.isBelowKeys(unfolded)) ?? [line]
      }
    }
    return unfolded
  }

  private static let linesBeforeMax = 4

  /// True where the lines end with a question that asks to match.
  private static func asksToMatch(_ lines: [PaperLine]) -> Bool {
    for line in lines.suffix(2 * linesBeforeMax).filter({ !$0.isBlank }).suffix(linesBeforeMax)
      .reversed()
    {
      if PaperMatchingWords.ask(line, from: line.start) { return true }
      if PaperSigns(line).label?.isBare == false { return false }
    }
    return false
  }

  /// "A. 1-b, 2-a" below the table: its columns are a part of what is asked.
  private static func choicesFollow(_ lines: ArraySlice<PaperLine>) -> Bool {
    guard let next = lines.first(where: { !$0.isBlank }) else { return false }
    return PaperChoiceLabel.begins(next)
  }

  /// The rows of a line that is nothing but a table.
  private static func table(_ line: PaperLine) -> [[[PaperLine]]]? {
    guard line.objects.count == 1, case .table(let rows) = line.objects[0].object,
      line.end - line.start == PaperLineBuilder.objectBytes.count
    else { return nil }
    return rows
  }

  private static func contents(_ rows: [[[PaperLine]]], isBelowKeys: Bool) -> [PaperLine]? {
    let rows = rows.map { $0.map(joiningTruths) }
    let cells = rows.map { $0.map(cell) }
    let isSimple = rows.allSatisfy { $0.allSatisfy { $0.count { !$0.isBlank } <= 1 } }
    if isSimple, let grid = PaperCodeGrid(cells) { return grid.lines }
    if isSimple, let grid = PaperKeyGrid(cells, isBelowKeys: isBelowKeys) { return grid.entries }
    if isSimple, let parts = PaperKeyParts(cells) { return parts.lines }
    if !isSimple, isBelowKeys, let parts = PaperKeyParts(lists: rows, cells) { return parts.lines }
    if isBelowKeys, let table = PaperMarkingTable(rows, cells) { return table.lines }
    if let questions = PaperQuestionTable(rows, cells) { return questions.lines }
    if let lines = Self.labelled(rows, cells) ?? Self.lettered(rows, cells) { return lines }
    if let statements = PaperStatementTable(rows, cells) { return statements.lines }
    // "Câu 1 | Câu 2 | Tổng" over points, or over room for answers, asks nothing.
    if cells.contains(where: { $0.count { $0.questionNumber != nil } >= 2 }) { return nil }
    let isFrame = rows.count == 1 && rows[0].count == 1
    guard isFrame || rows.contains(where: { $0.contains(where: holdsQuestions) }) else {
      return nil
    }
    return rows.flatMap { lines(ofRow: $0, hasBareLetters: false) }
  }

  /// "A" beside "Huế", "B" beside "Vinh": letters without a sign, alone in their cells and in order.
  private static func lettered(_ rows: [[[PaperLine]]], _ cells: [[PaperCell]]) -> [PaperLine]? {
    guard rows.allSatisfy({ $0.count >= 2 && $0.count.isMultiple(of: 2) }) else { return nil }
    var letters: [Int] = []
    for row in cells {
      for column in stride(from: 0, to: row.count, by: 2) {
        if row[column].isBlank, row[column + 1].isBlank { continue }
        guard let letter = row[column].capital, !row[column + 1].isBlank else { return nil }
        letters.append(letter)
      }
    }
    guard letters.count >= 2, letters.sorted() == Array(0..<letters.count),
      // Keys stand beside numbers; letters beside letters are none.
      !cells.joined().enumerated().allSatisfy({ $0.offset.isMultiple(of: 2) || $0.element.isKey })
    else { return nil }
    return rows.flatMap { lines(ofRow: $0, hasBareLetters: true) }
  }

  /// "a) Đ" over "b) S" over "c) Đ" in one cell is one key.
  private static func joiningTruths(_ cell: [PaperLine]) -> [PaperLine] {
    let texts = cell.filter { !$0.isBlank }
    guard let first = texts.first, texts.count > 1 else { return cell }
    let areTruths = texts.enumerated().allSatisfy { index, line in
      PaperCell(line, line.start..<line.end).isTruth(of: index)
    }
    return areTruths ? [texts.dropFirst().reduce(first, joined)] : cell
  }

  /// The first line of a cell; a blank one where there is none.
  static func cell(_ lines: [PaperLine]) -> PaperCell {
    let line = lines.first { !$0.isBlank } ?? PaperLine(bytes: [], origin: .paragraph(0))
    return PaperCell(line, line.start..<line.end)
  }

  private static func holdsQuestions(_ lines: [PaperLine]) -> Bool {
    lines.contains { line in
      let sign = PaperSigns(line)
      return sign.beginsChoice || sign.label?.isBare == false || sign.key?.isCertain == true
        || sign.landmark != nil || line.isKeyEntry
    }
  }

  /// Two columns, "Câu 1" beside the question, A, B, C beside its choices, "Đáp án" beside its key.
  private static func labelled(_ rows: [[[PaperLine]]], _ cells: [[PaperCell]]) -> [PaperLine]? {
    guard rows.count >= 3, rows.allSatisfy({ $0.count == 2 }) else { return nil }
    var lines: [PaperLine] = []
    var letters = 0
    for (row, cells) in zip(rows, cells) {
      let text = row[1].filter { !$0.isBlank }
      guard let first = text.first else { continue }
      var label = ""
      if cells[0].isTitleOfKeys {
        label = "Đáp án: "
      } else if let letter = cells[0].statement {
        letters += 1
        let isSmall = cells[0].line.bytes[cells[0].range].contains(0x61 + UInt8(letter))
        label = "\(UnicodeScalar((isSmall ? 0x61 : 0x41) + UInt8(letter)))\(isSmall ? ")" : ".") "
      } else if let number = cells[0].questionNumber {
        label = "Câu \(number): "
      } else {
        return nil
      }
      var builder = PaperLineBuilder()
      builder.append(label.utf8, cells[0].style)
      builder.append(first, first.start..<first.end)
      lines.append(builder.line(first.origin, isParagraph: true))
      lines += text.dropFirst()
    }
    return letters >= 2 && lines.count > letters ? lines : nil
  }

  /// A cell with nothing but a letter or a number stands before the text of the next cell.
  private static func lines(ofRow row: [[PaperLine]], hasBareLetters: Bool) -> [PaperLine] {
    var lines: [PaperLine] = []
    var label: PaperLine?
    for (column, cell) in row.enumerated() {
      var cell = cell.filter { !$0.isBlank }
      if let before = label {
        label = nil
        if let first = cell.first {
          cell[0] = joined(before, first)
        } else {
          lines.append(before)
        }
      }
      if hasBareLetters, column.isMultiple(of: 2), let first = cell.first {
        label = signed(first)
      } else if cell.count == 1, isLabelAlone(cell[0]) {
        label = cell[0]
      } else {
        lines += cell
      }
    }
    if let label { lines.append(label) }
    return lines
  }

  /// "A" as "A.".
  private static func signed(_ letter: PaperLine) -> PaperLine {
    var builder = PaperLineBuilder()
    builder.append(letter, letter.start..<letter.end)
    builder.append(".".utf8, letter.style(at: letter.start))
    return builder.line(letter.origin, isParagraph: true)
  }

  private static func isLabelAlone(_ line: PaperLine) -> Bool {
    let sign = PaperSigns(line)
    if let label = sign.label, label.contentStart >= line.end { return true }
    guard sign.beginsChoice else { return false }
    let labels = PaperChoiceLabel.find(in: line, 0, from: line.start)
    return labels.count == 1 && labels[0].contentStart >= line.end
  }

  static func joined(_ first: PaperLine, _ second: PaperLine) -> PaperLine {
    var builder = PaperLineBuilder()
    builder.append(first, first.start..<first.end)
    builder.append(" ".utf8, .plain)
    builder.append(second, second.start..<second.end)
    return builder.line(second.origin, isParagraph: true)
  }
}

/// A table with a question in each row: "STT | Câu hỏi | A | B | C | D | Đáp án", or with the
/// choices below each question in its cell.
struct PaperQuestionTable {
  private(set) var lines: [PaperLine] = []

  private let rows: [[[PaperLine]]]
  private var number: Int?
  private var question = 0
  private var choices: [Int] = []
  /// A column whose cells hold all choices of their question.
  private var allChoices: Int?
  private var key: Int?

  init?(_ rows: [[[PaperLine]]], _ cells: [[PaperCell]]) {
    self.rows = rows
    guard let head = cells.first, rows.count >= 2, readHead(head) else { return nil }
    for (index, row) in rows.enumerated().dropFirst() where row.count == head.count {
      read(row, cells[index], index)
    }
  }

  private mutating func readHead(_ head: [PaperCell]) -> Bool {
    var found: Int?
    for (column, cell) in head.enumerated() {
      if cell.isOneOf(["stt", "tt", "cau", "so", "cau so"]) {
        number = column
      } else if cell.isOneOf(["noi dung cau hoi", "cau hoi", "noi dung", "question", "de bai"]) {
        found = column
      } else if Self.letter(cell) == choices.count {
        choices.append(column)
      } else if allChoices == nil, cell.isOneOf(Self.titlesOfChoices) {
        allChoices = column
      } else if cell.isTitleOfKeys || cell.isOneOf(["phuong an dung", "correct answer"]) {
        key = column
      }
    }
    guard let found else { return false }
    question = found
    if let allChoices, choices.isEmpty {
      return key != nil && cellsHoldChoices(head.count, in: allChoices)
    }
    allChoices = nil
    return choices.count >= 2
      || choices.isEmpty && key != nil
        && cellsHoldChoices(head.count, in: question)
  }

  private static let titlesOfChoices: [StaticString] = [
    "phuong an tra loi", "cac phuong an tra loi", "cac phuong an", "phuong an lua chon",
    "cac lua chon", "lua chon", "phuong an", "cac dap an", "dap an lua chon", "options", "choices",
  ]

  private func cellsHoldChoices(_ columns: Int, in column: Int) -> Bool {
    rows.dropFirst().contains { row in
      row.count == columns && row[column].contains { PaperSigns($0).beginsChoice }
    }
  }

  /// "A", "Phương án A", "Đáp án A".
  private static func letter(_ cell: PaperCell) -> Int? {
    var scan = PaperScan(cell.head)
    if scan.take(anyOf: ["phuong an", "dap an", "lua chon", "option"]) { scan.skipSpaces() }
    guard let letter = scan.current, let number = PaperLetters.number(letter) else { return nil }
    scan.index += 1
    scan.skip { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ")") || PaperScan.isSpace($0) }
    return scan.isAtEnd ? number : nil
  }

  private mutating func read(_ row: [[PaperLine]], _ cells: [PaperCell], _ index: Int) {
    let number = number.flatMap { cells[$0].number } ?? index
    let first = row[question].first { !$0.isBlank }
    let isNumbered = first.map { PaperSigns($0).label?.isBare == false } ?? false
    append(isNumbered ? "" : "Câu \(number): ", row[question])
    for (letter, column) in choices.enumerated() where !cells[column].isBlank {
      append("\(UnicodeScalar(0x41 + UInt8(letter))). ", row[column])
    }
    if let allChoices { lines += row[allChoices].filter { !$0.isBlank } }
    if let key, !cells[key].isBlank { append("Đáp án: ", row[key]) }
  }

  private mutating func append(_ label: String, _ cell: [PaperLine]) {
    let cell = cell.filter { !$0.isBlank }
    guard let first = cell.first else { return }
    var builder = PaperLineBuilder()
    builder.append(label.utf8, .plain)
    builder.append(first, first.start..<first.end)
    lines.append(builder.line(first.origin, isParagraph: true))
    lines += cell.dropFirst()
  }
}
