import Glibc

/// Bytes on their way to a terminal that may take them slowly.
struct OutputQueue {
  let descriptor: Int32
  private var pending: [UInt8] = []

  init(descriptor: Int32) { self.descriptor = descriptor }

  var isEmpty: Bool { pending.isEmpty }

  /// Adds bytes and writes as many as the terminal takes now.
  mutating func send(_ bytes: [UInt8]) throws(TerminalFault) {
    pending += bytes
    try drain()
  }

  /// Writes as many of the waiting bytes as the terminal takes now.
  mutating func drain() throws(TerminalFault) {
    while !pending.isEmpty {
      let count = write(descriptor, pending, pending.count)
      if count > 0 {
        pending.removeFirst(count)
      } else if errno == EAGAIN {
        return
      } else if errno != EINTR {
        pending = []
        throw TerminalFault("write")
      }
    }
  }

  /// Forgets what has not been written.
  mutating func discard() { pending = [] }

  /// Writes all of it, waiting at most a second for a terminal that does not take it.
  static func writeNow(_ bytes: [UInt8], to descriptor: Int32) {
    var queue = OutputQueue(descriptor: descriptor)
    let deadline = MonotonicClock.milliseconds() + 1000
    // Nobody is left to tell: the terminal is gone, or is being given back.
    try? queue.send(bytes)
    while !queue.isEmpty {
      let left = deadline - MonotonicClock.milliseconds()
      var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      guard left > 0, poll(&wanted, 1, Int32(left)) >= 0 else { return }
      do { try queue.drain() } catch { return }
    }
  }
}
