import Assessment

/// What reading a key told besides the key itself.
struct QTIKeyNotes {
  /// The whole mark is given for just what is right, and else nothing.
  var isAllOrNothing = false
  /// Processing gives no marks for what is declared right, so the declaration was taken.
  var isDeclaredOnly = false
  /// Only a part of QTI's marks can be kept; the parts have equal shares here.
  var hasUnequalParts = false
  /// An end of a range counts here and does not in QTI.
  var hasOpenRange = false
  /// A tolerance with unequal sides lies around the number that is given, as the standard has it.
  var hasTurnedTolerance = false
  /// Capital letters count for some answers and not for others.
  var hasMixedCase = false

  /// Processing compares with more than is tried.
  var isTooLong = false

  mutating func add(_ other: QTIKeyNotes) {
    isAllOrNothing = isAllOrNothing || other.isAllOrNothing
    isDeclaredOnly = isDeclaredOnly || other.isDeclaredOnly
    hasUnequalParts = hasUnequalParts || other.hasUnequalParts
    hasOpenRange = hasOpenRange || other.hasOpenRange
    hasTurnedTolerance = hasTurnedTolerance || other.hasTurnedTolerance
    hasMixedCase = hasMixedCase || other.hasMixedCase
    isTooLong = isTooLong || other.isTooLong
  }
}

extension QTIWorth {
  /// What makes sense to read a key from: processing, or where that gives nothing for anything of
  /// these, what is declared.
  func effective(for values: [QTIValue], _ notes: inout QTIKeyNotes) -> QTIWorth {
    if isDeclared || scoring.program == nil { return self }
    let own = own(values)
    let declared = declared
    if own.best(of: values) > 0 || !values.contains(where: { declared.points($0) ?? 0 > 0 }) {
      return own
    }
    // Beside others a limit of the whole may leave nothing for this one.
    if others.isEmpty { notes.isDeclaredOnly = true }
    return declared
  }

  /// The same without what the other responses bring: the rest that one adds to them, or what it
  /// brings alone where a limit of the whole leaves some right values nothing beside the others.
  private func own(_ values: [QTIValue]) -> QTIWorth {
    guard !others.isEmpty, let points = points(.null) else { return self }
    var beside = self
    beside.pointsOfOthers = points
    var alone = self
    alone.others = [:]
    func right(_ worth: QTIWorth) -> Set<QTIValue> {
      Set(values.filter { worth.points($0) ?? 0 > 0 })
    }
    return right(alone).isStrictSuperset(of: right(beside)) ? alone : beside
  }

  /// 0 where anything depends on what is not understood.
  private func best(of values: [QTIValue]) -> Double {
    var best = 0.0
    for value in values {
      guard let points = points(value) else { return 0 }
      best = max(best, points)
    }
    return best
  }
}
