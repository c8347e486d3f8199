import Assessment
import Terminal
import Wire

/// Self-paced papers: what keys and moments do.
extension ContestantModel {
  // MARK: What is heard

  /// Before the paper's own notices reach the screen.
  mutating func hearPaper(_ notice: Notice) {
    switch notice {
    case .paper:
      leavePaperOverlays()
      beginProblem = nil
    case .beginRefused(let error):
      beginProblem = error.code == .notOpen ? texts.notOpenYet : texts.refused(error.code)
    case .submitted:
      leavePaperOverlays()
      // By hand a paper goes only once every answer is saved.
      if view.latePaperAnswers > 0 { paperDesk?.isHandedInByHand = false }
      scroll = .top
      participation.keepPlace(nil)
    case .submitRefused(let error): reopenHandIn(error)
    case .contestEnded: leavePaperOverlays()
    default: break
    }
  }

  private mutating func leavePaperOverlays() {
    switch overlay {
    case .begin, .goTo, .handIn, .quit: overlay = nil
    case .help, .board, .news, nil: break
    }
  }

  private mutating func reopenHandIn(_ error: ErrorMessage) {
    var dialog = HandInDialog(guessKind, staysChosen: true)
    dialog.refuse(
      error.field == "estimate" ? texts.guessUnread(guessKind) : texts.refused(error.code))
    paperDesk?.isHandedInByHand = false
    overlay = .handIn(dialog)
  }

  var guessKind: ServerMessage.PaperOutline.Estimate { view.contest?.paper?.estimate ?? .none }

  /// A desk for the paper that is open, where there is one.
  mutating func openPaperDesk() {
    guard let paper = view.openPaper else { return }
    if paperDesk?.isOf(paper) != true {
      paperDesk = PaperDesk(paper, kept: participation.keptPlace)
      ticketToCopy = nil
    }
    if let place = paperDesk?.kept(paper) { participation.keepPlace(place) }
  }

  // MARK: Saving

  /// Saves what has waited long enough.
  mutating func savePaperInTime() {
    guard let paper = view.openPaper, let desk = paperDesk else { return }
    for question in paper.questions where desk.drafts[question.id] != nil {
      if let due = savesAt(question, desk), due <= now { save(question) }
    }
  }

  private func savesAt(_ question: QuestionView, _ desk: PaperDesk) -> Int64? {
    guard view.canAnswer(question.id) else { return nil }
    return desk.savesAt(question, texts: texts, closesAt: view.paperClosesAt)
  }

  /// When something on the paper changes by itself.
  var paperDeadlines: [Int64] {
    guard isInside, view.isSelfPaced else { return [] }
    var deadlines: [Int64] = []
    if let paper = view.openPaper {
      if let left = Countdown(paper, view: view, now: now).left {
        deadlines.append(now + Countdown.untilNextSecond(left))
      }
      if let desk = paperDesk {
        let drafted = paper.questions.filter { desk.drafts[$0.id] != nil }
        deadlines += drafted.compactMap { savesAt($0, desk) }
      }
    } else if let time = view.clock.serverTime(at: now),
      let change = view.paperDoorChanges(after: now)
    {
      // Seconds are shown within a day.
      let left = change - time
      deadlines.append(now + (left > 86_400_000 ? 60_000 : Countdown.untilNextSecond(left)))
    }
    return deadlines + [participation.placeKeptAt].compactMap(\.self)
  }

  /// Gives what was put together for a question, if it is an answer.
  private mutating func save(_ question: QuestionView) {
    switch paperDesk?.wish(question, texts: texts) {
    case .save(let response): participation.answer(question.id, with: response)
    case .takeBack: participation.answer(question.id, with: nil)
    case .nothing, .incomplete, nil: break
    }
  }

  mutating func savePaper() {
    guard let paper = view.openPaper else { return }
    for question in paper.questions { save(question) }
  }

  // MARK: Keys

  mutating func takeDoor(_ key: Key) {
    if takeScroll(key) { return }
    guard key == .enter else { return takeLetter(key) }
    switch view.paperDoor(at: now) {
    case .open, .unknown:
      guard !view.isBeginning else { return }
      beginProblem = nil
      overlay = .begin(staysChosen: true)
      scroll = .top
    case .goesOn: participation.begin()
    case .before, .used, .over: break
    }
  }

  mutating func takePaper(_ key: Key) {
    guard let paper = view.openPaper, let question = paperDesk?.question(paper) else { return }
    if takePaperFunction(key) || takePaperPage(key) { return }
    guard view.canAnswer(question.id), var desk = paperDesk else { return takePaperLetter(key) }
    let before = desk.editor(question, texts: texts)
    let outcome = desk.take(key, question, texts: texts, now: now)
    paperDesk = desk
    switch outcome {
    case .send: saveNow(question)
    case .changed:
      if participation.setup.sendsOnLetter, before.canBeQuick, case .character = key {
        save(question)
      }
    case .ignored where before.isTyping: break
    case .ignored where key == .delete:
      desk.empty(question, texts: texts, now: now)
      paperDesk = desk
    case .ignored: takePaperLetter(key)
    }
  }

