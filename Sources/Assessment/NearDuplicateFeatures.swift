/// An item as it is compared with others: its prompt and answers as words.
struct NearDuplicateFeatures: Sendable {
  let prompt: LikenessText
  let numbers: [String]
  let answers: LikenessAnswers
  let glance: AnswerGlance
  /// Whether most words are Vietnamese syllables, so that one that is none is mistyped.
  let isVietnamese: Bool
  /// How much of the marks is written in the prompt, and in all of the item.
  let promptMarks: WrittenMarks
  let marks: WrittenMarks

  init(_ item: Item) {
    prompt = LikenessText(PlainText.from(item.prompt, format: item.format, pictures: .identified))
    numbers = prompt.numbers
    answers = LikenessAnswers(item)
    glance = AnswerGlance(answers)
    let words = (prompt.words + (answers.right + answers.wrong).flatMap(\.words))
      .filter { $0.kind == .word || $0.kind == .filler }
    let marks = WrittenMarks(words[...])
    self.marks = marks
    promptMarks = WrittenMarks(
      prompt.words.filter { $0.kind == .word || $0.kind == .filler }[...], among: marks)
    let syllables = words.count { SyllableSpelling.isSyllable($0.strict, marks) }
    let share = marks == .none ? Self.bareSyllablesInTen : Self.syllablesInTen
    isVietnamese = !words.isEmpty && syllables * 10 >= words.count * share
  }

  /// From so many Vietnamese syllables among ten words a text is Vietnamese: names, abbreviations
  /// and mistyped words are never four in ten.
  private static let syllablesInTen = 6
  /// Without marks more words of other languages look like syllables.
  private static let bareSyllablesInTen = 8
}

/// How much of its marks a text is written with.
enum WrittenMarks: Sendable {
  case none
  /// Those of letters, as in "viêt đương", without any tone.
  case letters
  case all

  init(_ words: ArraySlice<LikenessWord>) {
    let marked = words.filter(\.hasMarks)
    if marked.isEmpty {
      self = .none
    } else if marked.count >= Self.tonelessMin,
      !marked.contains(where: { SyllableSpelling.hasTone($0.strict) })
    {
      self = .letters
    } else {
      self = .all
    }
  }

  /// Of a part: a few words may be without marks by themselves.
  init(_ words: ArraySlice<LikenessWord>, among whole: WrittenMarks) {
    self = words.count < Self.partMin ? whole : WrittenMarks(words)
  }

  /// In so many words with marks there would be a tone.
  private static let tonelessMin = 3
  private static let partMin = 4
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
    let answered = answers.wholes
    return Exact(
      prompt: prompt.whole, right: answered.right, wrong: answered.wrong,
      isOpen: answers.shape == .open)
  }
}

extension LikenessText {
  /// With signs, without fillers.
  var whole: String {
    if words.count == 1 { return words[0].kind == .filler ? "" : words[0].whole }
    return wholes.joined(separator: " ")
  }

  /// The words of `whole`.
  var wholes: some Sequence<String> { words.lazy.filter { $0.kind != .filler }.map(\.whole) }
}
