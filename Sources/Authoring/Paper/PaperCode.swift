/// The code of a paper: “Mã đề 101”, “Đề số 2”, “Đề A”, “Đề chẵn”, “101”.
struct PaperCode {
  /// Nil where only the word is there. Letters, "chẵn" and "lẻ" have numbers that no code has.
  let number: Int?
  let hasWord: Bool
  /// How many digits it is written with: "001" is a code, 1 the number of a question.
  let digits: Int

  private static let words: [StaticString] = [
    "ma de thi", "ma de", "de so", "de thi so", "de thi", "ma", "de",
  ]
  private static let even = 1_000_000
  private static let odd = 1_000_001
  private static let letterA = 1_000_010

  init?(_ cell: PaperCell) {
    var scan = PaperScan(cell.head)
    let isNamed = scan.take(anyOf: Self.words)
    Self.skipSigns(&scan)
    let first = scan.index
    number = Self.code(&scan, cell.line, mayBeLetter: isNamed)
    let isDigits = number.map { $0 < Self.even } ?? false
    digits = isDigits ? scan.index - first : 0
    hasWord = isNamed || number != nil && !isDigits
    Self.skipSigns(&scan)
    guard scan.isAtEnd, hasWord || number != nil else { return nil }
  }

  /// As people write it.
  static func name(_ code: Int) -> String {
    switch code {
    case even: return "chẵn"
    case odd: return "lẻ"
    case letterA..<(letterA + 26): return String(UnicodeScalar(UInt8(0x41 + code - letterA)))
    default: return String(code)
    }
  }

  private static func skipSigns(_ scan: inout PaperScan) {
    scan.skip { !PaperScan.isLetter($0) && !PaperScan.isDigit($0) }
  }

  /// - Parameter mayBeLetter: true behind a word, "Đề A".
  private static func code(
    _ scan: inout PaperScan, _ line: PaperLine, mayBeLetter: Bool
  ) -> Int? {
    if let number = scan.number() { return number }
    if scan.take("chan") { return even }
    if scan.take("le") { return odd }
    guard mayBeLetter, let letter = scan.current, PaperLetters.number(letter) != nil,
      scan.next.map({ !PaperScan.isLetter($0) && !PaperScan.isDigit($0) }) ?? true,
      line.bytes[scan.offset] < 0x60
    else { return nil }
    scan.index += 1
    return letterA + Int(letter - 0x61)
  }

  /// At the beginning of a line, also behind "ĐÁP ÁN", with the byte after it.
  static func begins(_ line: PaperLine) -> (code: Int, end: Int)? {
    guard !line.isBlank else { return nil }
    let first = line.bytes[line.start] | 0x20
    // Đ begins with 0xC4, and with 0xC3 where it is the Icelandic letter.
    guard
      first >= 0xC3 || "bdm".utf8.contains(first) || "*-+#".utf8.contains(line.bytes[line.start])
    else { return nil }
    var scan = PaperScan(PaperHead(line.bytes, in: line.start..<line.end, limit: 60))
    scan.skip { PaperScan.isSpace($0) || "*-+#".utf8.contains($0) }
    if scan.take(anyOf: ["bang dap an", "dap an"]) {
      skipSigns(&scan)
      if scan.take("cua") { skipSigns(&scan) }
    }
    guard scan.take(anyOf: words) else { return nil }
    skipSigns(&scan)
    guard let number = code(&scan, line, mayBeLetter: true) else { return nil }
    skipSigns(&scan)
    return (number, scan.offset)
  }

  /// A line that is nothing else, over the questions of a paper: "ĐỀ 1", "ĐỀ LẺ".
  static func isWhole(_ scan: PaperScan, _ line: PaperLine) -> Int? {
    var scan = scan
    guard scan.take(anyOf: ["ma de thi", "ma de", "de so", "de thi so", "de"]) else { return nil }
    skipSigns(&scan)
    guard let number = code(&scan, line, mayBeLetter: true) else { return nil }
    skipSigns(&scan)
    return scan.isAtEnd ? number : nil
  }

  /// Somewhere in the head of a paper: “Môn: Toán – Mã đề: 101”.
  static func find(in line: PaperLine) -> Int? {
    for placed in line.objects {
      guard case .table(let rows) = placed.object else { continue }
      for line in rows.joined().joined() { if let code = find(in: line) { return code } }
    }
    guard !line.isBlank else { return nil }
    var scan = PaperScan(PaperHead(line.bytes, in: line.start..<line.end, limit: 400))
    while !scan.isAtEnd {
      let begin = scan.index
      if scan.take(anyOf: ["ma de thi", "ma de"]) {
        skipSigns(&scan)
        if let number = code(&scan, line, mayBeLetter: true) { return number }
      } else if scan.take("de chan") {
        return even
      } else if scan.take("de le") {
        return odd
      } else {
        scan.skip(PaperScan.isLetter)
      }
      if scan.index == begin { scan.index += 1 }
    }
    return nil
  }
}
