/// Tables of keys of statements, as the examination of 2025 has brought them.
extension PaperKeyGrid {
  /// Statements a to d across, questions down; or the other way round.
  mutating func readStatements(_ rows: [[PaperCell]]) -> Bool {
    guard let first = rows.first, first.count >= 3, rows.count >= 2 else { return false }
    let body = rows.dropFirst()
    let isRegular = body.allSatisfy { row in
      row.count == first.count && row.dropFirst().allSatisfy { $0.isTruth || $0.isBlank }
    }
    guard isRegular else { return false }
    if first.dropFirst().map(\.statement) == Array(0..<(first.count - 1)) {
      guard body.allSatisfy({ $0[0].number != nil }) else { return false }
      for row in body { if let number = row[0].number { add(number, Array(row.dropFirst())) } }
      return true
    }
    guard body.map({ $0[0].statement }) == Array(0..<body.count),
      first.dropFirst().allSatisfy({ $0.number != nil || $0.isBlank })
    else { return false }
    for column in 1..<first.count {
      if let number = first[column].number { add(number, body.map { $0[column] }) }
    }
    return true
  }

  /// "Câu 1 | Câu 2" over "a) Đ | a) S" over "b) S | b) S".
  mutating func readStatementColumns(_ rows: [[PaperCell]]) -> Bool {
    guard let head = rows.first, rows.count >= 3, head.count >= 1,
      head.contains(where: { $0.number != nil }),
      head.allSatisfy({ $0.number != nil || $0.isBlank })
    else { return false }
    let body = rows.dropFirst()
    guard body.allSatisfy({ $0.count == head.count }) else { return false }
    var found: [(Int, [PaperCell])] = []
    for (column, cell) in head.enumerated() {
      let truths = body.map { $0[column] }
      guard let number = cell.number else {
        if truths.allSatisfy(\.isBlank) { continue }
        return false
      }
      let areTruths = truths.enumerated().allSatisfy { place, cell in
        cell.isTruth(of: place)
      }
      guard areTruths else { return false }
      found.append((number, truths))
    }
    for (number, truths) in found { add(number, truths) }
    return true
  }

  /// "Câu | Lệnh hỏi | Đáp án" over a row for each statement, the number in the first of them; in
  /// blocks side by side. The letter may stand in the cell of its truth.
  mutating func readStatementRows(_ rows: [[PaperCell]]) -> Bool {
    guard let count = rows.first?.count, rows.count >= 3, rows.allSatisfy({ $0.count == count })
    else { return false }
    for width in [3, 2] where count.isMultiple(of: width) {
      guard let found = Self.statementRows(rows, width) else { continue }
      for (number, truths) in found.sorted(by: { $0.0 < $1.0 }) { add(number, truths) }
      return true
    }
    return false
  }

  private static func statementRows(
    _ rows: [[PaperCell]], _ width: Int
  ) -> [(Int, [PaperCell])]? {
    var rows = rows
    if let head = rows.first, head[0].isTitleOfNumbers, !head[0].isBlank { rows.removeFirst() }
    var found: [(Int, [PaperCell])] = []
    for start in stride(from: 0, to: rows.first?.count ?? 0, by: width) {
      var isOpen = false
      for row in rows {
        let cells = row[start..<(start + width)]
        if cells.allSatisfy(\.isBlank) { continue }
        if let number = row[start].number, isOpen, found.last?.0 == number {
          // The number stands beside each of its statements.
        } else if let number = row[start].number {
          found.append((number, []))
          isOpen = true
        } else if !row[start].isBlank {
          return nil
        }
        guard isOpen, let truth = cells.last, let place = found.last?.1.count else { return nil }
        guard
          width == 3
            ? row[start + 1].statement == place && truth.isTruth
            : truth.isTruth(of: place) && !truth.isTruth
        else { return nil }
        found[found.count - 1].1.append(truth)
      }
    }
    // One statement alone in each may be anything.
    return found.contains { $0.1.count > 1 } ? found : nil
  }

  /// "Câu 1" and "Câu 2", each over "a | b | c | d", over the truths of these.
  mutating func readStatementSpans(_ rows: [[PaperCell]]) -> Bool {
    guard rows.count == 3, rows[1].count == rows[2].count, rows[0].count < rows[1].count else {
      return false
    }
    var (numbers, letters, truths) = (rows[0][...], rows[1][...], rows[2][...])
    if let first = letters.first, first.statement == nil {
      (numbers, letters, truths) = (
        numbers.first?.number == nil ? numbers.dropFirst() : numbers, letters.dropFirst(),
        truths.dropFirst()
      )
    }
    var groups: [[PaperCell]] = []
    for (letter, truth) in zip(letters, truths) {
      if letter.statement == 0 { groups.append([]) }
      guard let place = groups.last?.count, letter.statement == place, truth.isTruth else {
        return false
      }
      groups[groups.count - 1].append(truth)
    }
    let found = numbers.filter { !$0.isBlank }.compactMap(\.number)
    guard found.count == groups.count, !found.isEmpty else { return false }
    for (number, truths) in zip(found, groups) { add(number, truths) }
    return true
  }

