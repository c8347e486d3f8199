/// What a bracket beside a question's number says of it: its level, its learning outcome, its
/// points.
///
/// Source: the levels of the Ministry's test matrices, NB (nhận biết), TH (thông hiểu), VD (vận
/// dụng), VDC (vận dụng cao), as teachers write them.
struct PaperTags: Hashable, Sendable {
  var tags: [String] = []
  var hasPoints = false

  /// Reads a bracket and goes past it; nil, and nothing is read, where it says something else.
  init?(_ scan: inout PaperScan) {
    var inner = scan
    if let code = Self.bankCode(&inner) {
      scan = inner
      tags = [code]
      return
    }
    inner = scan
    let isSquare = scan.current == UInt8(ascii: "[")
    guard inner.take("(") || inner.take("[") || inner.take("{") || inner.take("<") else {
      return nil
    }
    var tags = PaperTags()
    var namesSomething = false
    repeat {
      inner.skipSpaces()
      if inner.current == UInt8(ascii: "#") { inner.index += 1 }
      let start = inner
      if isSquare && tags.readKind(&inner) || tags.readOne(&inner) {
        namesSomething = true
        inner.skipSpaces()
        continue
      }
      inner = start
      if isSquare, !namesSomething, Self.longNumber(&inner) {
        namesSomething = true
      } else if !tags.readBarePoints(&inner) {
        return nil
      }
    } while inner.take("-") || inner.take(",") || inner.take(";") || inner.take("/")
    // "(1-2)" is an interval.
    guard namesSomething, inner.take(")") || inner.take("]") || inner.take("}") || inner.take(">")
    else {
      return nil
    }
    scan = inner
    self = tags
  }

  private init() {}

  /// "[SI10.02.15.D01]", the code of a question in a bank, as macros for Word want it.
  private static func bankCode(_ scan: inout PaperScan) -> String? {
    guard scan.take("[") else { return nil }
    let letters = scan.head.letters[scan.index...].prefix { $0 != UInt8(ascii: "]") }
    let parts = letters.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count >= 3, letters.count <= 24, letters.first.map(PaperScan.isLetter) == true,
      parts.allSatisfy({ part in
        (part.contains(where: PaperScan.isDigit) || part.count == 1)
          && part.allSatisfy { PaperScan.isLetter($0) || PaperScan.isDigit($0) }
      })
    else { return nil }
    scan.index += letters.count
    return scan.take("]") ? String(decoding: letters, as: UTF8.self).uppercased() : nil
  }

  /// "[TN]", "[TLN]": the kind of a question, as the same macros name it.
  private mutating func readKind(_ scan: inout PaperScan) -> Bool {
    for (word, tag) in Self.kinds where scan.take(word) {
      tags.append(tag)
      return true
    }
    return false
  }

  private static let kinds: [(StaticString, String)] = [
    ("tnkq", "TNKQ"), ("tnn", "TNN"), ("tln", "TLN"), ("dsn", "DSN"), ("tn", "TN"), ("ds", "DS"),
    ("tl", "TL"),
  ]

  mutating func add(_ more: PaperTags) {
    tags += more.tags.filter { !tags.contains($0) }
    hasPoints = hasPoints || more.hasPoints
  }

  private mutating func readOne(_ scan: inout PaperScan) -> Bool {
    for (word, tag) in Self.levels + Self.difficulties where scan.take(word) {
      tags.append(tag)
      return true
    }
    if scan.has("clo") {
      scan.index += 3
      scan.skip { $0 == 32 || $0 == UInt8(ascii: ".") }
      guard let number = scan.number() else { return false }
      tags.append("CLO\(number)")
      return true
    }
    if scan.take(anyOf: ["muc do", "muc", "level"]) {
      scan.skipSpaces()
      return scan.number() != nil || readOne(&scan)
    }
    if let code = Self.code(&scan) {
      tags.append(code)
      return true
    }
    if let level = Self.levelNumber(&scan) {
      tags.append(level)
      return true
    }
    if Self.identifier(&scan) { return true }
    guard scan.number() != nil else { return false }
    if scan.take(",") || scan.take(".") { _ = scan.number() }
    scan.skipSpaces()
    guard scan.take(anyOf: ["diem", "d", "points", "point", "pts", "pt", "marks", "mark"]) else {
      return false
    }
    hasPoints = true
    return true
  }

  /// "(M2, 0.5)", "[0,25 - NB]": a number beside a level is its points.
  private mutating func readBarePoints(_ scan: inout PaperScan) -> Bool {
    var ahead = scan
    guard ahead.number() != nil else { return false }
    if ahead.take(",") || ahead.take(".") { _ = ahead.number() }
    ahead.skipSpaces()
    guard ahead.current.map({ ")]}>-,;/".utf8.contains($0) }) == true else { return false }
    scan = ahead
    hasPoints = true
    return true
  }

  /// "[123456]", the number of a question in a bank; a year is shorter.
  private static func longNumber(_ scan: inout PaperScan) -> Bool {
    var ahead = scan
    ahead.skip(PaperScan.isDigit)
    guard ahead.index - scan.index >= longNumberDigitsMin, ahead.current == UInt8(ascii: "]")
    else { return false }
    scan = ahead
    return true
  }

