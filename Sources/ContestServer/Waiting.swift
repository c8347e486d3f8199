import ContestEngine
import Network
import Wire

/// Those whose own time is over while others, who have more of it, still answer: they are told to
/// wait, each once.
struct Waiting {
  /// Own times up to this one have been told.
  private var told: Instant?
  /// When the next are to be told; nil where there are none.
  private(set) var due: Instant?

  /// The question opened, or its times moved: nobody has been told of these.
  mutating func begin() { told = nil }

  /// To be called whenever the times of contestants may have changed. Costs nothing where nobody has
  /// more time than others.
  mutating func plan(for contest: Contest) {
    due = nil
    guard contest.phase == .open, let current = contest.current, let end = contest.deadline,
      end > current.timing.closesAt + ContestTimes.closingGrace
    else { return }
    let told = told
    let closes = contest.contestants.compactMap { registered -> Instant? in
      guard let close = contest.ownClose(of: registered.contestant),
        close + ContestTimes.closingGrace < end, told.map({ $0 < close }) ?? true
      else { return nil }
      return close
    }
    due = closes.min().map { $0 + ContestTimes.closingGrace }
  }

  /// Takes those who are due as told.
  ///
  /// - Returns: whose own time has ended at a moment after `from` and not after `to`.
  mutating func take(for contest: Contest) -> (from: Instant?, to: Instant)? {
    guard let due else { return nil }
    let taken = (from: told, to: due + -ContestTimes.closingGrace)
    told = taken.to
    plan(for: contest)
    return taken
  }
}

extension Referee {
  func tellThoseWhoseTimeIsOver(in served: ServedContest, at now: Instant) {
    while let due = served.waiting.due, due <= now,
      let over = served.waiting.take(for: served.contest), let line = waitingLine(served)
    {
      for (contestant, connection) in served.connected {
        guard let close = served.contest.ownClose(of: contestant), close <= over.to,
          over.from.map({ $0 < close }) ?? true
        else { continue }
        outbox.append(line, to: connection)
      }
    }
  }

  /// For who comes in while others still answer.
  func tellToWait(
    _ id: ConnectionID, _ contestant: ContestantID, in served: ServedContest, at now: Instant
  ) {
    guard served.contest.phase == .open, let line = waitingLine(served),
      let close = served.contest.ownClose(of: contestant),
      close + ContestTimes.closingGrace <= now
    else { return }
    outbox.append(line, to: id)
  }

  private func waitingLine(_ served: ServedContest) -> OutgoingBytes? {
    guard let current = served.contest.current, let program = served.contest.program else {
      return nil
    }
    return ServerMessage.waiting(question: program.wireID(of: current.question)).outgoing
  }
}
