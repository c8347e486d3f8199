/// When a connection is pinged, and what the pongs tell of its round trip.
///
/// Five pings in the first five seconds, then one every ten. All times in milliseconds.
struct PingLedger: Hashable, Sendable {
  private struct Sent: Hashable, Sendable {
    let id: String
    let at: Int64
  }

  /// So that the answer to `hello` is the first line: a simple client reads it as that.
  private static let firstDelay: Int64 = 250
  private static let quickCount = 5
  private static let quickInterval: Int64 = 1_000
  private static let slowInterval: Int64 = 10_000
  /// A pong that is older than so many pings tells nothing of now.
  private static let unansweredMax = 6
  private static let remembered = 5

  private(set) var nextAt: Int64
  private var sentCount = 0
  private var unanswered: [Sent] = []
  private var roundTrips: [Int64] = []

  /// - Parameter now: when `hello` came.
  init(now: Int64) { nextAt = now + Self.firstDelay }

  mutating func sent(_ id: String, now: Int64) {
    unanswered.append(Sent(id: id, at: now))
    if unanswered.count > Self.unansweredMax { unanswered.removeFirst() }
    sentCount += 1
    nextAt = now + (sentCount < Self.quickCount ? Self.quickInterval : Self.slowInterval)
  }

  /// A pong came. One with an id that was not sent, or was answered before, is ignored.
  mutating func answered(_ id: String, now: Int64) {
    guard let place = unanswered.firstIndex(where: { $0.id == id }) else { return }
    roundTrips.append(max(0, now - unanswered.remove(at: place).at))
    if roundTrips.count > Self.remembered { roundTrips.removeFirst() }
  }

  /// The least of the last five pongs; nil without a pong.
  var leastRoundTrip: Int64? { roundTrips.min() }
}
