import Assessment

/// What is suspicious in an item, whatever format it was written in.
enum BankCheck {
  /// Findings, each with the number of the choice or answer that it is about, where it is about
  /// one. Choices that speak of the others are pinned to the end.
  ///
  /// - Parameter shown: the choices of an item that asks to choose.
  static func findings(
    in item: inout Item, shown: ShownChoices, tally: inout KeyTally
  ) -> [(BankFinding, answer: Int?)] {
    var findings: [(BankFinding, answer: Int?)] = []
    if isBlank(item.prompt), item.kind != .cloze { findings.append((.emptyPrompt(), nil)) }
    switch item.body {
    case .single(var choices):
      let pinned = ChoicePinning.pin(&choices)
      if !pinned.isEmpty { item.body = .single(choices) }
      findings += pinned
      tally.count(choices, shown: shown)
      findings += check(single: choices)
      check(shown, of: choices, &findings)
    case .multiple(var choices):
      let pinned = ChoicePinning.pin(&choices)
      if !pinned.isEmpty { item.body = .multiple(choices) }
      findings += pinned
      findings += check(multiple: choices, byShares: item.marking?.parts == nil)
      check(shown, of: choices, &findings)
    case .trueFalse(let key): tally.count(truth: key.truth)
    case .text(let answers, _):
      findings += check(best: answers.lazy.map(\.fraction).max(), of: item.kind)
    case .numeric(let answers, _):
      findings += check(best: answers.lazy.map(\.fraction).max(), of: item.kind)
    case .matching(let pairs, _) where pairs.isEmpty:
      findings.append((.noRightAnswer(.matching), nil))
    case .ordering(let entries) where entries.count < 2:
      findings.append((.noRightAnswer(.ordering), nil))
    case .matching(let pairs, _): findings += check(texts: pairs.map(\.left), item.format)
    case .ordering(let entries): findings += check(texts: entries, item.format)
    case .cloze(var blanks):
      findings += ChoicePinning.pin(&blanks)
      item.body = .cloze(blanks)
      if !blanks.allSatisfy(\.hasRightAnswer) {
        findings.append((.noRightAnswer(.cloze), nil))
      }
      findings += GapCheck.findings(blanks.count, in: item.prompt).map { ($0, nil) }
    case .essay, .description: break
    }
    if item.format != .plain { checkMarkup(of: item, &findings) }
    return findings
  }

  /// What is wrong with the tags, formulas and pictures of its texts, each said once.
  private static func checkMarkup(
    of item: Item, _ findings: inout [(BankFinding, answer: Int?)]
  ) {
    let (format, media, before) = (item.format, item.media, findings.count)
    item.visitTexts { text, answer in
      let signs = MarkupSigns(text, format: format)
      guard signs.mayHaveTags || signs.mayHaveFormulas else { return }
      let tags = signs.mayHaveTags ? MarkupTag.all(in: text, format: format) : []
      let found =
        MarkupCheck.findings(tags) + (signs.mayHaveFormulas ? FormulaCheck.findings(text) : [])
        + MediaCheck.findings(tags, carried: media)
      for finding in found where !findings[before...].contains(where: { $0.0 == finding }) {
        findings.append((finding, answer))
      }
    }
  }

  private static func isBlank(_ text: String) -> Bool {
    if text.utf8.contains(where: { $0 > 0x20 && $0 < 0x7F }) { return false }
    return !text.unicodeScalars.contains { !$0.properties.isWhitespace }
  }

  private static func check(single choices: [Choice]) -> [(BankFinding, answer: Int?)] {
    let right = choices.count { $0.fraction == .one }
    if right > 0, right == choices.count { return [(.allRight(), nil)] }
    if right > 1 { return [(.severalWholeAnswers(right), nil)] }
    return check(best: choices.lazy.map(\.fraction).max(), of: .single)
  }

  /// An item whose best answer is worth less than the whole, or nothing.
  private static func check(
    best: Fraction?, of kind: ItemKind
  ) -> [(BankFinding, answer: Int?)] {
    let best = best ?? .zero
    if best <= .zero { return [(.noRightAnswer(kind), nil)] }
    return best.mark == .one ? [] : [(.noWholeAnswer(best: best), nil)]
  }

  /// - Parameter byShares: false where only what is right counts, not the shares.
  private static func check(
    multiple choices: [Choice], byShares: Bool
  ) -> [(BankFinding, answer: Int?)] {
    let right = choices.filter { $0.fraction > .zero }
    if right.isEmpty { return [(.noRightAnswer(.multiple), nil)] }
    if right.count == choices.count { return [(.allRight(), nil)] }
    if !byShares { return [] }
    let sum = right.reduce(Fraction.zero) { $0 + $1.fraction }
    // Shares such as 14.3 % are rounded; a sum that is off by less than that is meant to be 1.
    if abs(sum.tenMillionths - Fraction.scale) > Fraction.scale / 1_000 {
      return [(.sharesDoNotAddUp(to: sum), nil)]
    }
    let everything = choices.reduce(Fraction.zero) { $0 + $1.fraction }
    guard everything.mark == .one else { return [] }
    return [(right.count == 1 ? .oneRightOfSeveral() : .everythingChosenIsRight(), nil)]
  }

  /// Choices that look the same, or that show nothing.
  private static func check(
    _ shown: ShownChoices, of choices: [Choice],
    _ findings: inout [(BankFinding, answer: Int?)]
  ) {
    if shown.haveOwnLetters { findings.append((.letteredChoices(), nil)) }
    guard shown.count <= fewTexts else {
      findings += check(shown: (0..<shown.count).map(shown.text)) { choices[$0].text }
      return
    }
    for choice in 0..<shown.count {
      if shown.isEmpty(choice) {
        findings.append((.showsNothing(choices[choice].text), choice))
      } else if let earlier = (0..<choice).first(where: { shown.areEqual($0, choice) }) {
        findings.append((.equalChoices(earlier + 1, choice + 1), choice))
      }
    }
  }

  /// Texts that are the same, or that show nothing.
  private static func check(
    texts: [String], _ format: TextFormat
  ) -> [(BankFinding, answer: Int?)] {
    check(shown: texts.map { PlainText.collapsed($0, format: format) }) { texts[$0] }
  }

  /// - Parameter text: each of them as it is written.
  private static func check(
    shown: [String], _ text: (Int) -> String
  ) -> [(BankFinding, answer: Int?)] {
    var findings: [(BankFinding, answer: Int?)] = []
    var first: [String: Int] = [:]
    for (index, plain) in shown.enumerated() {
      if plain.isEmpty {
        findings.append((.showsNothing(text(index)), index))
      } else if shown.count <= fewTexts {
        if let earlier = place(of: plain, in: shown[..<index]) {
          findings.append((.equalChoices(earlier + 1, index + 1), index))
        }
      } else if let earlier = first[plain] {
        findings.append((.equalChoices(earlier + 1, index + 1), index))
      } else {
        first[plain] = index
      }
    }
    return findings
  }

  /// So few texts are compared one by one faster than by a table.
  private static let fewTexts = 16

  private static func place(of text: String, in others: ArraySlice<String>) -> Int? {
    others.firstIndex { $0.utf8.count == text.utf8.count && $0 == text }
  }
}
