public import Terminal
import Wire

extension ContestantModel {
  /// What is on the screen, overlays apart.
  enum Screen: Hashable, Sendable {
    case server, connecting, offer, form, joining
    case ticket, lobby, round, question, result, ended
    /// Of a self-paced contest: outside of a paper, and on it.
    case door, paper
    case over
  }

  var isInside: Bool { participation.stage == .inside }

  var screen: Screen {
    switch participation.stage {
    case .askingServer: .server
    case .connecting: .connecting
    case .offering: .offer
    case .filling: .form
    case .joining: .joining
    case .over: .over
    case .inside: screenInside
    }
  }

  private var screenInside: Screen {
    if view.isSelfPaced { return screenOfPapers }
    if let question = view.question, !question.isClosed,
      Countdown(question, view: view, now: now).isShown
    {
      return .question
    }
    if ticketToCopy != nil { return .ticket }
    if view.state == .ended { return .ended }
    if roundIsNews, view.round != nil { return .round }
    if history.finished != nil { return .result }
    return view.state == .lobby || view.round == nil ? .lobby : .round
  }

  private var screenOfPapers: Screen {
    if view.openPaper != nil, paperDesk != nil { return .paper }
    if ticketToCopy != nil { return .ticket }
    return view.state == .ended ? .ended : .door
  }

  /// The picture.
  ///
  /// - Parameter now: as for `handle`.
  public func view(_ size: Size, now: Int64) -> Grid {
    var model = self
    model.size = size
    model.now = max(now, self.now)
    return model.page.grid(size, texts: texts)
  }

  var page: Page {
    if let overlay { return page(of: overlay) }
    return switch screen {
    case .server: serverPage
    case .connecting, .joining: connectingPage
    case .offer: offerPage
    case .form: formPage
    case .ticket: ticketPage
    case .lobby: lobbyPage
    case .round: roundPage
    case .question: questionPage
    case .result: resultPage
    case .ended: endedPage
    case .door: doorPage
    case .paper: paperPage
    case .over: overPage
    }
  }

  // MARK: What all pages share

  var width: Int { Page.textWidth(size) }
  var isCompact: Bool { Page.isCompact(size) }

  /// Contest, school, name and points; one row where there is little room.
  var contestHead: [TextRow] {
    let title = oneLine(view.contest?.title ?? texts.programTitle)
    guard let me = view.me else { return [TextRow(title, Look.title)] }
    let standing = standing
    let name = oneLine(me.name)
    if isCompact { return [TextRow(name, Look.title, right: standing, rightStyle: Look.good)] }
    let school = [me.schoolName, participation.place].compactMap(\.self)
    let place =
      school.count == 2 && school[0] == school[1] ? school[0] : school.joined(separator: " · ")
    return [
      TextRow(title, Look.title, right: oneLine(place).truncated(toWidth: max(12, width / 2))),
      TextRow(name, .plain, right: standing, rightStyle: Look.good),
    ]
  }

  /// "894 điểm · hạng 12/812", as far as it is known.
  var standing: String? {
    if let paper = view.openPaper?.paper, isInside {
      return texts.attempt(paper.attempt, of: paper.of, week: view.week(of: paper.opensAt))
    }
    guard let points = view.points else { return nil }
    let parts = [texts.points(points), view.isFrozen ? nil : shownRank]
    return parts.compactMap(\.self).joined(separator: " · ")
  }

  private var shownRank: String? {
    guard let rank = view.shownRank else { return nil }
    return view.of.map { texts.rank(rank, of: $0) } ?? texts.rank(rank)
  }

  var linkMark: TextRow.Piece {
    let words = view.link == .joined ? texts.online : texts.offline
    // The sign alone where there is little room; a lost line has a row of its own.
    return TextRow.Piece(
      text: isCompact ? String(words.prefix(1)) : words,
      style: view.link == .joined ? Look.good : Look.warning)
  }

  /// What must not be overlooked on any page of the contest.
  var newsRows: [TextRow] {
    var rows: [TextRow] = []
    if now < announcementEndsAt, let text = view.announcement {
      rows += cut(
        TextRow.wrapped(texts.announcement(oneLine(text)), width: width, Look.warning),
        to: isCompact ? 2 : 4)
    }
    if screen == .result, let words = winnerWords {
      rows += cut(TextRow.wrapped(words, width: width, Look.good), to: isCompact ? 2 : 3)
    }
    if view.isIn == false, view.state != .ended {
      rows += TextRow.wrapped(texts.isOut, width: width, Look.warning)
    }
    rows += starRows
    if view.state == .paused { rows.append(TextRow(texts.paused, Look.warning)) }
    rows += troubleRows
    if now < interruptEndsAt { rows.append(TextRow(texts.interruptAgain, Look.alarm)) }
    return rows
  }

  private var winnerWords: String? {
    view.winners.isEmpty ? nil : texts.winners(view.winners.map { oneLine($0.name) })
  }

  private func cut(_ rows: [TextRow], to count: Int) -> [TextRow] {
    TextRow.cut(rows, to: count, width: width, mark: texts.readAllKey)
  }

  /// Whether there is something behind F4.
  var hasNews: Bool { isInside && (view.announcement != nil || winnerWords != nil) }

  /// Everything that `newsRows` may have cut, whole.
  var newsDocument: Document {
    var document = Document()
    if let text = view.announcement {
      document.add(
        TextRow.wrapped(texts.announcement(oneLine(text)), width: width, Look.warning))
    }
    if let winnerWords {
      if !document.rows.isEmpty { document.addEmptyRow() }
      document.add(TextRow.wrapped(winnerWords, width: width, Look.good))
    }
    return document
  }

  /// What a star can do now, that it was staked, and on what.
  private var starRows: [TextRow] {
    if let question = view.question, !question.isClosed {
      guard view.starred.contains(question.id) else { return [] }
      return TextRow.wrapped("★ " + texts.starIsHere, width: width, Look.good)
    }
    guard let next = view.nextStar, !hasUsedStars else { return [] }
    if view.starred.contains(next) {
      return TextRow.wrapped("★ " + texts.starIsStaked, width: width, Look.good)
    }
    if now < starRefusedUntil { return [TextRow(texts.noStarLeft, Look.warning)] }
    return TextRow.wrapped(texts.starHint, width: width, Look.quiet)
  }

  /// As far as this run knows: `*` is taken all the same.
  private var hasUsedStars: Bool {
    guard let next = view.nextStar, let stars = view.round?.stars else { return false }
    return !view.starred.contains(next) && view.starred.count >= stars && now >= starRefusedUntil
  }

  private var troubleRows: [TextRow] {
    var words: String
    switch view.link {
    case .joined, .ended: return []
    // The line is up, the form is being filled in.
    case .welcomed where !isInside, .choosing where !isInside: return []
    case .offline(let retryAt): words = texts.reconnecting(in: Countdown.seconds(retryAt - now))
    default: words = texts.reconnectingNow
    }
    if paperWaitingCount > 0 { words += " " + texts.paperWaits(paperWaitingCount) }
    let waits = view.question.map { !$0.isClosed && $0.answer.delivery == .sending } ?? false
    if waits { words += " " + texts.willBeSent }
    return TextRow.wrapped(words, width: width, Look.warning)
  }

  /// The rows of a page in the middle of the screen.
  func centered(_ rows: [TextRow]) -> Document {
    let widest = rows.map(\.width).max() ?? 0
    let indent = max(0, (width - widest) / 2)
    return Document(rows: rows.map { $0.pieces.isEmpty ? $0 : $0.indented(by: indent) })
  }
}
