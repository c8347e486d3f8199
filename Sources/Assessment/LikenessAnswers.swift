/// The answers of an item as they are compared.
struct LikenessAnswers: Sendable {
  enum Shape: Sendable {
    /// Choices of which some are right.
    case choices
    /// True or false.
    case statement
    /// Typed in.
    case open
    /// Pairs, an order or gaps.
    case parts
    /// Nothing that could be marked.
    case none
  }

  let shape: Shape
  let right: [LikenessText]
  let wrong: [LikenessText]
  let isNumeric: Bool

  init(_ item: Item) {
    func text(_ text: String) -> LikenessText {
      LikenessText(
        PlainText.from(text, format: item.format, pictures: .identified), isAnswer: true)
    }
    var (right, wrong): ([LikenessText], [LikenessText]) = ([], [])
    var isNumeric = false
    switch item.body {
    case .single(let choices), .multiple(let choices):
      if let truth = Self.truth(of: choices) {
        shape = .statement
        right = [LikenessText(truth, isAnswer: true)]
      } else {
        shape = .choices
        right = choices.filter { $0.fraction > .zero }.map { text($0.text) }
        wrong = choices.filter { $0.fraction <= .zero }.map { text($0.text) }
      }
    case .trueFalse(let key):
      shape = .statement
      right = [LikenessText(key.truth ? "true" : "false", isAnswer: true)]
    case .text(let answers, _):
      shape = .open
      right = answers.filter { $0.fraction > .zero }.map { LikenessText($0.text, isAnswer: true) }
    case .numeric(let answers, _):
      shape = .open
      isNumeric = true
      right = answers.filter { $0.fraction > .zero }.map {
        LikenessText(Self.text(of: $0.range), isAnswer: true)
      }
    case .matching(let pairs, _):
      shape = .parts
      right = pairs.map {
        LikenessText(
          Self.plain($0.left, item) + " → " + Self.plain($0.right, item), isAnswer: true)
      }
    case .ordering(let entries):
      shape = .parts
      right = entries.enumerated().map {
        LikenessText("\($0.offset) → " + Self.plain($0.element, item), isAnswer: true)
      }
    case .cloze(let blanks):
      shape = .parts
      right = blanks.enumerated().map {
        LikenessText("\($0.offset) → " + Self.text(of: $0.element), isAnswer: true)
      }
    case .essay, .description: shape = .none
    }
    self.right = right
    self.wrong = wrong
    self.isNumeric = isNumeric
  }

  private init(shape: Shape, right: [LikenessText], wrong: [LikenessText], isNumeric: Bool) {
    self.shape = shape
    self.right = right
    self.wrong = wrong
    self.isNumeric = isNumeric
  }

  var all: [LikenessText] { right + wrong }

  /// Of a draft that waits for its key.
  var lacksKey: Bool { right.isEmpty && (shape == .choices || shape == .open) }

  /// As those of a draft.
  var withoutKey: LikenessAnswers {
    LikenessAnswers(
      shape: shape, right: [], wrong: shape == .choices ? all : [], isNumeric: isNumeric)
  }

  /// What counts of the answers, each list in order. Where two choices differ in nothing but how
  /// they are written, that is what is asked.
  var wholes: (right: [String], wrong: [String]) {
    var (right, wrong) = (self.right.map(\.whole), self.wrong.map(\.whole))
    if shape == .choices, Self.hasTwice(right + wrong) {
      right = self.right.map { $0.whole + "\u{0}" + $0.written }
      wrong = self.wrong.map { $0.whole + "\u{0}" + $0.written }
    }
    return (right.sorted(), wrong.sorted())
  }

  private static func hasTwice(_ texts: [String]) -> Bool {
    // Few as they are, comparing each with each is quicker than a set.
    guard texts.count <= 8 else { return Set(texts).count < texts.count }
    for (place, text) in texts.enumerated() {
      for other in texts[(place + 1)...] where text == other { return true }
    }
    return false
  }

  private static func plain(_ text: String, _ item: Item) -> String {
    PlainText.from(text, format: item.format, pictures: .identified)
  }

  private static func text(of range: NumericAnswer.Range) -> String {
    switch range {
    case .value(let value, _): value.description
    case .between(let low, let high): "\(low.description) → \(high.description)"
    case .any: "*"
    }
  }

  private static func text(of blank: Blank) -> String {
    switch blank.accepts {
    case .text(let answers, _):
      answers.filter { $0.fraction > .zero }.map(\.text).joined(separator: " | ")
    case .numeric(let answers):
      answers.filter { $0.fraction > .zero }.map { text(of: $0.range) }.joined(separator: " | ")
    case .choice(let choices):
      choices.filter { $0.fraction > .zero }.map(\.text).joined(separator: " | ")
    }
  }

