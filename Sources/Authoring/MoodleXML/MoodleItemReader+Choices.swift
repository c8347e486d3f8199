import Assessment

extension MoodleItemReader {
  /// Several choices only where `single` says so.
  mutating func readChoices() -> ItemBody? {
    guard var choices = readChoiceList() else { return nil }
    let isSingle = readSingle()
    if isSingle { addCombinedFeedback(to: &choices) } else { noteCombinedFeedback() }
    return isSingle ? .single(choices) : .multiple(choices)
  }

  /// Moodle takes any word but `false` for true, as it is written.
  private mutating func readSingle() -> Bool {
    guard let single = parts.single else { return true }
    let word = plain(single)
    if Self.isTrue(word) { return true }
    if word != "false", word != "0", !word.isEmpty {
      report(.moodleSingleInOtherLetters(word), at: single)
    }
    return false
  }

  /// The plug-ins `oumultiresponse` and `multichoiceset` say only which choices are right.
  ///
  /// Source: qtype_multichoiceset, README: just the right choices have the whole mark, all others
  /// nothing.
  mutating func readKeyedChoices() -> ItemBody? {
    if type == "multichoiceset" { marking.parts = .allOrNothing }
    guard let choices = readChoiceList() else { return nil }
    noteCombinedFeedback()
    return .multiple(KeyedChoices.shared(choices))
  }

  private mutating func readChoiceList() -> [Choice]? {
    guard check(count: parts.answers.count, atLeast: 2, .moodleTooFewChoices()) else {
      return nil
    }
    reportSharesOfOne()
    var choices: [Choice] = []
    choices.reserveCapacity(parts.answers.count)
    let filled = parts.answers.count { !MoodleMarkup.raw($0).isEmpty }
    for answer in parts.answers {
      let text = markup(answer)
      if text.isEmpty, filled >= 2 {
        report(.moodleEmptyAnswer(), at: answer)
        continue
      }
      answerOffsets.append(answer.offset)
      choices.append(
        Choice(text: text, fraction: share(of: answer), feedback: markup(answer.first("feedback"))))
    }
    return choices
  }

  mutating func check(count: Int, atLeast least: Int, _ finding: BankFinding) -> Bool {
    if count < least {
      report(finding, at: element)
    } else if count > BankLimits.answersMax {
      report(.tooManyAnswers(count), at: element)
    } else {
      return true
    }
    return false
  }

  /// Where no share is beyond 1 they are surely written from 0 to 1.
  private mutating func reportSharesOfOne() {
    let shares = parts.answers.compactMap { $0.attribute("fraction")?.trimmedOfSpaces }
    guard !shares.contains("100"), let place = parts.answers.first(where: { isOne($0) }) else {
      return
    }
    let percents = shares.compactMap { DecimalNumber(program: $0) }
    if percents.count == shares.count, percents.allSatisfy({ $0.magnitude <= DecimalNumber(1) }) {
      report(.moodleSharesOfOne(), at: place)
    }
  }

  private func isOne(_ answer: XMLElement) -> Bool {
    answer.attribute("fraction").flatMap { DecimalNumber(program: $0.trimmedOfSpaces) }
      == DecimalNumber(1)
  }

  /// In per cent; none is nothing.
  mutating func share(of answer: XMLElement) -> Fraction {
    guard let text = answer.attribute("fraction")?.trimmedOfSpaces, !text.isEmpty else {
      return .zero
    }
    if text == "100" { return .one }
    if text == "0" { return .zero }
    guard let percent = number(text, at: answer) else {
      report(.moodleShareIsNoNumber(text), at: answer)
      return .zero
    }
    let share = MoodleShare(percent: percent)
    if let doubt = share.doubt {
      report(.share(doubt, percent, share.fraction, format: "moodle"), at: answer)
    }
    return share.fraction
  }

  // Feedback by outcome.

