import Testing

@testable import Authoring

@Suite struct DelimitedReaderTests {
  private func read(_ text: String, limits: TableLimits = .usual) -> DelimitedReader.Output {
    DelimitedReader.read(SourceText(text, file: "a.csv"), limits: limits)
  }

  @Test(arguments: [",", ";", "\t", "|"])
  func `cells may have quotes, delimiters and line breaks`(delimiter: String) {
    let text =
      "\u{FEFF}a\(delimiter)b\r\n\"x\(delimiter)\"\"y\"\"\r\nz\"\(delimiter) w \n\n1\(delimiter)2"
    let output = read(text)
    #expect(
      output.table.texts == [["a", "b"], ["x\(delimiter)\"y\"\nz", "w"], ["1", "2"]])
    #expect(output.table.rows.last?.cells.last?.place == SourcePlace(line: 5, column: 3))
    #expect(output.notes.isEmpty)
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `lines may end in three ways`(end: String) {
    let output = read(["a,b", "\"c\(end)d\",e", "", "f,g", ""].joined(separator: end))
    #expect(output.table.texts == [["a", "b"], ["c\nd", "e"], ["f", "g"]])
    #expect(output.table.rows.map(\.line) == [1, 2, 5])
  }

  @Test(arguments: [
    ("a;b\n3,5;4,2\n1,5;2,5", UInt8(ascii: ";")), ("a,b\n\"x;y\",z", UInt8(ascii: ",")),
    ("a\tb, c, d\n1\t2, 3", UInt8(ascii: "\t")), ("a|b\n1|2", UInt8(ascii: "|")),
    ("câu hỏi;đáp án\nMột, hai, ba, bốn?;1\nNăm, sáu, bảy, tám?;2", UInt8(ascii: ";")),
    ("\"Blooket\nImport\",,,\nq,\"a\n(b)\",c,d\n1,\"x;y;z;t\",2,3", UInt8(ascii: ",")),
    ("chỉ một cột", UInt8(ascii: ",")), ("", UInt8(ascii: ",")),
    ("sep=;\na,b,c;d", UInt8(ascii: ";")), ("\"sep=|\"\r\na,b|d", UInt8(ascii: "|")),
  ])
  func `the delimiter is the one that cuts evenly, or that is named`(
    text: String, delimiter: UInt8
  ) {
    #expect(read(text).table.delimiter == delimiter)
  }

  @Test func `a line that names the delimiter is no row, and counts as a line`() {
    let output = read("sep=;\r\na;b")
    #expect(output.table.texts == [["a", "b"]])
    #expect(output.table.rows.first?.line == 2)
    #expect(read("sep=;").table.rows.isEmpty)
    #expect(read("sep=ab\nx").table.texts == [["sep=ab"], ["x"]])
  }

  @Test func `a row has a width, also where its last cells are empty`() {
    let output = read("a,b,,\n\n,,,\nc,,,")
    #expect(output.table.rows.map(\.width) == [4, 4])
    #expect(output.table.texts == [["a", "b"], ["c"]])
  }

  struct OpenQuote: Sendable, CustomStringConvertible {
    let name: String
    let text: String
    let rows: [[String]]
    let places: [SourcePlace]
    var description: String { name }
  }

  static let openQuotes = [
    OpenQuote(
      name: "to the end of the file", text: "a,b\n1,\"x\n2,y\n3,z",
      rows: [["a", "b"], ["2", "y"], ["3", "z"]],
      places: [SourcePlace(line: 2, column: 3)]),
    OpenQuote(
      name: "to the quote of a later cell", text: "a,b\n\"x,1\n\"y\",2\nz,3",
      rows: [["a", "b"], ["y", "2"], ["z", "3"]], places: [SourcePlace(line: 2, column: 1)]),
    OpenQuote(
      name: "at the end of the file", text: "a,b\n1,\"", rows: [["a", "b"]],
      places: [SourcePlace(line: 2, column: 3)]),
    OpenQuote(
      name: "twice", text: "\"a\n\"b\nc", rows: [["c"]],
      places: [SourcePlace(line: 1, column: 1), SourcePlace(line: 2, column: 1)]),
  ]

  @Test(arguments: openQuotes)
  func `a quote that is not closed costs its row only`(_ open: OpenQuote) {
    let output = read(open.text)
    #expect(output.table.texts == open.rows)
    #expect(output.notes.map(\.place) == open.places)
    #expect(Set(output.notes.map(\.finding.code)) == ["table.unclosed-quote"])
  }

  @Test func `quotes within a text and text behind quotes are text`() {
    #expect(read("a \"b\" c,\"d\" e,\"\",\"f\"  ").table.texts == [["a \"b\" c", "d e", "", "f"]])
  }

  @Test func `many open quotes are read in time`() {
    let text = String(repeating: "\"a,\"\"b\n", count: 100_000)
    #expect(read(text).table.rows.count < 100_000)
  }

  @Test func `just as much as the limits allow is read, and no more`() {
    let text = "ab,c\nđ,e"
    var limits = TableLimits()
    (limits.rowsMax, limits.columnsMax, limits.cellsMax, limits.cellBytesMax) = (2, 2, 4, 2)
    limits.textBytesMax = 6
    #expect(read(text, limits: limits).notes.isEmpty)
    #expect(read(text, limits: limits).table.rows.count == 2)
    let tighter: [(WritableKeyPath<TableLimits, Int>, String)] = [
      (\.rowsMax, "table.too-many-rows"), (\.columnsMax, "table.too-many-columns"),
      (\.cellsMax, "table.too-many-cells"), (\.cellBytesMax, "table.cell-too-long"),
      (\.textBytesMax, "table.too-much-text"),
    ]
    for (limit, code) in tighter {
      var less = limits
      less[keyPath: limit] -= 1
      let output = read(text, limits: less)
      #expect(Set(output.notes.map(\.finding.code)) == [code])
      #expect(output.table.rows.count < 2)
    }
  }

  @Test func `a quoted cell may not be longer than a plain one`() {
    var limits = TableLimits()
    limits.cellBytesMax = 3
    #expect(read("\"abc\",d", limits: limits).notes.isEmpty)
    #expect(
      read("\"abcd\",e\nf", limits: limits).notes.map(\.finding.code) == ["table.cell-too-long"])
    #expect(read("\"abcd\",e\nf", limits: limits).table.texts == [["f"]])
  }
}
