import Assessment
import Terminal
import Wire

/// The board line by line: what happens in the contest, said once and in order, for a screen reader, a
/// hall's sign or a file.
public struct PlainBoard: Sendable {
  private var model: BoardModel
  private var inputHasEnded = false
  /// Lines that were typed before the board was in; at most `waitingMax`.
  private var waiting: [String] = []
  private static let waitingMax = 100
  private var effects: [BoardEffect] = []

  // What was said already.
  private var saidIn = false
  private var saidState: ContestState?
  private var saidFrozen = false
  private var saidJoining = false
  private var saidQuestion: String?
  private var saidChoices: String?
  private var saidClosed: ServerMessage.Closed?
  private var saidStandings: ServerMessage.Standings?
  private var saidWinners: [String] = []
  private var saidAnnouncement: Int64?
  private var saidFailure: LinkFailure?
  private var saidEnd = false
  private var saidDialog: ConsoleEntry.Question?

  public init(_ setup: BoardSetup, now: Int64) { model = BoardModel(setup, now: now) }

  private var texts: BoardTexts { model.texts }
  private var view: ContestView { model.view }

  /// Begins: connects to the server.
  public mutating func start(now: Int64) -> [BoardEffect] {
    say(texts.host.connecting(model.setup.server))
    return finish(model.start(now: now))
  }

  public mutating func handle(_ event: BoardEvent, now: Int64) -> [BoardEffect] {
    var told: [BoardEffect] = []
    switch event {
    case .line(let line):
      told += model.handle(.tick, now: now)
      if case .text(let text) = line, waiting.count < Self.waitingMax { waiting.append(text) }
    // A board is for who watches: it goes on without anybody at the keyboard.
    case .inputEnded: inputHasEnded = true
    case .keys: break
    default: told += model.handle(event, now: now)
    }
    while isReady, !waiting.isEmpty {
      sayNews()
      obey(waiting.removeFirst())
      // What the line led to.
      told += model.handle(.tick, now: now)
    }
    return finish(told)
  }

  /// When `tick` has something to do, on the clock of `now`.
  public var nextDeadline: Int64? {
    [model.nextDeadline, model.entry.givesUpAt].compactMap(\.self).min()
  }

  private mutating func say(_ text: String) { effects.append(.say(text, endsLine: true)) }

  private mutating func finish(_ told: [BoardEffect]) -> [BoardEffect] {
    sayNews()
    if let givesUpAt = model.entry.givesUpAt, givesUpAt <= model.now {
      say(texts.host.gaveUp)
      effects.append(.leave(model.exitStatus))
    }
    if inputHasEnded, saidEnd { effects.append(.leave(model.exitStatus)) }
    defer { effects = [] }
    return told.filter { $0 != .redraw } + effects
  }

  // MARK: Lines

  private var isReady: Bool {
    if case .contest = model.entry.question { return true }
    return model.entry.wasIn && view.state != nil
  }

  private mutating func obey(_ line: String) {
    let word = line.filter { !$0.isWhitespace }
    if case .contest = model.entry.question, let number = Int(word) {
      return model.chooseContest(number - 1)
    }
    switch word.lowercased() {
    case "q": effects.append(.leave(model.exitStatus))
    case "1": sayStandings()
    case "!": sayState()
    case "?":
      if let question = view.question, !question.isClosed, isShown(question) {
        sayPrompt(question)
        if canChoose(question) { sayForm(question) }
      }
      say(texts.plainHelp)
    default: if !word.isEmpty { say(texts.plainHelp) }
    }
  }

  // MARK: News

