/// Tables of keys: numbers over letters, numbers beside letters, or statements of several
/// questions. Each becomes lines such as "12. B" and "3. ĐSĐS".
struct PaperKeyGrid {
  private(set) var entries: [PaperLine] = []

  /// - Parameter isBelowKeys: true where it stands below "ĐÁP ÁN": numbers over numbers are keys.
  /// - Returns: nil where the rows are no table of keys.
  init?(_ rows: [[PaperCell]], isBelowKeys: Bool = false) {
    let rows = Self.withoutPoints(Self.folded(rows.filter { !$0.allSatisfy(\.isBlank) }))
    guard
      readExplained(rows) || readStatements(rows) || readStatementSpans(rows)
        || readStatementColumns(rows)
        || readStatementRows(rows)
        || readAcross(rows, isBelowKeys) || readDown(rows, isBelowKeys) || readPairs(rows)
        || readCrosses(rows)
    else { return nil }
  }

  // MARK: Forms

  /// Numbers over keys, in one pair of rows or more.
  private mutating func readAcross(_ rows: [[PaperCell]], _ isBelowKeys: Bool) -> Bool {
    guard rows.count >= 2, rows.count.isMultiple(of: 2) else { return false }
    var found: [(Int, PaperCell)] = []
    for index in stride(from: 0, to: rows.count, by: 2) {
      guard let pairs = Self.across(rows[index], rows[index + 1], isBelowKeys: isBelowKeys) else {
        return false
      }
      found += pairs
    }
    for (number, cell) in found { add(number, [cell]) }
    return true
  }

  static func across(
    _ numbers: [PaperCell], _ keys: [PaperCell], isBelowKeys: Bool = false
  ) -> [(Int, PaperCell)]? {
    guard numbers.count == keys.count, let first = numbers.first, let title = keys.first else {
      return nil
    }
    let hasTitles = first.number == nil
    if hasTitles, !first.isTitleOfNumbers || !(title.isTitleOfKeys || title.isBlank) { return nil }
    // Under the title "Đáp án" a key may be any text, as for short answers: beside it, or in a table
    // below it.
    let mayBeText =
      hasTitles
      ? title.isTitleOfKeys
      : isBelowKeys && areInOrder(numbers) && !goesOn(keys, after: numbers.last?.number)
    var pairs: [(Int, PaperCell)] = []
    for (number, key) in zip(numbers, keys).dropFirst(hasTitles ? 1 : 0) {
      if number.isBlank, key.isBlank { continue }
      guard let number = number.number else { return nil }
      if key.isBlank { continue }
      guard key.isKey || mayBeText && key.questionNumber == nil else { return nil }
      pairs.append((number, key))
    }
    return pairs.count >= (hasTitles ? 1 : 2) ? pairs : nil
  }

