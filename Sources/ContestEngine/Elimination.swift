/// Who is still in a round of elimination, and how far the others got.
///
/// Source: "Rung chuông vàng" in the contest definition's documentation.
struct Elimination: Equatable, Sendable {
  /// For who is still in.
  static let isIn = Int32.max

  /// By contestant number − 1: after how many of the round's questions a contestant went out, 0
  /// for who came late. Shorter than the contestants are many where the others came late.
  private(set) var outAfter: [Int32]

  /// - Parameter present: contestants who had joined when the round's first question opened.
  init(present: Int) { outAfter = Array(repeating: Self.isIn, count: present) }

  /// From a snapshot.
  init(outAfter: [Int32]) { self.outAfter = outAfter }

  func isIn(_ index: Int) -> Bool { index < outAfter.count && outAfter[index] == Self.isIn }

  /// How far a contestant got: more is further.
  func reach(of index: Int) -> Int32 { index < outAfter.count ? outAfter[index] : 0 }

  /// Who may be brought back: who was in and is not any more.
  func isOut(_ index: Int) -> Bool { index < outAfter.count && outAfter[index] != Self.isIn }

  /// Puts out those who failed, unless that were everyone who is in.
  ///
  /// - Parameters:
  ///   - number: of the question in its round, from 1.
  ///   - counted: who is looked at at all: not who was disqualified before.
  ///   - survives: whether who is in goes on.
  /// - Returns: how many were in before and are in now.
  mutating func play(
    number: Int, counted: (Int) -> Bool, survives: (Int) -> Bool
  ) -> (before: Int, after: Int) {
    let playing = outAfter.indices.filter { isIn($0) && counted($0) }
    let failed = playing.filter { !survives($0) }
    guard failed.count < playing.count else { return (playing.count, playing.count) }
    for index in failed { outAfter[index] = Int32(clamping: number) }
    return (playing.count, playing.count - failed.count)
  }

  mutating func rescue(_ index: Int) {
    if isOut(index) { outAfter[index] = Self.isIn }
  }

  /// How many play, or played, a question of the round, by its number from 1.
  func count(reaching number: Int) -> Int { outAfter.count { Int($0) >= number } }

  /// The places of those who are in.
  var survivors: [Int] { outAfter.indices.filter(isIn) }
}

/// Contestants who were brought back.
struct Rescue: Equatable, Sendable {
  /// The place among all questions of the one after which they were.
  let after: Int
  let contestants: [ContestantID]
}

/// A removed interval, and what became of it.
struct IntervalRecord: Equatable, Sendable {
  let interval: RemovedInterval
  var isRestored = false
}
