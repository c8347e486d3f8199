import Terminal
import Wire

/// What keys do while the console asks something.
extension HostModel {
  mutating func pressInDialog(_ key: Key) {
    switch dialog {
    case .announcement(let editor): pressInAnnouncement(key, editor)
    case .annulWhich(let place): pressInAnnulment(key, place)
    case .annulReason(let question, let editor): pressInReason(key, question, editor)
    case .sure(let doubt): pressInDoubt(key, doubt)
    case nil: break
    default: pressInCorrection(key)
    }
  }

  private mutating func pressInCorrection(_ key: Key) {
    switch dialog {
    case .keyWhich(let place): pressInKeyChoice(key, place)
    case .keyAnswer(let question, let editor): pressInKeyAnswer(key, question, editor)
    case .keyReason(let question, let answer, let editor):
      pressInKeyReason(key, question, answer, editor)
    case .findWho(let editor): pressInSearch(key, editor)
    case .found(let place): pressInFound(key, place)
    case .contestant(let found, let place): pressInContestant(key, found, place)
    case .contestantReason(let found, let action, let editor):
      pressInContestantReason(key, found, action, editor)
    case .rescueCount(let editor): pressInRescue(key, editor)
    case .appeals(let editor): pressInAppeals(key, editor)
    case .interval(let editor): pressInInterval(key, editor)
    case .intervalReason(let interval, let editor):
      pressInIntervalReason(key, interval, editor)
    case .newcomers(let chosen): pressInNewcomers(key, chosen)
    case .ticket: if key == .enter || key == .escape { dialog = nil }
    default: break
    }
  }

  mutating func pressInEntry(_ key: Key) {
    entry.press(key, contests: view.offered.count).map { take($0) }
  }

  mutating func chooseContest(_ place: Int) {
    entry.choose(place, of: view.offered.count).map { take($0) }
  }

  private mutating func take(_ step: ConsoleEntry.Step) {
    switch step {
    case .enter(let token):
      feedback = nil
      perform(session.enter(.authenticate(token: token), now: now))
    case .choose(let place):
      perform(session.choose(contest: view.offered[place].id, now: now))
    case .leave: add(.leave(exitStatus))
    }
  }

  private mutating func pressInAnnouncement(_ key: Key, _ editor: LineEditor) {
    var editor = editor
    switch key {
    case .escape: dialog = nil
    case .enter:
      if editor.text.contains(where: { !$0.isWhitespace }) {
        guard view.link == .joined else { return say(.bad, texts.notConnected) }
        tell(.announce(editor.text))
      }
      dialog = nil
    default: if editor.handle(key) { dialog = .announcement(editor) }
    }
  }

  // MARK: Annulling

  private mutating func pressInAnnulment(_ key: Key, _ place: Int) {
    let places = record.asked.indices.filter { !record.asked[$0].isAnnulled }
    if let moved = moved(key, from: place, among: places) {
      dialog = .annulWhich(moved)
      return lookAround(moved)
    }
    switch key {
    case .escape, .character("q"): dialog = nil
    case .enter:
      guard places.contains(place) else { return }
      dialog = .annulReason(
        record.asked[place].id, LineEditor(lengthMax: HostDialog.remarkLengthMax))
    default: break
    }
  }

  private mutating func pressInReason(_ key: Key, _ question: String, _ editor: LineEditor) {
    var editor = editor
    switch key {
    case .escape: dialog = nil
    case .enter:
      guard editor.text.contains(where: { !$0.isWhitespace }) else { return }
      ask(.annul(question, reason: editor.text))
    default: if editor.handle(key) { dialog = .annulReason(question, editor) }
    }
  }

  // MARK: Asking once

  private mutating func pressInDoubt(_ key: Key, _ doubt: HostDialog.Doubt) {
    switch key {
    case .enter, .character("y"), .character("Y"):
      // The same key pressed twice is no answer to what it asked.
      guard now - doubtSince >= Self.doubtPause else { return }
      agree(to: doubt)
      returnToNewcomers(after: doubt, isAgreed: true)
    case .escape, .character("n"), .character("N"), .character("k"), .character("K"):
      dialog = nil
      returnToNewcomers(after: doubt, isAgreed: false)
    default: break
    }
  }

  /// Told to all before an early close, in milliseconds: what is marked goes out by itself meanwhile.
  private static let closeGrace: Int64 = 2_000

  mutating func agree(to doubt: HostDialog.Doubt) {
    dialog = nil
    switch doubt {
    case .startEmpty: tell(.start)
    case .close: tell(.closeAfter(Self.closeGrace))
    case .finish: tell(.finish)
    case .finalize: tell(.finalize)
    case .annul(let question, let reason): tell(.annul(question: question, reason: reason))
    case .rekey(let question, let key, let reason):
      tell(.rekey(question: question, key: key, reason: reason))
    case .disqualify(let found, let reason):
      tell(.disqualify(contestant: found.contestant, reason: reason))
    case .reinstate(let found, let reason):
      tell(.reinstate(contestant: found.contestant, reason: reason))
    case .newTicket(let found): tell(.ticket(contestant: found.contestant))
    case .rescueOne(let found): tell(.rescue(.contestants([found.contestant])))
    case .rescue(let count): tell(.rescue(.count(count)))
    case .removeInterval(let interval): tell(.removeInterval(interval))
    case .restoreInterval(let name): tell(.restoreInterval(name))
    case .admit(let waiting, _): tell(.admit(waiting))
    case .turnAway(let waiting, _): tell(.turnAway(waiting))
    case .approval(let isNeeded): tell(.approval(isNeeded))
    case .leave: add(.leave(exitStatus))
    }
  }
}
