/// Tables whose choices stand in rows of their own, under the question: "A. …", "B. …", with a
/// letter in front, in a column of choices, or under a question that alone has a number.
///
/// Rows of one item are put together as if the choices stood in columns.
struct TableStack {
  private(set) var header: BankHeader
  private(set) var table: CellTable
  /// How many items were put together.
  private(set) var count = 0
  private(set) var notes: [TableNote] = []

  /// Nil where the table has no such items.
  init?(_ table: CellTable, _ header: BankHeader) {
    guard header.choices.isEmpty, header.wrongs.isEmpty, header.rights.isEmpty,
      header.program == .ours, header.columns[.question] != nil
    else { return nil }
    let first = header.row + 1
    guard first < table.rows.count else { return nil }
    self.table = table
    self.header = header
    let rows = Array(table.rows[first...])
    var groups: [(row: CellTable.Row, choices: [Choice])] = []
    var index = 0
    while index < rows.count {
      let group = group(in: rows, from: index)
      groups.append((rows[index], group.count > 1 ? group : []))
      index = group.count > 1 ? (group.map(\.row).max() ?? index) + 1 : index + 1
    }
    let most = groups.map(\.choices.count).max() ?? 0
    guard most > 0 else { return nil }
    let base = max(header.width, table.rows.map(\.width).max() ?? 0)
    self.header = header.stacked(from: base, count: most)
    count = groups.count { !$0.choices.isEmpty }
    var joined: [CellTable.Row] = []
    for (row, choices) in groups {
      joined.append(choices.isEmpty ? row : join(row, choices, base))
    }
    self.table.rows = Array(table.rows[..<first]) + joined
  }

  private struct Choice {
    /// Its place among the rows.
    let row: Int
    let text: CellTable.Cell
    var isMarked = false
    let line: CellTable.Row
  }

  // MARK: Which rows belong together

  /// The choices of the question that stands in a row: in its own and in those that follow.
  private func group(in rows: [CellTable.Row], from start: Int) -> [Choice] {
    guard let question = cell(.question, rows[start]), label(question.text) == nil else {
      return []
    }
    var choices: [Choice] = []
    if let own = cell(.choices, rows[start]), continues(rows, start + 1) {
      choices.append(choice(start, rows[start], own, 0))
    }
    var next = start + 1
    while next < rows.count, choices.count < TableLimits.choicesBelowMax,
      let found = choice(in: rows, next, after: start, number: choices.count)
    {
      choices.append(found)
      next += 1
    }
    return choices
  }

  private func cell(_ column: BankColumn, _ row: CellTable.Row) -> CellTable.Cell? {
    guard let index = header.columns[column], let cell = row.cell(index), cell.kind != .merged
    else { return nil }
    return cell
  }

  /// True where a row has a choice and no question of its own.
  private func continues(_ rows: [CellTable.Row], _ index: Int) -> Bool {
    index < rows.count && cell(.question, rows[index]) == nil
      && cell(.choices, rows[index]) != nil
  }

  private func choice(
    in rows: [CellTable.Row], _ index: Int, after start: Int, number: Int
  ) -> Choice? {
    let row = rows[index]
    let question = cell(.question, row)
    if continues(rows, index), let text = cell(.choices, row) {
      return choice(index, row, text, number)
    }
    guard let question else { return nil }
    if let label = label(question.text), label.letter == number {
      return choice(index, row, question, number)
    }
    let name = cell(.number, row) ?? cell(.idNumber, row)
    if let name, letter(alone: name.text) == number {
      return Choice(row: index, text: question, line: row)
    }
    guard name == nil, isUnnumbered(row, below: rows[start]), label(question.text) == nil else {
      return nil
    }
    return Choice(row: index, text: question, line: row)
  }

  /// The question alone has a number, and what stands in the key's column is no key of its own.
  private func isUnnumbered(_ row: CellTable.Row, below question: CellTable.Row) -> Bool {
    guard let own = cell(.number, question), Int(own.text) != nil, !header.corrects.isEmpty else {
      return false
    }
    return header.corrects.allSatisfy { column in
      self.own(column, row).map { TableTruth.mark($0.text) != nil } ?? true
    }
  }

  /// A choice without its letter and its star.
  private func choice(
    _ index: Int, _ row: CellTable.Row, _ cell: CellTable.Cell, _ number: Int
  ) -> Choice {
    guard let label = label(cell.text), label.letter == number else {
      return Choice(row: index, text: cell, line: row)
    }
    let text = CellTable.Cell(label.rest, column: cell.column, place: cell.place, kind: cell.kind)
    return Choice(row: index, text: text, isMarked: label.isStarred, line: row)
  }

