import Glibc
import Network
import Wire

/// A connection of a rehearsal: made, lost and made again, lines in and out.
struct RehearsalLine {
  enum Event {
    case connected
    case message(ServerMessage)
    /// It had been there.
    case dropped
    /// It never came to be.
    case failed
  }

  private var connection: ClientConnection?
  private var framer = LineFramer(bytesMax: WireLimits.serverLineBytesMax)
  private(set) var hasGreeted = false
  /// When to connect again, on the monotonic clock in milliseconds.
  private(set) var retryAt: Int64 = 0
  /// How the last connection ended; nil while none has.
  private(set) var lastEnd: ClientEnd?

  private static let retryMilliseconds: Int64 = 500

  var isOpen: Bool { connection != nil }
  var isComing: Bool { connection != nil && !hasGreeted }
  var deadline: Int64? { connection?.deadline }
  var polled: pollfd? {
    connection.map { pollfd(fd: $0.fileDescriptor, events: $0.pollEvents, revents: 0) }
  }
  var roundTrip: Int64? { connection?.roundTripMicroseconds }

  mutating func open(_ plan: RehearsalPlan) throws(NetworkError) {
    connection = try ClientConnection(to: plan.endpoint, security: plan.security)
    framer = LineFramer(bytesMax: WireLimits.serverLineBytesMax)
    hasGreeted = false
  }

  func enqueue(_ line: [UInt8]) { connection?.enqueue(line) }

  func flush() { connection?.flush() }

  mutating func close() {
    connection?.close()
    connection = nil
  }

  /// Goes on as far as that is possible now.
  mutating func advance() -> [Event] {
    guard let connection else { return [] }
    switch connection.advance() {
    case .awaitingTrust:
      // A rehearsal runs against the organizer's own server; its pin is the caller's to give.
      connection.trust()
    case .closed(let end): return [lose(end)]
    default: break
    }
    guard case .ready = connection.state else { return [] }
    var events: [Event] = []
    if !hasGreeted {
      hasGreeted = true
      events.append(.connected)
    }
    while true {
      switch connection.readAvailable() {
      case .nothing: return events
      case .closed(let end): return events + [lose(end)]
      case .bytes(let bytes):
        for output in framer.receive(bytes) {
          guard case .line(let line) = output,
            // A message of a newer server is none of ours to understand.
            let message = try? ServerMessage(decoding: line)
          else { continue }
          events.append(.message(message))
        }
      }
    }
  }

  private mutating func lose(_ end: ClientEnd) -> Event {
    connection = nil
    lastEnd = end
    retryAt = MonotonicClock.milliseconds + Self.retryMilliseconds
    return hasGreeted ? .dropped : .failed
  }
}
