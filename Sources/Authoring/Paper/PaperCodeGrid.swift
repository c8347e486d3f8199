/// Tables of keys for several papers, each with its code: “Câu | 101 | 102” over “1 | A | B”, or
/// “Mã đề | 1 | 2” over “101 | A | B”. Each paper becomes a line with its code and its entries.
struct PaperCodeGrid {
  private(set) var lines: [PaperLine] = []

  private struct Entry {
    let code: Int
    let codeCell: PaperCell
    /// Of the part, where a column names it.
    var part: Int?
    let number: Int
    let key: PaperCell
  }

  /// - Returns: nil where the rows are no such table.
  init?(_ rows: [[PaperCell]]) {
    let rows = PaperKeyGrid.folded(rows.filter { !$0.allSatisfy(\.isBlank) })
    let isTitled = rows.first.map(Self.isTitle) ?? false
    guard
      let entries = Self.acrossWithParts(rows) ?? Self.across(rows) ?? Self.down(rows)
        ?? (isTitled ? Self.across(Array(rows.dropFirst())) : nil)
    else { return nil }
    var codes: [Int] = []
    for entry in entries where !codes.contains(entry.code) { codes.append(entry.code) }
    for code in codes {
      let own = entries.filter { $0.code == code }
      guard let first = own.first else { continue }
      lines.append(Self.line("Mã đề \(PaperCode.name(code))", first.codeCell, isEntry: false))
      var part: Int?
      for entry in own {
        if let next = entry.part, next != part {
          lines.append(Self.line("Phần \(next)", entry.key, isEntry: false))
          part = next
        }
        lines.append(Self.line("\(entry.number). ", entry.key, isEntry: true))
      }
    }
  }

  /// "Mã đề" over the codes, or "ĐÁP ÁN" over the whole table.
  private static func isTitle(_ row: [PaperCell]) -> Bool {
    if row.contains(where: { PaperCode($0).map { $0.number == nil } ?? false }) { return true }
    let cells = row.filter { !$0.isBlank }
    return cells.count == 1 && PaperKeyTitle.isTitle(cells[0].line)
  }

  private static func line(_ text: String, _ cell: PaperCell, isEntry: Bool) -> PaperLine {
    var builder = PaperLineBuilder()
    builder.append(text.utf8, .plain)
    if isEntry { builder.append(cell.line, cell.range) }
    var origin = cell.line.origin
    if case .offset(let offset) = cell.line.position(at: cell.range.lowerBound) {
      origin = .text(start: offset, offsets: Array(repeating: 0, count: builder.bytes.count))
    }
    return builder.line(origin, isKeyEntry: isEntry)
  }

  /// Codes across, questions down; in blocks side by side, where the table is a long one.
  private static func across(_ rows: [[PaperCell]]) -> [Entry]? {
    guard let head = rows.first, rows.count >= 2, head.count >= 2 else { return nil }
    let body = rows.dropFirst()
    guard body.allSatisfy({ $0.count == head.count }), head[0].isTitleOfCodes else { return nil }
    let starts = head.indices.filter { head[$0].isTitleOfCodes }
    let codes = head.map { PaperCode($0)?.number }
    let isWhole = head.indices.allSatisfy { starts.contains($0) || codes[$0] != nil }
    guard isWhole, areCodes(head.filter { !$0.isTitleOfCodes }) else { return nil }
    var entries: [Entry] = []
    for row in body {
      for (place, start) in starts.enumerated() {
        let end = place + 1 < starts.count ? starts[place + 1] : head.count
        let keys = row[(start + 1)..<end]
        if row[start].isBlank, keys.allSatisfy(\.isBlank) { continue }
        guard let number = row[start].number else { return nil }
        for column in keys.indices where !row[column].isBlank {
          guard let code = codes[column] else { return nil }
          entries.append(
            Entry(code: code, codeCell: head[column], number: number, key: row[column]))
        }
      }
    }
    return entries.isEmpty ? nil : entries
  }