  /// A choice between Đúng and Sai is a statement that is true or false.
  private static func truth(of choices: [Choice]) -> String? {
    guard choices.count == 2 else { return nil }
    let keys = choices.map { TextNormaliser.strictKey($0.text) }
    guard let yes = keys.firstIndex(where: { ["đúng", "true"].contains($0) }),
      keys.contains(where: { ["sai", "false"].contains($0) })
    else { return nil }
    let isTrue = choices[yes].fraction > .zero
    return isTrue == (choices[1 - yes].fraction > .zero) ? nil : isTrue ? "true" : "false"
  }
}

/// What two items' answers have in common.
struct AnswerComparison {
  /// Every right answer of the one is one of the other; of typed answers some.
  let isRightSame: Bool
  /// The same, where some may have been mistyped into another word.
  let isRightClose: Bool
  let wrongShared: Int
  let wrongFewer: Int
  let wrongMore: Int
  /// Both keys stand among the answers of both items.
  let areKeysAmongBoth: Bool

  init(_ left: LikenessAnswers, _ right: LikenessAnswers, _ slips: TypingSlips) {
    let all = (left: Self.spellings(left.all), right: Self.spellings(right.all))
    let exact = Self.matches(left.right, right.right, slips, close: false, all)
    let close =
      exact == max(left.right.count, right.right.count)
      ? exact : Self.matches(left.right, right.right, slips, close: true, all)
    let needed =
      left.shape == .open || right.shape == .open
      ? min(1, left.right.count, right.right.count) : max(left.right.count, right.right.count)
    isRightSame = needed > 0 && exact >= needed
    isRightClose = needed > 0 && close >= needed
    wrongShared = Self.matches(left.wrong, right.wrong, slips, close: true, all)
    wrongFewer = min(left.wrong.count, right.wrong.count)
    wrongMore = max(left.wrong.count, right.wrong.count)
    areKeysAmongBoth =
      Self.matches(left.right, right.right + right.wrong, slips, close: false, all)
      == left.right.count
      && Self.matches(
        right.right, left.right + left.wrong, slips, close: false, (all.right, all.left))
        == right.right.count
  }

  /// At least half of the fewer wrong answers are shared.
  var isHalfOfWrongShared: Bool { wrongShared * 2 >= wrongFewer }
  var isAllOfWrongShared: Bool { wrongShared == wrongMore }

  /// What the choices of an item look like, and what they are read as.
  private struct Spellings {
    var written: Set<String> = []
    var strict: Set<String> = []
  }

  private static func spellings(_ texts: [LikenessText]) -> Spellings {
    Spellings(written: Set(texts.map(\.written)), strict: Set(texts.map(\.strict)))
  }

  /// How many of the one list find a partner in the other.
  ///
  /// Of choices that differ in a letter or a sign ("sản xuất", "xản xuất"; "-x", "x") none is the
  /// other mistyped: what one item has itself is not sought under another spelling there.
  private static func matches(
    _ left: [LikenessText], _ right: [LikenessText], _ slips: TypingSlips, close: Bool,
    _ all: (left: Spellings, right: Spellings)
  ) -> Int {
    var rest = right
    var unmatched: [LikenessText] = []
    for text in left {
      if let place = rest.firstIndex(where: { $0.written == text.written }) {
        rest.remove(at: place)
      } else {
        unmatched.append(text)
      }
    }
    var found = left.count - unmatched.count
    for text in unmatched where !all.right.written.contains(text.written) {
      let place = rest.firstIndex { other in
        guard !all.left.written.contains(other.written) else { return false }
        if other.strict == text.strict, isEqual(other, text) { return true }
        return !all.right.strict.contains(text.strict) && !all.left.strict.contains(other.strict)
          && isSame(other, text, slips, close: close)
      }
      if let place {
        rest.remove(at: place)
        found += 1
      }
    }
    return found
  }

  /// Choices of signs only ("×", "-") are themselves.
  private static func isEqual(_ left: LikenessText, _ right: LikenessText) -> Bool {
    left.words.lazy.filter { $0.kind == .weakSign }.map(\.strict)
      .elementsEqual(right.words.lazy.filter { $0.kind == .weakSign }.map(\.strict))
  }

  private static func isSame(
    _ left: LikenessText, _ right: LikenessText, _ slips: TypingSlips, close: Bool
  ) -> Bool {
    guard left.contentCount > 0, right.contentCount > 0, left.numbers == right.numbers,
      let change = LikenessAlignment(left, right, slips)
    else { return false }
    // Marks that are left out of a word of an answer are believed: its choices tell it apart.
    let isExact =
      change.likely == 0 && change.possible == 0 && change.onlyLeft.isEmpty
      && change.onlyRight.isEmpty && change.isWithinSlips
    return isExact
      || (close && change.onlyLeft.isEmpty && change.onlyRight.isEmpty
        && change.sure + change.likely + change.possible <= 2)
  }
}
