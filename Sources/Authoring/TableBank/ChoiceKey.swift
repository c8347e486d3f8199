import Assessment

/// Reads which choices a key names: by letters, by numbers or by their texts.
struct ChoiceKey {
  struct Choice: Hashable, Sendable {
    /// Of its column, from 0: A is 0.
    let number: Int
    let text: String
  }

  enum Result: Hashable {
    case right(Set<Int>)
    /// A number or letter that is one choice by its place and another one by its text.
    case unclear
    /// A number in a table that counts in two ways.
    case uncounted
    case unknown
  }

  let choices: [Choice]
  let numbers: KeyNumbers
  /// Numbers of one cell that a spreadsheet or somebody ran together: `1.2`, `13`, a date.
  private(set) var wasSplit = false

  init(_ choices: [Choice], _ numbers: KeyNumbers) {
    self.choices = choices
    self.numbers = numbers
  }

  /// - Returns: the numbers of the right choices.
  mutating func read(_ text: String, kind: CellTable.CellKind) -> Result {
    if kind == .date || kind == .shortDate { return readDate(text) }
    let whole = readOne(text)
    if whole != .unknown { return whole }
    if let parts = ListLiteral.texts(text), !parts.isEmpty {
      return readAll(parts.map { $0.trimmingSpaces })
    }
    for separators in Self.separators {
      let parts = Self.split(text, at: separators)
      guard parts.count > 1 else { continue }
      // Words with spaces between them are no list, unless each of them is a letter or a number.
      let areLabels = parts.allSatisfy { letterLabel($0) != nil || Self.number($0) != nil }
      guard areLabels || !separators.contains(" ") else { continue }
      let result = readAll(parts)
      if result != .unknown { return result }
    }
    return readRun(text) ?? .unknown
  }

  /// From those that stand in few texts to those that may.
  private static let separators: [Set<Character>] = [
    ["\n", "|", ";"], [",", ";"], ["/", "&", "+"], [" ", ",", ";"],
  ]

  private static func split(_ text: String, at separators: Set<Character>) -> [String] {
    let list =
      separators.contains(",")
      ? text.replacing(" và ", with: ",").replacing(" and ", with: ",") : text
    return list.split(whereSeparator: separators.contains)
      .map { String($0).trimmingSpaces }.filter { !$0.isEmpty }
  }

  private func readAll(_ parts: [String]) -> Result {
    var right: Set<Int> = []
    for part in parts {
      switch readOne(part) {
      case .right(let numbers): right.formUnion(numbers)
      case .unclear: return .unclear
      case .uncounted: return .uncounted
      case .unknown: return .unknown
      }
    }
    return .right(right)
  }

  // MARK: One choice

  private func readOne(_ text: String) -> Result {
    if let number = letterLabel(text), isChoice(number) {
      return exact(text) ?? number == number ? .right([number]) : .unclear
    }
    if let number = Self.number(text) { return readNumber(number, text) }
    if let number = exact(text) ?? wordLabel(text) ?? alike(text) ?? labelled(text) {
      return .right([number])
    }
    return .unknown
  }

  private func isChoice(_ number: Int) -> Bool { choices.contains { $0.number == number } }

  /// A whole number that may be a place: `1`, `(1)`, `1.0`.
  static func number(_ text: String) -> Int? {
    guard text.utf8.count <= 8 else { return nil }
    let bare = text.filter { !"()[]".contains($0) }
    return Int(bare.hasSuffix(".0") ? String(bare.dropLast(2)) : bare)
  }

  private func readNumber(_ number: Int, _ text: String) -> Result {
    let byText = exact(text)
    let byPlace = number - (numbers == .fromZero ? 0 : 1)
    let isPlace = isChoice(byPlace)
    switch numbers {
    case .fromZero, .fromOne: return isPlace ? .right([byPlace]) : .unknown
    case .texts:
      return byText.map { .right([$0]) } ?? .unknown
    case .unclear:
      guard let byText else { return .uncounted }
      return isPlace && byText != byPlace ? .unclear : .right([byText])
    case .either:
      if let byText { return isPlace && byText != byPlace ? .unclear : .right([byText]) }
      return isPlace ? .right([byPlace]) : .unknown
    }
  }

