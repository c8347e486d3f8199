import TestSupport

/// A line between a pupil and the server. Times in milliseconds.
struct SimulatedLine {
  /// How good it is.
  struct Quality: Hashable {
    /// There or back, at best: half the round trip.
    var oneWay: Int64
    /// Up to so much more, evenly.
    var jitter: Int64 = 0
    /// Of a hundred segments, those that are lost and sent again by TCP.
    var lost = 0
    /// Of a thousand lines, those behind which nothing gets through for a while.
    var stalls = 0
    /// Of a thousand lines, those at which the connection breaks.
    var breaks = 0
    /// Of a hundred lines of the pupil, those that its program sends twice.
    var doubles = 0

    static let school = Quality(oneWay: 10, jitter: 4)
    static let village = Quality(oneWay: 150, jitter: 60, lost: 2, stalls: 3, breaks: 4, doubles: 4)
    static let hills = Quality(
      oneWay: 300, jitter: 200, lost: 8, stalls: 10, breaks: 10, doubles: 8)
    static let satellite = Quality(oneWay: 1_000, jitter: 100, lost: 1, stalls: 2, breaks: 2)
  }

  enum Direction { case toServer, toPupil }

  let quality: Quality
  private var latest: [Int64] = [0, 0]

  init(_ quality: Quality) { self.quality = quality }

  /// When what leaves now arrives. Nothing overtakes what left before it.
  mutating func arrival(
    _ direction: Direction, from now: Int64, using random: inout SeededGenerator
  ) -> Int64 {
    var delay = quality.oneWay
    if quality.jitter > 0 { delay += Int64.random(in: 0...quality.jitter, using: &random) }
    // RFC 6298: the timeout is the round trip and four times its spread, on Linux at least 200 ms, and
    // doubles with each loss.
    var timeout = max(200, 2 * quality.oneWay + 4 * quality.jitter)
    while Int.random(in: 0..<100, using: &random) < quality.lost, timeout < 10_000 {
      delay += timeout
      timeout *= 2
    }
    if Int.random(in: 0..<1_000, using: &random) < quality.stalls {
      delay += Int64.random(in: 500...4_000, using: &random)
    }
    let place = direction == .toServer ? 0 : 1
    latest[place] = max(latest[place], now + delay)
    return latest[place]
  }

  func breaks(using random: inout SeededGenerator) -> Bool {
    Int.random(in: 0..<1_000, using: &random) < quality.breaks
  }

  func doubles(using random: inout SeededGenerator) -> Bool {
    Int.random(in: 0..<100, using: &random) < quality.doubles
  }
}
