/// How a typed text is held against an accepted one, where the item says something of it.
struct TextComparison {
  var caseSensitive: Bool
  var ignoresToneMarks = false
  /// 0…2.
  var slips = 0
  var rules = MarkingRules.current

  init(
    caseSensitive: Bool, marking: ItemMarking? = nil, rules: MarkingRules = .current
  ) {
    self.caseSensitive = caseSensitive
    self.rules = rules
    ignoresToneMarks = marking?.ignoresToneMarks ?? false
    slips = marking?.slips ?? 0
  }

  /// A text as it is compared. Expects it as shown.
  func folded(_ shown: String) -> String {
    let text = caseSensitive ? shown : TextNormaliser.lowercased(shown)
    guard ignoresToneMarks else { return text }
    return TextNormaliser.string(text.unicodeScalars.compactMap(LetterBases.base))
  }

  /// The answer that a text means: the one that is written out just so, else the first that is met.
  ///
  /// Of those with stars the first counts, as in Moodle.
  func answer(_ text: String, among answers: [TextAnswer]) -> TextAnswer? {
    var before: [TextPattern] = []
    var starred: TextAnswer?
    for answer in answers {
      let pattern = TextPattern(answer.text, self)
      let isMet = (starred == nil || !pattern.hasStars) && pattern.matches(text)
      if isMet, !pattern.hasStars { return answer }
      if isMet {
        starred = answer
        if !rules.prefersWrittenOut { break }
      } else if starred == nil {
        before.append(pattern)
      }
    }
    let near =
      before.firstIndex { $0.matchesApartFromPunctuation(text) }
      ?? before.firstIndex { $0.matchesWithSlips(text) }
    return near.map { answers[$0] } ?? starred
  }
}
