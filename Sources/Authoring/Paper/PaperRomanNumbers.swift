/// "Câu I", "Câu II", "Câu III": Roman numbers, where those of a whole paper have them in order.
/// They become "Câu 1", "Câu 2", "Câu 3".
enum PaperRomanNumbers {
  /// The lines, with plain numbers where questions, and keys below them, have Roman ones.
  static func counted(_ lines: [PaperLine]) -> [PaperLine] {
    let found = lines.indices.compactMap { index in
      numeral(in: lines[index]).map { (line: index, value: $0.value, range: $0.range) }
    }
    guard found.count >= numbersMin, areInOrder(found.map(\.value)) else { return lines }
    let count = found.indices.dropFirst().first { found[$0].value == 1 } ?? found.count
    let ends = found[..<count].indices.map {
      $0 + 1 < found.count ? found[$0 + 1].line : lines.count
    }
    guard count >= numbersMin, !haveOtherNumbers(lines, found[..<count].map(\.line)),
      zip(found, ends).allSatisfy({ asks(lines[$0.line..<$1]) })
    else { return lines }
    var counted = lines
    for numeral in found {
      counted[numeral.line] = lines[numeral.line].replacing(numeral.range, by: numeral.value)
    }
    for index in found[count - 1].line..<lines.count {
      for key in keys(in: lines[index], max: count).reversed() {
        counted[index] = counted[index].replacing(key.range, by: key.value)
      }
    }
    return counted
  }

  /// "I.B  II.A  III-C", "Đáp án: I-B, II-A": the numbers of a line that holds nothing but keys.
  private static func keys(in line: PaperLine, max: Int) -> [(value: Int, range: Range<Int>)] {
    guard !line.isBlank, !line.isKeyEntry else { return [] }
    let titled = PaperSigns(line).key.flatMap { $0.isCertain ? $0.valueStart : nil }
    var scan = PaperScan(PaperHead(line.bytes, in: (titled ?? line.start)..<line.end))
    var found: [(value: Int, range: Range<Int>)] = []
    while !scan.isAtEnd {
      guard let numeral = take(&scan, line), numeral.value <= max else { return [] }
      scan.skip { ".:)->".utf8.contains($0) || PaperScan.isSpace($0) }
      guard let letter = scan.current, PaperLetters.number(letter) != nil,
        titled != nil || PaperQuestionLabel.isCapital(line, at: scan.offset)
      else { return [] }
      scan.index += 1
      let end = scan.index
      scan.skip { ",;.|".utf8.contains($0) || PaperScan.isSpace($0) }
      guard scan.isAtEnd || scan.index > end else { return [] }
      found.append(numeral)
    }
    return found
  }

  /// A number in capitals and no more letters.
  private static func take(
    _ scan: inout PaperScan, _ line: PaperLine
  ) -> (value: Int, range: Range<Int>)? {
    let start = scan.offset
    guard let value = number(&scan, line), scan.current.map(PaperScan.isLetter) != true
    else { return nil }
    return (value, start..<scan.offset)
  }

  private static let numbersMin = 2
  private static let headBytesMax = 40

  /// True for 1, 2, 3, and for more such runs: keys, or another part.
  private static func areInOrder(_ values: [Int]) -> Bool {
    values.first == 1
      && zip(values, values.dropFirst()).allSatisfy { $1 == $0 + 1 || $1 == 1 && $0 > 1 }
  }

  /// "Câu 3", or "1." to "2." below "Câu I (3 điểm)", which is a heading then.
  private static func haveOtherNumbers(_ lines: [PaperLine], _ questions: [Int]) -> Bool {
    for (index, line) in lines.enumerated() where !line.isBlank {
      let sign = PaperSigns(line)
      if let last = questions.last, index > last, sign.landmark != nil { break }
      if sign.label != nil { return true }
    }
    return false
  }

  /// Choices or a key stand below it.
  private static func asks(_ lines: ArraySlice<PaperLine>) -> Bool {
    lines.contains { line in
      guard !line.isBlank else { return false }
      let sign = PaperSigns(line)
      return sign.holdsChoice || sign.key?.isCertain == true
    }
  }

  /// The number behind "Câu", in capitals.
  private static func numeral(in line: PaperLine) -> (value: Int, range: Range<Int>)? {
    guard !line.isBlank, !line.isKeyEntry,
      line.bytes[line.start..<min(line.end, line.start + headBytesMax)]
        .contains(where: { "IVX".utf8.contains($0) })
    else { return nil }
    var scan = PaperScan(PaperHead(line.bytes, in: line.wordStart..<line.end, limit: 40))
    scan.skip { !PaperScan.isLetter($0) && !PaperScan.isDigit($0) }
    guard scan.take(anyOf: ["cau hoi", "cau", "question"]) else { return nil }
    scan.skipSpaces()
    return take(&scan, line)
  }

  /// A number in capitals up to XXXIX; nothing is taken where there is none.
  static func number(
    _ scan: inout PaperScan, _ line: PaperLine, max: Int = numerals.count
  ) -> Int? {
    var ahead = scan
    ahead.skip { "ivx".utf8.contains($0) }
    let text = String(decoding: line.bytes[scan.offset..<ahead.offset], as: UTF8.self)
    guard let place = numerals.prefix(max).firstIndex(of: text) else { return nil }
    scan = ahead
    return place + 1
  }

  private static let numerals: [String] = {
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    return (1..<40).map { String(repeating: "X", count: $0 / 10) + ones[$0 % 10] }
  }()
}

extension PaperLine {
  /// A line with another number in a range; what stands in it keeps its place in the file.
  fileprivate func replacing(_ range: Range<Int>, by number: Int) -> PaperLine {
    let digits = Array(String(number).utf8)
    var builder = PaperLineBuilder()
    builder.append(self, 0..<range.lowerBound)
    builder.append(digits, style(at: range.lowerBound))
    builder.append(self, range.upperBound..<bytes.count)
    return builder.line(
      origin.replacing(range, of: bytes.count, byCount: digits.count), isParagraph: isParagraph)
  }
}

extension PaperOrigin {
  fileprivate func replacing(_ range: Range<Int>, of count: Int, byCount digits: Int) -> PaperOrigin
  {
    guard case .text(let start, let offsets) = self else { return self }
    let all = offsets ?? (0...count).map { Int32($0) }
    let number = [Int32](repeating: all[range.lowerBound], count: digits)
    return .text(
      start: start, offsets: Array(all[..<range.lowerBound]) + number + all[range.upperBound...])
  }
}
