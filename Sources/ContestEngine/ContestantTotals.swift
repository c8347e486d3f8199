/// The sums of one contestant over everything that is scored.
struct ContestantTotals: Equatable, Sendable {
  var points = 0
  /// Right answers.
  var correct = 0
  /// The sum of t over right answers, in milliseconds.
  var time: Int64 = 0
  /// When points were last gained: receipt less credit, in milliseconds since the epoch. The
  /// greatest value where none were.
  var lastGain = Int64.max

  /// Of a self-paced contest: from each week's opening until the paper was handed in, added up, in
  /// milliseconds.
  var submitted: Int64 = 0

  static let zero = ContestantTotals()
}
