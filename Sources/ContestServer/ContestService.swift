import ContestEngine
import Cryptography
import Foundation
public import Network
public import Store
import Synchronization

/// Why a server did not start, or stopped.
public enum ServiceError: Error, Hashable, Sendable {
  case store(StoreError)
  case network(NetworkError)
  /// A definition that is served already was changed in a part that may not change any more.
  case changed(contest: String, part: String)
  /// Plain TCP on an address that others can reach.
  case plaintextBeyondLoopback(ListenAddress)
}

/// The running server: sockets on their own threads, everything else on the one that calls `run`.
public final class ContestService {
  private let configuration: ServeOptions
  let clock: ServerClock
  let inbox: Inbox
  let sockets: SocketServer
  private let lock: ServingLock
  let journal: SQLiteJournal
  let referee: Referee
  /// What a monitoring program may know, as of the last second.
  public let meters = ServiceMeters()
  var housekeeping = Housekeeping()
  let snapshots: SnapshotKeeping
  let machine: MachineMeter
  /// Commits that failed since the last one that did not, and when the next is tried.
  private(set) var trouble: Trouble?
  let log: @Sendable (ServiceNews) -> Void
  /// Called about once a second by the thread that writes, for as long as it goes on.
  let pulse: @Sendable () -> Void
  private var isStopping = false

  struct Trouble {
    let since: Int64
    var retryAt: Int64
    var code: String
    var shownAliveAt: Int64
  }

  /// How long to wait after a failed commit, in milliseconds.
  private static let retryEvery: Int64 = 250
  /// A disk that was away for longer than this stopped the contest's time, in milliseconds.
  private static let troubleIsPause: Int64 = 1_000
  /// Shorter than a program waits for a receipt before it takes its line for lost, in milliseconds.
  private static let lifeEvery: Int64 = 8_000

  /// Opens the data directory, replays what is there and binds the addresses.
  ///
  /// - Parameter log: told what an operator should know, without names, tokens or answers.
  public init(
    _ configuration: ServeOptions, pulse: @escaping @Sendable () -> Void = {},
    log: @escaping @Sendable (ServiceNews) -> Void
  ) throws(ServiceError) {
    self.configuration = configuration
    self.log = log
    self.pulse = pulse
    if configuration.identity == nil,
      let open = configuration.listen.first(where: { !$0.isLoopback })
    {
      throw .plaintextBeyondLoopback(open)
    }
    let beginning = try Self.waitForBeginning(in: configuration.dataDirectory)
    do {
      let directory = try DataDirectory(configuration.dataDirectory)
      lock = try directory.lockForServing()
      if let stamp = configuration.newJournalStamp {
        try directory.setLeftoversAside(stamp: stamp, holding: lock)
      }
      journal = try directory.openJournal(anew: configuration.newJournalStamp != nil)
      try journal.checkPages()
      snapshots = SnapshotKeeping(
        SnapshotFolder(of: directory), policy: configuration.snapshots, log: log)
    } catch { throw .store(error) }
    let opening = ContestOpening(
      journal: journal, autopilot: configuration.autopilot, rosters: configuration.rosters,
      snapshots: snapshots, now: Instant(milliseconds: WallClock.milliseconds), log: log)
    let opened = try opening.open(configuration.contests, random: .system)
    referee = opened.referee
    // The wall clock may have been set back since: the contest's time never goes back.
    clock = ServerClock(notBefore: opened.latest + 1)
    let closer = ConnectionCloser()
    inbox = Inbox(clock: clock) { closer.close($0) }
    do {
      let limits = Self.limits
      machine = MachineMeter(connectionsMax: limits.connectionsMax)
      sockets = try SocketServer(
        configuration: limits, tls: configuration.identity, handler: inbox)
      var addresses: [ListenAddress] = []
      for address in configuration.listen { addresses.append(try sockets.listen(on: address)) }
      for number in configuration.inherited {
        addresses.append(try sockets.listen(onInherited: number))
      }
      bound = addresses
    } catch { throw .network(error) }
    if configuration.identity == nil, let open = bound.first(where: { !$0.isLoopback }) {
      throw .plaintextBeyondLoopback(open)
    }
    closer.sender = sockets
    // Codes are told and printed at once: they must not be others after a crash.
    do { try writeDown() } catch { throw .store(error) }
    _ = consume beginning
  }

  /// While a contest is begun by another process, such as one that prints its tickets, none is begun here.
  private static func waitForBeginning(in path: String) throws(ServiceError) -> ServingLock {
    do {
      return try DataDirectory(path).waitForBeginning()
    } catch {
      throw .store(error)
    }
  }

  private let bound: [ListenAddress]

  /// Files that the journal, the listeners and the system need besides connections.
  private static let reservedFiles = 64

  private static var limits: ServerConfiguration {
    var limits = ServerConfiguration()
    limits.connectionsMax = max(16, DescriptorLimit.raise() - reservedFiles)
    // A host hears of every answer: what waits for it may be long.
    limits.outboundBytesMax = 16 * 1024 * 1024
    return limits
  }

  /// What to tell the organizer.
  public func report() throws(ServiceError) -> ListeningReport {
    var contests: [ListeningReport.ServedContest] = []
    do {
      for served in referee.contests {
        guard let definition = served.contest.program?.definition else { continue }
        contests.append(
          ListeningReport.ServedContest(
            id: definition.id,
            hostToken: try journal.secret(ContestOpening.hostSecret, of: definition.id) ?? "",
            boardToken: try journal.secret(ContestOpening.boardSecret, of: definition.id) ?? "",
            schools: definition.schools, expected: served.expected?.count))
      }
    } catch { throw .store(error) }
    return ListeningReport(
      addresses: bound, pin: configuration.identity?.pin, contests: contests)
  }

