import Assessment

/// What is typed as the answer of a question without choices: a number, a text, or "Đúng".
enum PaperTypedAnswer {
  /// - Parameters:
  ///   - text: as the key says it.
  ///   - lettersAreTruths: true where "Đ" and "S" alone are truths.
  static func body(_ key: String, lettersAreTruths: Bool) -> ItemBody {
    let text = withPlainMinus(key)
    if let truth = truth(text), lettersAreTruths || text.count > 1 {
      return .trueFalse(TrueFalseKey(truth: truth))
    }
    let alternatives = alternatives(text)
    if let (numbers, unit) = numbers(alternatives) {
      return .numeric(
        numbers.map { NumericAnswer(range: .value($0, tolerance: .zero)) }, unit: unit)
    }
    return .text(
      alternatives.map { TextAnswer(text: escaped($0)) }, caseSensitive: false)
  }

  /// A hyphen that does not break lines, before a number, as the usual one; "- 1/2" as "-1/2".
  private static func withPlainMinus(_ text: String) -> String {
    let dashes: Set<Character> = ["-", "–", "−", "‐", "‑"]
    guard let first = text.first, dashes.contains(first) else { return text }
    let rest = text.dropFirst().drop { $0 == " " }
    guard let next = rest.first else { return text }
    let isLetter = next.isLetter && rest.dropFirst().first?.isLetter != true
    return next.isNumber || isLetter ? "-" + rest : text
  }

  /// True for a number alone, with a unit behind it or none.
  static func isNumber(_ text: String) -> Bool {
    var text = text
    while text.last == "." { text.removeLast() }
    return number(withPlainMinus(text)) != nil
  }

  private static func truth(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "đúng", "đ", "true": true
    case "sai", "s", "false": false
    default: nil
    }
  }

  /// True for "1.234", which is read as a thousand and more.
  static func mayBeDecimal(_ text: String) -> Bool {
    let parts = text.drop { $0 == "-" || $0 == "+" }.split(
      separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...3).contains(parts[0].count), parts[0].first != "0" else {
      return false
    }
    let digits = parts[1].prefix(3)
    return parts[0].allSatisfy { $0.isASCII && $0.isNumber } && digits.count == 3
      && digits.allSatisfy { $0.isASCII && $0.isNumber }
      && parts[1].dropFirst(3).first?.isNumber != true
  }

  /// "3,75 hoặc 15/4".
  private static func alternatives(_ text: String) -> [String] {
    var parts = [text]
    for word in [" hoặc ", " or ", " || "] {
      parts = parts.flatMap { $0.split(separator: word).map(String.init) }
    }
    let trimmed = parts.map(TextNormaliser.collapsed).filter { !$0.isEmpty }
    return trimmed.isEmpty ? [text] : trimmed
  }

  private static func numbers(_ texts: [String]) -> (numbers: [DecimalNumber], unit: String?)? {
    var numbers: [DecimalNumber] = []
    var unit: String?
    for (index, text) in texts.enumerated() {
      guard let (number, found) = number(text), index == 0 || found == unit else { return nil }
      unit = found
      if !numbers.contains(number) { numbers.append(number) }
    }
    return (numbers, unit)
  }

  /// A number as it is typed in Vietnamese, with a unit behind it or none.
  private static func number(_ text: String) -> (DecimalNumber, String?)? {
    if let number = DecimalNumber(typed: text) { return (number, nil) }
    guard let end = text.lastIndex(where: \.isNumber) else { return nil }
    let place = text.index(after: end)
    let unit = TextNormaliser.collapsed(String(text[place...]))
    guard units.contains(unit.lowercased()),
      let number = DecimalNumber(typed: String(text[..<place]))
    else { return nil }
    return (number, unit)
  }

  /// Signs of units, and words that count: nobody types them another way.
  static let units: Set<String> = [
    "m", "cm", "mm", "dm", "km", "g", "kg", "mg", "tấn", "tạ", "yến", "l", "lít", "ml", "s", "giây",
    "phút", "giờ", "h", "ngày", "tuần", "tháng", "năm", "%", "đ", "đồng", "nghìn đồng",
    "triệu đồng", "v", "a", "ω", "w", "kw", "j", "kj", "n", "pa", "hz", "mol", "m/s", "km/h", "°c",
    "ha", "lần", "người", "học sinh", "quả", "cái", "con", "cây", "chiếc", "byte", "bit", "kb",
    "mb", "gb", "độ", "°",
  ]

  /// In an answer `*` stands for anything.
  private static func escaped(_ text: String) -> String {
    text.replacing("*", with: "\\*")
  }
}
