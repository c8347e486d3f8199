import Assessment
import Terminal
import Wire

/// What is said of the contest.
extension PlainContestant {
  mutating func greet(_ trust: ServerTrust?) {
    lastFailure = nil
    hasToldDoor = false
    guard !hasGreeted else { return }
    hasGreeted = true
    if let trust { say(texts.trusts(trust.pin, isFirstVisit: trust.isFirstVisit)) }
  }

  /// Once for each reason: it is tried again every few seconds.
  mutating func tellFailure(_ failure: LinkFailure) {
    guard failure != lastFailure, participation.stage != .inside else { return }
    lastFailure = failure
    say(texts.notConnected(to: participation.server ?? "", texts.describe(failure)))
  }

  /// Once, however often it is tried.
  private mutating func tellDoor() {
    guard !hasToldDoor else { return }
    hasToldDoor = true
    say(texts.doorIsClosed + " " + texts.doorAdvice)
  }

  mutating func tell(_ notice: Notice) {
    if view.isSelfPaced { tellPaper(notice) }
    switch notice {
    case .welcomed: if participation.stage != .inside { tellContest() }
    case .heldAtDoor: tellDoor()
    case .joined: tellJoined()
    case .connectionLost:
      if participation.stage == .inside { tellLost() }
    case .state(let state): tell(state)
    case .round:
      // Who comes back is told the round again.
      if let round = view.round, round.round != saidRound { say(texts.plainRound(round)) }
      saidRound = view.round?.round
    case .accepted(let id) where !view.isSelfPaced: tellAccepted(id)
    case .kept where !view.isSelfPaced: say(texts.plainKept)
    case .refused(let id, let code) where !view.isSelfPaced: tellRefused(id, code)
    case .waiting: say(texts.waitingForOthers)
    case .question(let id), .extended(let id): takeNewTimes(id)
    case .closed(let id): tellClosed(id)
    case .announcement(let text): say(texts.announcement(oneLine(text)))
    case .mustWait: say(texts.waitsForTeacher + ". " + texts.waitsForTeacherBody)
    case .winners: say(texts.winners(view.winners.map { oneLine($0.name) }))
    case .starred: say(texts.starIsStaked + ".")
    case .starRefused(_, let error):
      say(error.code == .attemptsUsed ? texts.noStarLeft : texts.refused(error.code))
    case .standings: if let reveal = view.standings?.reveal { say(texts.reveal(reveal)) }
    case .contestEnded: tellEnd()
    default: break
    }
  }

  private mutating func tellLost() {
    if let paper = view.openPaper,
      paper.questions.contains(where: { $0.answer.delivery == .sending })
    {
      return say(texts.plainKeptOffline)
    }
    let waits = view.question?.answer.delivery == .sending && view.question?.isClosed == false
    say(waits ? texts.plainLostWithAnswer : texts.plainLost)
  }

  private mutating func tellContest() {
    guard let contest = view.contest, !hasToldContest else { return }
    hasToldContest = true
    say(oneLine(contest.title) + ".")
  }

  private mutating func tellJoined() {
    guard let me = view.me else { return }
    if wasInside { return say(texts.plainBack) }
    wasInside = true
    if let ticket = me.ticket, participation.ownTicket != ticket {
      say(texts.plainTicket(ScreenTexts.grouped(ticket: oneLine(ticket))))
    }
    say(texts.welcome(oneLine(me.name)))
    say(texts.plainKeys)
  }

  private mutating func tell(_ state: ContestState) {
    defer { lastState = state }
    guard state != lastState else { return }
    if view.isSelfPaced { return }
    tellMissedClose()
    switch (lastState, state) {
    // Who comes in late hears what goes on.
    case (nil, .running): say(texts.waitingForQuestion)
    case (_, .lobby):
      say(texts.waitingForStart)
      offerStar()
    case (_, .paused): say(texts.plainPaused)
    case (.paused, _): say(texts.contestGoesOn)
    case (.lobby, .running): say(texts.contestBegins)
    default: break
    }
  }

  private mutating func tellEnd() {
    stopAsking()
    guard let ended = view.ended else { return }
    say(texts.endedTitle + ".", evenWhileTyping: true)
    if let points = ended.points {
      let total = texts.plainTotal(points: points, rank: ended.rank, of: ended.of)
      say(total, evenWhileTyping: true)
      if ended.rank != nil {
        let words =
          view.resultsAreFinal ? texts.resultsAreFinal : texts.provisionalUntilFinal
        say(words, evenWhileTyping: true)
      }
    }
    if ended.waitsForJury { say(texts.waitsForJury, evenWhileTyping: true) }
    if let journal = ended.journal {
      say(texts.journalHead(oneLine(journal.head)), evenWhileTyping: true)
    }
    say(texts.thanks, evenWhileTyping: true)
    participation.leave()
  }

