/// A table of keys that names the parts of its paper: in rows of their own ("Phần I" over the numbers
/// and keys of that part, also a title such as “ĐÁP ÁN MÃ ĐỀ 101”), or in its first column.
struct PaperKeyParts {
  private(set) var lines: [PaperLine] = []

  /// - Returns: nil where the rows are no such table.
  init?(_ rows: [[PaperCell]]) {
    let rows = rows.filter { !$0.allSatisfy(\.isBlank) }
    guard readRows(rows) || readColumn(rows) || readTitledColumn(rows) || readPartRows(rows) else {
      return nil
    }
  }

  /// A column of lists for each part: "PHẦN I | PHẦN II" over "1. A", "2. D" | "1. ĐSĐS", …
  init?(lists rows: [[[PaperLine]]], _ cells: [[PaperCell]]) {
    guard rows.count == 2, rows[0].count >= 2, rows[0].count == rows[1].count,
      cells[0].allSatisfy({ $0.part != nil })
    else { return nil }
    for (title, list) in zip(cells[0], rows[1]) {
      let list = list.filter { !$0.isBlank }
      guard list.allSatisfy({ PaperKeyPairs($0, from: $0.start, lettersOnly: false) != nil }) else {
        return nil
      }
      lines.append(Self.line(of: title))
      lines += list
    }
  }

  private mutating func readRows(_ rows: [[PaperCell]]) -> Bool {
    var group: [[PaperCell]] = []
    var hasTitle = false
    for row in rows {
      guard let title = Self.title(row) else {
        group.append(row)
        continue
      }
      guard take(group) else { return false }
      group = []
      hasTitle = true
      lines.append(Self.line(of: title))
    }
    return hasTitle && !group.isEmpty && take(group)
  }

  private mutating func readColumn(_ rows: [[PaperCell]]) -> Bool {
    lines = []
    guard let first = rows.first?.first, first.part != nil else { return false }
    var group: [[PaperCell]] = []
    for row in rows {
      guard row.count >= 3 else { return false }
      if !row[0].isBlank {
        guard row[0].part != nil, take(group) else { return false }
        group = []
        lines.append(Self.line(of: row[0]))
      }
      group.append(Array(row.dropFirst()))
    }
    return take(group)
  }

  /// "Phần | Câu | Đáp án" over "I | 1 | A": the part before each question, or before the first.
  private mutating func readTitledColumn(_ rows: [[PaperCell]]) -> Bool {
    lines = []
    guard let head = rows.first, head.count >= 3, head[0].isOneOf(["phan", "part"]) else {
      return false
    }
    let title = Array(head.dropFirst())
    var group: [[PaperCell]] = []
    var last: Int?
    for row in rows.dropFirst() {
      guard row.count == head.count else { return false }
      if !row[0].isBlank {
        guard let part = row[0].partNumber else { return false }
        if part != last {
          guard take(group) else { return false }
          group = [title]
          lines.append(Self.line(of: PaperCell(text: "Phần \(part)", at: row[0])))
          last = part
        }
      }
      guard last != nil else { return false }
      group.append(Array(row.dropFirst()))
    }
    return group.count > 1 && take(group)
  }

  /// "Câu | 1 | 2" over "Phần I | A | D" over "Phần II | ĐSĐS | SSĐĐ".
  private mutating func readPartRows(_ rows: [[PaperCell]]) -> Bool {
    lines = []
    guard let head = rows.first, rows.count >= 2, head.count >= 2, head[0].isTitleOfNumbers,
      head.dropFirst().allSatisfy({ $0.number != nil })
    else { return false }
    for row in rows.dropFirst() {
      guard row.count == head.count, row[0].part != nil else { return false }
      lines.append(Self.line(of: row[0]))
      for (number, key) in zip(head, row).dropFirst() where !key.isBlank {
        guard let number = number.number, let entry = PaperKeyGrid.entry(number, [key]) else {
          return false
        }
        lines.append(entry)
      }
    }
    return true
  }

  /// Takes the rows of one part; true where there are none yet.
  private mutating func take(_ rows: [[PaperCell]]) -> Bool {
    if rows.isEmpty { return true }
    // The parts of one table have as many columns as the longest.
    let count = rows.map { row in (row.lastIndex { !$0.isBlank } ?? -1) + 1 }.max() ?? 0
    let even = rows.map { Array($0.prefix(count)) }
    guard let grid = PaperKeyGrid(even, isBelowKeys: true) else { return false }
    lines += grid.entries
    return true
  }

  /// The cell that is all of a row, where it names a part or a code, or says "ĐÁP ÁN".
  private static func title(_ row: [PaperCell]) -> PaperCell? {
    let cells = row.filter { !$0.isBlank }
    guard cells.count == 1, row.count == 1 || !row[0].isBlank, let cell = cells.first else {
      return nil
    }
    let line = line(of: cell)
    let sign = PaperSigns(line)
    return cell.part != nil || PaperCode.begins(line) != nil || sign.landmark == .keys
      || sign.heading?.kind != nil ? cell : nil
  }

  static func line(of cell: PaperCell) -> PaperLine {
    var builder = PaperLineBuilder()
    builder.append(cell.line, cell.range)
    var origin = cell.line.origin
    if case .offset(let offset) = cell.line.position(at: cell.range.lowerBound) {
      origin = .text(start: offset, offsets: Array(repeating: 0, count: builder.bytes.count))
    }
    return builder.line(origin, isParagraph: true)
  }

  /// Rows that begin at a line with the name of a part, apart by tabs or bars.
  static func typed(_ lines: [PaperLine], from index: Int) -> (lines: [PaperLine], end: Int)? {
    guard mayBegin(lines[index]), let head = PaperKeyGrid.cells(of: lines[index]),
      head[0].part != nil || head[0].isOneOf(["phan"]) && head[1].isTitleOfNumbers
    else { return nil }
    var rows = [head]
    var end = index + 1
    while end < lines.count {
      if !lines[end].isBlank, PaperKeyGrid.isRule(lines[end]) {
        end += 1
        continue
      }
      guard var row = PaperKeyGrid.cells(of: lines[end]) else { break }
      // A part stands in its first row only.
      if row.count == head.count - 1, lines[end].isIndentedByTab {
        row.insert(PaperCell(lines[end], 0..<0), at: 0)
      }
      rows.append(row)
      end += 1
    }
    guard rows.count >= 2, let parts = PaperKeyParts(rows) else { return nil }
    return (parts.lines, end)
  }

  private static func mayBegin(_ line: PaperLine) -> Bool {
    guard !line.isBlank else { return false }
    let first = line.bytes[line.start]
    return first == 0x7C || first | 0x20 == UInt8(ascii: "p")
  }
}

extension PaperCell {
  /// The number of the part that it names: "Phần I", "PHẦN II. Đúng/Sai".
  var part: Int? {
    var scan = PaperScan(head)
    guard scan.take(anyOf: ["phan", "part"]) else { return nil }
    scan.skipSpaces()
    return PaperHeading.ordinal(&scan, line)
  }

  /// The number of a part, also alone: "I", "2".
  var partNumber: Int? {
    if let part { return part }
    var scan = PaperScan(head)
    guard let number = PaperHeading.ordinal(&scan, line) else { return nil }
    scan.skip { $0 == UInt8(ascii: ".") || PaperScan.isSpace($0) }
    return scan.isAtEnd ? number : nil
  }

  /// "1", "Câu 1"; not "1.", which begins an entry of a list.
  var bareNumber: Int? {
    guard let last = range.last, PaperScan.isDigit(line.bytes[last]) else { return nil }
    return number
  }
}
