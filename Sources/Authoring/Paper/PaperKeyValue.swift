/// What stands behind a number in a list of keys and is no key of it.
enum PaperKeyValue {
  /// - Parameters:
  ///   - number: of the question.
  ///   - isSigned: true where more than spaces stands between them.
  static func isValue(
    _ line: PaperLine, _ range: Range<Int>, of number: Int, isSigned: Bool = true
  ) -> Bool {
    !isRow(line, range, after: number, isSigned: isSigned) && !begins(line, range)
  }

  /// "1  2  3  4" is a row of numbers, whose keys stand below it; "3.5  -5  9" is a row of keys.
  private static func isRow(
    _ line: PaperLine, _ range: Range<Int>, after number: Int, isSigned: Bool
  ) -> Bool {
    let words = line.bytes[range].split { $0 == 32 || $0 == 9 || $0 == 0x7C }
    let numbers = words.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
    if numbers.count == words.count, numbers == Array((number + 1)..<(number + 1 + numbers.count)) {
      return numbers.count > 1 || !isSigned
    }
    let isDecimal =
      range.lowerBound > line.start && line.bytes[range.lowerBound - 1] == UInt8(ascii: ".")
    return words.count > 1 && isDecimal && words.allSatisfy(isNumber)
  }

  /// The first of a row of numbers in order, "1  2  3", also behind "Câu".
  static func rowStart(_ line: PaperLine) -> Int? {
    var scan = PaperScan(PaperHead(line.bytes, in: line.start..<line.end))
    if scan.take("cau") { scan.skipSpaces() }
    var numbers: [Int] = []
    while let number = scan.number() {
      numbers.append(number)
      scan.skip { PaperScan.isSpace($0) || $0 == UInt8(ascii: "|") }
    }
    guard let first = numbers.first, numbers.count > 1, scan.isAtEnd,
      numbers == Array(first..<(first + numbers.count))
    else { return nil }
    return first
  }

  private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
    word.contains(where: PaperScan.isDigit)
      && word.allSatisfy { PaperScan.isDigit($0) || $0 >= 0x80 || ".,-+/;".utf8.contains($0) }
  }

  /// "Câu 2" is another question, and "(3 điểm)" what a part is worth.
  private static func begins(_ line: PaperLine, _ range: Range<Int>) -> Bool {
    var scan = PaperScan(PaperHead(line.bytes, in: range, limit: 16))
    if scan.take(anyOf: ["diem", "cau hoi dung", "cau dung"]) { return true }
    guard scan.take(anyOf: ["cau hoi", "cau", "question"]) else { return false }
    scan.skipSpaces()
    return scan.number() != nil
  }
}
