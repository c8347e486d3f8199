/// A line that begins a part of a paper: "PHẦN II. Đúng/Sai", "I. …", "Chương 3", "Mã đề 101".
struct PaperHeading: Hashable, Sendable {
  /// How high it stands: what ranks lower ends where it begins.
  enum Rank: Int, Comparable, Sendable {
    /// A paper of its own within the file.
    case paper
    case chapter, part, topic, roman, form

    static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
  }

  /// What the questions under it are.
  enum Kind: Hashable, Sendable { case choices, statements, shortAnswers, essays }

  let rank: Rank
  /// What it calls its part, so that "Bài 2" is known to follow "Bài 1" and not "Chủ đề 1".
  let word: String
  /// The number of a part or an exercise, or the code of a paper, so that a table of keys can name
  /// it.
  let number: Int?
  /// True for "Bài 3", which has its own number.
  let isExercise: Bool
  let kind: Kind?
  /// The level that it names, as a tag.
  let level: String?
  /// As people wrote it, without instructions.
  let title: String
  /// True where it is certainly a heading: its first word is in capitals.
  let isFirm: Bool

  init?(_ line: PaperLine, _ head: PaperHead) {
    var scan = PaperScan(head)
    scan.skip { $0 == 32 || $0 == 9 || "*#=".utf8.contains($0) }
    let start = scan.offset
    let letters = head.letters[scan.index...]
    guard let first = scan.current, PaperScan.isLetter(first), start < line.end,
      PaperQuestionLabel.isCapital(line, at: start),
      let (rank, number) = Self.rank(&scan, line)
    else { return nil }
    self.rank = rank
    isExercise = rank == .topic && number != nil
    word = Self.word(letters, rank, isNumbered: number != nil && rank != .topic)
    self.number = number
    let whole = PaperHead(line.bytes, in: line.start..<line.end, limit: 400)
    kind = Self.kind(of: whole)
    level = whole.letters.count <= 40 ? PaperTags.level(named: whole) : nil
    isFirm = rank <= .part && Self.hasCapitals(line, from: start)
    title = Self.title(line.text(start..<line.end))
  }

  private static func word(
    _ letters: ArraySlice<UInt8>, _ rank: Rank, isNumbered: Bool
  ) -> String {
    let word = letters.prefix(while: PaperScan.isLetter)
    // Roman numbers, and "A." before "B.", are words of one kind.
    if rank == .roman || isNumbered && word.count == 1 { return "" }
    return String(decoding: word, as: UTF8.self) + (isNumbered ? " 1" : "")
  }

  private static func hasCapitals(_ line: PaperLine, from start: Int) -> Bool {
    let word = line.bytes[start..<line.end].prefix { $0 != 32 && $0 != 9 }
    let text = String(decoding: word, as: UTF8.self)
    return !text.unicodeScalars.contains { $0.properties.isLowercase }
  }

  private static func rank(_ scan: inout PaperScan, _ line: PaperLine) -> (Rank, Int?)? {
    let start = scan.index
    if scan.take(anyOf: ["phan", "part", "section", "nhom"]) {
      scan.skipSpaces()
      if let number = ordinal(&scan, line) { return (.part, number) }
      return isKindOfPart(scan) ? (.part, nil) : nil
    }
    // "Tuần 1" and "Vòng 2" of a contest.
    if scan.take(anyOf: ["tuan", "vong", "dot"]) {
      scan.skipSpaces()
      guard isShort(scan.head), let number = scan.number(), isEnd(scan) else { return nil }
      return (.part, number)
    }
    if let code = PaperCode.isWhole(scan, line) { return (.paper, code) }
    if scan.take(anyOf: ["ma de", "de so", "test"]) {
      scan.skip { !PaperScan.isDigit($0) && $0 != UInt8(ascii: ".") }
      guard let number = scan.number(), isShort(scan.head) else { return nil }
      return (.paper, number)
    }
    let ranks: [(StaticString, Rank)] = [
      ("chuong", .chapter), ("chapter", .chapter), ("chu de", .topic), ("chuyen de", .topic),
      ("unit", .topic), ("bai", .topic), ("dang", .form),
    ]
    for (word, rank) in ranks where scan.take(word) {
      scan.skipSpaces()
      guard let number = ordinal(&scan, line) else { return nil }
      return (rank, rank == .topic && head(scan, beginsWith: "bai") ? number : nil)
    }
    if let number = romanNumber(&scan, line), scan.take(".") || scan.take("/") || scan.take(")") {
      return (.roman, number)
    }
    scan.index = start
    return letteredPart(&scan)
  }

