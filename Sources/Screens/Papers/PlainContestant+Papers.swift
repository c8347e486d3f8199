import Assessment
import Terminal
import Wire

/// Self-paced papers in whole lines: what is said, and what is asked for.
extension PlainContestant {
  /// Says where the contestant stands, asks, and takes the lines that came before.
  mutating func sayPapers() {
    guard participation.stage == .inside, view.isSelfPaced, lastState != nil,
      !participation.hasEnded
    else { return }
    repeat {
      if let paper = view.openPaper { sayPaper(paper) } else { sayDoor() }
    } while takeAhead()
    keepPlace()
    leaveAtEndOfInput()
  }

  private mutating func keepPlace() {
    if let paper = view.openPaper, let place = papers.desk?.kept(paper) {
      participation.keepPlace(place)
    }
    participation.keepPlaceInTime()
  }

  // MARK: Outside of a paper

  var doorWords: PaperDoorWords {
    PaperDoorWords(
      view: view, texts: texts, offset: participation.setup.timeZoneOffset, now: now)
  }

  private mutating func sayDoor() {
    guard isFree, ask == nil, !view.isBeginning, view.state != .ended else { return }
    let words = doorWords
    let door = view.paperDoor(at: now)
    if papers.toldDoor != door {
      if papers.toldDoor == nil, view.paper == nil {
        for line in words.handedIn(byHand: true) ?? [] { say(line) }
      }
      papers.toldDoor = door
      for line in words.outline + words.standing { say(line) }
      if words.mayBegin, view.paper == nil { say(texts.clockRuns) }
      if words.mayBegin, papers.waitsForWish { say(texts.plainBeginLater) }
    }
    guard words.mayBegin, !papers.waitsForWish else { return }
    ask(
      .begin,
      texts.askBegin(beginning, of: view.contest?.paper?.attempts ?? 1, week: view.week(at: now)))
  }

  private var beginning: Int? {
    if case .open(let attempt, _) = view.paperDoor(at: now) { attempt } else { nil }
  }

  mutating func takeBegin(_ typed: String) {
    switch typed {
    case "?": papers.toldDoor = nil
    case "!": for line in doorWords.standing { say(line) }
    default:
      if isYes(typed) {
        participation.begin()
      } else if isNo(typed) || typed.lowercased() == "q" {
        papers.waitsForWish = true
        say(texts.plainBeginLater)
      }
    }
  }

  /// A line between two papers that nothing asked for.
  mutating func takeDoorWish(_ typed: String) {
    let folded = ASCIIFallback.text(typed.lowercased())
    switch folded {
    case "", "bat dau", "begin":
      if doorWords.mayBegin { papers.waitsForWish = false }
    case "?": papers.toldDoor = nil
    case "!": for line in doorWords.standing { say(line) }
    case "q": ask(.leave, texts.askLeave)
    default: say(texts.lineNotRead(typed.truncated(toWidth: 40)))
    }
  }

  // MARK: On a paper

  private mutating func sayPaper(_ paper: PaperView) {
    if papers.desk?.isOf(paper) != true { startPaper(paper) }
    guard isFree, ask == nil, let question = papers.desk?.question(paper),
      !isWaiting(for: question, paper)
    else { return }
    if papers.said != question.id {
      papers.said = question.id
      sayPaperQuestion(question, paper)
    }
    askPaper(question)
  }

  /// Until the server has said what became of the last line, nothing more is asked.
  private func isWaiting(for question: QuestionView, _ paper: PaperView) -> Bool {
    guard view.link == .joined else { return paper.isSubmitting }
    return paper.isSubmitting || question.answer.delivery == .sending
      || Countdown(paper, view: view, now: now).phase == .over
  }

