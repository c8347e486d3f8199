/// An item as contestants see it. It has no field for the key, so the key cannot leak by a
/// forgotten filter.
public struct PresentedItem: Hashable, Sendable {
  public struct Entry: Hashable, Sendable {
    public let id: ChoiceID
    public let text: String
    /// Stays at the end where choices are shuffled.
    public let last: Bool

    public init(id: ChoiceID, text: String, last: Bool = false) {
      self.id = id
      self.text = text
      self.last = last
    }
  }

  public struct Gap: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable { case text, numeric, single }

    public let id: ChoiceID
    public let kind: Kind
    /// Empty unless the kind is `single`.
    public let choices: [Entry]

    public init(id: ChoiceID, kind: Kind, choices: [Entry] = []) {
      self.id = id
      self.kind = kind
      self.choices = choices
    }
  }

  public enum Form: Hashable, Sendable {
    case single([Entry])
    /// `select`: how many must be chosen, where that is fixed.
    case multiple([Entry], select: Int?)
    case trueFalse
    /// The response is counted in `unit`; whoever takes an answer in another unit converts it.
    case numeric(unit: String?, otherUnits: [OtherUnit] = [])
    /// `maxLength` in characters.
    case text(maxLength: Int)
    case matching(left: [Entry], right: [Entry])
    case ordering([Entry])
    case cloze([Gap])
  }

  public let prompt: String
  public let format: TextFormat
  public let form: Form

  public init(prompt: String, format: TextFormat, form: Form) {
    self.prompt = prompt
    self.format = format
    self.form = form
  }

  public var kind: ItemKind {
    switch form {
    case .single: .single
    case .multiple: .multiple
    case .trueFalse: .trueFalse
    case .numeric: .numeric
    case .text: .text
    case .matching: .matching
    case .ordering: .ordering
    case .cloze: .cloze
    }
  }
}

extension PresentedItem.Form {
  /// What a number may be counted in, the item's own unit first.
  public var unitNames: [String] {
    guard case .numeric(let unit, let others) = self else { return [] }
    return (unit.map { [$0] } ?? []) + others.map(\.name)
  }
}
