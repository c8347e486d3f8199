/// What a glance at two items' answers tells: where many items share one prompt ("Which statement is
/// true?") nearly all of them have other answers, and need not be compared slip by slip.
///
/// Says no only where `AnswerComparison` could not say that the items are alike.
struct AnswerGlance: Sendable {
  private let right: [TextGlance]
  private let wrong: [TextGlance]
  private let isOfChoices: Bool

  init(_ answers: LikenessAnswers) {
    isOfChoices = answers.shape == .choices
    right = isOfChoices ? answers.right.map(TextGlance.init) : []
    wrong = isOfChoices ? answers.wrong.map(TextGlance.init) : []
  }

  func mayBeLike(_ other: AnswerGlance, _ slips: TypingSlips) -> Bool {
    guard isOfChoices, other.isOfChoices else { return true }
    if right.isEmpty || other.right.isEmpty {
      return Self.areAll(right + wrong, other.right + other.wrong, slips)
    }
    if Self.areAll(right, other.right, slips) { return true }
    if wrong.count > 1, Self.areAll(wrong, other.wrong, slips) { return true }
    // Both keys among the answers of both.
    return Self.areAmong(right, other.right, other.wrong) { $0.mayBe($1, slips) }
      && Self.areAmong(other.right, right, wrong) { $1.mayBe($0, slips) }
  }

  private static func areAll(
    _ left: [TextGlance], _ right: [TextGlance], _ slips: TypingSlips
  ) -> Bool {
    left.count == right.count
      && left.allSatisfy { one in right.contains { one.mayBe($0, slips) } }
  }

  private static func areAmong(
    _ texts: [TextGlance], _ right: [TextGlance], _ wrong: [TextGlance],
    _ mayBe: (TextGlance, TextGlance) -> Bool
  ) -> Bool {
    texts.allSatisfy { text in
      right.contains { mayBe(text, $0) } || wrong.contains { mayBe(text, $0) }
    }
  }
}

/// How often which letter and which word stand in an answer.
private struct TextGlance: Sendable {
  private let text: LikenessText
  /// Of the words that count; letters that share a place only make texts look more alike.
  private var letters = SIMD32<UInt16>()
  /// Hashes of the words that count, ascending.
  private var words: [UInt32] = []
  /// Words that may be left out, and their letters.
  private var free = 0
  private var freeLetters = 0
  private var hasMarks = false

  init(_ text: LikenessText) {
    self.text = text
    for word in text.words {
      if word.isFree {
        free += 1
        freeLetters += word.base.unicodeScalars.count
        continue
      }
      var hash = LikenessHash("w")
      hash.take(word.base)
      words.append(hash.value)
      hasMarks = hasMarks || word.hasMarks
      for letter in word.base.unicodeScalars { letters[Int(letter.value & 31)] &+= 1 }
    }
    words.sort()
  }

  /// One slip changes two letters, two slips in a word four; a key of Telex for each mark six.
  private static func lettersOfSlip(hasMarks: Bool) -> Int { hasMarks ? 6 : 4 }
  /// "In put" and "input" differ in three words.
  private static let wordsOfSlip = 3
  /// So many slips at least may change where words end: one joined in each of the texts.
  private static let slipsOfJoining = 2

  func mayBe(_ other: TextGlance, _ slips: TypingSlips) -> Bool {
    let slipsMax = max(2, min(words.count, other.words.count) / 4)
    let isFree = free > 0 || other.free > 0
    let wordsMore = 2 * (free + other.free)
    guard wordsApart(other, upTo: Self.wordsOfSlip * slipsMax + wordsMore) else { return false }
    let apart = lettersApart(other)
    let ofSlip = Self.lettersOfSlip(hasMarks: hasMarks || other.hasMarks)
    guard apart <= ofSlip * slipsMax + freeLetters + other.freeLetters else { return false }
    // Word for word, unless words were joined on both sides.
    if isFree || words.count != other.words.count
      || apart <= ofSlip * (slipsMax - Self.slipsOfJoining)
    {
      return true
    }
    return zip(text.words, other.text.words).allSatisfy { slips.change($0, $1) != .other }
  }

  private func lettersApart(_ other: TextGlance) -> Int {
    let most = pointwiseMax(letters, other.letters)
    let least = pointwiseMin(letters, other.letters)
    return Int((most &- least).wrappedSum())
  }

  /// Whether so many words at most stand in one of the texts alone.
  private func wordsApart(_ other: TextGlance, upTo most: Int) -> Bool {
    var (i, j, apart) = (0, 0, 0)
    while i < words.count, j < other.words.count, apart <= most {
      let (left, right) = (words[i], other.words[j])
      if left <= right { i += 1 }
      if right <= left { j += 1 }
      if left != right { apart += 1 }
    }
    return apart + (words.count - i) + (other.words.count - j) <= most
  }
}