  // MARK: Letters

  private func letter(alone text: String) -> Int? {
    let bare = text.filter { !".):(".contains($0) }.trimmingSpaces
    guard bare.utf8.count == 1, let byte = bare.utf8.first else { return nil }
    return PaperLetters.number(byte | 0x20)
  }

  /// "A. Huế", "b) Vinh", "*C. Hà Nội".
  private func label(_ text: String) -> (letter: Int, rest: String, isStarred: Bool)? {
    let isStarred = text.hasPrefix("*") || text.hasPrefix("#")
    var rest = Substring(isStarred ? String(text.dropFirst()) : text)
    rest = rest.drop { $0 == " " || $0 == "(" }
    guard let first = rest.utf8.first, let letter = PaperLetters.number(first | 0x20) else {
      return nil
    }
    rest = rest.dropFirst().drop { $0 == " " }
    guard let sign = rest.first, ".):/".contains(sign) else { return nil }
    let content = String(rest.dropFirst()).trimmingSpaces
    return content.isEmpty ? nil : (letter, content, isStarred)
  }

  // MARK: Putting together

  private mutating func join(
    _ row: CellTable.Row, _ choices: [Choice], _ base: Int
  ) -> CellTable.Row {
    let stacked = BankHeader.Stacked(base: base)
    var cells = row.cells.filter { $0.column != header.choicesColumn }
    func put(_ cell: CellTable.Cell, _ column: Int) {
      cells.append(
        CellTable.Cell(cell.text, column: column, place: cell.place, kind: cell.kind))
    }
    let marksAreOwn = choices.contains { choice in
      choice.line.line != row.line && header.corrects.contains { own($0, choice.line) != nil }
    }
    for (number, choice) in choices.enumerated() {
      put(choice.text, stacked.choice(number))
      move(picturesOf: choice.line.line, to: row.line, stacked.choice(number), choice)
      if choice.isMarked {
        let cell = choice.text
        cells.append(CellTable.Cell("x", column: stacked.mark(number), place: cell.place))
      }
      guard choice.line.line != row.line else { continue }
      for cell in choice.line.cells where cell.kind != .merged && cell.column != choice.text.column
      {
        if header.corrects.contains(cell.column) {
          put(cell, stacked.mark(number))
        } else if cell.column == header.columns[.explanation] {
          put(cell, stacked.feedback(number))
        } else if cell.column != header.columns[.number], cell.column != header.columns[.idNumber] {
          takeBelow(cell, &cells)
        }
      }
    }
    // The question's own row has its first choice too, and that one's mark.
    if marksAreOwn, choices.first?.line.line == row.line, let column = header.corrects.first,
      let index = cells.firstIndex(where: { $0.column == column })
    {
      let mark = cells.remove(at: index)
      put(mark, stacked.mark(0))
    }
    var byColumn: [Int: CellTable.Cell] = [:]
    for cell in cells where byColumn[cell.column] == nil { byColumn[cell.column] = cell }
    let sorted = byColumn.values.sorted { $0.column < $1.column }
    return CellTable.Row(line: row.line, cells: sorted, width: header.width)
  }

  private func own(_ column: Int, _ row: CellTable.Row) -> CellTable.Cell? {
    row.cell(column).flatMap { $0.kind == .merged ? nil : $0 }
  }

  /// What stands beside a choice and is about the whole item.
  private mutating func takeBelow(_ cell: CellTable.Cell, _ cells: inout [CellTable.Cell]) {
    let above = cells.first { $0.column == cell.column }
    if above != nil || !header.named.contains(cell.column) {
      guard above?.text != cell.text else { return }
      notes.append(
        TableNote(
          finding: .tableCellBelowNotRead(), place: cell.place, excerpt: cell.text,
          part: table.part))
    } else {
      cells.append(cell)
    }
  }

  private mutating func move(
    picturesOf line: Int, to row: Int, _ column: Int, _ choice: Choice
  ) {
    for index in table.pictures.indices where table.pictures[index].cell.row == line {
      let isBeside = table.pictures[index].cell.column >= choice.text.column
      guard line != row || isBeside else { continue }
      table.pictures[index].cell = CellReference(column: column, row: row)
    }
  }
}
