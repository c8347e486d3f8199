import Glibc
public import Network
import Wire

/// Simulated students against a real server, over real connections, on one thread.
public final class Rehearsal {
  private struct Seat {
    var student: SimulatedStudent
    var line = RehearsalLine()
  }

  private let plan: RehearsalPlan
  private var seats: [Seat] = []
  private var hosts: [RehearsalHost]
  private let isCancelled: () -> Bool
  private let onProgress: (RehearsalProgress) -> Void
  private var obstacle: RehearsalObstacle?
  /// How many may connect: one for each code at first, one after the other, to see where they lead.
  private var admitted = 0
  private var opening = 0
  /// Something was heard of it: a port that takes connections may be another program's.
  private var isReached = false
  private var failure: ClientEnd?
  /// When something was heard last but pings, and when somebody came in last.
  private var movedAt: Int64 = 0
  private var joinedAt: Int64 = 0
  private var dropped = 0
  private var roundTrips: [Int64] = []
  private var effort = OwnEffort()
  private var playingSince: ServerTime?

  /// Connections that are being made at a time.
  private static let inFlightMax = 64
  private static let stallMilliseconds: Int64 = 120_000
  /// A host may take that long to start.
  private static let lobbyMilliseconds: Int64 = 900_000
  /// How long a server may take to be there at all.
  private static let reachMilliseconds: Int64 = 10_000
  /// Who has not come in so long after the others came to the end does not come any more.
  private static let latecomerMilliseconds: Int64 = 10_000
  /// After so long in the lobby people are told that somebody must begin.
  private static let beginMilliseconds: Int64 = 10_000

  /// - Parameter onProgress: called about once a second.
  public init(
    _ plan: RehearsalPlan, isCancelled: @escaping () -> Bool = { false },
    onProgress: @escaping (RehearsalProgress) -> Void = { _ in }
  ) {
    self.plan = plan
    self.isCancelled = isCancelled
    self.onProgress = onProgress
    hosts = plan.hostTokens.map { RehearsalHost(token: $0, isGuessed: plan.areTokensGuessed) }
    for index in 0..<plan.contestants {
      seats.append(
        Seat(
          student: SimulatedStudent(
            index: index, code: plan.codes[index % plan.codes.count], knowledge: plan.knowledge,
            seed: plan.seed)))
    }
  }

  /// Plays until the contest has ended, or nothing has moved for two minutes, or the server is not
  /// there, or something stands against it.
  public func run() throws(NetworkError) -> RehearsalReport {
    movedAt = MonotonicClock.milliseconds
    let begin = movedAt
    while !isCancelled(), obstacle == nil {
      let now = MonotonicClock.milliseconds
      if isOver(now) { break }
      if !isReached, now - begin > Self.reachMilliseconds { break }
      widen()
      try connectMore(now: now)
      attend(wait(now: now))
      if effort.note() { onProgress(progress) }
    }
    onProgress(progress)
    let report = report
    for seat in seats.indices { seats[seat].line.close() }
    for host in hosts.indices { hosts[host].line.close() }
    return report
  }

  private func isOver(_ now: Int64) -> Bool {
    if now - movedAt > (isInLobby ? Self.lobbyMilliseconds : Self.stallMilliseconds) { return true }
    let isDone = seats.allSatisfy { $0.student.phase == .over }
    if isDone { return true }
    let haveEnded = seats.contains { $0.student.token != nil && $0.student.phase == .over }
    return haveEnded && now - joinedAt > Self.latecomerMilliseconds
      && seats.allSatisfy { $0.student.token == nil || $0.student.phase == .over }
  }

  private var isInLobby: Bool { !seats.contains { $0.student.hasSeenQuestion } }

  // MARK: Coming in

  /// Lets more students connect: after the hosts have heard of their contests, one for each code, then all.
  private func widen() {
    guard admitted < seats.count, hosts.allSatisfy(\.isSettled) else { return }
    obstacle = hosts.compactMap(\.obstacle).first { obstacle in
      plan.goesAmongOthers ? obstacle == .wrongToken : true
    }
    if obstacle != nil { return }
    let isSettled = admitted == 0 || seats[admitted - 1].student.isSettled
    guard isSettled else { return }
    admitted = admitted < plan.codes.count ? admitted + 1 : seats.count
  }