  private static let longNumberDigitsMin = 5

  /// "#NB", "- NB:", "NB:", "Nhận biết:" behind the number of a question. “VD:” alone begins an
  /// example, and "Vận dụng công thức" a text.
  ///
  /// - Parameter isApart: true behind a dash.
  init?(unbracketed scan: inout PaperScan, in line: PaperLine, isApart: Bool) {
    var ahead = scan
    let isHashed = ahead.take("#")
    let start = ahead.offset
    for (word, tag) in Self.levels.prefix(5) where !isHashed && ahead.take(word) {
      ahead.skipSpaces()
      guard ahead.take(":"), PaperQuestionLabel.isCapital(line, at: start) else { return nil }
      tags = [tag]
      scan = ahead
      return
    }
    for (word, tag) in Self.levels.dropFirst(5) where ahead.take(word) {
      guard !line.bytes[start..<ahead.offset].contains(where: { $0 >= 0x61 }) else { return nil }
      if !isHashed {
        guard ahead.current == UInt8(ascii: ":"), isApart || tag != "VD" else { return nil }
      }
      ahead.skip { ".:".utf8.contains($0) }
      guard !isHashed || ahead.current.map(PaperScan.isSpace) ?? true else { return nil }
      tags = [tag]
      scan = ahead
      return
    }
    return nil
  }

  /// "Mức độ: Vận dụng" on a line of its own: its tag.
  static func levelAlone(in line: PaperLine) -> String? {
    guard !line.isBlank, line.end - line.start <= levelBytesMax else { return nil }
    var scan = PaperScan(PaperHead(line.bytes, in: line.start..<line.end))
    scan.skip { PaperScan.isSpace($0) || "*-+([#_".utf8.contains($0) }
    guard scan.take(anyOf: ["muc do", "cap do"]) else { return nil }
    scan.skipSpaces()
    if scan.take(anyOf: ["nhan thuc", "tu duy", "cau hoi"]) { scan.skipSpaces() }
    guard scan.take(":") else { return nil }
    scan.skip { !PaperScan.isLetter($0) }
    guard let (_, tag) = levels.first(where: { scan.take($0.0) }) else { return nil }
    scan.skip { !PaperScan.isLetter($0) && !PaperScan.isDigit($0) }
    // "Vận dụng (VD)"
    if let (_, same) = levels.first(where: { scan.take($0.0) }), same != tag { return nil }
    scan.skip { !PaperScan.isLetter($0) && !PaperScan.isDigit($0) }
    return scan.isAtEnd ? tag : nil
  }

  private static let levelBytesMax = 80

  /// "M1", "MĐ2".
  private static func levelNumber(_ scan: inout PaperScan) -> String? {
    var ahead = scan
    guard ahead.has("m") else { return nil }
    ahead.index += ahead.has("md") ? 2 : 1
    guard let level = ahead.number(), (1...4).contains(level) else { return nil }
    scan = ahead
    return "M\(level)"
  }

  /// "ID: 12345".
  private static func identifier(_ scan: inout PaperScan) -> Bool {
    var ahead = scan
    guard ahead.take("id") else { return false }
    ahead.skip { PaperScan.isSpace($0) || ":=.".utf8.contains($0) }
    let start = ahead.index
    ahead.skip { PaperScan.isLetter($0) || PaperScan.isDigit($0) }
    guard ahead.index > start else { return false }
    scan = ahead
    return true
  }

  /// The code of a question in a bank for mathematics: "2D1-1", "0H2N3-1", class, subject, chapter,
  /// level, lesson and kind. Source: the ID5 and ID6 codes of the class ex_test for LaTeX.
  private static func code(_ scan: inout PaperScan) -> String? {
    let letters = scan.head.letters[scan.index...].prefix {
      PaperScan.isLetter($0) || PaperScan.isDigit($0) || $0 == UInt8(ascii: "-")
    }
    guard (5...8).contains(letters.count), letters.first.map(PaperScan.isDigit) == true,
      letters.dropFirst().first.map(PaperScan.isLetter) == true,
      letters.last.map(PaperScan.isDigit) == true,
      letters.count(where: { $0 == UInt8(ascii: "-") }) == 1
    else { return nil }
    scan.index += letters.count
    return String(decoding: letters, as: UTF8.self).uppercased()
  }

  /// The longer ones first.
  private static let levels: [(StaticString, String)] = [
    ("van dung cao", "VDC"), ("van dung thap", "VD"), ("van dung", "VD"), ("nhan biet", "NB"),
    ("thong hieu", "TH"), ("vd cao", "VDC"),
    ("vd thap", "VD"), ("vdc", "VDC"), ("vdt", "VD"), ("vd", "VD"), ("nb", "NB"), ("th", "TH"),
  ]

  /// "(Dễ)", within brackets only.
  private static let difficulties: [(StaticString, String)] = [
    ("rat kho", "Rất khó"), ("kho", "Khó"), ("trung binh", "Trung bình"), ("de", "Dễ"),
    ("easy", "Easy"), ("medium", "Medium"), ("hard", "Hard"),
  ]

  /// The level that a heading names, such as "Mức độ nhận biết".
  static func level(named head: PaperHead) -> String? {
    levels.prefix(5).first { head.contains($0.0) }?.1
  }
}
