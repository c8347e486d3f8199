import Assessment
public import Terminal
import Wire

extension HostModel {
  /// The picture.
  ///
  /// - Parameter now: as for `handle`.
  public func view(_ size: Size, now: Int64) -> Grid {
    var model = self
    model.size = size
    model.now = max(now, self.now)
    return model.page.grid(size, texts: texts.screen)
  }

  var page: Page {
    if let end = entry.end { return endPage(end) }
    switch entry.question {
    case .token(let editor, let isWrong): return tokenPage(editor, isWrong: isWrong)
    case .contest(let place): return contestsPage(place)
    case nil: break
    }
    switch dialog {
    case .annulWhich(let place) where isIn: return annulmentPage(place)
    case .found(let place) where isIn: return foundPage(place)
    case .contestant(let found, let place) where isIn: return contestantPage(found, place)
    case .ticket(let name, let ticket) where isIn: return ticketPage(name, ticket)
    case .newcomers(let chosen) where isIn: return newcomersPage(chosen)
    default: break
    }
    guard isIn else { return connectingPage }
    var page = pageBehindDialog
    if case .keyWhich = dialog { page.scroll.followsFocus = true } else { page.scroll = scroll }
    page.status = statusRows
    if let keys = dialogKeys { page.keys = keys }
    return page
  }

  private var pageBehindDialog: Page {
    switch dialog {
    case .keyWhich(let place): return keyChoicePage(place)
    case .keyAnswer(let question, _), .keyReason(let question, _, _):
      return keyAnswerPage(question)
    case .annulReason(let question, _): return annulReasonPage(question)
    case .appeals: return appealsPage
    default: break
    }
    return switch screen {
    case .console: consolePage
    case .help: helpPage
    case .log: logPage
    case .schools: schoolsPage
    case .standings: standingsPage
    }
  }

  // MARK: What all pages share

  var width: Int { Page.textWidth(size) }
  var isCompact: Bool { Page.isCompact(size) }

  var headRow: TextRow {
    let title = oneLine(view.contest?.title ?? setup.server)
    let lead = isCompact ? texts.shortTitle : texts.title
    return TextRow("\(lead) · \(title)", Look.title, right: placeWords, rightStyle: Look.title)
  }

  /// "Khởi động · câu 3/9", or only "3/9" where there is little room.
  private var placeWords: String? {
    guard let contest = view.contest, view.state != .ended, !isByPapers,
      record.askedCount > 0 || view.question != nil
    else { return nil }
    if isCompact { return "\(currentNumber)/\(questionCount(contest))" }
    let round = view.round.map { oneLine($0.title).truncated(toWidth: max(8, width / 3)) } ?? ""
    return texts.place(round, currentNumber, of: questionCount(contest))
  }

  /// The sign alone where there is little room, and while all is well: the keys matter more.
  var linkMark: TextRow.Piece {
    let isUp = view.link == .joined
    let words = isUp ? texts.screen.online : texts.screen.offline
    let isShort = isCompact || isUp && width < 90
    return TextRow.Piece(
      text: isShort ? String(words.prefix(1)) : words, style: isUp ? Look.good : Look.warning)
  }

  /// What must not be overlooked: the server's trouble, the lost line.
  var troubleRows: [TextRow] {
    var rows: [TextRow] = []
    if let fault = record.fault {
      rows += TextRow.wrapped("!! " + oneLine(fault.text), width: width, Look.alarm)
        .prefix(isCompact ? 3 : 4)
    }
    if view.link != .joined, entry.end == nil {
      rows += TextRow.wrapped(
        texts.lineLost(entry.failure, retryWords), width: width, Look.alarm
      ).prefix(isCompact ? 3 : 4)
    }
    return rows
  }

  var retryWords: String {
    if case .offline(let retryAt) = view.link {
      return texts.tryingAgain(Countdown.seconds(retryAt - now))
    }
    return view.link == .connecting ? texts.connecting(setup.server) : texts.goingIn
  }

  // MARK: Below

  /// What is asked, what was done, or else the newest line of the log.
  private var statusRows: [TextRow] {
    if now < interruptEndsAt { return [TextRow(texts.interruptAgain, Look.alarm)] }
    if let rows = dialogRows { return rows }
    let room = isCompact ? 3 : 2
    if let order = pending.first(where: { $0.verb != .show }) {
      return Array(
        TextRow.wrapped(texts.waiting(for: order), width: width, Look.warning).prefix(room))
    }
    if let feedback {
      let style = feedback.kind == .good ? Look.good : Look.bad
      return Array(TextRow.wrapped(feedback.text, width: width, style).prefix(room))
    }
    guard screen == .console, let line = record.log.lines.last else { return [] }
    return [TextRow(words(of: line).truncated(toWidth: width), Look.quiet)]
  }

