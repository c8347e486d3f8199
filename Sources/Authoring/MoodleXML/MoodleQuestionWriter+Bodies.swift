import Assessment

extension MoodleQuestionWriter {
  mutating func write(_ choices: [Choice], isSingle: Bool) -> String? {
    guard choices.count >= 2 else { return refuse(.fewChoices) }
    if choices.contains(where: \.text.isEmpty) { losses.append(.moodleLoses(.emptyChoice)) }
    if choices.contains(where: { $0.last && ChoiceReference($0.text) == nil }) {
      losses.append(.moodleLoses(.pin))
    }
    body.leaf("single", isSingle ? "true" : "false")
    body.leaf("shuffleanswers", "true")
    body.leaf("answernumbering", "ABCD")
    for choice in choices {
      openAnswer(choice.fraction, format: formatName)
      writeMarkup(choice.text)
      closeAnswer(feedback: choice.feedback)
    }
    return "multichoice"
  }

  mutating func write(_ key: TrueFalseKey) -> String? {
    for truth in [true, false] {
      let isRight = truth == key.truth
      openAnswer(isRight ? .one : .zero, format: "moodle_auto_format")
      body.textElement(truth ? "true" : "false")
      closeAnswer(feedback: isRight ? key.feedbackWhenRight : key.feedbackWhenWrong)
    }
    return "truefalse"
  }

  mutating func write(_ answers: [TextAnswer], _ caseSensitive: Bool) -> String? {
    guard !answers.isEmpty, !answers.contains(where: \.text.isEmpty) else {
      return refuse(.noAnswer)
    }
    body.leaf("usecase", caseSensitive ? "1" : "0")
    for answer in answers {
      openAnswer(answer.fraction, format: "moodle_auto_format")
      body.textElement(answer.text)
      closeAnswer(feedback: answer.feedback)
    }
    return "shortanswer"
  }

  /// Source: Moodle 4.1, question/type/numerical/questiontype.php: with UNITOPTIONAL (0) a unit may
  /// be typed, with UNITNONE (3) there is none.
  mutating func write(_ answers: [NumericAnswer], unit: String?) -> String? {
    guard !answers.isEmpty else { return refuse(.noAnswer) }
    for answer in answers {
      let middle = answer.range.middle
      if middle == nil, answer.range != .any { return refuse(.range) }
      openAnswer(answer.fraction, format: "moodle_auto_format")
      body.textElement(middle?.value.description ?? "*")
      body.leaf("tolerance", middle?.tolerance.description ?? "0")
      closeAnswer(feedback: answer.feedback)
    }
    let units =
      (unit.map { [($0, DecimalNumber(1))] } ?? [])
      + (item.marking?.otherUnits ?? []).map { ($0.name, $0.multiplier) }
    if !units.isEmpty { body.open("units") }
    for (name, multiplier) in units {
      body.open("unit")
      body.leaf("multiplier", multiplier.description)
      body.leaf("unit_name", name)
      body.close("unit")
    }
    if !units.isEmpty { body.close("units") }
    body.leaf("unitgradingtype", "0")
    body.leaf("unitpenalty", "0.1")
    body.leaf("showunits", units.isEmpty ? "3" : "0")
    body.leaf("unitsleft", "0")
    return "numerical"
  }

  mutating func write(_ pairs: [Pair], _ distractors: [String]) -> String? {
    let rights = pairs.map(\.right) + distractors
    guard !pairs.isEmpty, !pairs.contains(where: \.left.isEmpty),
      !rights.contains(where: { plain($0).trimmedOfSpaces.isEmpty })
    else { return refuse(.pairs) }
    if rights.contains(where: { MarkupEncoding.hasMarkup($0, item.format) }) {
      losses.append(.moodleLoses(.markupOnTheRight))
    }
    body.leaf("shuffleanswers", "true")
    for pair in pairs.map({ ($0.left, $0.right) }) + distractors.map({ ("", $0) }) {
      body.open("subquestion format=\"\(formatName)\"")
      writeMarkup(pair.0)
      body.open("answer")
      body.textElement(MoodleRightSide.write(plain(pair.1)))
      body.close("answer")
      body.close("subquestion")
    }
    return "matching"
  }

  private func plain(_ text: String) -> String { PlainText.from(text, format: item.format) }

  /// Source: the settings of question/type/ordering.
  mutating func write(order entries: [String]) -> String? {
    guard entries.count >= 2, !entries.contains(where: \.isEmpty) else { return refuse(.entries) }
    body.leaf("layouttype", "VERTICAL")
    body.leaf("selecttype", "ALL")
    body.leaf("selectcount", "0")
    let grading = MoodleOrderGrading(parts: item.marking?.parts) ?? .absolute
    body.leaf("gradingtype", grading.rawValue)
    body.leaf("showgrading", "SHOW")
    body.leaf("numberingstyle", "none")
    for (number, entry) in entries.enumerated() {
      body.open("answer fraction=\"\(number + 1)\" format=\"\(formatName)\"")
      writeMarkup(entry)
      body.close("answer")
    }
    return "ordering"
  }

  mutating func writeEssay() -> String {
    body.leaf("responseformat", "editor")
    body.leaf("responserequired", "1")
    body.leaf("responsefieldlines", "15")
    body.leaf("attachments", "0")
    body.leaf("attachmentsrequired", "0")
    body.open("graderinfo format=\"html\"")
    body.textElement("")
    body.close("graderinfo")
    body.open("responsetemplate format=\"html\"")
    body.textElement("")
    body.close("responsetemplate")
    return "essay"
  }

  /// In cloze notation within the prompt, which is read again to see what it holds.
  mutating func write(_ blanks: [Blank]) -> String? {
    let written = ClozeWriter(blanks, format: item.format).write(prompt)
    let reading = ClozeReader.read(written.text, format: item.format)
    guard reading.isWhole, reading.blanks.count == blanks.count else { return refuse(.gaps) }
    let wanted = written.order.map { blanks[$0 - 1].asMoodleHolds }
    if reading.blanks != wanted { losses.append(.moodleLoses(.gapAnswers)) }
    if written.isChanged || reading.prompt != written.prompt {
      losses.append(.moodleLoses(.textOfGaps))
    }
    if !written.unplaced.isEmpty { losses.append(.moodleLoses(.gapPlace)) }
    if blanks.contains(where: \.hasPin) { losses.append(.moodleLoses(.pin)) }
    for blank in blanks { loseShares(of: blank) }
    prompt = written.text
    return "cloze"
  }

  private mutating func loseShares(of blank: Blank) {
    let fractions =
      switch blank.accepts {
      case .text(let answers, _): answers.map(\.fraction)
      case .numeric(let answers): answers.map(\.fraction)
      case .choice(let choices): choices.map(\.fraction)
      }
    for fraction in fractions { _ = share(fraction) }
  }
}

extension Blank {
  fileprivate var hasPin: Bool {
    if case .choice(let choices) = accepts { choices.contains(where: \.last) } else { false }
  }

  /// Ranges by their middles, choices in any order.
  fileprivate var asMoodleHolds: Blank {
    var blank = self
    switch accepts {
    case .text: break
    case .numeric(let answers):
      blank.accepts = .numeric(
        answers.map { answer in
          var answer = answer
          if let middle = answer.range.middle {
            answer.range = .value(middle.value, tolerance: middle.tolerance)
          }
          return answer
        })
    case .choice(let choices):
      blank.accepts = .choice(
        choices.map { Choice(text: $0.text, fraction: $0.fraction, feedback: $0.feedback) })
    }
    return blank
  }
}
