import Terminal
import Wire

extension ContestantModel {
  mutating func take(_ key: Key) {
    if takeAlways(key) { return }
    if let overlay { return takeOverlay(key, overlay) }
    switch screen {
    case .server: takeServer(key)
    case .connecting: takeConnecting(key)
    case .offer: takeOffer(key)
    case .form: takeForm(key)
    case .ticket: takeTicket(key)
    case .question: takeQuestion(key)
    case .door: takeDoor(key)
    case .paper: takePaper(key)
    case .joining, .lobby, .round, .result, .ended, .over: takeIdle(key)
    }
  }

  /// Keys that work everywhere, whatever an input method does.
  private mutating func takeAlways(_ key: Key) -> Bool {
    switch key {
    case .control("l"): participation.add(.redraw)
    case .control("c"): interrupt()
    case .function(1): toggle(.help)
    case .function(2) where hasBoard: toggle(.board(ofSchools: false))
    case .function(3) where isInside: stake()
    case .function(4) where hasNews: toggle(.news)
    case .function(9): askToLeave()
    default: return false
    }
    return true
  }

  mutating func interrupt() {
    if now < interruptEndsAt { return participation.leave() }
    interruptEndsAt = now + Self.interruptTime
  }

  private mutating func toggle(_ wanted: Overlay) {
    overlay = overlay == nil ? wanted : nil
    scroll = .top
  }

  /// Asks first while there is something to lose.
  private mutating func askToLeave() {
    guard isInside, screen != .ended else { return participation.leave() }
    savePaper()
    overlay = .quit(staysChosen: true)
    scroll = .top
  }

  private mutating func stake() {
    if let next = view.nextStar, view.question?.isClosed ?? true { participation.stake(next) }
  }

  /// Single letters that act where no text is typed.
  mutating func takeLetter(_ key: Key) {
    switch ChoiceKey.fold(key) {
    case "B" where hasBoard: toggle(.board(ofSchools: false))
    case "Q": askToLeave()
    default:
      if key == .character("?") { toggle(.help) }
      if key == .character("*") { stake() }
    }
  }

  mutating func takeScroll(_ key: Key) -> Bool {
    switch key {
    case .pageUp, .pageDown:
      let page = page
      let height = page.documentHeight(size)
      var scroll = page.scroll
      scroll.turnPage(forward: key == .pageDown, document: page.document, height: height)
      if overlay == nil && screen == .question {
        desk?.scroll = scroll
      } else if overlay == nil && screen == .paper {
        paperDesk?.scroll = scroll
      } else {
        self.scroll = scroll
      }
      return true
    default: return false
    }
  }

  /// A self-paced contest has standings only at its end.
  private var hasBoard: Bool { isInside && (!view.isSelfPaced || view.state == .ended) }

  // MARK: Overlays

  private mutating func takeOverlay(_ key: Key, _ shown: Overlay) {
    if takeScroll(key) { return }
    switch shown {
    case .help:
      // Any key that types something closes the help, and is not taken for an answer.
      overlay = nil
    case .board(let ofSchools):
      switch key {
      case .left, .right, .tab, .backTab: overlay = .board(ofSchools: !ofSchools)
      case .enter, .escape: overlay = nil
      default: if ["B", "Q"].contains(ChoiceKey.fold(key)) { overlay = nil }
      }
      scroll = .top
    case .news: overlay = nil
    case .quit(let staysChosen): takeQuit(key, staysChosen: staysChosen)
    case .begin(let staysChosen): takeBegin(key, staysChosen: staysChosen)
    case .goTo(let typed): takeGoTo(key, typed)
    case .handIn(let dialog): takeHandIn(key, dialog)
    }
  }

  private mutating func takeQuit(_ key: Key, staysChosen: Bool) {
    switch Self.decision(key, staysChosen: staysChosen) {
    case .moves: overlay = .quit(staysChosen: !staysChosen)
    case .yes: participation.leave()
    case .no: overlay = nil
    case nil: break
    }
  }

  // MARK: Joining

  private mutating func takeServer(_ key: Key) {
    if key == .enter {
      let typed = serverLine.text.filter { $0 != " " }
      if !typed.isEmpty { participation.choose(typed) }
    } else if !serverLine.handle(key), key == .escape {
      participation.leave()
    }
  }

  private mutating func takeConnecting(_ key: Key) {
    guard key == .enter else { return takeLetter(key) }
    guard !participation.wasEverConnected else { return }
    serverLine = LineEditor(text: participation.server ?? "", lengthMax: serverLine.lengthMax)
    participation.askServer()
  }

  private mutating func takeOffer(_ key: Key) {
    switch key {
    case .up, .left: offerChoice = true
    case .down, .right, .tab: offerChoice = offerChoice == nil ? true : false
    case .enter: if let offerChoice { participation.answerOffer(offerChoice) }
    default:
      switch ChoiceKey.fold(key) {
      case "C", "Y": participation.answerOffer(true)
      case "K", "N": participation.answerOffer(false)
      default: takeLetter(key)
      }
    }
  }

  private mutating func takeForm(_ key: Key) {
    if takeScroll(key) { return }
    scroll.followsFocus = true
    if key == .escape && participation.form.isConfirming {
      _ = participation.form.take(.up, credential: nil, today: participation.setup.today)
      return
    }
    if key == .up || key == .backTab, participation.form.focus == 0 {
      return participation.openTicketRow()
    }
    let join = participation.form.take(
      key, credential: participation.credential, today: participation.setup.today)
    if let join { participation.submit(join) }
  }

  private mutating func takeTicket(_ key: Key) {
    switch key {
    case .enter, .character(" "), .escape: ticketToCopy = nil
    default: takeLetter(key)
    }
  }

  // MARK: The contest

  private mutating func takeIdle(_ key: Key) {
    if takeScroll(key) { return }
    switch key {
    case .enter, .escape:
      if participation.stage == .over(.newTicket), key == .enter {
        participation.comeBack()
      } else if screen == .ended || screen == .over {
        participation.leave()
      }
    default: takeLetter(key)
    }
  }

  private mutating func takeQuestion(_ key: Key) {
    if takeScroll(key) { return }
    guard var desk, let question = view.question else { return }
    guard view.canAnswer(question.id) else { return takeLetter(key) }
    guard Countdown(question, view: view, now: now).canAnswer else {
      // A letter is meant as an answer that comes too early.
      if key == .character("?") { toggle(.help) }
      return
    }
    let before = desk.editor
    let outcome = desk.editor.take(key)
    let isTyping = before.isTyping
    if outcome != .ignored {
      desk.problem = nil
      desk.scroll.followsFocus = true
    }
    if desk.editor != before { desk.changedAt = now }
    self.desk = desk
    switch outcome {
    case .ignored: if !isTyping { takeLetter(key) }
    case .send: send()
    case .changed:
      if participation.setup.sendsOnLetter, desk.editor.canBeQuick, case .character = key,
        desk.editor != before
      {
        send()
      }
    }
  }

  private mutating func send() {
    guard let desk, let question = view.question else { return }
    guard let response = desk.editor.response(texts) else {
      let problem = desk.editor.problem(texts)
      self.desk?.problem = problem
      return
    }
    var mustSend = response != question.answer.given
    if case .refused = question.answer.delivery { mustSend = true }
    if mustSend { participation.answer(desk.question, with: response) }
  }
}
