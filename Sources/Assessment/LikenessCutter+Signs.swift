/// Signs: in a formula brackets, a minus, a prime or an exclamation mark make another question; in a
/// sentence they are punctuation.
extension LikenessCutter {
  /// Takes the sign at `place`, or goes over it.
  mutating func takeSign(_ scalar: Unicode.Scalar) {
    if scalar == "\\" { return takeCommand() }
    defer { place += 1 }
    switch scalar {
    case ".", "?", "!", ":", "\n": startsSentence = true
    default: break
    }
    if isForNumbers {
      if !scalar.isASCII { takeOther(scalar) }
      return
    }
    if isNamedSign {
      startsSentence = false
      return append(String(scalar), .sign)
    }
    if scalar.isASCII, takeRun() { return }
    switch scalar {
    case "=": append("=", .weakSign)
    case "-", "−", "–": takeMinus()
    case "/", ":", "*", "÷", "∙":
      guard isBetweenOperands(place) else { return }
      append(scalar == "÷" ? ":" : scalar == "∙" ? "*" : String(scalar), .weakSign)
    case "·", "⋅": if isBetweenOperands(place) { append("×", .sign) }
    case "%", "‰", "°", "^", "+", "<", ">": append(String(scalar), .sign)
    case "⁻": append("-", .sign)
    case "⁺": append("+", .sign)
    case "(", "[", "{": takeBracket()
    case ")", "]", "}": if closers.remove(place) != nil { append(String(scalar), .sign) }
    case "|": if isOperandEnd(place - 1) || isOperandStart(place + 1) { append("|", .sign) }
    case "'", "′", "″", "\"": takePrime(scalar)
    case "!": takeFactorial()
    case "#": if isSymbolEnd(place - 1) { append("#", .sign) }
    case "&":
      if isBetweenOperands(place) { append("&", .sign) }
    default: if !scalar.isASCII { takeOther(scalar) }
    }
  }

  private mutating func takeOther(_ scalar: Unicode.Scalar) {
    if scalar.properties.numericType != nil {
      if scalar.properties.generalCategory != .mathSymbol { append(String(scalar), .number) }
      return
    }
    switch scalar.properties.generalCategory {
    case .mathSymbol, .otherSymbol: append(String(scalar), .sign)
    default: break
    }
  }

  // MARK: Several together

  /// Signs that mean something together: "==", "&&", "->".
  private mutating func takeRun() -> Bool {
    guard place + 1 < scalars.count, Self.mayBeginRun(scalars[place]) else { return false }
    let end = place + 2
    guard Self.mayBeginRun(scalars[place + 1]) else { return false }
    let run = TextNormaliser.string(scalars[place..<end])
    guard let sign = Self.runs[run] else { return false }
    // Three of one are a line across, not a sign.
    if end < scalars.count, scalars[end] == scalars[place], scalars[end] == scalars[place + 1] {
      return false
    }
    switch run {
    case "++", "--": guard isSymbolEnd(place - 1) || isSymbolStart(end) else { return false }
    case "**", "//":
      guard isOperandEnd(lastBefore(place)), isOperandStart(firstBehind(end - 1)) else {
        return false
      }
    default: break
    }
    append(sign, .sign)
    place = end - 1
    return true
  }

  private static let runs = [
    "==": "==", "!=": "≠", "<=": "≤", ">=": "≥", "->": "→", "=>": "⇒", "&&": "&&", "||": "||",
    "++": "++", "--": "--", "**": "**", "//": "//", "+=": "+=", "-=": "-=", "*=": "*=", "/=": "/=",
  ]

