import Terminal
import Wire

/// What keys do.
extension HostModel {
  mutating func press(_ key: Key) {
    switch key {
    case .control("c"): return interrupt()
    case .control("l"): return add(.redraw)
    default: break
    }
    if entry.end == nil, entry.question != nil { return pressInEntry(key) }
    if entry.end != nil || dialog == nil && !isIn {
      if key == .character("q") || key == .function(9) { add(.leave(exitStatus)) }
      return
    }
    if dialog != nil { return pressInDialog(key) }
    if turnPage(key) { return }
    if screen != .console, leavesScreen(key) { return }
    act(on: key)
  }

  /// Whether the console has been in the contest; then it stays on the screen also without a line.
  var isIn: Bool { entry.wasIn }

  private mutating func interrupt() {
    if now < interruptEndsAt { return add(.leave(exitStatus)) }
    interruptEndsAt = now + Self.interruptTime
  }

  /// How far a page goes depends on what is drawn, so the picture is asked.
  private mutating func turnPage(_ key: Key) -> Bool {
    let page = page
    let height = page.documentHeight(size)
    switch key {
    case .pageDown: scroll.turnPage(forward: true, document: page.document, height: height)
    case .pageUp: scroll.turnPage(forward: false, document: page.document, height: height)
    case .down: scroll.offset = min(lastOffset(page, height), scroll.offset + 1)
    case .up: scroll.offset = max(0, min(lastOffset(page, height), scroll.offset) - 1)
    case .home: scroll = .top
    case .end: scroll.offset = lastOffset(page, height)
    default: return false
    }
    return true
  }

  private func lastOffset(_ page: Page, _ height: Int) -> Int {
    max(0, page.document.rows.count - height)
  }

  private mutating func show(_ screen: Screen) {
    self.screen = self.screen == screen ? .console : screen
    scroll = .top
  }

  private mutating func leavesScreen(_ key: Key) -> Bool {
    switch key {
    case .enter, .escape, .character("q"), .character("Q"):
      show(.console)
      return true
    default: return false
    }
  }

  private mutating func act(on key: Key) {
    switch key {
    case .enter: if now - stepSince >= Self.stepPause { takeStep() }
    case .escape: feedback = nil
    case .function(1): show(.help)
    case .function(9): askToLeave()
    case .function(10): finishNow()
    case .character(let character): act(on: ChoiceKey.fold(character) ?? character)
    default: break
    }
  }

  /// - Parameter character: as `ChoiceKey` folds.
  mutating func act(on character: Character) {
    switch character {
    case "?": show(.help)
    case "Q": askToLeave()
    case "L": show(.log)
    case "S": show(.schools)
    case "1": show(.standings)
    case "O": tell(.open)
    case "M": tell(.openReserve)
    case "C": close()
    case "R": tell(.reveal)
    case "P": tell(view.state == .paused ? .continue : .pause)
    case "+", "=": tell(.extend(Self.extensionStep))
    case "N": tell(.revealNext())
    case "F": tell(view.isFrozen ? .unfreeze : .freeze)
    case "T": dialog = .announcement(LineEditor(lengthMax: HostDialog.remarkLengthMax))
    case "A": chooseToAnnul()
    case "K": chooseToCorrect()
    case "X": search()
    case "U": askWhomToRescue()
    case "I": askForInterval()
    case "G": showNewcomers()
    case "H": showAppeals()
    default: break
    }
  }

  /// How much longer `+` makes a question, in milliseconds.
  static let extensionStep: Int64 = 10_000

  mutating func takeStep() {
    guard let step, pending.isEmpty else { return }
    switch step {
    case .start where joined == 0: ask(.startEmpty)
    case .close: close()
    case .finish: ask(.finish)
    case .finalize: ask(.finalize)
    default: tell(step.order)
    }
  }

  mutating func ask(_ doubt: HostDialog.Doubt) {
    dialog = .sure(doubt)
    doubtSince = now
  }

  /// Also before all questions were asked.
  mutating func finishNow() {
    if canFinish { ask(.finish) } else { say(.bad, texts.cannotFinish(view.state)) }
  }

  /// Before the time is over it is asked once. What is not open is left to the server to refuse.
  private mutating func close() {
    if let question = view.question, question.isClosing, !question.isClosed {
      say(.good, texts.isClosing)
    } else if isAsking, let question = view.question {
      ask(.close(question.id))
    } else {
      tell(.close)
    }
  }

  private mutating func askToLeave() {
    if view.state == .ended && record.isFinal { return add(.leave(exitStatus)) }
    ask(.leave)
  }
}
