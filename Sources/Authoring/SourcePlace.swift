/// A place in a file, for people and editors.
public struct SourcePlace: Hashable, Comparable, Sendable {
  /// One-based.
  public let line: Int
  /// One-based, in Unicode characters (scalars), not bytes.
  public let column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static let start = SourcePlace(line: 1, column: 1)

  public static func < (left: SourcePlace, right: SourcePlace) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
