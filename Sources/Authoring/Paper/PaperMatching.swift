/// The two columns of a question that asks to match: "1. Hà Nội", "2. Huế" to "a. Cố đô",
/// "b. Thủ đô".
struct PaperMatching: Sendable {
  struct Entry: Sendable {
    /// Where it begins: with its number or letter.
    let place: PaperSlice
    var text: [PaperSlice]
  }

  /// The entries with numbers 1, 2, 3 or, where the left column has letters, with these.
  var left: [Entry] = []
  var right: [Entry] = []
  var leftHasLetters = false
  /// True where the letters are capitals.
  var hasCapitals = false
  /// The first line of the columns or of their titles.
  let begin: Int
  /// The first line after the columns.
  var end: Int
  /// Lists of pairs right below them.
  var keys: [PaperSlice] = []
  /// The first line after these.
  var keysEnd: Int
  /// True where choices stand below: "A. 1-a, 2-b", of which one names the right pairs.
  var choicesFollow = false

  var numbersCount: Int { leftHasLetters ? right.count : left.count }
  var lettersCount: Int { leftHasLetters ? left.count : right.count }

  /// True where every pair names an entry of each column.
  func has(_ list: PaperPairList) -> Bool {
    list.pairs.allSatisfy {
      (1...max(1, numbersCount)).contains($0.number) && $0.letter < lettersCount
    }
  }

  /// The places of a pair's entries, from 0.
  func places(_ pair: PaperPairList.Pair) -> (left: Int, right: Int) {
    leftHasLetters ? (pair.letter, pair.number - 1) : (pair.number - 1, pair.letter)
  }

  /// Both columns as they stand on the paper.
  var lines: [PaperSlice] {
    (left + right).flatMap { [$0.place] + $0.text.dropFirst() }
  }
}

/// The words by which a question asks to match.
enum PaperMatchingWords {
  /// True for "Nối cột A với cột B", "Ghép mỗi nước với thủ đô", "Match …".
  static func ask(_ line: PaperLine, from start: Int) -> Bool {
    guard start < line.end else { return false }
    let range = start..<line.end
    // "Nói", "nơi" and "nội" are other words: the mark counts.
    let words = line.text(range).lowercased().split { !$0.isLetter && !$0.isNumber }
    if words.contains(where: { ["nối", "ghép", "match", "matching"].contains($0) }) { return true }
    return namesColumns(PaperHead(line.bytes, in: range, limit: headMax))
  }

  private static let headMax = 600

  /// "cột A … cột B", "cột I … cột II", "cột trái … cột phải".
  private static func namesColumns(_ head: PaperHead) -> Bool {
    let pairs: [(StaticString, StaticString)] = [
      ("cot a", "cot b"), ("cot i", "cot ii"), ("cot 1", "cot 2"), ("cot trai", "cot phai"),
      ("cot ben trai", "cot ben phai"), ("column a", "column b"),
    ]
    return pairs.contains { head.contains($0.0) && head.contains($0.1) }
  }

  /// "Số cách ghép đúng là bao nhiêu?": the choices below are numbers.
  static func askHowMany(_ line: PaperLine, from start: Int) -> Bool {
    guard start < line.end else { return false }
    let head = PaperHead(line.bytes, in: start..<line.end, limit: headMax)
    return head.contains(anyOf: [
      "bao nhieu", "so phat bieu", "so luong", "so nhan dinh", "may phat bieu", "may cau",
      "how many",
    ])
  }

  /// "Cột A    Cột B", "CỘT II", "A    B": titles over the columns.
  static func areTitles(_ line: PaperLine) -> Bool {
    guard line.end - line.start <= titleBytesMax, line.objects.isEmpty else { return false }
    let head = PaperHead(line.bytes, in: line.start..<line.end)
    var scan = PaperScan(head)
    scan.skip { PaperScan.isSpace($0) || "|*#_".utf8.contains($0) }
    if scan.take(anyOf: ["cot", "column"]) { return true }
    let words = head.letters.split { !PaperScan.isLetter($0) && !PaperScan.isDigit($0) }
      .map { String(decoding: $0, as: UTF8.self) }
    if words.isEmpty { return head.letters.allSatisfy { "|-: \t".utf8.contains($0) } }
    return [["a", "b"], ["i", "ii"], ["1", "2"]].contains(words)
  }

  private static let titleBytesMax = 80
}
