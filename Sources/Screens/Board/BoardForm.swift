import Assessment
import Terminal
import Wire

/// What may be chosen in a question, and once the result is told what is right and how the answers are
/// spread. It has no key before that.
struct BoardForm {
  /// How much room the choices take.
  enum Density: Hashable {
    case tight
    /// With an empty row between choices.
    case spaced
    /// With letters of five rows.
    case large
  }

  let question: QuestionView
  let result: ServerMessage.Closed?
  let hall: ServerMessage.Hall?
  let texts: BoardTexts
  let width: Int

  private struct Choice {
    let label: String
    let text: String
    let isRight: Bool
    /// How often it was given; nil where that is not told.
    let count: Int?
  }

  private var item: PresentedItem { question.item }
  private var isNarrow: Bool { width < 58 }

  /// Each contestant has an order of one's own: a letter here would be another one there.
  private var isShuffled: Bool {
    guard question.question.shuffle else { return false }
    switch item.form {
    case .single, .multiple, .ordering: return true
    default: return false
    }
  }

  func rows(_ density: Density) -> [TextRow] {
    let choices = choices
    guard !choices.isEmpty else { return otherRows(density) }
    if density == .large, let rows = largeRows(choices) { return rows }
    let rows = choices.enumerated().flatMap { place, choice in
      (density != .tight && place > 0 ? [TextRow.empty] : []) + row(choice)
    }
    return rows + shuffledNote(density)
  }

  private func shuffledNote(_ density: Density) -> [TextRow] {
    if let result, result.survey, result.totals == nil {
      return [.empty] + TextRow.wrapped(texts.tooFew, width: width)
    }
    guard isShuffled, result == nil, !isNarrow else { return [] }
    return [.empty] + TextRow.wrapped(texts.shuffled, width: width, Look.quiet)
  }

  // MARK: Choices

  private var choices: [Choice] {
    switch item.form {
    case .single(let entries), .multiple(let entries, _):
      entries.enumerated().map { place, entry in
        Choice(
          label: isShuffled ? "•" : ChoiceLabel.letter(place),
          text: oneLine(PlainText.from(entry.text, format: item.format)),
          isRight: isRight(entry.id), count: count(entry.id))
      }
    case .trueFalse:
      [true, false].map { truth in
        Choice(
          label: truth ? "A" : "B", text: truth ? texts.screen.isTrue : texts.screen.isFalse,
          isRight: holds { $0 == .truth(truth) }, count: count(ChoiceID(truth ? "true" : "false")))
      }
    default: []
    }
  }

  private func isRight(_ id: ChoiceID) -> Bool {
    holds { response in
      switch response {
      case .choice(let right): right == id
      case .choices(let right): right.contains(id)
      default: false
      }
    }
  }

  private func holds(_ test: (Response) -> Bool) -> Bool {
    switch result?.key {
    case .response(let response)?: test(response)
    case .anyOf(let all)?: all.contains(where: test)
    case .range?, nil: false
    }
  }

  /// Of a survey from its result, else from what the hall is told after the close.
  private func count(_ id: ChoiceID) -> Int? {
    guard let result else { return nil }
    if let totals = result.totals { return totals[id] ?? 0 }
    guard let hall, hall.question == result.question, !hall.choices.isEmpty else { return nil }
    return hall.choices[id] ?? 0
  }

  private var given: Int {
    let counts = result?.totals ?? hall?.choices ?? [:]
    return max(result?.answered ?? 0, counts.values.max() ?? 0)
  }

  private func style(_ choice: Choice) -> Style {
    guard result?.key != nil else { return .plain }
    return choice.isRight ? Look.good : Look.quiet
  }

  private func row(_ choice: Choice) -> [TextRow] {
    let style = style(choice)
    let mark = (choice.isRight ? "✓ " : "  ") + choice.label + (isNarrow ? " " : "   ")
    let bar = bar(choice)
    let room = width - (bar.map { $0.cellWidth + 2 } ?? 0)
    var rows = TextRow.wrapped(
      choice.text, after: [.init(text: mark, style: choice.isRight ? style : Look.title)],
      width: room, style)
    if rows.isEmpty { rows = [TextRow(mark, style)] }
    if let bar { rows[0].right = .init(text: bar, style: choice.isRight ? Look.good : Look.time) }
    return rows
  }

  /// "████████░░░░   55  83%"
  private func bar(_ choice: Choice) -> String? {
    guard let count = choice.count else { return nil }
    let cells = ProgressBar.cells(
      Int64(count), of: Int64(max(1, given)), width: isNarrow ? 6 : min(40, width / 4))
    let percent = texts.host.percent(count, of: given).padded(toWidth: 5, aligned: .right)
    return cells + String(count).padded(toWidth: isNarrow ? 4 : 6, aligned: .right) + percent
  }

