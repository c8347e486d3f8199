import Wire

/// The next sensible thing to do with a contest: what `Enter` does.
enum HostStep: Hashable, Sendable {
  case start
  /// The question with this number, from 1.
  case open(Int)
  case close(Int)
  case reveal(Int)
  case `continue`
  case finish
  case unfreeze
  case revealNext
  case finalize

  var order: HostOrder {
    switch self {
    case .start: .start
    case .open: .open
    case .close: .close
    case .reveal: .reveal
    case .continue: .continue
    case .finish: .finish
    case .unfreeze: .unfreeze
    case .revealNext: .revealNext()
    case .finalize: .finalize
    }
  }
}

extension HostModel {
  /// Nil where nothing is to be done, or the contest goes by its dates alone.
  var step: HostStep? {
    guard view.link == .joined, let contest = view.contest else { return nil }
    switch view.state {
    case nil: return nil
    case .ended where view.isFrozen:
      return view.standings?.reveal.map { $0.left > 0 } ?? false ? .revealNext : .unfreeze
    case .ended:
      // What would be refused is not offered: the jury works while the server is stopped.
      return record.isFinal || view.ended?.waitsForJury == true ? nil : .finalize
    case .lobby where contest.mode == .live: return .start
    case .paused: return .continue
    case .open where contest.mode == .live: return .close(currentNumber)
    case .lobby, .open: return nil
    case .running: return runningStep(of: contest)
    }
  }

  /// What the server has refused since something last changed is not offered again, so that nobody
  /// is ever stuck.
  private func runningStep(of contest: ServerMessage.Welcome.Contest) -> HostStep? {
    var steps: [HostStep] = []
    if needsReveal { steps.append(.reveal(currentNumber)) }
    let count = questionCount(contest)
    if record.askedCount < count { steps.append(.open(record.askedCount + 1)) }
    steps += [.finish, .reveal(currentNumber)]
    return steps.first { !record.refused.contains($0.order.verb) } ?? steps.first
  }

  /// Those of the contest, and the reserves that were asked as far as questions have told.
  func questionCount(_ contest: ServerMessage.Welcome.Contest?) -> Int {
    max(contest?.questions ?? 0, view.question?.question.of ?? 0)
  }

  /// Whether a reserve item may take the place of a question of the round that was annulled.
  var mayOpenReserve: Bool {
    guard view.state == .running, !needsReveal, let round = view.round, let reserve = round.reserve
    else { return false }
    let asked = record.asked.filter { $0.id.hasPrefix(round.round + ".") }
    let reserves = asked.count - round.questions
    return reserves >= 0 && reserves < min(reserve, asked.count { $0.isAnnulled })
  }

  /// The question that is open, or was last.
  var currentNumber: Int {
    max(1, view.question?.question.number ?? record.askedCount)
  }

  /// Closed, and the key was not told yet.
  var needsReveal: Bool {
    guard let question = view.question, question.isClosed, view.state != .ended else {
      return false
    }
    guard let result = view.result, result.question == question.id else { return false }
    return result.key == nil && result.totals == nil && !result.survey
      && !record.revealed.contains(question.id)
  }

  /// Whether the question is still running, also in a pause.
  var isAsking: Bool {
    guard let question = view.question, !question.isClosed else { return false }
    return view.state == .open || view.state == .paused
  }

  /// Nothing is open, and what was closed is known to all; papers are handed in by it.
  var canFinish: Bool {
    if isByPapers { return view.state == .open || view.state == .running }
    return (view.state == .running || view.state == .paused) && !isAsking && !needsReveal
  }

  /// How many have joined.
  var joined: Int {
    record.schools.isEmpty
      ? view.joinedCount ?? 0 : record.schools.reduce(0) { $0 + $1.joined }
  }

  /// How many of them are connected.
  var present: Int { view.progress?.present ?? view.presentCount ?? 0 }
}
