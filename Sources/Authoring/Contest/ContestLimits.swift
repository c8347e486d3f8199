/// What a contest file may be at most, in one place.
enum ContestLimits {
  /// Characters of a title or another text.
  static let textMax = 500
  /// Characters of an id.
  static let idMax = 64
  /// Characters of a round's id: a question's id is `<round>.<n>` and has 64 at most.
  static let roundIDMax = 58
  /// Entries of a list.
  static let listMax = 20_000
  static let roundsMax = 50
  /// Rows of a file of schools or students.
  static let rowsMax = 1_000_000
  static let points = 1...1_000_000
  static let wrong = -1_000_000...0
  static let secondsPerItem = 1...3_600
  /// With the most rounds as many as the engine counts.
  static let itemsPerRound = 1...200
  /// In percent.
  static let targetRight = 1...99
  static let targetWithin = 1...50
  static let reservesPerRound = 0...50
  static let startsIn = 0...86_400
  static let presetVersion = 1...1_000_000
  static let revealSeconds = 0...600
  static let perSchool = 1...100_000
  static let minutes = 1...1_440
  static let attempts = 1...100
  static let keepDays = 1...3_650
  static let enrolled = 1...1_000_000
  static let ranks = 1...1_000_000

  static func isID(_ text: String, max: Int) -> Bool {
    guard let first = text.unicodeScalars.first, (1...max).contains(text.utf8.count) else {
      return false
    }
    return isLetterOrDigit(first)
      && text.unicodeScalars.allSatisfy { scalar in
        isLetterOrDigit(scalar) || scalar == "." || scalar == "_" || scalar == "-"
      }
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: false
    }
  }
}

/// Tags that name a language.
enum LanguageTag {
  /// The shape of a BCP 47 tag; whether the language exists is not looked up.
  static func isValid(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let language = parts.first, (2...8).contains(language.utf8.count),
      language.utf8.allSatisfy({ isLetter($0) })
    else { return false }
    return parts.dropFirst().allSatisfy { part in
      (1...8).contains(part.utf8.count) && part.utf8.allSatisfy { isLetter($0) || isDigit($0) }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

extension String {
  /// Without the spaces around it.
  var trimmingSpaces: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}

extension Unicode.Scalar {
  /// Neither a control nor a bidirectional format character, which would disturb what is around.
  /// A line break is a control character.
  var isShown: Bool {
    switch properties.generalCategory {
    case .control, .surrogate, .privateUse, .unassigned: false
    // Zero-width joiners are part of some scripts and of emoji.
    case .format: self == "\u{200C}" || self == "\u{200D}"
    default: true
    }
  }
}
