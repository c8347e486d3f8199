/// A marking table, "Phần | Câu | Nội dung | Điểm": letters are the keys of questions with choices,
/// texts are what essays are marked by.
struct PaperMarkingTable {
  private(set) var lines: [PaperLine] = []

  /// The columns of its head.
  private struct Columns {
    var part: Int?
    var number: Int
    /// "Ý": the part of an essay.
    var piece: Int?
    var content: Int
    let count: Int

    /// - Returns: nil where no column has points, or one has a title that is not known.
    init?(_ head: [PaperCell]) {
      var (part, number, piece, content, points): (Int?, Int?, Int?, Int?, Int?)
      for (column, cell) in head.enumerated() where !cell.isBlank {
        if cell.isTitleOfPoints {
          points = points ?? column
        } else if cell.isOneOf(["phan", "part"]) {
          part = column
        } else if cell.isTitleOfNumbers || cell.isOneOf(["bai"]) {
          guard number == nil else { return nil }
          number = column
        } else if cell.isOneOf(["y", "cau nho"]) {
          piece = column
        } else if cell.isTitleOfKeys || cell.isTitleOfGuides {
          guard content == nil else { return nil }
          content = column
        } else {
          return nil
        }
      }
      guard let number, let content, points != nil else { return nil }
      (self.part, self.number, self.piece, self.content) = (part, number, piece, content)
      count = head.count
    }
  }

  /// - Returns: nil where the rows are no such table.
  init?(_ rows: [[[PaperLine]]], _ cells: [[PaperCell]]) {
    guard rows.count > 1, let head = cells.first, let columns = Columns(head) else { return nil }
    for (row, cells) in zip(rows, cells).dropFirst() where !cells.allSatisfy(\.isBlank) {
      guard cells.count == columns.count else {
        // "II. TỰ LUẬN (3 điểm)" over all columns.
        guard cells.count == 1, let title = row[0].first(where: { !$0.isBlank }) else { return nil }
        lines.append(title)
        continue
      }
      guard read(row, cells, columns) else { return nil }
    }
    guard lines.contains(where: { $0.isKeyEntry || PaperSigns($0).label != nil }) else {
      return nil
    }
  }

  private mutating func read(
    _ row: [[PaperLine]], _ cells: [PaperCell], _ columns: Columns
  ) -> Bool {
    if let column = columns.part, !cells[column].isBlank {
      guard let part = cells[column].partNumber ?? cells[column].titledPart else { return false }
      lines.append(PaperKeyParts.line(of: PaperCell(text: "Phần \(part)", at: cells[column])))
    }
    let (number, content) = (cells[columns.number], row[columns.content])
    let texts = content.filter { !$0.isBlank }
    guard let first = texts.first else { return true }
    guard !number.isBlank else {
      // What has no number of its own goes on with the one above.
      let piece = columns.piece.map { cells[$0] }
      lines.append(Self.joined(piece, first))
      lines += texts.dropFirst()
      return !lines.isEmpty
    }
    guard let value = number.numberBesidePoints else {
      // "Tổng".
      return number.isOneOf(["tong", "tong diem", "tong cong"])
    }
    if texts.count == 1, cells[columns.content].isKeyBesidePoints,
      let entry = PaperKeyGrid.entry(value, [cells[columns.content]])
    {
      lines.append(entry)
      return true
    }
    // On a line of its own it is no key of a question that is no essay.
    lines.append(PaperKeyParts.line(of: PaperCell(text: "Câu \(value).", at: number)))
    let text = Self.joined(columns.piece.map { cells[$0] }, first)
    lines.append(Self.joined(PaperCell(text: "Lời giải:", at: number), text))
    lines += texts.dropFirst()
    return true
  }

