/// The name of a cell: `B12`.
struct CellReference: Hashable, Sendable {
  /// From 0.
  let column: Int
  /// From 1.
  let row: Int

  init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }

  init?(_ text: String) {
    var (column, row, hasRow) = (0, 0, false)
    for byte in text.utf8 where byte != UInt8(ascii: "$") {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where !hasRow:
        column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
      case UInt8(ascii: "a")...UInt8(ascii: "z") where !hasRow:
        column = column * 26 + Int(byte - UInt8(ascii: "a")) + 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
        hasRow = true
      default: return nil
      }
      guard column <= 1_000_000, row <= 1_000_000_000 else { return nil }
    }
    guard column > 0, row > 0 else { return nil }
    self.column = column - 1
    self.row = row
  }

  /// `A` for 0, `AA` for 26.
  static func letters(_ column: Int) -> String {
    var letters = ""
    var rest = column
    while rest >= 0 {
      letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(rest % 26))) + letters
      rest = rest / 26 - 1
    }
    return letters
  }

  var text: String { Self.letters(column) + String(row) }
}
