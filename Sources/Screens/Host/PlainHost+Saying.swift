import Assessment
import Terminal
import Wire

/// What has changed, said once.
extension PlainHost {
  mutating func sayNews() {
    stopAskingDoubt()
    sayLink()
    sayFault()
    guard model.entry.wasIn, view.state != nil else { return }
    if !saidIn {
      saidIn = true
      saidLog = model.record.log.added
      say(oneLine(view.contest?.title ?? ""))
      sayStatus()
      say(texts.plainHint)
    }
    sayQuestion()
    sayResult()
    sayReveal()
    sayLog()
    sayFound()
    sayNewcomers()
    sayAppeals()
    sayFeedback()
    sayStep()
    sayJury()
  }

  private mutating func sayJury() {
    let waits = view.ended?.waitsForJury == true
    if waits, !saidJury { say(texts.waitsForJury + ".") }
    saidJury = waits
  }

  // MARK: The connection

  private mutating func sayLink() {
    if case .contest = model.entry.question, saidLink != view.link { sayContests() }
    if case .token(_, isWrong: true) = model.entry.question {
      say(texts.tokenWrong)
      leave(1)
    }
    if let end = model.entry.end, saidLink != view.link {
      switch end {
      case .certificateChanged(let found):
        for line in texts.certificateChanged(found) { say(line) }
      case .session(let reason): say(texts.ended(reason))
      }
      leave(model.exitStatus)
    }
    let isOffline = if case .offline = view.link { true } else { false }
    // Each failed try would say the same again.
    if isOffline, model.entry.failure != saidFailure {
      say(lostWords)
      saidFailure = model.entry.failure
    }
    if view.link == .joined {
      if saidFailure != nil, model.entry.wasIn { say(texts.lineBackHere) }
      saidFailure = nil
    }
    saidLink = view.link
  }

  private var lostWords: String {
    if model.entry.wasIn { return texts.lineLost(model.entry.failure, texts.keepsTrying) }
    return (model.entry.failure.map(texts.failureAtFirst) ?? "") + " " + texts.keepsTrying
  }

  private mutating func sayFault() {
    guard model.record.fault != saidFault else { return }
    saidFault = model.record.fault
    if let fault = saidFault { say("!! " + oneLine(fault.text)) }
  }

  mutating func sayContests() {
    say(texts.contestTitle)
    for (place, contest) in view.offered.enumerated() {
      say("\(place + 1). \(oneLine(contest.title)) (\(contest.id))")
    }
  }

  // MARK: The contest

  mutating func sayStatus() {
    say(model.stateWords)
    if let question = view.question, model.isAsking, view.progress?.question == question.id {
      say(texts.answered(view.progress?.answered ?? 0, of: model.present))
    }
    for school in model.record.schools where school.present < school.joined {
      let name = oneLine(school.schoolName ?? school.school)
      say("\(name): \(texts.lost(school.joined - school.present))")
    }
    if let words = model.eliminationWords { say(words) }
    if let step = model.step { say(texts.enter(step) + ".") }
    saidStep = model.step
  }

  private mutating func sayQuestion() {
    guard let question = view.question, model.isAsking, question.key != nil,
      question.id != saidQuestion
    else { return }
    saidQuestion = question.id
    let number = texts.screen.shortQuestionNumber(
      question.question.number, of: question.question.of)
    let whole = Countdown(question, view: view, now: model.now).whole
    say("\(number). \(texts.screen.seconds(Countdown.seconds(whole))).")
    for row in HostQuestion(model: model, question: question).plainRows { say(row) }
  }

  private mutating func sayResult() {
    guard let result = view.result, result != saidResult else { return }
    saidResult = result
    let counts =
      result.correct.map { texts.answered(result.answered ?? 0, right: $0) }
      ?? texts.answeredOnly(result.answered ?? 0)
    say("\(model.stateWords). \(counts).")
  }

  private mutating func sayReveal() {
    let reveal = view.standings?.reveal
    guard reveal != saidReveal else { return }
    saidReveal = reveal
    if let reveal { say(texts.screen.reveal(reveal)) }
  }

  mutating func sayStandings() {
    guard let standings = view.standings else { return say(texts.noStandings(view)) }
    if let reveal = standings.reveal { say(texts.screen.reveal(reveal)) }
    for row in standings.top { say("\(row.rank). \(oneLine(row.name)): \(row.points)") }
    for row in standings.teams { say("\(row.rank). \(oneLine(row.name)): \(row.points)") }
    for row in standings.schools { say("\(row.rank). \(oneLine(row.schoolName)): \(row.points)") }
  }

  private mutating func sayLog() {
    let log = model.record.log
    for line in log.lines.suffix(min(log.lines.count, log.added - saidLog)) {
      switch line.what {
      case .registered, .lineLost, .lineBack: break
      // Said with the question and with its result.
      case .event(let event) where event.kind == "opened" || event.kind == "closed": break
      case .event, .winners: say(model.words(of: line))
      }
    }
    saidLog = log.added
  }

  private mutating func sayFeedback() {
    guard model.feedback != saidFeedback else { return }
    saidFeedback = model.feedback
    if let feedback = saidFeedback { say(feedback.text) }
  }

  /// Only once nothing is waited for, so that a script's lines are not talked over.
  private mutating func sayStep() {
    guard model.pending.isEmpty, model.step != saidStep else { return }
    // The question itself comes first.
    if model.isAsking, view.question?.id != saidQuestion { return }
    saidStep = model.step
    if let step = saidStep, waiting.isEmpty, !inputHasEnded { say(texts.enter(step) + ".") }
  }
}
