/// Plays response processing for one response and tells the outcomes.
///
/// An outcome that depends on what is not understood is unknown, and nothing else is.
struct QTIEvaluation {
  private enum End: Error {
    /// Response processing is over, as it says itself.
    case exit
    case tooLong
  }

  private let declarations: QTIDeclarations
  private let responses: [String: QTIValue]
  private(set) var outcomes: [String: QTIValue]
  private var stepsLeft: Int

  /// - Parameters:
  ///   - responses: what a candidate gave, by the identifiers of the responses.
  ///   - steps: how many rules and expressions may still be evaluated, of all evaluations together.
  static func outcomes(
    of program: QTIProgram, _ declarations: QTIDeclarations, _ responses: [String: QTIValue],
    steps: inout Int
  ) -> [String: QTIValue] {
    var evaluation = QTIEvaluation(declarations, responses, steps)
    do throws(End) {
      try evaluation.run(program.rules)
    } catch {
      if error == .tooLong { evaluation.forget(program.rules) }
    }
    steps = evaluation.stepsLeft
    return evaluation.outcomes
  }

  private init(
    _ declarations: QTIDeclarations, _ responses: [String: QTIValue], _ steps: Int
  ) {
    self.declarations = declarations
    self.responses = responses
    outcomes = declarations.outcomes
    stepsLeft = steps
    // Known in every session; the first attempt is the only one here.
    if outcomes["completionStatus"] == nil { outcomes["completionStatus"] = .text("unknown") }
  }

  private mutating func run(_ rules: [QTIRule]) throws(End) {
    for rule in rules {
      try step()
      switch rule {
      case .set(let name, let expression): outcomes[name] = try value(expression)
      case .condition(let branches): try run(branches)
      case .exit: throw .exit
      case .unsupported: break
      }
    }
  }

  private mutating func run(
    _ branches: [(condition: QTIExpression?, rules: [QTIRule])]
  ) throws(End) {
    for (index, branch) in branches.enumerated() {
      guard let condition = branch.condition else {
        try run(branch.rules)
        return
      }
      switch try value(condition) {
      case .truth(true):
        try run(branch.rules)
        return
      case .unknown:
        for branch in branches[index...] { forget(branch.rules) }
        return
      default: break
      }
    }
  }

  /// Whatever these rules may set is unknown.
  private mutating func forget(_ rules: [QTIRule]) {
    for rule in rules {
      switch rule {
      case .set(let name, _): outcomes[name] = .unknown
      case .condition(let branches): for branch in branches { forget(branch.rules) }
      case .exit, .unsupported: break
      }
    }
  }

  private mutating func step() throws(End) {
    stepsLeft -= 1
    if stepsLeft < 0 { throw .tooLong }
  }

  private mutating func value(_ expression: QTIExpression) throws(End) -> QTIValue {
    try step()
    switch expression {
    case .constant(let value): return value
    case .variable(let name): return variable(name)
    case .correct(let name): return declarations.response(name)?.correctValue ?? .unknown
    case .mapResponse(let name):
      guard let response = declarations.response(name), let mapping = response.mapping else {
        return .unknown
      }
      return .number(mapping.points(responses[name] ?? .null, response.baseType))
    case .call(let name, let expressions):
      var operands: [QTIValue] = []
      operands.reserveCapacity(expressions.count)
      for expression in expressions { operands.append(try value(expression)) }
      return name.apply(operands)
    case .unsupported: return .unknown
    }
  }

  private func variable(_ name: String) -> QTIValue {
    if let outcome = outcomes[name] { return outcome }
    if let response = responses[name] { return response }
    if declarations.response(name) != nil { return .null }
    switch name {
    case "numAttempts": return .number(1)
    case "duration": return .number(0)
    default: return .unknown
    }
  }
}
