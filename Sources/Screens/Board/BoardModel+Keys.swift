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
    if entry.question != nil {
      entry.press(key, contests: view.offered.count).map { take($0) }
      return
    }
    if entry.end != nil || !entry.wasIn {
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

  mutating func chooseContest(_ place: Int) {
    entry.choose(place, of: view.offered.count).map { take($0) }
  }

  private mutating func take(_ step: ConsoleEntry.Step) {
    switch step {
    case .enter(let token):
      refusal = nil
      perform(session.enter(.authenticate(token: token), now: now))
    case .choose(let place):
      perform(session.choose(contest: view.offered[place].id, now: now))
    case .leave: leave()
    }
  }
}
