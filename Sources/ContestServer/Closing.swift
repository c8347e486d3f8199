import ContestEngine
import Network
import Wire

/// A close that a host has ordered and everyone is told a little before, so that what is marked and not yet
/// sent goes out. Nothing of it is in the journal before the question is closed.
struct Closing: Equatable {
  let question: QuestionID
  /// What everyone was told.
  let closesAt: Instant

  /// Answers that were sent in time may still be under way.
  var due: Instant { closesAt + ContestTimes.closingGrace }
}

extension Referee {
  /// - Returns: false where there is nothing to wait for: `close` is to be carried out at once.
  func announceClose(after grace: Int64, in served: ServedContest, at now: Instant) -> Bool {
    let contest = served.contest
    guard contest.phase == .open, let current = contest.current, current.timing.startsAt <= now,
      let deadline = contest.deadline, let lines = ContestLines(served)
    else { return false }
    let closing = Closing(question: current.question, closesAt: now + grace)
    // Ordered before, or over by itself before.
    if served.closing != nil || deadline <= closing.due { return true }
    served.closing = closing
    broadcast(lines.closing(closing, timing: current.timing), in: served)
    return true
  }

  func closeWhatIsDue(in served: ServedContest, at now: Instant) {
    guard let closing = served.closing, closing.due <= now else { return }
    served.closing = nil
    carryOut(.close, in: served, at: now)
  }
}

extension ContestLines {
  func closing(_ closing: Closing, timing: Timing) -> ServerMessage {
    let announced = Timing(
      opensAt: timing.opensAt, choicesAt: timing.choicesAt, closesAt: closing.closesAt)
    return .extended(
      ServerMessage.Extended(
        question: program.wireID(of: closing.question), timing: QuestionTiming(announced),
        isClosing: true))
  }
}
