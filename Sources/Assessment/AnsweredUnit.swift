/// What was typed for a number, taken apart into the number and the unit behind it.
struct AnsweredUnit {
  let number: String
  /// How many of the unit make one of the item's own; 1 for that, and where no unit stands there.
  let multiplier: DecimalNumber

  /// The longest unit that stands there counts. Capitals count only where nothing else tells two
  /// units apart.
  ///
  /// Nil where the text may be in either of two: `mw` is neither mW nor MW.
  init?(_ text: String, own: String?, others: [OtherUnit]) {
    let typed = UnitName.foldedKey(text)
    let one = DecimalNumber(1)
    let units = (own.map { [($0, one)] } ?? []) + others.map { ($0.name, $0.multiplier) }
    var found: [(name: String, multiplier: DecimalNumber)] = []
    var length = 1
    for unit in units {
      let sign = UnitName.foldedKey(unit.0)
      guard sign.count >= length, Self.stands(sign, behind: typed) else { continue }
      if sign.count > length { found = [] }
      length = sign.count
      found.append(unit)
    }
    if Set(found.map(\.multiplier)).count > 1 {
      let exact = UnitName.key(text)
      found = found.filter { exact.hasSuffix(UnitName.key($0.name)) }
      if found.isEmpty { return nil }
    }
    number = found.isEmpty ? text : String(typed.dropLast(length))
    multiplier = found.first?.multiplier ?? one
  }

  private static func stands(_ sign: String, behind typed: String) -> Bool {
    guard typed.count > sign.count, typed.hasSuffix(sign) else { return false }
    // "5mm" is no 5 m with an m too many.
    return typed.dropLast(sign.count).last { $0 != " " }?.isLetter != true
  }
}
