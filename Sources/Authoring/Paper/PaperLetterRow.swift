/// A text of letters of choices: "A B A A", "ABAA", "A, B; A - A.", "[A] [B] [A]", "A, B và A".
struct PaperLetterRow {
  private(set) var letters: [(letter: Int, range: Range<Int>)] = []
  /// True for "A và C": both are right more often than they are keys of two questions.
  private(set) var isJoined = false
  /// What follows the letters: "(mỗi câu 1 điểm)", "nhé".
  private(set) var rest: Range<Int>

  /// - Parameter allowsRest: true where words may follow.
  init?(_ line: PaperLine, _ range: Range<Int>, allowsRest: Bool = false) {
    rest = range.upperBound..<range.upperBound
    let words = PaperPictographs.wordEnd(line.bytes, from: range.lowerBound, to: range.upperBound)
    let range = range.lowerBound..<words
    guard !range.isEmpty, range.count <= Self.bytesMax, line.objects.isEmpty else { return nil }
    var scan = PaperScan(PaperHead(line.bytes, in: range, limit: .max))
    var isGlued = false
    while !scan.isAtEnd {
      let before = scan
      Self.skipSigns(&scan)
      let start = scan
      var run: [(letter: Int, range: Range<Int>)] = []
      while let found = Self.letter(&scan, line) { run.append(found) }
      if !run.isEmpty, Self.ends(scan) {
        letters += run
        isGlued = isGlued || run.count > 1
      } else if scan.isAtEnd, run.isEmpty {
        break
      } else {
        scan = start
        guard !letters.isEmpty else { return nil }
        if scan.take(anyOf: ["va", "and"]), Self.ends(scan) {
          isJoined = true
          continue
        }
        guard allowsRest else { return nil }
        // A bracket belongs to what stands in it.
        scan = before
        scan.skip { PaperScan.isSpace($0) || ",;-.".utf8.contains($0) }
        rest = line.trimmed(scan.offset..<range.upperBound)
        break
      }
    }
    guard let first = letters.first else { return nil }
    let isCapital = PaperQuestionLabel.isCapital(line, at: first.range.lowerBound)
    // "bad" is a word.
    guard isCapital || !isGlued && rest.isEmpty,
      letters.allSatisfy({
        PaperQuestionLabel.isCapital(line, at: $0.range.lowerBound) == isCapital
      })
    else { return nil }
  }

  private static func skipSigns(_ scan: inout PaperScan) {
    scan.skip { PaperScan.isSpace($0) || ",;-./|()[]*&+".utf8.contains($0) }
  }

  private static func letter(
    _ scan: inout PaperScan, _ line: PaperLine
  ) -> (letter: Int, range: Range<Int>)? {
    let start = scan.offset
    // Đ is no D; a Cyrillic letter may look like a Latin one.
    guard let letter = scan.current, let number = PaperLetters.number(letter),
      line.bytes[start] < 0x80 || line.bytes[start] == 0xD0
    else { return nil }
    scan.index += 1
    return (number, start..<scan.offset)
  }

  private static func ends(_ scan: PaperScan) -> Bool {
    scan.current.map {
      !PaperScan.isLetter($0) && !PaperScan.isDigit($0) && $0 != PaperFold.other
    } ?? true
  }

  /// So many bytes hold the letters of the longest papers.
  private static let bytesMax = 2_000
}

/// Letters below a question or a title, one for each question where they are as many.
struct PaperLetterList: Sendable {
  struct Letter: Sendable {
    /// 0 is A.
    let letter: Int
    let place: PaperSlice
  }

  var letters: [Letter] = []
  /// Named over it, among the keys of a paper.
  var part: Int?
  var code: Int?
  /// How many questions stand before it.
  var questionsBefore = 0

  /// What follows the letters on their line.
  var rest: PaperSlice?

  mutating func add(_ row: PaperLetterRow, in line: Int) {
    if !row.rest.isEmpty { rest = PaperSlice(line: line, range: row.rest) }
    letters += row.letters.map {
      Letter(letter: $0.letter, place: PaperSlice(line: line, range: $0.range))
    }
  }

  /// True where it stands below a question, before the end of the questions.
  var isBelowQuestion = false
  /// True where no word says that these are keys.
  var isUntitled = false

  /// The lines that hold it.
  var lines: [Int] { Set(letters.map(\.place.line)).sorted() }

  /// A letter that is named twice is no key of one question.
  var repeatsLetter: Bool { Set(letters.map(\.letter)).count < letters.count }

  /// Why it is the key of no question.
  enum Fault: Sendable {
    /// So many questions have choices, some of which have keys of their own.
    case count(questions: Int, keyed: Int)
    /// Other questions stand below it in the same part.
    case notAtEnd
    /// The question at that place of the list, or its number, has no such choice.
    case noChoice(letter: Int, number: Int)
    /// It may be several right choices of the question above it.
    case orSeveral
  }

  /// A list that was not used: its letters as they stand, and why.
  struct Unused: Sendable {
    let list: PaperLetterList
    let fault: Fault
  }
}
