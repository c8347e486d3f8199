import Terminal
import Wire

/// What keys do. None of them changes the contest.
extension BoardModel {
  mutating func press(_ key: Key) {
    switch key {
    case .control("c"):
      if now < interruptEndsAt { return leave() }
      interruptEndsAt = now + Self.leavingTime
      return
    case .control("l"): return redraw()
    default: break
    }
    switch dialog {
    case .token(let editor, _): return pressInToken(key, editor)
    case .contest(let place): return pressInContests(key, place)
    case nil: break
    }
    if end != nil || !wasIn {
      if isLeaving(key) { leave() }
      return
    }
    act(on: key)
  }

  private func isLeaving(_ key: Key) -> Bool {
    if case .character(let character) = key { return ChoiceKey.fold(character) == "Q" }
    return key == .function(9)
  }

  private mutating func act(on key: Key) {
    if isLeaving(key) { return askToLeave() }
    leaveEndsAt = .min
    if helpIsOpen {
      helpIsOpen = false
      return
    }
    switch key {
    case .function(1), .character("?"): helpIsOpen = true
    case .escape, .enter, .character("0"): choose(nil)
    case .character(let digit): if let number = digit.wholeNumberValue { choose(number - 1) }
    default: turnPage(key)
    }
  }

  private mutating func askToLeave() {
    if now < leaveEndsAt || view.state == .ended && !view.isFrozen { return leave() }
    leaveEndsAt = now + Self.leavingTime
  }

  /// - Parameter place: nil lets the leaves turn by themselves again.
  private mutating func choose(_ place: Int?) {
    if let place, !leaves.indices.contains(place) { return }
    chosenLeaf = place
    scroll = nil
  }

  private mutating func turnPage(_ key: Key) {
    let page = page
    let height = page.documentHeight(size)
    let last = max(0, page.document.rows.count - height)
    var scroll = Scroll(offset: page.document.offset(page.scroll, height: height))
    switch key {
    case .pageDown: scroll.turnPage(forward: true, document: page.document, height: height)
    case .pageUp: scroll.turnPage(forward: false, document: page.document, height: height)
    case .down: scroll.offset = min(last, scroll.offset + 1)
    case .up: scroll.offset = max(0, scroll.offset - 1)
    case .home: scroll.offset = 0
    case .end: scroll.offset = last
    default: return
    }
    // A leaf that is being read does not turn away.
    chosenLeaf = leaves.firstIndex(of: leaf.leaf)
    self.scroll = scroll
  }

  // MARK: Coming in

  private mutating func pressInToken(_ key: Key, _ editor: LineEditor) {
    var editor = editor
    switch key {
    case .escape, .function(9): leave()
    case .enter:
      let token = String(editor.text.filter { !$0.isWhitespace })
      if token.isEmpty { return }
      dialog = nil
      refusal = nil
      perform(session.enter(.authenticate(token: token), now: now))
    default: if editor.handle(key) { dialog = .token(editor, isWrong: false) }
    }
  }

  private mutating func pressInContests(_ key: Key, _ place: Int) {
    switch key {
    case .up: dialog = .contest(max(0, place - 1))
    case .down: dialog = .contest(max(0, min(view.offered.count - 1, place + 1)))
    case .enter: chooseContest(place)
    case .escape, .function(9), .character("q"): leave()
    case .character(let digit):
      if let number = digit.wholeNumberValue { chooseContest(number - 1) }
    default: break
    }
  }

  mutating func chooseContest(_ place: Int) {
    guard view.offered.indices.contains(place) else { return }
    dialog = nil
    perform(session.choose(contest: view.offered[place].id, now: now))
  }
}
