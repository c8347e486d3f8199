import Assessment

/// How Moodle grades an order.
///
/// Source: Moodle 4.4, question/type/ordering/questiontype.php (names, what is taken where none is
/// known) and question.php (numbers).
enum MoodleOrderGrading: String, CaseIterable {
  case allOrNothing = "ALL_OR_NOTHING"
  case absolute = "ABSOLUTE_POSITION"
  case next = "RELATIVE_NEXT_EXCLUDE_LAST"
  case nextAndLast = "RELATIVE_NEXT_INCLUDE_LAST"
  case bothNeighbours = "RELATIVE_ONE_PREVIOUS_AND_NEXT"
  case allNeighbours = "RELATIVE_ALL_PREVIOUS_AND_NEXT"
  case longestOrdered = "LONGEST_ORDERED_SUBSET"
  case longestTogether = "LONGEST_CONTIGUOUS_SUBSET"
  case distance = "RELATIVE_TO_CORRECT"

  /// As Moodle reads a word, nothing and unknown ones too; files of other programs have its numbers
  /// from −1.
  init(word: String) {
    let word = word.uppercased()
    let numbered = Int(word).flatMap { number in
      Self.allCases.indices.contains(number + 1) ? Self.allCases[number + 1] : nil
    }
    switch word {
    case "ABS", "ABSOLUTE": self = .absolute
    default: self = numbered ?? Self(rawValue: word) ?? .next
    }
  }

  /// What is written for a way of marking; nil where Moodle has none like it.
  init?(parts: ItemMarking.Parts?) {
    switch parts {
    case nil: self = .absolute
    case .allOrNothing: self = .allOrNothing
    case .perPair: self = .next
    case .rightMinusWrong: return nil
    }
  }

  /// The way of marking that is the same, or the nearest one: entries by their neighbours, or by
  /// their places.
  var parts: ItemMarking.Parts? {
    switch self {
    case .allOrNothing: .allOrNothing
    case .absolute, .distance: nil
    case .next, .nextAndLast, .bothNeighbours, .allNeighbours, .longestOrdered, .longestTogether:
      .perPair
    }
  }

  /// True where it gives the same marks as `parts`.
  var isExact: Bool { self == .allOrNothing || self == .absolute || self == .next }
}
