import Terminal
import TestSupport
import Testing

@Suite struct GridPainterTests {
  static let size = Size(columns: 80, rows: 24)

  func question(secondsLeft: Int) -> Grid {
    var grid = Grid(size: Self.size)
    grid.put(" Tìm hiểu dịch vụ công trực tuyến", row: 0, column: 0, style: .bold)
    grid.rule(row: 2)
    grid.put(
      "còn \(secondsLeft) giây".padded(toWidth: 12), row: 3, column: 65, style: Style(.yellow))
    grid.put("Trả lời: Nguyễn Văn", row: 12, column: 5)
    grid.cursor = Position(row: 12, column: 24)
    return grid
  }

  @Test func `the first picture clears, the same picture sends nothing`() {
    var painter = GridPainter(capabilities: Capabilities())
    var screen = ScreenEmulator(size: Self.size)
    screen.feed(painter.paint(question(secondsLeft: 17)))
    #expect(screen.differences(from: question(secondsLeft: 17)) == [])
    #expect(screen.clears == 1)
    #expect(painter.paint(question(secondsLeft: 17)) == [])
  }

  @Test func `one digit of the countdown takes less than 24 bytes while someone types`() {
    var painter = GridPainter(capabilities: Capabilities())
    var screen = ScreenEmulator(size: Self.size)
    screen.feed(painter.paint(question(secondsLeft: 18)))
    for seconds in stride(from: 17, through: 10, by: -1) {
      let bytes = painter.paint(question(secondsLeft: seconds))
      #expect(bytes.count < 24, "\(bytes.count) bytes")
      screen.feed(bytes)
      #expect(screen.differences(from: question(secondsLeft: seconds)) == [])
    }
    #expect(screen.clears == 1)
  }

  @Test func `with a hidden cursor a tick takes two bytes`() {
    var painter = GridPainter(capabilities: Capabilities())
    for seconds in [18, 17] {
      var grid = question(secondsLeft: seconds)
      grid.cursor = nil
      _ = painter.paint(grid)
    }
    var grid = question(secondsLeft: 16)
    grid.cursor = nil
    #expect(painter.paint(grid) == Array("\u{8}6".utf8))
  }

  @Test func `a typed letter takes its own bytes and no more`() {
    var painter = GridPainter(capabilities: Capabilities())
    var grid = question(secondsLeft: 18)
    _ = painter.paint(grid)
    grid.put("a", row: 12, column: 24)
    grid.cursor = Position(row: 12, column: 25)
    let first = painter.paint(grid)
    grid.put("ễ", row: 12, column: 25)
    grid.cursor = Position(row: 12, column: 26)
    #expect(first.count <= 5)
    #expect(painter.paint(grid) == Array("ễ".utf8))
  }

  @Test func `a whole screen fits in two seconds of 9600 baud`() {
    var painter = GridPainter(capabilities: Capabilities())
    #expect(painter.paint(question(secondsLeft: 18)).count < 600)
  }

  @Test func `a new size and a doubt about the screen draw it whole`() {
    var painter = GridPainter(capabilities: Capabilities())
    _ = painter.paint(question(secondsLeft: 18))
    painter.invalidate()
    var screen = ScreenEmulator(size: Self.size)
    screen.feed(painter.paint(question(secondsLeft: 18)))
    #expect(screen.differences(from: question(secondsLeft: 18)) == [])
    var small = Grid(size: Size(columns: 40, rows: 12))
    small.put("nhỏ", row: 11, column: 37)
    var smallScreen = ScreenEmulator(size: small.size)
    smallScreen.feed(painter.paint(small))
    #expect(smallScreen.differences(from: small) == [])
    #expect(smallScreen.clears == 1)
  }

  @Test func `without colours no colour is sent and attributes stay`() {
    var painter = GridPainter(capabilities: Capabilities(colorDepth: .none))
    var grid = Grid(size: Size(columns: 20, rows: 2))
    grid.put("đỏ", row: 0, column: 0, style: Style(.red, on: .blue, [.bold, .reverse]))
    let bytes = painter.paint(grid)
    #expect(String(decoding: bytes, as: UTF8.self).contains("\u{1B}[1;7m"))
    var screen = ScreenEmulator(size: grid.size)
    screen.feed(bytes)
    #expect(screen.differences(from: grid, colored: false) == [])
  }

