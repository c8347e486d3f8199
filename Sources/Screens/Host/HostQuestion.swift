import Assessment
import Terminal
import Wire

/// The question as the organizer sees it: with the right answer, and with how it is answered.
struct HostQuestion {
  let model: HostModel
  let question: QuestionView

  private var texts: HostTexts { model.texts }
  private var width: Int { model.width }
  private var words: AnswerWords { AnswerWords(item: question.item, texts: texts.screen) }

  private var key: AnswerKey? {
    if let result = model.view.result, result.question == question.id, let key = result.key {
      return key
    }
    return question.key
  }

  var document: Document {
    var document = Document()
    document.add(TextRow.wrapped(question.item.shownPrompt, width: width, Look.title))
    if !model.isCompact { document.addEmptyRow() }
    document.add(choiceRows)
    if let result = model.view.result, result.question == question.id,
      let explanation = result.explanation
    {
      if !model.isCompact { document.addEmptyRow() }
      document.add(
        TextRow.wrapped(texts.explanation + " " + explanation, width: width, Look.quiet))
    }
    return document
  }

  /// The same for reading aloud: one line for each part.
  var plainRows: [String] {
    let prompt = question.item.shownPrompt
    let choices = choices.map {
      "\($0.label). \($0.text)\($0.isRight ? " " + texts.rightMark : "")"
    }
    if !choices.isEmpty { return [prompt] + choices }
    return [prompt, texts.key] + (key.map(words.lines) ?? [])
  }

  private struct Choice {
    let id: ChoiceID
    let label: String
    let text: String
    let isRight: Bool
  }

  private var choiceRows: [TextRow] {
    let choices = choices
    if choices.isEmpty { return formRows + keyRows }
    let counts = model.record.choices
    if isSurvey, counts.values.allSatisfy({ $0 == 0 }) { return uncountedRows(choices) }
    let whole = max(model.view.progress?.answered ?? 0, counts.values.max() ?? 0)
    let rows = choices.flatMap { row($0, count: counts[$0.id] ?? 0, of: whole) }
    return rows
  }

  /// Nothing is right.
  private var isSurvey: Bool {
    if let result = model.view.result, result.question == question.id { return result.survey }
    return question.isSurvey
  }

  /// Opinions are counted from five on, after the close: until then there are no numbers to show.
  private func uncountedRows(_ choices: [Choice]) -> [TextRow] {
    let rows = choices.flatMap {
      TextRow.wrapped($0.text, after: [.init(text: "  \($0.label)  ", style: .plain)], width: width)
    }
    let words = question.isClosed ? texts.tooFewOpinions : texts.opinionsLater
    return rows + [.empty] + TextRow.wrapped(words, width: width, Look.quiet)
  }

  /// What can be counted choice by choice.
  private var choices: [Choice] {
    switch question.item.form {
    case .single(let entries), .multiple(let entries, _):
      return entries.enumerated().map { place, entry in
        Choice(
          id: entry.id, label: ChoiceLabel.letter(place),
          text: oneLine(PlainText.from(entry.text, format: question.item.format)),
          isRight: isRight(entry.id))
      }
    case .trueFalse:
      return [true, false].map { truth in
        Choice(
          id: ChoiceID(truth ? "true" : "false"), label: truth ? "A" : "B",
          text: truth ? texts.screen.isTrue : texts.screen.isFalse,
          isRight: key.map { Self.holds($0) { $0 == .truth(truth) } } ?? false)
      }
    default: return []
    }
  }

  private func isRight(_ id: ChoiceID) -> Bool {
    key.map {
      Self.holds($0) { response in
        switch response {
        case .choice(let right): right == id
        case .choices(let right): right.contains(id)
        default: false
        }
      }
    } ?? false
  }

  private static func holds(_ key: AnswerKey, _ test: (Response) -> Bool) -> Bool {
    switch key {
    case .response(let response): test(response)
    case .anyOf(let all): all.contains(where: test)
    case .range: false
    }
  }

  private func row(_ choice: Choice, count: Int, of whole: Int) -> [TextRow] {
    let bar = model.isCompact ? 6 : min(24, width / 3)
    let columns = 5 + 1 + bar + 5
    let room = width - columns - 5
    let style = choice.isRight ? Look.good : Style.plain
    let text = choice.text + (choice.isRight ? " " + texts.rightMark : "")
    let mark = choice.isRight ? "✓ \(choice.label)  " : "  \(choice.label)  "
    var rows = TextRow.wrapped(
      text, after: [.init(text: mark, style: style)], width: mark.cellWidth + max(8, room), style)
    if rows.isEmpty { rows = [TextRow(mark, style)] }
    let used = rows[0].width
    rows[0].append(String(repeating: " ", count: max(0, mark.cellWidth + max(8, room) - used)))
    rows[0].append(String(count).padded(toWidth: 5, aligned: .right) + " ")
    rows[0].append(
      ProgressBar.cells(Int64(count), of: Int64(whole), width: bar, empty: " "),
      choice.isRight ? Look.good : Look.time)
    rows[0].append(texts.percent(count, of: whole).padded(toWidth: 5, aligned: .right))
    return rows
  }

  /// The parts of a form that has no choices to count.
  private var formRows: [TextRow] {
    switch question.item.form {
    case .ordering(let entries):
      entries.enumerated().flatMap { place, entry in
        TextRow.wrapped(
          "\(ChoiceLabel.letter(place))  \(oneLine(entry.text))", width: width - 2
        ).map { $0.indented(by: 2) }
      }
    default: []
    }
  }

  private var keyRows: [TextRow] {
    guard let key else { return [] }
    let lines = words.lines(key)
    let mark = TextRow.Piece(text: "✓ " + texts.key + " ", style: Look.good)
    if lines.count == 1 {
      return TextRow.wrapped(lines[0], after: [mark], width: width, Look.good)
    }
    return [TextRow(mark.text, mark.style)]
      + lines.flatMap { line in
        TextRow.wrapped(line, width: width - 2, Look.good).map { $0.indented(by: 2) }
      }
  }
}

extension QuestionView {
  /// Of a question that is open, as its host knows it: nothing is right, and it has no points.
  var isSurvey: Bool {
    switch key {
    case .anyOf(let all): all.isEmpty
    case nil: question.points == 0
    default: false
    }
  }
}