  private mutating func sayNews() {
    sayLink()
    guard model.entry.wasIn, view.state != nil else { return }
    if !saidIn {
      saidIn = true
      say(oneLine(view.contest?.title ?? ""))
    }
    if !saidJoining, view.hall != nil {
      saidJoining = true
      sayJoining()
    }
    if view.state != saidState || view.isFrozen != saidFrozen {
      let isFirst = saidState == nil
      // Questions say themselves that they open and close.
      let goes: Set<ContestState?> = [.open, .running]
      let isOnlyQuestion = goes.contains(view.state) && goes.contains(saidState)
      let isThawed = view.isFrozen != saidFrozen
      saidState = view.state
      saidFrozen = view.isFrozen
      if isFirst || !isOnlyQuestion || isThawed { sayState() }
    }
    sayAnnouncement()
    sayQuestion()
    sayResult()
    if let standings = view.standings, standings != saidStandings { sayChanged(standings) }
    if model.winners != saidWinners {
      saidWinners = model.winners
      if !saidWinners.isEmpty { say(texts.screen.winners(saidWinners)) }
    }
    if view.ended != nil, !saidEnd {
      saidEnd = true
      say(texts.thanks)
    }
  }

  private mutating func sayLink() {
    if model.entry.question != saidDialog {
      saidDialog = model.entry.question
      switch model.entry.question {
      case .contest:
        say(texts.contestTitle)
        for (place, contest) in view.offered.enumerated() {
          say("\(place + 1). \(oneLine(contest.title)) (\(contest.id))")
        }
      case .token(_, isWrong: true):
        say(texts.tokenWrong)
        effects.append(.leave(1))
      case .token, nil: break
      }
    }
    if let end = model.entry.end {
      switch end {
      case .certificateChanged(let found):
        for line in texts.certificateChanged(found) { say(line) }
      case .session(let reason): say(texts.host.ended(reason))
      }
      effects.append(.leave(model.exitStatus))
    }
    if case .offline = view.link, model.entry.failure != saidFailure {
      saidFailure = model.entry.failure
      let words = model.entry.wasIn ? texts.host.failure : texts.host.failureAtFirst
      let why = model.entry.failure.map(words) ?? ""
      say((why + " " + texts.host.keepsTrying))
    }
    if view.link == .joined, saidFailure != nil {
      saidFailure = nil
      if saidIn { say(texts.boardIsBack) }
    }
  }

  private mutating func sayJoining() {
    guard view.state == .lobby, let address = model.setup.joinAddresses.first else { return }
    let schools = view.hall?.schools ?? []
    let words = view.registration.isEmpty ? texts.typeThisWithTicket : texts.typeThis(false)
    say(words + " thi " + oneLine(address))
    for school in schools where school.code != nil {
      say(oneLine(school.schoolName) + ": " + oneLine(school.code ?? ""))
    }
  }

  private mutating func sayState() {
    if view.contest?.mode != .live, view.state != .ended {
      return model.windowLines.forEach { say($0) }
    }
    switch view.state {
    case .lobby:
      say(texts.soon + ".")
      say(texts.present(view.hall?.present ?? view.presentCount ?? 0) + ".")
    case .running, .open:
      if view.question == nil { say(texts.starting + ".") }
      if view.isFrozen { say(texts.frozen) }
      sayTime()
    case .paused: say(texts.paused + ".")
    case .ended: say(texts.hiddenTitle + "." + (view.isFrozen ? " " + texts.hiddenBody : ""))
    case nil: break
    }
  }

  private mutating func sayTime() {
    guard let question = view.question, !question.isClosed, isShown(question) else { return }
    if let left = countdown(question).left {
      say(texts.screen.timeLeft(Countdown.seconds(left)).capitalizedFirst + ".")
    }
    if let hall = view.hall, hall.question == question.id {
      say(texts.answered(hall.answered, of: hall.present) + ".")
    }
  }

  private mutating func sayAnnouncement() {
    guard let announcement = model.announcement, announcement.endsAt != saidAnnouncement else {
      return
    }
    saidAnnouncement = announcement.endsAt
    say(oneLine(texts.screen.announcement(announcement.text)))
  }

  // MARK: Questions

  private func countdown(_ question: QuestionView) -> Countdown {
    Countdown(question, view: view, now: model.now)
  }
  private func isShown(_ question: QuestionView) -> Bool { countdown(question).isShown }
  private func canChoose(_ question: QuestionView) -> Bool { countdown(question).canAnswer }

