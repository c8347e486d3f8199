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

  /// The first unit of the multiplier 1 is what the numbers are in; answers may be in the others.
  /// Marks for units are not kept.
  private mutating func readUnit() -> String? {
    guard let units = parts.units?.children("unit"), !units.isEmpty else { return nil }
    var own: String?
    var multipliers: [String: DecimalNumber] = [:]
    var left: [String] = []
    for unit in units {
      let name = plain(unit.first("unit_name"))
      if name.isEmpty { continue }
      guard let multiplier = number(plain(unit.first("multiplier")), at: unit),
        let other = OtherUnit(name, multiplier: multiplier),
        marking.otherUnits.count < ItemMarking.otherUnitsMax
      else {
        left.append(name)
        continue
      }
      if let known = multipliers.updateValue(multiplier, forKey: UnitName.key(name)) {
        if known != multiplier { left.append(name) }
        multipliers[UnitName.key(name)] = known
      } else if own == nil, multiplier == DecimalNumber(1) {
        own = name
      } else {
        marking.otherUnits.append(other)
      }
    }
    if !left.isEmpty { report(.moodleUnitsNotKept(left), at: parts.units) }
    if let grading = parts.unitGrading, !["", "0"].contains(plain(grading)) {
      report(.moodleUnitNotMarked(), at: grading)
    }
    return own
  }
}