  private mutating func startPaper(_ paper: PaperView) {
    stopAsking()
    papers.desk = PaperDesk(paper, kept: participation.keptPlace)
    papers.said = nil
    papers.saidRound = nil
    papers.toldDoor = nil
    papers.waitsForWish = false
    let countdown = Countdown(paper, view: view, now: now)
    say(
      texts.plainPaperBegins(
        paper.paper.attempt, of: paper.paper.of, week: view.week(of: paper.paper.opensAt),
        questions: paper.questions.count, left: countdown.left.map(Countdown.seconds)))
    say(texts.plainPaperKeys)
    let whole = Countdown.seconds(countdown.left ?? 0)
    timeMarks = participation.setup.saysTime ? [300, 60, 30, 10].filter { $0 < whole } : []
  }

  private mutating func sayPaperQuestion(_ question: QuestionView, _ paper: PaperView) {
    if let title = paper.roundTitle(of: question), papers.saidRound != title {
      papers.saidRound = title
      say(oneLine(title) + ".")
    }
    let place = QuestionPlace(question.question, round: nil)
    var head = texts.plainQuestion(place, points: question.question.points, seconds: nil)
    if papers.desk?.marked.contains(question.id) == true {
      head += " " + texts.isForLater.capitalizedFirst + "."
    }
    say(head)
    say(question.item.shownPrompt)
    for line in choiceLines(question.item) { say(line) }
    if let given = question.answer.given {
      let words = AnswerWords(item: question.item, texts: texts).short(given)
      say(texts.plainAlreadyAnswered(words))
    }
    guard isText(question), !papers.hasToldSlash else { return }
    papers.hasToldSlash = true
    say(texts.plainSlash)
  }

  private func isText(_ question: QuestionView) -> Bool {
    switch question.item.form {
    case .text, .cloze: true
    default: false
    }
  }

  private mutating func askPaper(_ question: QuestionView) {
    guard case .cloze(let gaps) = question.item.form, !gaps.isEmpty else {
      return ask(.paper(question.id), texts.askAnswer(question.item.form))
    }
    let given: [ChoiceID: String] =
      if case .blanks(let blanks) = question.answer.given { blanks } else { [:] }
    blanks = given
    askPaperBlank(0, of: gaps, in: question)
  }

  private mutating func askPaperBlank(
    _ place: Int, of gaps: [PresentedItem.Gap], in question: QuestionView
  ) {
    let words = PlainQuestion(question.item, texts: texts).ask(place)
    for line in words.lines { say(line) }
    ask(.paperBlank(question.id, place: place), words.prompt)
  }

  // MARK: What a line means

  mutating func takePaperLine(_ typed: String, question id: String) {
    guard let paper = view.openPaper, let question = paper[id] else { return }
    let labels =
      switch question.item.form {
      case .single(let entries), .multiple(let entries, _), .ordering(let entries): entries.count
      case .matching(let left, _): left.count
      default: 0
      }
    if let command = PaperCommand(typed, isText: isText(question), labels: labels) {
      return obey(command, question, paper)
    }
    if typed.isEmpty { return }
    guard let response = TypedAnswer(item: question.item, texts: texts).response(typed) else {
      for line in PlainQuestion(question.item, texts: texts).notRead(typed) { say(line) }
      return
    }
    if case .number(let number) = response { say(texts.readAs(texts.number(number))) }
    save(response, question)
  }

  mutating func takePaperBlank(_ typed: String, question id: String, place: Int) {
    guard let paper = view.openPaper, let question = paper[id],
      case .cloze(let gaps) = question.item.form, gaps.indices.contains(place)
    else { return }
    if let command = PaperCommand(typed, isText: true, labels: 0) {
      return obey(command, question, paper)
    }
    let gap = gaps[place]
    if !typed.isEmpty {
      guard let value = gap.value(line: typed, texts) else {
        say(texts.lineNotRead(typed.truncated(toWidth: 40)))
        if gap.kind == .numeric { say(texts.numberFirst) }
        return askPaperBlank(place, of: gaps, in: question)
      }
      blanks[gap.id] = value
    }
    if place + 1 < gaps.count { return askPaperBlank(place + 1, of: gaps, in: question) }
    let response = Response.blanks(blanks).normalised
    guard question.item.accepts(response) else { return say(texts.fillOne) }
    save(response, question)
  }

