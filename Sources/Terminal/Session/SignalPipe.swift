import Glibc
import Synchronization

/// Turns signals into bytes on a pipe, so that a loop can wait for them beside everything else.
///
/// A handler rather than `signalfd`, because that would need the signals blocked in every thread of
/// the process. There is one in a process at a time; a second one is refused.
struct SignalPipe: ~Copyable {
  /// Where the handler writes; -1 when nobody listens.
  private static let writeEnd = Atomic<Int32>(-1)

  /// Readable when signals have come.
  let descriptor: Int32
  private let write: Int32
  private let replaced: [(signal: Int32, action: sigaction)]

  init(_ signals: [Int32]) throws(TerminalFault) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw TerminalFault("pipe") }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    let taken = Self.writeEnd.compareExchange(
      expected: -1, desired: ends[1], ordering: .sequentiallyConsistent)
    guard taken.exchanged else {
      close(ends[0])
      close(ends[1])
      errno = EBUSY
      throw TerminalFault("signals")
    }
    let replaced = signals.map { signal in
      var old = sigaction()
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { SignalPipe.receive($0) }
      action.sa_flags = SA_RESTART
      sigaction(signal, &action, &old)
      return (signal: signal, action: old)
    }
    (descriptor, write, self.replaced) = (ends[0], ends[1], replaced)
  }

  deinit {
    for (signal, action) in replaced {
      var action = action
      sigaction(signal, &action, nil)
    }
    Self.writeEnd.store(-1, ordering: .sequentiallyConsistent)
    close(descriptor)
    close(write)
  }

  /// The signals that have come, each kind once, in their order.
  func take() -> [Int32] {
    var signals: [Int32] = []
    var bytes = [UInt8](repeating: 0, count: 64)
    while true {
      let count = read(descriptor, &bytes, bytes.count)
      guard count > 0 else { return signals }
      for byte in bytes.prefix(count) where !signals.contains(Int32(byte)) {
        signals.append(Int32(byte))
      }
    }
  }

  /// Runs inside of the handler.
  private static func receive(_ signal: Int32) {
    let saved = errno
    var byte = UInt8(truncatingIfNeeded: signal)
    // A full pipe holds the signal already.
    _ = Glibc.write(writeEnd.load(ordering: .sequentiallyConsistent), &byte, 1)
    errno = saved
  }
}
