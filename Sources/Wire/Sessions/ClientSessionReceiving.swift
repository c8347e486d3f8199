import Assessment

/// What the server says, taken into the view.
extension ClientSession {
  mutating func take(_ message: ServerMessage, now: Int64) {
    switch message {
    case .welcome(let welcome): take(welcome, now: now)
    case .joined(let joined): take(joined, now: now)
    case .authenticated(let role):
      view.role = role
      view.newcomers = nil
      cameIn(now: now)
      notify(.authenticated(role))
    case .superseded(let reason): end(reason == .ticket ? .newTicket : .superseded)
    case .ping(let id): send(.pong(id: id))
    case .error(let error): take(error, now: now)
    case .mustWait(let text): mustWait(text)
    case .accepted(let accepted): take(accepted, now: now)
    default: takeContest(message, now: now)
    }
  }

  private mutating func takeContest(_ message: ServerMessage, now: Int64) {
    switch message {
    case .state(let state): take(state, now: now)
    case .round(let round):
      view.round = round
      view.isIn = nil
      notify(.round)
    case .question(let question): take(question, now: now)
    case .extended(let extended): take(extended, now: now)
    case .waiting(let question):
      if view.question?.id == question { view.question?.isWaiting = true }
      notify(.waiting(question))
    case .closed(let closed): take(closed, now: now)
    case .standings(let standings): take(standings)
    case .ended(let ended): take(ended)
    case .announcement(let text):
      view.announcement = text
      notify(.announcement(text))
    case .winner(let winners):
      view.winners = winners
      notify(.winners)
    case .starred(let question, _):
      stars.removeAll { $0 == question }
      view.starred.insert(question)
      notify(.starred(question))
    case .paper(let paper): take(paper, now: now)
    case .submitted(let submitted): take(submitted)
    default: takeForHost(message)
    }
  }

  private mutating func takeForHost(_ message: ServerMessage) {
    switch message {
    case .key(let question, let key):
      if view.question?.id == question { view.question?.key = key }
      notify(.key(question))
    case .progress(let progress):
      view.progress = progress
      notify(.progress)
    case .hall(let hall):
      view.hall = hall
      notify(.hall)
    case .event(let event):
      if view.events.count >= Self.eventsMax { view.events.removeFirst(Self.eventsMax / 2) }
      view.events.append(event)
      notify(.event(event))
    case .fault(let code, let text):
      let fault = Notice.Fault(code: code, text: text)
      view.fault = fault
      notify(.fault(fault))
    case .newcomers(let newcomers):
      view.newcomers = newcomers
      notify(.newcomers)
    case .done(let done):
      if let order = orders.removeValue(forKey: done.id) { notify(.done(order, done)) }
    default: break
    }
  }

  /// How many events a host's view holds at most.
  private static let eventsMax = 1_000

  // MARK: Coming in

  private mutating func take(_ welcome: ServerMessage.Welcome, now: Int64) {
    // Another connection may lead to a server that was started again, with another clock.
    view.clock = ServerClock()
    view.clock.heard(welcome.now, sent: greetedAt, now: now)
    view.server = welcome.server
    switch welcome.offer {
    case .contests(let listed):
      view.offered = listed
      view.link = .choosing
      notify(.contestsOffered)
    case .contest(let contest, let registration):
      view.contest = contest
      view.registration = registration
      hello.contest = contest.id
      if entry == nil { connectionWorks() }
      view.link = .welcomed
      notify(.welcomed)
      sendEntry(now: now)
    }
  }

  private mutating func mustWait(_ text: String) {
    guard view.link == .joining else { return notify(.announcement(text)) }
    view.waitsForApproval = true
    // The server is there and has answered: what breaks now is a first failure.
    connectionWorks()
    notify(.mustWait)
  }

  private mutating func take(_ joined: ServerMessage.Joined, now: Int64) {
    view.waitsForApproval = false
    if let known = view.me, known.contestant != joined.contestant { forgetContestant() }
    // Told while one is in already: the name or the extra time has changed.
    let isAnew = view.link == .joined
    var me = joined
    // Coming back, the server says neither again.
    if view.me?.contestant == joined.contestant { me.ticket = joined.ticket ?? view.me?.ticket }
    if case .resume(let token) = entry { view.token = token }
    if let token = joined.token { view.token = token }
    if let token = view.token { entry = .resume(token: token) }
    view.me = me
    view.attempts = joined.attempts ?? view.attempts
    view.question?.extraTime = me.extraTime
    if isAnew { return notify(.seatChanged) }
    cameIn(now: now)
    notify(.joined)
    goOnWithPaper(now: now)
  }

