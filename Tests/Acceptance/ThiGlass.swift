/// A terminal's screen: as much of ECMA-48 as is needed to read what a program shows.
struct Glass: Sendable {
  private(set) var rows: [[Character]]
  private let columns: Int
  private var row = 0
  private var column = 0
  /// The private modes that are on, such as `?1049` for the second screen.
  private(set) var modes: Set<String> = []
  /// The end of an escape sequence or of a character is still to come.
  private var rest: [UInt8] = []

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  /// The rows, without the blanks at their ends.
  var text: String {
    rows.map { row in
      String(row.reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }

  mutating func feed(_ bytes: some Sequence<UInt8>) {
    rest += bytes
    while let taken = takeOne() { rest.removeFirst(taken) }
  }

  /// - Returns: how many bytes were understood; nil where more must come first.
  private mutating func takeOne() -> Int? {
    guard let first = rest.first else { return nil }
    switch first {
    case 0x1B: return takeSequence()
    case 0x0D: column = 0
    case 0x0A: row = min(row + 1, rows.count - 1)
    case 0x08: column = max(0, column - 1)
    case ..<0x20: break
    default: return takeCharacter(first)
    }
    return 1
  }

  private mutating func takeCharacter(_ first: UInt8) -> Int? {
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard rest.count >= length else { return nil }
    if let character = String(decoding: rest[..<length], as: UTF8.self).first {
      if column < columns { rows[row][column] = character }
      column += 1
    }
    return length
  }

  private mutating func takeSequence() -> Int? {
    guard rest.count >= 2 else { return nil }
    guard rest[1] == UInt8(ascii: "[") else { return 2 }
    guard let end = rest[2...].firstIndex(where: { (0x40...0x7E).contains($0) }) else { return nil }
    let parameters = String(decoding: rest[2..<end], as: UTF8.self)
    obey(rest[end], parameters, parameters.split(separator: ";").map { Int($0) ?? 0 })
    return end + 1
  }

  private mutating func obey(_ final: UInt8, _ parameters: String, _ numbers: [Int]) {
    let first = numbers.first ?? 1
    switch Unicode.Scalar(final) {
    case "H": (row, column) = (first - 1, (numbers.dropFirst().first ?? 1) - 1)
    case "G": column = first - 1
    case "A": row -= first
    case "B": row += first
    case "C": column += first
    case "D": column -= first
    case "K": for place in column..<max(column, columns) { rows[row][place] = " " }
    case "J": for place in rows.indices { rows[place] = Array(repeating: " ", count: columns) }
    case "h": modes.insert(parameters)
    case "l": modes.remove(parameters)
    default: break
    }
    row = min(max(0, row), rows.count - 1)
    column = max(0, column)
  }
}
