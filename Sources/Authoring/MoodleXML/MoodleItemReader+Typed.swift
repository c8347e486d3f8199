import Assessment

extension MoodleItemReader {
  /// Texts that are accepted, with `*` for anything.
  mutating func readTexts() -> ItemBody? {
    guard check(count: parts.answers.count, atLeast: 1, .moodleNoAnswer()) else { return nil }
    var answers: [TextAnswer] = []
    for answer in parts.answers {
      let text = plain(answer)
      if text.isEmpty {
        report(.moodleEmptyAnswer(), at: answer)
        continue
      }
      answerOffsets.append(answer.offset)
      answers.append(
        TextAnswer(
          text: text, fraction: share(of: answer), feedback: markup(answer.first("feedback"))))
    }
    guard !answers.isEmpty else {
      report(.moodleNoAnswer(), at: element)
      return nil
    }
    let isCaseSensitive = parts.useCase.map { Self.isTrue(plain($0)) } ?? false
    return .text(answers, caseSensitive: isCaseSensitive)
  }

  /// Numbers with a tolerance each, and `*` for any.
  mutating func readNumbers() -> ItemBody? {
    guard check(count: parts.answers.count, atLeast: 1, .moodleNoAnswer()) else { return nil }
    var answers: [NumericAnswer] = []
    for answer in parts.answers {
      guard let range = range(of: answer) else { continue }
      answerOffsets.append(answer.offset)
      answers.append(
        NumericAnswer(
          range: range, fraction: share(of: answer), feedback: markup(answer.first("feedback"))))
    }
    guard !answers.isEmpty else {
      report(.moodleNoAnswer(), at: element)
      return nil
    }
    return .numeric(answers, unit: readUnit())
  }

  private mutating func range(of answer: XMLElement) -> NumericAnswer.Range? {
    let text = plain(answer)
    if text == "*" { return .any }
    guard let value = number(text, at: answer) else {
      report(text.isEmpty ? .moodleEmptyAnswer() : .moodleNotANumber(text), at: answer)
      return nil
    }
    guard let written = answer.first("tolerance"), !plain(written).isEmpty else {
      return .value(value, tolerance: .zero)
    }
    guard let tolerance = number(plain(written), at: written) else {
      report(.moodleToleranceIsNoNumber(plain(written)), at: written)
      return .value(value, tolerance: .zero)
    }
    return .value(value, tolerance: tolerance.magnitude)
  }

  /// A number as programs write it; a decimal comma is taken for a point, with a warning.
  mutating func number(_ text: String, at place: XMLElement) -> DecimalNumber? {
    if let number = DecimalNumber(program: text) { return number }
    guard text.utf8.count(where: { $0 == UInt8(ascii: ",") }) == 1,
      let number = DecimalNumber(program: text.replacing(",", with: "."))
    else { return nil }
    report(.moodleDecimalComma(number), at: place)
    return number
  }

  /// The unit that the numbers are in. Others, and marks for units, are not kept.
  private mutating func readUnit() -> String? {
    guard let units = parts.units?.children("unit"), !units.isEmpty else { return nil }
    var own: String?
    var others: [String] = []
    for unit in units {
      let name = plain(unit.first("unit_name"))
      let multiplier = DecimalNumber(program: plain(unit.first("multiplier")))
      if own == nil, multiplier == DecimalNumber(1), !name.isEmpty {
        own = name
      } else if !name.isEmpty {
        others.append(name)
      }
    }
    if !others.isEmpty { report(.moodleUnitsNotKept(others, kept: own), at: parts.units) }
    if let grading = parts.unitGrading, !["", "0"].contains(plain(grading)) {
      report(.moodleUnitNotMarked(), at: grading)
    }
    return own
  }
}