  /// What stands against a student's joining where the code leads.
  private func obstacle(to student: SimulatedStudent, at welcome: ServerMessage.Welcome)
    -> RehearsalObstacle?
  {
    guard student.contest == nil, case .contest(let contest, _) = welcome.offer else { return nil }
    if contest.mode == .window { return .selfPaced(contest.title) }
    if contest.state == .ended { return .over(contest.title) }
    let isFirst = !seats.contains {
      $0.student.contest?.id == contest.id && $0.student.token != nil
    }
    guard isFirst, !plan.goesAmongOthers, contest.state != .lobby else { return nil }
    return .underWay(contest.title)
  }

  /// Others that were in the contest when a student joined, one of the first.
  private func others(than student: SimulatedStudent) -> RehearsalObstacle? {
    guard !plan.goesAmongOthers, admitted <= plan.codes.count, let contest = student.contest,
      let then = student.joinedThen
    else { return nil }
    let own = seats.count { $0.student.contest?.id == contest.id && $0.student.token != nil }
    return then > own ? .others(contest.title, then - own) : nil
  }

  private func connectMore(now: Int64) throws(NetworkError) {
    for host in hosts.indices where !hosts[host].line.isOpen && hosts[host].line.retryAt <= now {
      if hosts[host].isRefused { continue }
      try hosts[host].line.open(plan)
    }
    guard opening < Self.inFlightMax else { return }
    for seat in 0..<admitted where opening < Self.inFlightMax {
      let line = seats[seat].line
      guard !line.isOpen, line.retryAt <= now, seats[seat].student.phase != .over else { continue }
      try seats[seat].line.open(plan)
      opening += 1
    }
  }

  // MARK: Waiting and attending

  /// Waits for sockets, or for the next answer that is due.
  ///
  /// - Returns: the seats that have something to do; hosts after them.
  private func wait(now: Int64) -> [Int] {
    var polled: [pollfd] = []
    var whose: [Int] = []
    var until = now + 500
    func watch(_ line: RehearsalLine, as place: Int) {
      if let deadline = line.deadline { until = min(until, deadline) }
      guard let entry = line.polled else { return }
      polled.append(entry)
      whose.append(place)
    }
    for seat in 0..<admitted {
      if let due = seats[seat].student.nextDue { until = min(until, due) }
      if !seats[seat].line.isOpen, seats[seat].student.phase != .over, opening < Self.inFlightMax {
        until = min(until, max(now + 5, seats[seat].line.retryAt))
      }
      watch(seats[seat].line, as: seat)
    }
    for host in hosts.indices { watch(hosts[host].line, as: seats.count + host) }
    poll(&polled, nfds_t(polled.count), Int32(clamping: max(0, until - now)))
    let after = MonotonicClock.milliseconds
    return zip(polled, whose).compactMap { entry, place in
      if entry.revents != 0 { return place }
      if place >= seats.count {
        return hosts[place - seats.count].line.deadline.map { $0 <= after } ?? false ? place : nil
      }
      let dues = [seats[place].line.deadline, seats[place].student.nextDue].compactMap(\.self)
      // Who is only coming in has steps that no socket tells of.
      return seats[place].line.isComing || dues.contains { $0 <= after } ? place : nil
    }
  }

  private func attend(_ places: [Int]) {
    for place in places where obstacle == nil {
      if place < seats.count { attend(seat: place) } else { attend(host: place - seats.count) }
    }
  }

  private func attend(host: Int) {
    for event in hosts[host].line.advance() {
      switch event {
      case .connected: hosts[host].line.enqueue(hosts[host].hello)
      case .message(let message):
        isReached = true
        for reply in hosts[host].receive(message) { hosts[host].line.enqueue(reply) }
      case .dropped, .failed: note(hosts[host].line.lastEnd)
      }
    }
    hosts[host].line.flush()
  }

  private func attend(seat: Int) {
    let wasComing = seats[seat].line.isComing
    for event in seats[seat].line.advance() where obstacle == nil {
      let now = MonotonicClock.milliseconds
      switch event {
      case .connected:
        seats[seat].student.connected()
        seats[seat].line.enqueue(seats[seat].student.hello)
      case .message(let message):
        isReached = true
        hear(message, at: seat, now: now)
      case .dropped:
        if isCutOff(seats[seat]) { dropped += 1 }
        seats[seat].student.disconnected()
        note(seats[seat].line.lastEnd)
      case .failed: note(seats[seat].line.lastEnd)
      }
    }
    if wasComing, !seats[seat].line.isComing { opening -= 1 }
    if let line = seats[seat].student.answer(dueBy: MonotonicClock.milliseconds) {
      seats[seat].line.enqueue(line)
    }
    seats[seat].line.flush()
  }

