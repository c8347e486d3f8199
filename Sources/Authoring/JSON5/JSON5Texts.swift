/// Texts in quotes, with their escapes.
///
/// Source: <https://spec.json5.org/#strings>
extension JSON5Reader {
  /// Reads the text whose opening quote stands here.
  mutating func readText() -> String {
    let start = place()
    guard let (opening, length) = cursor.scalar else { return "" }
    advance(length)
    let isTypographic = opening.value >= 0x80
    if isTypographic { report(.typographicQuote, at: start) }
    var text = String.UnicodeScalarView()
    while let (scalar, length) = cursor.scalar {
      if closes(scalar, opening) {
        advance(length)
        return String(text)
      }
      if scalar == "\n" || scalar == "\r" {
        if !isTypographic { report(.lineBreakInText, at: start) }
        hasBrokenOff = true
        return String(text)
      }
      if scalar == "\\" {
        readEscape(into: &text)
      } else {
        text.append(scalar)
        advance(length)
      }
    }
    if !isTypographic { report(.unclosedText, at: start) }
    return String(text)
  }

  private func closes(_ scalar: Unicode.Scalar, _ opening: Unicode.Scalar) -> Bool {
    switch opening {
    case "“", "”": scalar == "”" || scalar == "“"
    case "‘", "’": scalar == "’" || scalar == "‘"
    default: scalar == opening
    }
  }

  private mutating func readEscape(into text: inout String.UnicodeScalarView) {
    let start = place()
    advance(1)
    guard let (scalar, length) = cursor.scalar else { return }
    switch scalar {
    case "b": text.append("\u{08}")
    case "f": text.append("\u{0C}")
    case "n": text.append("\n")
    case "r": text.append("\r")
    case "t": text.append("\t")
    case "v": text.append("\u{0B}")
    case "0": readZero(into: &text, from: start)
    case "1"..."9": report(.badEscape("\\\(scalar)"), at: start)
    case "x": readCode(digits: 2, into: &text, from: start)
    case "u": readUnicode(into: &text, from: start)
    case "\r":
      // A line that goes on in the next one; a carriage return takes its line feed with it.
      if cursor.byte(ahead: 1) == UInt8(ascii: "\n") { advance(1) }
    case "\n", "\u{2028}", "\u{2029}": break
    default: text.append(scalar)
    }
    if scalar != "x", scalar != "u" { advance(length) }
  }

  private mutating func readZero(
    into text: inout String.UnicodeScalarView, from start: SourcePlace
  ) {
    let next = cursor.byte(ahead: 1)
    if let next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) {
      report(.badEscape("\\0\(Unicode.Scalar(next))"), at: start)
    } else {
      text.append("\0")
    }
  }

  private mutating func readCode(
    digits: Int, into text: inout String.UnicodeScalarView, from start: SourcePlace
  ) {
    guard let value = takeCode(digits: digits, from: start) else { return }
    if let scalar = Unicode.Scalar(value) { text.append(scalar) }
  }

  private mutating func readUnicode(
    into text: inout String.UnicodeScalarView, from start: SourcePlace
  ) {
    guard let first = takeCode(digits: 4, from: start) else { return }
    if let scalar = Unicode.Scalar(first) {
      text.append(scalar)
      return
    }
    guard (0xD800...0xDBFF).contains(first), cursor.byte == UInt8(ascii: "\\"),
      cursor.byte(ahead: 1) == UInt8(ascii: "u")
    else {
      report(.halfCharacter, at: start)
      return
    }
    advance(1)
    guard let second = takeCode(digits: 4, from: start) else { return }
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x1_0000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else {
      report(.halfCharacter, at: start)
      return
    }
    text.append(scalar)
  }

  /// Takes the letter of the escape and so many hexadecimal digits.
  private mutating func takeCode(digits: Int, from start: SourcePlace) -> UInt32? {
    let letter = cursor.index
    advance(1)
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = JSON5Characters.hexDigit(cursor.byte) else {
        report(.badEscape("\\" + cursor.text(letter..<cursor.index)), at: start)
        return nil
      }
      value = value << 4 | digit
      advance(1)
    }
    return value
  }
}
