import Assessment

/// A numeric answer as a cell writes it: `3,14`, `3,14 ± 0,01`, `1..5`, `*`.
enum TableRange {
  enum Reading: Hashable {
    case range(NumericAnswer.Range)
    case unclear
    case none
  }

  private static let toleranceMarks = ["±", "+-", "+/-", "∓"]

  /// - Parameter tolerance: of the row, where it has a column of its own.
  static func read(
    _ text: String, kind: CellTable.CellKind, _ numbers: TableNumbers, tolerance: DecimalNumber?
  ) -> Reading {
    if text == "*" { return .range(.any) }
    for mark in toleranceMarks {
      guard let range = text.firstRange(of: mark), range.lowerBound > text.startIndex else {
        continue
      }
      return pair(text[..<range.lowerBound], text[range.upperBound...], numbers) {
        .value($0, tolerance: $1.magnitude)
      }
    }
    let dots = text.replacing("…", with: "..").replacing("...", with: "..")
    if let range = dots.firstRange(of: "..") {
      return pair(dots[..<range.lowerBound], dots[range.upperBound...], numbers) {
        .between(low: min($0, $1), high: max($0, $1))
      }
    }
    switch numbers.read(text, kind: kind) {
    case .number(let number): return .range(.value(number, tolerance: tolerance ?? .zero))
    case .unclear: return .unclear
    case .none: return .none
    }
  }

  private static func pair(
    _ first: Substring, _ second: Substring, _ numbers: TableNumbers,
    _ make: (DecimalNumber, DecimalNumber) -> NumericAnswer.Range
  ) -> Reading {
    switch (numbers.read(String(first).trimmingSpaces), numbers.read(String(second).trimmingSpaces))
    {
    case (.number(let first), .number(let second)): .range(make(first, second))
    case (.none, _), (_, .none): .none
    default: .unclear
    }
  }

  static func text(_ range: NumericAnswer.Range) -> String {
    switch range {
    case .value(let value, let tolerance):
      tolerance == .zero
        ? TableNumbers.text(value)
        : "\(TableNumbers.text(value)) ± \(TableNumbers.text(tolerance))"
    case .between(let low, let high): "\(TableNumbers.text(low))..\(TableNumbers.text(high))"
    case .any: "*"
    }
  }
}
