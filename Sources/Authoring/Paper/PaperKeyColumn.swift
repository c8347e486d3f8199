/// Keys that a typed or pasted text has one below the other: "Câu  Đáp án" over "1  3,5" over
/// "2  84", or the cells of a table that each became a line of its own.
enum PaperKeyColumn {
  /// So few lines that alternate between numbers and letters may be anything.
  private static let pairsMin = 3
  /// No paper has more questions.
  private static let numbersMax = 500

  /// - Returns: the entries that begin at a line, and the first line after them.
  static func read(_ lines: [PaperLine], from index: Int) -> (entries: [PaperLine], end: Int)? {
    let line = lines[index]
    guard !line.isBlank, line.objects.isEmpty else { return nil }
    let first = line.bytes[line.start]
    if PaperScan.isDigit(first) {
      return alternating(lines, from: index) ?? numbersThenKeys(lines, from: index)
    }
    return first | 0x20 == UInt8(ascii: "c") || first | 0x20 == UInt8(ascii: "s") || first == 0x7C
      ? titled(lines, from: index) : nil
  }

  private static func titled(
    _ lines: [PaperLine], from index: Int
  ) -> (entries: [PaperLine], end: Int)? {
    guard let head = PaperKeyGrid.cells(of: lines[index]) else { return nil }
    if PaperKeyGrid.isExplainedHead(head) { return explained(lines, from: index + 1) }
    let besidePoints = PaperKeyGrid.columnsBesidePoints(head)
    let width = besidePoints == nil ? 2 : 3
    guard
      besidePoints != nil
        || head.count.isMultiple(of: 2)
          && stride(from: 0, to: head.count, by: 2).allSatisfy({
            !head[$0].isBlank && head[$0].isTitleOfNumbers && head[$0 + 1].isTitleOfKeys
          })
    else { return nil }
    var found: [(Int, PaperCell)] = []
    var end = index + 1
    while end < lines.count {
      if PaperKeyGrid.isRule(lines[end]) {
        end += 1
        continue
      }
      guard let row = PaperKeyGrid.cells(of: lines[end]), row.count.isMultiple(of: width),
        row.count <= head.count
      else { break }
      let pairs = stride(from: 0, to: row.count, by: width).compactMap { column in
        row[column].number.flatMap { row[column + 1].isBlank ? nil : ($0, row[column + 1]) }
      }
      guard pairs.count == row.count / width,
        width == 2 || pairs.allSatisfy({ $0.1.isKeyBesidePoints })
      else { break }
      found += pairs
      end += 1
    }
    return found.isEmpty ? nil : (entries(found), end)
  }

  /// Rows of a number, its key and its reason, which may hold bars of its own.
  private static func explained(
    _ lines: [PaperLine], from index: Int
  ) -> (entries: [PaperLine], end: Int)? {
    var found: [PaperLine] = []
    var end = index
    while end < lines.count {
      let line = lines[end]
      if PaperKeyGrid.isRule(line), !line.isBlank {
        end += 1
        continue
      }
      guard let row = PaperKeyGrid.cells(of: line, bytesMax: reasonBytesMax), row.count >= 2,
        let number = row[0].number, !row[1].isBlank
      else { break }
      let hasBar = line.bytes[line.end - 1] == 0x7C
      let reason = row.dropFirst(2).first.map { cell in
        PaperCell(
          line, cell.range.lowerBound..<max(cell.range.lowerBound, line.end - (hasBar ? 1 : 0)))
      }
      guard let entry = PaperKeyGrid.entry(number, [row[1]], explanation: reason) else { break }
      found.append(entry)
      end += 1
    }
    return found.isEmpty ? nil : (found, end)
  }

  private static let reasonBytesMax = 4_000

  /// "1", "B", "2", "C", each on a line.
  private static func alternating(
    _ lines: [PaperLine], from index: Int
  ) -> (entries: [PaperLine], end: Int)? {
    var found: [(Int, PaperCell)] = []
    var end = index
    while let number = next(lines, end), let value = whole(lines[number]).number,
      found.last.map({ value == $0.0 + 1 }) ?? true, let key = next(lines, number + 1),
      whole(lines[key]).isKey
    {
      found.append((value, whole(lines[key])))
      end = key + 1
    }
    return found.count >= pairsMin ? (entries(found), end) : nil
  }

  /// "1", "2", "3", then "Đáp án", then as many keys, each on a line.
  private static func numbersThenKeys(
    _ lines: [PaperLine], from index: Int
  ) -> (entries: [PaperLine], end: Int)? {
    var numbers: [Int] = []
    var end = index
    while numbers.count < numbersMax, let place = next(lines, end),
      let value = whole(lines[place]).number, numbers.last.map({ value == $0 + 1 }) ?? true
    {
      numbers.append(value)
      end = place + 1
    }
    guard numbers.count >= pairsMin else { return nil }
    if let title = next(lines, end), whole(lines[title]).isTitleOfKeys { end = title + 1 }
    var found: [(Int, PaperCell)] = []
    for number in numbers {
      guard let place = next(lines, end), whole(lines[place]).isKey else { return nil }
      found.append((number, whole(lines[place])))
      end = place + 1
    }
    return (entries(found), end)
  }

  private static func next(_ lines: [PaperLine], _ index: Int) -> Int? {
    guard index < lines.count else { return nil }
    return lines[index...].prefix(3).firstIndex { !$0.isBlank }
  }

  private static func whole(_ line: PaperLine) -> PaperCell {
    PaperCell(line, line.start..<line.end)
  }

  private static func entries(_ found: [(Int, PaperCell)]) -> [PaperLine] {
    found.sorted { $0.0 < $1.0 }.compactMap { PaperKeyGrid.entry($0.0, [$0.1]) }
  }
}
