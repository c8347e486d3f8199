import Testing

@testable import Authoring

@Suite struct WorkbookReaderTests {
  private func texts(_ book: WorkbookSample) throws -> [[String]] {
    try book.read().tables.first?.texts ?? []
  }

  @Test func `texts are shared or in the cell, in runs, without how they are pronounced`() throws {
    var book = WorkbookSample(
      """
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>\
      <c r="C1" t="inlineStr"><is><r><t>a </t></r><r><t xml:space="preserve">b </t></r></is></c>\
      <c r="D1" t="str"><f>A1&amp;"x"</f><v> hix </v></c><c r="E1" t="s"><v>2</v></c></row>
      """)
    book.strings = """
      <si><t>Thủ đô?</t></si>
      <si><r><t>Hà </t></r><r><rPr><b/></rPr><t>Nội</t></r><rPh sb="0" eb="1"><t>ハ</t></rPh></si>
      <si><r><t>H</t></r><r><rPr><vertAlign val="subscript"/></rPr><t>2</t></r><r><t>O, x</t></r>\
      <r><rPr><vertAlign val="superscript"/></rPr><t>2 </t></r><r><t>&lt; 1_x000D_&#10;_x005F_x</t></r>\
      </si>
      """
    #expect(try texts(book) == [["Thủ đô?", "Hà Nội", "a b", "hix", "H₂O, x² < 1\n_x"]])
  }

  @Test(arguments: [
    ("1.0", "1"), ("1", "1"), ("0.10000000000000001", "0.1"), ("0.30000000000000004", "0.3"),
    ("1E-7", "0.0000001"), ("1.5E+3", "1500"), ("-2.50", "-2.5"), ("1e15", "1000000000000000"),
    ("1234567890123456789", "1234567890123456789"), ("3.1400000000000001", "3.14"),
    ("1e300", "1e300"), ("0.0", "0"), ("00012", "12"), ("abc", "abc"), ("-0", "0"),
  ])
  func `a number is its shortest text`(raw: String, text: String) throws {
    #expect(WorkbookNumber.text(raw) == text)
    let book = WorkbookSample("<row><c><v>\(raw)</v></c></row>")
    #expect(try texts(book) == [[text]])
  }

  @Test func `truths and errors have their kind, a formula its value`() throws {
    let book = WorkbookSample(
      """
      <row r="2"><c r="A2" t="b"><v>1</v></c><c r="B2" t="b"><v>0</v></c>\
      <c r="C2" t="e"><v>#N/A</v></c><c r="D2"><f>1+1</f><v>2</v></c><c r="E2"><f>A1</f></c></row>
      """)
    let output = try book.read()
    let row = try #require(output.tables.first?.rows.first)
    #expect(row.cells.map(\.text) == ["TRUE", "FALSE", "#N/A", "2"])
    #expect(row.cells.map(\.kind) == [.truth, .truth, .error, .number])
    #expect(output.notes.map(\.finding.code) == ["workbook.formula-without-value"])
    #expect(output.notes.map(\.place) == [SourcePlace(line: 2, column: 5)])
  }

  static let formats = """
    <numFmts><numFmt numFmtId="170" formatCode="[$-42A]dd/mm/yyyy;@"/>\
    <numFmt numFmtId="171" formatCode="m/d/yyyy"/><numFmt numFmtId="172" formatCode="0000"/>\
    <numFmt numFmtId="173" formatCode="yyyy-mm-dd\\ hh:mm:ss"/>\
    <numFmt numFmtId="174" formatCode="#,##0&quot; days&quot;"/>\
    <numFmt numFmtId="175" formatCode="[h]:mm"/></numFmts><cellXfs>\
    \([0, 14, 16, 17, 20, 10, 12, 170, 171, 172, 173, 174, 175].map {
      "<xf numFmtId=\"\($0)\"/>"
    }.joined())</cellXfs>
    """

