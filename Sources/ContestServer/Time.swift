import ContestEngine
import Network
import Wire

/// What happens because time passes: deadlines of sessions and questions, the autopilot, the marks
/// of an open item, progress for the hosts.
extension Referee {
  /// A mark each second while an item is open, in milliseconds.
  static let markEvery: Int64 = 1_000
  /// Progress for hosts and boards at most four times a second, in milliseconds.
  static let progressEvery: Int64 = 250

  /// Does what is due, and says when to come again.
  func elapse(to now: Instant) -> Instant {
    for served in contests { elapse(served, to: now) }
    checkSessions(at: now)
    var next = now + 1_000
    for served in contests { next = min(next, due(served, after: now)) }
    if let sessions = sessionsDue(after: now) { next = min(next, sessions) }
    return max(next, now)
  }

  private func elapse(_ served: ServedContest, to now: Instant) {
    followDates(of: served, at: now)
    if let deadline = served.contest.deadline, deadline <= now {
      carryOut(.tick, in: served, at: now)
    }
    closeWhatIsDue(in: served, at: now)
    tellThoseWhoseTimeIsOver(in: served, at: now)
    tellLobbyCount(in: served, at: now)
    tellNewcomers(in: served, at: now)
    // Several steps may be due at once after a restart; each is decided on what the last left.
    for _ in 0..<8 {
      guard let pilot = served.autopilot,
        let step = pilot.next(for: served.contest, seed: { random.bytes(32) }), step.due <= now,
        carryOut(step.command, in: served, at: now)
      else { break }
    }
    if served.hasMarks, now - served.lastEventAt >= Self.markEvery {
      carryOut(.mark, in: served, at: now)
    }
    if served.isProgressDue, now.milliseconds - served.lastProgressAt >= Self.progressEvery {
      tellProgress(of: served, at: now)
    }
  }

  private func due(_ served: ServedContest, after now: Instant) -> Instant {
    var next = served.contest.deadline ?? now + 1_000
    if let date = nextDate(of: served, after: now) { next = min(next, date) }
    if served.hasMarks { next = min(next, served.lastEventAt + Self.markEvery) }
    if let waiting = served.waiting.due { next = min(next, waiting) }
    if let closing = served.closing { next = min(next, closing.due) }
    if let count = served.lobbyCount.due { next = min(next, count) }
    if let telling = served.newcomers.due { next = min(next, telling) }
    if let step = served.autopilot?.next(for: served.contest, seed: { [] }) {
      next = min(next, step.due)
    }
    if served.isProgressDue {
      next = min(next, Instant(milliseconds: served.lastProgressAt + Self.progressEvery))
    }
    return next
  }

  private func tellProgress(of served: ServedContest, at now: Instant) {
    served.isProgressDue = false
    served.lastProgressAt = now.milliseconds
    if served.boards.isEmpty && served.hosts.isEmpty { return }
    // Counted once for both.
    let counts = served.schoolCounts
    if !served.boards.isEmpty, let message = hall(of: served, counts, at: now)?.outgoing {
      for board in served.boards { outbox.append(message, to: board) }
    }
    if served.hosts.isEmpty { return }
    let message = progress(of: served, counts).outgoing
    served.isAskedDue = false
    for host in served.hosts { outbox.append(message, to: host) }
  }
}
