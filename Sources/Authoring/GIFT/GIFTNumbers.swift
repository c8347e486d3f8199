import Assessment

extension GIFTItemReader {
  /// `{#42}`, `{#3:0.5}`, `{#1..5}`, `{#=3:0#ok =%50%3:1#near ~#what the wrong hear}`.
  mutating func readNumbers(_ range: Range<Int>, open: Int) -> ItemBody? {
    let whole = (range.lowerBound + 1)..<range.upperBound
    let tilde = block.first(UInt8(ascii: "~"), in: whole)
    let parts = split(whole.lowerBound..<(tilde ?? whole.upperBound), at: UInt8(ascii: "="))
    guard check(count: parts.count, atLeast: 1, open: open, .noNumbers()) else { return nil }
    var answers: [NumericAnswer] = []
    for part in parts {
      answerPlaces.append(part.lowerBound)
      let weight = readWeight(part, default: .one)
      let (text, feedback) = splitFeedback(of: weight.rest)
      switch readRange(text, at: part.lowerBound) {
      case .range(let range):
        answers.append(
          NumericAnswer(range: range, fraction: weight.fraction, feedback: feedback))
      case .skipped: answerPlaces.removeLast()
      case .refused: return nil
      }
    }
    if let tilde { readWrongFeedback((tilde + 1)..<whole.upperBound, into: &answers) }
    return .numeric(answers, unit: nil)
  }

  private mutating func readWrongFeedback(
    _ range: Range<Int>, into answers: inout [NumericAnswer]
  ) {
    let (text, feedback) = splitFeedback(of: range)
    if !block.trimmed(text).isEmpty { report(.textBeforeWrongFeedback(), at: text.lowerBound) }
    guard !feedback.isEmpty else { return }
    answerPlaces.append(range.lowerBound)
    answers.append(NumericAnswer(range: .any, fraction: .zero, feedback: feedback))
  }

  private enum Outcome {
    case range(NumericAnswer.Range)
    /// No number: the answer is left out, the item stays.
    case skipped
    case refused
  }

  private mutating func readRange(_ range: Range<Int>, at place: Int) -> Outcome {
    let text = texts.readPlain(range, in: block)
    if text == "*" { return .range(.any) }
    let bytes = Array(text.utf8)
    if let dots = bytes.indices.dropFirst().first(where: {
      bytes[$0] == UInt8(ascii: ".") && bytes[$0 - 1] == UInt8(ascii: ".")
    }), dots > 1 {
      return readEnds(bytes[..<(dots - 1)], bytes[(dots + 1)...], at: place)
    }
    let colon = bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.count
    let tolerance = bytes.dropFirst(colon + 1)
    guard let value = number(bytes[..<colon], at: place) else {
      if colon < bytes.count, number(tolerance, at: nil) == nil {
        report(.notANumber(text), at: place)
        return .refused
      }
      // Moodle takes any answer for right here; an answer that nobody wrote is none.
      report(.answerIsNoNumber(text), at: place)
      return .skipped
    }
    guard colon < bytes.count else { return .range(.value(value, tolerance: .zero)) }
    guard let room = number(tolerance, at: place) else {
      report(.notANumber(String(decoding: tolerance, as: UTF8.self)), at: place)
      return .refused
    }
    return .range(.value(value, tolerance: room.magnitude))
  }

  private mutating func readEnds(
    _ low: ArraySlice<UInt8>, _ high: ArraySlice<UInt8>, at place: Int
  ) -> Outcome {
    guard let from = number(low, at: place), let to = number(high, at: place) else {
      let text = String(decoding: low + Array("..".utf8) + high, as: UTF8.self)
      report(.notANumber(text), at: place)
      return .refused
    }
    if to < from { report(.endsExchanged(), at: place) }
    return .range(.between(low: min(from, to), high: max(from, to)))
  }

  /// A number as programs write it; a decimal comma is taken for a point, with a warning.
  private mutating func number(_ bytes: ArraySlice<UInt8>, at place: Int?) -> DecimalNumber? {
    var text = bytes.drop(while: GIFTEscape.isSpace)
    while let last = text.last, GIFTEscape.isSpace(last) { text.removeLast() }
    if let number = DecimalNumber(program: text) { return number }
    guard text.count(where: { $0 == UInt8(ascii: ",") }) == 1 else { return nil }
    let withPoint = text.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }
    guard let number = DecimalNumber(program: withPoint) else { return nil }
    if let place { report(.decimalComma(number), at: place) }
    return number
  }
}
