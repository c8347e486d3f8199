/// The id of a choice, a side of a pair or a blank, as sent over the wire. It says nothing about
/// whether it is right, nor of its place in the bank.
public struct ChoiceID: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  public let text: String

  public init(_ text: String) { self.text = text }

  public var description: String { text }

  public static func < (left: ChoiceID, right: ChoiceID) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

/// What a contestant answered, by kind of item.
///
/// Two responses are equal where they mean the same: `choices` is a set.
public enum Response: Hashable, Sendable {
  case choice(ChoiceID)
  case choices(Set<ChoiceID>)
  case truth(Bool)
  case number(DecimalNumber)
  /// As typed, trimmed, NFC.
  case text(String)
  /// Left side to right side.
  case pairs([ChoiceID: ChoiceID])
  case order([ChoiceID])
  /// Blank to what was typed, or to a choice's id.
  case blanks([ChoiceID: String])
}

/// What is right, as told after the close.
public enum AnswerKey: Hashable, Sendable {
  case response(Response)
  case anyOf([Response])
  /// Both ends included.
  case range(low: DecimalNumber, high: DecimalNumber)
}
