import CLinux
import Foundation

/// What systemd, or a manager like it, hands to this process and is told by it. Without its library:
/// all of it is variables, descriptors and datagrams.
///
/// Source: sd_notify(3), sd_listen_fds(3), sd_watchdog_enabled(3).
struct ServiceManager: Sendable {
  /// Descriptors of sockets that listen already, for contests.
  let sockets: [Int32]
  /// How long the manager waits for a sign of life, in milliseconds; nil where it waits for none.
  let watchdogMs: Int64?
  private let address: String?

  /// The first descriptor that is handed over.
  private static let firstSocket: Int32 = 3
  private static let socketsMax: Int32 = 64

  /// - Parameter process: this process's number: variables for another one were only inherited.
  init(environment: [String: String], process: Int32 = getpid()) {
    func isMeant(_ name: String) -> Bool { environment[name].map { $0 == "\(process)" } ?? false }
    address = environment["NOTIFY_SOCKET"].flatMap { $0.first == "/" || $0.first == "@" ? $0 : nil }
    let count = environment["LISTEN_FDS"].flatMap { Int32($0) } ?? 0
    sockets =
      isMeant("LISTEN_PID") && (1...Self.socketsMax).contains(count)
      ? (0..<count).map { Self.firstSocket + $0 } : []
    let isWatched = environment["WATCHDOG_PID"] == nil || isMeant("WATCHDOG_PID")
    watchdogMs =
      isWatched
      ? environment["WATCHDOG_USEC"].flatMap { Int64($0) }.flatMap { $0 > 0 ? $0 / 1_000 : nil }
      : nil
  }

  /// Serves: who waits for this service may go on.
  func tellReady(_ status: String) { tell(["READY=1", Self.status(status)]) }

  func tellStopping() { tell(["STOPPING=1"]) }

  /// To be followed by `tellReady`.
  func tellReloading() {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    let microseconds = now.tv_sec * 1_000_000 + now.tv_nsec / 1_000
    tell(["RELOADING=1", "MONOTONIC_USEC=\(microseconds)"])
  }

  func tellAlive() {
    if watchdogMs != nil { tell(["WATCHDOG=1"]) }
  }

  func tellStatus(_ status: String) { tell([Self.status(status)]) }

  private static func status(_ text: String) -> String {
    "STATUS=" + text.map { $0.isNewline ? " " : String($0) }.joined()
  }

  /// A manager that does not listen loses nothing but this; the service goes on.
  private func tell(_ lines: [String]) {
    guard let address else { return }
    let number = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard number >= 0 else { return }
    defer { close(number) }
    var name = sockaddr_un()
    name.sun_family = sa_family_t(AF_UNIX)
    var path = Array(address.utf8)
    // An address that begins with a null byte is no file; it is written with an "@".
    if path.first == UInt8(ascii: "@") { path[0] = 0 }
    let room = MemoryLayout.size(ofValue: name.sun_path)
    guard path.count < room else { return }
    withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: path) }
    let size = MemoryLayout<sockaddr_un>.size - room + path.count
    let message = Array(lines.joined(separator: "\n").utf8)
    _ = withUnsafePointer(to: &name) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        sendto(number, message, message.count, Int32(MSG_NOSIGNAL), $0, socklen_t(size))
      }
    }
  }
}
