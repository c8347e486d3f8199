/// An item drawn into a contest: every choice has its id for the wire, and the order in which the
/// choices are sent is drawn too, so that neither tells anything of the bank.
public struct DrawnItem: Hashable, Sendable, Codable {
  public let item: Item
  /// Ids in the bank's order: of choices, of ordering's entries, of matching's left sides, of
  /// cloze's blanks.
  public let ids: [ChoiceID]
  /// Ids of matching's right sides: of the distinct texts of the pairs in their order, then of
  /// the distractors. Of cloze's choices: blank after blank. Else empty.
  public let otherIDs: [ChoiceID]
  /// Places in `ids` in the order in which they are presented.
  public let order: [Int]
  /// Places in `otherIDs` in the order in which they are presented (of cloze's choices: blank
  /// after blank).
  public let otherOrder: [Int]

  public init(
    item: Item, ids: [ChoiceID], otherIDs: [ChoiceID], order: [Int], otherOrder: [Int]
  ) {
    self.item = item
    self.ids = ids
    self.otherIDs = otherIDs
    self.order = order
    self.otherOrder = otherOrder
  }
}
