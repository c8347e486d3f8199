/// The number that opens a question: "Câu 12:", "CÂU 1)", "Câu hỏi 6", "Bài 1", "Question 1", or
/// a bare "1.", "2/", "3)", "(4)".
///
/// Source: docs.azota.vn, "Cấu trúc đề thi chuẩn", and formats.md, section 9.
struct PaperQuestionLabel: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// "Câu", "Question".
    case question
    /// "Bài": a question, or the lesson that questions stand under.
    case exercise
    /// A number alone.
    case number
    /// A number in brackets.
    case bracketed
  }

  let kind: Kind
  let number: Int
  /// "Câu 5–8: Đọc đoạn văn": no question, but what stands before several.
  var last: Int?
  var tags: [String] = []
  var hasPoints = false
  /// The sign behind a number alone: "." or ")".
  private(set) var sign: UInt8 = 0
  /// The byte at which the question's text begins.
  var contentStart = 0
  /// True where nothing stands between the number and a text in small letters, as in "Câu 5 nêu
  /// trên": only the numbering tells whether it opens a question.
  var isDoubtful = false

  init?(_ line: PaperLine, _ head: PaperHead) {
    var scan = PaperScan(head)
    scan.skip { $0 == 32 || $0 == 9 || Self.isOrnament($0) }
    // "[VD] Câu 5: …"
    var before = scan
    if let found = PaperTags(&before), before.skipsToLetter() {
      scan = before
      tags = found.tags
      hasPoints = found.hasPoints
    }
    guard let first = scan.current else { return nil }
    if PaperScan.isLetter(first) {
      let isShort = scan.has("q") && !scan.has("que")
      guard let kind = Self.word(&scan) else { return nil }
      self.kind = kind
      guard let number = Self.numberAfterWord(&scan) else { return nil }
      // "Q1 = 5 J" is a quantity.
      if isShort, scan.current.map({ ".:)".utf8.contains($0) }) != true { return nil }
      self.number = number
      Self.skipOtherLanguage(number, &scan)
      last = Self.end(of: number, &scan)
      readRest(&scan, line)
    } else {
      // Before a bare number nothing may stand: "- 5. …" is an entry of a list.
      guard scan.index == 0, let (kind, number) = Self.bareNumber(&scan) else { return nil }
      self.kind = kind
      self.number = number
      sign = head.letters[scan.index - 1]
      scan.skipSpaces()
      contentStart = scan.offset
      readTags(&scan)
      if tags.isEmpty, !hasPoints { readLevel(&scan, line) }
      guard !tags.isEmpty else { return }
      scan.skip { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") || PaperScan.isSpace($0) }
      contentStart = scan.offset
    }
  }

  var isBare: Bool { kind == .number || kind == .bracketed }

  private static func isOrnament(_ letter: UInt8) -> Bool {
    letter == UInt8(ascii: "*") || letter == UInt8(ascii: "#") || letter == UInt8(ascii: "_")
      || letter == UInt8(ascii: ">") || letter == UInt8(ascii: "-")
  }

  /// The words before the number of a question, the longer ones first.
  static let words: [StaticString] = ["cau hoi", "cau", "question", "quest", "ques", "q"]

  private static func word(_ scan: inout PaperScan) -> Kind? {
    if scan.take(anyOf: words) { return .question }
    if scan.take(anyOf: ["bai tap", "bai"]) { return .exercise }
    return nil
  }

  private static func numberAfterWord(_ scan: inout PaperScan) -> Int? {
    scan.skipSpaces()
    if scan.take("so") || scan.take("no") {
      _ = scan.take(".")
      scan.skipSpaces()
    }
    // "Question #1"
    _ = scan.take("#")
    let isBracketed = scan.take("(") || scan.take("[")
    guard let number = scan.number() else { return nil }
    if isBracketed, !scan.take(")"), !scan.take("]") { return nil }
    // "Câu 1a" is a part of a question.
    if let next = scan.current, PaperScan.isLetter(next), scan.next.map(PaperScan.isLetter) != true,
      !isBracketed
    {
      return nil
    }
    return number
  }

  /// "Câu 1 / Question 1", "Câu 1 (Question 1)".
  private static func skipOtherLanguage(_ number: Int, _ scan: inout PaperScan) {
    var ahead = scan
    ahead.skipSpaces()
    let isBracketed = ahead.take("(")
    guard isBracketed || ahead.take("/") else { return }
    ahead.skipSpaces()
    guard word(&ahead) != nil, numberAfterWord(&ahead) == number, !isBracketed || ahead.take(")")
    else { return }
    scan = ahead
  }

  /// The number after "–", "đến", "và", "," where a group of questions is named.
  private static func end(of number: Int, _ scan: inout PaperScan) -> Int? {
    var ahead = scan
    ahead.skipSpaces()
    guard
      ahead.take("-") || ahead.take(",") || ahead.take("&")
        || ahead.take(anyOf: ["den", "to", "va", "and"])
    else { return nil }
    ahead.skipSpaces()
    if ahead.take(anyOf: ["cau", "question"]) { ahead.skipSpaces() }
    guard let last = ahead.number(), last > number else { return nil }
    var after = ahead
    after.skipSpaces()
    let isClosed = after.isAtEnd || after.take(":") || after.take(".") || after.take(")")
    let speaksOfReading = after.takesReading()
    guard isClosed || speaksOfReading else { return nil }
    scan = ahead
    return last
  }

  /// A number that is no decimal, date, fraction or time: "1.5", "01/7/2025", "1/2", "10:30".
  private static func bareNumber(_ scan: inout PaperScan) -> (Kind, Int)? {
    if scan.take("(") {
      guard let number = scan.number(), scan.take(")") else { return nil }
      return (.bracketed, number)
    }
    guard let number = scan.number() else { return nil }
    if scan.take(")") { return (.number, number) }
    if scan.take("/") {
      guard let next = scan.current, PaperScan.isSpace(next) else { return nil }
      return (.number, number)
    }
    guard scan.take(".") || scan.take(":") else { return nil }
    if let next = scan.current, PaperScan.isDigit(next) { return nil }
    return (.number, number)
  }

  private mutating func readRest(_ scan: inout PaperScan, _ line: PaperLine) {
    scan.skipSpaces()
    readTags(&scan)
    if scan.current == UInt8(ascii: "#") { readLevel(&scan, line) }
    let before = scan.index
    scan.skip { Self.isSeparator($0) }
    let isSeparated = scan.index > before || !tags.isEmpty || hasPoints
    scan.skipSpaces()
    let tagsStart = scan.index
    readTags(&scan)
    if isSeparated, scan.index == tagsStart { readLevel(&scan, line) }
    // "Câu 1. [NB]: …"
    if scan.index > tagsStart {
      scan.skip { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
      scan.skipSpaces()
    }
    contentStart = scan.offset
    guard !isSeparated, contentStart < line.end else { return }
    isDoubtful =
      scan.current.map(PaperScan.isLetter) == true && !Self.isCapital(line, at: contentStart)
  }

  /// "Câu 2. #NB …", "Câu 3 - NB: …".
  private mutating func readLevel(_ scan: inout PaperScan, _ line: PaperLine) {
    var ahead = scan
    var isApart = scan.index > 0 && scan.head.letters[..<scan.index].last { $0 != 32 } == 0x2D
    if ahead.take("-") {
      isApart = true
      ahead.skipSpaces()
    }
    guard let found = PaperTags(unbracketed: &ahead, in: line, isApart: isApart) else { return }
    tags += found.tags.filter { !tags.contains($0) }
    scan = ahead
  }

  private static func isSeparator(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: ")"), UInt8(ascii: "/"),
      UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: ","):
      true
    default: false
    }
  }

  /// True unless the letter is a small one.
  static func isCapital(_ line: PaperLine, at index: Int) -> Bool {
    let text = String(decoding: line.bytes[index..<min(index + 4, line.end)], as: UTF8.self)
    return text.unicodeScalars.first.map { !$0.properties.isLowercase } ?? true
  }

  private mutating func readTags(_ scan: inout PaperScan) {
    while let found = PaperTags(&scan) {
      tags += found.tags.filter { !tags.contains($0) }
      hasPoints = hasPoints || found.hasPoints
      scan.skipSpaces()
      contentStart = scan.offset
    }
  }
}

extension PaperScan {
  /// True where a letter comes after spaces.
  fileprivate mutating func skipsToLetter() -> Bool {
    skipSpaces()
    return current.map(Self.isLetter) ?? false
  }

  /// True where what follows asks to read, or names what it is for.
  fileprivate mutating func takesReading() -> Bool {
    take(anyOf: ["doc", "dua", "read", "su dung", "dung", "tra loi", "refer"])
  }
}
