import Wire

/// The times of a question as a client sees them: by its estimate of the server's clock.
struct Countdown: Hashable, Sendable {
  enum Phase: Hashable, Sendable {
    /// Not shown yet; milliseconds until it is.
    case before(Int64)
    /// It can be read, not yet answered; milliseconds until it can.
    case reading(Int64)
    /// It can be answered; milliseconds until its end.
    case answering(Int64)
    /// The time is up, the server has not closed it yet.
    case over
    /// Without times.
    case untimed
  }

  let phase: Phase
  /// How long there was to answer in all, in milliseconds.
  let whole: Int64

  init(phase: Phase, whole: Int64) {
    self.phase = phase
    self.whole = whole
  }

  init(_ question: QuestionView, view: ContestView, now: Int64) {
    guard let opensAt = question.opensAt, let startsAt = question.startsAt,
      let closesAt = question.closesAt, var time = view.clock.serverTime(at: now)
    else {
      phase = .untimed
      whole = 0
      return
    }
    // In a pause the clock stands still.
    if let pausedAt = view.pausedAt, pausedAt < time { time = pausedAt }
    whole = max(1, closesAt - startsAt)
    if time < opensAt {
      phase = .before(opensAt - time)
    } else if time < startsAt {
      phase = .reading(startsAt - time)
    } else {
      phase = time < closesAt ? .answering(closesAt - time) : .over
    }
  }

  /// Milliseconds until the phase ends; nil where it has no end.
  var left: Int64? {
    switch phase {
    case .before(let left), .reading(let left), .answering(let left): left
    case .over, .untimed: nil
    }
  }

  var isShown: Bool { if case .before = phase { false } else { true } }

  var canAnswer: Bool {
    switch phase {
    case .before, .reading: false
    case .answering, .over, .untimed: true
    }
  }

  /// Seconds as they are shown: the last second is 1.
  static func seconds(_ milliseconds: Int64) -> Int64 { (max(0, milliseconds) + 999) / 1000 }

  /// Milliseconds until the shown seconds change.
  static func untilNextSecond(_ milliseconds: Int64) -> Int64 {
    max(1, milliseconds - (seconds(milliseconds) - 1) * 1000)
  }
}