  func words(of line: HostLog.Line) -> String {
    let time = texts.screen.timeOfDay(line.at, offset: setup.secondsEast)
    switch line.what {
    case .registered(let count): return "\(time)  \(texts.registered(count))"
    case .lineLost: return "\(time)  \(texts.lineLostHere)"
    case .lineBack: return "\(time)  \(texts.lineBackHere)"
    case .winners(let names): return "\(time)  \(texts.screen.winners(names))"
    case .event(let event):
      let number = event.text("question").flatMap(label)
      return "\(time)  \(texts.event(event, number: number))"
    }
  }

  private var dialogRows: [TextRow]? {
    switch dialog {
    case .announcement(let editor): typedRows(texts.announceTitle, editor)
    case .annulReason(let question, let editor):
      typedRows(texts.reasonTitle(label(of: question) ?? ""), editor)
    case .sure(let doubt): TextRow.wrapped(words(of: doubt), width: width, Look.alarm)
    case .keyAnswer(let question, let editor):
      typedRows(texts.newKeyTitle(label(of: question) ?? ""), editor)
    case .keyReason(let question, _, let editor):
      typedRows(texts.keyReasonTitle(label(of: question) ?? ""), editor)
    case .findWho(let editor): typedRows(texts.searchTitle, editor)
    case .contestantReason(let found, let action, let editor):
      typedRows(texts.contestantReasonTitle(action, oneLine(found.name)), editor)
    case .rescueCount(let editor): typedRows(texts.rescueTitle, editor)
    case .appeals(let editor): typedRows(texts.appealLineTitle, editor)
    case .interval(let editor): typedRows(texts.intervalTitle, editor)
    case .intervalReason(_, let editor): typedRows(texts.intervalReasonTitle, editor)
    case .annulWhich, .keyWhich, .found, .contestant, .ticket, .newcomers, nil:
      nil
    }
  }

  private func typedRows(_ title: String, _ editor: LineEditor) -> [TextRow] {
    var rows = TextRow.wrapped(title, width: width, Look.warning)
    if let feedback {
      let style = feedback.kind == .good ? Look.good : Look.bad
      rows += TextRow.wrapped(feedback.text, width: width, style).prefix(2)
    }
    return rows + [fieldRow(editor)]
  }

  func fieldRow(_ editor: LineEditor) -> TextRow {
    let field = max(8, width - 2)
    let shown = editor.visible(width: field)
    var row = TextRow("▸ ", Look.chosen)
    row.append(shown.text.padded(toWidth: field), Look.field)
    row.cursor = 2 + shown.cursorColumn
    return row
  }

  func words(of doubt: HostDialog.Doubt) -> String {
    let count = questionCount(view.contest)
    switch doubt {
    case .startEmpty: return texts.startEmpty
    case .close:
      let answered = view.progress?.answered ?? 0
      return texts.closeEarly(
        currentNumber, seconds: secondsLeft, missing: max(0, present - answered))
    case .finish where isByPapers: return texts.finishPapers
    case .finish: return texts.finish(record.askedCount, of: count)
    case .finalize: return texts.finalize
    case .removeInterval(let interval): return words(of: interval)
    case .restoreInterval(let name): return texts.restoreInterval(name)
    case .leave: return texts.leave
    case .rekey(let question, let key, _): return wordsOfNewKey(question, key)
    case .disqualify(let found, _): return texts.disqualify(found)
    case .reinstate(let found, _): return texts.reinstate(found)
    case .newTicket(let found): return texts.newTicket(found)
    case .rescueOne(let found): return texts.rescueOne(found)
    case .rescue(let count): return texts.rescue(count)
    case .admit(let waiting, let count): return texts.admit(name(of: waiting), count)
    case .turnAway(let waiting, let count): return texts.turnAway(name(of: waiting), count)
    case .approval(let isNeeded): return texts.approval(isNeeded)
    case .annul(let question, _): return words(ofAnnulling: question)
    }
  }

  private func wordsOfNewKey(_ question: String, _ key: AnswerKey) -> String {
    guard let item = record[question]?.item, let number = label(of: question) else { return "" }
    let words = AnswerWords(item: item, texts: texts.screen).lines(key).joined(separator: "; ")
    return texts.rekey(
      number, words, meeting: countMeeting(key, question),
      isOpen: isAsking && view.question?.id == question)
  }

  /// Of the answering time.
  var secondsLeft: Int64? {
    guard let question = view.question,
      case .answering(let left) = Countdown(question, view: view, now: now).phase
    else { return nil }
    return Countdown.seconds(left)
  }

  private var dialogKeys: [String]? {
    switch dialog {
    case .announcement: [texts.sendKeys]
    case .annulReason, .keyAnswer, .keyReason, .findWho, .contestantReason, .rescueCount,
      .interval, .intervalReason, .appeals:
      [texts.goOnKeys]
    case .keyWhich: [texts.chooseKeys]
    case .sure: [texts.sureKeys]
    case .annulWhich, .found, .contestant, .ticket, .newcomers, nil: nil
    }
  }
}
