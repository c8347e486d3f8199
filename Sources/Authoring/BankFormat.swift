/// The formats of question banks, by the names that the command line uses.
public enum BankFormat: String, Hashable, Sendable, CaseIterable {
  case json
  case jsonLines = "jsonl"
  case gift, aiken
  case moodleXML = "moodle-xml"
  /// IMS QTI 1.2 to 3.0: a file, or a package with a manifest.
  case qti
  case text2qti, h5p
  case openTriviaDB = "opentdb"
  case openTriviaQA = "triviaqa"
  /// A table under our own header.
  case csv, xlsx
  /// Tables as the programs of these names make them.
  case kahoot, quizizz, classquiz, blooket, gimkit
  /// Vietnamese papers, "Câu 1 … A. B. C. D. … Đáp án", as plain text and in Word.
  case paper, docx
  /// To print: with `text2qti` there is a Markdown that is read.
  case markdown

  public var canBeRead: Bool {
    switch self {
    case .gift, .json, .paper, .docx: true
    default: false
    }
  }

  public var canBeWritten: Bool {
    switch self {
    case .gift, .json: true
    default: false
    }
  }
}

extension BankFormat {
  /// Tells the format from the content first and from the name where the content leaves it open.
  ///
  /// - Returns: nil where neither tells.
  public init?(content bytes: [UInt8], file: String) {
    if let archive = BankArchive(bytes, file: file) {
      guard let format = archive.format else { return nil }
      self = format
      return
    }
    let name = file.lowercased()
    let head = Array(bytes.prefix(64 * 1024))
    let start = (head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...])
      .drop { $0 <= 32 }
    if let format = Self.structured(start) {
      self = format
      return
    }
    if let format = BankFormatByName.format(name, start) {
      self = format
      return
    }
    let evidence = TextFormatEvidence(start)
    guard let format = evidence.format else { return nil }
    self = format
  }

  private static func structured(_ start: ArraySlice<UInt8>) -> BankFormat? {
    let text = String(decoding: start.prefix(8 * 1024), as: UTF8.self)
    if start.first == UInt8(ascii: "<") {
      if text.contains("<quiz") { return .moodleXML }
      let marks = ["<questestinterop", "assessmentItem", "assessment-item", "imsqti"]
      return marks.contains { text.contains($0) } ? .qti : nil
    }
    if start.first == UInt8(ascii: "[") || start.first == UInt8(ascii: "{") {
      if text.contains("\"correct_answer\"") { return .openTriviaDB }
      if text.contains("\"kind\"") || text.contains("\"prompt\"") { return .json }
    }
    return nil
  }
}

/// What a file's name says, where the content does not speak against it.
private enum BankFormatByName {
  static func format(_ name: String, _ start: ArraySlice<UInt8>) -> BankFormat? {
    let byName: [(String, BankFormat)] = [
      (".gift", .gift), (".gift.txt", .gift), (".json", .json), (".aiken", .aiken),
      (".aiken.txt", .aiken), (".csv", .csv), (".tsv", .csv), (".md", .markdown),
      (".xml", .moodleXML),
    ]
    return byName.first { name.hasSuffix($0.0) }?.1
  }
}

/// Counts what is typical of the formats of plain text.
private struct TextFormatEvidence {
  private var answerLines = 0
  private var questionLines = 0
  private var choiceLines = 0
  private var braces = 0

  init(_ bytes: ArraySlice<UInt8>) {
    for line in bytes.split(whereSeparator: { $0 == 10 || $0 == 13 }) {
      let line = line.drop { $0 <= 32 }
      if line.starts(with: "ANSWER:".utf8) { answerLines += 1 }
      if let evidence = PaperEvidence(line) {
        if evidence == .question { questionLines += 1 } else { choiceLines += 1 }
      }
      if line.starts(with: "::".utf8) || line.starts(with: "$CATEGORY:".utf8) { braces += 1 }
      if line.contains(UInt8(ascii: "{")) { braces += 1 }
    }
  }

  var format: BankFormat? {
    if answerLines > 0, answerLines >= braces { return .aiken }
    if questionLines > braces { return .paper }
    if braces > 0 { return .gift }
    return choiceLines > 1 ? .paper : nil
  }
}
