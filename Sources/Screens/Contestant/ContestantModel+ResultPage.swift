import Assessment
import Terminal
import Wire

extension ContestantModel {
  var resultPage: Page {
    guard let finished = history.finished else { return lobbyPage }
    var page = Page()
    page.head = contestHead
    page.pinned = [resultTitle(finished)]
    page.document = resultDocument(finished)
    page.scroll = scroll
    page.status = nextRows + newsRows
    page.keys = [texts.boardKey, texts.helpKey, texts.quitKey]
    page.keysRight = linkMark
    return page
  }

  private func resultTitle(_ finished: FinishedQuestion) -> TextRow {
    var row = TextRow(questionTitle(finished.question, width: width), Look.title)
    if let closed = finished.closed, let answered = closed.answered {
      let right = closed.key == nil ? nil : closed.correct
      let words = texts.othersAnswered(answered, right: right)
      if row.width + words.cellWidth + 2 <= width {
        row.right = TextRow.Piece(text: words, style: Look.quiet)
      }
    }
    return row
  }

  /// When the next question opens, where that is known.
  var nextRows: [TextRow] {
    guard let question = view.question, !question.isClosed,
      case .before(let left) = Countdown(question, view: view, now: now).phase
    else { return [] }
    return [TextRow(texts.nextOpensIn(Countdown.seconds(left)), Look.title)]
  }

  // MARK: The document

  private func resultDocument(_ finished: FinishedQuestion) -> Document {
    let words = ResultWords(finished, texts: texts)
    let indent = isCompact ? 2 : 5
    var document = Document()
    if !isCompact {
      document.add(
        TextRow.wrapped(finished.question.item.shownPrompt, width: width, Look.quiet))
      document.addEmptyRow()
    }
    if finished.isCorrected {
      document.add(TextRow.wrapped(texts.keyCorrected, width: width, Look.warning))
    }
    document.add(
      TextRow.wrapped(
        words.verdict.words,
        after: [TextRow.Piece(text: words.verdict.sign + " ", style: words.verdict.style)],
        width: width, words.verdict.style))
    var below = Document()
    for line in words.key { below.add(keyRows(line, width: width - indent)) }
    if let explanation = words.explanation {
      below.add(TextRow.wrapped(explanation, width: width - indent))
    }
    for line in words.own { below.add(TextRow.wrapped(line, width: width - indent, Look.quiet)) }
    for line in words.totals { below.add(TextRow(line)) }
    let standing = words.standing(view, width: width - indent)
    if !standing.isEmpty { below.addEmptyRow() }
    for line in standing { below.add(TextRow.wrapped(line, width: width - indent, Look.title)) }
    document.add(below.indented(by: indent))
    return document
  }

  /// A line that begins with a label goes on below its text, not below the label.
  private func keyRows(_ line: String, width: Int) -> [TextRow] {
    guard let gap = line.firstRange(of: "   "), line[..<gap.lowerBound].count <= 5 else {
      return TextRow.wrapped(line, width: width, Look.title)
    }
    let label = line[..<gap.upperBound]
    return TextRow.wrapped(
      String(line[gap.upperBound...]),
      after: [TextRow.Piece(text: String(label), style: Look.title)],
      width: width, Look.title)
  }
}
