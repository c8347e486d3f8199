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
  /// Capital letters count for some answers and not for others.
  var hasMixedCase = false

  /// Processing compares with more than is tried.
  var isTooLong = false

  mutating func add(_ other: QTIKeyNotes) {
    isAllOrNothing = isAllOrNothing || other.isAllOrNothing
    isDeclaredOnly = isDeclaredOnly || other.isDeclaredOnly
    hasUnequalParts = hasUnequalParts || other.hasUnequalParts
    hasOpenRange = hasOpenRange || other.hasOpenRange
    hasMixedCase = hasMixedCase || other.hasMixedCase
    isTooLong = isTooLong || other.isTooLong
  }
}

extension QTIWorth {
  /// What makes sense to read a key from: processing, or where that gives nothing for anything of
  /// these, what is declared.
  func effective(for values: [QTIValue], _ notes: inout QTIKeyNotes) -> QTIWorth {
    if isDeclared || scoring.program == nil { return self }
    var best = 0.0
    for value in values {
      guard let points = points(value) else {
        best = 0
        break
      }
      best = max(best, points)
    }
    let declared = declared
    if best > 0 || !values.contains(where: { declared.points($0) ?? 0 > 0 }) { return self }
    notes.isDeclaredOnly = true
    return declared
  }
}
