import Terminal
import Wire

extension ContestantModel {
  private func joinPage(_ document: Document, keys: [String]) -> Page {
    var page = Page()
    page.head = [TextRow(oneLine(view.contest?.title ?? texts.programTitle), Look.title)]
    page.document = document
    page.scroll = scroll
    page.status = now < interruptEndsAt ? [TextRow(texts.interruptAgain, Look.alarm)] : []
    page.keys = keys
    return page
  }

  var serverPage: Page {
    var document = Document()
    document.addEmptyRow()
    document.add(TextRow(texts.serverLabel, Look.title))
    var row = TextRow()
    row.append(field: serverLine, width: min(50, width - 2), showsCursor: true)
    document.add(row)
    document.add(TextRow.wrapped(texts.serverHint, width: width, Look.quiet))
    if participation.wasServerUnusable {
      document.addEmptyRow()
      let words = texts.serverUnusable(serverLine.text)
      document.add(TextRow.wrapped(words, width: width, Look.warning))
    }
    return joinPage(
      document, keys: [texts.enterConnects, texts.helpFunctionKey, texts.quitFunctionKey])
  }

  var connectingPage: Page {
    var document = Document()
    document.addEmptyRow()
    let server = oneLine(participation.server ?? "")
    if let failure = participation.failure, !isUp {
      let words = texts.notConnected(to: server, texts.describe(failure))
      document.add(TextRow.wrapped(words, width: width, Look.warning))
      document.add(TextRow(retryWords))
      document.addEmptyRow()
      document.add(TextRow.wrapped(texts.callTeacherIfLong, width: width, Look.quiet))
    } else if case .held(let retryAt) = view.link {
      document.add(TextRow.wrapped(texts.doorIsClosed, width: width, Look.warning))
      document.add(TextRow(texts.tryingAgain(in: Countdown.seconds(retryAt - now))))
      document.addEmptyRow()
      document.add(TextRow.wrapped(texts.doorAdvice, width: width, Look.quiet))
    } else if screen == .joining, view.waitsForApproval {
      document.add(TextRow(texts.waitsForTeacher, Look.title))
      document.add(whoWaits)
      document.add(TextRow.wrapped(texts.waitsForTeacherBody, width: width))
    } else if screen == .joining {
      document.add(TextRow(joiningWords))
    } else {
      document.add(TextRow.wrapped(texts.connecting(to: server), width: width))
    }
    let change = screen == .connecting && !participation.wasEverConnected
    return joinPage(
      document,
      keys: (change ? [texts.changeServerKey] : []) + [texts.helpKey, texts.quitKey])
  }

  /// Who it is that waits: a name that was typed wrongly is seen by the child and by who passes by.
  private var whoWaits: [TextRow] {
    let typed = [RegistrationField.name, .class].compactMap { field in
      participation.form.rows.first { $0.field == .registration(field) }?.line.text
    }
    let words = typed.map(oneLine).filter { !$0.isEmpty }.joined(separator: " · ")
    if words.isEmpty { return [] }
    return [.empty] + TextRow.wrapped(words, width: width, Look.chosen) + [.empty]
  }

  private var isUp: Bool {
    switch view.link {
    case .connecting, .offline, .ended: false
    default: true
    }
  }

  private var retryWords: String {
    guard case .offline(let retryAt) = view.link else { return texts.tryingAgainNow }
    return texts.tryingAgain(in: Countdown.seconds(retryAt - now))
  }

  /// The server may be too busy to take everyone at once.
  private var joiningWords: String {
    guard view.link == .welcomed, let retryAt = participation.session.nextDeadline else {
      return texts.joining
    }
    return texts.joiningAgain(in: Countdown.seconds(retryAt - now))
  }

  // MARK: The offer

  var offerPage: Page {
    guard case .offering(let seat) = participation.stage else { return Page() }
    var document = Document()
    document.addEmptyRow()
    document.add(
      TextRow.wrapped(
        texts.offer(oneLine(seat.name), seat.className.map(oneLine)), width: width, Look.title))
    document.addEmptyRow()
    for (answer, words) in [(true, texts.offerYes), (false, texts.offerNo)] {
      let isChosen = offerChoice == answer
      document.add(
        TextRow((isChosen ? " ▸ " : "   ") + words, isChosen ? Look.chosen : .plain))
    }
    document.addEmptyRow()
    document.add(TextRow.wrapped(texts.offerExplanation, width: width, Look.quiet))
    document.add(trustRows)
    return joinPage(document, keys: [texts.yesNoKeys, texts.helpFunctionKey])
  }

  // MARK: The form

