import Assessment

/// Answers: given, sent, accepted, refused.
extension ClientSession {
  mutating func give(_ response: Response?, to question: String, now: Int64) {
    guard view.canAnswer(question), let current = shown(question) else { return }
    let isPaper = view.paper?[question] != nil
    let changeable = isPaper || current.question.changeable
    // Only what may change can be taken back.
    guard response != nil || changeable else { return }
    let change = current.answer.change + 1
    let answer = ClientMessage.Answer(
      question: question, response: response, change: changeable ? change : nil,
      elapsed: isPaper ? nil : current.elapsed(now: now, clock: view.clock))
    guard ClientMessage.answer(answer).line.bytes.count <= WireLimits.clientLineBytesMax else {
      return refuse(question, .tooLong)
    }
    outbox.put(answer)
    updateAnswer(question) { status in
      status.given = response
      status.delivery = .sending
      status.wasSent = false
      if changeable { status.change = change }
    }
    flush(now: now)
  }

  /// Sends what is ready, and the submission once nothing is before it.
  mutating func flush(now: Int64) {
    guard view.link == .joined else { return }
    for answer in outbox.takeReady(now: now) {
      updateAnswer(answer.question) { status in
        status.delivery = .sending
        status.wasSent = true
      }
      send(.answer(answer))
    }
    guard let request = paperRequest, request.isDue(now: now, behind: outbox) else { return }
    paperRequest?.state = .sent
    switch request.wish {
    case .begin(let attempt): send(.begin(attempt: attempt))
    case .submit(let submission): send(.submit(submission))
    }
  }

  func shown(_ question: String) -> QuestionView? {
    if view.question?.id == question { return view.question }
    return view.paper?[question]
  }

  mutating func updateAnswer(_ question: String, _ update: (inout AnswerStatus) -> Void) {
    if var current = view.question, current.id == question {
      update(&current.answer)
      view.question = current
    } else if let place = view.paper?.questions.firstIndex(where: { $0.id == question }) {
      if var answer = view.paper?.questions[place].answer {
        update(&answer)
        view.paper?.questions[place].answer = answer
      }
    }
  }

  // MARK: Accepted

  mutating func take(_ accepted: ServerMessage.Accepted, now: Int64) {
    let question = accepted.question
    guard let pending = outbox[question] else { return }
    if let sentAt = pending.sentAt, !accepted.duplicate {
      view.clock.heard(accepted.receivedAt, sent: sentAt, now: now)
    }
    // Another machine of the same contestant got further with its changes: this one is newer.
    if accepted.duplicate, let held = accepted.change, let sent = pending.answer.change, held > sent
    {
      return outdo(held, pending, now: now)
    }
    outbox.settle(question)
    let isLast = outbox[question] == nil
    updateAnswer(question) { status in
      status.take(
        HeldAnswer(
          response: pending.answer.response, receipt: accepted.receipt,
          receivedAt: accepted.receivedAt, change: accepted.change ?? pending.answer.change))
      if isLast { status.delivery = .accepted }
    }
    notify(.accepted(question))
    flush(now: now)
  }

  private mutating func outdo(_ change: Int, _ pending: AnswerOutbox.Pending, now: Int64) {
    var answer = pending.successor ?? pending.answer
    answer.change = change + 1
    outbox.settle(answer.question, keepsSuccessor: false)
    outbox.put(answer)
    updateAnswer(answer.question) { $0.change = change + 1 }
    flush(now: now)
  }

  // MARK: Refused

  mutating func refuse(_ question: String, _ code: ErrorCode) {
    updateAnswer(question) { $0.delivery = .refused(code) }
    notify(.refused(question, code))
  }

  /// The server refused the answer that is on its way.
  mutating func takeRefusal(_ error: ErrorMessage, of question: String, now: Int64) {
    switch error.code {
    case .notOpen: keepAnswer(question, now: now)
    case .rateLimited, .overloaded, .unavailable:
      outbox.retry(question, at: now + max(Self.leastRetry, error.retryAfter ?? 0))
    case .badResponse, .badField:
      outbox.settle(question)
      if outbox[question] == nil { refuse(question, error.code) }
      flush(now: now)
    default:
      outbox.settle(question, keepsSuccessor: false)
      if let receipt = error.receipt { updateAnswer(question) { $0.receipt = receipt } }
      refuse(question, error.code)
      flush(now: now)
    }
  }

  /// How long to wait at least before the same is said again, in milliseconds.
  static let leastRetry: Int64 = 500

  /// In a pause the answer is kept until it ends. Outside of one the clocks may differ a little,
  /// so it is tried again soon.
  private mutating func keepAnswer(_ question: String, now: Int64) {
    guard let current = shown(question), !current.isClosed else {
      outbox.settle(question, keepsSuccessor: false)
      return refuse(question, .notOpen)
    }
    if view.state == .paused || view.paper != nil {
      outbox.keep(question)
    } else {
      outbox.retry(question, at: now + Self.leastRetry)
    }
    updateAnswer(question) { $0.delivery = .kept }
    notify(.kept(question))
  }
}
