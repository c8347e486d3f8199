import Assessment
import Terminal
import Wire

extension ContestantModel {
  var questionPage: Page {
    guard let question = view.question else { return lobbyPage }
    let countdown = Countdown(question, view: view, now: now)
    var page = Page()
    page.head = contestHead
    page.pinned = questionRows(question, countdown)
    page.document = questionDocument(question, countdown)
    page.scroll = desk?.scroll ?? .top
    page.status = answerRows(question) + newsRows
    page.keys = questionKeys(question, countdown)
    page.keysRight = linkMark
    return page
  }

  // MARK: Round and time

  func questionRows(_ question: QuestionView, _ countdown: Countdown) -> [TextRow] {
    let right = timeLeft(countdown).map { TextRow.Piece(text: $0.words, style: $0.style) }
    let room = width - (right.map { $0.text.cellWidth + 2 } ?? 0)
    var row = TextRow(questionTitle(question, width: room), Look.title)
    row.right = right
    guard !isCompact else { return [row] }
    return [row, timeBar(countdown)]
  }

  /// "Khởi động · câu 3 trong 10 · 1000 điểm"; of a long title only the round's name gives way.
  func questionTitle(_ question: QuestionView, width: Int) -> String {
    let place = QuestionPlace(question.question, round: view.round)
    let points = question.question.points
    if isCompact {
      let parts = [
        texts.shortQuestionNumber(place.number, of: place.of), points.map(worth),
      ]
      return parts.compactMap(\.self).joined(separator: " · ")
    }
    let parts = [
      texts.questionNumber(place.number, of: place.of), points.map(worth),
      view.starred.contains(question.id) ? "★" : nil,
    ]
    let number = parts.compactMap(\.self).joined(separator: " · ")
    guard let round = place.title.map(oneLine) else { return number.capitalizedFirst }
    let name = round.truncated(toWidth: max(0, width - number.cellWidth - 3))
    return (name.isEmpty ? number : name + " · " + number).capitalizedFirst
  }

  private func worth(_ points: Int) -> String {
    points == 0 ? texts.trialQuestion : texts.points(points)
  }

  private func timeLeft(_ countdown: Countdown) -> (words: String, style: Style)? {
    switch countdown.phase {
    case .before(let left): return (texts.opensIn(Countdown.seconds(left)), Look.time)
    case .reading: return (texts.timeLeft(Countdown.seconds(countdown.whole)), Look.time)
    case .answering(let left):
      let seconds = Countdown.seconds(left)
      return (texts.timeLeft(seconds), seconds <= 5 ? Look.hurry : Look.title)
    case .over: return (texts.timeIsUp, Look.hurry)
    case .untimed: return nil
    }
  }

  private func timeBar(_ countdown: Countdown) -> TextRow {
    let whole = Countdown.seconds(countdown.whole)
    switch countdown.phase {
    case .answering(let left):
      let seconds = Countdown.seconds(left)
      return TextRow(
        ProgressBar.cells(seconds, of: whole, width: width),
        seconds <= 5 ? Look.hurry : Look.time)
    case .before, .reading: return TextRow(ProgressBar.cells(1, of: 1, width: width), Look.quiet)
    case .over: return TextRow(ProgressBar.cells(0, of: 1, width: width), Look.quiet)
    case .untimed: return .empty
    }
  }

  // MARK: Prompt and answer

  private func questionDocument(_ question: QuestionView, _ countdown: Countdown) -> Document {
    var document = Document()
    document.add(TextRow.wrapped(question.item.shownPrompt, width: width, Look.title))
    document.addEmptyRow()
    if case .reading(let left) = countdown.phase {
      let words = texts.choicesIn(Countdown.seconds(left))
      document.add(TextRow.wrapped(words, width: width, Look.quiet))
    } else if let desk {
      document.add(
        desk.editor.document(texts, width: width, isLocked: !view.canAnswer(question.id)))
    }
    return document
  }

  private func questionKeys(_ question: QuestionView, _ countdown: Countdown) -> [String] {
    let canAnswer = countdown.canAnswer && view.canAnswer(question.id)
    guard let desk, canAnswer else { return [texts.helpKey, texts.boardKey, texts.quitKey] }
    let quick = participation.setup.sendsOnLetter
    let help = desk.editor.isTyping ? texts.helpFunctionKey : texts.helpKey
    return [desk.editor.keys(texts, quick: quick, short: isCompact), help]
  }

  // MARK: Whether it was sent

  private func answerRows(_ question: QuestionView) -> [TextRow] {
    var rows: [TextRow] = []
    if let problem = desk?.problem { rows.append(TextRow(problem, Look.warning)) }
    if question.isClosing { rows.append(TextRow(texts.closingSoon, Look.alarm)) }
    if question.isWaiting { rows.append(TextRow(texts.waitingForOthers, Look.title)) }
    if desk?.unsent(view, texts: texts) != nil {
      let words = texts.notSentWillBe.cellWidth <= width ? texts.notSentWillBe : texts.notSent
      rows.append(TextRow(words, Look.alarm))
    }
    rows += deliveryRows(question)
    return rows
  }

  private func deliveryRows(_ question: QuestionView) -> [TextRow] {
    let answer = question.answer
    switch answer.delivery {
    case .none: return []
    // The row about the lost line says what will become of it.
    case .sending where view.link != .joined: return []
    case .sending where participation.isReceiptLate:
      return TextRow.wrapped(texts.receiptIsLate, width: width, Look.warning)
    case .sending: return [TextRow(texts.sending, Look.time)]
    case .kept: return [TextRow(texts.keptInPause, Look.warning)]
    case .refused(let code):
      return TextRow.wrapped(texts.refused(code), width: width, Look.warning)
    case .accepted: return [receivedRow(question)]
    }
  }

  private func receivedRow(_ question: QuestionView) -> TextRow {
    let answer = question.answer
    let received =
      answer.receivedAt.map {
        texts.received(at: texts.timeOfDay($0, offset: participation.setup.timeZoneOffset))
      } ?? texts.received
    var row = TextRow(received, Look.good)
    if let held = answer.held, !isCompact {
      let words = AnswerWords(item: question.item, texts: texts).short(held)
      row.append("  " + words.truncated(toWidth: 30), Look.title)
    }
    if question.question.changeable, view.canAnswer(question.id) {
      row.append(" · " + texts.mayChange, Look.quiet)
    }
    return row
  }
}

/// Which question of which round this is, as people count.
struct QuestionPlace: Hashable, Sendable {
  let title: String?
  let number: Int
  let of: Int

  /// Within its round where that is known, else within the whole contest.
  init(_ question: ServerMessage.Question, round: ServerMessage.Round?) {
    guard let round, round.round == question.round, let dot = question.question.lastIndex(of: "."),
      let number = Int(question.question[question.question.index(after: dot)...]),
      (1...max(1, round.questions)).contains(number)
    else {
      title = nil
      (self.number, of) = (question.number, question.of)
      return
    }
    title = round.title
    (self.number, of) = (number, round.questions)
  }
}
