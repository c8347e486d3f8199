/// What the server refuses, brought to whoever asked for it.
extension ClientSession {
  mutating func take(_ error: ErrorMessage, now: Int64) {
    if let id = error.id {
      guard let order = orders.removeValue(forKey: id) else { return notify(.error(error)) }
      return notify(.orderRefused(order, error))
    }
    if error.code == .unsupportedProtocol { return end(.unsupportedProtocol) }
    if let question = error.question { return takeAboutQuestion(error, question, now: now) }
    switch view.link {
    case .greeting, .held: takeAboutGreeting(error, now: now)
    case .joining: takeAboutJoining(error, now: now)
    case .joined: takeAboutPaper(error, now: now)
    default: notify(.error(error))
    }
  }

  private mutating func takeAboutQuestion(
    _ error: ErrorMessage, _ question: String, now: Int64
  ) {
    if outbox[question]?.isInFlight == true {
      takeRefusal(error, of: question, now: now)
    } else if stars.contains(question) {
      stars.removeAll { $0 == question }
      notify(.starRefused(question, error))
    } else {
      notify(.error(error))
    }
  }

  /// No contest belongs to what `hello` said: the person chooses again.
  private mutating func takeAboutGreeting(_ error: ErrorMessage, now: Int64) {
    if error.code.isTemporary {
      // Nothing was done: the same is said again, without asking the person.
      view.link = .held(retryAt: now + max(Self.leastJoinRetry, error.retryAfter ?? 0))
      return notify(.heldAtDoor(error))
    }
    view.link = .choosing
    notify(.joinRefused(error))
  }

  private mutating func takeAboutJoining(_ error: ErrorMessage, now: Int64) {
    view.link = .welcomed
    view.wasTurnedAway = view.waitsForApproval && error.code == .joinClosed
    view.waitsForApproval = false
    if error.code.isTemporary {
      // Nothing was done: the same is said again, without asking the person.
      joinRetryAt = now + max(Self.leastJoinRetry, error.retryAfter ?? 0)
      return notify(.joinRefused(error))
    }
    if case .resume = entry { view.token = nil }
    entry = nil
    notify(.joinRefused(error))
  }

  /// How long to wait at least before joining is tried again, in milliseconds.
  private static let leastJoinRetry: Int64 = 1_000

  private mutating func takeAboutPaper(_ error: ErrorMessage, now: Int64) {
    guard let request = paperRequest, request.state == .sent else { return notify(.error(error)) }
    if error.code.isTemporary {
      paperRequest?.state = .retry(at: now + max(Self.leastRetry, error.retryAfter ?? 0))
      return
    }
    paperRequest = nil
    switch request.wish {
    case .begin: notify(.beginRefused(error))
    case .submit:
      view.paper?.isSubmitting = false
      notify(.submitRefused(error))
    }
  }
}
