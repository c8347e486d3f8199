import Assessment

/// Answers that the server has not accepted or refused yet, the oldest first. At most one answer
/// to a question is on its way; a newer one waits behind it.
struct AnswerOutbox: Hashable, Sendable {
  enum State: Hashable, Sendable {
    case ready
    /// Sent at this moment, on the connection that is up.
    case inFlight(since: Int64)
    /// The server said that it is not open; it is sent again when something changes.
    case kept
    case retry(at: Int64)
  }

  struct Pending: Hashable, Sendable {
    var answer: ClientMessage.Answer
    var state = State.ready
    /// True if it was ever sent, so that the server may hold it.
    var wasSent = false
    /// The newer answer that goes out once this one is settled.
    var successor: ClientMessage.Answer?

    init(_ answer: ClientMessage.Answer) { self.answer = answer }

    var isInFlight: Bool { sentAt != nil }

    var sentAt: Int64? {
      if case .inFlight(let since) = state { since } else { nil }
    }
  }

  private(set) var pending: [Pending] = []

  var isEmpty: Bool { pending.isEmpty }

  subscript(question: String) -> Pending? { pending.first { $0.answer.question == question } }

  private func place(of question: String) -> Int? {
    pending.firstIndex { $0.answer.question == question }
  }

  mutating func put(_ answer: ClientMessage.Answer) {
    guard let place = place(of: answer.question) else { return pending.append(Pending(answer)) }
    if pending[place].isInFlight {
      pending[place].successor = answer
    } else {
      pending[place].answer = answer
      pending[place].state = .ready
    }
  }

  /// What is to be sent now; it counts as sent.
  mutating func takeReady(now: Int64) -> [ClientMessage.Answer] {
    var answers: [ClientMessage.Answer] = []
    for place in pending.indices {
      switch pending[place].state {
      case .ready: break
      case .retry(let at) where at <= now: break
      default: continue
      }
      pending[place].state = .inFlight(since: now)
      pending[place].wasSent = true
      answers.append(pending[place].answer)
    }
    return answers
  }

  /// The server accepted or refused it. A newer answer takes its place.
  @discardableResult
  mutating func settle(_ question: String, keepsSuccessor: Bool = true) -> Pending? {
    guard let place = place(of: question) else { return nil }
    let settled = pending[place]
    if keepsSuccessor, let successor = settled.successor {
      pending[place] = Pending(successor)
    } else {
      pending.remove(at: place)
    }
    return settled
  }

  mutating func keep(_ question: String) { setState(.kept, of: question) }

  mutating func retry(_ question: String, at: Int64) { setState(.retry(at: at), of: question) }

  private mutating func setState(_ state: State, of question: String) {
    guard let place = place(of: question) else { return }
    if let successor = pending[place].successor {
      pending[place].answer = successor
      pending[place].successor = nil
    }
    pending[place].state = state
  }

  /// What was kept may be taken now.
  mutating func release() {
    for place in pending.indices where pending[place].state == .kept {
      pending[place].state = .ready
    }
  }

  /// What was on its way goes out again on the next connection.
  mutating func connectionLost() {
    for place in pending.indices {
      if let successor = pending[place].successor {
        pending[place].answer = successor
        pending[place].successor = nil
      }
      pending[place].state = .ready
    }
  }

  var nextRetry: Int64? {
    pending.compactMap { if case .retry(let at) = $0.state { at } else { nil } }.min()
  }

  var oldestInFlight: Int64? { pending.compactMap(\.sentAt).min() }
}