  private static func head(_ scan: PaperScan, beginsWith word: String) -> Bool {
    scan.head.letters.drop { !PaperScan.isLetter($0) }.starts(with: word.utf8)
  }

  /// "A. TRẮC NGHIỆM", "PHẦN TỰ LUẬN", "Mức độ nhận biết" alone in a line.
  private static func letteredPart(_ scan: inout PaperScan) -> (Rank, Int?)? {
    var number: Int?
    if let letter = scan.current, letter >= 0x61, letter <= 0x64, let next = scan.next,
      next == UInt8(ascii: ".") || next == UInt8(ascii: "/") || next == UInt8(ascii: ")")
    {
      number = Int(letter - 0x60)
      scan.index += 2
      scan.skipSpaces()
      if scan.take("phan") { scan.skipSpaces() }
    }
    if isKindOfPart(scan), isShort(scan.head) { return (.part, number) }
    if number == nil, scan.take(anyOf: ["muc do", "cau hoi"]) { scan.skipSpaces() }
    for word in ["nhan biet", "thong hieu", "van dung cao", "van dung"] as [StaticString]
    where scan.take(word) {
      scan.skip { !PaperScan.isLetter($0) }
      return scan.isAtEnd ? (.form, nil) : nil
    }
    return nil
  }

  private static func isKindOfPart(_ scan: PaperScan) -> Bool {
    var scan = scan
    return scan.take(anyOf: [
      "trac nghiem", "tu luan", "lam van", "tap lam van", "dung sai", "dung/sai", "tra loi ngan",
      "rieng", "chung",
    ])
  }

  private static func isShort(_ head: PaperHead) -> Bool { head.letters.count <= 60 }

  static func ordinal(_ scan: inout PaperScan, _ line: PaperLine) -> Int? {
    if scan.take("thu") { scan.skipSpaces() }
    let words: [(StaticString, Int)] = [("nhat", 1), ("hai", 2), ("ba", 3), ("tu", 4), ("bon", 4)]
    for (word, number) in words where scan.take(word) { return number }
    if let number = scan.number() { return isEnd(scan) ? number : nil }
    if let number = romanNumber(&scan, line), isEnd(scan) { return number }
    guard let letter = scan.current, letter >= 0x61, letter <= 0x64 else { return nil }
    scan.index += 1
    return isEnd(scan) ? Int(letter - 0x60) : nil
  }

  private static func isEnd(_ scan: PaperScan) -> Bool {
    scan.current.map { !PaperScan.isLetter($0) && !PaperScan.isDigit($0) } ?? true
  }

  /// A roman number in capitals up to XX.
  private static func romanNumber(_ scan: inout PaperScan, _ line: PaperLine) -> Int? {
    PaperRomanNumbers.number(&scan, line, max: 20)
  }

  /// What a text in folded letters says of the questions that follow.
  static func kind(of head: PaperHead) -> Kind? {
    func has(_ words: [StaticString]) -> Bool { head.contains(anyOf: words) }
    if has(["dung/sai", "dung sai", "dung hoac sai", "dung - sai", "true/false", "true or false"]) {
      return .statements
    }
    if has(["tra loi ngan", "short answer", "dien dap so", "dien ket qua"]) {
      return .shortAnswers
    }
    if has(["tu luan", "lam van"]) { return has(["trac nghiem"]) ? nil : .essays }
    if has(["nhieu phuong an", "nhieu lua chon", "trac nghiem"]) { return .choices }
    return nil
  }

  /// The first sentences, up to one that tells what to do.
  private static func title(_ text: String) -> String {
    var title = ""
    let sentences = text.replacing("\u{FFFC}", with: "").split(separator: ". ")
    for (index, sentence) in sentences.enumerated() {
      let head = PaperHead(Array(sentence.utf8), in: 0..<sentence.utf8.count, limit: 20)
      var scan = PaperScan(head)
      scan.skipSpaces()
      if index > 0, scan.take(anyOf: ["thi sinh", "hoc sinh", "moi cau", "trong moi"]) { break }
      title += (index > 0 ? ". " : "") + sentence
      if index == 1 { break }
    }
    let ends: Set<Character> = [" ", "\t", "*", "#", "=", ":", ".", "-", "–"]
    while let last = title.last, ends.contains(last) { title.removeLast() }
    return String(title.prefix(PaperLimits.categoryMax)).replacing("\t", with: " ")
  }
}
