/// How much each sign in the head of a text file speaks for a format.
///
/// A sign that only one format has weighs most. What several have in common weighs 1 for each of
/// them, so that it only says that there is a bank at all.
enum EvidenceWeight {
  /// `$CATEGORY:`; no other format has it.
  static let giftCategory = 12
  /// `::Title::` where a line begins.
  static let giftTitle = 8
  /// `{` with an answer behind it: `{=`, `{~`, `{#`, `{T}`.
  static let giftAnswers = 8
  /// `[html]` where the text begins, `// [tag:…]`.
  static let giftMark = 6
  /// `{}` or `{yes}` behind a space at the end of a line. Formulas have braces, too, but behind a
  /// letter.
  static let giftBraces = 3
  /// `=` or `~` where a line within braces begins.
  static let giftAnswerLine = 3

  /// `ANSWER: B` in capitals, as Moodle wants it.
  static let aikenAnswer = 10
  /// `Answer: B`, which papers in English have, too.
  static let looseAnswer = 4
  /// `multichoice` alone on a line, as converters to Moodle XML want it.
  static let aikenKind = 8

  /// `Quiz title:`, `GROUP` and other words that text2qti keeps for itself.
  static let text2qtiWord = 8
  /// `[*]` and `[ ]` where a line begins.
  static let text2qtiBox = 6
  /// `*a)` where a line begins. Papers have `*A.`.
  static let text2qtiRightChoice = 6
  /// `* text`, `= 5`, `___`, `^^^`: the answers of a numbered question.
  static let text2qtiAnswer = 3

  /// `#Q `, and `^ ` behind it.
  static let triviaQuestion = 8
  static let triviaAnswer = 8

  /// `Câu 1`, `Bài 1`.
  static let paperQuestion = 6
  /// `Đáp án`, `Lời giải`, `HẾT`, `PHẦN I`.
  static let paperWord = 4
  /// `1.` where choices follow.
  static let paperNumber = 3
  /// `A. …   B. …` on one line, `*A.`.
  static let paperChoices = 3

  /// `=> a`, and a key at the end of a numbered line.
  static let paperKey = 4

  /// `A.`, `a)`, `a/`: what every format for teachers has.
  static let choice = 1

  /// A header row: a question, answers, perhaps a key, each in its cell.
  static let tableHeader = 20
  /// The header of a program's own template.
  static let tableBanner = 30
  /// Five columns and more that are all known are no accident, whatever stands in the cells.
  static let tableWholeHeader = 1_000_000
  /// Two words with a comma between them may be anything.
  static let tableOfTwoColumns = 6

  /// The name of the file, where the content leaves it open.
  static let name = 1
  /// Less than this is no evidence against what the name says.
  static let doubtful = 8
}
