/// The option that somebody may have meant.
enum NearestOption {
  /// The known name that is fewest edits away; nil where more than a third would have to change.
  static func find(_ written: String, in known: [String]) -> String? {
    // A word this long is no slip of a key.
    guard written.count <= 32 else { return nil }
    let near = known.map { (name: $0, edits: edits(Array(written), Array($0))) }
    guard let best = near.min(by: { $0.edits < $1.edits }),
      best.edits <= max(1, (best.name.count - 2) / 3)
    else { return nil }
    return best.name
  }

  /// Insertions, deletions, replacements and swaps of neighbours.
  ///
  /// Source: Damerau, "A technique for computer detection and correction of spelling errors",
  /// 1964, in its optimal string alignment form.
  static func edits(_ left: [Character], _ right: [Character]) -> Int {
    var before: [Int] = []
    var above = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var least = min(above[column + 1], current[column]) + 1
        least = min(least, above[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          least = min(least, before[column - 1] + 1)
        }
        current.append(least)
      }
      (before, above) = (above, current)
    }
    return above[right.count]
  }
}