  /// Something that ends `run` from another thread.
  public var stopper: @Sendable () -> Void {
    let inbox = inbox
    return { inbox.stop() }
  }

  /// Shows another certificate to those who connect from now on, from any thread.
  public var certificateChanger: @Sendable (TLSServerIdentity) throws(NetworkError) -> Void {
    let sockets = sockets
    return { (identity) throws(NetworkError) in try sockets.show(identity) }
  }

  /// Serves until it is stopped, or with `exitWhenEnded` until all is over.
  public func run() {
    sockets.start()
    referee.recover(at: Instant(milliseconds: clock.now))
    var wait: Int64 = 0
    while !isStopping {
      let inputs = inbox.take(waitingAtMost: min(wait, Housekeeping.everyMs))
      wait = turn(inputs)
      keepHouse()
    }
    finishWriting()
    sockets.stop()
    snapshots.finish(referee.contests)
  }

  /// Takes in what came, decides, writes, tells.
  ///
  /// - Returns: for how long nothing is due, in milliseconds.
  private func turn(_ inputs: [Inbox.Input]) -> Int64 {
    var held = inputs
    if trouble != nil {
      for input in inputs { outage.keep(input) }
      outage.outbox.release(to: sockets)
      guard recoverFromTrouble() else {
        showLife()
        return Self.retryEvery
      }
      held = outage.end(at: clock.now)
    }
    for input in held { take(input) }
    let now = Instant(milliseconds: clock.now)
    let next = referee.elapse(to: now)
    referee.urgent.release(to: sockets)
    guard commit() else { return Self.retryEvery }
    if configuration.exitWhenEnded, referee.isOver { isStopping = true }
    return max(0, next.milliseconds - clock.now)
  }

  /// What came in while the disk was away: decided in order once it is back.
  private(set) var outage = Outage()

  private func take(_ input: Inbox.Input) {
    switch input {
    case .opened(let id, let source, let at):
      referee.opened(id, from: source, at: Instant(milliseconds: at))
    case .received(let id, let bytes, let at):
      referee.received(id, bytes, at: Instant(milliseconds: at))
    case .finished(let id): referee.finished(id)
    case .closed(let id, _): referee.closed(id)
    case .crowded: referee.makeRoom()
    case .stop: isStopping = true
    }
  }

  /// Makes durable what was decided, then says it.
  private func commit() -> Bool {
    do {
      try writeDown()
    } catch {
      note(error)
      return false
    }
    referee.sayEnds()
    referee.dismissFinished()
    referee.outbox.release(to: sockets)
    return true
  }

  private func writeDown() throws(StoreError) {
    let pending = referee.contests.filter { $0.batch != nil }
    // Most turns of a quiet hour decide nothing.
    if pending.isEmpty { return }
    let batches = pending.compactMap(\.batch)
    let start = MonotonicClock.nanoseconds
    let computed = ProcessorClock.ofThisThread
    let heads = try journal.append(batches)
    referee.counts.committed(
      entries: batches.reduce(0) { $0 + $1.entries.count },
      nanoseconds: MonotonicClock.nanoseconds - start,
      computed: ProcessorClock.ofThisThread - computed)
    for (served, head) in zip(pending, heads) { served.committed(head: head) }
  }

  private func note(_ error: StoreError) {
    let now = clock.now
    let code = error.isDiskFull ? "diskFull" : error.isReadOnly ? "readOnly" : "diskError"
    referee.counts.failedCommits += 1
    // Each kind of trouble once, not each time the disk is tried again.
    if trouble?.code != code {
      log(.journalFailed(error))
      referee.tellHosts(ofFault: code, through: sockets)
    }
    trouble = Trouble(
      since: trouble?.since ?? now, retryAt: now + Self.retryEvery, code: code,
      shownAliveAt: trouble?.shownAliveAt ?? now)
    // A stop must not wait for a disk that never comes back: nothing was acknowledged.
  }

  /// Whoever hears nothing takes the server for gone and comes again and again, which only adds to what
  /// waits for the disk.
  private func showLife() {
    guard let was = trouble else { return }
    if clock.now - was.since >= Outage.toldAfter {
      outage.tellNewcomers()
      outage.outbox.release(to: sockets)
    }
    guard clock.now - was.shownAliveAt >= Self.lifeEvery else { return }
    trouble?.shownAliveAt = clock.now
    referee.pingEverybody(through: sockets)
  }

  private func recoverFromTrouble() -> Bool {
    guard let was = trouble, clock.now >= was.retryAt || isStopping else { return false }
    guard commit() else {
      if outage.isToStop { isStopping = true }
      return false
    }
    trouble = nil
    log(.journalWritten)
    referee.tellHosts(ofFault: "diskBack", through: sockets)
    let now = clock.now
    if now - was.since >= Self.troubleIsPause {
      referee.recover(at: Instant(milliseconds: now))
    }
    return true
  }

  private func finishWriting() {
    if !commit() {
      log(.stoppedUnwritten)
    }
  }
}

/// Lets the inbox refuse a connection of the server that is made after it.
private final class ConnectionCloser: Sendable {
  private let target = Mutex<(any ConnectionSender)?>(nil)

  var sender: (any ConnectionSender)? {
    get { target.withLock { $0 } }
    set { target.withLock { $0 = newValue } }
  }

  func close(_ id: ConnectionID) { sender?.close(id, flush: false) }
}
