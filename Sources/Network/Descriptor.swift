import CLinux
import Glibc

/// An open file descriptor. Not copyable, so it is closed exactly once.
struct Descriptor: ~Copyable, Sendable {
  let number: Int32

  /// Takes over what a system call returned; throws when that was its sign of failure.
  init(_ number: Int32, _ operation: String) throws(NetworkError) {
    guard number >= 0 else { throw .last(operation) }
    self.number = number
  }

  init(owning number: Int32) { self.number = number }

  deinit { close(number) }

  /// Gives the descriptor up to the caller, who closes it.
  consuming func release() -> Int32 {
    let number = number
    discard self
    return number
  }

  /// A counter that wakes whoever polls it.
  static func event() throws(NetworkError) -> Descriptor {
    try Descriptor(eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC)), "make an event")
  }

  /// Adds one to an `event()`.
  func signal() {
    var one: UInt64 = 1
    // It fails only when the counter is full, and then whoever polls it is awake anyway.
    _ = write(number, &one, 8)
  }
}
