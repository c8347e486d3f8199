/// What an item says of how its answers are marked, where that is not the way of its kind.
///
/// It is no part of what makes two items the same item: a bank that changes it has an update.
public struct ItemMarking: Hashable, Sendable, Codable {
  /// What a response is worth that is right in part.
  public enum Parts: String, Hashable, Sendable, Codable, CaseIterable {
    /// The whole mark or nothing.
    case allOrNothing
    /// Right parts less wrong ones ÷ those that are right, never less than nothing. What was left
    /// open is neither. A choice with a share above 0 is right.
    case rightMinusWrong
    /// Matching: right pairs ÷ left sides, as without it. Ordering: entries that are followed by
    /// the one that follows them in the key ÷ all that have one, so that one entry which stands too
    /// early costs little (Moodle's "relative to the next item").
    case perPair

    /// The ones that say something of a kind.
    public static func of(_ kind: ItemKind) -> [Parts] {
      switch kind {
      case .multiple, .cloze: [.allOrNothing, .rightMinusWrong]
      case .matching: [.allOrNothing, .rightMinusWrong, .perPair]
      case .ordering: [.allOrNothing, .perPair]
      case .single, .text, .numeric: [.allOrNothing]
      case .trueFalse, .essay, .description: []
      }
    }
  }

  public static let slipsRange = 0...2

  /// Nil for the way of the kind.
  public var parts: Parts?
  /// True where `ha noi` is as good as `Hà Nội`, and `da` as `đá`.
  public var ignoresToneMarks: Bool
  /// So many slips of the fingers a text may have, 0…2: a letter too many, too few or another one,
  /// or two neighbours exchanged.
  public var slips: Int
  /// Nil, and so not stored, where there are none: items were stored before there were any.
  private var units: [OtherUnit]?

  /// More than any item needs; what goes beyond is not read.
  public static let otherUnitsMax = 50

  /// Units that a number may be answered in besides the item's own, no two the same.
  public var otherUnits: [OtherUnit] {
    get { units ?? [] }
    set { units = newValue.isEmpty ? nil : newValue }
  }

  public init(
    parts: Parts? = nil, ignoresToneMarks: Bool = false, slips: Int = 0,
    otherUnits: [OtherUnit] = []
  ) {
    self.parts = parts
    self.ignoresToneMarks = ignoresToneMarks
    self.slips = min(max(slips, Self.slipsRange.lowerBound), Self.slipsRange.upperBound)
    self.otherUnits = otherUnits
  }

  private enum CodingKeys: String, CodingKey {
    case parts, ignoresToneMarks, slips
    case units = "otherUnits"
  }

  /// True where it says nothing.
  public var isUsual: Bool { self == ItemMarking() }
}
