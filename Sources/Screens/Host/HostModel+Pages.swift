import Assessment
import Terminal
import Wire

/// The pages beside the main one.
extension HostModel {
  // MARK: Before

  var connectingPage: Page {
    var rows = [TextRow(texts.connecting(setup.server), Look.title)]
    if view.link == .greeting || view.link == .welcomed || view.link == .joining {
      rows = [TextRow(texts.goingIn, Look.title)]
    }
    if let failure = entry.failure, !isUp {
      rows += [.empty] + TextRow.wrapped(texts.failure(failure), width: width, Look.warning)
      rows += texts.advice(failure).map { TextRow.wrapped($0, width: width) } ?? []
      rows.append(TextRow(retryWords, Look.quiet))
    }
    if let feedback { rows += TextRow.wrapped(feedback.text, width: width, Look.bad) }
    return plainPage(rows, keys: [texts.leaveKey])
  }

  private var isUp: Bool {
    switch view.link {
    case .greeting, .held, .welcomed, .joining, .joined, .choosing: true
    case .connecting, .offline, .ended: false
    }
  }

  private func plainPage(_ rows: [TextRow], keys: [String]) -> Page {
    var page = Page()
    page.head = [headRow]
    page.document = Document(rows: rows)
    page.keys = keys
    if now < interruptEndsAt { page.status = [TextRow(texts.interruptAgain, Look.alarm)] }
    return page
  }

  func tokenPage(_ editor: LineEditor, isWrong: Bool) -> Page {
    var rows = [TextRow(texts.tokenTitle, Look.title)]
    rows += TextRow.wrapped(texts.tokenHint, width: width)
    // The signs stand for what is typed; nobody in the hall reads it off the wall.
    rows.append(fieldRow(LineEditor(text: String(repeating: "•", count: editor.text.count))))
    if isWrong { rows += TextRow.wrapped(texts.tokenWrong, width: width, Look.bad) }
    if let trust = entry.trust {
      rows += [.empty] + TextRow.wrapped(texts.checkPin(trust.pin), width: width, Look.quiet)
    }
    var page = plainPage(rows, keys: [texts.tokenKeys])
    if view.link != .welcomed { page.status = [TextRow(retryWords, Look.warning)] }
    return page
  }

  func contestsPage(_ place: Int) -> Page {
    var document = Document(rows: [TextRow(texts.contestTitle, Look.title), .empty])
    for (number, contest) in view.offered.enumerated() {
      let isChosen = number == place
      let mark = isChosen ? "▸ \(number + 1)  " : "  \(number + 1)  "
      if isChosen { document.focus = document.rows.count..<document.rows.count + 1 }
      document.add(
        TextRow(
          mark + oneLine(contest.title), isChosen ? Look.chosen : .plain,
          right: contest.id.truncated(toWidth: width / 3), rightStyle: Look.quiet))
    }
    if let feedback { document.add(TextRow.wrapped(feedback.text, width: width, Look.bad)) }
    var page = plainPage([], keys: [texts.chooseKeys])
    page.document = document
    page.scroll.followsFocus = true
    return page
  }

  func endPage(_ end: ConsoleEntry.End) -> Page {
    let lines =
      switch end {
      case .certificateChanged(let found): texts.certificateChanged(found)
      case .session(let reason): [texts.ended(reason)]
      }
    var rows: [TextRow] = []
    for (number, line) in lines.enumerated() {
      rows += TextRow.wrapped(line, width: width, number == 0 ? Look.bad : .plain)
      if !isCompact { rows.append(.empty) }
    }
    return plainPage(rows, keys: [texts.leaveKey])
  }

  // MARK: During

  func sidePage(_ title: String, _ rows: [TextRow]) -> Page {
    var page = Page()
    page.head = [headRow]
    page.pinned = troubleRows + [TextRow(title, Look.title)]
    page.document = Document(rows: rows)
    page.keys = [texts.backKey, texts.scrollKeys]
    page.keysRight = linkMark
    return page
  }

  var helpPage: Page {
    let column = texts.helpRows.map(\.keys.cellWidth).max() ?? 0
    let rows = texts.helpRows.flatMap { row in
      TextRow.wrapped(
        row.does,
        after: [.init(text: row.keys.padded(toWidth: column) + "  ", style: Look.title)],
        width: width)
    }
    return sidePage(texts.helpTitle, rows)
  }

  /// The newest first.
  var logPage: Page {
    let rows = record.log.lines.reversed().flatMap { line in
      TextRow.wrapped(words(of: line), width: width)
    }
    return sidePage(
      texts.logTitle, rows.isEmpty ? [TextRow(texts.emptyLog, Look.quiet)] : Array(rows))
  }

  /// People were counted, but not school by school.
  var hidesAnswered: Bool {
    (view.progress?.answered ?? 0) > 0 && record.schools.allSatisfy { $0.answered == 0 }
  }

  var schoolsPage: Page {
    let table = HostSchools(
      texts: texts, width: width, schools: record.schools, hidesAnswered: hidesAnswered)
    return sidePage(texts.schoolsTitle, table.rows(troubledFirst: true))
  }

  var standingsPage: Page { sidePage(texts.standingsTitle, standingsRows) }

  var standingsRows: [TextRow] {
    guard let standings = view.standings else {
      return TextRow.wrapped(texts.noStandings(view), width: width, Look.quiet)
    }
    var rows: [TextRow] = []
    if let reveal = standings.reveal {
      rows += TextRow.wrapped(texts.screen.reveal(reveal), width: width, Look.warning)
    }
    if !standings.top.isEmpty { rows.append(TextRow(texts.contestantsTitle, Look.quiet)) }
    rows += standings.top.map { row in
      let place = row.schoolName.map { " · " + oneLine($0) } ?? ""
      return standing(row.rank, oneLine(row.name) + place, row.points)
    }
    if !standings.teams.isEmpty { rows += [.empty, TextRow(texts.teamsTitle, Look.quiet)] }
    rows += standings.teams.map { row in
      let place = row.schoolName.map { " · " + oneLine($0) } ?? ""
      return standing(row.rank, oneLine(row.name) + place, row.points)
    }
    if !standings.schools.isEmpty { rows += [.empty, TextRow(texts.schoolsTitle, Look.quiet)] }
    return rows
      + standings.schools.map { standing($0.rank, oneLine($0.schoolName), $0.points) }
  }

  private func standing(_ rank: Int, _ name: String, _ points: Int) -> TextRow {
    var row = TextRow(String(rank).padded(toWidth: 4, aligned: .right) + "  ", Look.title)
    row.append(name.padded(toWidth: max(8, min(60, width - 14))))
    row.append(String(points).padded(toWidth: 8, aligned: .right))
    return row
  }
}
