import Assessment
import Terminal
import Wire

/// The main page: the state, the question with its answers, the schools.
extension HostModel {
  var consolePage: Page {
    var page = Page()
    page.head = [headRow]
    page.pinned = troubleRows + stateRows + eliminationRows + newcomersRow
    page.document = consoleDocument
    page.keys = consoleKeys
    page.keysRight = linkMark
    return page
  }

  private var consoleKeys: [String] {
    // Without a line nothing that is told would arrive.
    guard view.link == .joined else {
      return [texts.helpKey, texts.schoolsKey, texts.standingsKey, texts.logKey, texts.leaveKey]
    }
    var keys: [String] = []
    if let step, pending.isEmpty { keys.append(texts.enter(step)) }
    if record.isFinal, view.state == .ended { keys.append(texts.leaveKey) }
    if isCompact { keys.append(texts.shortHelpKey) }
    if isAsking { keys.append(isCompact ? texts.shortMoreTimeKey : texts.moreTimeKey) }
    if !isByPapers, view.state == .open || view.state == .running { keys.append(texts.pauseKey) }
    if mayOpenReserve { keys.append(texts.reserveKey) }
    if view.state == .ended, step == .unfreeze { keys.append(texts.revealKey) }
    keys.append(texts.announceKey)
    if waitingCount > 0 { keys.append(texts.newcomersKey) }
    if !isCompact { keys.append(texts.helpKey) }
    if record.askedCount > 0 { keys.append(texts.annulKey) }
    keys += [texts.schoolsKey, texts.standingsKey, texts.logKey]
    if record.askedCount > 0 { keys.append(texts.correctKey) }
    keys.append(texts.contestantsKey)
    return keys.contains(texts.leaveKey) ? keys : keys + [texts.leaveKey]
  }

  // MARK: The state

  private var stateRows: [TextRow] {
    let right = view.isFrozen ? texts.frozen : nil
    let hurries = secondsLeft.map { $0 <= 5 } ?? false
    let style = view.state == .paused || hurries ? Look.warning : Look.title
    return [TextRow(stateWords, style, right: right, rightStyle: Look.warning)] + answeredRow
  }

  var stateWords: String {
    if view.link != .joined, isAsking { return texts.lastSeen(currentNumber) }
    switch view.state {
    case nil: return texts.goingIn
    case .lobby: return texts.lobby(joined: joined, present: present)
    case .ended:
      if record.isFinal { return texts.final }
      return view.ended?.waitsForJury == true ? texts.waitsForJury : texts.provisional
    case .paused: return texts.paused(isAsking ? secondsLeft : nil)
    case .open: return openWords
    case .running: return runningWords
    }
  }

  private var openWords: String {
    guard let question = view.question else { return texts.openUntimed }
    let countdown = Countdown(question, view: view, now: now)
    let seconds = Countdown.seconds(countdown.left ?? 0)
    switch countdown.phase {
    case .before: return texts.opensIn(seconds)
    case .reading: return texts.reading(seconds)
    case .answering: return question.isClosing ? texts.closing(seconds) : texts.open(seconds)
    case .over: return record.fault == nil ? texts.lastAnswers : texts.waitsForServer
    case .untimed: return texts.openUntimed
    }
  }

  private var runningWords: String {
    let count = questionCount(view.contest)
    guard record.askedCount > 0 else { return texts.started }
    if needsReveal { return texts.closedUnrevealed }
    if let question = view.question, record[question.id]?.isAnnulled == true {
      return texts.annulled(currentNumber)
    }
    let after =
      record.askedCount < count ? texts.between(record.askedCount, of: count) : texts.allAsked
    return isCompact ? after : "\(texts.closed(currentNumber)) · \(after)"
  }

  /// How many have answered, with a bar.
  private var answeredRow: [TextRow] {
    guard let question = view.question else { return [] }
    let progress = view.progress?.question == question.id ? view.progress : nil
    if isAsking {
      let answered = progress?.answered ?? 0
      return [bar(texts.answered(answered, of: present), answered, of: present)]
    }
    guard view.state != .ended, let result = view.result, result.question == question.id,
      let answered = result.answered
    else { return [] }
    guard let correct = result.correct else { return [TextRow(texts.answeredOnly(answered))] }
    return [bar(texts.answered(answered, right: correct), correct, of: answered)]
  }

  private func bar(_ words: String, _ part: Int, of whole: Int) -> TextRow {
    var row = TextRow(words + "  ")
    let percent = texts.percent(part, of: whole).padded(toWidth: 5, aligned: .right)
    let room = width - row.width - percent.cellWidth
    row.append(ProgressBar.cells(Int64(part), of: Int64(whole), width: max(4, room)), Look.time)
    row.append(percent)
    return row
  }

  // MARK: The middle

  private var consoleDocument: Document {
    var document = Document()
    if view.contest?.mode != .live { document.add(TextRow(texts.byDates)) }
    if let question = view.question, view.state != .ended, view.state != .lobby {
      document.add(HostQuestion(model: self, question: question).document)
      document.addEmptyRow()
    }
    if view.state == .ended {
      document.add(standingsRows)
      return document
    }
    let schools = HostSchools(
      texts: texts, width: width, schools: record.schools, hidesAnswered: hidesAnswered)
    document.add(schools.rows())
    return document
  }
}
