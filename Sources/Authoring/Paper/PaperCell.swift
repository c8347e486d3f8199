/// A cell of a table, or a column of a typed line: text that stands together.
struct PaperCell {
  let line: PaperLine
  let range: Range<Int>

  init(_ line: PaperLine, _ range: Range<Int>) {
    self.line = line
    self.range = line.trimmed(range)
  }

  var isBlank: Bool { range.isEmpty }
  var head: PaperHead { PaperHead(line.bytes, in: range, limit: 60) }

  /// The number, where there is nothing else: "12", "Câu 12", "C12", "12.".
  var number: Int? {
    var scan = PaperScan(head)
    if scan.take(anyOf: PaperQuestionLabel.words) {
      scan.skipSpaces()
    } else if scan.current == UInt8(ascii: "c"), scan.next.map(PaperScan.isDigit) == true {
      scan.index += 1
    }
    guard let number = scan.number() else { return nil }
    scan.skip { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") || PaperScan.isSpace($0) }
    return scan.isAtEnd ? number : nil
  }

  /// The number behind "Câu", where there is nothing else.
  var questionNumber: Int? {
    var scan = PaperScan(head)
    guard scan.take(anyOf: PaperQuestionLabel.words) else { return nil }
    return number
  }

  var style: PaperStyle { line.style(at: range.lowerBound) }

  /// "Câu", "STT", or nothing: what stands before a row of numbers.
  var isTitleOfNumbers: Bool {
    isBlank || isOneOf(["cau", "stt", "tt", "cau hoi", "question", "cau so"])
  }

  /// "Đáp án": what stands before a row of keys.
  var isTitleOfKeys: Bool {
    isOneOf([
      "dap an", "da", "d/a", "d.a", "chon", "key", "answer", "dap an dung", "ket qua", "tra loi",
      "phuong an", "pa", "dap so",
    ])
  }

  /// "Giải thích", "Lời giải chi tiết": what stands over what explains keys.
  var isTitleOfReasons: Bool {
    var scan = PaperScan(head)
    return head.letters.count <= 40
      && scan.take(anyOf: [
        "giai thich", "loi giai", "huong dan", "ghi chu", "ly do", "li do", "vi sao", "tai sao",
        "explanation", "reason", "why", "note", "notes", "noi dung", "can cu", "co so phap",
        "trich dan", "nguon", "dan chung",
      ])
  }

  func isOneOf(_ words: [StaticString]) -> Bool {
    words.contains { word in
      var scan = PaperScan(head)
      guard scan.take(word) else { return false }
      scan.skip { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") || PaperScan.isSpace($0) }
      return scan.isAtEnd
    }
  }

  /// Letters of choices, or words of truth, and nothing else.
  var isKey: Bool {
    if let letters = PaperLetters(line, range), letters.end >= range.upperBound,
      !letters.isRun || letters.letters.count <= 4
    {
      return true
    }
    return PaperTruths(line, range)?.isWhole ?? false
  }

  /// A capital letter of a choice, where there is nothing else.
  var capital: Int? {
    guard let letter = statement, range.count == 1, line.bytes[range.lowerBound] < 0x60 else {
      return nil
    }
    return letter
  }

  /// The small letter of a statement: "a", "b)", "Ý c".
  var statement: Int? {
    var scan = PaperScan(head)
    if scan.take(anyOf: ["y", "lenh hoi", "phat bieu"]) { scan.skipSpaces() }
    guard let letter = scan.current, let number = PaperLetters.number(letter) else { return nil }
    scan.index += 1
    scan.skip { $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: ".") || PaperScan.isSpace($0) }
    return scan.isAtEnd ? number : nil
  }

  /// "x", "✓": the sign in the column of what is right.
  var isCross: Bool { ["x", "X", "×", "✓", "✔", "√", "+"].contains(line.text(range)) }

  /// A word of truth and nothing else.
  var isTruth: Bool {
    var scan = PaperScan(head)
    guard PaperTruths.truth(&scan, line) != nil else { return false }
    return scan.isAtEnd
  }

  /// "b) S" for the statement with the place 1, or "S" alone.
  func isTruth(of statement: Int) -> Bool {
    var scan = PaperScan(head)
    if let letter = scan.current, PaperLetters.number(letter) == statement,
      let next = scan.next, !PaperScan.isLetter(next), line.bytes[scan.offset] < 0x80
    {
      scan.index += 1
      scan.skip { !PaperScan.isLetter($0) && !PaperScan.isDigit($0) }
    }
    guard PaperTruths.truth(&scan, line) != nil else { return false }
    scan.skip { !PaperScan.isLetter($0) && !PaperScan.isDigit($0) }
    return scan.isAtEnd
  }
}
