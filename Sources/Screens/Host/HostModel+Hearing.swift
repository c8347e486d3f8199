import Terminal
import Wire

/// What the session has to tell.
extension HostModel {
  /// How long what was done, and what was refused, stays on the screen, in milliseconds.
  static let goodTime: Int64 = 5_000
  static let badTime: Int64 = 20_000

  mutating func hear(_ notice: Notice) {
    record.hear(notice, view: view)
    switch notice {
    case .contestsOffered: entry.offered()
    case .welcomed: entry.welcomed(isBusy: dialog != nil)
    case .authenticated: authenticated()
    case .joinRefused(let error): refusedEntry(error)
    case .question:
      screen = .console
      scroll = .top
    case .connectionLost:
      if entry.wasIn { record.log.add(.lineLost, at: view.clock.serverTime(at: now)) }
    case .fault(let fault): hear(fault)
    case .newcomers: hearNewcomers()
    case .winners: hearWinners()
    case .done(let order, let done): self.done(order, done)
    case .orderRefused(let order, let error): refused(order, error)
    case .orderLost(let order): lost(order)
    case .error(let error), .heldAtDoor(let error): say(.bad, texts.refusal(error.code))
    case .ended(let reason): entry.ended(reason)
    default: break
    }
  }

  private mutating func authenticated() {
    let isFirst = entry.authenticated()
    if !isFirst { record.log.add(.lineBack, at: view.clock.serverTime(at: now)) }
    if isFirst, entry.trust?.isFirstVisit == true { say(.good, texts.firstVisit) }
  }

  private mutating func refusedEntry(_ error: ErrorMessage) {
    entry.refused(error, view: view)
    if error.code.isTemporary || view.link == .choosing { say(.bad, texts.refusal(error.code)) }
  }

  private mutating func hear(_ fault: Notice.Fault) {
    if fault.code.hasSuffix("Back") {
      record.fault = nil
      say(.good, oneLine(fault.text))
    } else {
      record.fault = fault
      add(.ring)
    }
  }

  // MARK: Orders

  mutating func tell(_ order: HostOrder) {
    if pending.contains(where: { $0.verb == order.verb }) { return }
    pending.append(order)
    feedback = nil
    perform(session.order(order))
  }

  private mutating func take(_ order: HostOrder) {
    if let place = pending.firstIndex(of: order) { pending.remove(at: place) }
  }

  private mutating func done(_ order: HostOrder, _ done: ServerMessage.Done) {
    take(order)
    if case .find(let text) = order { return take(found: done.contestants ?? [], by: text) }
    if case .show = order {
      if let question = done.question { take(shown: question) }
      return
    }
    if case .appeals = order { return take(appeals: done.appeals ?? []) }
    record.refused = []
    if case .appeal = order, let appeal = done.appeal { say(.good, texts.appealNoted(appeal)) }
    if case .appeals = dialog {
      perform(session.order(.appeals))
      pending.append(.appeals)
    }
    if case .ticket(let contestant) = order, let ticket = done.ticket {
      let name = found.first { $0.contestant == contestant }?.name ?? contestant
      dialog = .ticket(name: name, ticket)
      return
    }
    if case .removeInterval = order, let interval = done.interval {
      return say(.good, texts.intervalRemoved(interval))
    }
    if let words = texts.done(order, number: label(in: order)) { say(.good, words) }
  }

  private mutating func refused(_ order: HostOrder, _ error: ErrorMessage) {
    take(order)
    if case .show(let question) = order, takeNotShown(question) { return }
    if case .find(let text) = order, lookup == .asked(text) { lookup = .failed(text) }
    if error.code == .invalidCommand { record.refused.insert(order.verb) }
    say(
      .bad,
      texts.refused(
        order, error.code, needsReveal: needsReveal, state: view.state, isByPapers: isByPapers))
  }

  private mutating func lost(_ order: HostOrder) {
    take(order)
    // Nobody has asked for what is only looked at.
    if case .show(let question) = order, isChoosing, wanted != question { return }
    wanted = nil
    say(.bad, texts.lost(order))
  }

  private func label(in order: HostOrder) -> String? {
    switch order {
    case .annul(let question, _), .rekey(let question, _, _): label(of: question)
    default: nil
    }
  }

  mutating func say(_ kind: HostFeedback.Kind, _ text: String) {
    feedback = HostFeedback(
      kind: kind, text: text, endsAt: now + (kind == .good ? Self.goodTime : Self.badTime))
  }

  // MARK: Dialogs

  /// What was asked and does not fit any more goes; what is being typed stays.
  mutating func dropStaleDialog() {
    guard case .sure(let doubt) = dialog else { return }
    let fits: Bool
    switch doubt {
    case .startEmpty: fits = step == .start && joined == 0
    case .close(let question): fits = isAsking && view.question?.id == question
    case .finish: fits = canFinish
    case .finalize: fits = step == .finalize
    case .annul, .rekey, .disqualify, .reinstate, .newTicket, .rescueOne, .rescue,
      .removeInterval, .restoreInterval, .leave:
      fits = true
    case .admit(let waiting, _), .turnAway(let waiting, _): fits = waits(waiting)
    case .approval(let isNeeded): fits = isNeeded != (view.newcomers?.isOn ?? false)
    }
    if !fits { dialog = nil }
  }
}