  private mutating func sayQuestion() {
    guard let question = view.question, !question.isClosed, isShown(question) else { return }
    if question.id != saidQuestion {
      saidQuestion = question.id
      sayPrompt(question)
    }
    if canChoose(question), question.id != saidChoices {
      saidChoices = question.id
      sayForm(question)
    }
  }

  private mutating func sayPrompt(_ question: QuestionView) {
    let place = QuestionPlace(question.question, round: view.round)
    let seconds = Countdown.seconds(countdown(question).whole)
    let parts = [
      texts.question(place.number, of: place.of), place.title.map(oneLine),
      texts.screen.seconds(seconds),
    ]
    say(parts.compactMap(\.self).joined(separator: ". ") + ".")
    for line in question.item.shownPrompt.split(separator: "\n") { say(oneLine(String(line))) }
  }

  private func form(_ question: QuestionView, _ result: ServerMessage.Closed?) -> BoardForm {
    BoardForm(
      question: question, result: result, hall: view.hall, texts: texts, width: Self.lineWidth)
  }

  /// Lines are not wrapped: whoever reads them has a width of its own.
  private static let lineWidth = 100_000

  private mutating func sayForm(_ question: QuestionView) {
    for row in form(question, nil).rows(.tight) where !row.pieces.isEmpty {
      // A sign in the place of a letter is nothing to say.
      let line = row.text.drop { $0 == " " || $0 == "•" }.drop { $0 == " " }
      say(String(line).replacing("   ", with: ". ", maxReplacements: 1))
    }
  }

  private mutating func sayResult() {
    guard let result = view.result, result != saidClosed, let question = view.question,
      question.id == result.question
    else { return }
    let isNews = saidClosed?.question != result.question || saidClosed?.isTold == false
    saidClosed = result
    if !isNews {
      if result.annulled { say(texts.screen.annulled) }
      return
    }
    guard result.isTold else { return say(texts.screen.waitingForReveal) }
    if result.annulled { say(texts.screen.annulled) }
    let lines = form(question, result).keyLines.map {
      $0.replacing("   ", with: ". ", maxReplacements: 1)
    }
    if !lines.isEmpty { say(texts.answer + ": " + lines.joined(separator: "; ") + ".") }
    if let answered = result.answered {
      say(texts.screen.othersAnswered(answered, right: result.correct) + ".")
    }
    if let explanation = result.explanation {
      say(oneLine(PlainText.from(explanation, format: question.item.format)))
    }
  }

  // MARK: Standings

  /// That they are final is said without saying all of them again.
  private mutating func sayChanged(_ standings: ServerMessage.Standings) {
    var said = saidStandings
    said?.isFinal = standings.isFinal
    let isNewlyFinal = standings.isFinal && saidStandings?.isFinal != true
    saidStandings = standings
    if standings != said { sayStandings() }
    if isNewlyFinal { say(texts.screen.resultsAreFinal) }
  }

  private mutating func sayStandings() {
    guard let standings = view.standings else { return say(texts.noStandings) }
    if let reveal = standings.reveal { say(texts.screen.reveal(reveal)) }
    for (leaf, title) in [
      (BoardStage.Leaf.contestants, texts.contestants), (.teams, texts.teams),
      (.schools, texts.schools),
    ] {
      let entries = BoardStandings(leaf, view: view, texts: texts, width: 80).entries
      if entries.isEmpty || leaf == .schools && entries.count == 1 { continue }
      say(title + ":")
      for entry in entries {
        let name = [entry.name, entry.school].compactMap(\.self).joined(separator: " · ")
        let moved = entry.before.map { $0 - entry.rank } ?? 0
        let words = moved == 0 ? "" : " (\(texts.screen.moved(moved)))"
        say("\(entry.rank). \(name): \(entry.points)\(words)")
      }
    }
  }
}
