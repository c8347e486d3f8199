/// A wish about a self-paced attempt that the server has not answered yet.
struct PaperRequest: Hashable, Sendable {
  enum Wish: Hashable, Sendable {
    /// The attempt that is meant, where it is known.
    case begin(attempt: Int?)
    case submit(ClientMessage.Submission)
  }

  enum State: Hashable, Sendable {
    case ready
    case sent
    case retry(at: Int64)
  }

  let wish: Wish
  var state = State.ready

  init(_ wish: Wish) { self.wish = wish }

  var isBeginning: Bool { if case .begin = wish { true } else { false } }

  /// An attempt is handed in once every answer is saved.
  private func mayGo(behind outbox: AnswerOutbox) -> Bool {
    isBeginning || outbox.isEmpty
  }

  func isDue(now: Int64, behind outbox: AnswerOutbox) -> Bool {
    switch state {
    case .ready: mayGo(behind: outbox)
    case .sent: false
    case .retry(let at): at <= now && mayGo(behind: outbox)
    }
  }

  func nextRetry(behind outbox: AnswerOutbox) -> Int64? {
    if case .retry(let at) = state, mayGo(behind: outbox) { at } else { nil }
  }
}
