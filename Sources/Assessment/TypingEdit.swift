/// One letter more, less or another, or two that changed places.
struct TypingEdit {
  private enum Kind {
    case substituted(Unicode.Scalar, Unicode.Scalar)
    case swapped
    /// Doubled, dropped or hit besides.
    case added
  }

  private let kind: Kind
  /// Whether another letter, not the first one again, was added at the very start.
  let isAtStart: Bool

  /// True if no letter was taken for another one.
  var isOfOneLetter: Bool {
    switch kind {
    case .substituted: false
    case .swapped, .added: true
    }
  }

  /// Nil where the words are further apart than one edit.
  init?(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) {
    guard abs(left.count - right.count) <= 1 else { return nil }
    let shorter = min(left.count, right.count)
    var start = 0
    while start < shorter, left[start] == right[start] { start += 1 }
    var end = 0
    while end < shorter - start, left[left.count - 1 - end] == right[right.count - 1 - end] {
      end += 1
    }
    let a = left[start..<left.count - end]
    let b = right[start..<right.count - end]
    isAtStart = start == 0 && abs(left.count - right.count) == 1
    switch (a.count, b.count) {
    case (1, 0), (0, 1): kind = .added
    case (1, 1): kind = .substituted(a[start], b[start])
    case (2, 2) where a[start] == b[start + 1] && a[start + 1] == b[start]: kind = .swapped
    default: return nil
    }
  }

  /// True if fingers or ears often make it: the key beside, or letters that sound alike.
  var isPlausible: Bool {
    guard case .substituted(let left, let right) = kind else { return true }
    let (a, b) = (LetterBases.base(of: left) ?? left, LetterBases.base(of: right) ?? right)
    return a == b || Self.areNeighbours(a, b) || Self.soundAlike.contains([a, b])
  }

  /// Two edits at most (restricted Damerau–Levenshtein distance).
  static func areWithinTwo(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Bool {
    var rows = [[Int]](
      repeating: Array(repeating: 0, count: right.count + 1), count: left.count + 1)
    for i in 0...left.count { rows[i][0] = i }
    for j in 0...right.count { rows[0][j] = j }
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) <= 2 }
    for i in 1...left.count {
      for j in 1...right.count {
        let cost = left[i - 1] == right[j - 1] ? 0 : 1
        var best = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + cost)
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          best = min(best, rows[i - 2][j - 2] + 1)
        }
        rows[i][j] = best
      }
    }
    return rows[left.count][right.count] <= 2
  }

  private static func areNeighbours(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Bool {
    guard let one = keys[a], let other = keys[b] else { return false }
    // Rows of keys are shifted by about half a key.
    let across = abs(one.x - other.x)
    return one.row == other.row ? across <= 1 : abs(one.row - other.row) == 1 && across < 1
  }

  private static let keys: [Unicode.Scalar: (row: Int, x: Double)] = {
    var table: [Unicode.Scalar: (row: Int, x: Double)] = [:]
    let rows: [(String, Double)] = [("qwertyuiop", 0), ("asdfghjkl", 0.25), ("zxcvbnm", 0.75)]
    for (row, (letters, shift)) in rows.enumerated() {
      for (place, letter) in letters.unicodeScalars.enumerated() {
        table[letter] = (row, Double(place) + shift)
      }
    }
    return table
  }()

  /// As they are mixed up in Vietnamese dialects.
  private static let soundAlike: Set<Set<Unicode.Scalar>> = [
    ["s", "x"], ["l", "n"], ["d", "r"], ["d", "v"], ["c", "t"], ["i", "y"],
  ]
}
