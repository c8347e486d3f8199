/// Names a connection for the life of its server; never used again after it closed.
public struct ConnectionID: Hashable, Sendable, CustomStringConvertible {
  public let value: UInt64

  public init(value: UInt64) { self.value = value }

  public var description: String { "connection \(value)" }
}
