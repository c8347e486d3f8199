import Terminal
import Wire

/// Help, standings and the question before leaving.
extension ContestantModel {
  func page(of overlay: Overlay) -> Page {
    var page = Page()
    page.head = contestHead
    page.scroll = scroll
    if let question = view.question, !question.isClosed, isInside {
      // The clock goes on under the overlay.
      page.pinned = questionRows(question, Countdown(question, view: view, now: now))
    }
    if let paper = view.openPaper, let desk = paperDesk, isInside {
      let countdown = Countdown(paper, view: view, now: now)
      page.pinned = Array(paperRows(paper, desk, countdown).prefix(isCompact ? 1 : 2))
    }
    page.status = newsRows
    page.keysRight = isInside ? linkMark : nil
    switch overlay {
    case .help:
      page.document = helpDocument
      page.keys = [texts.closeKey]
    case .board(let ofSchools):
      let board = BoardRows(view: view, texts: texts, width: width)
      page.document = board.document(ofSchools: ofSchools)
      page.keys = [texts.switchBoard(ofSchools: ofSchools), texts.closeKey]
    case .news:
      page.document = newsDocument
      page.status = []
      page.keys = [texts.closeKey]
    case .quit(let staysChosen):
      page.document = quitDocument(staysChosen: staysChosen)
      page.keys = [texts.arrowsChoose]
    case .begin(let staysChosen):
      page.document = beginDocument(staysChosen: staysChosen)
      page.keys = [texts.chooseKeys]
    case .goTo(let typed):
      page.document = goToDocument(typed)
      page.keys = [texts.goKeys]
    case .handIn(let dialog):
      page.document = handInDocument(dialog)
      page.scroll.followsFocus = true
      page.keys = [dialog.isTyping ? texts.guessKeys : texts.chooseKeys]
    }
    return page
  }

  private var helpDocument: Document {
    isInside || screen == .over ? contestHelp : joinHelp
  }

  /// Who is not in yet needs to know what is to be typed, and which way leads back.
  private var joinHelp: Document {
    var document = Document()
    document.add(TextRow(texts.helpTitle, Look.title))
    for words in texts.joinHelp { document.add(TextRow.wrapped(words, width: width)) }
    document.addEmptyRow()
    for row in texts.joinHelpRows {
      let key = TextRow.Piece(text: row.keys.padded(toWidth: 14) + " ", style: Look.title)
      document.add(TextRow.wrapped(row.does, after: [key], width: width))
    }
    return document
  }

  private var contestHelp: Document {
    var document = Document()
    document.add(TextRow(texts.helpTitle, Look.title))
    for row in view.isSelfPaced ? texts.paperHelpRows : texts.helpRows {
      let key = TextRow.Piece(text: row.keys.padded(toWidth: 14) + " ", style: Look.title)
      document.add(TextRow.wrapped(row.does, after: [key], width: width))
    }
    document.add(
      TextRow.wrapped(
        view.isSelfPaced ? texts.paperHelpTyping : texts.helpTyping, width: width, Look.quiet))
    if let ticket = participation.ticket {
      document.addEmptyRow()
      document.add(TextRow(texts.ticketReminder(oneLine(ticket)), Look.title))
    }
    return document
  }

  private func quitDocument(staysChosen: Bool) -> Document {
    var document = Document()
    document.addEmptyRow()
    document.add(TextRow(texts.quitTitle, Look.title))
    document.add(TextRow.wrapped(texts.quitBody, width: width))
    if view.openPaper != nil {
      document.add(TextRow.wrapped(texts.quitPaperBody, width: width, Look.warning))
    }
    if let ticket = participation.ticket {
      document.add(TextRow(texts.ticketReminder(oneLine(ticket)), Look.title))
    }
    document.addEmptyRow()
    document.add(
      choiceRows([(true, texts.quitNo), (false, texts.quitYes)], staysChosen: staysChosen))
    return document
  }
}

/// Standings as rows, with who moved since the ones before.
struct BoardRows {
  let view: ContestView
  let texts: ScreenTexts
  let width: Int

  private var isNarrow: Bool { width < 58 }

  func document(ofSchools: Bool) -> Document {
    var document = Document()
    let title = texts.boardTitle + " · " + (ofSchools ? texts.schools : texts.individuals)
    document.add(TextRow(title, Look.title))
    guard let standings = view.standings, !standings.top.isEmpty || !standings.schools.isEmpty
    else {
      document.add(TextRow.wrapped(texts.noStandings(view), width: width))
      return document
    }
    if standings.frozen, standings.reveal == nil {
      document.add(TextRow(texts.frozen, Look.warning))
    }
    if let reveal = standings.reveal, !ofSchools {
      document.add(TextRow.wrapped(texts.reveal(reveal), width: width, Look.warning))
    }
    document.addEmptyRow()
    document.add(ofSchools ? schoolRows(standings) : contestantRows(standings))
    return document
  }

  private func contestantRows(_ standings: ServerMessage.Standings) -> [TextRow] {
    let before = view.standingsBefore?.top ?? []
    var rows = standings.top.map { row in
      let isOwn = row.contestant == view.me?.contestant
      let earlier = before.first { $0.contestant == row.contestant }?.rank
      let school = isNarrow ? nil : row.schoolName.map(oneLine)
      let name = [oneLine(row.name), school].compactMap(\.self).joined(separator: " · ")
      return self.row(row.rank, name, row.points, before: earlier, isOwn: isOwn)
    }
    let isListed = standings.top.contains { $0.contestant == view.me?.contestant }
    if !isListed, !view.isFrozen, let me = view.me, let rank = view.rank, let points = view.points {
      rows += [
        TextRow("…", Look.quiet),
        row(rank, oneLine(me.name), points, before: view.rankBefore, isOwn: true),
      ]
    }
    return rows
  }

  private func schoolRows(_ standings: ServerMessage.Standings) -> [TextRow] {
    let before = view.standingsBefore?.schools ?? []
    return standings.schools.map { row in
      let earlier = before.first { $0.school == row.school }?.rank
      return self.row(
        row.rank, oneLine(row.schoolName), row.points, before: earlier,
        isOwn: row.school == view.me?.school)
    }
  }

  private func row(
    _ rank: Int, _ name: String, _ points: Int, before: Int?, isOwn: Bool
  ) -> TextRow {
    let moved = before.map { $0 - rank } ?? 0
    let movement = moved == 0 ? "" : texts.moved(moved)
    let style = isOwn ? Look.chosen : .plain
    var row = TextRow()
    row.append(isOwn ? "▸ " : "  ", style)
    row.append(String(rank).padded(toWidth: 4, aligned: .right) + "  ", Look.title)
    let columns = isNarrow ? (moved: 4, points: 6) : (moved: 7, points: 8)
    let room = max(8, width - 8 - columns.moved - columns.points)
    row.append(name.padded(toWidth: min(room, 56)), style)
    row.append(
      movement.padded(toWidth: columns.moved, aligned: .right),
      moved > 0 ? Look.good : Look.quiet)
    row.append(String(points).padded(toWidth: columns.points, aligned: .right), style)
    return row
  }
}