  /// "Phần | Câu | 101 | 102": the part stands before its first question, or before each.
  private static func acrossWithParts(_ rows: [[PaperCell]]) -> [Entry]? {
    guard let head = rows.first, head.count >= 3, head[0].isTitleOfParts,
      rows.dropFirst().first?.first?.partNumber != nil
    else { return nil }
    var parts: [Int] = []
    for row in rows.dropFirst() {
      guard let cell = row.first, let part = cell.isBlank ? parts.last : cell.partNumber else {
        return nil
      }
      parts.append(part)
    }
    var entries: [Entry] = []
    for (part, row) in zip(parts, rows.dropFirst()) {
      // Each row for itself: numbers begin anew in each part.
      guard var found = across([Array(head.dropFirst()), Array(row.dropFirst())]) else {
        return nil
      }
      for index in found.indices { found[index].part = part }
      entries += found
    }
    return entries
  }

  /// Questions across, codes down.
  private static func down(_ rows: [[PaperCell]]) -> [Entry]? {
    guard let head = rows.first, rows.count >= 2, head.count >= 3 else { return nil }
    let body = rows.dropFirst()
    guard head[0].isTitleOfCodes, head.dropFirst().allSatisfy({ $0.number != nil }),
      body.allSatisfy({ $0.count == head.count }), areCodes(body.map { $0[0] })
    else { return nil }
    var entries: [Entry] = []
    for row in body {
      guard let code = PaperCode(row[0])?.number else { return nil }
      for column in 1..<head.count where !row[column].isBlank {
        guard let number = head[column].number,
          row[column].isKey || head[column].questionNumber != nil || !head[0].isTitleOfNumbers
        else { return nil }
        entries.append(Entry(code: code, codeCell: row[0], number: number, key: row[column]))
      }
    }
    return entries.isEmpty ? nil : entries
  }

  /// Numbers of three digits, or with a word before them: else they are numbers of questions.
  private static func areCodes(_ cells: [PaperCell]) -> Bool {
    let codes = cells.map(PaperCode.init)
    let numbers = codes.compactMap { $0?.number }
    guard numbers.count == cells.count, !numbers.isEmpty else { return false }
    if codes.allSatisfy({ $0?.hasWord == true }) { return true }
    return numbers.count >= 2 && codes.allSatisfy { ($0?.digits ?? 0) >= 3 }
  }

  // MARK: Typed tables

  /// Most lines are told from a title by their first letter.
  private static func mayBegin(_ line: PaperLine) -> Bool {
    guard !line.isBlank else { return false }
    let first = line.bytes[line.start]
    return first == 0x7C || first >= 0xC3 || "cmpst".utf8.contains(first | 0x20)
  }

  /// Rows that begin at a line, apart by tabs, bars or wide spaces.
  ///
  /// - Returns: nil where they are no such table; else its lines, and the first line after it.
  static func typed(_ lines: [PaperLine], from index: Int) -> (lines: [PaperLine], end: Int)? {
    guard mayBegin(lines[index]), let head = PaperKeyGrid.cells(of: lines[index]), head.count >= 3,
      head[0].isTitleOfCodes || head[0].isTitleOfParts, !head[0].isBlank
    else { return nil }
    let number = head[0].isTitleOfParts ? 1 : 0
    // Below codes that can be nothing else, beside numbers, any text is a key.
    let isCertain = head[number].isTitleOfCodes && areCodes(Array(head[(number + 1)...]))
    var rows = [head]
    var end = index + 1
    while end < lines.count {
      if PaperKeyGrid.isRule(lines[end]) {
        end += 1
        continue
      }
      guard let row = PaperKeyGrid.cells(of: lines[end]), row.count == head.count,
        row.dropFirst().allSatisfy({ $0.isKey || $0.isBlank })
          || isCertain && row[number].number != nil
      else { break }
      rows.append(row)
      end += 1
    }
    guard rows.count >= 2, let grid = PaperCodeGrid(rows) else { return nil }
    return (grid.lines, end)
  }
}

extension PaperCell {
  fileprivate var isTitleOfParts: Bool { isOneOf(["phan", "part"]) }

  /// What stands over numbers of questions, or over codes: “Câu”, “Mã đề”, “Câu\\Mã đề”.
  fileprivate var isTitleOfCodes: Bool {
    if isTitleOfNumbers { return true }
    let words: [StaticString] = ["ma de thi", "ma de", "cau", "de", "ma", "hoi"]
    var scan = PaperScan(head)
    while !scan.isAtEnd {
      scan.skip { !PaperScan.isLetter($0) && !PaperScan.isDigit($0) }
      if scan.isAtEnd { break }
      guard scan.take(anyOf: words) else { return false }
    }
    return true
  }
}
