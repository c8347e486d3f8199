/// How hard the items of a drawn round are to be together.
public struct DifficultyTarget: Hashable, Sendable, Codable {
  /// Answers of fewer contestants say too little of an item.
  public static let askedMin = 10

  /// The mean share of full marks that the items had when they were asked before, in percent, 1…99.
  public var right: Int
  /// How far the mean may be from it, in percent, 1…50.
  public var within: Int

  public init(right: Int, within: Int = 5) {
    self.right = right
    self.within = within
  }

  /// Whether the mean is near enough.
  ///
  /// - Parameters:
  ///   - sum: of the shares of `count` items, in millionths.
  ///   - count: above 0.
  func allows(_ sum: Int, of count: Int) -> Bool {
    distance(sum, of: count) <= within * Self.percent * count
  }

  private static let percent = 10_000

  private func distance(_ sum: Int, of count: Int) -> Int {
    abs(sum - right * Self.percent * count)
  }

  /// The exchange of a drawn item for a spare one that brings the mean near enough: the first in
  /// order that does, else the one that brings it nearest. Nil where none brings it nearer.
  ///
  /// - Parameters:
  ///   - drawn: their shares, in millionths.
  ///   - spare: the same of those that may take their places.
  ///   - fits: whether the spare item may stand in the drawn one's place.
  func exchange(
    _ drawn: [Int], for spare: [Int], where fits: (_ drawn: Int, _ spare: Int) -> Bool
  ) -> (drawn: Int, spare: Int)? {
    let sum = drawn.reduce(0, +)
    var nearest = distance(sum, of: drawn.count)
    var best: (drawn: Int, spare: Int)?
    for (new, share) in spare.enumerated() {
      for (old, given) in drawn.enumerated() {
        let changed = sum - given + share
        let distance = distance(changed, of: drawn.count)
        guard distance < nearest, fits(old, new) else { continue }
        nearest = distance
        best = (old, new)
        if allows(changed, of: drawn.count) { return best }
      }
    }
    return best
  }
}
