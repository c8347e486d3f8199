public import Assessment

/// Self-paced attempts: begun, gone on with, handed in.
extension ClientSession {
  /// Begins a self-paced attempt, or goes on with the open one.
  public mutating func begin(now: Int64) -> [Effect] {
    if paperRequest == nil {
      let attempt: Int? =
        switch view.paperDoor(at: now) {
        case .open(let attempt, _), .goesOn(let attempt): attempt
        default: nil
        }
      paperRequest = PaperRequest(.begin(attempt: attempt))
    }
    flush(now: now)
    return drained()
  }

  /// Hands in the open attempt, once every answer is saved.
  public mutating func submit(estimate: DecimalNumber? = nil, now: Int64) -> [Effect] {
    guard let paper = view.paper, paper.submitted == nil, !paper.isSubmitting else { return [] }
    let submission = ClientMessage.Submission(attempt: paper.paper.attempt, estimate: estimate)
    paperRequest = PaperRequest(.submit(submission))
    view.paper?.isSubmitting = true
    flush(now: now)
    return drained()
  }

  /// After coming in: an attempt that is open goes on, one that was handed in meanwhile is over.
  mutating func goOnWithPaper(now: Int64) {
    if let shown = view.paper, shown.submitted == nil,
      let told = view.attempts?.first(where: { $0.isOf(shown.paper) }), let receipt = told.receipt
    {
      take(
        ServerMessage.Submitted(attempt: told.attempt, receipt: receipt, points: told.points))
    }
    guard paperRequest == nil else { return }
    // An attempt that is being handed in must not be begun again, nor one that is over.
    if let attempts = view.attempts {
      guard let open = attempts.last, open.isOpen else { return }
      paperRequest = PaperRequest(.begin(attempt: open.attempt))
    } else if let paper = view.paper, paper.submitted == nil {
      paperRequest = PaperRequest(.begin(attempt: nil))
    }
    flush(now: now)
  }

  mutating func take(_ paper: ServerMessage.Paper, now: Int64) {
    if case .begin = paperRequest?.wish { paperRequest = nil }
    var new = PaperView(paper, seed: view.me?.seed, now: now)
    if let old = view.paper, old.paper.isSame(as: paper) {
      for place in new.questions.indices {
        let id = new.questions[place].id
        // What was given here and is not saved yet is newer than what the server holds.
        if outbox[id] != nil, var answer = old[id]?.answer {
          answer.held = new.questions[place].answer.held
          answer.change = max(answer.change, new.questions[place].answer.change)
          new.questions[place].answer = answer
        } else if let receivedAt = old[id]?.answer.receivedAt, old[id]?.answer.held != nil {
          new.questions[place].answer.receivedAt = receivedAt
        }
      }
      new.isSubmitting = old.isSubmitting
    }
    view.paper = new
    if view.attempts?.contains(where: { $0.isOf(paper) }) == false {
      view.attempts?.append(
        ServerMessage.PaperAttempt(
          attempt: paper.attempt, opensAt: paper.opensAt, closesAt: paper.closesAt))
    }
    notify(.paper)
    flush(now: now)
  }

  mutating func take(_ submitted: ServerMessage.Submitted) {
    if case .begin(submitted.attempt) = paperRequest?.wish { paperRequest = nil }
    if let place = view.attempts?.lastIndex(where: { $0.attempt == submitted.attempt }) {
      view.attempts?[place].receipt = submitted.receipt
      view.attempts?[place].points = submitted.points
    }
    guard view.paper?.paper.attempt == submitted.attempt else { return }
    if case .submit = paperRequest?.wish { paperRequest = nil }
    view.paper?.isSubmitting = false
    view.paper?.submitted = submitted
    view.points = submitted.points ?? view.points
    notify(.submitted)
  }
}

extension ServerMessage.PaperAttempt {
  func isOf(_ paper: ServerMessage.Paper) -> Bool {
    attempt == paper.attempt && opensAt == paper.opensAt
  }
}

extension ServerMessage.Paper {
  /// The numbers of attempts begin anew with each week.
  fileprivate func isSame(as other: ServerMessage.Paper) -> Bool {
    attempt == other.attempt && opensAt == other.opensAt
  }
}
