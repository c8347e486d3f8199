/// Choices that are gone through once more below the key of their question: "Đáp án: B" over "Phân
/// tích:" over "A. Sai, vì …". They explain, and are no question that has lost its number.
struct PaperSecondChain {
  let lines: [PaperLine]
  let signs: [PaperSigns]
  /// The line above the second A, and what is below it.
  private let parts: ArraySlice<PaperChunk.Part>

  /// - Parameter parts: from the line above the second A on; so many are looked at as after a number.
  init(
    lines: [PaperLine], signs: [PaperSigns], parts: ArraySlice<PaperChunk.Part>
  ) {
    self.lines = lines
    self.signs = signs
    self.parts = parts.prefix(PaperLimits.linesAheadMax)
  }

  /// - Parameters:
  ///   - number: of the question above; nil where it has no key, or no number.
  ///   - next: the number of the question below; nil where the lines end with the paper or a part.
  func explains(after number: Int?, before next: Int?) -> Bool {
    guard let above = parts.first else { return false }
    let line = lines[above.line]
    if Self.announcesReasons(line), judges || number != nil && !hasOwnKey { return true }
    guard !Self.asks(line), !hasOwnKey else { return false }
    return judges || number.map { next == $0 + 1 } ?? false
  }

  /// True where the first two letters each begin with a word of truth and a reason.
  private var judges: Bool {
    var letters: Set<Int> = []
    for part in parts where signs[part.line].beginsChoice {
      let line = lines[part.line]
      guard let label = PaperChoiceLabel.find(in: line, part.line, from: line.start).first else {
        continue
      }
      if Self.judges(line, from: label.contentStart) { letters.insert(label.letter) }
    }
    return letters.isSuperset(of: [0, 1])
  }

  /// "Sai, vì …", "Đúng - …". The words are looked at with their marks: "dùng" is no "đúng".
  private static func judges(_ line: PaperLine, from start: Int) -> Bool {
    guard start < line.end else { return false }
    let text = line.text(start..<line.end).lowercased().drop { !$0.isLetter }
    guard let word = words.first(where: text.hasPrefix) else { return false }
    let rest = text.dropFirst(word.count)
    let reason = rest.drop { $0.isWhitespace }
    guard rest.first?.isLetter == false, let sign = reason.first, !reason.isEmpty else {
      return false
    }
    let isSigned = !sign.isLetter && !sign.isNumber && reason.contains(where: \.isLetter)
    return isSigned || ["vì ", "do ", "because "].contains { reason.hasPrefix($0) }
  }

  private static let words = ["đúng", "sai", "true", "false", "correct", "incorrect", "wrong"]

  /// True where what stands below the second A has a key of its own.
  private var hasOwnKey: Bool {
    parts.contains { part in
      guard let key = signs[part.line].key, key.isCertain else { return false }
      return key.valueStart < lines[part.line].end || key.isRoom
    }
  }

  private static func announcesReasons(_ line: PaperLine) -> Bool {
    var scan = PaperScan(PaperHead(line.bytes, in: line.wordStart..<line.end, limit: 40))
    scan.skip { !PaperScan.isLetter($0) }
    return scan.take(anyOf: [
      "phan tich", "giai thich", "loai tru", "ly do", "li do", "nhan xet tung", "xet tung",
      "vi sao", "tai sao", "cac dap an", "cac phuong an", "cac lua chon", "analysis",
      "explanation", "why", "the other",
    ])
  }

  /// A question mark, or room for what is asked: a question of its own.
  private static func asks(_ line: PaperLine) -> Bool {
    let text = line.bytes[line.start..<line.end]
    return text.contains(UInt8(ascii: "?")) || text.contains(UInt8(ascii: "_"))
      || line.text(line.start..<line.end).contains("...")
      || PaperHead(line.bytes, in: line.start..<line.end, limit: 400)
        .contains(anyOf: ["dung hay sai", "true or false"])
  }
}
