import Terminal
import Wire

/// Contestants: they are searched for, and something is done about one of them.
extension HostModel {
  /// What may be done about a contestant, in the order of the list.
  func actions(for found: ServerMessage.FoundContestant) -> [HostDialog.Action] {
    var actions: [HostDialog.Action] = [.newTicket]
    actions.append(found.isDisqualified ? .reinstate : .disqualify)
    if found.isOut, !found.isDisqualified { actions.append(.rescue) }
    return actions
  }

  mutating func search() {
    dialog = .findWho(LineEditor(lengthMax: WireLimits.nameLengthMax))
    scroll = .top
  }

  mutating func pressInSearch(_ key: Key, _ editor: LineEditor) {
    var editor = editor
    switch key {
    case .escape: dialog = nil
    case .enter:
      guard editor.text.contains(where: { !$0.isWhitespace }) else { return }
      guard view.link == .joined else { return say(.bad, texts.notConnected) }
      tell(.find(editor.text))
    default: if editor.handle(key) { dialog = .findWho(editor) }
    }
  }

  /// One that was asked for by its number.
  enum Lookup: Hashable, Sendable {
    case asked(String)
    case found(String, ServerMessage.FoundContestant?)
    case failed(String)
  }

  mutating func lookUp(_ number: String) {
    lookup = .asked(number)
    tell(.find(number))
  }

  /// What has become of it; `asked` where it is to be asked for.
  mutating func takeLookup(of number: String) -> Lookup {
    defer { lookup = nil }
    switch lookup {
    case .found(number, _), .failed(number): return lookup ?? .asked(number)
    default: return .asked(number)
    }
  }

  /// What the server has found, while it is still asked for.
  mutating func take(found: [ServerMessage.FoundContestant], by text: String) {
    if lookup == .asked(text) {
      let one = found.first { $0.contestant == text }
      lookup = .found(text, one)
      self.found = one.map { [$0] } ?? []
      return
    }
    guard case .findWho = dialog else { return }
    if found.isEmpty { return say(.bad, texts.nobodyFound) }
    self.found = found
    feedback = nil
    dialog = found.count == 1 ? .contestant(found[0], 0) : .found(0)
  }

  mutating func pressInFound(_ key: Key, _ place: Int) {
    switch key {
    case .up: dialog = .found(max(0, place - 1))
    case .down: dialog = .found(min(found.count - 1, place + 1))
    case .escape, .character("q"): search()
    case .enter: if found.indices.contains(place) { dialog = .contestant(found[place], 0) }
    default: break
    }
  }

  mutating func pressInContestant(
    _ key: Key, _ found: ServerMessage.FoundContestant, _ place: Int
  ) {
    let actions = actions(for: found)
    switch key {
    case .up: dialog = .contestant(found, max(0, place - 1))
    case .down: dialog = .contestant(found, min(actions.count - 1, place + 1))
    case .escape, .character("q"): search()
    case .enter: if actions.indices.contains(place) { begin(actions[place], found) }
    case .character(let digit):
      if let number = digit.wholeNumberValue, actions.indices.contains(number - 1) {
        begin(actions[number - 1], found)
      }
    default: break
    }
  }

  private mutating func begin(
    _ action: HostDialog.Action, _ found: ServerMessage.FoundContestant
  ) {
    switch action {
    case .newTicket: ask(.newTicket(found))
    case .rescue: ask(.rescueOne(found))
    case .disqualify, .reinstate:
      dialog = .contestantReason(
        found, action, LineEditor(lengthMax: HostDialog.remarkLengthMax))
    }
  }

  mutating func pressInContestantReason(
    _ key: Key, _ found: ServerMessage.FoundContestant, _ action: HostDialog.Action,
    _ editor: LineEditor
  ) {
    var editor = editor
    switch key {
    case .escape: dialog = nil
    case .enter:
      guard editor.text.contains(where: { !$0.isWhitespace }) else { return }
      ask(
        action == .disqualify
          ? .disqualify(found, reason: editor.text) : .reinstate(found, reason: editor.text))
    default: if editor.handle(key) { dialog = .contestantReason(found, action, editor) }
    }
  }

  // MARK: Rescue

  mutating func askWhomToRescue() {
    dialog = .rescueCount(LineEditor(lengthMax: 6))
  }

  mutating func pressInRescue(_ key: Key, _ editor: LineEditor) {
    var editor = editor
    switch key {
    case .escape: dialog = nil
    case .enter:
      guard let count = Int(editor.text.filter { !$0.isWhitespace }), count > 0 else {
        return say(.bad, texts.rescueNeedsCount)
      }
      ask(.rescue(count))
    default: if editor.handle(key) { dialog = .rescueCount(editor) }
    }
  }

  // MARK: Pages

  func foundPage(_ place: Int) -> Page {
    var document = Document()
    for (index, one) in found.enumerated() {
      let isChosen = index == place
      if isChosen { document.focus = document.rows.count..<document.rows.count + 1 }
      document.add(
        TextRow(
          (isChosen ? "▸ " : "  ") + texts.line(of: one), isChosen ? Look.chosen : .plain,
          right: "\(one.points)", rightStyle: Look.quiet))
    }
    return listPage(texts.foundTitle(found.count), document)
  }

  func contestantPage(_ one: ServerMessage.FoundContestant, _ place: Int) -> Page {
    var document = Document(rows: texts.details(of: one).map { TextRow($0) } + [.empty])
    for (index, action) in actions(for: one).enumerated() {
      let isChosen = index == place
      if isChosen { document.focus = document.rows.count..<document.rows.count + 1 }
      document.add(
        TextRow(
          "\(isChosen ? "▸" : " ") \(index + 1)  \(texts.words(action))",
          isChosen ? Look.chosen : .plain))
    }
    return listPage(oneLine(one.name), document)
  }

  private func listPage(_ title: String, _ document: Document) -> Page {
    var page = sidePage(title, [])
    page.document = document
    page.scroll.followsFocus = true
    page.keys = [texts.chooseKeys]
    return page
  }

  /// In large letters, to be copied by hand.
  func ticketPage(_ name: String, _ ticket: String) -> Page {
    let spaced = String(ticket.prefix(4)) + " " + String(ticket.dropFirst(4))
    var page = sidePage(
      texts.ticketTitle(oneLine(name)),
      [.empty, TextRow(spaced, Look.title).centered(in: width), .empty]
        + TextRow.wrapped(texts.ticketHint, width: width))
    page.keys = [texts.backKey]
    return page
  }
}
