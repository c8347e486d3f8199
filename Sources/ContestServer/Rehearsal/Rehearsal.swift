import Glibc
public import Network
import Wire

/// What to rehearse.
public struct RehearsalPlan {
  public var endpoint: Endpoint
  public var security: ClientConnection.Security
  public var contestants: Int
  /// The schools' codes; contestants are spread over them.
  public var codes: [String]
  public var knowledge: Knowledge
  public var seed: UInt64

  public init(
    endpoint: Endpoint, security: ClientConnection.Security, contestants: Int, codes: [String],
    knowledge: Knowledge = Knowledge(), seed: UInt64 = 1
  ) {
    self.endpoint = endpoint
    self.security = security
    self.contestants = contestants
    self.codes = codes
    self.knowledge = knowledge
    self.seed = seed
  }
}

/// What came of it. Latencies in milliseconds, from sending an answer to reading `accepted`.
public struct RehearsalReport: Hashable, Sendable {
  /// Whether the server was there at all.
  public var reached = false
  public var joined = 0
  /// The codes of the errors that students were not let in with, and how many.
  public var turnedAway: [String: Int] = [:]
  public var accepted = 0
  public var refused = 0
  /// Sent, and neither accepted nor refused.
  public var lost = 0
  /// Two different receipts for one answer.
  public var doubled = 0
  public var latencies: [Int64] = []

  /// The latency that this share of answers stayed within.
  public func percentile(_ share: Double) -> Int64? {
    if latencies.isEmpty { return nil }
    let place = Int((share * Double(latencies.count)).rounded(.up)) - 1
    return latencies[max(0, min(latencies.count - 1, place))]
  }
}

/// Simulated students against a real server, over real connections, on one thread.
public final class Rehearsal {
  private struct Seat {
    var student: SimulatedStudent
    var connection: ClientConnection?
    var framer = LineFramer(bytesMax: WireLimits.serverLineBytesMax)
    var retryAt: Int64 = 0
    var hasGreeted = false
  }

  private let plan: RehearsalPlan
  private var seats: [Seat] = []
  private let isCancelled: () -> Bool
  /// Whether a line came since that was last asked: a server that is gone lets nothing move.
  private var hasMoved = false
  /// Connections that are being made at a time.
  private static let inFlightMax = 64
  private static let stallMilliseconds: Int64 = 120_000
  /// How long a server may take to be there at all.
  private static let reachMilliseconds: Int64 = 10_000
  private var isReached = false

  public init(_ plan: RehearsalPlan, isCancelled: @escaping () -> Bool = { false }) {
    self.plan = plan
    self.isCancelled = isCancelled
    for index in 0..<plan.contestants {
      seats.append(
        Seat(
          student: SimulatedStudent(
            index: index, code: plan.codes[index % plan.codes.count], knowledge: plan.knowledge,
            seed: plan.seed)))
    }
  }

  /// Plays until the contest has ended, or nothing has moved for two minutes, or the server is not
  /// there.
  public func run() throws(NetworkError) -> RehearsalReport {
    var lastMove = MonotonicClock.milliseconds
    let begin = lastMove
    while !isCancelled() {
      let now = MonotonicClock.milliseconds
      if seats.allSatisfy({ $0.student.phase == .over }) { break }
      if now - lastMove > Self.stallMilliseconds { break }
      if !isReached, now - begin > Self.reachMilliseconds { break }
      try connectMore(now: now)
      wait(now: now)
      for seat in seats.indices { serve(seat) }
      if hasMoved { lastMove = MonotonicClock.milliseconds }
      hasMoved = false
    }
    for seat in seats.indices { seats[seat].connection?.close() }
    return report
  }

  private var report: RehearsalReport {
    var report = RehearsalReport()
    report.reached = isReached
    for seat in seats {
      report.joined += seat.student.token == nil ? 0 : 1
      if let code = seat.student.turnedAway {
        report.turnedAway[code.rawValue, default: 0] += 1
      }
      report.accepted += seat.student.receipts.count
      report.refused += seat.student.refused
      report.lost += seat.student.hasLost ? 1 : 0
      report.doubled += seat.student.doubled
      report.latencies += seat.student.latencies
    }
    report.latencies.sort()
    return report
  }

  private func connectMore(now: Int64) throws(NetworkError) {
    var underWay = seats.count { $0.connection != nil && !$0.hasGreeted }
    for seat in seats.indices {
      guard underWay < Self.inFlightMax else { return }
      let waits = seats[seat].connection == nil && seats[seat].retryAt <= now
      guard waits, seats[seat].student.phase != .over else { continue }
      seats[seat].connection = try ClientConnection(to: plan.endpoint, security: plan.security)
      seats[seat].framer = LineFramer(bytesMax: WireLimits.serverLineBytesMax)
      seats[seat].hasGreeted = false
      underWay += 1
    }
  }

  /// Waits for a socket or for the next answer that is due.
  private func wait(now: Int64) {
    var polled: [pollfd] = []
    var until = now + 500
    for seat in seats {
      if let due = seat.student.nextDue { until = min(until, due) }
      guard let connection = seat.connection else {
        if seat.student.phase != .over { until = min(until, max(now + 5, seat.retryAt)) }
        continue
      }
      if let deadline = connection.deadline { until = min(until, deadline) }
      polled.append(
        pollfd(fd: connection.fileDescriptor, events: connection.pollEvents, revents: 0))
    }
    poll(&polled, nfds_t(polled.count), Int32(clamping: max(0, until - now)))
  }

  private func serve(_ seat: Int) {
    guard let connection = seats[seat].connection else { return }
    let now = MonotonicClock.milliseconds
    switch connection.advance() {
    case .awaitingTrust:
      // A rehearsal runs against the organizer's own server; its pin is the caller's to give.
      connection.trust()
    case .closed: return dropped(seat, now: now)
    default: break
    }
    guard case .ready = connection.state else { return }
    isReached = true
    if !seats[seat].hasGreeted {
      seats[seat].hasGreeted = true
      seats[seat].student.connected()
      connection.enqueue(seats[seat].student.hello)
    }
    read(seat, from: connection)
    if let line = seats[seat].student.answer(dueBy: now) { connection.enqueue(line) }
    connection.flush()
  }

  private func read(_ seat: Int, from connection: ClientConnection) {
    while true {
      switch connection.readAvailable() {
      case .nothing: return
      case .closed: return dropped(seat, now: MonotonicClock.milliseconds)
      case .bytes(let bytes):
        for output in seats[seat].framer.receive(bytes) {
          guard case .line(let line) = output,
            // A message of a newer server is none of ours to understand.
            let message = try? ServerMessage(decoding: line)
          else { continue }
          hasMoved = true
          let now = MonotonicClock.milliseconds
          for reply in seats[seat].student.receive(message, now: now) { connection.enqueue(reply) }
        }
      }
    }
  }

  private func dropped(_ seat: Int, now: Int64) {
    seats[seat].connection = nil
    seats[seat].retryAt = now + 500
    seats[seat].student.disconnected()
  }
}
