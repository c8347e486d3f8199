/// What is part of a formula: operands beside signs, brackets around them, commands of TeX.
extension LikenessCutter {
  // MARK: Operands

  func isBetweenOperands(_ place: Int) -> Bool {
    isOperandEnd(lastBefore(place)) && isOperandStart(firstBehind(place))
  }

  /// The last place before this one that is no space; -1 where there is none.
  func lastBefore(_ place: Int) -> Int {
    var index = place - 1
    while index >= 0, scalars[index] == " " { index -= 1 }
    return index
  }

  /// The first place behind this one that is no space.
  func firstBehind(_ place: Int) -> Int {
    var index = place + 1
    while index < scalars.count, scalars[index] == " " { index += 1 }
    return index
  }

  /// A number, a letter that stands alone, "2x", "x1" or a bracket ends here.
  func isOperandEnd(_ place: Int) -> Bool {
    guard place >= 0 else { return false }
    let scalar = scalars[place]
    if Self.isDigit(scalar) || Self.closes(scalar) { return true }
    switch scalar {
    case "|", "'", "′", "!", "%", "°", "²", "³", "π": return true
    default: break
    }
    guard scalar.isASCII, Self.isLetter(scalar) else { return false }
    var start = place
    while start > 0, Self.isLetter(scalars[start - 1]) { start -= 1 }
    if start > 0, Self.isDigit(scalars[start - 1]) { return place - start < Self.factorLettersMax }
    return start == place
  }

  /// A number, a letter that stands alone, a function or a bracket begins here.
  func isOperandStart(_ place: Int) -> Bool {
    guard place < scalars.count, place >= 0 else { return false }
    let scalar = scalars[place]
    if Self.isDigit(scalar) { return true }
    switch scalar {
    case "(", "[", "{", "|", "√", "\\", "π": return true
    case "-", "−", "–":
      return place + 1 < scalars.count && !Self.isMinus(scalars[place + 1])
        && scalars[place + 1] != " " && isOperandStart(place + 1)
    default: break
    }
    guard scalar.isASCII, Self.isLetter(scalar) else { return false }
    var end = place
    while end < scalars.count, Self.isLetter(scalars[end]) { end += 1 }
    if end == place + 1 { return true }
    return end - place <= 4 && Self.functions.contains(TextNormaliser.string(scalars[place..<end]))
  }

  /// A letter of ASCII that no other letter stands beside.
  func isSymbolEnd(_ place: Int) -> Bool {
    guard place >= 0, scalars[place].isASCII, Self.isLetter(scalars[place]) else { return false }
    return place == 0 || !Self.isLetter(scalars[place - 1])
  }

  func isSymbolStart(_ place: Int) -> Bool {
    guard place < scalars.count, scalars[place].isASCII, Self.isLetter(scalars[place]) else {
      return false
    }
    return place + 1 == scalars.count || !Self.isLetter(scalars[place + 1])
  }

  private static let factorLettersMax = 3

  private static let functions: Set<String> = [
    "sin", "cos", "tan", "cot", "log", "ln", "lg", "lim", "exp", "sqrt",
  ]

  /// "2020-2025": from one year to another.
  func isSpan(_ place: Int) -> Bool {
    let (before, behind) = (place - 3, place + 3)
    return before >= 0 && behind < scalars.count
      && scalars[before..<place].allSatisfy(Self.isDigit)
      && scalars[(place + 1)...behind].allSatisfy(Self.isDigit)
  }

  static func isMinus(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar == "−" || scalar == "–"
  }

  static func closes(_ scalar: Unicode.Scalar) -> Bool {
    scalar == ")" || scalar == "]" || scalar == "}"
  }

  // MARK: Brackets

  /// Keeps a bracket around a part of a formula, with the one that closes it.
  mutating func takeBracket() {
    guard !isGrouping, let close = closing, isFormula(place + 1..<close) else { return }
    append(String(scalars[place]), .sign)
    closers.insert(close)
  }

  /// A brace of TeX that holds together what belongs to a command, an index or a power.
  private var isGrouping: Bool {
    guard scalars[place] == "{", place > 0 else { return false }
    let before = scalars[place - 1]
    if before == "^" || before == "_" || before == "}" || before == "]" { return true }
    var start = place - 1
    while start >= 0, Self.isLetter(scalars[start]) { start -= 1 }
    return start >= 0 && start < place - 1 && scalars[start] == "\\"
  }

  /// So far ahead a bracket is looked for.
  private static let bracketMax = 120

