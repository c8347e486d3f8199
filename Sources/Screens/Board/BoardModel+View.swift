import Assessment
public import Terminal
import Wire

extension BoardModel {
  /// The picture.
  ///
  /// - Parameter now: as for `handle`.
  public func view(_ size: Size, now: Int64) -> Grid {
    var model = self
    model.size = size
    model.now = max(now, self.now)
    return model.page.grid(size, texts: texts.screen)
  }

  /// The whole width: a board is read from afar.
  var width: Int { Page.textWidth(size, columnsMax: size.columns) }
  var isCompact: Bool { Page.isCompact(size) }

  var page: Page {
    var page = barePage
    page.columnsMax = size.columns
    page.head = [headRow]
    guard entry.end == nil, entry.question == nil, entry.wasIn else {
      if now < interruptEndsAt { page.status = [TextRow(texts.host.interruptAgain, Look.alarm)] }
      return page
    }
    page.pinned = noticeRows + page.pinned
    page.status += statusRows
    page.keysRight = linkMark
    page.scroll = helpIsOpen ? .top : turned(page)
    return page
  }

  private var barePage: Page {
    if let end = entry.end { return endPage(end) }
    switch entry.question {
    case .token(let editor, let isWrong): return tokenPage(editor, isWrong: isWrong)
    case .contest(let place): return contestsPage(place)
    case nil: break
    }
    guard entry.wasIn else { return connectingPage }
    if helpIsOpen { return helpPage }
    var page = leafPage
    page.keys = [texts.helpKey, texts.leaveKey]
    if leaves.count > 1 { page.keys.insert(texts.pageKeys(leaves.count), at: 0) }
    return page
  }

  private var leafPage: Page {
    switch leaf.leaf {
    case .whole: return stagePage
    case .result: return view.question.map { BoardQuestion(self, $0).page } ?? Page()
    case .winners: return winnersPage
    case .podium: return podiumPage
    case .contestants, .teams, .schools: return standingsPage(leaf.leaf)
    }
  }

  private var stagePage: Page {
    switch stage {
    case .waiting: connectingPage
    case .lobby: lobbyPage
    case .starting: startingPage
    case .question, .unrevealed, .result:
      view.question.map { BoardQuestion(self, $0).page } ?? startingPage
    case .standings: centered([TextRow(texts.noStandings)])
    case .hidden: hiddenPage
    case .reveal: revealPage
    case .final: podiumPage
    }
  }

  // MARK: What all pages share

  private var headRow: TextRow {
    let title = oneLine(view.contest?.title ?? setup.server)
    return TextRow(title, Look.title, right: placeWords, rightStyle: Look.title)
  }

  /// "Khởi động · câu 3/10"
  private var placeWords: String? {
    guard entry.wasIn, let question = view.question, view.state != .ended, view.state != .lobby
    else {
      return nil
    }
    let place = QuestionPlace(question.question, round: view.round)
    let number = texts.screen.shortQuestionNumber(place.number, of: place.of)
    guard !isCompact, let title = place.title else { return number }
    return oneLine(title).truncated(toWidth: max(8, width / 3)) + " · " + number
  }

  /// The sign alone while all is well: the hall need not read about it.
  private var linkMark: TextRow.Piece {
    let isUp = view.link == .joined
    let words = isUp ? String(texts.screen.online.prefix(1)) : texts.screen.offline
    return TextRow.Piece(text: words, style: isUp ? Look.good : Look.warning)
  }

  /// What must not be overlooked: a lost line, a pause, what the host announces.
  var noticeRows: [TextRow] {
    var rows: [TextRow] = []
    if view.link != .joined {
      rows += TextRow.wrapped(lostWords.capitalizedFirst, width: width, Look.alarm).prefix(2)
    }
    if view.state == .paused { rows.append(TextRow(texts.paused, Look.alarm)) }
    if let announcement {
      let words = texts.screen.announcement(announcement.text)
      // Nobody turns pages in a hall: it is shown whole where it leaves room for the rest.
      rows += TextRow.cut(
        TextRow.wrapped(words, width: width, Look.warning), to: max(2, size.rows / 3),
        width: width, mark: "…")
    }
    return rows
  }

  var lostWords: String {
    if case .offline(let retryAt) = view.link {
      return texts.screen.reconnecting(in: Countdown.seconds(retryAt - now))
    }
    return texts.screen.reconnectingNow
  }

  private var statusRows: [TextRow] {
    if now < interruptEndsAt { return [TextRow(texts.host.interruptAgain, Look.alarm)] }
    return now < leaveEndsAt ? [TextRow(texts.leaveAgain, Look.alarm)] : []
  }