  /// The letters of five rows with each choice beside its own; nil where there are none.
  private func largeRows(_ choices: [Choice]) -> [TextRow]? {
    guard !isShuffled, width >= 100 else { return nil }
    var rows: [TextRow] = []
    for choice in choices {
      guard let letter = BigText.oneRow(choice.label, width: 10, height: 5) else { return nil }
      let style = style(choice)
      let bar = bar(choice)
      let room = width - 16 - (bar.map { $0.cellWidth + 2 } ?? 0)
      let text = TextRow.wrapped(
        (choice.isRight ? "✓ " : "") + choice.text, width: max(8, room), style)
      guard text.count <= letter.count else { return nil }
      if !rows.isEmpty { rows.append(.empty) }
      let first = (letter.count - text.count) / 2
      for (number, line) in letter.enumerated() {
        var row = TextRow("  " + line.padded(toWidth: 12), choice.isRight ? Look.good : Look.title)
        if text.indices.contains(number - first) { row.pieces += text[number - first].pieces }
        if number == letter.count / 2, let bar {
          row.right = .init(text: bar, style: choice.isRight ? Look.good : Look.time)
        }
        rows.append(row)
      }
    }
    return rows
  }

  // MARK: What has no choices to count

  private func otherRows(_ density: Density) -> [TextRow] {
    if result != nil, !keyLines.isEmpty {
      return keyLines.enumerated().flatMap { place, line in
        (density != .tight && place > 0 ? [TextRow.empty] : [])
          + TextRow.wrapped(
            line, after: [.init(text: "✓ ", style: Look.good)], width: width, Look.good)
      }
    }
    if let result, result.survey {
      return result.totals == nil ? TextRow.wrapped(texts.tooFew, width: width) : []
    }
    return askedRows(density)
  }

  private func askedRows(_ density: Density) -> [TextRow] {
    func listed(_ entries: [PresentedItem.Entry], _ label: (Int) -> String) -> [TextRow] {
      entries.enumerated().flatMap { place, entry in
        TextRow.wrapped(
          oneLine(PlainText.from(entry.text, format: item.format)),
          after: [.init(text: "  " + label(place) + "  ", style: Look.title)], width: width)
      }
    }
    func told(_ text: String) -> [TextRow] { TextRow.wrapped(text, width: width, Look.quiet) }
    let gap = density == .tight ? [] : [TextRow.empty]
    switch item.form {
    case .ordering(let entries):
      return listed(entries) { isShuffled ? "•" : ChoiceLabel.letter($0) } + gap
        + told(texts.screen.arrangeHint)
    case .matching(let left, let right):
      return listed(left, ChoiceLabel.letter) + gap + listed(right, ChoiceLabel.digit) + gap
        + told(texts.inPairs)
    case .numeric: return told(texts.inNumber(item.form.unitNames.map(oneLine)))
    case .text: return told(texts.inText)
    case .cloze(let gaps):
      let choices = gaps.enumerated().filter { !$0.element.choices.isEmpty }.flatMap { place, gap in
        let words = gap.choices.map { oneLine(PlainText.from($0.text, format: item.format)) }
        return TextRow.wrapped(
          words.joined(separator: " / "),
          after: [.init(text: "  (\(place + 1))  ", style: Look.title)], width: width)
      }
      return choices + told(texts.inBlanks)
    case .single, .multiple, .trueFalse: return []
    }
  }

  // MARK: The key

  private var words: AnswerWords { AnswerWords(item: item, texts: texts.screen) }

  /// A line for each part of what is right.
  var keyLines: [String] {
    guard let key = result?.key else { return [] }
    if case .ordering(let entries) = item.form, case .response(.order(let ids)) = key {
      return ids.enumerated().map { place, id in
        let text = entries.first { $0.id == id }?.text ?? ""
        return "\(place + 1). " + oneLine(PlainText.from(text, format: item.format))
      }
    }
    if isShuffled { return choices.filter(\.isRight).map(\.text) }
    return words.lines(key)
  }

  /// What fits into a word: the letters of what is right, a number.
  var shortKey: String? {
    guard let key = result?.key, !isShuffled else { return nil }
    switch (item.form, key) {
    case (.trueFalse, .response(let response)):
      return response == .truth(true) ? texts.screen.isTrue : texts.screen.isFalse
    case (.single, .response(let response)), (.multiple, .response(let response)),
      (.matching, .response(let response)), (.ordering, .response(let response)):
      return words.short(response)
    case (.numeric, .response(.number(let number))): return texts.screen.number(number)
    default: return nil
    }
  }
}
