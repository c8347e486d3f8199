/// A value of one of SQLite's storage classes, to be bound.
enum Value: Hashable, Sendable {
  case null
  case integer(Int64)
  case text(String)
  case blob([UInt8])

  /// Nil is NULL.
  static func optional(_ text: String?) -> Value { text.map(Value.text) ?? .null }
}
