/// Something in a JSON5 text that its grammar or our limits do not allow.
struct JSON5Fault: Hashable, Sendable {
  enum Reason: Hashable, Sendable {
    case empty
    case tooLarge(bytes: Int)
    case tooDeep
    case tooManyValues
    case tooManyFaults
    case notUTF8
    case utf16
    /// Harmless: read all the same.
    case byteOrderMark
    case unclosedComment
    case unclosedText
    /// The text ends at the end of its line.
    case lineBreakInText
    /// “ ” or ‘ ’ where " or ' belongs.
    case typographicQuote
    case badEscape(String)
    /// A half of a surrogate pair, which is no character.
    case halfCharacter
    case badNumber(String)
    /// A word that is no value: text without quotes, `True`, `None` …
    case unknownWord(String)
    case unexpected(Character)
    case missingValue
    case missingKey
    /// A key that is not a name and has no quotes.
    case badKey(String)
    case missingColon(key: String)
    case missingComma
    case duplicateKey(String, first: SourcePlace)
    case unclosedObject
    case unclosedList
    case strayEnd(Character)
    case afterTheEnd
  }

  let reason: Reason
  let place: SourcePlace

  var isError: Bool { reason != .byteOrderMark }
}

/// What a JSON5 text may be at most.
enum JSON5Limits {
  static let bytesMax = 4 * 1024 * 1024
  /// Lists and objects within each other; the outermost is 1.
  static let depthMax = 64
  static let valuesMax = 400_000
  /// Faults that are told; then reading stops.
  static let faultsMax = 100
}
