import Terminal
import Wire

/// Lines about keys and single contestants.
extension PlainHost {
  /// `3 B ; misprint`.
  mutating func correct(_ rest: String) {
    let parts = rest.split(separator: ";", maxSplits: 1).map(String.init)
    let words = parts.first?.split(separator: " ", maxSplits: 1).map(String.init) ?? []
    guard parts.count == 2, words.count == 2, let place = model.place(ofTyped: words[0]),
      parts[1].contains(where: { !$0.isWhitespace })
    else { return say(texts.correctUsage(isByPapers: model.isByPapers)) }
    let asked = model.record.asked[place]
    guard asked.item != nil else { return look(at: asked.id, before: "k " + rest) }
    if asked.isSurvey { return say(texts.surveyHasNoKey) }
    guard let key = model.typedKey(words[1], of: asked.id) else {
      return say(texts.keyNotUnderstood(asked.item))
    }
    let reason = String(parts[1].drop { $0.isWhitespace }.prefix(HostDialog.remarkLengthMax))
    model.ask(.rekey(asked.id, key: key, reason: reason))
  }

  /// A question that was opened before this console came in is asked for once, and then the line is taken
  /// again.
  private mutating func look(at question: String, before line: String) {
    guard askedFor.insert(question).inserted else { return say(texts.itemUnknownHere) }
    model.tell(.show(question: question))
    waiting.insert(line, at: 0)
  }

  mutating func find(_ rest: String) {
    guard rest.contains(where: { !$0.isWhitespace }) else { return say(texts.findUsage) }
    model.search()
    model.tell(.find(String(rest.prefix(HostDialog.remarkLengthMax))))
  }

  /// - Parameter isOut: else back in.
  mutating func judge(_ rest: String, isOut: Bool) {
    let words = rest.split(separator: " ", maxSplits: 1).map(String.init)
    let letter = isOut ? "d" : "b"
    guard words.count == 2, let number = Self.number(words[0]) else {
      return say(texts.judgeUsage(letter))
    }
    guard let one = contestant(number, before: letter + " " + rest) else { return }
    if one.isDisqualified == isOut {
      return say(isOut ? texts.alreadyOut(one) : texts.notOut(one))
    }
    let reason = String(words[1].prefix(HostDialog.remarkLengthMax))
    model.ask(isOut ? .disqualify(one, reason: reason) : .reinstate(one, reason: reason))
  }

  mutating func newTicket(_ rest: String) {
    guard let number = Self.number(rest) else { return say(texts.ticketUsage) }
    guard let one = contestant(number, before: "v " + rest) else { return }
    model.ask(.newTicket(one))
  }

  mutating func rescue(_ rest: String) {
    guard let count = Int(rest), count > 0 else { return say(texts.rescueNeedsCount) }
    model.ask(.rescue(count))
  }

  /// `9:15-9:20 le-mao ; power cut`, or `i1`.
  mutating func takeOut(_ rest: String) {
    if model.isByPapers { return say(texts.noIntervals.capitalizedFirst) }
    let parts = rest.split(separator: ";", maxSplits: 1).map(String.init)
    switch parts.first.flatMap(model.typedInterval) {
    case .restore(let name)? where parts.count == 1: model.ask(.restoreInterval(name))
    case .some(let interval)
    where parts.count == 2 && parts[1].contains(where: { !$0.isWhitespace }):
      let reason = String(parts[1].drop { $0.isWhitespace }.prefix(HostDialog.remarkLengthMax))
      guard let order = HostModel.order(interval, reason: reason) else {
        return say(texts.intervalUsage)
      }
      model.ask(.removeInterval(order))
    default: say(texts.intervalUsage)
    }
  }

  /// Nil for what is no contestant's number.
  private static func number(_ word: String) -> String? {
    let id = word.lowercased().filter { !$0.isWhitespace }
    return id.first == "c" && Int(id.dropFirst()) != nil ? id : nil
  }

  /// Who has the number, with the points of now: the server is asked each time, and then the line is taken
  /// again.
  ///
  /// - Returns: nil while it is asked, and for nobody.
  private mutating func contestant(
    _ number: String, before line: String
  ) -> ServerMessage.FoundContestant? {
    switch model.takeLookup(of: number) {
    case .found(_, let one?): return one
    case .found(_, nil): say(texts.nobodyHas(number))
    // The server has said why.
    case .failed: break
    case .asked:
      model.lookUp(number)
      waiting.insert(line, at: 0)
    }
    return nil
  }

  // MARK: What was found

  /// Says whom the search has found, and the new ticket. Nothing waits behind them in plain mode.
  mutating func sayFound() {
    switch model.dialog {
    case .found, .contestant:
      for one in model.found { say(texts.line(of: one) + " · \(one.points)") }
      model.dialog = nil
    case .ticket(let name, let ticket):
      say(texts.newTicketIs(oneLine(name), ticket))
      model.dialog = nil
    // Nobody was found: the feedback says so.
    case .findWho where model.pending.isEmpty: model.dialog = nil
    default: break
    }
  }
}
