import Assessment

/// Reads which numbers are accepted: processing is tried at every number at which its mark may
/// change, and between them.
struct QTINumericKey {
  private(set) var answers: [NumericAnswer] = []
  private(set) var notes = QTIKeyNotes()

  /// What a stretch of numbers is worth: a point, or all between two of them.
  private struct Stretch {
    let low: DecimalNumber
    let high: DecimalNumber
    let points: Double
    var isPoint: Bool { low == high }
  }

  /// Further than any number of a school.
  private static let far = DecimalNumber(checked: 1, exponent: 30) ?? .zero
  private static let hundredth = DecimalNumber(checked: 1, exponent: -2) ?? .zero
  private static let half = DecimalNumber(checked: 5, exponent: -1) ?? .zero

  private let centers: [DecimalNumber]

  init(_ worth: QTIWorth) {
    let constants = QTIConstants(of: worth.response, in: worth.scoring)
    let declared = (worth.response.correct + (worth.response.mapping?.entries.map(\.key) ?? []))
      .compactMap(QTINumber.decimal)
    notes.hasTurnedTolerance = constants.hasTurnedTolerance
    centers = declared + constants.ranges.compactMap { Self.decimal($0.value) }
    let worth = worth.effective(for: centers.map { .number($0.double) }, &notes)
    var breaks = Set(centers)
    for range in constants.ranges { breaks.formUnion(Self.ends(of: range)) }
    guard breaks.count <= QTILimits.breakpointsMax else {
      notes.isTooLong = true
      return
    }
    // Where nothing is compared one number tells for all.
    let stretches = Self.stretches(breaks.isEmpty ? [.zero] : breaks.sorted(), worth)
    let best = stretches.map(\.points).max() ?? 0
    guard best > 0 else { return }
    for level in Set(stretches.map(\.points)).filter({ $0 > 0 }).sorted(by: >) {
      add(stretches, atLeast: level, Fraction(level, of: best))
    }
  }

  private static func decimal(_ number: Double) -> DecimalNumber? {
    DecimalNumber(program: String(number))
  }

  private static func ends(
    of range: (value: Double, operator: QTIOperator)
  ) -> [DecimalNumber] {
    guard let value = decimal(range.value) else { return [] }
    switch range.operator {
    case .equal(let tolerance) where tolerance.mode != .exact:
      return ends(of: tolerance, at: value)
    case .equalRounded(let rounding):
      let middle = rounding.round(range.value)
      guard let center = decimal(middle), let step = rounding.halfStep(at: middle) else {
        return []
      }
      return [center, center.adding(step.negated), center.adding(step)].compactMap(\.self)
    default: return []
    }
  }

  /// The range lies around the first of two numbers: the right one, or the one that is given.
  private static func ends(
    of tolerance: QTITolerance, at value: DecimalNumber
  ) -> [DecimalNumber] {
    var ends: [DecimalNumber?] = []
    for side in [tolerance.below, tolerance.above] {
      guard let distance = decimal(side) else { continue }
      guard tolerance.mode == .relative else {
        ends += [value.adding(distance.negated), value.adding(distance)]
        continue
      }
      let part = value.magnitude.times(hundredth)?.times(distance)
      ends += [part.flatMap { value.adding($0.negated) }, part.flatMap(value.adding)]
      ends += [1 - side / 100, 1 + side / 100].map { rounded(value.double / $0) }
    }
    return ends.compactMap(\.self)
  }

  /// To so many figures that it still counts as the end itself.
  private static func rounded(_ number: Double) -> DecimalNumber? {
    guard number.isFinite else { return nil }
    return decimal(QTIRounding(isSignificantFigures: true, figures: 12).round(number))
  }

  private static func stretches(
    _ breaks: [DecimalNumber], _ worth: QTIWorth
  ) -> [Stretch] {
    func points(_ number: Double) -> Double { worth.points(.number(number)) ?? 0 }
    guard let first = breaks.first, let last = breaks.last else { return [] }
    var stretches: [Stretch] = []
    let before = first.double - max(1, abs(first.double))
    stretches.append(Stretch(low: far.negated, high: first, points: points(before)))
    for (index, number) in breaks.enumerated() {
      stretches.append(Stretch(low: number, high: number, points: points(number.double)))
      if index + 1 < breaks.count {
        let next = breaks[index + 1]
        let middle = (number.double + next.double) / 2
        stretches.append(Stretch(low: number, high: next, points: points(middle)))
      }
    }
    let after = last.double + max(1, abs(last.double))
    stretches.append(Stretch(low: last, high: far, points: points(after)))
    return stretches
  }

  /// Adds the ranges in which everything is worth at least so much, and something just that. The
  /// better ones stand before them, and the first answer that fits counts.
  private mutating func add(
    _ stretches: [Stretch], atLeast level: Double, _ fraction: Fraction
  ) {
    var run: [Stretch] = []
    for stretch in stretches {
      if stretch.points >= level {
        run.append(stretch)
      } else {
        close(&run, level, fraction)
      }
    }
    close(&run, level, fraction)
  }

  private mutating func close(
    _ run: inout [Stretch], _ level: Double, _ fraction: Fraction
  ) {
    defer { run.removeAll() }
    guard let first = run.first, let last = run.last, run.contains(where: { $0.points == level })
    else { return }
    if first.low == Self.far.negated, last.high == Self.far {
      answers.append(NumericAnswer(range: .any, fraction: fraction))
      return
    }
    // A stretch between two numbers does not hold them.
    let isOpen =
      (!first.isPoint && first.low != Self.far.negated) || (!last.isPoint && last.high != Self.far)
    notes.hasOpenRange = notes.hasOpenRange || isOpen
    answers.append(
      NumericAnswer(range: range(first.low, last.high), fraction: fraction))
  }

  private func range(_ low: DecimalNumber, _ high: DecimalNumber) -> NumericAnswer.Range {
    if low == high { return .value(low, tolerance: .zero) }
    if let middle = low.adding(high)?.times(Self.half), centers.contains(middle),
      let tolerance = high.adding(middle.negated)
    {
      return .value(middle, tolerance: tolerance)
    }
    return .between(low: low, high: high)
  }
}

extension QTIRounding {
  /// Half of the distance between two numbers of so many figures.
  func halfStep(at number: Double) -> DecimalNumber? {
    var places = figures
    if isSignificantFigures {
      guard number != 0, let decimal = DecimalNumber(program: String(abs(number))) else {
        return nil
      }
      let digits = String(decimal.significand).utf8.count
      places = figures - (digits + decimal.exponent)
    }
    return DecimalNumber(checked: 5, exponent: -places - 1)
  }
}