  @Test(arguments: [
    ("0", "41038", "41038", CellTable.CellKind.number), ("1", "41038", "09/05/2012", .date),
    ("2", "41038", "9/5", .shortDate), ("3", "41038", "5/2012", .shortDate),
    ("4", "0.3541666667", "08:30", .date), ("5", "0.5", "50%", .number),
    ("6", "0.5", "1/2", .number),
    ("6", "1.75", "1 3/4", .number), ("6", "2", "2", .number), ("7", "41038", "09/05/2012", .date),
    ("8", "41038", "2012-05-09", .date), ("9", "7", "0007", .number),
    ("10", "41038.75", "2012-05-09 18:00:00", .date), ("11", "7", "7", .number),
    ("12", "1.5", "36:00", .date), ("1", "59", "28/02/1900", .date),
    ("1", "61", "01/03/1900", .date),
    ("1", "-1", "-1", .number), ("99", "1", "1", .number), ("1", "1e12", "1000000000000", .number),
  ])
  func `the format of a cell tells what its number is`(
    style: String, raw: String, text: String, kind: CellTable.CellKind
  ) throws {
    var book = WorkbookSample("<row><c s=\"\(style)\"><v>\(raw)</v></c></row>")
    book.styles = Self.formats
    let cell = try #require(try book.read().tables.first?.rows.first?.cells.first)
    #expect(cell.text == text)
    #expect(cell.kind == kind)
  }

  @Test func `days may be counted from 1904, or be written out`() throws {
    var book = WorkbookSample(
      """
      <row><c s="1"><v>39576</v></c><c t="d"><v>2012-05-09T00:00:00</v></c>\
      <c t="d"><v>2012-05-09T08:30:00</v></c></row>
      """)
    book.styles = Self.formats
    book.properties = "<workbookPr date1904=\"1\"/>"
    #expect(try texts(book) == [["09/05/2012", "2012-05-09", "2012-05-09 08:30:00"]])
  }

  @Test func `rows and cells may have gaps, no names, or stand in any order`() throws {
    let book = WorkbookSample(
      """
      <row><c t="inlineStr"><is><t>a</t></is></c><c r="D1"><v>1</v></c><c><v>2</v></c></row>
      <row r="9"><c r="C9"><v>9</v></c><c r="A9"><v>7</v></c></row><row r="4"><c><v>4</v></c></row>
      <row r="9"><c r="B9"><v>8</v></c><c r="A9"><v>6</v></c></row><row r="10"><c r="A10"/></row>
      """)
    let table = try #require(try book.read().tables.first)
    #expect(table.texts == [["a", "", "", "1", "2"], ["4"], ["6", "8", "9"]])
    #expect(table.rows.map(\.line) == [1, 4, 9])
    #expect(table.rows[2].cells.map(\.place.column) == [1, 2, 3])
  }

  @Test func `hidden sheets are left out and told, the others come in order`() throws {
    let book = WorkbookSample(sheets: [
      .init("Câu hỏi", WorkbookSample.rows([["a"]])),
      .init("Nháp", WorkbookSample.rows([["b"]]), state: "hidden"),
      .init("Rỗng", ""), .init("Mật", WorkbookSample.rows([["c"]]), state: "veryHidden"),
      .init("Hai", WorkbookSample.rows([["d"]])),
    ])
    let output = try book.read()
    #expect(output.tables.map(\.part) == ["Câu hỏi", "Hai"])
    #expect(output.tables.map(\.texts) == [[["a"]], [["d"]]])
    #expect(output.notes.map(\.finding.code) == ["workbook.hidden-sheet", "workbook.hidden-sheet"])
    #expect(output.notes.map(\.part) == ["Nháp", "Mật"])
  }

  @Test(arguments: [false, true], [false, true])
  func `the strict form and absolute targets are read`(isStrict: Bool, isAbsolute: Bool) throws {
    var book = WorkbookSample("<row><c t=\"s\"><v>0</v></c></row>")
    book.strings = "<si><t>x</t></si>"
    book.isStrict = isStrict
    book.hasAbsoluteTargets = isAbsolute
    #expect(try texts(book) == [["x"]])
  }

  @Test func `cells under a merged cell have its text, those beside it do not`() throws {
    let book = WorkbookSample(sheets: [
      .init(
        "S",
        WorkbookSample.rows([["t"], ["x", "1"], ["", "2"], ["", ""], ["", "3"], ["y", "4"]]),
        tail: """
          <mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:A5"/><mergeCell ref="Z9"/>\
          <mergeCell ref="B2:B3"/></mergeCells>
          """)
    ])
    let table = try #require(try book.read().tables.first)
    #expect(table.texts == [["t"], ["x", "1"], ["x", "2"], ["x", "3"], ["y", "4"]])
    #expect(table.rows.map { $0.cell(0)?.kind } == [.text, .text, .merged, .merged, .text])
    #expect(table.rows[1].cell(1)?.kind == .text && table.rows[2].cell(1)?.kind == .text)
  }