  mutating func tell(_ ending: Participation.Ending) {
    switch ending {
    case .superseded:
      say(texts.supersededTitle + ".", evenWhileTyping: true)
      say(texts.supersededBody, evenWhileTyping: true)
    case .newTicket:
      say(texts.newTicketTitle + ".", evenWhileTyping: true)
      say(texts.newTicketPlain, evenWhileTyping: true)
    case .unsupportedProtocol: say(texts.protocolBody, evenWhileTyping: true)
    case .unreadable: say(texts.unreadableBody, evenWhileTyping: true)
    case .certificateChanged: break
    }
  }

  // MARK: Questions

  /// Says what may be said of the open question by now, and asks for the answer.
  mutating func sayQuestion() {
    guard let question = view.question, !question.isClosed, isFree,
      participation.stage == .inside
    else { return }
    let countdown = Countdown(question, view: view, now: now)
    guard countdown.isShown else { return }
    if said?.question != question.id {
      stopAsking()
      say(header(question, countdown))
      if view.starred.contains(question.id) { say(texts.starIsHere + ".") }
      say(question.item.shownPrompt)
      said = (question.id, .prompt)
      prepareTimeMarks(countdown)
      if case .reading(let left) = countdown.phase {
        say(texts.plainChoicesIn(Countdown.seconds(left)))
      }
    }
    guard said?.part == .prompt, countdown.canAnswer else { return }
    said = (question.id, .all)
    for line in choiceLines(question.item) { say(line) }
    if let held = question.answer.held {
      let words = AnswerWords(item: question.item, texts: texts).short(held)
      say(texts.plainAlreadyAnswered(words))
    }
    askAnswer()
  }

  private func header(_ question: QuestionView, _ countdown: Countdown) -> String {
    let place = QuestionPlace(question.question, round: view.round)
    let seconds = countdown.phase == .untimed ? nil : Countdown.seconds(countdown.whole)
    return texts.plainQuestion(place, points: question.question.points, seconds: seconds)
  }

  func choiceLines(_ item: PresentedItem) -> [String] {
    func lines(_ entries: [PresentedItem.Entry], _ label: (Int) -> String) -> [String] {
      entries.enumerated().map { place, entry in
        label(place) + ". " + oneLine(PlainText.from(entry.text, format: item.format))
      }
    }
    switch item.form {
    case .single(let entries), .multiple(let entries, _), .ordering(let entries):
      return lines(entries, ChoiceLabel.letter)
    case .trueFalse: return ["A. " + texts.isTrue, "B. " + texts.isFalse]
    case .matching(let left, let right):
      return lines(left, ChoiceLabel.letter) + lines(right, ChoiceLabel.digit)
    case .numeric, .text, .cloze: return []
    }
  }

  mutating func repeatQuestion() {
    guard let question = view.question, !question.isClosed, said?.question == question.id else {
      return say(texts.noQuestionOpen)
    }
    said = nil
    sayQuestion()
  }

  // MARK: Time

  mutating func tellTime() {
    guard let question = view.question, !question.isClosed else { return say(texts.noQuestionOpen) }
    switch Countdown(question, view: view, now: now).phase {
    case .answering(let left): say(texts.plainTimeLeft(Countdown.seconds(left)))
    case .before(let left), .reading(let left):
      say(texts.plainChoicesIn(Countdown.seconds(left)))
    case .over: say(texts.plainTimeIsUp)
    case .untimed: break
    }
  }

  private mutating func prepareTimeMarks(_ countdown: Countdown) {
    guard participation.setup.saysTime else { return timeMarks = [] }
    let whole = Countdown.seconds(countdown.whole)
    timeMarks = [60, 30, 10, 5].filter { $0 < whole }
  }

  /// The question that was said has other times now, or there is more time of one's own.
  private mutating func takeNewTimes(_ id: String) {
    guard let question = view.question, question.id == id, said?.question == id else { return }
    if question.isClosing, isFree, question.answer.held == nil { say(texts.closingSoon) }
    if ask == nil, isFree { askAnswer() }
    let countdown = Countdown(question, view: view, now: now)
    prepareTimeMarks(countdown)
    guard case .answering(let left) = countdown.phase else { return }
    timeMarks.removeAll { left <= $0 * 1000 }
  }

