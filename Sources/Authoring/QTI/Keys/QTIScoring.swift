import Assessment

/// What responses to an item are worth, as its own processing has it.
///
/// Nothing is derived from how rules look: they are played for one response after the other. Only
/// what the templates that everybody has give is known without that.
final class QTIScoring {
  let declarations: QTIDeclarations
  /// Nil where the marks come from what is declared right alone.
  let program: QTIProgram?
  private var steps = QTILimits.stepsMax
  /// What single responses were found to be worth: keys are looked for in more than one way.
  private var known: [Play: Double?] = [:]
  private let template: QTITemplateMarks?

  private struct Play: Hashable {
    let response: String
    let value: QTIValue
    let outcome: String
  }

  init(_ declarations: QTIDeclarations, _ program: QTIProgram?) {
    self.declarations = declarations
    self.program = program.flatMap { $0.isEmpty ? nil : $0 }
    template = QTITemplateMarks(program, declarations)
  }

  /// True where nothing is compared but with what is declared.
  var comparesDeclared: Bool { template != nil }

  /// True once processing was played as long as it may be.
  var isTooLong: Bool { steps < 0 }

  /// All outcomes after a response.
  func outcomes(_ responses: [String: QTIValue]) -> [String: QTIValue] {
    guard let program else { return declarations.outcomes }
    return QTIEvaluation.outcomes(of: program, declarations, responses, steps: &steps)
  }

  /// The mark of a response, in points; nil where it depends on what is not understood.
  ///
  /// - Parameter outcome: the one that holds the mark.
  func points(_ responses: [String: QTIValue], in outcome: String) -> Double? {
    guard program != nil else {
      var sum = 0.0
      for (name, value) in responses {
        if let response = declarations.response(name) { sum += Self.declared(response, value) }
      }
      return sum
    }
    if let template, outcome == QTITemplate.mark {
      return template.points(responses[QTITemplate.response] ?? .null)
    }
    guard responses.count == 1, let (response, value) = responses.first else {
      return played(responses, in: outcome)
    }
    let play = Play(response: response, value: value, outcome: outcome)
    if let points = known[play] { return points }
    let points = played(responses, in: outcome)
    known[play] = .some(points)
    return points
  }

  /// The same of one response that is given alone.
  func points(_ value: QTIValue, of response: String, in outcome: String) -> Double? {
    if let template, outcome == QTITemplate.mark, response == QTITemplate.response {
      return template.points(value)
    }
    return points([response: value], in: outcome)
  }

  private func played(_ responses: [String: QTIValue], in outcome: String) -> Double? {
    switch outcomes(responses)[outcome] {
    case .number(let points)?: return points
    case .truth(let truth)?: return truth ? 1 : 0
    case .null?: return 0
    default: return nil
    }
  }

  /// What a response is worth by what is declared of it alone: its mapping, else 1 for the right one.
  static func declared(_ response: QTIDeclarations.Response, _ value: QTIValue) -> Double {
    if let mapping = response.mapping { return mapping.points(value, response.baseType) }
    let right = response.correctValue
    return right != .null && value.matches(right) ? 1 : 0
  }
}

/// What the values of one response are worth, while the others stay as they are.
struct QTIWorth {
  let scoring: QTIScoring
  let response: QTIDeclarations.Response
  /// The outcome that holds the mark.
  var outcome = "SCORE"
  /// What is given to the other responses.
  var others: [String: QTIValue] = [:]
  /// What those bring by themselves.
  var pointsOfOthers = 0.0
  /// True where processing is left aside.
  var isDeclared = false

  func points(_ value: QTIValue) -> Double? {
    if isDeclared { return QTIScoring.declared(response, value) }
    if others.isEmpty {
      return scoring.points(value, of: response.identifier, in: outcome)
        .map { $0 - pointsOfOthers }
    }
    var responses = others
    responses[response.identifier] = value
    return scoring.points(responses, in: outcome).map { $0 - pointsOfOthers }
  }

  func points(_ text: String) -> Double? { points(response.baseType.value(text)) }

  /// A response that holds these values.
  func points(_ texts: [String]) -> Double? { points(response.value(texts)) }

  /// The same, by what is declared alone.
  var declared: QTIWorth {
    var worth = self
    worth.isDeclared = true
    return worth
  }
}