  @Test func `what a workbook names and does not have is told`() throws {
    let book = WorkbookSample(
      "<row><c t=\"s\"><v>3</v></c><c t=\"s\"><v>x</v></c><c><v>1</v></c></row>")
    let output = try book.read()
    #expect(output.tables.map(\.texts) == [[["", "", "1"]]])
    #expect(output.notes.map(\.finding.code) == Array(repeating: "workbook.missing-text", count: 2))
    let files = book.files.filter { $0.path != "xl/worksheets/sheet1.xml" }
    let bare = WorkbookReader.read(try Archive(try #require(ArchiveWriter.pack(files))))
    #expect(bare.notes.map(\.finding.code) == ["workbook.missing-sheet"])
    let none = ArchiveWriter.pack([ArchiveWriter.File(path: "xl/workbook.bin", text: "")])
    #expect(
      WorkbookReader.read(try Archive(try #require(none))).notes.map(\.finding.code)
        == ["workbook.none"])
  }

  @Test func `a sheet that is cut off gives the rows before the cut`() throws {
    let book = WorkbookSample("")
    let files = book.files.map { file in
      file.path.hasSuffix("sheet1.xml")
        ? ArchiveWriter.File(
          path: file.path,
          text: "<worksheet><sheetData><row><c><v>1</v></c></row><row><c><v>2</v></c></r")
        : file
    }
    let output = WorkbookReader.read(try Archive(try #require(ArchiveWriter.pack(files))))
    #expect(output.tables.map(\.texts) == [[["1"]]])
    #expect(output.notes.map(\.finding.code) == ["xml.syntax"])
  }

  private func codes(_ book: WorkbookSample, _ limits: TableLimits) throws -> [String] {
    try book.read(limits: limits).notes.map(\.finding.code)
  }

  @Test func `just as much as the limits allow is read, and no more`() throws {
    let book = WorkbookSample(
      sheets: [1, 2].map { .init("S\($0)", WorkbookSample.rows([["ab", "c"], ["đ", "e"]])) })
    var limits = TableLimits()
    (limits.rowsMax, limits.columnsMax, limits.cellsMax, limits.cellBytesMax) = (2, 2, 8, 2)
    (limits.textBytesMax, limits.sheetsMax) = (12, 2)
    #expect(try codes(book, limits) == [])
    #expect(try book.read(limits: limits).tables.map(\.rows.count) == [2, 2])
    let tighter: [(WritableKeyPath<TableLimits, Int>, String)] = [
      (\.rowsMax, "table.too-many-rows"), (\.columnsMax, "table.too-many-columns"),
      (\.cellsMax, "table.too-many-cells"), (\.cellBytesMax, "table.cell-too-long"),
      (\.textBytesMax, "table.too-much-text"), (\.sheetsMax, "workbook.too-many-sheets"),
    ]
    for (limit, code) in tighter {
      var less = limits
      less[keyPath: limit] -= 1
      #expect(Set(try codes(book, less)) == [code])
      #expect(try book.read(limits: less).tables.first?.rows.isEmpty != false || code != "")
    }
  }

  @Test func `more merged ranges than the limit are told`() throws {
    let tail = "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:B2\"/></mergeCells>"
    let book = WorkbookSample(sheets: [
      .init("S", WorkbookSample.rows([["a", "b", "c"], ["", "", "d"]]), tail: tail)
    ])
    var limits = TableLimits()
    limits.mergesMax = 2
    #expect(try codes(book, limits) == [])
    limits.mergesMax = 1
    let output = try book.read(limits: limits)
    #expect(output.notes.map(\.finding.code) == ["workbook.too-many-merges"])
    #expect(output.tables.map(\.texts) == [[["a", "b", "c"], ["a", "", "d"]]])
  }

  @Test(arguments: ["A1", "XFD1048576", "a1", "$B$2"])
  func `the name of a cell is its place`(name: String) throws {
    let reference = try #require(CellReference(name))
    #expect(reference.text == name.uppercased().replacing("$", with: ""))
  }

  @Test(arguments: [
    "", "A", "1", "A0", "1A", "A1B", "ZZZZZZZZZZZZ1", "A99999999999999999999", "Đ1",
  ])
  func `what is no name of a cell is none`(name: String) {
    #expect(CellReference(name) == nil)
  }
}
