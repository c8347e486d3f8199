/// A unit that a number may be answered in besides the item's own.
///
/// Source: Moodle's documentation, "Numerical question type", units, and the help of its field
/// "Multiplier": what is right is multiplied by it, and so is the accepted error; 5500 W with kW and
/// 0.001 is also 5.5 kW.
public struct OtherUnit: Hashable, Sendable, Codable {
  public let name: String
  /// How many of it make one of the item's own unit, above 0: 0.001 of kW where that is W.
  public let multiplier: DecimalNumber

  /// Nil without a name, and where the multiplier is not above 0.
  public init?(_ name: String, multiplier: DecimalNumber) {
    guard !UnitName.key(name).isEmpty, multiplier > .zero else { return nil }
    self.init(named: name, multiplier)
  }

  private init(named name: String, _ multiplier: DecimalNumber) {
    self.name = name
    self.multiplier = multiplier
  }

  /// With another spelling of its name.
  func changed(_ change: (String) -> String) -> OtherUnit {
    OtherUnit(named: change(name), multiplier)
  }

  /// What is accepted in this unit, to 18 digits, of what is accepted in the item's own; nil out of
  /// range.
  public func range(of own: NumericAnswer.Range) -> NumericAnswer.Range? {
    switch own {
    case .any: return .any
    case .value(let value, let tolerance):
      guard let value = value.multiplied(by: multiplier),
        let tolerance = tolerance.multiplied(by: multiplier)
      else { return nil }
      return .value(value, tolerance: tolerance)
    case .between(let low, let high):
      guard let low = low.multiplied(by: multiplier), let high = high.multiplied(by: multiplier)
      else { return nil }
      return .between(low: low, high: high)
    }
  }
}

/// Names of units as they are compared.
public enum UnitName {
  /// Equal where two names are the same unit: `m²` and `m2`. Capitals count, since MW is not mW.
  public static func key(_ name: String) -> String {
    plain(TonePlacement.unified(TextNormaliser.display(name)))
  }

  /// The same whatever the capitals.
  static func foldedKey(_ name: String) -> String { plain(TextNormaliser.strictKey(name)) }

  /// The signs of powers and of micro as keyboards have them.
  private static func plain(_ text: String) -> String {
    text.replacing("\u{B2}", with: "2").replacing("\u{B3}", with: "3")
      .replacing("\u{B5}", with: "\u{3BC}")
  }
}
