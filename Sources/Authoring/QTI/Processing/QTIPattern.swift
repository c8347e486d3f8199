/// A regular expression as far as it says no more than an accepted text with stars can.
///
/// Source: QTI 2.2 information model, patternMatch; XML Schema part 2, appendix F.
struct QTIPattern: Hashable, Sendable {
  /// The literal runs between the stars: one where there is no star.
  private let runs: [String]

  /// Nil where the expression says more.
  init?(regularExpression text: String) {
    var runs = [""]
    var scalars = text.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      var literal = scalar
      switch scalar {
      case "\\":
        guard let next = scalars.next(), Self.isSign(next) else { return nil }
        literal = next
      case ".":
        guard scalars.next() == "*" else { return nil }
        runs.append("")
        continue
      case _ where Self.isSign(scalar): return nil
      default: break
      }
      runs[runs.count - 1].unicodeScalars.append(literal)
    }
    // A backslash before a star means the star itself in an accepted text.
    guard runs.dropLast().allSatisfy({ !$0.hasSuffix("\\") }),
      runs.allSatisfy({ !$0.holds("\\*") })
    else { return nil }
    self.runs = runs
  }

  /// As a text answer has it: `*` for any run of characters, `\*` for a star.
  var accepted: String {
    runs.map { $0.replacing(each: "*", with: "\\*") }.joined(separator: "*")
  }

  /// A text that it matches.
  var sample: String { runs.joined() }

  func matches(_ text: String) -> Bool {
    guard let first = runs.first, let last = runs.last, runs.count > 1 else {
      return runs.first == text
    }
    guard text.hasPrefix(first), text.utf8.count >= first.utf8.count + last.utf8.count else {
      return false
    }
    var rest = text.dropFirst(first.count)
    guard rest.hasSuffix(last) else { return false }
    rest = rest.dropLast(last.count)
    for run in runs.dropFirst().dropLast() where !run.isEmpty {
      guard let found = rest.firstRange(of: run) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    "\\|.?*+(){}[]^$-".unicodeScalars.contains(scalar)
  }

  /// The regular expression for an accepted text.
  static func regularExpression(_ accepted: String) -> String {
    var text = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in accepted.unicodeScalars {
      if scalar == "*", !isEscaped {
        text.append(contentsOf: ".*".unicodeScalars)
        continue
      }
      if scalar == "\\", !isEscaped {
        isEscaped = true
        continue
      }
      // A backslash stands for itself, unless a star follows it.
      if isEscaped, scalar != "*" { text.append(contentsOf: "\\\\".unicodeScalars) }
      if isSign(scalar) { text.append("\\") }
      text.append(scalar)
      isEscaped = false
    }
    if isEscaped { text.append(contentsOf: "\\\\".unicodeScalars) }
    return String(text)
  }
}
