import Assessment
import TestSupport

/// Items of every kind with texts that try every mark of every format.
struct RandomItems {
  private var random: SeededGenerator

  /// What a format may hold.
  struct Scope {
    var kinds: [ItemKind] = ItemKind.allCases
    var hasArrows = true
    var isForGIFT = false
  }

  private let scope: Scope

  init(seed: UInt64, scope: Scope = Scope()) {
    random = SeededGenerator(seed: seed)
    self.scope = scope
  }

  mutating func items(_ count: Int) -> [Item] { (0..<count).map { _ in item() } }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  private mutating func isLucky() -> Bool { Bool.random(using: &random) }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[number(0...(elements.count - 1))]
  }

  private static let pieces = [
    "a", "đ", "Ế", "日本", "😀", "=", "~", "#", "####", "{", "}", "\\", "::", ":", "%", "%50%",
    "[html]",
    "[", "]", "//", "\n", "\n\n", " ", "T", "TRUE", "1..2", "$CATEGORY: x", "\"", "/", "'", "1,5",
    "*", "\\n",
  ]

  /// Trimmed, not empty.
  private mutating func text() -> String {
    var pieces = Self.pieces
    if scope.hasArrows { pieces.append("->") }
    let middle = (0..<number(0...6)).map { _ in pick(pieces) }.joined()
    return pick(["x", "[plain]y", "%50%z", "[foo]", "=w", "1"]) + middle
      + pick(["e", "%", "\\", "}"])
  }

  private mutating func textOrNothing() -> String { isLucky() ? "" : text() }

  private mutating func line() -> String {
    text().split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// Of the shares that every reader keeps as they are.
  private mutating func fraction() -> Fraction {
    Fraction(
      tenMillionths: pick([10_000_000, 0, 5_000_000, 3_333_333, -10_000_000, -500_000, 700_000]))
  }

  private mutating func decimal() -> DecimalNumber {
    DecimalNumber(checked: Int64(number(-99_999...99_999)), exponent: number(-6...4)) ?? .zero
  }

  private mutating func item() -> Item {
    let kind = pick(scope.kinds)
    let body = body(kind)
    let noFeedback = scope.isForGIFT && kind == .description
    return Item(
      id: ItemID(""), title: isLucky() ? "" : line(), prompt: text(),
      format: pick([.plain, .html, .markdown]), body: body,
      feedback: noFeedback ? "" : textOrNothing(),
      category: (0..<number(0...2)).map { _ in line() },
      tags: (0..<number(0...2)).map { _ in pick(["lớp 8", "a]b", "địa lí", "[x"]) },
      idNumber: isLucky() ? nil : "Q]\(number(1...99))")
  }

  private mutating func body(_ kind: ItemKind) -> ItemBody {
    switch kind {
    case .single:
      .single(
        [Choice(text: text(), fraction: .one), Choice(text: text(), fraction: .zero)]
          + choices(0...4))
    case .multiple: .multiple(choices(2...5))
    case .trueFalse:
      .trueFalse(
        TrueFalseKey(
          truth: isLucky(), feedbackWhenRight: textOrNothing(), feedbackWhenWrong: textOrNothing()))
    case .text: .text(texts(), caseSensitive: !scope.isForGIFT && isLucky())
    case .numeric: .numeric(numbers(), unit: scope.isForGIFT || isLucky() ? nil : "km/h")
    case .matching:
      .matching(
        (0..<number(2...4)).map { _ in Pair(left: text(), right: rightSide()) },
        distractors: (0..<number(0...2)).map { _ in rightSide() })
    case .ordering: .ordering((0..<number(2...4)).map { _ in text() })
    case .cloze: .cloze((0..<number(1...3)).map { _ in blank() })
    case .essay: .essay
    case .description: .description
    }
  }

  /// Plain in every format.
  private mutating func rightSide() -> String { "phải \(number(1...999)): {~=\\n} #1" }

  private mutating func choices(_ count: ClosedRange<Int>) -> [Choice] {
    (0..<number(count)).map { _ in
      Choice(
        text: text(), fraction: fraction(), feedback: textOrNothing(),
        last: !scope.isForGIFT && isLucky())
    }
  }

  private mutating func texts() -> [TextAnswer] {
    (0..<number(1...3)).map { _ in
      TextAnswer(text: text(), fraction: fraction(), feedback: textOrNothing())
    }
  }

  private mutating func numbers() -> [NumericAnswer] {
    (0..<number(1...3)).map { _ in
      let (a, b) = (decimal(), decimal())
      let range = pick([
        NumericAnswer.Range.value(a, tolerance: b.magnitude), .value(a, tolerance: .zero),
        .between(low: min(a, b), high: max(a, b)), .any,
      ])
      return NumericAnswer(range: range, fraction: fraction(), feedback: textOrNothing())
    }
  }

  private mutating func blank() -> Blank {
    let accepts: Blank.Accepts =
      switch number(1...3) {
      case 1: .text(texts(), caseSensitive: isLucky())
      case 2: .numeric(numbers())
      default: .choice(choices(2...3))
      }
    return Blank(accepts: accepts, weight: number(1...9))
  }
}

extension Item {
  /// With line ends where HTML is written with `<br>` for them.
  var withPlainLines: Item {
    var item = self
    item.changeTexts { $0.replacing("<br>", with: "\n") }
    return item
  }

  /// Without what the place of reading gives it.
  var withoutPlace: Item {
    var item = self
    item.id = ItemID("")
    item.source = nil
    return item
  }
}
