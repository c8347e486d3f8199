/// The number that a contestant got on joining, from 1. On the wire and in results "c17".
public struct ContestantID: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  public let number: Int32

  public init(number: Int32) { self.number = number }

  /// The contestant at this place in the order of joining, from 0.
  init(place: Int) { self.init(number: Int32(clamping: place + 1)) }

  /// Reads "c17". Nil for anything else.
  public init?(_ text: String) {
    guard text.utf8.first == UInt8(ascii: "c"), let number = Int32(text.dropFirst()), number > 0,
      "c\(number)" == text
    else { return nil }
    self.number = number
  }

  public var description: String { "c\(number)" }

  public static func < (left: ContestantID, right: ContestantID) -> Bool {
    left.number < right.number
  }
}

/// The id of a school, as its contest's definition names it.
public struct SchoolID: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  public let text: String

  public init(_ text: String) { self.text = text }

  public var description: String { text }

  public static func < (left: SchoolID, right: SchoolID) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

/// A question of a contest: the place of its round, and its place in the round, both from 0.
/// On the wire `<round id>.<n>`, n from 1.
public struct QuestionID: Hashable, Comparable, Sendable, Codable {
  public let round: Int
  public let place: Int

  public init(round: Int, place: Int) {
    self.round = round
    self.place = place
  }

  public static func < (left: QuestionID, right: QuestionID) -> Bool {
    (left.round, left.place) < (right.round, right.place)
  }
}

/// Milliseconds since the Unix epoch, on the server's clock. Never read here; always passed in.
public struct Instant: Hashable, Comparable, Sendable, Codable {
  public let milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  public static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// `duration` in milliseconds.
  public static func + (instant: Instant, duration: Int64) -> Instant {
    Instant(milliseconds: instant.milliseconds + duration)
  }

  /// In milliseconds.
  public static func - (left: Instant, right: Instant) -> Int64 {
    left.milliseconds - right.milliseconds
  }
}
