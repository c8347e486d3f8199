/// What is left of an item when numbering, punctuation, markup, tones and the order of choices
/// are taken away.
struct NearDuplicateFeatures: Hashable {
  /// Words of the prompt in order.
  let words: [Substring]
  /// Right answers, sorted.
  let right: [String]
  /// All answers, sorted.
  let all: [String]

  init(_ item: Item) {
    let prompt = Self.loose(item.prompt, format: item.format)
    words = Self.words(of: Self.withoutNumber(prompt))
    let answers = Self.answers(of: item)
    right = answers.filter(\.isRight).map(\.text).sorted()
    all = answers.map(\.text).sorted()
  }

  /// Words with a digit: items that ask for other numbers are other items.
  var numbers: [Substring] { words.filter { $0.utf8.contains(where: Self.isDigit) } }

  var isTrueOrFalse: Bool { right == ["true"] || right == ["false"] }

  private static func loose(_ text: String, format: TextFormat) -> String {
    TextNormaliser.looseKey(PlainText.from(text, format: format, pictures: .identified))
  }

  /// Without "Câu 12:", "Bài 3." or "7)" at the start.
  private static func withoutNumber(_ text: String) -> Substring {
    var rest = text[...]
    for word in ["cau hoi", "cau", "bai", "question"] where rest.hasPrefix(word) {
      rest = rest.dropFirst(word.count)
      break
    }
    rest = rest.drop { $0 == " " }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, digits.count <= 4 else { return text[...] }
    rest = rest.dropFirst(digits.count).drop { $0 == " " }
    guard let mark = rest.first, ".):/".contains(mark) else { return text[...] }
    rest = rest.dropFirst()
    // "1.5 lít" begins with a number of its own.
    guard let next = rest.first, !(next.isASCII && next.isNumber) else { return text[...] }
    return rest
  }

  /// Signs that change a number or a formula are words of their own; other marks part words.
  private static func words(of text: Substring) -> [Substring] {
    text.unicodeScalars.split { scalar in
      scalar != "+" && scalar != "=" && scalar != "<" && scalar != ">" && scalar != "%"
        && !scalar.properties.isAlphabetic && !scalar.properties.numericType.isNumber
    }.map(Substring.init)
  }

  private static func key(_ text: String, format: TextFormat) -> String {
    let loose = loose(text, format: format)
    let words = words(of: loose[...])
    // A choice of signs only ("×", "-") is itself.
    return words.isEmpty ? loose : words.joined(separator: " ")
  }

  private static func answers(of item: Item) -> [(text: String, isRight: Bool)] {
    func key(_ text: String) -> String { Self.key(text, format: item.format) }
    switch item.body {
    case .single(let choices), .multiple(let choices):
      return choices.map { (key($0.text), $0.fraction > .zero) }
    case .trueFalse(let answer): return [(answer.truth ? "true" : "false", true)]
    case .text(let answers, _): return answers.map { (key($0.text), $0.fraction > .zero) }
    case .numeric(let answers, _):
      return answers.map { ($0.range.value?.description ?? "*", $0.fraction > .zero) }
    case .matching(let pairs, _):
      return pairs.map { (key($0.left) + "\t" + key($0.right), true) }
    case .ordering(let entries):
      return entries.enumerated().map { ("\($0.offset) " + key($0.element), true) }
    case .cloze(let blanks): return blanks.enumerated().map { ("\($0.offset) \($0.element)", true) }
    case .essay, .description: return []
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}

extension Unicode.NumericType? {
  fileprivate var isNumber: Bool { self != nil }
}