  private mutating func save(_ response: Response, _ question: QuestionView) {
    if response == question.answer.given, question.answer.delivery == .accepted {
      return say(texts.plainSaved(question.question.number))
    }
    participation.answer(question.id, with: response)
    if view.link != .joined { say(texts.plainKeptOffline) }
  }

  private mutating func obey(
    _ command: PaperCommand, _ question: QuestionView, _ paper: PaperView
  ) {
    switch command {
    case .next: step(to: question.question.number + 1, paper)
    case .previous: step(to: question.question.number - 1, paper)
    case .go(let number): step(to: number, paper)
    case .mark:
      papers.desk?.toggleMark(question.id)
      let isMarked = papers.desk?.marked.contains(question.id) == true
      say(isMarked ? texts.plainMarked : texts.plainUnmarked)
    case .takeBack:
      if question.answer.given != nil { participation.answer(question.id, with: nil) }
      say(texts.plainTakenBack)
    case .hear: papers.said = nil
    case .time: tellPaperTime(paper)
    case .leave:
      say(texts.quitPaperBody)
      ask(.leave, texts.askLeave)
    case .handIn: askToHandIn(paper)
    }
  }

  private mutating func step(to number: Int, _ paper: PaperView) {
    guard let desk = papers.desk else { return }
    guard (1...paper.questions.count).contains(number) else {
      return say(
        number == paper.questions.count + 1
          ? texts.plainLastQuestion : texts.noSuchQuestion(paper.questions.count))
    }
    if desk.place == number - 1 { papers.said = nil }
    let texts = texts
    papers.desk?.go(to: number - 1, in: paper, texts: texts)
  }

  mutating func tellPaperTime(_ paper: PaperView) {
    switch Countdown(paper, view: view, now: now).phase {
    case .answering(let left): say(texts.plainTimeLeft(Countdown.seconds(left)))
    default: say(texts.plainTimeIsUp)
    }
  }

  // MARK: Handing in

  private mutating func askToHandIn(_ paper: PaperView) {
    guard let desk = papers.desk else { return }
    let rest = PaperRest(paper, desk: desk, texts: texts)
    if !rest.unanswered.isEmpty { say(texts.unansweredList(texts.ranges(rest.unanswered))) }
    if !rest.unsaved.isEmpty { say(texts.unsavedList(texts.ranges(rest.unsaved))) }
    if !rest.forLater.isEmpty { say(texts.forLaterList(texts.ranges(rest.forLater))) }
    if rest.unanswered.isEmpty, rest.unsaved.isEmpty { say(texts.allAnswered) }
    say(texts.handInFinal)
    papers.guess = nil
    if guessKind == .none { return ask(.handIn, texts.askHandIn) }
    say(texts.guessQuestion(guessKind) + " " + texts.guessWhy)
    ask(.guess, texts.guessLabel + ": ")
  }

  var guessKind: ServerMessage.PaperOutline.Estimate {
    view.contest?.paper?.estimate ?? .none
  }

  mutating func takeGuess(_ typed: String) {
    guard !typed.isEmpty else { return ask(.handIn, texts.askHandIn) }
    switch PaperGuess.read(typed, guessKind, texts) {
    case .failure(let fault):
      say(texts.guessFault(fault, of: guessKind))
      ask(.guess, texts.guessLabel + ": ")
    case .success(let guess):
      papers.guess = guess
      say(texts.readAs(texts.number(guess)))
      ask(.handIn, texts.askHandIn)
    }
  }

  mutating func takeHandIn(_ typed: String) {
    guard isYes(typed) else { return }
    papers.desk?.isHandedInByHand = true
    participation.handIn(guess: papers.guess)
    if view.link != .joined { say(texts.plainLost) }
  }
}

/// What plain mode remembers of self-paced papers.
struct PlainPapers: Hashable, Sendable {
  var desk: PaperDesk?
  /// The question that was said last.
  var said: String?
  /// The part of the paper that was said last.
  var saidRound: String?
  var toldDoor: PaperDoor?
  /// Another paper is asked for by the contestant only.
  var waitsForWish = false
  var hasToldSlash = false
  var guess: DecimalNumber?
}
