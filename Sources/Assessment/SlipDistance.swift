/// Tells whether a text is another one with a few slips of the fingers.
enum SlipDistance {
  /// Shorter texts are too easily another word: `năm` and `nam`, `tám` and `tâm`.
  static let letterMin = 4
  /// So many letters for each slip.
  static let lettersPerSlip = 4

  /// True if at most `slips` letters are too many, too few, others or exchanged with their neighbour
  /// (optimal string alignment: Damerau, Communications of the ACM 7, 1964, 171–176). Digits are
  /// never mistyped: 1945 is no 1946.
  static func isWithin(_ slips: Int, _ given: String, of right: String) -> Bool {
    let (a, b) = (Array(given.unicodeScalars), Array(right.unicodeScalars))
    let letters = b.count { $0.properties.isAlphabetic }
    let allowed = letters < letterMin ? 0 : min(slips, letters / lettersPerSlip)
    guard allowed > 0, abs(a.count - b.count) <= allowed, digits(a) == digits(b) else {
      return false
    }
    return distance(a, b) <= allowed
  }

  private static func digits(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    scalars.filter { ("0"..."9").contains($0) }
  }

  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for row in 0..<a.count {
      var next = [row + 1]
      for column in 0..<b.count {
        let exchanged = last[column] + (a[row] == b[column] ? 0 : 1)
        var least = min(exchanged, last[column + 1] + 1, next[column] + 1)
        if row > 0, column > 0, a[row] == b[column - 1], a[row - 1] == b[column] {
          least = min(least, beforeLast[column - 1] + 1)
        }
        next.append(least)
      }
      beforeLast = last
      last = next
    }
    return last[b.count]
  }
}
