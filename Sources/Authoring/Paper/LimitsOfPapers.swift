/// What a paper, typed or in Word, may hold at most.
enum PaperLimits {
  /// Choices are named by the letters A to H.
  static let choicesMax = 8
  /// Letters beyond these are choices, up to P, where all before them are.
  static let choicesInOrderMax = 16
  /// So many lists of letters without numbers are looked at.
  static let letterListsMax = 100
  /// So many lines that begin with A, B, C are choices without a sign behind the letter.
  static let looseLettersMin = 3
  /// Questions are numbered with at most so many digits.
  static let numberDigitsMax = 5
  /// Letters of a line's beginning in which words such as "Đáp án" are looked for.
  static let headMax = 96
  /// Letters of a heading that becomes a category.
  static let categoryMax = 120
  /// Bytes of passages that stand before questions, counted for each question anew: a short file
  /// must not become a huge bank.
  static let passageBytesMax = 32 * 1024 * 1024
  /// Bytes at the beginning of a text that tell whether it is Markdown.
  static let markdownBytesMax = 256 * 1024
  /// Short lines between the title of the solutions and the first of them.
  static let titlesBeforeSolutionsMax = 10
  /// Lines that are looked at after a number, to see whether choices follow.
  static let linesAheadMax = 60
  /// Numbers that may be missing before a number without a word is taken for something else.
  static let numbersMissingMax = 5
  /// A line at least so long, in bytes, may go on in the next one, whatever that begins with.
  static let wrappedLineBytesMin = 60
}