  /// The one choice that has this text. Two that have it are none.
  private func exact(_ text: String) -> Int? {
    let same = choices.filter { $0.text == text }
    return same.count == 1 ? same[0].number : nil
  }

  /// The one choice that has this text written in another way.
  private func alike(_ text: String) -> Int? {
    let key = TextNormaliser.strictKey(text)
    let same = choices.filter { TextNormaliser.strictKey($0.text) == key }
    return same.count == 1 ? same[0].number : nil
  }

  /// `B`, `b)`, `(B)`.
  private func letterLabel(_ text: String) -> Int? {
    guard text.utf8.count <= 4 else { return nil }
    let bare = text.filter { !"()[].:".contains($0) }
    return bare.count == 1 ? bare.first.flatMap(Self.letter) : nil
  }

  /// `Option B`, `Đáp án B`, `option_b`, `Answer 2`.
  private func wordLabel(_ text: String) -> Int? {
    guard text.utf8.count <= 24, text.contains(where: \.isLetter),
      !text.contains(where: \.isNewline), let number = BankColumnNames.choice(text),
      isChoice(number)
    else { return nil }
    return number
  }

  /// A is 0.
  private static func letter(_ character: Character) -> Int? {
    if let number = lookAlikes[character] { return number }
    guard let value = character.asciiValue else { return nil }
    let letter = value | 0x20
    guard letter >= UInt8(ascii: "a"), letter <= UInt8(ascii: "z") else { return nil }
    return Int(letter - UInt8(ascii: "a"))
  }

  /// The Cyrillic letters that look like A, B, C and E.
  private static let lookAlikes: [Character: Int] = [
    "\u{410}": 0, "\u{412}": 1, "\u{421}": 2, "\u{415}": 4,
  ]

  /// `B. Huế`: a letter before the text of the same choice.
  private func labelled(_ text: String) -> Int? {
    guard let first = text.first, let number = Self.letter(first),
      let sign = text.dropFirst().first, ".):-".contains(sign),
      let choice = choices.first(where: { $0.number == number })
    else { return nil }
    let rest = String(text.dropFirst(2)).trimmingSpaces
    return TextNormaliser.strictKey(rest) == TextNormaliser.strictKey(choice.text) ? number : nil
  }

  // MARK: Several that were run together

  /// `AC`, and where numbers are places `13` and `1.3`: in their order, each of them a choice.
  private mutating func readRun(_ text: String) -> Result? {
    let run = text.filter { $0 != "." && $0 != "," }
    guard run.count >= 2, run.count <= choices.count else { return nil }
    let isNumber = run.allSatisfy { $0.isASCII && $0.isNumber }
    guard isNumber ? numbers == .fromOne : run.count == text.count else { return nil }
    let found = run.compactMap { character in
      isNumber
        ? character.wholeNumberValue.map { $0 - 1 }
        : character.isUppercase ? Self.letter(character) : nil
    }
    guard found.count == run.count, found.allSatisfy(isChoice),
      zip(found, found.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    if isNumber { wasSplit = true }
    return .right(Set(found))
  }

  /// A date that was "1/2", or "1,2,3", before a spreadsheet took it for one.
  private mutating func readDate(_ text: String) -> Result {
    var parts = text.split { !$0.isNumber }.compactMap { Int($0) }
    parts = parts.compactMap { part in
      // A year that nobody typed is the present one; one of two digits is 2003 for 3.
      part > 2_009 ? nil : part >= 2_001 ? part - 2_000 : part
    }
    let offset = numbers == .fromZero ? 0 : 1
    let found = Set(parts.map { $0 - offset })
    guard numbers != .texts, found.count == parts.count, found.count >= 2,
      found.allSatisfy(isChoice)
    else { return .unknown }
    wasSplit = true
    return .right(found)
  }
}
