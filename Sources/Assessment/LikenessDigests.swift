/// What finds alike items in a long list, in little room: the traces of each, and what tells copies.
/// Parts of a list can be digested at the same time and put together again.
public struct LikenessDigests: Sendable {
  /// Two hashes of all that counts of an item: equal for copies.
  struct Copy: Hashable, Sendable {
    let first: UInt64
    let second: UInt64
  }

  struct Digest {
    let numbers: UInt32
    /// Whether `numbers` is among the marks, since there are any.
    let hasNumbers: Bool
    /// Nil where the traces alone are known.
    let copy: Copy?
    fileprivate let markEnd: Int
  }

  /// Of all items, those of each ascending.
  private var marks: [UInt32] = []
  private var digests: [Digest] = []

  public init() {}

  /// Digests some items of a list, in their order.
  public init(_ items: some Collection<Item>) {
    digests.reserveCapacity(items.count)
    for item in items { append(item) }
  }

  public var count: Int { digests.count }

  subscript(place: Int) -> Digest { digests[place] }

  func marks(of place: Int) -> ArraySlice<UInt32> { marks[markRange(of: place)] }

  /// Where the marks of an item stand among those of all.
  func markRange(of place: Int) -> Range<Int> {
    (place == 0 ? 0 : digests[place - 1].markEnd)..<digests[place].markEnd
  }

  var markCount: Int { marks.count }

  /// Adds what follows in the list.
  public mutating func append(_ next: LikenessDigests) {
    let before = marks.count
    marks += next.marks
    digests += next.digests.map {
      Digest(
        numbers: $0.numbers, hasNumbers: $0.hasNumbers, copy: $0.copy,
        markEnd: $0.markEnd + before)
    }
  }

  /// Adds an item of which the traces alone are known.
  public mutating func append(_ traces: LikenessTraces) {
    marks += traces.marks
    digests.append(
      Digest(
        numbers: traces.numbers, hasNumbers: traces.marks.contains(traces.numbers), copy: nil,
        markEnd: marks.count))
  }

  private mutating func append(_ item: Item) {
    let prompt = LikenessText(
      PlainText.from(item.prompt, format: item.format, pictures: .identified))
    let answers = LikenessAnswers(item)
    let traces = LikenessTraces(prompt: prompt, answers: answers)
    marks += traces.marks
    digests.append(
      Digest(
        numbers: traces.numbers, hasNumbers: prompt.words.contains { $0.kind == .number },
        copy: Copy(prompt, answers), markEnd: marks.count))
  }
}

extension LikenessDigests.Copy {
  fileprivate init(_ prompt: LikenessText, _ answers: LikenessAnswers) {
    let (words, answered) = (Array(prompt.wholes), answers.wholes)
    func hash(_ kind: StaticString) -> UInt64 {
      var hash = LikenessHash(kind)
      hash.take(words, separator: 32)
      hash.take(answers.shape == .open ? 1 : 0)
      for list in [answered.right, answered.wrong] {
        hash.take(2)
        hash.take(list, separator: 3)
      }
      return hash.state
    }
    self.init(first: hash("x"), second: hash("y"))
  }
}
