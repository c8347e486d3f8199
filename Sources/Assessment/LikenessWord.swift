/// A word, number or sign of a text that is compared.
struct LikenessWord: Sendable {
  enum Kind: Sendable {
    case word
    /// Never mistyped for another one: an item that asks for another number is another item.
    case number
    /// A sign that makes another formula.
    case sign
    /// A sign that is also punctuation: may be left out, not changed.
    case weakSign
    /// Says nothing about what is asked: "hãy cho biết", "là", "the".
    case filler
  }

  /// Lower case, NFC, tones placed one way.
  let strict: String
  /// Without any marks, đ as d.
  let base: String
  var kind: Kind
  /// A capital inside a sentence that is not all capitals.
  let isName: Bool
  /// All capitals in a text that is not.
  let isAbbreviation: Bool
  /// How it is written, where another way may be another word: a bit for each capital of one or two
  /// letters ("Co" is no "CO"), or whether a number has a point, which may be one or another.
  var spelling: UInt8?

  static func sign(_ text: String) -> [LikenessWord] {
    guard !text.isEmpty else { return [] }
    return [
      LikenessWord(strict: text, base: text, kind: .sign, isName: false, isAbbreviation: false)
    ]
  }

  func isSame(as other: LikenessWord) -> Bool {
    strict == other.strict && kind == other.kind && !isOtherSymbol(than: other)
  }

  /// The same letters with other capitals, as of a symbol or of the name of a point, or "1.234" and
  /// "1234".
  func isOtherSymbol(than other: LikenessWord) -> Bool {
    guard let spelling, let others = other.spelling else { return false }
    return spelling != others
  }

  /// All that is known of it.
  var whole: String { spelling.map { $0 > 0 ? "\(strict)\($0)" : strict } ?? strict }

  var isFree: Bool { kind == .filler || kind == .weakSign }
  var hasMarks: Bool { strict != base }
}

/// A text cut into what is compared.
struct LikenessText: Sendable {
  let words: [LikenessWord]
  /// As it was written, for an answer: choices of one question are never each other's spelling.
  let written: String

  init(_ text: String, isAnswer: Bool = false) {
    written = isAnswer ? Self.written(text) : ""
    var cutter = LikenessCutter(text)
    let cut = Fillers.marked(cutter.cut())
    // A choice of signs only ("-", "?") is itself.
    words = cut.isEmpty ? LikenessWord.sign(TextNormaliser.display(text)) : cut
  }

  /// Without a stop at its end, which one writes and another does not.
  private static func written(_ text: String) -> String {
    var shown = TextNormaliser.display(text)[...]
    while shown.utf8.count > 1, let last = shown.last, ".;, ".contains(last) { shown.removeLast() }
    return String(shown)
  }

  /// Signs in their order, those that may be left out, too.
  var signs: [String] {
    words.filter { $0.kind == .sign || $0.kind == .weakSign }.map(\.strict)
  }

  /// What counts, without marks: equal for texts that differ in marks, case, signs and fillers.
  var base: String {
    if words.count == 1 { return words[0].isFree ? "" : words[0].base }
    return bases.joined(separator: " ")
  }

  /// The words of `base`.
  var bases: some Sequence<String> { words.lazy.filter { !$0.isFree }.map(\.base) }

  /// All of it as it is compared first.
  var strict: String {
    words.lazy.filter { !$0.isFree }.map(\.strict).joined(separator: " ")
  }

  var contentCount: Int { words.count { !$0.isFree } }

  /// Numbers in their order.
  var numbers: [String] { words.filter { $0.kind == .number }.map(\.strict) }
}

/// Words that may be added or left out.
private enum Fillers {
  static func marked(_ words: [LikenessWord]) -> [LikenessWord] {
    var words = words
    var start = 0
    while start < words.count {
      let length = length(at: start, of: words)
      // The point A is no article.
      for place in start..<start + length
      where words[place].kind == .word && (words[place].spelling ?? 0) == 0 {
        words[place].kind = .filler
      }
      start += max(1, length)
    }
    // A prompt of nothing but such words is about them.
    if words.allSatisfy(\.isFree) {
      for place in words.indices where words[place].kind == .filler { words[place].kind = .word }
    }
    return words
  }

  private static func length(at start: Int, of words: [LikenessWord]) -> Int {
    guard let phrases = byFirst[words[start].base] else { return 0 }
    for phrase in phrases where start + phrase.count <= words.count {
      let found = phrase.indices.allSatisfy { place in
        let word = words[start + place]
        // Without its marks only where the writer left them out.
        return word.strict == phrase[place] || (!word.hasMarks && word.base == bare(phrase[place]))
      }
      if found { return phrase.count }
    }
    return 0
  }

  private static func bare(_ text: String) -> String {
    TextNormaliser.string(text.unicodeScalars.compactMap { LetterBases.base(of: $0) })
  }

  private static let phrases = """
    hãy cho biết|xin cho biết|em cho biết|bạn cho biết|cho biết|cho em biết|hãy
    em hãy|bạn hãy|các em hãy|anh chị hãy
    theo em|theo bạn|theo các em|theo anh chị|theo anh|theo chị|theo ý kiến của em|theo ý em
    em hãy cho biết|bạn hãy cho biết|các em hãy cho biết|em biết không
    sau đây|dưới đây|trong các|trong số|là|thì|mà|rằng|của|các|những|ạ|nhé|vậy
    the|a|an|please|in your opinion|do you know|can you tell me|tell me|that|of the following
    """

  /// By the first word without marks, the longest first.
  private static let byFirst: [String: [[String]]] = {
    let all = phrases.inNFC.split { $0 == "|" || $0 == "\n" }.map { phrase in
      phrase.split(separator: " ").map(String.init)
    }
    return Dictionary(grouping: all) { bare($0.first ?? "") }
      .mapValues { $0.sorted { $0.count > $1.count } }
  }()
}
