import Glibc

extension QTIOperator {
  /// What an operator makes of its operands. Total: what makes no sense is null, as in the standard,
  /// and what depends on something unknown is unknown.
  func apply(_ operands: [QTIValue]) -> QTIValue {
    switch self {
    case .and, .or, .not, .anyN: return logic(operands)
    default: break
    }
    if operands.contains(.unknown) { return .unknown }
    switch self {
    case .isNull: return .truth(operands.first.map { $0 == .null || $0 == .text("") } ?? true)
    case .multiple: return .container(operands.flatMap(\.values), isOrdered: false)
    case .ordered: return .container(operands.flatMap(\.values), isOrdered: true)
    case .containerSize: return .number(Double(operands.first?.values.count ?? 0))
    default: break
    }
    if operands.contains(.null) || operands.isEmpty { return .null }
    switch self {
    case .match, .member, .contains, .stringMatch, .patternMatch, .delete, .index:
      return comparison(operands)
    default: return arithmetic(operands.flatMap(\.values).map(\.number))
    }
  }

  /// Null counts as neither true nor false; the standard's three values.
  private func logic(_ operands: [QTIValue]) -> QTIValue {
    let trues = operands.count { $0 == .truth(true) }
    let falses = operands.count { $0 == .truth(false) }
    let hasUnknown = operands.contains(.unknown)
    func open() -> QTIValue { hasUnknown ? .unknown : .null }
    switch self {
    case .and:
      return falses > 0 ? .truth(false) : trues == operands.count ? .truth(true) : open()
    case .or:
      return trues > 0 ? .truth(true) : falses == operands.count ? .truth(false) : open()
    case .not:
      guard case .truth(let truth)? = operands.first else { return open() }
      return .truth(!truth)
    case .anyN(let least, let most):
      if falses > operands.count - least || trues > most { return .truth(false) }
      return trues + falses == operands.count ? .truth(true) : open()
    default: return .null
    }
  }

  private func comparison(_ operands: [QTIValue]) -> QTIValue {
    switch self {
    case .index(let place):
      let values = operands[0].values
      return values.indices.contains(place - 1) ? values[place - 1] : .null
    case .patternMatch(let pattern):
      return operands[0].text.map { .truth(pattern.matches($0)) } ?? .null
    default: break
    }
    guard operands.count == 2 else { return .null }
    let (first, second) = (operands[0], operands[1])
    switch self {
    case .match: return .truth(first.matches(second))
    case .member: return .truth(second.values.contains(first.values.first ?? .null))
    case .contains: return .truth(Self.contains(first, second))
    case .delete:
      guard case .list(let values, let isOrdered) = second else { return second }
      return .container(values.filter { $0 != first }, isOrdered: isOrdered)
    case .stringMatch(let isCaseSensitive, let isSubstring):
      guard var left = first.text, var right = second.text else { return .null }
      if !isCaseSensitive { (left, right) = (left.lowercased(), right.lowercased()) }
      return .truth(isSubstring ? left.contains(right) : left == right)
    default: return .null
    }
  }

  private static func contains(_ whole: QTIValue, _ part: QTIValue) -> Bool {
    guard case .list(let values, let isOrdered) = whole else { return whole.matches(part) }
    let wanted = part.values
    if !isOrdered { return Set(wanted).isSubset(of: values) }
    guard wanted.count <= values.count else { return false }
    return (0...(values.count - wanted.count)).contains {
      values[$0..<($0 + wanted.count)].elementsEqual(wanted)
    }
  }

  private func arithmetic(_ operands: [Double?]) -> QTIValue {
    let numbers = operands.compactMap(\.self)
    guard numbers.count == operands.count, let first = numbers.first else { return .null }
    switch self {
    case .sum: return Self.finite(numbers.reduce(0, +))
    case .product: return Self.finite(numbers.reduce(1, *))
    case .minimum: return .number(numbers.min() ?? first)
    case .maximum: return .number(numbers.max() ?? first)
    case .round: return .number((first + 0.5).rounded(.down))
    case .truncate: return .number(first.rounded(.towardZero))
    case .roundTo(let rounding): return .number(rounding.round(first))
    default: break
    }
    guard numbers.count == 2 else { return .null }
    let second = numbers[1]
    switch self {
    case .subtract: return Self.finite(first - second)
    case .divide: return Self.finite(first / second)
    case .integerDivide: return Self.finite((first / second).rounded(.down))
    case .integerModulus: return Self.finite(first - (first / second).rounded(.down) * second)
    case .equal(let tolerance): return .truth(tolerance.holds(first, second))
    case .equalRounded(let rounding):
      return .truth(rounding.round(first) == rounding.round(second))
    case .compare(let comparison): return .truth(comparison.holds(first, second))
    default: return .null
    }
  }

  private static func finite(_ number: Double) -> QTIValue {
    number.isFinite ? .number(number) : .null
  }
}

extension QTIOperator.Comparison {
  func holds(_ left: Double, _ right: Double) -> Bool {
    switch self {
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }
}

extension QTITolerance {
  /// Source: QTI 2.2 information model, equal. The first number is the one that is right.
  func holds(_ first: Double, _ second: Double) -> Bool {
    if mode == .exact { return first == second }
    let scale = mode == .relative ? abs(first) / 100 : 1
    // Numbers that are decimal in the file must not miss the end of a range by their binary form.
    let slack = 1e-9 * max(1, abs(first))
    let low = first - below * scale
    let high = first + above * scale
    return (includesLower ? second >= low - slack : second > low + slack)
      && (includesUpper ? second <= high + slack : second < high - slack)
  }
}

extension QTIRounding {
  func round(_ number: Double) -> Double {
    guard number != 0 else { return 0 }
    let places =
      isSignificantFigures ? figures - 1 - Int(log10(abs(number)).rounded(.down)) : figures
    let power = pow(10, Double(min(max(places, -300), 300)))
    let scaled = number * power
    guard scaled.isFinite else { return number }
    // A half that is one in decimal must be one in binary too.
    return (scaled + (number < 0 ? -0.5 : 0.5) * (1 + 1e-12)).rounded(.towardZero) / power
  }
}
