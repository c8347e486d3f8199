import Assessment

/// What a JSON item says of how its answers are marked.
extension JSONObject {
  /// `marking`, `toneMarks`, `slips` and `otherUnits`; nil where none of them says anything.
  func marking(of kind: ItemKind) throws(JSONItemFault) -> ItemMarking? {
    let words = ItemMarking.Parts.of(kind).map(\.rawValue)
    let marking = ItemMarking(
      parts: try word("marking", of: words).flatMap(ItemMarking.Parts.init),
      ignoresToneMarks: try bool("toneMarks") == false,
      slips: try whole("slips", in: ItemMarking.slipsRange) ?? 0,
      otherUnits: kind == .numeric ? try otherUnits(beside: try string("unit")) : [])
    return marking.isUsual ? nil : marking
  }

  /// What is accepted about a value: `tolerance` beside it, `relative` as a share of it, or what
  /// rounds to the same as it at so many significant `figures`.
  func range(about value: DecimalNumber) throws(JSONItemFault) -> NumericAnswer.Range {
    let ways = ["tolerance", "relative", "figures"].filter { self[$0] != nil }
    guard ways.count < 2 else {
      throw JSONItemFault(
        reason: .severalTolerances(ways), offset: self[ways[1]]?.offset ?? offset)
    }
    if let share = try number("relative") {
      guard share.magnitude <= DecimalNumber(1),
        let tolerance = value.multiplied(by: share)?.magnitude
      else { throw outOfRange("relative") }
      return .value(value, tolerance: tolerance)
    }
    if let figures = try whole("figures", in: 1...DecimalNumber.digitsMax) {
      guard let rounded = value.rounded(figures: figures) else { throw outOfRange("figures") }
      return .value(rounded.value, tolerance: rounded.halfUnit)
    }
    return .value(value, tolerance: try number("tolerance")?.magnitude ?? .zero)
  }

  private func whole(
    _ key: String, in range: ClosedRange<Int>
  ) throws(JSONItemFault) -> Int? {
    guard let number = try number(key) else { return nil }
    guard let whole = Int(number.description), range.contains(whole) else {
      throw outOfRange(key)
    }
    return whole
  }

  private func outOfRange(_ key: String) -> JSONItemFault {
    JSONItemFault(reason: .outOfRange(key), offset: self[key]?.offset ?? offset)
  }
}
