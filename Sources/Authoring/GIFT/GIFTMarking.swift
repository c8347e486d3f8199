import Assessment

/// What `[mark:…]` in a comment says of how an item's answers are marked: a way of our own, which
/// Moodle reads as a comment.
enum GIFTMarking {
  static let noToneMarks = "noToneMarks"
  private static let slips = "slips="

  /// The marking of words, and those that say nothing of the kind.
  static func read(_ words: [String], of kind: ItemKind) -> (ItemMarking?, strangers: [String]) {
    var marking = ItemMarking()
    var strangers: [String] = []
    for word in words {
      if let parts = ItemMarking.Parts(rawValue: word), ItemMarking.Parts.of(kind).contains(parts) {
        marking.parts = parts
      } else if word == noToneMarks {
        marking.ignoresToneMarks = true
      } else if word.hasPrefix(slips), let count = Int(word.dropFirst(slips.count)),
        ItemMarking.slipsRange.contains(count)
      {
        marking.slips = count
      } else {
        strangers.append(word)
      }
    }
    return (marking.isUsual ? nil : marking, strangers)
  }

  /// The words of a marking, in the order in which they are written.
  static func words(_ marking: ItemMarking?) -> [String] {
    guard let marking else { return [] }
    var words = marking.parts.map { [$0.rawValue] } ?? []
    if marking.ignoresToneMarks { words.append(noToneMarks) }
    if marking.slips > 0 { words.append(slips + String(marking.slips)) }
    return words
  }
}

extension BankFinding {
  static func giftUnknownMark(_ word: String) -> BankFinding {
    BankFinding(
      .warning, "gift.unknown-mark",
      vi: "“[mark:\(word.abridged)]” không nói gì về loại câu này, đã bỏ qua",
      en: "“[mark:\(word.abridged)]” says nothing of this kind of item and was left out",
      hint: LocalizedMessage(
        vi: "dùng allOrNothing, rightMinusWrong, perPair, noToneMarks, slips=1 hoặc slips=2",
        en: "use allOrNothing, rightMinusWrong, perPair, noToneMarks, slips=1 or slips=2"))
  }
}