  /// Rows in the middle of the screen.
  func centered(_ rows: [TextRow]) -> Page {
    var page = Page()
    page.document = Document(rows: rows.map { $0.pieces.isEmpty ? $0 : $0.centered(in: width) })
    page.isCentered = true
    return page
  }

  /// Words at the left and beside them a short text in the largest letters that a quarter of the screen
  /// has room for; nil where there is no room for large letters.
  ///
  /// - Parameter fitsElse: whoever asks looks itself whether there is room on a small screen.
  func banner(
    _ left: [TextRow], _ big: String, _ style: Style, scale: Int = 4, fitsElse: Bool = false
  ) -> [TextRow]? {
    guard !isCompact || fitsElse else { return nil }
    let height = min(max(size.rows / 4, fitsElse ? 5 : 0), scale * 5)
    guard let letters = BigText.oneRow(big, width: width / 2, height: height) else { return nil }
    return letters.enumerated().map { number, line in
      var row = number < left.count ? left[number] : .empty
      row.right = TextRow.Piece(text: line, style: style)
      return row
    }
  }

  // MARK: Before the board is in

  private var connectingPage: Page {
    let isUp = view.link != .connecting && entry.failure == nil || view.link == .joining
    let words = isUp ? texts.host.goingIn : texts.host.connecting(setup.server)
    var rows = [TextRow(words, Look.title)]
    if let failure = entry.failure {
      rows += [.empty] + TextRow.wrapped(texts.host.failure(failure), width: width, Look.warning)
      rows += texts.host.advice(failure).map { TextRow.wrapped($0, width: width) } ?? []
      if case .offline(let retryAt) = view.link {
        let words = texts.host.tryingAgain(Countdown.seconds(retryAt - now))
        rows.append(TextRow(words, Look.quiet))
      }
    }
    if let refusal { rows += TextRow.wrapped(refusal, width: width, Look.bad) }
    return asking(rows, keys: texts.leaveKey)
  }

  private func asking(_ rows: [TextRow], keys: String) -> Page {
    var page = Page()
    page.document = Document(rows: rows)
    page.keys = [keys]
    return page
  }

  private func tokenPage(_ editor: LineEditor, isWrong: Bool) -> Page {
    var rows = [TextRow(texts.tokenTitle, Look.title)]
    rows += TextRow.wrapped(texts.host.tokenHint, width: width)
    // The signs stand for what is typed; nobody in the hall reads it off the wall.
    let field = max(8, width - 2)
    let dots = LineEditor(text: String(repeating: "•", count: editor.text.count))
    let shown = dots.visible(width: field)
    var row = TextRow("▸ ", Look.chosen)
    row.append(shown.text.padded(toWidth: field), Look.field)
    row.cursor = 2 + shown.cursorColumn
    rows.append(row)
    if isWrong { rows += TextRow.wrapped(texts.tokenWrong, width: width, Look.bad) }
    if let trust = entry.trust {
      rows += [.empty] + TextRow.wrapped(texts.host.checkPin(trust.pin), width: width, Look.quiet)
    }
    return asking(rows, keys: texts.host.tokenKeys)
  }

  private func contestsPage(_ place: Int) -> Page {
    var page = asking(
      [TextRow(texts.contestTitle, Look.title), .empty], keys: texts.host.chooseKeys)
    for (number, contest) in view.offered.enumerated() {
      let isChosen = number == place
      if isChosen { page.document.focus = page.document.rows.count..<page.document.rows.count + 1 }
      page.document.add(
        TextRow(
          (isChosen ? "▸ " : "  ") + "\(number + 1)  " + oneLine(contest.title),
          isChosen ? Look.chosen : .plain, right: contest.id.truncated(toWidth: width / 3),
          rightStyle: Look.quiet))
    }
    page.scroll.followsFocus = true
    return page
  }

  private func endPage(_ end: ConsoleEntry.End) -> Page {
    let lines =
      switch end {
      case .certificateChanged(let found): texts.certificateChanged(found)
      case .session(let reason): [texts.host.ended(reason)]
      }
    let rows = lines.enumerated().flatMap { number, line in
      TextRow.wrapped(line, width: width, number == 0 ? Look.bad : .plain)
        + (isCompact ? [] : [.empty])
    }
    return asking(rows, keys: texts.leaveKey)
  }

  private var helpPage: Page {
    let column = texts.helpRows.map(\.keys.cellWidth).max() ?? 0
    var rows = [TextRow(texts.helpTitle, Look.title), .empty]
    for row in texts.helpRows {
      let key = TextRow.Piece(text: row.keys.padded(toWidth: column) + "  ", style: Look.title)
      rows += TextRow.wrapped(row.does, after: [key], width: width)
    }
    return asking(rows, keys: texts.screen.closeKey)
  }
}