  @Test func `256 colours take the clearer blue and gold`() {
    var painter = GridPainter(capabilities: Capabilities(colorDepth: .twoFiftySix))
    var grid = Grid(size: Size(columns: 9, rows: 1))
    grid.put("x", row: 0, column: 0, style: Style(.blue, on: .brightYellow))
    #expect(
      String(decoding: painter.paint(grid), as: UTF8.self).contains("\u{1B}[38;5;33;48;5;220mx"))
  }

  @Test func `without UTF-8 only ASCII is sent, in the same cells`() {
    var painter = GridPainter(capabilities: Capabilities(showsUTF8: false))
    var grid = Grid(size: Size(columns: 20, rows: 2))
    grid.put("Đường ─█▸✓ 漢🎓!", row: 0, column: 0)
    let bytes = painter.paint(grid)
    #expect(bytes.allSatisfy { $0 < 0x80 })
    #expect(String(decoding: bytes, as: UTF8.self).contains("Duong -#>v ????!"))
  }

  @Test func `decomposed Vietnamese is sent composed`() {
    var painter = GridPainter(capabilities: Capabilities())
    var grid = Grid(size: Size(columns: 20, rows: 1))
    grid.put("Vie\u{323}\u{302}t", row: 0, column: 0)
    let scalars = String(decoding: painter.paint(grid), as: UTF8.self).unicodeScalars
    #expect(scalars.contains("ệ"))
    #expect(!scalars.contains("\u{302}"))
  }

  @Test func `right of an emoji everything is drawn again, from a known column`() {
    var painter = GridPainter(capabilities: Capabilities())
    var grid = Grid(size: Size(columns: 20, rows: 1))
    grid.put("  ab", row: 0, column: 0)
    _ = painter.paint(grid)
    grid.put("👨‍👩‍👧", row: 0, column: 0)
    let sent = String(decoding: painter.paint(grid), as: UTF8.self)
    #expect(sent.contains("👨‍👩‍👧\u{1B}[1;3Hab"))
  }

  @Test(arguments: 1...150 as ClosedRange<UInt64>)
  func `after any changes the terminal shows the grid`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let depth = seed % 2 == 0 ? ColorDepth.sixteen : .none
    let size = Size(
      columns: Int.random(in: 1...30, using: &random), rows: Int.random(in: 1...8, using: &random))
    var painter = GridPainter(capabilities: Capabilities(colorDepth: depth))
    var screen = ScreenEmulator(size: size)
    var grid = Grid(size: size)
    for _ in 0..<30 {
      change(&grid, using: &random)
      screen.feed(painter.paint(grid))
      let differences = screen.differences(from: grid, colored: depth != .none)
      #expect(differences.prefix(2) == [], "seed \(seed)")
      if !differences.isEmpty { return }
    }
    #expect(screen.clears == 1)
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `an emoji of another width spoils only its own cells`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let size = Size(columns: 24, rows: 3)
    let emojiWidth = seed % 2 == 0 ? 1 : 6
    var painter = GridPainter(capabilities: Capabilities())
    var screen = ScreenEmulator(size: size, emojiWidth: emojiWidth)
    var grid = Grid(size: size)
    for _ in 0..<30 {
      change(&grid, using: &random)
      screen.feed(painter.paint(grid))
      let wrong = screen.differences(from: grid).filter { fault in
        !grid.isEmoji(at: fault) && !fault.contains("cursor")
      }
      #expect(wrong.prefix(2) == [], "seed \(seed)")
      if !wrong.isEmpty { return }
    }
  }

  private func change(_ grid: inout Grid, using random: inout SeededGenerator) {
    let texts = [
      "a", "Nguyễn", "e\u{302}\u{301}", "漢字", "👍🏽x", "🇻🇳", "   ", "──", "x  y", "", "0123456789",
      "🎓", "กี่", "\u{1B}[2J",
    ]
    let columns = grid.size.columns
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      let row = Int.random(in: -1...grid.size.rows, using: &random)
      let column = Int.random(in: -2...columns, using: &random)
      let attributes = Style.Attributes(rawValue: UInt8.random(in: 0...15, using: &random))
      let plain = Bool.random(using: &random)
      let style =
        plain
        ? Style.plain
        : Style(
          Color.allCases.randomElement(using: &random) ?? .red,
          on: Bool.random(using: &random)
            ? .standard : Color.allCases.randomElement(using: &random) ?? .red, attributes)
      switch Int.random(in: 0...5, using: &random) {
      case 0: grid.fill(row: row, column: column, columns: 6, rows: 2, style: style)
      case 1: grid.restyle(row: row, column: column, columns: 5, style: style)
      case 2: grid.rule(row: row, with: plain ? " " : "═", style: style)
      default:
        grid.put(texts.randomElement(using: &random) ?? "", row: row, column: column, style: style)
      }
    }
    grid.cursor =
      Bool.random(using: &random)
      ? nil
      : Position(
        row: Int.random(in: 0..<grid.size.rows, using: &random),
        column: Int.random(in: 0..<columns, using: &random))
  }
}

extension Grid {
  /// Whether a difference, which begins with row and column, is inside of an emoji.
  fileprivate func isEmoji(at difference: String) -> Bool {
    let numbers = difference.prefix { $0 != ":" }.split(separator: ",").compactMap { Int($0) }
    guard numbers.count == 2 else { return false }
    let column =
      self[row: numbers[0], column: numbers[1]].isContinuation ? numbers[1] - 1 : numbers[1]
    return self[row: numbers[0], column: column].character.unicodeScalars.contains {
      $0.value >= 0x1F000
    }
  }
}