  var formPage: Page {
    let form = participation.form
    var document = Document()
    if !view.offered.isEmpty, view.contest == nil {
      document.add(TextRow.wrapped(texts.severalContests, width: width))
      for contest in view.offered.prefix(8) {
        document.add(TextRow("  · " + oneLine(contest.title)))
      }
      document.addEmptyRow()
    }
    let needed = form.needed(participation.credential)
    for place in needed { add(form.rows[place], isFocused: place == form.focus, to: &document) }
    if let refusal = form.refusal {
      document.add(TextRow.wrapped(refusal, width: width, Look.warning))
    }
    if form.isConfirming { document.add(confirmation(form, needed)) }
    if !isCompact || !form.isConfirming {
      document.addEmptyRow()
      document.add(trustRows)
    }
    var page = joinPage(document, keys: formKeys(form))
    if let trouble = newsRows.first, view.link != .welcomed, view.link != .choosing {
      page.status = [trouble]
    }
    return page
  }

  private func formKeys(_ form: JoinForm) -> [String] {
    form.isConfirming
      ? [texts.confirmHint, texts.helpFunctionKey, texts.quitFunctionKey]
      : [
        texts.enterNext, isCompact ? texts.arrows : texts.arrowsMove, texts.helpFunctionKey,
        texts.quitFunctionKey,
      ]
  }

  private func add(_ row: JoinForm.Row, isFocused: Bool, to document: inout Document) {
    let start = document.rows.count
    let label = row.field.label(texts) + ": "
    let labelWidth = isCompact ? label.cellWidth : 28
    var line = TextRow(label.padded(toWidth: labelWidth), isFocused ? Look.title : .plain)
    if isFocused {
      line.append(
        field: row.line, width: max(8, min(40, width - labelWidth - 1)), showsCursor: true)
    } else {
      line.append(row.line.text)
    }
    document.add(line)
    if let problem = row.problem {
      document.add(TextRow.wrapped(problem.words(texts), width: width, Look.warning))
    } else if isFocused {
      let hint = reading(of: row) ?? row.field.hint(texts)
      let indent = min(labelWidth, max(0, width - hint.cellWidth))
      for row in TextRow.wrapped(hint, width: width, Look.quiet) {
        document.add(row.indented(by: indent))
      }
    }
    if isFocused { document.focus = start..<document.rows.count }
  }

  /// How a date was understood, while it is typed.
  private func reading(of row: JoinForm.Row) -> String? {
    guard row.field == .registration(.birthDate), case .date(let date) = TypedDate(row.line.text)
    else { return nil }
    return texts.readAs(texts.date(date))
  }

  private func confirmation(_ form: JoinForm, _ needed: Range<Int>) -> Document {
    var values: [String] = []
    for row in form.rows[needed] {
      if case .success(let value) = row.field.value(row.line.text, today: participation.setup.today)
      {
        values.append(oneLine(row.field.shown(value, texts)))
      }
    }
    var document = Document()
    document.addEmptyRow()
    document.add(TextRow.wrapped(values.joined(separator: " · "), width: width, Look.title))
    document.add(TextRow(texts.confirmQuestion, Look.chosen))
    document.focus = 0..<document.rows.count
    return document
  }

  /// Which server is trusted.
  private var trustRows: [TextRow] {
    guard let trust = participation.trust else { return [] }
    return TextRow.wrapped(
      texts.trusts(trust.pin, isFirstVisit: trust.isFirstVisit), width: width, Look.quiet)
  }

  // MARK: The ticket

  var ticketPage: Page {
    let ticket = ticketToCopy ?? ""
    let grouped = ScreenTexts.grouped(ticket: ticket)
    var rows = [TextRow("\(texts.ticketTitle) — \(texts.ticketCopy)", Look.title), .empty]
    let big = bigTicket(ticket, grouped: grouped)
    if isCompact && big.count > 5 { rows.removeLast() }
    rows += big.map { TextRow($0, Look.chosen) }
    if big.count > 1 && big.count < 8 { rows += [.empty, TextRow(grouped, Look.title)] }
    let middle = centered(rows)
    var page = Page()
    page.head = contestHead
    page.document = middle
    // The ticket itself must be seen whole, without scrolling.
    if big.count < 8 || size.rows > 20 {
      page.document.addEmptyRow()
      page.document.add(TextRow.wrapped(texts.ticketWhy, width: width, Look.quiet))
    }
    page.scroll = scroll
    page.isCentered = !isCompact
    page.status = newsRows
    page.keys = [texts.enterGoesOn, texts.helpKey]
    page.keysRight = linkMark
    return page
  }

  /// On one row of letters with a dash in its middle, else on two.
  private func bigTicket(_ ticket: String, grouped: String) -> [String] {
    let wide = BigText.lines(grouped, width: width - 2, height: 5)
    if wide.count > 1 { return wide }
    let narrow = BigText.lines(ticket, width: width - 2, height: size.rows - 4)
    return narrow.count > 1 ? narrow : wide
  }
}
