import CLinux
import Glibc

/// Waits for many descriptors at once; each is known by a token.
final class Poller {
  struct Ready {
    let token: UInt64
    let canWrite: Bool
    /// The connection was reset, or both sides have ended it: told whatever is watched for.
    let isBroken: Bool
  }

  static let readable = EPOLLIN.rawValue
  static let writable = EPOLLOUT.rawValue
  /// Tells of an event's counter once for each time it was raised, so that it need not be read.
  static let readableOnce = EPOLLIN.rawValue | EPOLLET.rawValue
  /// One waiting connection wakes one of the threads that share a listener, not all.
  static let readableByOne = EPOLLIN.rawValue | EPOLLEXCLUSIVE.rawValue

  private let epoll: Descriptor
  private let events = UnsafeMutableBufferPointer<epoll_event>.allocate(capacity: 512)
  private var ready: [Ready] = []

  init() throws(NetworkError) {
    do throws(NetworkError) {
      epoll = try Descriptor(epoll_create1(Int32(EPOLL_CLOEXEC)), "make an event queue")
    } catch {
      events.deallocate()
      throw error
    }
  }

  deinit { events.deallocate() }

  /// False when the system has no room for it.
  func add(_ number: Int32, for interest: UInt32, as token: UInt64) -> Bool {
    var event = epoll_event(events: interest, data: epoll_data(u64: token))
    return epoll_ctl(epoll.number, EPOLL_CTL_ADD, number, &event) == 0
  }

  func change(_ number: Int32, for interest: UInt32, as token: UInt64) {
    var event = epoll_event(events: interest, data: epoll_data(u64: token))
    epoll_ctl(epoll.number, EPOLL_CTL_MOD, number, &event)
  }

  func remove(_ number: Int32) { epoll_ctl(epoll.number, EPOLL_CTL_DEL, number, nil) }

  /// Waits until something is ready; -1 milliseconds wait for ever.
  func wait(timeoutMs: Int32) -> [Ready] {
    let count = epoll_wait(epoll.number, events.baseAddress, Int32(events.count), timeoutMs)
    ready.removeAll(keepingCapacity: true)
    // A negative count is an interrupted wait, the same as nothing.
    for event in events.prefix(Int(max(0, count))) {
      ready.append(
        Ready(
          token: event.data.u64, canWrite: event.events & EPOLLOUT.rawValue != 0,
          isBroken: event.events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0))
    }
    return ready
  }
}
