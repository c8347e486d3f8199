/// Finds which known name somebody may have meant.
public enum NearestName {
  /// The known name that is fewest edits away from `written`, without regard to case; nil where
  /// none is near: more than a third of its letters differ.
  ///
  /// - Parameter known: where two are equally near, the one that comes first is taken.
  public static func find(_ written: String, in known: some Sequence<String>) -> String? {
    let letters = Array(written.lowercased())
    // A name this long is no slip of a key, and comparing it would take long.
    guard !letters.isEmpty, letters.count <= 64 else { return nil }
    var best: (name: String, edits: Int)?
    for name in known {
      let other = Array(name.lowercased())
      let most = max(1, max(letters.count, other.count) / 3)
      guard abs(letters.count - other.count) <= most else { continue }
      let count = edits(letters, other)
      guard count <= most, count < best?.edits ?? .max, count < letters.count else { continue }
      best = (name, count)
    }
    return best?.name
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
