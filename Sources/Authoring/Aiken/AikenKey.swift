/// What stands after `ANSWER:`, understood as choices.
struct AikenKey {
  enum Fault: Error {
    case empty
    case noLetter
    case noSuchChoice(letter: UInt8)
    /// Two choices have this letter.
    case ambiguous(letter: UInt8)
  }

  enum Doubt: Hashable {
    case smallLetter, severalAnswers, textAfterLetter, answerByText
  }

  /// Places in the list of choices, in their order.
  let right: [Int]
  let doubts: Set<Doubt>

  /// - Parameter content: without white space around it.
  init(_ content: ArraySlice<UInt8>, for options: [AikenQuestion.Option]) throws(Fault) {
    do throws(Fault) {
      try self.init(written: content, for: options)
    } catch {
      let bare = Self.bare(content)
      guard case .noLetter = error, bare.count < content.count else { throw error }
      try self.init(written: bare, for: options)
    }
  }

  /// Without the stars of Markdown, and without the bracket before a letter: `(B)` is `B)`.
  private static func bare(_ content: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    func isStar(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") }
    var rest = content.drop { isStar($0) || $0 <= 32 }
    while let last = rest.last, isStar(last) || last <= 32 { rest.removeLast() }
    let head = Array(rest.prefix(3))
    guard head.count == 3, head[0] == UInt8(ascii: "(") || head[0] == UInt8(ascii: "["),
      isLetter(head[1]), head[2] == UInt8(ascii: ")") || head[2] == UInt8(ascii: "]")
    else { return rest }
    return rest.dropFirst()
  }

  private init(
    written content: ArraySlice<UInt8>, for options: [AikenQuestion.Option]
  ) throws(Fault) {
    guard !content.isEmpty else { throw .empty }
    if let place = Self.repeated(content, options) {
      (right, doubts) = ([place], Self.doubts(of: content.prefix(1)))
      return
    }
    if let letters = Self.letters(content, options) {
      var places: Set<Int> = []
      for letter in letters { places.insert(try Self.place(of: letter, in: options)) }
      right = places.sorted()
      doubts = Self.doubts(of: letters).union(places.count > 1 ? [.severalAnswers] : [])
      return
    }
    // An answer that is the text of one choice names that choice.
    var named = options.indices.filter { options[$0].isWritten(content) }
    if named.isEmpty {
      named = options.indices.filter { options[$0].isWritten(content, inAnyCase: true) }
    }
    if named.count == 1 {
      (right, doubts) = (named, [.answerByText])
      return
    }
    guard let (letter, _) = Self.letterAndText(content) else { throw .noLetter }
    right = [try Self.place(of: letter, in: options)]
    doubts = Self.doubts(of: [letter]).union([.textAfterLetter])
  }

  /// The choice that `B. Huế` repeats, letter and text.
  private static func repeated(
    _ content: ArraySlice<UInt8>, _ options: [AikenQuestion.Option]
  ) -> Int? {
    guard let (letter, text) = letterAndText(content) else { return nil }
    let capital = letter & ~0x20
    return options.firstIndex { $0.letter == capital && $0.isWritten(text) }
  }

  private static func doubts(of letters: some Sequence<UInt8>) -> Set<Doubt> {
    letters.contains { $0 >= UInt8(ascii: "a") } ? [.smallLetter] : []
  }

  private static func place(
    of letter: UInt8, in options: [AikenQuestion.Option]
  ) throws(Fault) -> Int {
    let capital = letter & ~0x20
    let places = options.indices.filter { options[$0].letter == capital }
    guard let place = places.first else { throw .noSuchChoice(letter: capital) }
    guard places.count == 1 else { throw .ambiguous(letter: capital) }
    return place
  }

  /// `B`, `B.`, `B)`, `A, C`, `A;C`, `A C`, `A and C`; nil for anything else. With spaces alone
  /// between them all must be letters of choices, since `A z` may be a letter and a text.
  private static func letters(
    _ content: ArraySlice<UInt8>, _ options: [AikenQuestion.Option]
  ) -> [UInt8]? {
    let marks = content.count {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "&")
    }
    let words = content.split {
      $0 <= 32 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "&")
    }
    var letters: [UInt8] = []
    for word in words {
      if word.elementsEqual("and".utf8) || word.elementsEqual("và".utf8) { continue }
      guard let letter = word.first, isLetter(letter) else { return nil }
      let rest = word.dropFirst()
      guard rest.isEmpty || [".", ")", "]"].contains(where: { rest.elementsEqual($0.utf8) }) else {
        return nil
      }
      letters.append(letter)
    }
    if letters.isEmpty { return nil }
    if letters.count == 1 || marks > 0 { return letters }
    let known = letters.allSatisfy { letter in options.contains { $0.letter == letter & ~0x20 } }
    return known ? letters : nil
  }

  /// The parts of `B. text`, `B) text`, `B: text` and `B text`.
  private static func letterAndText(
    _ content: ArraySlice<UInt8>
  ) -> (letter: UInt8, text: ArraySlice<UInt8>)? {
    guard let letter = content.first, isLetter(letter), let mark = content.dropFirst().first,
      mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")") || mark == UInt8(ascii: ":")
        || mark <= 32
    else { return nil }
    return (letter, LineText.trimmed(content.dropFirst(2)))
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
