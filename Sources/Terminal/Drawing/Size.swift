/// The size of a screen, in cells.
public struct Size: Hashable, Sendable {
  public let columns: Int
  public let rows: Int

  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// The size that is assumed when a terminal does not tell its own.
  public static let standard = Size(columns: 80, rows: 24)
}

/// A cell of a screen, counted from 0 at the top left.
public struct Position: Hashable, Sendable {
  public let row: Int
  public let column: Int

  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}