  /// With `--say-time` the time is said by itself.
  mutating func sayTime() {
    guard let question = view.question, !question.isClosed, said?.question == question.id,
      case .answering(let left) = Countdown(question, view: view, now: now).phase
    else { return }
    var due: Int64?
    while let mark = timeMarks.first, left <= mark * 1000 {
      due = mark
      timeMarks.removeFirst()
    }
    if let due, isFree, question.answer.held == nil { say(texts.plainTimeLeft(due)) }
  }

  // MARK: Answers and results

  private mutating func tellAccepted(_ id: String) {
    guard let question = view.question, question.id == id else { return say(texts.plainReceived) }
    let mayChange = view.canAnswer(id)
    say(mayChange ? texts.plainReceived + " " + texts.plainMayChange : texts.plainReceived)
    if mayChange, isFree { askAnswer() }
  }

  private mutating func tellRefused(_ id: String, _ code: ErrorCode) {
    // The result says what a late answer comes to.
    say(
      code == .late
        ? texts.missed(history.missOfSent(id)).capitalizedFirst + "." : texts.refused(code))
    if isFree { askAnswer() }
  }

  /// A question that closed while the line was down: its result was told to others.
  private mutating func tellMissedClose() {
    guard let finished = history.finished, finished.closed == nil, finished.id != saidClosed
    else { return }
    saidClosed = finished.id
    stopAsking()
    say(texts.plainClosedMeanwhile)
    if let held = finished.question.answer.held {
      let words = AnswerWords(item: finished.question.item, texts: texts).short(held)
      say(texts.plainAlreadyAnswered(words))
    }
  }

  private mutating func tellClosed(_ id: String) {
    guard let finished = history.finished, finished.id == id else { return }
    let wasAsked = ask != nil
    stopAsking()
    if wasAsked, finished.question.answer.given == nil {
      say(texts.plainTimeIsUp, evenWhileTyping: true)
    }
    if finished.isCorrected { say(texts.keyCorrected, evenWhileTyping: true) }
    for line in resultLines(finished) { say(line, evenWhileTyping: true) }
    tellStarAndElimination()
  }

  private mutating func tellStarAndElimination() {
    if view.isIn == false { say(texts.isOut) }
    offerStar()
  }

  /// What it does is said with it: the round's line comes when the question is about to open.
  private mutating func offerStar() {
    if let next = view.nextStar, !view.starred.contains(next) { say(texts.plainStarHint) }
  }

  private func resultLines(_ finished: FinishedQuestion) -> [String] {
    let words = ResultWords(finished, texts: texts)
    var parts = [verdict(finished)]
    if let points = finished.closed?.own.you?.points, points != 0 {
      parts.append(texts.plainGained(points))
    }
    switch finished.verdict {
    case .right, .opinion, .waitingForReveal, .annulled: break
    default:
      let lines = words.keyLines
      if !lines.isEmpty { parts.append(texts.plainKey(lines)) }
    }
    if let points = finished.closed?.own.points {
      let closed = finished.closed?.own
      let rank = closed?.rank == nil ? nil : view.shownRank
      parts.append(texts.plainTotal(points: points, rank: rank, of: closed?.of))
    }
    var lines = [parts.joined(separator: " ")] + words.totals
    if let explanation = words.cleanExplanation { lines.append(explanation) }
    return lines
  }

  private func verdict(_ finished: FinishedQuestion) -> String {
    switch finished.verdict {
    case .right: texts.plainRight
    case .missed(let miss): texts.missed(miss).capitalizedFirst + "."
    default: ResultWords(finished, texts: texts).verdictWords
    }
  }

  // MARK: The board

  mutating func tellBoard() {
    guard let standings = view.standings, !standings.top.isEmpty else {
      return say(texts.noStandings(view))
    }
    if standings.frozen { say(texts.frozen.capitalizedFirst + ".") }
    for row in standings.top {
      let place = row.schoolName.map { ", " + oneLine($0) } ?? ""
      say("\(row.rank). \(oneLine(row.name))\(place), \(texts.points(row.points)).")
    }
    for row in standings.schools {
      say(
        "\(texts.schools) \(texts.rank(row.rank)): \(oneLine(row.schoolName)), \(texts.points(row.points))."
      )
    }
    if let points = view.points {
      say(texts.plainTotal(points: points, rank: view.rank, of: view.of))
    }
  }
}

extension String {
  /// The text as the start of a sentence.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
