import Network

/// How often somebody may name a code, ticket or token that does not exist, before being asked to
/// wait: per source, per code's school and over all. Right ones are never counted, and what has
/// joined is never asked, so a class behind one address is not punished for a neighbour's guesses.
///
/// A code has 30 bits: 40 guesses a minute from one source find one of 50 codes in some 350 days.
struct GuessLimits {
  static let burstBySource = 60.0
  static let perMinuteBySource = 40.0
  static let burstOverall = 2_000.0
  static let perMinuteOverall = 1_000.0
  /// Sources remembered; beyond that the fullest are forgotten first, since they have waited.
  static let sourcesMax = 10_000

  private struct Bucket {
    var left: Double
    /// Milliseconds.
    var at: Int64

    mutating func refill(to now: Int64, perMinute: Double, burst: Double) {
      left = min(burst, left + Double(max(0, now - at)) * perMinute / 60_000)
      at = now
    }
  }

  private var sources: [String: Bucket] = [:]
  private var overall = Bucket(left: burstOverall, at: 0)

  /// - Returns: nil where a try is allowed, else how long to wait, in milliseconds.
  mutating func wait(of source: String, now: Int64) -> Int64? {
    overall.refill(to: now, perMinute: Self.perMinuteOverall, burst: Self.burstOverall)
    var bucket = sources[source] ?? Bucket(left: Self.burstBySource, at: now)
    bucket.refill(to: now, perMinute: Self.perMinuteBySource, burst: Self.burstBySource)
    if sources[source] != nil { sources[source] = bucket }
    if overall.left < 1 { return Self.delay(overall.left, perMinute: Self.perMinuteOverall) }
    if bucket.left < 1 { return Self.delay(bucket.left, perMinute: Self.perMinuteBySource) }
    return nil
  }

  /// A try that named nothing that exists.
  mutating func missed(from source: String, now: Int64) {
    overall.refill(to: now, perMinute: Self.perMinuteOverall, burst: Self.burstOverall)
    overall.left = max(0, overall.left - 1)
    var bucket = sources[source] ?? Bucket(left: Self.burstBySource, at: now)
    bucket.refill(to: now, perMinute: Self.perMinuteBySource, burst: Self.burstBySource)
    bucket.left = max(0, bucket.left - 1)
    sources[source] = bucket
    if sources.count > Self.sourcesMax { forgetFullest(now: now) }
  }

  private mutating func forgetFullest(now: Int64) {
    sources = sources.filter { _, bucket in
      var bucket = bucket
      bucket.refill(to: now, perMinute: Self.perMinuteBySource, burst: Self.burstBySource)
      return bucket.left < Self.burstBySource - 1
    }
    while sources.count > Self.sourcesMax,
      let fullest = sources.max(by: { $0.value.left < $1.value.left })
    {
      sources[fullest.key] = nil
    }
  }

  private static func delay(_ left: Double, perMinute: Double) -> Int64 {
    Int64(((1 - left) * 60_000 / perMinute).rounded(.up))
  }
}
