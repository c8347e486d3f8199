import Assessment
import Terminal
import Wire

/// A question on the board, from the moment before it opens to its result.
struct BoardQuestion {
  let model: BoardModel
  let question: QuestionView
  /// How far it is open; nil once it is closed.
  let countdown: Countdown?
  /// The result, once all of it is told.
  let result: ServerMessage.Closed?
  let form: BoardForm

  init(_ model: BoardModel, _ question: QuestionView) {
    self.model = model
    self.question = question
    countdown =
      question.isClosed ? nil : Countdown(question, view: model.view, now: model.now)
    result = model.view.result.flatMap {
      question.isClosed && $0.question == question.id && $0.isTold ? $0 : nil
    }
    form = BoardForm(
      question: question, result: result, hall: model.view.hall, texts: model.texts,
      width: model.width)
  }

  private var texts: BoardTexts { model.texts }
  private var view: ContestView { model.view }
  private var width: Int { model.width }

  var page: Page {
    guard countdown?.isShown ?? true else { return beforePage }
    // The time is in the largest figures that leave the question whole; it is never left out.
    let smallest = page(scale: 0, .tight)
    guard fits(smallest) else { return visible(smallest) }
    for (scale, density) in Self.layouts where model.size.rows >= 30 || scale < 2 {
      let page = page(scale: scale, density)
      if fits(page) { return visible(page) }
    }
    return visible(smallest)
  }

  private static let layouts: [(Int, BoardForm.Density)] = [
    (2, .large), (2, .spaced), (1, .large), (1, .spaced), (1, .tight),
  ]

  /// By all that will be shown: nothing moves when the choices appear.
  private func fits(_ page: Page) -> Bool {
    var whole = page
    whole.head = [.empty]
    return whole.document.rows.count + noticeRoom <= whole.documentHeight(model.size)
  }

  /// Rows that a pause, a lost line or an announcement takes, or may take.
  private var noticeRoom: Int { max(model.noticeRows.count, model.isCompact ? 0 : 1) }

  private func page(scale: Int, _ density: BoardForm.Density) -> Page {
    var page = Page()
    page.pinned = timeRows(scale: scale)
    page.document.add(TextRow.wrapped(question.item.shownPrompt, width: width, Look.title))
    if density != .tight || !model.isCompact { page.document.addEmptyRow() }
    page.document.add(form.rows(density))
    page.document.add(explanationRows(density))
    page.status = leaderRows
    return page
  }

  /// While the question is only read, what may be chosen is not there.
  private func visible(_ page: Page) -> Page {
    guard case .reading(let left)? = countdown?.phase else { return page }
    var page = page
    page.document = Document()
    page.document.add(TextRow.wrapped(question.item.shownPrompt, width: width, Look.title))
    page.document.addEmptyRow()
    let words = texts.screen.choicesIn(Countdown.seconds(left))
    page.document.add(TextRow.wrapped(words, width: width, Look.quiet))
    return page
  }

  private var beforePage: Page {
    let place = QuestionPlace(question.question, round: view.round)
    var rows: [TextRow] = []
    if let title = place.title {
      rows += TextRow.wrapped(oneLine(title), width: width, Look.title) + [.empty]
    }
    rows.append(TextRow(texts.question(place.number, of: place.of), Look.title))
    if place.number == 1, let rule = view.round?.rule {
      rows += [.empty] + TextRow.wrapped(oneLine(rule), width: min(72, width))
    }
    var page = model.centered(rows)
    page.pinned = timeRows(scale: 2)
    return page
  }

  // MARK: Above

  private func timeRows(scale: Int) -> [TextRow] {
    let (words, big, style) = time
    var left = [TextRow(words, style)]
    if let points = question.question.points {
      let worth = points == 0 ? texts.screen.trialQuestion : texts.screen.points(points)
      left.append(TextRow(worth.capitalizedFirst, Look.quiet))
    }
    left += countRows
    if scale > 0, let big,
      let banner = model.banner(left, big, style, scale: scale, fitsElse: true)
    {
      return banner
    }
    if scale > 0, !model.isCompact { return left }
    // Where there is little room: words, and at the right how many have answered. The time comes first.
    var row = left[0]
    if let count = countRows.first?.text, row.width + 2 + count.cellWidth <= width {
      row.right = .init(text: count, style: Look.quiet)
    }
    return [row]
  }

