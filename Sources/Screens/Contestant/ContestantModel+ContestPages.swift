import Terminal
import Wire

/// The lobby, the rounds and the end.
extension ContestantModel {
  private func contestPage(_ document: Document, keys: [String]) -> Page {
    var page = Page()
    page.head = contestHead
    page.document = document
    page.scroll = scroll
    page.status = nextRows + newsRows
    page.keys = keys
    page.keysRight = linkMark
    page.isCentered = !isCompact
    return page
  }

  var lobbyPage: Page {
    var rows: [TextRow] = []
    if let me = view.me {
      rows += TextRow.wrapped(texts.welcome(oneLine(me.name)), width: width, Look.title)
    }
    let words =
      view.state == .lobby || view.state == nil ? texts.waitingForStart : texts.waitingForQuestion
    rows.append(TextRow(words))
    if let contest = view.contest {
      rows += [
        .empty,
        TextRow(texts.outline(rounds: contest.rounds, questions: contest.questions), Look.quiet),
      ]
    }
    if let joined = view.joinedCount, joined > 0 {
      rows.append(TextRow(texts.othersJoined(joined), Look.quiet))
    }
    if let ticket = participation.ticket {
      rows += [.empty, TextRow(texts.ticketReminder(oneLine(ticket)), Look.quiet)]
    }
    if let trust = participation.trust, !isCompact {
      rows += [.empty]
      rows += TextRow.wrapped(
        texts.trusts(trust.pin, isFirstVisit: trust.isFirstVisit), width: width, Look.quiet)
    }
    return contestPage(centered(rows), keys: [texts.helpKey, texts.boardKey, texts.quitKey])
  }

  var roundPage: Page {
    guard let round = view.round else { return lobbyPage }
    var rows = [TextRow(texts.round(round.number, of: round.of), Look.quiet)]
    rows += TextRow.wrapped(oneLine(round.title), width: width, Look.title)
    rows += [TextRow(texts.questionCount(round.questions)), .empty]
    rows += TextRow.wrapped(oneLine(round.rule), width: min(60, width))
    // Who comes back to a kept seat in the middle sees no other waiting page.
    if view.me?.ticket == nil, desk == nil, let ticket = participation.ticket {
      rows += [.empty, TextRow(texts.ticketReminder(oneLine(ticket)), Look.quiet)]
    }
    return contestPage(centered(rows), keys: [texts.helpKey, texts.boardKey, texts.quitKey])
  }

  var endedPage: Page {
    var rows = [TextRow(texts.endedTitle, Look.title), .empty]
    if view.isSelfPaced, view.paper != nil, let told = handedInWords?.first {
      rows += TextRow.wrapped(told, width: min(64, width)) + [.empty]
    }
    if !view.winners.isEmpty {
      let names = view.winners.map { oneLine($0.name) }
      rows += TextRow.wrapped(texts.winners(names), width: width, Look.good)
    }
    rows += ownResult
    rows += (isCompact ? [] : [.empty]) + [TextRow(texts.thanks)]
    if let journal = view.ended?.journal {
      rows.append(.empty)
      rows += TextRow.wrapped(texts.journalHead(oneLine(journal.head)), width: width, Look.quiet)
      rows += TextRow.wrapped(texts.journalWhy, width: width, Look.quiet)
    }
    return contestPage(
      centered(rows),
      keys: [texts.boardKey, texts.say("Enter thoát", "Enter leaves"), texts.helpKey])
  }

  /// As the newest standings tell it: keys are corrected after the end too.
  private var ownResult: [TextRow] {
    guard let ended = view.ended else { return [TextRow(texts.resultsLater)] }
    var rows: [TextRow] = []
    let isTold = ended.rank != nil && !view.isFrozen
    if isTold, let rank = view.rank, let of = view.of ?? ended.of {
      rows.append(TextRow(texts.rankWords(rank, of: of).capitalizedFirst, Look.good))
    }
    if ended.points != nil, let points = view.points {
      rows.append(TextRow(texts.points(points), Look.title))
    }
    if ended.waitsForJury { rows += TextRow.wrapped(texts.waitsForJury, width: width) }
    if !isTold { return rows + [TextRow(texts.resultsLater)] }
    return rows
      + (view.resultsAreFinal
        ? TextRow.wrapped(texts.resultsAreFinal, width: width, Look.good)
        : TextRow.wrapped(texts.provisionalUntilFinal, width: width, Look.quiet))
  }

  /// There is no way back.
  var overPage: Page {
    guard case .over(let ending) = participation.stage else { return Page() }
    var document = Document()
    document.addEmptyRow()
    func add(_ text: String, _ style: Style = .plain) {
      document.add(TextRow.wrapped(text, width: width, style))
    }
    switch ending {
    case .certificateChanged(let found):
      add(texts.certificateChangedTitle, Look.bad)
      document.addEmptyRow()
      add(texts.certificateChangedBody(found: found))
      add(texts.callTeacher, Look.title)
      document.addEmptyRow()
      add(texts.certificateFound(oneLine(found)), Look.quiet)
      add(texts.certificateForTeacher, Look.quiet)
    case .superseded:
      add(texts.supersededTitle, Look.warning)
      document.addEmptyRow()
      add(texts.supersededBody)
    case .newTicket:
      add(texts.newTicketTitle, Look.warning)
      document.addEmptyRow()
      add(texts.newTicketBody)
    case .unsupportedProtocol: add(texts.protocolBody, Look.warning)
    case .unreadable: add(texts.unreadableBody, Look.warning)
    }
    var page = Page()
    page.head = [TextRow(oneLine(view.contest?.title ?? texts.programTitle), Look.title)]
    page.document = document
    page.scroll = scroll
    page.keys =
      ending == .newTicket
      ? [texts.enterTypesTicket, texts.quitKey] : [texts.say("Enter thoát", "Enter leaves")]
    return page
  }
}