  private var combined: [XMLElement] {
    [parts.whenRight, parts.whenPartlyRight, parts.whenWrong].compactMap(\.self).filter {
      !Self.isUsual($0)
    }
  }

  /// Moodle's own words, which say no more than the mark does.
  private static func isUsual(_ element: XMLElement) -> Bool {
    let raw = MoodleMarkup.raw(element)
    guard !raw.isEmpty else { return true }
    let words = PlainText.from(raw, format: .html)
    return usual.contains(words.hasSuffix(".") ? String(words.dropLast()) : words)
  }

  /// Without the point at their end.
  ///
  /// Source: Moodle 4.1, lang/en/question.php (correctfeedbackdefault and its like), and the same
  /// in German, French, Spanish, Portuguese and Dutch.
  private static let usual: Set<String> = [
    "Your answer is correct", "Your answer is partially correct", "Your answer is incorrect",
    "Die Antwort ist richtig", "Die Antwort ist teilweise richtig", "Die Antwort ist falsch",
    "Votre réponse est correcte", "Votre réponse est partiellement correcte",
    "Votre réponse est incorrecte", "Respuesta correcta", "Respuesta parcialmente correcta",
    "Respuesta incorrecta", "Sua resposta está correta", "Sua resposta está parcialmente correta",
    "Sua resposta está incorreta", "Je antwoord is juist", "Je antwoord is gedeeltelijk juist",
    "Je antwoord is onjuist",
  ]

  mutating func noteCombinedFeedback() {
    if !combined.isEmpty { note(.combinedFeedback) }
  }

  /// Of a single choice, each outcome is that of some choices: those without words of their own get
  /// the words of the outcome.
  private mutating func addCombinedFeedback(to choices: inout [Choice]) {
    guard !combined.isEmpty else { return }
    func words(_ element: XMLElement?) -> String {
      guard let element, !Self.isUsual(element) else { return "" }
      return markup(element)
    }
    let (right, partly, wrong) = (
      words(parts.whenRight), words(parts.whenPartlyRight), words(parts.whenWrong)
    )
    for index in choices.indices {
      let fraction = choices[index].fraction
      let words = fraction == .one ? right : fraction > .zero ? partly : wrong
      if words.isEmpty { continue }
      if choices[index].feedback.isEmpty {
        choices[index].feedback = words
      } else {
        note(.combinedFeedback)
      }
    }
  }

  // True or false.

  /// The words `true` and `false` tell the answers apart; without them their order does.
  mutating func readTruth() -> ItemBody? {
    let answers = Array(parts.answers.prefix(2))
    guard let first = answers.first else {
      report(.moodleNoTruth(), at: element)
      return nil
    }
    let isFirstTrue = truth(of: first) ?? answers.dropFirst().first.flatMap(truth).map { !$0 }
    if isFirstTrue == nil || !answers.allSatisfy(Self.isPlainTruth) {
      report(.moodleTruthInOtherWords(plain(first), isTrue: isFirstTrue ?? true), at: first)
    }
    let shares = answers.map { share(of: $0) }
    guard let best = shares.max(), best > .zero, shares.count(where: { $0 == best }) == 1,
      let right = shares.firstIndex(of: best)
    else {
      report(.moodleNoTruth(), at: element)
      return nil
    }
    answerOffsets = [answers[right].offset]
    let truth = (right == 0) == (isFirstTrue ?? true)
    let feedback = answers.map { markup($0.first("feedback")) }
    return .trueFalse(
      TrueFalseKey(
        truth: truth, feedbackWhenRight: feedback[right],
        feedbackWhenWrong: feedback.count > 1 ? feedback[1 - right] : ""))
  }

  private func truth(of answer: XMLElement) -> Bool? {
    MoodleTruth.truth(PlainText.from(plain(answer), format: .html))
  }

  private static func isPlainTruth(_ answer: XMLElement) -> Bool {
    let word = MoodleMarkup.raw(answer).lowercased()
    return word == "true" || word == "false"
  }
}