  /// Was in, is not through, and has no connection.
  private func isCutOff(_ seat: Seat) -> Bool {
    seat.student.token != nil && seat.student.phase != .over && !seat.line.isOpen
  }

  private func note(_ end: ClientEnd?) {
    failure = end
    if case .pinChanged(let found) = end { obstacle = .otherCertificate(found) }
  }

  private func hear(_ message: ServerMessage, at seat: Int, now: Int64) {
    switch message {
    case .welcome(let welcome):
      obstacle = obstacle(to: seats[seat].student, at: welcome)
      if obstacle != nil { return }
    case .joined: if seats[seat].student.token == nil { joinedAt = now }
    case .accepted: if let trip = seats[seat].line.roundTrip { roundTrips.append(trip) }
    case .ping: break
    default: movedAt = now
    }
    let wasIn = seats[seat].student.joinedThen != nil
    for reply in seats[seat].student.receive(message, now: now) { seats[seat].line.enqueue(reply) }
    guard !wasIn, seats[seat].student.joinedThen != nil else { return }
    movedAt = now
    obstacle = others(than: seats[seat].student)
    if playingSince == nil, seats.allSatisfy({ $0.student.isSettled }) {
      playingSince = uses.last?.at
      effort.begin()
    }
  }

  // MARK: What came of it

  private var uses: [ServerMessage.MachineUse] {
    hosts.max { $0.uses.count < $1.uses.count }?.uses ?? []
  }

  private var progress: RehearsalProgress {
    var progress = RehearsalProgress()
    progress.asked = seats.count
    for seat in seats {
      progress.joined += seat.student.token == nil ? 0 : 1
      progress.accepted += seat.student.receipts.count
      progress.waiting += seat.student.hasLost ? 1 : 0
      progress.held += seat.student.isHeld && seat.student.token == nil ? 1 : 0
      progress.over += seat.student.phase == .over ? 1 : 0
      progress.cutOff += isCutOff(seat) ? 1 : 0
    }
    progress.isNotBegun =
      progress.joined == progress.asked && isInLobby && progress.over == 0
      && MonotonicClock.milliseconds - joinedAt > Self.beginMilliseconds
    return progress
  }

  private var report: RehearsalReport {
    var report = RehearsalReport(asked: seats.count)
    let progress = progress
    report.reached = isReached
    report.failure = failure
    report.obstacle = obstacle
    report.held = progress.held
    report.cutOff = progress.cutOff
    report.began = !isInLobby
    report.isHostIn = hosts.contains { $0.isSettled && !$0.isRefused }
    report.dropped = dropped
    var parts: [String: Int] = [:]
    for seat in seats.map(\.student) {
      report.add(seat, parts: &parts)
    }
    report.ended = seats.allSatisfy {
      $0.student.token == nil || ($0.student.phase == .over && !$0.student.isPutOut)
    }
    report.evidence.ended = report.ended
    report.latencies.sort()
    report.evidence.joined = report.joined
    report.evidence.turnedAway = seats.count {
      $0.student.turnedAway != nil && !$0.student.isPutOut
    }
    report.evidence.lost = report.lost
    report.evidence.doubled = report.doubled
    report.evidence.latency = report.percentile(0.99)
    report.evidence.roundTrip = roundTrips.sorted().atShare(0.99)
    report.evidence.ownShare = effort.busiest
    report.evidence.uses = uses
    report.evidence.playingSince = playingSince
    report.evidence.faults = hosts.map(\.faults).max() ?? 0
    return report
  }
}

extension RehearsalReport {
  fileprivate mutating func add(_ student: SimulatedStudent, parts places: inout [String: Int]) {
    let isIn = student.token != nil
    joined += isIn ? 1 : 0
    if let code = student.turnedAway { turnedAway[code.rawValue, default: 0] += 1 }
    accepted += student.receipts.count
    refused += student.refused
    lost += student.lost
    doubled += student.doubled
    latencies += student.latencies
    guard let contest = student.contest else { return }
    let place = places[contest.id] ?? parts.count
    if place == parts.count {
      places[contest.id] = place
      parts.append(Part(contest: contest.id, title: contest.title))
    }
    parts[place].joined += isIn ? 1 : 0
    parts[place].accepted += student.receipts.count
    parts[place].lost += student.lost
    parts[place].doubled += student.doubled
  }
}
