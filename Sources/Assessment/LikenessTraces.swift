/// What an index finds an item by: hashes of its words, of its prompt without marks, of its key
/// and of its choices. Items that are alike share several of them.
///
/// Kept in files: a change of what they are made of needs another `version`.
public struct LikenessTraces: Hashable, Sendable {
  /// Of how the traces are made, with the program's steps before them.
  public static let version = 2
  /// Of long prompts so many words are enough.
  private static let wordsMax = 24
  private static let choicesMax = 8

  /// Of the numbers in the prompt; alike items have the same.
  public let numbers: UInt32
  /// Distinct, ascending.
  public let marks: [UInt32]

  public init(numbers: UInt32, marks: [UInt32]) {
    self.numbers = numbers
    self.marks = marks
  }

  public init(_ item: Item) {
    self.init(
      prompt: LikenessText(
        PlainText.from(item.prompt, format: item.format, pictures: .identified)),
      answers: LikenessAnswers(item))
  }

  init(prompt: LikenessText, answers: LikenessAnswers) {
    let numbers = prompt.numbers
    var hash = LikenessHash("n")
    hash.take(numbers, separator: 32)
    self.numbers = hash.value
    var marks: [UInt32] = []
    marks.reserveCapacity(prompt.words.count + answers.right.count + answers.wrong.count + 5)
    for word in prompt.words where !word.isFree && word.kind != .number {
      var hash = LikenessHash("w")
      hash.take(word.base)
      marks.append(hash.value)
    }
    // Those with the smallest hashes: the same for both of two long prompts that are alike.
    marks.sortAndUnify()
    if marks.count > Self.wordsMax { marks.removeLast(marks.count - Self.wordsMax) }
    hash = LikenessHash("p")
    hash.take(prompt.bases, separator: 32)
    marks.append(hash.value)
    if !numbers.isEmpty { marks.append(self.numbers) }
    let right = answers.right.map(\.base)
    if !right.isEmpty, answers.shape != .statement {
      hash = LikenessHash("r")
      hash.take(right.sorted(), separator: 10)
      hash.take("\n\(self.numbers)")
      marks.append(hash.value)
    }
    marks += Self.marks(ofChoices: right + answers.wrong.map(\.base))
    marks.sortAndUnify()
    self.marks = marks
  }

  private static func marks(ofChoices choices: [String]) -> [UInt32] {
    guard choices.count > 1 else { return [] }
    var choices = choices
    choices.sortAndUnify()
    guard choices.count > 1 else { return [] }
    var all = LikenessHash("c")
    all.take(choices, separator: 10)
    return [all.value]
      + choices.prefix(choicesMax).map { choice in
        var hash = LikenessHash("a")
        hash.take(choice)
        return hash.value
      }
  }
}

/// FNV-1a over the texts of a trace, the same on every machine.
///
/// Source: Fowler, Noll, Vo, <http://www.isthe.com/chongo/tech/comp/fnv/>.
struct LikenessHash {
  private(set) var state: UInt64 = 0xcbf2_9ce4_8422_2325

  /// - Parameter kind: one letter, so that the same text is something else as something else.
  init(_ kind: StaticString) { take(kind.description.utf8.first ?? 0) }

  mutating func take(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }

  mutating func take(_ text: String) { for byte in text.utf8 { take(byte) } }

  /// As if they were one text, with a byte between each two.
  mutating func take(_ texts: some Sequence<String>, separator: UInt8) {
    var isFirst = true
    for text in texts {
      if !isFirst { take(separator) }
      isFirst = false
      take(text)
    }
  }

  /// 32 bits of the hash.
  var value: UInt32 { UInt32(truncatingIfNeeded: state ^ state >> 32) }
}

extension Array where Element: Comparable {
  /// Ascending, each once.
  fileprivate mutating func sortAndUnify() {
    sort()
    guard count > 1 else { return }
    var kept = 1
    for place in 1..<count where self[place] != self[kept - 1] {
      self[kept] = self[place]
      kept += 1
    }
    removeLast(count - kept)
  }
}
