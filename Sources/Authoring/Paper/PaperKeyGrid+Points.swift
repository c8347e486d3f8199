/// Rows and columns that say how many points each question gives: they are no keys.
extension PaperKeyGrid {
  /// Without the rows and columns of points, where what is left are keys beside numbers.
  static func withoutPoints(_ rows: [[PaperCell]]) -> [[PaperCell]] {
    guard let head = rows.first else { return rows }
    if rows.count >= 3, rows.count.isMultiple(of: 3),
      stride(from: 2, to: rows.count, by: 3).allSatisfy({ rows[$0].first?.isTitleOfPoints == true })
    {
      return rows.indices.filter { $0 % 3 < 2 }.map { rows[$0] }
    }
    if let last = head.last, last.isTitleOfPoints, head.count >= 4,
      head[1].statement == 0, rows.allSatisfy({ $0.count == head.count })
    {
      return rows.map { Array($0.dropLast()) }
    }
    guard let columns = columnsBesidePoints(head), rows.allSatisfy({ $0.count == head.count }),
      rows.dropFirst().allSatisfy({ row in
        stride(from: 1, to: columns.count, by: 2).allSatisfy { row[columns[$0]].isKeyBesidePoints }
      })
    else { return rows }
    return rows.enumerated().map { index, row in
      columns.map { column in
        // "Nội dung" stands over letters.
        index == 0 && row[column].isOneOf(["noi dung"])
          ? PaperCell(text: "Đáp án", at: row[column]) : row[column]
      }
    }
  }

  /// The columns of "Câu | Đáp án | Điểm", also of several such blocks side by side, but those of
  /// points; nil where there are none of these.
  static func columnsBesidePoints(_ head: [PaperCell]) -> [Int]? {
    guard head.count.isMultiple(of: 3), !head.isEmpty else { return nil }
    for start in stride(from: 0, to: head.count, by: 3) {
      guard !head[start].isBlank, head[start].isTitleOfNumbers,
        head[start + 1].isTitleOfKeys || head[start + 1].isOneOf(["noi dung"]),
        head[start + 2].isTitleOfPoints
      else { return nil }
    }
    return head.indices.filter { $0 % 3 < 2 }
  }
}

extension PaperCell {
  var isTitleOfPoints: Bool {
    isOneOf(["diem", "thang diem", "diem so", "so diem", "bieu diem"])
  }

  /// A letter, a truth or a number: a text is what essays are marked by.
  var isKeyBesidePoints: Bool {
    if isBlank || isKey { return true }
    let text = line.bytes[range]
    return text.count <= 12 && text.contains(where: PaperScan.isDigit)
      && !text.contains { PaperScan.isLetter($0 | 0x20) }
  }
}