  private var closing: Int? {
    var depth = 0
    for index in place..<min(scalars.count, place + Self.bracketMax) {
      switch scalars[index] {
      case "(", "[", "{": depth += 1
      case ")", "]", "}":
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
    }
    return nil
  }

  private func isFormula(_ range: Range<Int>) -> Bool {
    let content = FormulaContent(self, range)
    guard content.operands > 0, !content.hasWords else { return false }
    if content.hasOperator || content.separators > 0 && content.operands > 1 { return true }
    // "[1,5]" goes from one to five, "(1,5)" is a number.
    if content.hasComma, scalars[range.upperBound] == "]" || scalars[range.lowerBound - 1] == "[" {
      return true
    }
    guard content.operands > 1 else { return false }
    let (before, behind) = (lastBefore(range.lowerBound - 1), firstBehind(range.upperBound))
    return before >= 0 && Self.joins(scalars[before])
      || behind < scalars.count && Self.joins(scalars[behind])
  }

  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "×", "*", ":", "/", "÷", "+", "-", "−", "^", "√", "²", "³": true
    default: false
    }
  }

  // MARK: TeX

  /// "\le" and "\ge" differ in a letter and are no words; delimiters say nothing.
  mutating func takeCommand() {
    var end = place + 1
    while end < scalars.count, scalars[end].isASCII, Self.isLetter(scalars[end]) { end += 1 }
    guard end > place + 1 else {
      // "\(" and "\[" stand around formulas; "\{" is a brace.
      let isDelimiter =
        end < scalars.count
        && ["(", ")", "[", "]", "\\", ",", ";", "!"]
          .contains(scalars[end])
      place += isDelimiter ? 2 : 1
      return
    }
    let written = TextNormaliser.string(scalars[place + 1..<end])
    let name = isShouted ? written.lowercased() : written
    place = end
    startsSentence = false
    guard !isForNumbers else { return }
    if let sign = Self.commands[name] {
      if !sign.isEmpty { append(sign, .sign) }
    } else {
      append("\\" + name, .sign)
    }
  }

  private static let commands = [
    "le": "≤", "leq": "≤", "leqslant": "≤", "ge": "≥", "geq": "≥", "geqslant": "≥", "ne": "≠",
    "neq": "≠", "times": "×", "cdot": "×", "pm": "±", "cup": "∪", "cap": "∩", "in": "∈",
    "subset": "⊂", "infty": "∞", "to": "→", "rightarrow": "→", "Rightarrow": "⇒", "circ": "°",
    "degree": "°", "triangle": "△", "angle": "∠", "perp": "⊥", "parallel": "∥", "dfrac": "\\frac",
    "tfrac": "\\frac", "prime": "'", "vert": "|", "lvert": "|", "rvert": "|", "sqrt": "√",
    "left": "",
    "right": "", "displaystyle": "", "quad": "", "text": "", "mathrm": "", "big": "", "Big": "",
  ]
}

/// What stands between two brackets.
private struct FormulaContent {
  private(set) var operands = 0
  private(set) var separators = 0
  private(set) var hasOperator = false
  /// A comma inside a number.
  private(set) var hasComma = false
  /// Words of a sentence.
  private(set) var hasWords = false

  init(_ cutter: LikenessCutter, _ range: Range<Int>) {
    let scalars = cutter.scalars
    var index = range.lowerBound
    while index < range.upperBound {
      let scalar = scalars[index]
      let start = index
      if LikenessCutter.isLetter(scalar) || LikenessCutter.isDigit(scalar) {
        while index < range.upperBound,
          LikenessCutter.isLetter(scalars[index]) || LikenessCutter.isDigit(scalars[index])
            || isComma(scalars, index, in: range)
        {
          if scalars[index] == "," { hasComma = true }
          index += 1
        }
        let isCommand = start > 0 && scalars[start - 1] == "\\"
        if isCommand || cutter.isOperandStart(start) || cutter.isOperandEnd(index - 1) {
          operands += 1
        } else {
          hasWords = true
        }
        continue
      }
      index += 1
      switch scalar {
      case ";", ",": separators += 1
      case "+", "×", "÷", "=", "<", ">", "^", "≤", "≥", "≠", "±", "√", "*", "!", "|", "'", "′",
        "²", "³", "·", "⋅":
        hasOperator = true
      case "-", "−", "–":
        let isInside =
          cutter.isBetweenOperands(start) && !cutter.isNegative(at: start + 1)
          && !cutter.isSpan(start)
        if isInside
          || start + 1 < scalars.count && cutter.isSymbolStart(start + 1)
            && start == range.lowerBound
        {
          hasOperator = true
        }
      case "/", ":": if cutter.isBetweenOperands(start), separators > 0 { hasOperator = true }
      default: break
      }
    }
  }

  private func isComma(_ scalars: [Unicode.Scalar], _ index: Int, in range: Range<Int>) -> Bool {
    scalars[index] == "," && index + 1 < range.upperBound
      && LikenessCutter.isDigit(scalars[index + 1]) && LikenessCutter.isDigit(scalars[index - 1])
  }
}
