/// What is taken off a contestant's time for a slow line, in milliseconds.
///
/// Half of the least round trip, which the server measured itself; what the client says can only
/// make it less. A contestant's credits of a contest add up to `contestMax` at most.
enum LatencyCredit {
  static let answerMax: Int64 = 250
  static let contestMax: Int64 = 5_000

  /// - Parameters:
  ///   - leastRoundTrip: of the last five pongs; nil without a pong.
  ///   - sinceStart: from the start of the answering time to the receipt.
  ///   - elapsed: what the client says it took, where it says so.
  ///   - used: the contestant's credits so far.
  static func credit(
    leastRoundTrip: Int64?, sinceStart: Int64, elapsed: Int64?, used: Int64
  ) -> Int64 {
    guard let leastRoundTrip else { return 0 }
    var credit = min(leastRoundTrip / 2, answerMax, contestMax - used)
    if let elapsed {
      let (gap, overflow) = sinceStart.subtractingReportingOverflow(elapsed)
      // Out of range only where the client's figure is absurd: below, it limits nothing; above,
      // there is no gap at all.
      credit = min(credit, overflow ? (elapsed < 0 ? Int64.max : 0) : gap)
    }
    return max(0, credit)
  }
}