  private static func joined(_ label: PaperCell?, _ line: PaperLine) -> PaperLine {
    guard let label, !label.isBlank else { return line }
    var builder = PaperLineBuilder()
    builder.append(label.line, label.range)
    builder.append(" ".utf8, .plain)
    builder.append(line, line.start..<line.end)
    var origin = line.origin
    if case .offset(let offset) = line.position(at: line.start) {
      origin = .text(start: offset, offsets: Array(repeating: 0, count: builder.bytes.count))
    }
    return builder.line(origin, isParagraph: true)
  }

  // MARK: Typed

  /// Rows below such a head, apart by tabs or bars.
  ///
  /// - Parameter above: the lines before them, which say that these are for those who mark.
  static func typed(
    _ lines: [PaperLine], from index: Int, below above: [PaperLine]
  ) -> (lines: [PaperLine], end: Int)? {
    guard !lines[index].isBlank,
      "pcstb|".utf8.contains(lines[index].bytes[lines[index].start] | 0x20),
      let head = PaperKeyGrid.cells(of: lines[index]), head.count >= 3, Columns(head) != nil,
      PaperKeyGrid.isBelowKeys(above)
    else { return nil }
    var rows = [head]
    var end = index + 1
    while end < lines.count {
      if !lines[end].isBlank, PaperKeyGrid.isRule(lines[end]) {
        end += 1
        continue
      }
      guard var row = PaperKeyGrid.cells(of: lines[end], bytesMax: rowBytesMax) else { break }
      if let exact = tabbed(lines[end]), exact.count == head.count { row = exact }
      // A tab before the first cell stands for an empty one.
      while row.count < head.count, lines[end].isIndentedByTab {
        row.insert(PaperCell(lines[end], 0..<0), at: 0)
      }
      rows.append(row)
      end += 1
    }
    let texts = rows.map { $0.map { [PaperKeyParts.line(of: $0)] } }
    guard let table = PaperMarkingTable(texts, texts.map { $0.map(PaperTables.cell) }) else {
      return nil
    }
    return (table.lines, end)
  }

  /// The cells of a row between its tabs, of which some may be empty.
  private static func tabbed(_ line: PaperLine) -> [PaperCell]? {
    guard line.bytes.contains(9), !line.bytes.contains(0x7C) else { return nil }
    return line.bytes.indices.split(omittingEmptySubsequences: false) { line.bytes[$0] == 9 }
      .map { PaperCell(line, ($0.first ?? 0)..<($0.last.map { $0 + 1 } ?? 0)) }
  }

  private static let rowBytesMax = 4_000
}

extension PaperCell {
  /// "Nội dung cần đạt", "Hướng dẫn chấm": what stands over what essays are marked by.
  fileprivate var isTitleOfGuides: Bool {
    isOneOf([
      "noi dung", "noi dung can dat", "yeu cau can dat", "huong dan cham", "huong dan", "goi y",
      "noi dung dap an", "dap an can dat", "dap an - huong dan cham", "loi giai",
      "noi dung tra loi",
      "dap an va huong dan cham", "yeu cau",
    ])
  }

  /// "I. Trắc nghiệm", "II (3 điểm)".
  fileprivate var titledPart: Int? {
    var scan = PaperScan(head)
    guard let number = PaperHeading.ordinal(&scan, line) else { return nil }
    return scan.current.map { ".:)( \t".utf8.contains($0) } == true ? number : nil
  }

  /// "3", "Câu 3 (1,0 điểm)", "Bài 3. (2đ)".
  fileprivate var numberBesidePoints: Int? {
    if let number { return number }
    var scan = PaperScan(head)
    if scan.take(anyOf: PaperQuestionLabel.words) || scan.take("bai") { scan.skipSpaces() }
    guard let number = scan.number() else { return nil }
    scan.skip { ".: \t".utf8.contains($0) }
    if scan.isAtEnd { return number }
    guard scan.take("("), scan.number() != nil else { return nil }
    return scan.head.letters.last == UInt8(ascii: ")") ? number : nil
  }
}
