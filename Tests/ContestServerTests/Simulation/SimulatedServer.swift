import ContestEngine
import Network
import Store
import Synchronization
import TestSupport
import Wire

@testable import ContestServer

/// The server without sockets, threads and disk: it takes turns as the true one does, and a commit takes
/// its time, fails or is cut off by a crash.
final class SimulatedServer {
  enum Input {
    case opened(ConnectionID)
    case received(ConnectionID, [UInt8])
    case closed(ConnectionID)
  }

  private let program: ContestProgram
  let journal = MemoryJournal()
  private(set) var referee: Referee?
  /// Its clock is so far ahead of the world's; another after each start.
  private(set) var ahead: Int64
  private var waiting: [(input: Input, at: Int64)] = []
  private(set) var isCommitting = false
  private var troubleSince: Int64?
  let out = Postbox()

  init(_ program: ContestProgram, ahead: Int64) {
    self.program = program
    self.ahead = ahead
  }

  var contest: ServedContest? { referee?.contests.first }
  private var id: String { program.definition.id }

  func clock(_ now: Int64) -> Int64 { now + ahead }

  // MARK: Starting and crashing

  /// - Parameter drift: how far the wall clock was moved since the last start.
  func start(at now: Int64, drift: Int64, seed: UInt64) throws {
    ahead += drift
    let generator = Mutex(SeededGenerator(seed: seed))
    let random = RandomSource { count in
      generator.withLock { generator in
        (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next() as UInt64) }
      }
    }
    let opening = ContestOpening(
      journal: journal, autopilot: true, now: Instant(milliseconds: clock(now)), log: { _ in })
    let opened = try opening.open([program], random: random)
    // As the true one: its time never goes back behind what is written.
    ahead = max(ahead, opened.latest + 1 - now)
    referee = opened.referee
    try writeFirst(opened.referee)
    opened.referee.recover(at: Instant(milliseconds: clock(now)))
  }

  /// A disk that fails at the start is tried until it does not: the true server ends, and its service
  /// manager starts it again.
  private func writeFirst(_ referee: Referee) throws {
    while true {
      let pending = referee.contests.filter { $0.batch != nil }
      do {
        let heads = try journal.append(pending.compactMap(\.batch))
        for (served, head) in zip(pending, heads) { served.committed(head: head) }
        return
      } catch {
        guard case .commitFailed = error else { throw error }
      }
    }
  }

  /// Everything that is not in the journal is gone.
  ///
  /// - Parameter writes: the commit that was under way had reached the disk.
  func crash(writes: Bool) {
    if isCommitting, writes { _ = try? journal.append(batches) }
    referee = nil
    waiting = []
    isCommitting = false
    troubleSince = nil
    _ = out.take()
  }

  // MARK: Turns

  func put(_ input: Input, at now: Int64) {
    guard referee != nil else { return }
    waiting.append((input, clock(now)))
  }

  /// Takes in what came and decides. What follows is held until the commit.
  ///
  /// - Returns: when it wants to be looked at again, unless it is writing.
  func turn(at now: Int64) -> Int64? {
    guard let referee, !isCommitting else { return nil }
    let inputs = waiting
    waiting = []
    for (input, at) in inputs {
      let moment = Instant(milliseconds: at)
      switch input {
      case .opened(let id):
        referee.opened(id, from: PeerAddress(host: .loopback, port: 40_000), at: moment)
      case .received(let id, let bytes): referee.received(id, bytes, at: moment)
      case .closed(let id): referee.closed(id)
      }
    }
    let next = referee.elapse(to: Instant(milliseconds: clock(now)))
    referee.urgent.release(to: out)
    isCommitting = true
    return max(now + 1, next.milliseconds - ahead)
  }

  private var batches: [JournalBatch] { referee?.contests.compactMap(\.batch) ?? [] }

  /// The commit is through, or has failed.
  ///
  /// - Returns: false where it is to be tried again.
  func commit(at now: Int64) throws -> Bool {
    guard let referee, isCommitting else { return true }
    let pending = referee.contests.filter { $0.batch != nil }
    do {
      let heads = try journal.append(pending.compactMap(\.batch))
      for (served, head) in zip(pending, heads) { served.committed(head: head) }
    } catch {
      guard case .commitFailed = error else { throw error }
      troubleSince = troubleSince ?? now
      return false
    }
    referee.sayEnds()
    referee.dismissFinished()
    referee.outbox.release(to: out)
    isCommitting = false
    if let since = troubleSince, now - since >= 1_000 {
      referee.recover(at: Instant(milliseconds: clock(now)))
    }
    troubleSince = nil
    return true
  }

  /// Something came in while it was writing.
  var hasWork: Bool { !waiting.isEmpty }
}

/// What the server has sent, until the lines take it.
final class Postbox: ConnectionSender {
  enum Sent {
    case bytes(ConnectionID, [UInt8])
    case close(ConnectionID)
  }

  private let held = Mutex<[Sent]>([])

  func take() -> [Sent] {
    held.withLock { held in
      defer { held = [] }
      return held
    }
  }

  func send(_ bytes: OutgoingBytes, to id: ConnectionID) {
    held.withLock { $0.append(.bytes(id, bytes.bytes)) }
  }

  func send(_ batch: [(ConnectionID, OutgoingBytes)]) {
    for (id, bytes) in batch { send(bytes, to: id) }
  }

  func send(_ bytes: OutgoingBytes, toAll ids: [ConnectionID]) {
    for id in ids { send(bytes, to: id) }
  }

  func close(_ id: ConnectionID, flush: Bool) { held.withLock { $0.append(.close(id)) } }
}
