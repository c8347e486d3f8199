import Terminal
import Wire

/// What is shown of a self-paced contest before a paper, between two, and after the last.
extension ContestantModel {
  private var doorWords: PaperDoorWords {
    PaperDoorWords(
      view: view, texts: texts, offset: participation.setup.timeZoneOffset, now: now)
  }

  /// What became of the paper that was handed in last, the most important line first.
  var handedInWords: [String]? {
    doorWords.handedIn(byHand: paperDesk?.isHandedInByHand ?? true)
  }

  var doorPage: Page {
    let words = doorWords
    var rows: [TextRow] = []
    func add(_ lines: [String], _ style: Style = .plain) {
      for line in lines { rows += TextRow.wrapped(line, width: min(64, width), style) }
    }
    if let result = handedInWords {
      add([result[0]], Look.title)
      add(Array(result.dropFirst()))
      rows.append(.empty)
    } else if let me = view.me {
      add([texts.welcome(oneLine(me.name))], Look.title)
    }
    add(words.outline)
    add(words.standing)
    if let call = words.call {
      rows.append(.empty)
      add([call], Look.title)
      if view.paper == nil { add([texts.clockRuns], Look.quiet) }
    }
    if let beginProblem { add([beginProblem], Look.warning) }
    if let ticket = participation.ticket {
      rows += [.empty, TextRow(texts.ticketReminder(oneLine(ticket)), Look.quiet)]
    }
    var page = Page()
    page.head = contestHead
    page.document = centered(rows)
    page.scroll = scroll
    page.status = newsRows
    page.keys =
      (words.mayBegin ? [texts.beginKey] : []) + [texts.helpKey, texts.quitKey]
    page.keysRight = linkMark
    page.isCentered = !isCompact
    return page
  }
}

extension ContestView {
  /// Of a contest of several weeks: which one a moment is in, from 1.
  func week(of moment: ServerTime) -> Int? {
    guard let periods = contest?.paper?.periods, periods.count > 1 else { return nil }
    return periods.lastIndex { $0.opensAt <= moment }.map { $0 + 1 }
  }

  /// The same of now, by the client's clock.
  func week(at now: Int64) -> Int? { clock.serverTime(at: now).flatMap(week) }
}

/// The words about a self-paced contest outside of its papers; screens and plain mode share them.
struct PaperDoorWords {
  let view: ContestView
  let texts: ScreenTexts
  /// Of the times of day, in seconds east of Greenwich.
  let offset: Int64
  let now: Int64

  private var door: PaperDoor { view.paperDoor(at: now) }

  private var attempts: Int { view.contest?.paper?.attempts ?? 1 }

  var mayBegin: Bool {
    guard !view.isBeginning else { return false }
    switch door {
    case .open, .goesOn, .unknown: return true
    case .before, .used, .over: return false
    }
  }

  /// What a paper is.
  var outline: [String] {
    guard let outline = view.contest?.paper, let time = view.paperTime else { return [] }
    switch door {
    case .before, .open, .goesOn, .unknown:
      return [texts.paperOutline(outline.questions, time: time)]
    case .used, .over: return []
    }
  }

  /// Attempts that are left, and until when, or when it opens.
  var standing: [String] {
    switch door {
    case .unknown, .goesOn: return []
    case .before(let opensAt): return opens(opensAt, waits: true)
    case .open(let attempt, let closesAt): return open(attempt, closesAt)
    case .used(let opensAt):
      let next = opensAt.map { [self.next($0)] } ?? []
      return (attempts > 1 ? [texts.attemptsUsed(week: view.week(at: now))] : []) + next
        + [texts.mayLeave]
    case .over: return [texts.windowOver]
    }
  }

  private func next(_ opensAt: ServerTime) -> String {
    texts.nextWeek(view.week(of: opensAt) ?? 1, texts.moment(opensAt, offset: offset))
  }

  private func opens(_ opensAt: ServerTime, waits: Bool) -> [String] {
    var lines = [
      texts.opensAt(texts.moment(opensAt, offset: offset), week: view.week(of: opensAt))
    ]
    if let left = view.clock.serverTime(at: now).map({ opensAt - $0 }), waits {
      lines += [texts.opensAfter(texts.longDuration(seconds: Countdown.seconds(left)))]
      lines += [texts.waitHere]
    }
    return lines
  }

  private func open(_ attempt: Int, _ closesAt: ServerTime) -> [String] {
    var lines = [
      texts.attemptsLeft(attempts - attempt + 1, of: attempts, week: view.week(at: now))
    ]
    if attempts > 1, let take = view.contest?.paper?.take {
      lines[0] += " " + texts.whichCounts(take)
    }
    lines.append(texts.openUntil(texts.moment(closesAt, offset: offset)))
    if let left = view.clock.serverTime(at: now).map({ closesAt - $0 }), let time = view.paperTime,
      left < time
    {
      lines.append(
        texts.closesSooner(texts.longDuration(seconds: Countdown.seconds(left))))
    }
    return lines
  }

  /// What to do now.
  var call: String? {
    if view.isBeginning { return texts.openingPaper }
    switch door {
    case .open(let attempt, _):
      return texts.enterBegins(attempt, of: attempts, week: view.week(at: now))
    case .unknown, .goesOn: return texts.enterBeginsUnknown
    case .before, .used, .over: return nil
    }
  }

  /// Of the paper that was handed in last, the most important line first; nil where there is none.
  func handedIn(byHand: Bool) -> [String]? {
    if let paper = view.paper, let submitted = paper.submitted {
      let saved = paper.questions.count { $0.answer.held != nil }
      let week = view.week(of: paper.paper.opensAt)
      return [texts.handedIn(submitted.attempt, of: attempts, week: week, byHand: byHand)]
        + points(submitted.points)
        + [
          texts.savedCount(saved, of: paper.questions.count) + " "
            + texts.paperReceipt(submitted.receipt)
        ] + (view.latePaperAnswers > 0 ? [texts.cameTooLate(view.latePaperAnswers)] : [])
    }
    // Of an earlier run only what the server tells.
    let done = view.attempts?.filter { !$0.isOpen } ?? []
    guard let last = done.last else { return nil }
    return done.map {
      texts.attemptDone(
        $0.attempt, of: attempts, week: view.week(of: $0.opensAt), points: $0.points)
    }
      + (last.points == nil ? points(nil) : [])
  }

  private func points(_ points: Int?) -> [String] {
    if let points { return [texts.paperPoints(points)] }
    return [texts.pointsLater(view.contest?.paper?.show ?? .end)]
  }
}