  private var time: (words: String, big: String?, style: Style) {
    guard let countdown else {
      guard let result else {
        let words = model.isCompact ? texts.timeIsUp : texts.screen.waitingForReveal
        return (words, nil, Look.title)
      }
      return resultTitle(result)
    }
    func figures(_ left: Int64) -> String {
      let seconds = Countdown.seconds(left)
      return seconds < 120 ? String(seconds) : texts.screen.duration(seconds: seconds)
    }
    switch countdown.phase {
    case .before(let left):
      let words = leading(texts.openingSoon, texts.screen.opensIn(Countdown.seconds(left)))
      return (words, figures(left), Look.time)
    case .reading(let left): return (texts.readIt, figures(left), Look.quiet)
    case .answering(let left):
      let seconds = Countdown.seconds(left)
      let words = leading(texts.answerNow, texts.screen.timeLeft(seconds))
      return (words, figures(left), seconds <= 5 ? Look.hurry : Look.time)
    case .over: return (texts.timeIsUp, "0", Look.hurry)
    case .untimed: return (texts.answerNow, nil, Look.title)
    }
  }

  /// "Trả lời · còn 17 giây", or only the time where there is little room.
  private func leading(_ words: String, _ time: String) -> String {
    model.isCompact ? time.capitalizedFirst : words + " · " + time
  }

  private func resultTitle(
    _ result: ServerMessage.Closed
  ) -> (words: String, big: String?, style: Style) {
    if result.annulled { return (texts.screen.annulled, nil, Look.warning) }
    if result.survey || result.totals != nil { return (texts.surveyResult, nil, Look.title) }
    let key = form.shortKey
    let figures = key?.replacing(", ", with: " ")
    return (key.map { texts.answer + ": " + $0 } ?? texts.answer, figures, Look.good)
  }

  /// How many have answered, with a bar; of a result how many were right.
  private var countRows: [TextRow] {
    if let result {
      guard let answered = result.answered else { return [] }
      let words = texts.screen.othersAnswered(answered, right: result.correct)
      guard let correct = result.correct, answered > 0 else { return [TextRow(words)] }
      return [TextRow(words), bar(correct, of: answered, Look.good)] + playingRow
    }
    let answered = answeredCount
    if countdown == nil { return [TextRow(texts.screen.othersAnswered(answered, right: nil))] }
    guard countdown?.canAnswer ?? false else { return playingRow }
    let present = max(view.hall?.present ?? 0, answered)
    return [TextRow(texts.answered(answered, of: present)), bar(answered, of: present, Look.time)]
      + playingRow
  }

  private var answeredCount: Int {
    let told = view.result?.question == question.id ? view.result?.answered : nil
    return told ?? (view.hall?.question == question.id ? view.hall?.answered : nil) ?? 0
  }

  private var playingRow: [TextRow] {
    guard let hall = view.hall, hall.question == question.id, let count = hall.playing else {
      return []
    }
    return [TextRow(texts.playing(count), Look.title)]
  }

  private func bar(_ part: Int, of whole: Int, _ style: Style) -> TextRow {
    let bar = ProgressBar.cells(Int64(part), of: Int64(whole), width: max(8, width / 3))
    return TextRow(bar, style)
  }

  // MARK: Below

  private func explanationRows(_ density: BoardForm.Density) -> [TextRow] {
    guard let text = result?.explanation else { return [] }
    let plain = PlainText.from(text, format: question.item.format)
    let rows = TextRow.wrapped(texts.explanation + " " + plain, width: width)
    return (density == .tight ? [] : [.empty]) + rows
  }

  /// Who leads, in one row: where questions follow each other fast there may be no time for more.
  private var leaderRows: [TextRow] {
    guard result != nil, !model.isCompact, let standings = view.standings, !standings.frozen,
      standings.after == question.id
    else { return [] }
    let leaders = standings.top.prefix(3).filter { $0.points > 0 }.map {
      "\($0.rank). \(oneLine($0.name)) \($0.points)"
    }
    if leaders.isEmpty { return [] }
    let words = texts.leaders(leaders.joined(separator: " · "))
    return [TextRow(words.truncated(toWidth: width), Look.quiet)]
  }
}
