import Dispatch
import Network
import Synchronization

/// What came in from the sockets, waiting for the writer: the only place where the threads meet.
///
/// Each input bears the moment by which it had arrived, so that a slow disk never costs a contestant
/// time. All that was at hand when the sockets were looked at has the same moment: who is read first of
/// a thousand who answer at once gains nothing by it.
final class Inbox: ConnectionHandler, Sendable {
  enum Input: Sendable {
    case opened(ConnectionID, PeerAddress, at: Int64)
    case received(ConnectionID, [UInt8], at: Int64)
    /// It will send nothing more and is to be closed behind what it is owed.
    case finished(ConnectionID)
    case closed(ConnectionID, at: Int64)
    /// Somebody waits to connect and there is no room.
    case crowded(at: Int64)
    case stop
  }

  /// Bytes that may wait; beyond it nothing more is taken until the writer has caught up.
  static let waitingBytesMax = 64 * 1024 * 1024

  private struct Waiting {
    var inputs: [Input] = []
    var bytes = 0
  }

  private let waiting = Mutex(Waiting())
  private let arrival = DispatchSemaphore(value: 0)
  private let clock: ServerClock
  /// When the sockets were last looked at.
  private let turn = Atomic<Int64>(0)
  private let refuse: @Sendable (ConnectionID) -> Void

  /// - Parameter refuse: called with a connection whose bytes do not fit any more.
  init(clock: ServerClock, refuse: @escaping @Sendable (ConnectionID) -> Void) {
    self.clock = clock
    self.refuse = refuse
    turned()
  }

  func opened(_ id: ConnectionID, from address: PeerAddress) {
    put(.opened(id, address, at: turn.load(ordering: .relaxed)), bytes: 0)
  }

  func turned() { turn.store(clock.now, ordering: .relaxed) }

  func received(_ id: ConnectionID, _ bytes: [UInt8]) {
    let moment = turn.load(ordering: .relaxed)
    if !put(.received(id, bytes, at: moment), bytes: bytes.count) { refuse(id) }
  }

  func finished(_ id: ConnectionID) { put(.finished(id), bytes: 0) }

  func closed(_ id: ConnectionID, _ reason: CloseReason) {
    put(.closed(id, at: clock.now), bytes: 0)
  }

  func crowded() { put(.crowded(at: clock.now), bytes: 0) }

  func stop() { put(.stop, bytes: 0) }

  /// Everything that waits, in order of arrival; waits for the first for at most so many
  /// milliseconds.
  func take(waitingAtMost milliseconds: Int64) -> [Input] {
    let inputs = takeAll()
    if !inputs.isEmpty || milliseconds <= 0 { return inputs }
    // Whether it came in time or not is seen from what is there.
    _ = arrival.wait(timeout: .now() + .milliseconds(Int(clamping: milliseconds)))
    return takeAll()
  }

  /// What waits now: how many, and how many bytes of clients among them.
  var load: (inputs: Int, bytes: Int) {
    waiting.withLock { ($0.inputs.count, $0.bytes) }
  }

  private func takeAll() -> [Input] {
    waiting.withLock { waiting in
      defer { waiting = Waiting() }
      return waiting.inputs
    }
  }

  @discardableResult private func put(_ input: Input, bytes: Int) -> Bool {
    let (fits, wasEmpty) = waiting.withLock { waiting in
      guard bytes == 0 || waiting.bytes + bytes <= Self.waitingBytesMax else {
        return (false, false)
      }
      let wasEmpty = waiting.inputs.isEmpty
      waiting.inputs.append(input)
      waiting.bytes += bytes
      return (true, wasEmpty)
    }
    if wasEmpty { arrival.signal() }
    return fits
  }
}
