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
        if let number = row[start].number {
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
}
