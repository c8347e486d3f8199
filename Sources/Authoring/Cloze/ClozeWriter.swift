import Assessment

/// Writes a prompt with its gaps in Moodle's cloze notation.
struct ClozeWriter {
  private let format: TextFormat
  private let blanks: [Blank]

  init(_ blanks: [Blank], format: TextFormat) {
    self.blanks = blanks
    self.format = format
  }

  /// A text in Moodle's notation, and what a reader makes of it where it reads nothing else.
  struct Output {
    let text: String
    /// The prompt with its gaps numbered in the order of the text.
    let prompt: String
    /// The numbers of the gaps in the order of the text.
    let order: [Int]
    /// The numbers of the gaps that the prompt does not show; they stand at its end.
    let unplaced: [Int]
    /// True if a brace needed a space after it, since nothing else keeps it from being a gap's.
    let isChanged: Bool
  }

  func write(_ prompt: String) -> Output {
    var text: [UInt8] = []
    var shown: [UInt8] = []
    var order: [Int] = []
    var isChanged = false
    func place(_ number: Int) {
      order.append(number)
      text += Array(gap(blanks[number - 1]).utf8)
      shown += Array("{b\(order.count)}".utf8)
    }
    let bytes = Array(prompt.utf8)
    let scanner = ClozeScanner(bytes: bytes)
    var index = 0
    while index < bytes.count {
      if let (number, end) = gapNumber(bytes, at: index), !order.contains(number) {
        place(number)
        index = end
      } else {
        let piece = piece(scanner, index)
        text += piece.written
        shown += piece.read
        isChanged = isChanged || (format == .plain && piece.read != [bytes[index]])
        index += 1
      }
    }
    let unplaced = blanks.indices.map { $0 + 1 }.filter { !order.contains($0) }
    for number in unplaced {
      text.append(32)
      shown.append(32)
      place(number)
    }
    return Output(
      text: String(decoding: text, as: UTF8.self), prompt: String(decoding: shown, as: UTF8.self),
      order: order, unplaced: unplaced, isChanged: isChanged)
  }

  /// A byte of the prompt, and what a reader makes of it: a brace that would begin a gap is written
  /// in another way.
  private func piece(_ scanner: ClozeScanner, _ index: Int) -> (written: [UInt8], read: [UInt8]) {
    let byte = scanner.bytes[index]
    guard byte == UInt8(ascii: "{") else { return ([byte], [byte]) }
    switch scanner.find(at: index) {
    case .gap, .unclosed:
      let other = ClozeText.otherBrace(format)
      return (other, other)
    case .unknown, .none:
      return ([byte], ClozeText.brace(before: scanner.bytes[(index + 1)...], format: format))
    }
  }

  /// `{b12}`, where there is a gap of that number.
  private func gapNumber(_ bytes: [UInt8], at open: Int) -> (number: Int, end: Int)? {
    guard bytes[open] == UInt8(ascii: "{"), open + 2 < bytes.count,
      bytes[open + 1] == UInt8(ascii: "b")
    else { return nil }
    let digits = bytes[(open + 2)...].prefix(4).prefix {
      $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")
    }
    let number = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    guard digits.first.map({ $0 != UInt8(ascii: "0") }) == true, digits.endIndex < bytes.count,
      bytes[digits.endIndex] == UInt8(ascii: "}"), blanks.indices.contains(number - 1)
    else { return nil }
    return (number, digits.endIndex + 1)
  }

  private func gap(_ blank: Blank) -> String {
    let (name, answers): (String, [String]) =
      switch blank.accepts {
      case .text(let answers, let caseSensitive):
        (
          caseSensitive ? "SHORTANSWER_C" : "SHORTANSWER",
          answers.map { alternative(plain($0.text), $0.fraction, $0.feedback) }
        )
      case .numeric(let answers):
        ("NUMERICAL", answers.map { alternative(Self.range($0.range), $0.fraction, $0.feedback) })
      case .choice(let choices):
        (
          "MULTICHOICE",
          choices.map { alternative(escaped($0.text), $0.fraction, $0.feedback) }
        )
      }
    return "{\(blank.weight):\(name):\(answers.joined(separator: "~"))}"
  }

  /// Moodle takes entities for characters where an answer is typed.
  private func plain(_ text: String) -> String {
    guard format == .html else { return escaped(text) }
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return escaped(output)
  }

  private func escaped(_ text: String) -> String { ClozeText.escaped(text, format: format) }

  private func alternative(_ text: String, _ fraction: Fraction, _ feedback: String) -> String {
    let share = fraction == .one ? "=" : fraction == .zero ? zeroShare(text) : share(fraction)
    return share + text + (feedback.isEmpty ? "" : "#" + escaped(feedback))
  }

  private func share(_ fraction: Fraction) -> String { "%\(fraction.percentText)%" }

  /// A text that begins like a share needs one before it.
  private func zeroShare(_ text: String) -> String {
    text.hasPrefix("=") || text.hasPrefix("%") ? "%0%" : ""
  }

  static func range(_ range: NumericAnswer.Range) -> String {
    switch range {
    case .any: return "*"
    case .value(let value, let tolerance):
      return tolerance == .zero ? value.description : "\(value):\(tolerance)"
    case .between:
      guard let middle = range.middle else { return "*" }
      return "\(middle.value):\(middle.tolerance)"
    }
  }
}

extension NumericAnswer.Range {
  /// The range as a number and how far from it an answer may be; nil where that needs more digits
  /// than a number has, or any number is accepted.
  var middle: (value: DecimalNumber, tolerance: DecimalNumber)? {
    switch self {
    case .any: return nil
    case .value(let value, let tolerance): return (value, tolerance)
    case .between(let low, let high):
      guard let sum = low.adding(high)?.half, let width = high.adding(low.negated)?.half else {
        return nil
      }
      return (sum, width)
    }
  }
}

extension DecimalNumber {
  /// Nil where it needs more digits than a number has.
  fileprivate var half: DecimalNumber? {
    let (five, isTooLarge) = significand.multipliedReportingOverflow(by: 5)
    return isTooLarge ? nil : DecimalNumber(checked: five, exponent: exponent - 1)
  }
}
