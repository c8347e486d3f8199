import Terminal
import Testing

@Suite struct GridTests {
  func grid(_ columns: Int, _ rows: Int) -> Grid { Grid(size: Size(columns: columns, rows: rows)) }

  @Test func `a text stands where it is put and tells where it ended`() {
    var grid = grid(12, 2)
    let end = grid.put("Hạng ", row: 1, column: 2)
    grid.put("12", row: 1, column: end, style: .bold)
    #expect(grid.lines == ["", "  Hạng 12"])
    #expect(grid[row: 1, column: 7].style == .bold)
  }

  @Test func `a text is cut off at every edge`() {
    var grid = grid(5, 1)
    grid.put("abcdefgh", row: 0, column: -2)
    #expect(grid.lines == ["cdefg"])
    grid.put("xyz", row: 0, column: 4)
    grid.put("never", row: -1, column: 0)
    grid.put("never", row: 1, column: 0)
    #expect(grid.lines == ["cdefx"])
  }

  @Test func `a width bounds the text`() {
    var grid = grid(8, 1)
    var end = grid.put("abcdef", row: 0, column: 1, width: 3)
    #expect(end == 4)
    #expect(grid.lines == [" abc"])
    end = grid.put("漢字", row: 0, column: 1, width: 3)
    #expect(end == 4)
    #expect(grid.lines == [" 漢"])
  }

  @Test func `a wide character does not stand over an edge`() {
    var grid = grid(4, 1)
    grid.put("abc漢", row: 0, column: 0)
    #expect(grid.lines == ["abc"])
    grid.put("漢d", row: 0, column: -1)
    #expect(grid.lines == [" dc"])
  }

  @Test func `drawing over half of a wide character empties the other half`() {
    var grid = grid(6, 1)
    grid.put("漢字漢", row: 0, column: 0)
    grid.put("x", row: 0, column: 1)
    grid.put("y", row: 0, column: 2)
    #expect(grid.lines == [" xy 漢"])
    grid.put("字", row: 0, column: 3)
    #expect(grid.lines == [" xy字"])
  }

  @Test func `line ends and controls never reach a cell`() {
    var grid = grid(10, 1)
    grid.put("a\nb\u{1B}[c", row: 0, column: 0)
    grid.fill(row: 0, column: 8, columns: 1, with: "\u{1B}")
    grid.fill(row: 0, column: 9, columns: 1, with: "漢")
    #expect(grid.lines == ["a b[c"])
  }

  @Test func `rules, rectangles and new styles keep to the grid`() {
    var grid = grid(4, 3)
    grid.rule(row: 0)
    grid.fill(row: 1, column: 2, columns: 99, rows: 99, with: "#", style: .reverse)
    grid.restyle(row: 0, column: -5, columns: 7, style: .bold)
    #expect(grid.lines == ["────", "  ##", "  ##"])
    #expect(grid[row: 0, column: 1].style == .bold)
    #expect(grid[row: 0, column: 2].style == .plain)
  }

  @Test func `an empty grid holds nothing and breaks nothing`() {
    var grid = grid(0, 0)
    grid.put("abc", row: 0, column: 0)
    grid.rule(row: 0)
    #expect(grid.lines == [])
  }

  @Test func `blanks that show nothing are equal`() {
    var one = grid(3, 1)
    var other = grid(3, 1)
    one.put("   ", row: 0, column: 0, style: Style(.red, .bold))
    #expect(one == other)
    other.put("   ", row: 0, column: 0, style: .reverse)
    #expect(one != other)
  }
}
