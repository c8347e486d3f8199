/// What response processing compares one response with.
struct QTIConstants {
  /// Single values, in the order of the rules, each once.
  private(set) var values: [QTIValue] = []
  /// Containers.
  private(set) var lists: [QTIValue] = []
  private(set) var patterns: [QTIPattern] = []
  /// Texts that a response has to hold.
  private(set) var parts: [String] = []
  /// What stands at a place of an ordered response, from 1; null where rules differ.
  private(set) var places: [Int: QTIValue] = [:]
  /// Numbers with the distances within which others count as equal.
  private(set) var ranges: [(value: Double, operator: QTIOperator)] = []

  /// A range with unequal sides lies around what is given, not around what is right.
  private(set) var hasTurnedTolerance = false

  private let name: String
  private let declarations: QTIDeclarations

  init(of response: QTIDeclarations.Response, in scoring: QTIScoring) {
    name = response.identifier
    declarations = scoring.declarations
    if !scoring.comparesDeclared, let program = scoring.program { collect(program.rules) }
  }

  private mutating func collect(_ rules: [QTIRule]) {
    for rule in rules {
      switch rule {
      case .set(_, let expression): collect(expression)
      case .condition(let branches):
        for branch in branches {
          if let condition = branch.condition { collect(condition) }
          collect(branch.rules)
        }
      case .exit, .unsupported: break
      }
    }
  }

  private mutating func collect(_ expression: QTIExpression) {
    guard case .call(let name, let operands) = expression else { return }
    if name == .and {
      let all = members(of: expression)
      if all.count > 1 { add(.container(all, isOrdered: false), comparedBy: name) }
    }
    let isAboutIt = operands.contains { mentions($0) }
    if case .equal(let tolerance) = name, tolerance.mode != .exact,
      tolerance.below != tolerance.above, operands.first.map(mentions) ?? false
    {
      hasTurnedTolerance = true
    }
    for operand in operands {
      if isAboutIt, let value = constant(operand) { add(value, comparedBy: name) }
      if case .call(.index(let place), let list) = operand,
        case .variable(self.name)? = list.first,
        let value = operands.lazy.compactMap(constant).first
      {
        places[place] = places[place] ?? value == value ? value : .null
      }
      collect(operand)
    }
    if isAboutIt, case .patternMatch(let pattern) = name, !patterns.contains(pattern) {
      patterns.append(pattern)
    }
  }

  /// The values that must all be among those that are given, for a condition to be true.
  private func members(of expression: QTIExpression) -> [QTIValue] {
    switch expression {
    case .call(.and, let operands): return operands.flatMap { members(of: $0) }
    case .call(.member, let operands):
      guard operands.count == 2, case .constant(let value) = operands[0], mentions(operands[1])
      else { return [] }
      return [value]
    default: return []
    }
  }

  private func mentions(_ expression: QTIExpression) -> Bool {
    switch expression {
    case .variable(let name): name == self.name
    case .call(let name, let operands):
      // What is done to a response before it is compared.
      switch name {
      case .index, .round, .truncate, .roundTo: operands.contains { mentions($0) }
      default: false
      }
    default: false
    }
  }

  private func constant(_ expression: QTIExpression) -> QTIValue? {
    switch expression {
    case .constant(let value): return value
    case .correct(let name): return declarations.response(name)?.correctValue
    case .variable(let name):
      // An outcome that is only ever what it began as.
      return declarations.outcomes[name]
    case .call(.multiple, let operands), .call(.ordered, let operands):
      var values: [QTIValue] = []
      for operand in operands {
        guard let value = constant(operand) else { return nil }
        values += value.values
      }
      if case .call(.ordered, _) = expression { return .container(values, isOrdered: true) }
      return .container(values, isOrdered: false)
    case .call(let name, let operands) where name.isArithmetic:
      let values = operands.compactMap(constant)
      guard values.count == operands.count, case .number(let number) = name.apply(values) else {
        return nil
      }
      return .number(number)
    default: return nil
    }
  }

  private mutating func add(_ value: QTIValue, comparedBy name: QTIOperator) {
    switch value {
    case .list:
      if !lists.contains(value) { lists.append(value) }
    case .number(let number):
      ranges.append((number, name))
      if !values.contains(value) { values.append(value) }
    case .text(let text) where name.isSubstring:
      if !parts.contains(text) { parts.append(text) }
    case .text, .truth:
      if !values.contains(value) { values.append(value) }
    case .null, .unknown: break
    }
  }
}

extension QTIOperator {
  /// True where numbers alone tell the number that comes out.
  fileprivate var isArithmetic: Bool {
    switch self {
    case .sum, .product, .subtract, .divide, .integerDivide, .integerModulus, .minimum, .maximum,
      .round, .truncate, .roundTo:
      true
    default: false
    }
  }

  fileprivate var isSubstring: Bool {
    if case .stringMatch(_, isSubstring: true) = self { true } else { false }
  }
}
