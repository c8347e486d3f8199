/// What a column of a bank's table holds.
enum BankColumn: Hashable, Sendable {
  /// The row's number, which says nothing of the item.
  case number
  case idNumber, kind, title, question, format
  /// A text that is to be read before the question.
  case passage
  /// The text of a choice, an accepted answer, a pair, an entry: of the first, the second …
  case choice(Int)
  /// All choices in one cell.
  case choices
  /// A choice that is wrong, or right, whatever the key says.
  case wrong(Int), right(Int)
  /// The share of the mark of a choice.
  case weight(Int)
  /// Whether a choice is right.
  case mark(Int)
  case choiceFeedback(Int)
  /// Which choices are right, or what the right answer is.
  case correct
  case pairs
  case explanation, category, tags, difficulty, source
  case unit, tolerance, caseSensitive, last
  /// Known, and no part of an item.
  case time, points, picture, note

  /// True for what tells of answers: a row that names it names the columns of a bank.
  var isTelling: Bool {
    switch self {
    case .number, .idNumber, .title, .question, .passage, .note, .points, .picture, .time, .unit:
      false
    case .category, .tags, .difficulty, .source: false
    default: true
    }
  }
}
