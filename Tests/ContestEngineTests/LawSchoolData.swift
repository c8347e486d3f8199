import Assessment
import ContestEngine

/// Section 6 of the Law School Admission Test: 1,000 persons, 5 questions.
///
/// Source: Bock and Lieberman, "Fitting a response model for n dichotomously scored items",
/// Psychometrika 35 (1970), 179–197, table of response patterns.
enum LawSchoolData {
  static let patterns: [(String, Int)] = [
    ("00000", 3), ("00001", 6), ("00010", 2), ("00011", 11), ("00100", 1), ("00101", 1),
    ("00110", 3), ("00111", 4), ("01000", 1), ("01001", 8), ("01011", 16), ("01101", 3),
    ("01110", 2), ("01111", 15), ("10000", 10), ("10001", 29), ("10010", 14), ("10011", 81),
    ("10100", 3), ("10101", 28), ("10110", 15), ("10111", 80), ("11000", 16), ("11001", 56),
    ("11010", 21), ("11011", 173), ("11100", 11), ("11101", 61), ("11110", 28), ("11111", 298),
  ]

  static var table: ResponseTable { table(of: patterns) }

  /// `1` is right, `0` wrong, `-` not asked, ` ` no answer.
  static func table(of patterns: [(String, Int)]) -> ResponseTable {
    let count = patterns.first?.0.count ?? 0
    var number: Int32 = 0
    let rows = patterns.flatMap { pattern, times in
      (0..<times).map { _ in
        number += 1
        return ResponseTable.Row(
          contestant: ContestantID(number: number), school: SchoolID("a"),
          entries: pattern.map(entry))
      }
    }
    return ResponseTable(
      questions: (0..<count).map { place in
        ResponseTable.Question(
          id: QuestionID(round: 0, place: place), number: place + 1, item: item(place))
      }, rows: rows)
  }

  private static func entry(_ character: Character) -> ResponseTable.Entry {
    switch character {
    case "1": .answer(.truth(true), mark: .one)
    case "0": .answer(.truth(false), mark: .zero)
    case " ": .noAnswer
    default: .notAsked
    }
  }

  private static func item(_ place: Int) -> DrawnItem {
    DrawnItem(
      item: Item(
        id: ItemID("lsat-\(place)"), prompt: "\(place)", body: .trueFalse(TrueFalseKey(truth: true))
      ),
      ids: [], otherIDs: [], order: [], otherOrder: [])
  }
}