  private static func mayBeginRun(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "!", "<", ">", "-", "&", "|", "+", "*", "/": true
    default: false
    }
  }

  // MARK: Minus

  /// True where the minus before a number can be nothing else: not "5-3", "5 -3" or "COVID-19".
  func isNegative(at start: Int) -> Bool {
    guard start > 0, Self.isMinus(scalars[start - 1]) else { return false }
    let before = lastBefore(start - 1)
    guard before >= 0 else { return true }
    if before < start - 2 { return !isOperandEnd(before) }
    let scalar = scalars[before]
    return !Self.isDigit(scalar) && !Self.isLetter(scalar) && !Self.closes(scalar)
      && !Self.isMinus(scalar)
  }

  private mutating func takeMinus() {
    let (before, behind) = (lastBefore(place), firstBehind(place))
    let isGlued = behind == place + 1
    if isGlued, behind < scalars.count, Self.isDigit(scalars[behind]), isNegative(at: behind) {
      return
    }
    if isOperandEnd(before), isOperandStart(behind) { return append("-", .weakSign) }
    // "-x", "-(a + b)"
    if isGlued, isOperandStart(behind), before < 0 || before < place - 1 || opens(at: before) {
      return append("-", .sign)
    }
    // "Cl-", "SO4^2-": a charge.
    let isLast =
      behind >= scalars.count || behind > place + 1 || Self.closes(scalars[behind])
      || [".", ",", ";", ":", "?"].contains(scalars[behind])
    if isLast, before == place - 1, isCharged(before) { append("-", .sign) }
  }

  /// True where a sign stands to which a minus may follow, as in "(-x" and "= -x".
  private func opens(at place: Int) -> Bool {
    let scalar = scalars[place]
    switch scalar {
    case "(", "[", "{", "|", "=", "<", ">", "+", "*", "/", ":", ";", ",", "^", "÷", "\"", "“", "$":
      return true
    default: return !scalar.isASCII && scalar.properties.generalCategory == .mathSymbol
    }
  }

  private func isCharged(_ end: Int) -> Bool {
    var start = end
    while start >= 0, scalars[start].isASCII,
      Self.isDigit(scalars[start]) || Self.isLetter(scalars[start])
    {
      start -= 1
    }
    let run = scalars[(start + 1)...max(end, start + 1)]
    guard end > start, run.count <= 6 else { return false }
    if start >= 0, scalars[start] == "^" { return true }
    let hasDigit = run.contains(where: Self.isDigit)
    return run.contains { ("A"..."Z").contains($0) } && (hasDigit || run.count <= 2)
  }

  // MARK: Prime, factorial, times

  /// "f'(x)", "A'B'C'", "f″(1)"; no quotation mark and no apostrophe.
  private mutating func takePrime(_ scalar: Unicode.Scalar) {
    let isSure = scalar == "′" || scalar == "″"
    let times = scalar == "″" || scalar == "\"" ? 2 : 1
    var letter = place - 1
    while letter > 0, scalars[letter] == "'" || scalars[letter] == "′" { letter -= 1 }
    guard letter >= 0 else { return }
    if !isSure {
      guard isSymbolEnd(letter) || isPrimedBefore(letter) else { return }
      // 'a' is quoted.
      if letter > 0, ["'", "\"", "‘", "“"].contains(scalars[letter - 1]) { return }
      if place + 1 < scalars.count, Self.isLetter(scalars[place + 1]),
        !isSymbolStart(place + 1) || !("A"..."Z").contains(scalars[place + 1])
      {
        return
      }
      if scalar == "\"", place + 1 >= scalars.count || scalars[place + 1] != "(" { return }
    }
    for _ in 0..<times { append("'", .sign) }
  }

  /// True for the B of "A'B'".
  private func isPrimedBefore(_ letter: Int) -> Bool {
    letter > 1 && scalars[letter - 1] == "'" && isSymbolEnd(letter - 2)
      && ("A"..."Z").contains(scalars[letter])
  }

  /// "5!", which at the end of a sentence may be its mark.
  private mutating func takeFactorial() {
    guard isOperandEnd(place - 1) else { return }
    let behind = firstBehind(place)
    let isEnd =
      behind >= scalars.count
      || behind > place + 1 && LatinLetters.letter(scalars[behind])?.isUppercase ?? false
    append("!", isEnd ? .weakSign : .sign)
    startsSentence = isEnd
  }

  /// The letter x between two numbers, as in "3 x 4".
  mutating func takeTimes() -> Bool {
    guard scalars[place] == "x" || scalars[place] == "X", place > 1, place + 2 < scalars.count,
      scalars[place - 1] == " ", scalars[place + 1] == " ", Self.isDigit(scalars[place + 2]),
      Self.isDigit(scalars[place - 2])
    else { return false }
    append("×", .sign)
    place += 1
    return true
  }

  // MARK: Named

  /// "Dấu ? dùng để làm gì": the sign is what is asked about.
  private var isNamedSign: Bool {
    guard place > 1, let word = words.last, Self.namesOfSigns.contains(word.strict) else {
      return false
    }
    // "Kí hiệu , đơn vị": a space too many.
    if word.base != "dau", [".", ",", ";", ":"].contains(scalars[place]) { return false }
    let isQuoted = Self.isQuote(scalars[place - 1])
    let before = isQuoted ? place - 2 : place - 1
    guard before >= 0, scalars[before] == " ", !Self.isQuote(scalars[place]),
      !Self.closes(scalars[place]), scalars[place] != "(", scalars[place] != "…"
    else { return false }
    let next = place + 1 < scalars.count ? scalars[place + 1] : nil
    if isQuoted { return next.map(Self.isQuote) ?? false }
    return next == " " && firstBehind(place) < scalars.count
      && (isShouted || LatinLetters.letter(scalars[firstBehind(place)])?.isLowercase ?? false)
  }

  private static let namesOfSigns: Set<String> = [
    "dấu", "dau", "hiệu", "hieu", "tự", "tử", "phép", "mark", "sign", "symbol", "operator",
    "character",
  ]

  private static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
    ["\"", "“", "”", "'", "‘", "’", "«", "»"].contains(scalar)
  }
}
