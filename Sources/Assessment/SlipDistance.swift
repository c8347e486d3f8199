/// Tells whether a text is another one with a few slips of the fingers.
enum SlipDistance {
  /// Shorter texts are too easily another word: `năm` and `nam`, `tám` and `tâm`.
  static let letterMin = 4
  /// So many letters for each slip.
  static let lettersPerSlip = 4

  /// True if at most `slips` letters are too many, too few, others or exchanged with their neighbour
  /// (optimal string alignment: Damerau, Communications of the ACM 7, 1964, 171–176).
  ///
  /// Digits are never mistyped, nor are signs that mean something, nor letters that stand alone and
  /// Roman numerals: 1945 is no 1946, −5 no 5, A+ no A, XIX no XX.
  ///
  /// - Parameter written: both texts with their spaces, which tell a minus from a hyphen.
  static func isWithin(
    _ slips: Int, _ given: String, of right: String,
    written: (given: String, right: String), rules: MarkingRules = .current
  ) -> Bool {
    let (a, b) = (Array(given.unicodeScalars), Array(right.unicodeScalars))
    let letters = b.count { $0.properties.isAlphabetic }
    let allowed = letters < letterMin ? 0 : min(slips, letters / lettersPerSlip)
    guard allowed > 0, abs(a.count - b.count) <= allowed else { return false }
    if rules.forgivesLettersOnly {
      guard MeaningfulSigns.of(written.given) == MeaningfulSigns.of(written.right),
        FixedWords.of(b, areAllIn: a)
      else { return false }
    } else if digits(a) != digits(b) {
      return false
    }
    return distance(a, b) <= allowed
  }

  private static func digits(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    scalars.filter(\.isASCIIDigit)
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

/// Digits and the signs that make another answer of a text: `+` and `/` always, a comma between two
/// digits, a dash that is a minus. A comma between words may be forgotten.
private enum MeaningfulSigns {
  static func of(_ text: String) -> [Unicode.Scalar] {
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.filter { means(scalars, at: $0) }.map { scalars[$0] }
  }

  private static func means(_ scalars: [Unicode.Scalar], at place: Int) -> Bool {
    let scalar = scalars[place]
    if scalar == " " || scalar.properties.isAlphabetic || TextNormaliser.isCombiningMark(scalar) {
      return false
    }
    let before = place > 0 ? scalars[place - 1] : " "
    let after = place + 1 < scalars.count ? scalars[place + 1] : " "
    switch scalar {
    case ".", ",", ":", ";", "'", "\"": return before.isASCIIDigit && after.isASCIIDigit
    case "!", "?": return before.isASCIIDigit
    case "-" where before.properties.isAlphabetic: return !isWordly(after)
    case "-" where after == " ": return before != " "
    default: return true
    }
  }

  private static func isWordly(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCIIDigit || scalar.properties.isAlphabetic
  }
}

/// Words in which a slip makes another thing: letters that stand alone (vitamin C) and Roman numerals.
private enum FixedWords {
  /// Tone marks are slips here as elsewhere: `o nha` for `ở nhà`.
  static func of(_ right: [Unicode.Scalar], areAllIn given: [Unicode.Scalar]) -> Bool {
    let fixed = words(right).filter { $0.count == 1 || isRoman($0) }.map(base)
    guard !fixed.isEmpty else { return true }
    var left = words(given).map(base)
    for word in fixed {
      guard let place = left.firstIndex(of: word) else { return false }
      left.remove(at: place)
    }
    return true
  }

  private static func words(_ scalars: [Unicode.Scalar]) -> [String] {
    scalars.split { !$0.properties.isAlphabetic }.map { TextNormaliser.string($0).lowercased() }
  }

  private static func base(_ word: String) -> String {
    TextNormaliser.string(word.unicodeScalars.compactMap(LetterBases.base))
  }

  private static func isRoman(_ word: String) -> Bool {
    word.wholeMatch(of: #/m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})/#) != nil
  }
}
