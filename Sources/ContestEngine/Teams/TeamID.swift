/// The number that a team got when its first member joined, from 1. On the wire and in results
/// "t3".
public struct TeamID: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let number: Int32

  public init(number: Int32) { self.number = number }

  public var description: String { "t\(number)" }

  public static func < (left: TeamID, right: TeamID) -> Bool { left.number < right.number }
}
