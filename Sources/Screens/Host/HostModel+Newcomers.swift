import Terminal
import Wire

/// Those who wait to be let in: one, a school, or all of them.
extension HostModel {
  var waitingCount: Int { view.newcomers?.waiting ?? 0 }

  /// What may be chosen, in the order of the list.
  private var choices: [HostOrder.Waiting] {
    guard let newcomers = view.newcomers, newcomers.waiting > 0 else { return [] }
    let schools = newcomers.schools.map { HostOrder.Waiting.school($0.school) }
    return (newcomers.waiting > 1 ? [.all] : []) + (schools.count > 1 ? schools : [])
      + newcomers.first.map { .newcomer($0.newcomer) }
  }

  /// Whether anybody is meant.
  func waits(_ waiting: HostOrder.Waiting) -> Bool { count(of: waiting) > 0 }

  func count(of waiting: HostOrder.Waiting) -> Int {
    guard let newcomers = view.newcomers else { return 0 }
    switch waiting {
    case .all: return newcomers.waiting
    case .school(let id): return newcomers.schools.first { $0.school == id }?.waiting ?? 0
    case .newcomer(let id): return newcomers.first.contains { $0.newcomer == id } ? 1 : 0
    }
  }

  /// For people; nil for everybody.
  func name(of waiting: HostOrder.Waiting) -> String? {
    switch waiting {
    case .all: return nil
    case .school(let id):
      let school = view.newcomers?.schools.first { $0.school == id }
      return oneLine(school?.schoolName ?? id)
    case .newcomer(let id):
      return view.newcomers?.first.first { $0.newcomer == id }.map(texts.newcomer) ?? id
    }
  }

  mutating func hearNewcomers() {
    // The first is worth a look up from whatever is being done.
    if waitingCount > 0, !knowsOfWaiting { add(.ring) }
    knowsOfWaiting = waitingCount > 0
    guard case .newcomers(let chosen?) = dialog, !choices.contains(chosen) else { return }
    // What was chosen is gone: nothing else slips under the key that was about to be pressed.
    dialog = .newcomers(nil)
  }

  // MARK: Keys

  mutating func showNewcomers() {
    dialog = .newcomers(choices.first)
    scroll = .top
  }

  mutating func pressInNewcomers(_ key: Key, _ chosen: HostOrder.Waiting?) {
    switch key {
    case .escape, .character("q"), .character("Q"): dialog = nil
    case .up, .down: dialog = .newcomers(neighbour(of: chosen, isNext: key == .down))
    case .enter: if let chosen { letInAndGoOn(chosen) }
    case .delete, .backspace, .character("-"): if let chosen { sendAway(chosen) }
    case .character("b"), .character("B"): ask(.approval(!(view.newcomers?.isOn ?? false)))
    default: break
    }
  }

  private func neighbour(of chosen: HostOrder.Waiting?, isNext: Bool) -> HostOrder.Waiting? {
    let choices = choices
    guard let chosen, let place = choices.firstIndex(of: chosen) else { return choices.first }
    return choices[max(0, min(choices.count - 1, place + (isNext ? 1 : -1)))]
  }

  /// The next one is chosen at once, so that one child after the other is let in with one key.
  private mutating func letInAndGoOn(_ chosen: HostOrder.Waiting) {
    guard case .newcomer = chosen else { return letIn(chosen) }
    if pending.contains(where: { $0.verb == .admit }) { return }
    dialog = .newcomers(neighbour(of: chosen, isNext: choices.last != chosen))
    letIn(chosen)
  }

  /// One child at once, many after a question.
  mutating func letIn(_ waiting: HostOrder.Waiting) {
    let count = count(of: waiting)
    if case .newcomer = waiting { tell(.admit(waiting)) } else { ask(.admit(waiting, count)) }
  }

  /// After a question that was asked over the list, the list comes back while somebody waits in it.
  ///
  /// - Parameter isAgreed: false: nothing was done, and the same is still chosen.
  mutating func returnToNewcomers(after doubt: HostDialog.Doubt, isAgreed: Bool) {
    switch doubt {
    case .admit(let waiting, _), .turnAway(let waiting, _):
      if !isAgreed { dialog = .newcomers(waiting) }
      if isAgreed, waitingCount > count(of: waiting) { dialog = .newcomers(nil) }
    case .approval: if waitingCount > 0 || !isAgreed { dialog = .newcomers(choices.first) }
    default: break
    }
  }

  mutating func sendAway(_ waiting: HostOrder.Waiting) {
    ask(.turnAway(waiting, count(of: waiting)))
  }

  // MARK: Pages

  /// On the main page, while somebody waits.
  var newcomersRow: [TextRow] {
    if waitingCount == 0 { return [] }
    let words =
      isCompact
      ? texts.shortWaitToBeLetIn(waitingCount) : texts.waitToBeLetIn(waitingCount)
    return [TextRow(words, Look.warning)]
  }

  func newcomersPage(_ chosen: HostOrder.Waiting?) -> Page {
    var document = Document()
    document.add(
      TextRow.wrapped(
        texts.approvalState(view.newcomers?.isOn ?? false), width: width, Look.quiet))
    if waitingCount == 0 { document.add(TextRow(texts.nobodyWaits)) }
    for choice in choices {
      let isChosen = choice == chosen
      if isChosen { document.focus = document.rows.count..<document.rows.count + 1 }
      document.add(row(of: choice, isChosen: isChosen))
    }
    let left = waitingCount - (view.newcomers?.first.count ?? 0)
    if left > 0 { document.add(TextRow(texts.moreWait(left), Look.quiet)) }
    var page = sidePage(texts.newcomersTitle(waitingCount), [])
    page.document = document
    page.scroll.followsFocus = true
    page.keys = texts.newcomersKeys
    return page
  }

  private func row(of choice: HostOrder.Waiting, isChosen: Bool) -> TextRow {
    let words: String
    var right: String?
    switch choice {
    case .all:
      words = texts.everybody
      right = "\(waitingCount)"
    case .school:
      words = name(of: choice) ?? ""
      right = "\(count(of: choice))"
    case .newcomer(let id):
      words = name(of: choice) ?? ""
      // A name says more than since when.
      if isCompact { break }
      right = view.newcomers?.first.first { $0.newcomer == id }.map {
        texts.screen.timeOfDay($0.since, offset: setup.secondsEast)
      }
    }
    return TextRow(
      (isChosen ? "▸ " : "  ") + words, isChosen ? Look.chosen : .plain, right: right,
      rightStyle: Look.quiet)
  }
}
