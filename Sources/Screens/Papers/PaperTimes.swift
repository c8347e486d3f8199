import Wire

extension Countdown {
  /// Of a whole self-paced paper.
  init(_ paper: PaperView, view: ContestView, now: Int64) {
    let times = paper.paper
    guard let time = view.clock.serverTime(at: now) else {
      self.init(phase: .untimed, whole: 0)
      return
    }
    self.init(
      phase: time < times.closesAt ? .answering(times.closesAt - time) : .over,
      whole: max(1, times.closesAt - times.opensAt))
  }
}

extension ContestView {
  /// The attempt that is open here and not handed in.
  var openPaper: PaperView? {
    guard let paper, paper.submitted == nil, state != .ended else { return nil }
    return paper
  }

  /// Answers that were given on the newest paper and did not reach the server in time.
  var latePaperAnswers: Int {
    paper?.questions.count {
      switch $0.answer.delivery {
      case .sending, .kept, .refused(.late): true
      case .none, .accepted, .refused: false
      }
    } ?? 0
  }

  var isSelfPaced: Bool { contest?.mode == .window }

  /// How long one attempt lasts for this contestant, in milliseconds.
  var paperTime: Int64? {
    contest?.paper.map { Int64($0.minutes) * 600 * Int64(me?.extraTime?.hundredths ?? 100) }
  }

  /// When the open paper closes, in the client's milliseconds.
  var paperClosesAt: Int64? { openPaper.flatMap { clock.clientTime(of: $0.paper.closesAt) } }
}
