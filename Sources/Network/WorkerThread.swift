import CLinux
import Glibc
import Synchronization

/// A thread of one's own, for work that blocks or that must not wait behind other work.
///
/// It takes no signals: those stay with the threads that were there before.
public final class WorkerThread: Sendable {
  private let handle: Mutex<pthread_t?>

  /// Starts a thread that runs `body` once.
  public init(_ body: sending @escaping () -> Void) throws(NetworkError) {
    let work = Unmanaged.passRetained(Work(body))
    var everySignal = sigset_t()
    var before = sigset_t()
    sigfillset(&everySignal)
    pthread_sigmask(SIG_SETMASK, &everySignal, &before)
    var thread = pthread_t()
    let result = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
        return nil
      }, work.toOpaque())
    pthread_sigmask(SIG_SETMASK, &before, nil)
    guard result == 0 else {
      work.release()
      throw .system(operation: "start a thread", errno: result)
    }
    handle = Mutex(thread)
  }

  /// Waits until the body has returned. Later calls return at once; the thread must not join itself.
  public func join() {
    let thread = handle.withLock { handle in
      defer { handle = nil }
      return handle
    }
    if let thread { pthread_join(thread, nil) }
  }

  deinit {
    handle.withLock { handle in
      if let handle { pthread_detach(handle) }
    }
  }

  private final class Work {
    let body: () -> Void

    init(_ body: @escaping () -> Void) { self.body = body }
  }
}
