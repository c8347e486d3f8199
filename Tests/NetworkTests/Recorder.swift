import Network
import Synchronization

/// A handler that keeps what happened and lets a test wait until something has.
final class Recorder: ConnectionHandler {
  struct Log: Sendable {
    var opened: [ConnectionID] = []
    var received: [ConnectionID: [UInt8]] = [:]
    var finished: [ConnectionID] = []
    var closed: [ConnectionID: [CloseReason]] = [:]
    var refused: [CloseReason] = []
    var timesCrowded = 0
  }

  private struct Waiter {
    let isOver: @Sendable (Log) -> Bool
    let continuation: CheckedContinuation<Log, Never>
  }

  private struct State {
    var log = Log()
    var waiters: [Waiter] = []
  }

  private let state = Mutex(State())
  private let server = Mutex<(any ConnectionSender)?>(nil)
  private let onReceived: @Sendable (any ConnectionSender, ConnectionID, [UInt8]) -> Void
  private let onFinished: @Sendable (any ConnectionSender, ConnectionID) -> Void

  /// - Parameter onFinished: where nothing else is said it closes the connection behind what is queued.
  init(
    onReceived: @escaping @Sendable (any ConnectionSender, ConnectionID, [UInt8]) -> Void = {
      _, _, _ in
    },
    onFinished: @escaping @Sendable (any ConnectionSender, ConnectionID) -> Void = {
      $0.close($1, flush: true)
    }
  ) {
    self.onReceived = onReceived
    self.onFinished = onFinished
  }

  /// Sends back what comes.
  static func echo() -> Recorder { Recorder { $0.send(OutgoingBytes($2), to: $1) } }

  func answer(through server: any ConnectionSender) { self.server.withLock { $0 = server } }

  /// Returns once the condition holds for what has happened so far.
  @discardableResult
  func wait(until isOver: @escaping @Sendable (Log) -> Bool) async -> Log {
    await withCheckedContinuation { continuation in
      let log: Log? = state.withLock { state in
        if isOver(state.log) { return state.log }
        state.waiters.append(Waiter(isOver: isOver, continuation: continuation))
        return nil
      }
      if let log { continuation.resume(returning: log) }
    }
  }

  var log: Log { state.withLock { $0.log } }

  private func note(_ change: (inout Log) -> Void) {
    let (over, log) = state.withLock { state in
      change(&state.log)
      let log = state.log
      let over = state.waiters.filter { $0.isOver(log) }
      state.waiters.removeAll { $0.isOver(log) }
      return (over, log)
    }
    for waiter in over { waiter.continuation.resume(returning: log) }
  }

  func opened(_ id: ConnectionID, from address: PeerAddress) { note { $0.opened.append(id) } }

  func received(_ id: ConnectionID, _ bytes: [UInt8]) {
    note { $0.received[id, default: []] += bytes }
    if let server = server.withLock({ $0 }) { onReceived(server, id, bytes) }
  }

  func finished(_ id: ConnectionID) {
    note { $0.finished.append(id) }
    if let server = server.withLock({ $0 }) { onFinished(server, id) }
  }

  func closed(_ id: ConnectionID, _ reason: CloseReason) {
    note { $0.closed[id, default: []].append(reason) }
  }

  func refused(_ address: PeerAddress, _ reason: CloseReason) { note { $0.refused.append(reason) } }

  func crowded() { note { $0.timesCrowded += 1 } }
}
