/// Words that say what follows in a form: "Question:" before what is asked, "Answer Options:" above
/// the choices. They are none of it.
extension PaperChunk {
  mutating func leaveOutWords() {
    leaveOutFirstWord()
    guard question.stem.count > 1, !question.choices.isEmpty, let last = question.stem.last,
      last.range.count <= Self.titleBytesMax
    else { return }
    let head = PaperHead(lines[last.line].bytes, in: last.range)
    let words = String(decoding: head.letters.filter(PaperScan.isLetter), as: UTF8.self)
    if Self.titlesOfChoices.contains(words) { question.stem.removeLast() }
  }

  private mutating func leaveOutFirstWord() {
    guard question.number != nil, let first = question.stem.first else { return }
    let head = PaperHead(lines[first.line].bytes, in: first.range, limit: 40)
    var scan = PaperScan(head)
    scan.skip { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "-") || PaperScan.isSpace($0) }
    guard scan.take(anyOf: ["question text", "question", "noi dung cau hoi", "cau hoi", "de bai"])
    else { return }
    scan.skip { $0 == UInt8(ascii: "*") || PaperScan.isSpace($0) }
    guard scan.take(":") else { return }
    scan.skip { $0 == UInt8(ascii: "*") || PaperScan.isSpace($0) }
    if scan.offset < first.range.upperBound {
      question.stem[0] = PaperSlice(
        line: first.line, range: scan.offset..<first.range.upperBound)
    } else if question.stem.count > 1 {
      question.stem.removeFirst()
    }
  }

  private static let titleBytesMax = 60
  private static let titlesOfChoices: Set<String> = [
    "answeroptions", "answerchoices", "options", "choices", "cacluachon", "luachon",
    "cacphuongan", "phuongan", "phuongantraloi", "cacphuongantraloi", "cacluachontraloi",
  ]
}
