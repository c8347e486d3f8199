/// An item as it is compared with others: its prompt and answers as words.
struct NearDuplicateFeatures: Sendable {
  let prompt: LikenessText
  let numbers: [String]
  let answers: LikenessAnswers
  /// Whether most words are Vietnamese syllables, so that one that is none is mistyped.
  let isVietnamese: Bool
  /// Whether it is written without any marks.
  let isBare: Bool

  init(_ item: Item) {
    prompt = LikenessText(PlainText.from(item.prompt, format: item.format, pictures: .identified))
    numbers = prompt.numbers
    answers = LikenessAnswers(item)
    let words = (prompt.words + (answers.right + answers.wrong).flatMap(\.words))
      .filter { $0.kind == .word || $0.kind == .filler }
    let isBare = !words.contains(where: \.hasMarks)
    self.isBare = isBare
    let syllables = words.count { SyllableSpelling.isSyllable($0.strict, bare: isBare) }
    let share = isBare ? Self.bareSyllablesInTen : Self.syllablesInTen
    isVietnamese = !words.isEmpty && syllables * 10 >= words.count * share
  }

  /// From so many Vietnamese syllables among ten words a text is Vietnamese: names, abbreviations
  /// and mistyped words are never four in ten.
  private static let syllablesInTen = 6
  /// Without marks more words of other languages look like syllables.
  private static let bareSyllablesInTen = 8
}

extension NearDuplicateFeatures {
  /// The same for items that differ in nothing that counts; a quick way to find copies.
  struct Exact: Hashable {
    let prompt: String
    let right: [String]
    let wrong: [String]
    let isOpen: Bool
  }

  var exact: Exact {
    Exact(
      prompt: prompt.whole, right: answers.right.map(\.whole).sorted(),
      wrong: answers.wrong.map(\.whole).sorted(), isOpen: answers.shape == .open)
  }
}

extension LikenessText {
  /// With signs, without fillers.
  var whole: String {
    if words.count == 1 { return words[0].kind == .filler ? "" : words[0].strict }
    return wholes.joined(separator: " ")
  }

  /// The words of `whole`.
  var wholes: some Sequence<String> { words.lazy.filter { $0.kind != .filler }.map(\.strict) }
}
