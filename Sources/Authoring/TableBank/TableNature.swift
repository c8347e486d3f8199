/// What a table is that holds no questions, as teachers have such tables beside their banks.
enum TableNature {
  /// What pupils answered, as Google Forms and Microsoft Forms export it.
  case responses
  /// Numbers of questions beside letters.
  case keys

  /// Nil for a table that is neither.
  init?(_ table: CellTable) {
    guard let head = table.rows.first, head.cells.count > 1 else { return nil }
    if Self.namesTimes(head) {
      self = .responses
    } else if Self.holdsKeys(table) {
      self = .keys
    } else {
      return nil
    }
  }

  /// Source: the exports of Google Forms ("Timestamp" in the first column) and Microsoft Forms ("Start
  /// time", "Completion time") in English and Vietnamese.
  private static func namesTimes(_ row: CellTable.Row) -> Bool {
    let names = row.cells.map { BankColumnNames.key($0.text) }
    if let first = names.first, ["timestamp", "dauthoigian", "dauthoigiantraloi"].contains(first) {
      return true
    }
    return !Set(names).isDisjoint(with: ["starttime", "thoigianbatdau"])
      && !Set(names).isDisjoint(with: ["completiontime", "thoigianhoanthanh", "thoigianhoantat"])
  }

  /// Below a row of names nothing but numbers in their order, each with letters.
  private static func holdsKeys(_ table: CellTable) -> Bool {
    let rows = table.rows.dropFirst().prefix(200)
    guard rows.count >= 2 else { return false }
    return rows.allSatisfy { row in
      guard row.cells.count >= 2, let first = row.cells.first, Int(first.text) != nil else {
        return false
      }
      return row.cells.dropFirst().allSatisfy { cell in
        let text = cell.text.filter { !$0.isWhitespace && $0 != "," }
        return !text.isEmpty && text.count <= 4
          && text.allSatisfy { "ABCDEFGHabcdefghĐđSsTF".contains($0) }
      }
    }
  }

  var finding: BankFinding {
    switch self {
    case .responses: .tableIsResponses()
    case .keys: .tableIsKeys()
    }
  }
}
