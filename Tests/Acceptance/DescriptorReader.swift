import Foundation

/// Reads a descriptor on a thread of its own, until it is let go.
///
/// Not with a Dispatch source, as `FileHandle.readabilityHandler` does: a descriptor that is closed
/// while a child that is being started still has a copy stays in Dispatch's epoll, whose next event
/// then names memory that is free.
final class DescriptorReader: Sendable {
  struct NoDescriptor: Error {}

  /// Of a pair, closed where nothing more is to be read.
  private let farewell: Int32

  /// - Parameters:
  ///   - take: what came, in order; nothing where no more will come: said once, at the end of what
  ///     is read.
  ///   - close: when nobody reads any more, after the reader was let go.
  init(
    _ descriptor: Int32, take: @escaping @Sendable ([UInt8]) -> Void,
    close: @escaping @Sendable () -> Void
  ) throws {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw NoDescriptor() }
    let end = ends[0]
    farewell = ends[1]
    let thread = Thread {
      Self.read(descriptor, until: end, take)
      Self.wait(for: end)
      close()
      Foundation.close(end)
    }
    thread.stackSize = 1 << 19
    thread.start()
  }

  /// Reads what a pipe's handle brings; the handle stays open as long.
  convenience init(_ handle: FileHandle, take: @escaping @Sendable ([UInt8]) -> Void) throws {
    try self.init(handle.fileDescriptor, take: take) { withExtendedLifetime(handle) {} }
  }

  deinit { close(farewell) }

  private static func read(
    _ descriptor: Int32, until end: Int32, _ take: ([UInt8]) -> Void
  ) {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    while true {
      var entries = [descriptor, end].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      guard poll(&entries, 2, -1) > 0 else { continue }
      if entries[1].revents != 0 { return }
      let count = Foundation.read(descriptor, &bytes, bytes.count)
      if count < 0, errno == EAGAIN || errno == EINTR { continue }
      take(Array(bytes.prefix(max(0, count))))
      if count <= 0 { return }
    }
  }

  private static func wait(for end: Int32) {
    var entry = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
    while poll(&entry, 1, -1) <= 0 {}
  }
}
