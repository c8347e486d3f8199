/// What an index finds an item by: hashes of its words, of its prompt without marks, of its key
/// and of its choices. Items that are alike share several of them.
///
/// Kept in files: a change of what they are made of needs another `version`.
public struct LikenessTraces: Hashable, Sendable {
  /// Of how the traces are made, with the program's steps before them.
  public static let version = 1
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

  init(_ features: NearDuplicateFeatures) {
    let numbers = Self.hash("n", features.numbers.joined(separator: " "))
    self.numbers = numbers
    let prompt = features.prompt
    var marks: Set<UInt32> = [Self.hash("p", prompt.base)]
    if !features.numbers.isEmpty { marks.insert(numbers) }
    var words: [UInt32] = []
    for word in prompt.words where !word.isFree && word.kind != .number {
      words.append(Self.hash("w", word.base))
    }
    // Those with the smallest hashes: the same for both of two long prompts that are alike.
    marks.formUnion(Set(words).sorted().prefix(Self.wordsMax))
    let right = features.answers.right.map(\.base).sorted()
    if !right.isEmpty, features.answers.shape != .statement {
      marks.insert(Self.hash("r", right.joined(separator: "\n") + "\n\(numbers)"))
    }
    let choices = Set((features.answers.right + features.answers.wrong).map(\.base)).sorted()
    if choices.count > 1 {
      marks.insert(Self.hash("c", choices.joined(separator: "\n")))
      for choice in choices.prefix(Self.choicesMax) { marks.insert(Self.hash("a", choice)) }
    }
    self.marks = marks.sorted()
  }

  /// 32 bits of FNV-1a, the same on every machine.
  ///
  /// Source: Fowler, Noll, Vo, <http://www.isthe.com/chongo/tech/comp/fnv/>.
  private static func hash(_ kind: StaticString, _ text: String) -> UInt32 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func take(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    take(kind.description.utf8.first ?? 0)
    for byte in text.utf8 { take(byte) }
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }

  /// How many marks both have.
  func shared(with other: LikenessTraces) -> Int {
    var (i, j, shared) = (0, 0, 0)
    while i < marks.count, j < other.marks.count {
      if marks[i] == other.marks[j] {
        shared += 1
        i += 1
        j += 1
      } else if marks[i] < other.marks[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return shared
  }
}