  /// Typed rows that are such a table, from the row of its titles on.
  static func statements(
    typed lines: [PaperLine], from index: Int
  ) -> (lines: [PaperLine], end: Int)? {
    guard let first = lines[index].bytes[lines[index].start..<lines[index].end].first,
      first == 0x7C || first | 0x20 == UInt8(ascii: "c"),
      let head = cells(of: lines[index]), head[0].isTitleOfNumbers, !head[0].isBlank,
      head.count >= 3 || head[1].number != nil
    else { return nil }
    var rows = [head]
    var end = index + 1
    while end < lines.count {
      if isRule(lines[end]) {
        end += 1
        continue
      }
      guard let row = cells(of: lines[end]), row.count == head.count,
        row.dropFirst().allSatisfy(\.isTruth), row[0].statement != nil || row[0].number != nil
      else { break }
      rows.append(row)
      end += 1
    }
    var grid = PaperKeyGrid()
    guard rows.count >= 2, grid.readStatements(withoutPoints(rows)) else { return nil }
    return (grid.entries, end)
  }

  /// Rows "1a | Đ | 2a | S" in blocks side by side as those of one block below the other.
  private static func unstacked(_ rows: [[PaperCell]]) -> [[PaperCell]] {
    guard let count = rows.first?.count, count >= 4, count.isMultiple(of: 2),
      rows.allSatisfy({ row in
        row.count == count
          && stride(from: 0, to: count, by: 2).allSatisfy {
            row[$0].numberedStatement != nil && row[$0 + 1].isTruth
          }
      })
    else { return rows }
    return stride(from: 0, to: count, by: 2).flatMap { column in
      rows.map { [$0[column], $0[column + 1]] }
    }
  }

  /// Rows "1a", "1b", "1c", "1d" with truths as one row "1".
  static func folded(_ rows: [[PaperCell]]) -> [[PaperCell]] {
    let rows = unstacked(rows)
    var folded: [[PaperCell]] = []
    var index = 0
    while index < rows.count {
      var group: [[PaperCell]] = []
      while index + group.count < rows.count, let first = rows[index].first?.numberedStatement {
        let row = rows[index + group.count]
        guard let next = row.first?.numberedStatement, next.number == first.number,
          next.letter == group.count, row.count == rows[index].count, row.count >= 2,
          row.dropFirst().allSatisfy(\.isTruth)
        else { break }
        group.append(row)
      }
      guard group.count >= 2, let number = rows[index].first?.numberedStatement?.number else {
        folded.append(rows[index])
        index += 1
        continue
      }
      folded.append(
        [PaperCell(text: "\(number)", at: group[0][0])]
          + (1..<group[0].count).map { column in PaperCell(joining: group.map { $0[column] }) })
      index += group.count
    }
    return folded
  }
}

extension PaperCell {
  /// "1a", "1.b)", "Câu 2c": the statement of a question.
  var numberedStatement: (number: Int, letter: Int)? {
    var scan = PaperScan(head)
    if scan.take("cau") { scan.skipSpaces() }
    guard let number = scan.number() else { return nil }
    scan.skip { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") || PaperScan.isSpace($0) }
    if scan.take("y") { scan.skipSpaces() }
    guard let letter = scan.current.flatMap(PaperLetters.number),
      line.bytes[scan.offset] >= UInt8(ascii: "a"), line.bytes[scan.offset] < 0x80
    else { return nil }
    scan.index += 1
    scan.skip { $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: ".") || PaperScan.isSpace($0) }
    return scan.isAtEnd ? (number, letter) : nil
  }

  /// A text that stands for others, where one of them stands.
  init(text: String, at cell: PaperCell) {
    self.init(text: text, joining: [], at: cell)
  }

  /// Cells one after the other.
  init(joining cells: [PaperCell]) {
    let first = cells.first ?? PaperCell(PaperLine(bytes: [], origin: .paragraph(0)), 0..<0)
    self.init(text: "", joining: cells, at: first)
  }

  private init(text: String, joining cells: [PaperCell], at first: PaperCell) {
    var builder = PaperLineBuilder()
    builder.append(text.utf8, .plain)
    for (index, cell) in cells.enumerated() {
      if index > 0 { builder.append(" ".utf8, .plain) }
      builder.append(cell.line, cell.range)
    }
    var origin = first.line.origin
    if case .offset(let offset) = first.line.position(at: first.range.lowerBound) {
      origin = .text(start: offset, offsets: Array(repeating: 0, count: builder.bytes.count))
    }
    let line = builder.line(origin)
    self.init(line, line.start..<line.end)
  }
}
