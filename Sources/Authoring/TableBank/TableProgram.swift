/// Whose header a table has: our own, or that of a program whose sheets mean something of their own.
enum TableProgram: Hashable, Sendable {
  case ours, kahoot, quizizz, classQuiz, blooket, gimkit

  /// The format that a reading says, for a workbook or a text.
  func format(isWorkbook: Bool) -> BankFormat {
    switch self {
    case .ours: isWorkbook ? .xlsx : .csv
    case .kahoot: .kahoot
    case .quizizz: .quizizz
    case .classQuiz: .classquiz
    case .blooket: .blooket
    case .gimkit: .gimkit
    }
  }

  init?(_ format: BankFormat) {
    switch format {
    case .kahoot: self = .kahoot
    case .quizizz: self = .quizizz
    case .classquiz: self = .classQuiz
    case .blooket: self = .blooket
    case .gimkit: self = .gimkit
    default: return nil
    }
  }

  /// Its keys are always numbers of choices, counted from 1.
  var keysAreNumbers: Bool {
    switch self {
    case .kahoot, .quizizz, .classQuiz, .blooket: true
    case .ours, .gimkit: false
    }
  }

  /// Typed answers are texts, even where they are numbers.
  var typesTexts: Bool { self != .ours }

  /// - Parameters:
  ///   - banner: what stands above the names, as one key.
  ///   - keys: the names by which the columns were found.
  init(banner: String, keys: [String: BankColumn], headings: [String]) {
    let columns = Set(keys.values)
    let isKahoot =
      headings.contains {
        $0.contains("max") && $0.contains("characters")
          || $0.contains("tối đa") && $0.contains("ký tự")
      }
      || (keys["question"] != nil && keys["answer1"] != nil && keys["timelimit"] != nil
        && keys["correctanswers"] ?? keys["correctanswer"] != nil)
    if banner.contains("classquiz") {
      self = .classQuiz
    } else if banner.contains("blooket")
      || (keys["questionnumber"] != nil && keys["questiontext"] != nil && keys["answer1"] != nil)
    {
      self = .blooket
    } else if banner.contains("gimkit") || Self.isGimkit(columns, keys) {
      self = .gimkit
    } else if keys["questiontext"] != nil && keys["questiontype"] != nil && keys["option1"] != nil
      || Self.isQuizizz(columns, headings)
    {
      self = .quizizz
    } else {
      self = isKahoot ? .kahoot : .ours
    }
  }

  /// A question, what is right and what is wrong, and nothing else.
  private static func isGimkit(_ columns: Set<BankColumn>, _ keys: [String: BankColumn]) -> Bool {
    keys["question"] != nil && keys["correctanswer"] != nil && keys["incorrectanswer1"] != nil
      && columns.allSatisfy { column in
        switch column {
        case .question, .correct, .wrong, .number: true
        default: false
        }
      }
  }

  /// The columns of Quizizz's sheet under names in Vietnamese: kinds, choices with numbers, a time in
  /// seconds and an address of a picture.
  private static func isQuizizz(_ columns: Set<BankColumn>, _ headings: [String]) -> Bool {
    columns.isSuperset(of: [.question, .kind, .choice(0), .choice(3), .correct, .time, .picture])
      && headings.contains { $0.contains("giây") || $0.contains("seconds") }
      && headings.contains { $0.hasSuffix(" 1") } && !headings.contains("a")
  }
}