  /// "1 | 2 | 3", "Câu 1 | Câu 2 | Câu 3".
  private static func areInOrder(_ cells: [PaperCell]) -> Bool {
    let cells = cells.filter { !$0.isBlank }
    let numbers = cells.compactMap(\.bareNumber)
    return numbers.count == cells.count && numbers.count >= 2
      && zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 }
  }

  /// True for a row of numbers that only goes on counting: no keys are written in yet.
  private static func goesOn(_ cells: [PaperCell], after last: Int?) -> Bool {
    let numbers = cells.map(\.number)
    return zip(numbers, [last] + numbers).allSatisfy { number, before in
      number != nil && before.map { $0 + 1 } == number
    }
  }

  /// Numbers beside keys, in one pair of columns or more.
  private mutating func readDown(_ rows: [[PaperCell]], _ isBelowKeys: Bool) -> Bool {
    var rows = rows
    var hasTitle = false
    if let first = rows.first, first.count >= 2, first[0].isTitleOfNumbers, first[1].isTitleOfKeys {
      hasTitle = true
      rows.removeFirst()
    }
    // On each page the title may stand again.
    if hasTitle {
      rows.removeAll { row in
        row.count >= 2 && !row[0].isBlank && row[0].isTitleOfNumbers && row[1].isTitleOfKeys
      }
    }
    guard rows.count >= (hasTitle ? 1 : 2) else { return false }
    // "1 | 3,5" over "2 | -5": short answers.
    let mayBeText =
      isBelowKeys && rows.allSatisfy { $0.count == 2 }
      && Self.areInOrder(rows.map { $0[0] }) && !Self.areInOrder(rows.map { $0[1] })
    var found: [(Int, PaperCell)] = []
    for row in rows {
      guard row.count >= 2, row.count.isMultiple(of: 2) else { return false }
      for column in stride(from: 0, to: row.count, by: 2) {
        if row[column].isBlank, row[column + 1].isBlank { continue }
        guard let number = row[column].number else { return false }
        if row[column + 1].isBlank { continue }
        guard hasTitle || row[column + 1].isKey || mayBeText else { return false }
        found.append((number, row[column + 1]))
      }
    }
    guard !found.isEmpty else { return false }
    for (number, cell) in found.sorted(by: { $0.0 < $1.0 }) { add(number, [cell]) }
    return true
  }

  /// "Câu | Đáp án | Giải thích" over a number, its key and its reason in each row.
  private mutating func readExplained(_ rows: [[PaperCell]]) -> Bool {
    guard rows.count >= 2, let head = rows.first, Self.isExplainedHead(head) else { return false }
    var found: [PaperLine] = []
    for row in rows.dropFirst() where !Self.isExplainedHead(row) {
      guard row.count == 3, let number = row[0].number else { return false }
      if row[1].isBlank { continue }
      guard let entry = Self.entry(number, [row[1]], explanation: row[2]) else { return false }
      found.append(entry)
    }
    entries = found
    return !found.isEmpty
  }

  static func isExplainedHead(_ row: [PaperCell]) -> Bool {
    row.count == 3 && !row[0].isBlank && row[0].isTitleOfNumbers && row[1].isTitleOfKeys
      && row[2].isTitleOfReasons
  }

  /// "Câu | A | B | C" over a number and one cross in each row; or the other way round.
  private mutating func readCrosses(_ rows: [[PaperCell]]) -> Bool {
    guard let count = rows.first?.count, count >= 3, rows.count >= 3,
      rows.allSatisfy({ $0.count == count })
    else { return false }
    let turned = (0..<count).map { column in rows.map { $0[column] } }
    guard let found = Self.crosses(rows) ?? Self.crosses(turned) else { return false }
    for (number, letter) in found.sorted(by: { $0.0 < $1.0 }) { add(number, [letter]) }
    return true
  }

  private static func crosses(_ rows: [[PaperCell]]) -> [(Int, PaperCell)]? {
    let letters = rows[0].dropFirst()
    guard rows[0][0].isTitleOfNumbers, letters.map(\.capital) == Array(0..<letters.count) else {
      return nil
    }
    var found: [(Int, PaperCell)] = []
    for row in rows.dropFirst() {
      guard let number = row[0].number, row.dropFirst().allSatisfy({ $0.isBlank || $0.isCross })
      else { return nil }
      let crossed = row.indices.dropFirst().filter { !row[$0].isBlank }
      // Two crosses are no key, nor is none.
      if crossed.count == 1 { found.append((number, rows[0][crossed[0]])) }
    }
    return found.isEmpty ? nil : found
  }

  /// Cells such as "1.B".
  private mutating func readPairs(_ rows: [[PaperCell]]) -> Bool {
    var found: [(PaperKeyPairs.Pair, PaperLine)] = []
    for cell in rows.joined() where !cell.isBlank && !cell.isTitleOfKeys {
      guard cell.range == cell.line.start..<cell.line.end,
        let pairs = PaperKeyPairs(cell.line, from: cell.range.lowerBound, lettersOnly: true)
      else { return false }
      found += pairs.pairs.map { ($0, cell.line) }
    }
    guard found.count >= 2 else { return false }
    for (pair, line) in found { add(pair.number, [PaperCell(line, pair.value)]) }
    return true
  }

  mutating func add(_ number: Int, _ keys: [PaperCell]) {
    if let entry = Self.entry(number, keys) { entries.append(entry) }
  }

  /// - Parameter explanation: a cell beside them.
  static func entry(
    _ number: Int, _ keys: [PaperCell], explanation: PaperCell? = nil
  ) -> PaperLine? {
    guard let first = keys.first else { return nil }
    var builder = PaperLineBuilder()
    builder.append("\(number). ".utf8, .plain)
    for (index, key) in keys.enumerated() {
      if index > 0 { builder.append(" ".utf8, .plain) }
      builder.append(key.line, key.range)
    }
    let end = builder.bytes.count
    if let explanation, !explanation.isBlank {
      builder.append(" ".utf8, .plain)
      builder.append(explanation.line, explanation.range)
    }
    var origin = first.line.origin
    if case .offset(let offset) = first.line.position(at: first.range.lowerBound) {
      origin = .text(
        start: offset, offsets: Array(repeating: 0, count: builder.bytes.count))
    }
    return builder.line(origin, isKeyEntry: true, textEnd: end)
  }

  // MARK: Typed tables

  /// Typed rows of numbers over rows of keys, as entries.
  static func unfolded(_ lines: [PaperLine]) -> [PaperLine] {
    var unfolded: [PaperLine] = []
    unfolded.reserveCapacity(lines.count)
    var index = 0
    while index < lines.count {
      if lines[index].isKeyEntry {
        unfolded.append(lines[index])
        index += 1
      } else if let grid = PaperCodeGrid.typed(lines, from: index)
        ?? PaperKeyParts.typed(lines, from: index) ?? PaperTruthList.typed(lines, from: index)
        ?? PaperTruthBlock.typed(lines, from: index) ?? statements(typed: lines, from: index)
        ?? PaperMarkingTable.typed(lines, from: index, below: unfolded)
      {
        unfolded += grid.lines
        index = grid.end
      } else if let numbers = columns(lines[index]), isNumbers(numbers),
        let next = lines[(index + 1)...].prefix(3).firstIndex(where: { !isRule($0) }),
        let keys = columns(lines[next], matching: numbers.count),
        let pairs = across(numbers, keys, isBelowKeys: isBelowKeys(unfolded))
      {
        var grid = PaperKeyGrid()
        let (truths, end) = furtherTruths(lines, from: next + 1, below: pairs.map(\.1))
        for (column, pair) in pairs.enumerated() {
          grid.add(pair.0, [pair.1] + truths.map { $0[column] })
        }
        unfolded += grid.entries
        index = end
      } else if let (entries, end) = PaperKeyColumn.read(lines, from: index) {
        unfolded += entries
        index = end
      } else {
        unfolded.append(lines[index])
        index += 1
      }
    }
    return unfolded
  }

  private static let linesBeforeMax = 40

  /// True where lines end with "ĐÁP ÁN", or with keys, names of parts and codes below it.
  static func isBelowKeys(_ lines: [PaperLine]) -> Bool {
    for line in lines.suffix(linesBeforeMax).reversed() where !line.isBlank && !line.isKeyEntry {
      let sign = PaperSigns(line)
      if sign.landmark != nil { return true }
      if sign.heading?.rank == .part || PaperCode.begins(line) != nil { continue }
      if PaperKeyPairs(line, from: line.start, lettersOnly: true) == nil { return false }
    }
    return false
  }

  /// "b) S" in the lines under "Đáp án  a) Đ": the other truths of the same questions.
  private static func furtherTruths(
    _ lines: [PaperLine], from start: Int, below first: [PaperCell]
  ) -> (truths: [[PaperCell]], end: Int) {
    var truths: [[PaperCell]] = []
    var end = start
    guard first.allSatisfy({ $0.isTruth(of: 0) }) else { return (truths, end) }
    while end < lines.count, !lines[end].isBlank {
      let line = lines[end]
      let row = first.count == 1 ? [PaperCell(line, line.start..<line.end)] : cells(of: line) ?? []
      guard row.count == first.count, row.allSatisfy({ $0.isTruth(of: truths.count + 1) }) else {
        break
      }
      truths.append(row)
      end += 1
    }
    return (truths, end)
  }

  init() {}

  /// An empty line, or the line under a Markdown table's head.
  static func isRule(_ line: PaperLine) -> Bool {
    line.bytes[line.start..<line.end].allSatisfy {
      $0 == 0x7C || $0 == 0x2D || $0 == 0x3A || $0 == 32 || $0 == 9
    }
  }

  private static func isNumbers(_ cells: [PaperCell]) -> Bool {
    cells.dropFirst().allSatisfy { $0.number != nil || $0.isBlank }
      && (cells.first?.number != nil || cells.first?.isTitleOfNumbers == true)
  }

  /// The columns of a short typed row, apart by tabs, bars or wide spaces.
  static func cells(of line: PaperLine, bytesMax: Int = rowBytesMax) -> [PaperCell]? {
    guard !line.isBlank, line.objects.isEmpty, line.end - line.start <= bytesMax else {
      return nil
    }
    let cells = split(line, isWide: true)
    return cells.count >= 2 ? cells : nil
  }

  static let rowBytesMax = 400

  /// The columns of a typed row, apart by tabs, bars or wide spaces; where there are none of these,
  /// by single spaces.
  private static func columns(_ line: PaperLine, matching count: Int? = nil) -> [PaperCell]? {
    guard mayBeRow(line, isKeys: count != nil) else { return nil }
    for isWide in [true, false] {
      let cells = split(line, isWide: isWide)
      if let count {
        if cells.count == count { return cells }
        if let titled = joiningTitle(cells), titled.count == count { return titled }
      } else if cells.count >= 3 || cells.count == 2 && cells[1].number != nil {
        return cells
      }
    }
    return nil
  }

  /// "Đáp án 3,5 9": its title has more than one word.
  private static func joiningTitle(_ cells: [PaperCell]) -> [PaperCell]? {
    guard cells.count >= 3 else { return nil }
    for last in 1...min(2, cells.count - 2) {
      let title = PaperCell(
        cells[0].line, cells[0].range.lowerBound..<cells[last].range.upperBound)
      if title.isTitleOfKeys { return [title] + cells[(last + 1)...] }
    }
    return nil
  }

  /// Most lines are told from a row by their first letters.
  private static func mayBeRow(_ line: PaperLine, isKeys: Bool) -> Bool {
    guard !line.isBlank, line.objects.isEmpty else { return false }
    if isKeys { return true }
    let first = line.bytes[line.start]
    guard
      PaperScan.isDigit(first) || first == 0x7C || first | 0x20 == UInt8(ascii: "c")
        || first | 0x20 == UInt8(ascii: "s")
    else { return false }
    let digits = line.bytes[line.start..<line.end].count(where: PaperScan.isDigit)
    return digits >= 2 && 4 * digits >= line.end - line.start - 60
      && line.bytes[line.end - 1] == 0x7C || PaperScan.isDigit(line.bytes[line.end - 1])
  }

  private static func split(_ line: PaperLine, isWide: Bool) -> [PaperCell] {
    var cells: [PaperCell] = []
    let bytes = line.bytes
    let hasBars = bytes.contains(0x7C)
    var start = line.start
    var end = line.end
    if hasBars {
      if bytes[start] == 0x7C { start += 1 }
      if end > start, bytes[end - 1] == 0x7C { end -= 1 }
    }
    var index = start
    while index < end {
      let isGap =
        hasBars
        ? bytes[index] == 0x7C
        : bytes[index] == 9 || bytes[index] == 32 && (!isWide || bytes[index + 1] == 32)
      guard isGap else {
        index += 1
        continue
      }
      cells.append(PaperCell(line, start..<index))
      index += 1
      while !hasBars, index < end, bytes[index] == 32 || bytes[index] == 9 { index += 1 }
      start = index
    }
    cells.append(PaperCell(line, start..<max(start, end)))
    return cells
  }
}