  private mutating func saveNow(_ question: QuestionView) {
    guard let desk = paperDesk else { return }
    let editor = desk.editor(question, texts: texts)
    if let response = editor.response(texts), case .refused = question.answer.delivery {
      participation.answer(question.id, with: response)
    } else if editor.response(texts) == nil, desk.wish(question, texts: texts) != .takeBack {
      let problem = editor.problem(texts)
      paperDesk?.problem = problem
    }
    save(question)
  }

  private mutating func takePaperFunction(_ key: Key) -> Bool {
    switch key {
    case .function(2), .function(6): askWhere()
    case .function(5): markForLater()
    case .function(7): step(by: -1)
    case .function(8): step(by: 1)
    case .function(10): askToHandIn()
    default: return false
    }
    return true
  }

  /// Scrolls, and goes on to the next question where there is nothing more to scroll.
  private mutating func takePaperPage(_ key: Key) -> Bool {
    guard key == .pageUp || key == .pageDown else { return false }
    let before = page.document.offset(page.scroll, height: page.documentHeight(size))
    _ = takeScroll(key)
    let after = page.document.offset(page.scroll, height: page.documentHeight(size))
    if before == after { step(by: key == .pageDown ? 1 : -1) }
    return true
  }

  private mutating func takePaperLetter(_ key: Key) {
    switch key {
    case .left: return step(by: -1)
    case .right: return step(by: 1)
    default: break
    }
    switch ChoiceKey.fold(key) {
    case "N": step(by: 1)
    case "P": step(by: -1)
    case "G": askWhere()
    case "M": markForLater()
    case "S": askToHandIn()
    default: takeLetter(key)
    }
  }

  private mutating func step(by step: Int) {
    guard let desk = paperDesk else { return }
    go(to: desk.place + step)
  }

  private mutating func go(to place: Int) {
    guard let paper = view.openPaper else { return }
    // What was chosen is given before the eyes go elsewhere.
    if let question = paperDesk?.question(paper), view.canAnswer(question.id) { save(question) }
    guard let given = view.openPaper else { return }
    let texts = texts
    paperDesk?.go(to: place, in: given, texts: texts)
  }

  private mutating func markForLater() {
    guard let paper = view.openPaper, let question = paperDesk?.question(paper) else { return }
    paperDesk?.toggleMark(question.id)
  }

  private mutating func askWhere() {
    overlay = .goTo(LineEditor(lengthMax: 4))
    scroll = .top
    beginProblem = nil
  }

  private mutating func askToHandIn() {
    guard let paper = view.openPaper, let desk = paperDesk, !paper.isSubmitting else { return }
    savePaper()
    let rest = PaperRest(view.openPaper ?? paper, desk: desk, texts: texts)
    overlay = .handIn(HandInDialog(guessKind, staysChosen: !rest.isDone))
    scroll = .top
  }

  // MARK: Keys of the overlays

  mutating func takeBegin(_ key: Key, staysChosen: Bool) {
    switch Self.decision(key, staysChosen: staysChosen) {
    case .moves: overlay = .begin(staysChosen: !staysChosen)
    case .no: overlay = nil
    case .yes:
      overlay = nil
      participation.begin()
    case nil: break
    }
  }

  enum Decision: Hashable, Sendable { case yes, no, moves }

  /// What a key means where one of two is chosen.
  static func decision(_ key: Key, staysChosen: Bool) -> Decision? {
    switch key {
    case .up, .down, .left, .right, .tab, .backTab: return .moves
    case .enter: return staysChosen ? .no : .yes
    case .escape: return .no
    default:
      switch ChoiceKey.fold(key) {
      case "C", "Y": return .yes
      case "K", "N", "Q": return .no
      default: return nil
      }
    }
  }

  mutating func takeGoTo(_ key: Key, _ typed: LineEditor) {
    var typed = typed
    switch key {
    case .enter:
      guard !typed.isEmpty else { return overlay = nil }
      guard let number = Int(typed.text), let paper = view.openPaper,
        (1...paper.questions.count).contains(number)
      else {
        typed.clear()
        beginProblem = view.openPaper.map { texts.noSuchQuestion($0.questions.count) }
        return overlay = .goTo(typed)
      }
      overlay = nil
      beginProblem = nil
      go(to: number - 1)
    case .escape: overlay = nil
    case .character(let character):
      if ChoiceKey.fold(character) == "G" { return overlay = nil }
      guard ("0"..."9").contains(character), typed.handle(key) else { return }
      overlay = .goTo(typed)
    default:
      if typed.handle(key) { overlay = .goTo(typed) }
    }
  }

  mutating func takeHandIn(_ key: Key, _ shown: HandInDialog) {
    var dialog = shown
    switch dialog.take(key, texts: texts) {
    case .goesOn: overlay = .handIn(dialog)
    case .closed: overlay = nil
    case .handIn(let guess):
      overlay = nil
      savePaper()
      paperDesk?.isHandedInByHand = true
      participation.handIn(guess: guess)
    }
  }
}
