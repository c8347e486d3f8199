/// The key that an explanation ends with: "… Vậy chọn D.", "… nên đáp án đúng là B."
enum PaperClosingKey {
  /// Letters of a line's end in which it is looked for.
  private static let tailMax = 64

  private static let phrases: [StaticString] = [
    "chon dap an", "chon phuong an", "chon cau", "chon y", "chon", "dap an dung la",
    "dap an can chon la", "dap an la", "phuong an dung la", "dap an", "answer is",
  ]

  /// Where it stands; only a capital letter that ends the line counts.
  static func find(in line: PaperLine, from start: Int) -> (letter: Int, range: Range<Int>)? {
    var from = max(start, line.end - tailMax)
    while from > start, from < line.end, line.bytes[from] & 0xC0 == 0x80 { from += 1 }
    guard from < line.end else { return nil }
    var scan = PaperScan(PaperHead(line.bytes, in: from..<line.end))
    // What was cut may have been a letter of the first word.
    if from > start { scan.skip(PaperScan.isLetter) }
    var words: [String] = []
    while !scan.isAtEnd {
      if scan.take(anyOf: phrases) {
        // "Không thể chọn D": turned round by a word shortly before.
        let isTurned =
          words.suffix(2).contains { ["khong", "dung", "not", "loai"].contains($0) }
          // "Nhiều em chọn A", "chọn nhầm A": others did.
          || words.suffix(4).contains { ["nhieu", "nham"].contains($0) }
        if !isTurned, let found = letter(line, scan) { return found }
        words = []
        continue
      }
      let begin = scan.index
      scan.skip(PaperScan.isLetter)
      if scan.index > begin {
        words.append(String(decoding: scan.head.letters[begin..<scan.index], as: UTF8.self))
      } else {
        if scan.current.map(PaperScan.isSpace) != true { words = [] }
        scan.index += 1
      }
    }
    return nil
  }

  /// The one that all of these lines name; nil where they name several.
  static func find(in slices: [PaperSlice], _ lines: [PaperLine]) -> PaperSolution? {
    let found = slices.compactMap { slice in
      find(in: lines[slice.line], from: slice.range.lowerBound).map {
        PaperSolution(letter: $0.letter, place: PaperSlice(line: slice.line, range: $0.range))
      }
    }
    guard let last = found.last, found.allSatisfy({ $0.letter == last.letter }) else { return nil }
    return last
  }

  private static func letter(
    _ line: PaperLine, _ scan: PaperScan
  ) -> (letter: Int, range: Range<Int>)? {
    var scan = scan
    scan.skip { PaperScan.isSpace($0) || $0 == UInt8(ascii: ":") }
    guard let letters = PaperLetters(line, scan.offset..<line.end), letters.letters.count == 1,
      let letter = letters.letters.first, letters.end >= line.end,
      PaperQuestionLabel.isCapital(line, at: letters.start)
    else { return nil }
    return (letter, letters.start..<letters.end)
  }
}
