import Synchronization

/// What other threads ask of an event loop.
enum LoopRequest: Sendable {
  case send(ConnectionID, OutgoingBytes)
  case sendBatch([(ConnectionID, OutgoingBytes)])
  case sendToAll([ConnectionID], OutgoingBytes)
  case close(ConnectionID, flush: Bool)
  case accept(Listener)
  /// Show another certificate to those who come from now on.
  case show(TLSServerIdentity)
  case stop
}

/// Requests on their way to an event loop, and the event that wakes it for them.
final class Mailbox: Sendable {
  private let requests = Mutex<[LoopRequest]>([])
  /// The loop will look before it sleeps, so that waking it again would be a system call for nothing.
  private let isAwake = Atomic<Bool>(false)
  let wake: Descriptor

  init() throws(NetworkError) { wake = try Descriptor.event() }

  func post(_ request: LoopRequest) {
    requests.withLock { $0.append(request) }
    if !isAwake.exchange(true, ordering: .sequentiallyConsistent) { wake.signal() }
  }

  /// Called by the loop when it wakes.
  func noteAwake() { isAwake.store(true, ordering: .sequentiallyConsistent) }

  /// Called by the loop before it sleeps: swaps an emptied array for the requests.
  ///
  /// From here on a new request wakes it.
  func take(into emptied: inout [LoopRequest]) {
    isAwake.store(false, ordering: .sequentiallyConsistent)
    requests.withLock { swap(&$0, &emptied) }
  }
}
