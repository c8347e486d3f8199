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
    case .aiken, .jsonLines: true
    case .text2qti: true
    case .moodleXML: true
    case .qti: true
    case .openTriviaDB, .openTriviaQA, .h5p: true
    case .csv, .xlsx, .kahoot, .quizizz, .classquiz, .blooket, .gimkit: true
    case .gift, .json, .paper, .docx: true
    default: false
    }
  }

  public var canBeWritten: Bool {
    switch self {
    case .gift, .json: true
    case .aiken, .jsonLines: true
    case .csv, .kahoot: true
    case .markdown: true
    case .moodleXML: true
    case .qti: true
    default: false
    }
  }
}

extension BankFormat {
  /// What is made plain before such a text is read, whose signs have a meaning at the beginning of
  /// lines and between cells; nil for what names characters in a way of its own, or looks at each.
  var plainness: InvisibleText.Scope? {
    switch self {
    // In an explanation a space that does not break is meant.
    case .gift: .lineEnds
    case .aiken, .text2qti, .openTriviaQA: [.lineEnds, .spaces]
    case .csv, .kahoot, .quizizz, .classquiz, .blooket, .gimkit: []
    default: nil
    }
  }

  /// Tells the format from the content first and from the name where the content leaves it open.
  ///
  /// - Returns: nil where neither tells.
  public init?(content bytes: [UInt8], file: String) {
    if let archive = BankArchive(bytes, file: file) {
      guard let format = archive.format else { return nil }
      self = format
      return
    }
    if let format = StructuredEvidence.format(bytes) {
      self = format
      return
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let format = FormatEvidence(bytes[start...]).best(named: FormatName.format(file)) else {
      return nil
    }
    self = format
  }
}