  /// Somebody else sits at this machine now.
  private mutating func forgetContestant() {
    outbox = AnswerOutbox()
    stars = []
    paperRequest = nil
    view.question = nil
    view.result = nil
    view.paper = nil
    view.attempts = nil
    view.ended = nil
    view.starred = []
    view.isIn = nil
    view.points = nil
    view.rank = nil
    view.rankBefore = nil
  }

  private mutating func cameIn(now: Int64) {
    connectionWorks()
    view.link = .joined
    for question in stars { send(.star(question: question)) }
    awaitsState = true
    flush(now: now)
  }

  // MARK: The contest

  private mutating func take(_ state: ServerMessage.State, now: Int64) {
    if let time = state.now { view.clock.heard(time, now: now) }
    let wasPaused = view.state == .paused
    view.state = state.state
    view.isFrozen = state.frozen
    view.nextStar = state.nextStar
    view.joinedCount = state.joined ?? view.joinedCount
    view.presentCount = state.present ?? view.presentCount
    if state.state == .paused {
      if let since = state.pausedAt {
        view.pausedAt = since
      } else if !wasPaused {
        view.pausedAt = state.now ?? view.clock.serverTime(at: now)
      }
    } else {
      view.pausedAt = nil
      outbox.release()
      flush(now: now)
    }
    if awaitsState, state.state != .open, state.state != .paused {
      view.question?.isClosed = true
    }
    awaitsState = false
    notify(.state(state.state))
  }

  private mutating func take(_ question: ServerMessage.Question, now: Int64) {
    let key = question.question
    if var known = view.question, known.id == key {
      known.isClosed = false
      known.isWaiting = false
      known.isClosing = false
      if let timing = question.timing { known.begin(with: timing) }
      if let held = question.answered { known.answer.take(held) }
      if outbox[key] == nil, let held = question.answered {
        known.answer.given = held.response
        known.answer.delivery = .accepted
      }
      view.question = known
    } else {
      view.question = QuestionView(
        question, seed: view.me?.seed, extraTime: view.me?.extraTime, now: now)
      view.result = nil
      let hasPlace = view.rank != 1 || view.standings?.ranksContestants != false
      view.rankBefore = hasPlace ? view.rank : nil
      view.nextStar = nil
    }
    if view.state != .paused { view.state = .open }
    outbox.release()
    flush(now: now)
    notify(.question(key))
  }

  private mutating func take(_ extended: ServerMessage.Extended, now: Int64) {
    guard view.question?.id == extended.question else { return }
    view.question?.extend(to: extended.timing)
    view.question?.isClosing = extended.isClosing
    outbox.release()
    flush(now: now)
    notify(.extended(extended.question))
  }

  private mutating func take(_ closed: ServerMessage.Closed, now: Int64) {
    view.result = closed
    if view.question?.id == closed.question {
      view.question?.isClosed = true
      view.question?.isWaiting = false
      if view.state == .open { view.state = .running }
    }
    view.points = closed.own.points ?? view.points
    view.rank = closed.own.rank ?? view.rank
    view.of = closed.own.of ?? view.of
    view.isIn = closed.own.isIn ?? view.isIn
    view.nextStar = closed.nextStar ?? view.nextStar
    if case .kept = outbox[closed.question]?.state {
      outbox.settle(closed.question, keepsSuccessor: false)
      refuse(closed.question, .late)
    }
    notify(.closed(closed.question))
  }

  private mutating func take(_ standings: ServerMessage.Standings) {
    if view.standings?.after != standings.after {
      view.standingsBefore = view.standings?.withPlacesOnly
    }
    view.standings = standings
    view.points = standings.you?.points ?? view.points
    view.rank = standings.you?.rank ?? view.rank
    view.isIn = standings.you?.isIn ?? view.isIn
    notify(.standings)
  }

  private mutating func take(_ ended: ServerMessage.Ended) {
    view.state = .ended
    view.ended = ended
    view.points = ended.points ?? view.points
    view.rank = ended.rank ?? view.rank
    view.of = ended.of ?? view.of
    notify(.contestEnded)
  }
}
