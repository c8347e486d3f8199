import Wire

/// Those who wait to be let in, by typed lines.
extension PlainHost {
  /// `g`, and what stands behind it.
  mutating func newcomers(_ rest: String) {
    let word = rest.filter { !$0.isWhitespace }
    switch word.lowercased() {
    case "": return sayWhoWaits()
    case "on": return switchApproval(true)
    case "off": return switchApproval(false)
    default: break
    }
    let isRefusal = word.hasPrefix("-")
    guard let waiting = waiting(isRefusal ? String(word.dropFirst()) : word) else {
      return say(model.waitingCount == 0 ? texts.nobodyWaits : texts.newcomersUsage)
    }
    if isRefusal { model.sendAway(waiting) } else { model.letIn(waiting) }
  }

  private mutating func switchApproval(_ isNeeded: Bool) {
    if view.newcomers?.isOn ?? false == isNeeded { return say(texts.approvalState(isNeeded)) }
    model.ask(.approval(isNeeded))
  }

  /// Nil for nobody who waits.
  private func waiting(_ word: String) -> HostOrder.Waiting? {
    let meant: [HostOrder.Waiting] = [.newcomer(word), .school(word)]
    if word.lowercased() == "all", model.waitingCount > 0 { return .all }
    return meant.first(where: model.waits)
  }

  private mutating func sayWhoWaits() {
    let newcomers = view.newcomers
    say(texts.approvalState(newcomers?.isOn ?? false))
    say(texts.newcomersTitle(model.waitingCount))
    for school in newcomers?.schools ?? [] {
      say("\(school.school). \(oneLine(school.schoolName ?? "")): \(school.waiting)")
    }
    for newcomer in newcomers?.first.prefix(Self.saidNewcomersMax) ?? [] {
      say("\(newcomer.newcomer). \(texts.newcomer(newcomer))")
    }
  }

  private static let saidNewcomersMax = 20

  /// The first who waits is said, and then each time they are twice as many.
  mutating func sayNewcomers() {
    let count = model.waitingCount
    if count == 0 { saidWaiting = 0 }
    guard count > 0, count >= 2 * saidWaiting else { return }
    saidWaiting = count
    say(texts.waitToBeLetIn(count))
  }
}
