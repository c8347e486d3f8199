/// Reads response processing into rules and expressions.
struct QTIRuleReader {
  /// What is not understood, by the names of elements, each once.
  private(set) var unsupported: [String] = []
  private var count = 0

  mutating func rules(in element: XMLElement) -> [QTIRule] {
    var rules: [QTIRule] = []
    for child in element.children {
      guard let rule = rule(child) else { continue }
      rules.append(rule)
    }
    return rules
  }

  private mutating func rule(_ element: XMLElement) -> QTIRule? {
    guard isWithinLimit() else { return .unsupported("responseProcessing") }
    switch element.name {
    case "setOutcomeValue":
      let value = element.children.first { _ in true }.map { expression($0) }
      return .set(element.attribute("identifier") ?? "", value ?? .constant(.null))
    case "responseCondition": return condition(element)
    case "responseProcessingFragment": return .condition([(nil, rules(in: element))])
    case "exitResponse": return .exit
    default: return .unsupported(note(element.name))
    }
  }

  private mutating func condition(_ element: XMLElement) -> QTIRule {
    var branches: [(condition: QTIExpression?, rules: [QTIRule])] = []
    for branch in element.children {
      var parts = Array(branch.children)[...]
      let isElse = branch.name == "responseElse"
      let first = isElse ? nil : parts.popFirst()
      let condition = first.map { expression($0) }
      var rules: [QTIRule] = []
      for part in parts { if let rule = rule(part) { rules.append(rule) } }
      branches.append((isElse ? nil : condition ?? .constant(.null), rules))
    }
    return .condition(branches)
  }

  private mutating func isWithinLimit() -> Bool {
    count += 1
    if count == QTILimits.rulesMax + 1 { note("responseProcessing") }
    return count <= QTILimits.rulesMax
  }

  @discardableResult private mutating func note(_ name: String) -> String {
    if !unsupported.contains(name) { unsupported.append(name) }
    return name
  }

  private mutating func expression(_ element: XMLElement) -> QTIExpression {
    guard isWithinLimit() else { return .unsupported("responseProcessing") }
    let identifier = element.attribute("identifier") ?? ""
    switch element.name {
    case "baseValue":
      return .constant(QTIBaseType(element).value(element.deepText.trimmedOfSpaces))
    case "null": return .constant(.null)
    case "variable": return .variable(identifier)
    case "correct": return .correct(identifier)
    case "mapResponse": return .mapResponse(identifier)
    default: break
    }
    guard let name = operatorOf(element) else { return .unsupported(note(element.name)) }
    var operands: [QTIExpression] = []
    for child in element.children { operands.append(expression(child)) }
    // `substring` asks whether its first string stands in its second, `stringMatch` the other way.
    return .call(name, element.name == "substring" ? operands.reversed() : operands)
  }

  private func operatorOf(_ element: XMLElement) -> QTIOperator? {
    switch element.name {
    case "isNull": .isNull
    case "not": .not
    case "and": .and
    case "or": .or
    case "match": .match
    case "member": .member
    case "contains": .contains
    case "lt": .compare(.less)
    case "lte": .compare(.lessOrEqual)
    case "gt": .compare(.greater)
    case "gte": .compare(.greaterOrEqual)
    case "sum": .sum
    case "product": .product
    case "subtract": .subtract
    case "divide": .divide
    case "integerDivide": .integerDivide
    case "integerModulus": .integerModulus
    case "min": .minimum
    case "max": .maximum
    case "round": .round
    case "truncate": .truncate
    case "multiple": .multiple
    case "ordered": .ordered
    case "containerSize": .containerSize
    case "delete": .delete
    default: operatorWithAttributes(element)
    }
  }

  private func operatorWithAttributes(_ element: XMLElement) -> QTIOperator? {
    func whole(_ name: String) -> Int? { element.attribute(name).flatMap { Int($0) } }
    switch element.name {
    case "stringMatch":
      return .stringMatch(
        isCaseSensitive: element.attribute("caseSensitive") != "false",
        isSubstring: element.attribute("substring") == "true")
    case "substring":
      return .stringMatch(
        isCaseSensitive: element.attribute("caseSensitive") != "false", isSubstring: true)
    case "patternMatch":
      return element.attribute("pattern").flatMap(QTIPattern.init(regularExpression:)).map(
        QTIOperator.patternMatch)
    case "equal": return QTITolerance(element).map(QTIOperator.equal)
    case "equalRounded": return QTIRounding(element).map(QTIOperator.equalRounded)
    case "roundTo": return QTIRounding(element).map(QTIOperator.roundTo)
    case "index": return whole("n").map(QTIOperator.index)
    case "anyN":
      guard let least = whole("min"), let most = whole("max") else { return nil }
      return .anyN(min: least, max: most)
    default: return nil
    }
  }
}

extension QTITolerance {
  /// Nil where the tolerance is a variable's.
  init?(_ element: XMLElement) {
    let mode = element.attribute("toleranceMode") ?? "exact"
    if mode == "exact" {
      self = .exact
      return
    }
    let texts = (element.attribute("tolerance") ?? "").split(whereSeparator: \.isWhitespace)
    let numbers = texts.compactMap { QTINumber.double(String($0)) }
    guard let below = numbers.first, numbers.count == texts.count, numbers.allSatisfy({ $0 >= 0 }),
      mode == "absolute" || mode == "relative"
    else { return nil }
    self.init(
      mode: mode == "absolute" ? .absolute : .relative, below: below,
      above: numbers.count > 1 ? numbers[1] : below,
      includesLower: element.attribute("includeLowerBound") != "false",
      includesUpper: element.attribute("includeUpperBound") != "false")
  }
}

extension QTIRounding {
  /// Nil where the number of figures is a variable's.
  init?(_ element: XMLElement) {
    guard let figures = element.attribute("figures").flatMap({ Int($0) }),
      (0...15).contains(figures)
    else { return nil }
    isSignificantFigures = element.attribute("roundingMode") != "decimalPlaces"
    self.figures = figures
  }
}
