/// An expression of response processing.
///
/// Source: QTI 2.2 information model, section 15 (expressions).
indirect enum QTIExpression: Sendable {
  case constant(QTIValue)
  case variable(String)
  /// The right response that is declared for a variable.
  case correct(String)
  case mapResponse(String)
  case call(QTIOperator, [QTIExpression])
  /// By its element's name.
  case unsupported(String)
}

enum QTIOperator: Hashable, Sendable {
  case isNull, not, and, or, match, member, contains
  case stringMatch(isCaseSensitive: Bool, isSubstring: Bool)
  case patternMatch(QTIPattern)
  case equal(QTITolerance)
  case equalRounded(QTIRounding)
  case compare(Comparison)
  case sum, product, subtract, divide, integerDivide, integerModulus
  case minimum, maximum, round, truncate
  case roundTo(QTIRounding)
  case multiple, ordered, containerSize, delete
  case index(Int)
  /// At least and at most so many of the conditions are true.
  case anyN(min: Int, max: Int)

  enum Comparison: Hashable, Sendable { case less, lessOrEqual, greater, greaterOrEqual }
}

/// How far a number may be from another to be equal to it.
struct QTITolerance: Hashable, Sendable {
  enum Mode: Hashable, Sendable { case exact, absolute, relative }

  let mode: Mode
  /// Below and above. Per cent where the mode is relative.
  let below: Double
  let above: Double
  let includesLower: Bool
  let includesUpper: Bool

  static let exact = QTITolerance(
    mode: .exact, below: 0, above: 0, includesLower: true, includesUpper: true)
}

struct QTIRounding: Hashable, Sendable {
  let isSignificantFigures: Bool
  let figures: Int
}

/// A rule of response processing.
indirect enum QTIRule: Sendable {
  case set(String, QTIExpression)
  /// The first whose condition is true; none has no condition but the last.
  case condition([(condition: QTIExpression?, rules: [QTIRule])])
  case exit
  /// By its element's name.
  case unsupported(String)
}
