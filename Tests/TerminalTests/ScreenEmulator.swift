import Terminal

/// A small terminal: enough of ECMA-48 to check what the painter sends, and nothing more. What it
/// does not know is remembered as a fault.
struct ScreenEmulator {
  struct Drawn: Hashable {
    var character: Character = " "
    var style = Style.plain
    var isContinuation = false
  }

  let size: Size
  private(set) var cells: [[Drawn]]
  private(set) var row = 0
  private(set) var column = 0
  private(set) var cursorIsVisible = true
  private(set) var clears = 0
  /// Private modes that were switched on, such as `?1049` for the second screen.
  private(set) var modes: Set<String> = []
  private(set) var faults: [String] = []
  private var pen = Style.plain

  /// How many cells this terminal gives to an emoji; they disagree.
  private let emojiWidth: Int

  init(size: Size, emojiWidth: Int = 2) {
    self.size = size
    self.emojiWidth = emojiWidth
    cells = Array(repeating: Array(repeating: Drawn(), count: size.columns), count: size.rows)
  }

  mutating func feed(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      faults.append("not UTF-8")
      return
    }
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\u{1B}": control(&rest)
      case "\r": column = 0
      case "\n": row = min(row + 1, size.rows - 1)
      case "\u{8}": column = max(0, column - 1)
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        faults.append("control \(scalar.value)")
      default: draw(cluster(from: scalar, &rest))
      }
    }
  }

  /// Joins what the text joins, up to the next control.
  private func cluster(
    from first: Unicode.Scalar, _ rest: inout ArraySlice<Unicode.Scalar>
  ) -> Character {
    var text = String(first)
    while let next = rest.first, (text + String(next)).count == 1 {
      text.unicodeScalars.append(next)
      rest = rest.dropFirst()
    }
    return text.first ?? " "
  }

  private mutating func draw(_ character: Character) {
    let isEmoji = character.unicodeScalars.contains { $0.value >= 0x1F000 }
    let width = isEmoji ? emojiWidth : CellWidth.of(character)
    guard width > 0, column + width <= size.columns || isEmoji else {
      faults.append("no room for \(character)")
      return
    }
    set(character, isContinuation: false, at: column)
    for place in column + 1..<max(column + 1, min(size.columns, column + width)) {
      set(" ", isContinuation: true, at: place)
    }
    column = min(column + width, size.columns - 1)
  }

  private mutating func set(_ character: Character, isContinuation: Bool, at place: Int) {
    var style = pen
    let marks =
      style.background != .standard || style.attributes.contains(.reverse)
      || style.attributes.contains(.underline)
    if character == " " && !isContinuation && !marks { style = .plain }
    cells[row][place] = Drawn(character: character, style: style, isContinuation: isContinuation)
  }

  private mutating func control(_ rest: inout ArraySlice<Unicode.Scalar>) {
    guard rest.popFirst() == "[" else {
      faults.append("escape without bracket")
      return
    }
    var parameters = ""
    while let next = rest.first, (0x30...0x3F).contains(next.value) {
      parameters.unicodeScalars.append(next)
      rest = rest.dropFirst()
    }
    let final = rest.popFirst().map(String.init) ?? ""
    let numbers = parameters.split(separator: ";").map { Int($0) ?? 0 }
    let first = numbers.first ?? 1
    switch final {
    case "H":
      row = first - 1
      column = (numbers.count > 1 ? numbers[1] : 1) - 1
    case "G": column = first - 1
    case "A": row -= first
    case "B": row += first
    case "C": column += first
    case "D": column -= first
    case "K": for place in column..<size.columns { set(" ", isContinuation: false, at: place) }
    case "J":
      clears += 1
      cells = Array(repeating: Array(repeating: Drawn(), count: size.columns), count: size.rows)
    case "m": select(parameters.isEmpty ? [0] : numbers)
    case "h" where parameters == "?25": cursorIsVisible = true
    case "l" where parameters == "?25": cursorIsVisible = false
    case "h" where parameters.hasPrefix("?"): modes.insert(parameters)
    case "l" where parameters.hasPrefix("?"): modes.remove(parameters)
    default: faults.append("sequence \(parameters)\(final)")
    }
    if !(0..<size.rows).contains(row) || !(0..<size.columns).contains(column) {
      faults.append("cursor at \(row), \(column)")
      (row, column) = (0, 0)
    }
  }

  private mutating func select(_ codes: [Int]) {
    for code in codes {
      switch code {
      case 0: pen = .plain
      case 1: pen.attributes.insert(.bold)
      case 2: pen.attributes.insert(.dim)
      case 4: pen.attributes.insert(.underline)
      case 7: pen.attributes.insert(.reverse)
      case 22: pen.attributes.subtract([.bold, .dim])
      case 24: pen.attributes.remove(.underline)
      case 27: pen.attributes.remove(.reverse)
      case 30...37, 90...97, 39: pen.foreground = color(code, 30)
      case 40...47, 100...107, 49: pen.background = color(code, 40)
      default: faults.append("style \(code)")
      }
    }
  }

  private func color(_ code: Int, _ base: Int) -> Color {
    if code == base + 9 { return .standard }
    return Color(rawValue: UInt8(code >= base + 60 ? code - base - 52 : code - base)) ?? .standard
  }

  /// What differs from the grid; empty when the terminal shows just that.
  func differences(from grid: Grid, colored: Bool = true) -> [String] {
    var found = faults
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        let cell = grid[row: row, column: column]
        var style = cell.style
        if !colored { (style.foreground, style.background) = (.standard, .standard) }
        let wanted = Drawn(
          character: cell.character, style: style, isContinuation: cell.isContinuation)
        if cells[row][column] != wanted && !(cells[row][column] == Drawn() && isBlank(wanted)) {
          found.append("\(row),\(column): \(cells[row][column]) is not \(wanted)")
        }
      }
    }
    if cursorIsVisible != (grid.cursor != nil) { found.append("cursor shown: \(cursorIsVisible)") }
    if let cursor = grid.cursor, cursor != Position(row: row, column: column) {
      found.append("cursor at \(row), \(column), not at \(cursor)")
    }
    return found
  }

  /// Without colours, a blank on a coloured ground shows nothing.
  private func isBlank(_ drawn: Drawn) -> Bool {
    drawn.character == " " && !drawn.isContinuation
      && drawn.style.background == .standard
      && drawn.style.attributes.isDisjoint(with: [.reverse, .underline])
  }
}
