/// Cuts a text into words, numbers and signs.
struct LikenessCutter {
  private let scalars: [Unicode.Scalar]
  private let isShouted: Bool
  private var place = 0
  private var words: [LikenessWord] = []
  private var startsSentence = true

  init(_ text: String) {
    scalars = Array(TextNormaliser.display(text).unicodeScalars)
    isShouted = !scalars.contains { $0.properties.isLowercase }
  }

  mutating func cut() -> [LikenessWord] {
    skipNumbering()
    while place < scalars.count {
      let scalar = scalars[place]
      if Self.isDigit(scalar) {
        takeNumber()
      } else if Self.isLetter(scalar) {
        takeWord()
      } else {
        takeSign(scalar)
        place += 1
      }
    }
    return words
  }

  /// Without "Câu 12:", "Bài 3.", "7)", "(8)" or "a)" at the start.
  private mutating func skipNumbering() {
    var index = 0
    let isOpen = scalars.first == "("
    if isOpen { index = 1 }
    let lead = TextNormaliser.looseKey(TextNormaliser.string(scalars.prefix(12)))
    for word in ["cau hoi", "cau", "bai", "question"] where lead.hasPrefix(word + " ") {
      index = word.unicodeScalars.count + 1
      break
    }
    let start = index
    while index < scalars.count, Self.isDigit(scalars[index]) { index += 1 }
    let isLetter =
      index == start && index + 1 < scalars.count && scalars[index].isASCII
      && Self.isLetter(scalars[index])
    if isLetter { index += 1 }
    guard index > start, index - start <= 4 else { return }
    while index < scalars.count, scalars[index] == " " { index += 1 }
    guard index < scalars.count, [".", ")", ":", "/"].contains(scalars[index]) else { return }
    // A letter is numbering before a bracket or a stop only: "x: y" says something.
    if isLetter, scalars[index] != ")", scalars[index] != "." { return }
    index += 1
    // "1.5 lít" begins with a number of its own, "U.S." with a name.
    if index < scalars.count, Self.isDigit(scalars[index]) || (isLetter && scalars[index] != " ") {
      return
    }
    place = index
  }

  /// Digits with stops and commas inside, as one number however it is written; a minus before it
  /// where it can be nothing else; letters that follow at once (`2a`, `4G`).
  private mutating func takeNumber() {
    let start = place
    var digits = String.UnicodeScalarView()
    while place < scalars.count {
      let scalar = scalars[place]
      if Self.isDigit(scalar) {
        digits.append(scalar)
      } else if [".", ","].contains(scalar), place + 1 < scalars.count,
        Self.isDigit(scalars[place + 1])
      {
        digits.append(".")
      } else {
        break
      }
      place += 1
    }
    var rest = String.UnicodeScalarView()
    while place < scalars.count, Self.isLetter(scalars[place]) || Self.isDigit(scalars[place]) {
      rest.append(scalars[place])
      place += 1
    }
    let number = Self.canonical(String(digits)) + TextNormaliser.lowercased(String(rest))
    append(isNegative(at: start) ? "-" + number : number, .number)
  }

  private func isNegative(at start: Int) -> Bool {
    guard start > 0, ["-", "−"].contains(scalars[start - 1]) else { return false }
    guard start > 1 else { return true }
    return [" ", "(", "=", "<", ">"].contains(scalars[start - 2])
  }

  /// `1.000.000` and `1000000` are one number, so are `2,5` and `2.5`, `01` and `1`.
  private static func canonical(_ digits: String) -> String {
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    let isGrouped =
      parts.count > 1 && parts[0].count <= 3 && parts[0] != "0"
      && parts.dropFirst().allSatisfy { $0.count == 3 }
    let text = isGrouped ? parts.joined() : digits
    let bare = text.drop { $0 == "0" }
    return bare.first.map { $0 == "." ? "0" + bare : String(bare) } ?? "0"
  }

  private mutating func takeWord() {
    let start = place
    while place < scalars.count, Self.isLetter(scalars[place]) || Self.isDigit(scalars[place]) {
      place += 1
    }
    let run = scalars[start..<place]
    let written = TextNormaliser.string(run)
    let capitals = run.count { $0.properties.isUppercase }
    let isAllCapitals = !isShouted && capitals == run.count && run.count > 1
    let isRoman = isAllCapitals && run.allSatisfy { ["I", "V", "X", "L", "C"].contains($0) }
    let strict = TonePlacement.unified(TextNormaliser.lowercased(written))
    let isNumber = isRoman || run.contains(where: Self.isDigit)
    append(
      strict, isNumber ? .number : .word,
      isName: !isShouted && !startsSentence && capitals > 0 && !isAllCapitals,
      isAbbreviation: isAllCapitals)
    startsSentence = false
  }

  private mutating func takeSign(_ scalar: Unicode.Scalar) {
    if [".", "?", "!", ":", "\n"].contains(scalar) { startsSentence = true }
    switch scalar {
    case "=": append("=", .weakSign)
    case "-", "−", "–", "/", ":", "*", "÷":
      guard isBetweenNumbers else { return }
      let isHyphen = scalar == "−" || scalar == "–"
      append(isHyphen ? "-" : scalar == "÷" ? ":" : String(scalar), .weakSign)
    case "·", "⋅": if isBetweenNumbers { append("×", .sign) }
    case "%", "‰", "°", "^": append(String(scalar), .sign)
    default:
      if scalar.properties.generalCategory == .mathSymbol, scalar != "|", scalar != "~" {
        append(String(scalar), .sign)
      } else if !scalar.isASCII, scalar.properties.numericType != nil {
        append(String(scalar), .number)
      } else if !scalar.isASCII, scalar.properties.generalCategory == .otherSymbol {
        append(String(scalar), .sign)
      }
    }
  }

  private var isBetweenNumbers: Bool {
    let before = scalars[..<place].last { $0 != " " }
    let after = scalars[(place + 1)...].first { $0 != " " }
    guard let before, let after else { return false }
    return (Self.isDigit(before) || before == ")") && (Self.isDigit(after) || after == "(")
  }

  private mutating func append(
    _ strict: String, _ kind: LikenessWord.Kind, isName: Bool = false, isAbbreviation: Bool = false
  ) {
    let isASCII = strict.utf8.allSatisfy { $0 < 0x80 }
    let base =
      isASCII
      ? strict
      : TextNormaliser.string(strict.unicodeScalars.compactMap { LetterBases.base(of: $0) })
    words.append(
      LikenessWord(
        strict: strict, base: base, kind: kind, isName: isName, isAbbreviation: isAbbreviation))
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }
    return scalar.properties.isAlphabetic || TextNormaliser.isCombiningMark(scalar)
  }
}
