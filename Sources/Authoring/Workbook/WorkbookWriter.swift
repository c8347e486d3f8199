/// Writes a workbook of one sheet in Excel's form (xlsx). The same rows give the same bytes.
///
/// Source: ECMA-376, part 1, 18; part 2, 10 (packages).
struct WorkbookWriter {
  enum Value: Hashable, Sendable {
    case empty
    case text(String)
    case number(Int)
  }

  struct Row: Hashable, Sendable {
    /// From 1.
    let line: Int
    /// From column A on.
    let values: [Value]
    var isBold = false
  }

  private var strings: [String] = []
  private var numbers: [String: Int] = [:]

  /// - Parameters:
  ///   - widths: of the columns, in characters.
  ///   - frozen: rows above this line stay in sight.
  /// - Returns: nil where memory ran out.
  static func write(
    _ rows: [Row], sheet: String, widths: [Int], frozen: Int
  ) -> [UInt8]? {
    var writer = WorkbookWriter()
    let table = writer.sheet(rows, widths, frozen)
    return ArchiveWriter.pack([
      part("[Content_Types].xml", contentTypes),
      part("_rels/.rels", relationships([("officeDocument", "xl/workbook.xml")])),
      part("xl/workbook.xml", workbook(sheet)),
      part(
        "xl/_rels/workbook.xml.rels",
        relationships([
          ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"),
          ("sharedStrings", "sharedStrings.xml"),
        ])),
      part("xl/styles.xml", styles), part("xl/sharedStrings.xml", writer.sharedStrings),
      part("xl/worksheets/sheet1.xml", table),
    ])
  }

  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"

  private static func part(_ path: String, _ content: String) -> ArchiveWriter.File {
    ArchiveWriter.File(
      path: path,
      text: "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + content)
  }

  private static let contentTypes: String = {
    let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    let parts = [
      ("/xl/workbook.xml", "sheet.main"), ("/xl/worksheets/sheet1.xml", "worksheet"),
      ("/xl/styles.xml", "styles"), ("/xl/sharedStrings.xml", "sharedStrings"),
    ]
    let overrides = parts.map {
      "<Override PartName=\"\($0.0)\" ContentType=\"\(type).\($0.1)+xml\"/>"
    }
    return "<Types xmlns=\"\(package)/content-types\"><Default Extension=\"rels\" "
      + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>\(overrides.joined())</Types>"
  }()

  private static func relationships(_ targets: [(type: String, path: String)]) -> String {
    let elements = targets.enumerated().map { index, target in
      "<Relationship Id=\"rId\(index + 1)\" Type=\"\(office)/\(target.type)\" "
        + "Target=\"\(target.path)\"/>"
    }
    return "<Relationships xmlns=\"\(package)/relationships\">\(elements.joined())</Relationships>"
  }

  private static func workbook(_ sheet: String) -> String {
    "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>"
      + "<sheet name=\"\(escaped(sheet))\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
  }

  /// Two looks of a cell: usual, and bold. Both wrap their text; the format is that of text, so
  /// that what somebody types there later is no date.
  private static let styles =
    "<styleSheet xmlns=\"\(main)\"><fonts count=\"2\"><font><sz val=\"11\"/>"
    + "<name val=\"Arial\"/></font><font><b/><sz val=\"11\"/><name val=\"Arial\"/></font></fonts>"
    + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
    + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
    + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
    + "</cellStyleXfs><cellXfs count=\"4\">"
    + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    + style(format: 49, font: 0) + style(format: 49, font: 1) + style(format: 0, font: 0)
    + "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"
    + "</cellStyles></styleSheet>"

  private static func style(format: Int, font: Int) -> String {
    "<xf numFmtId=\"\(format)\" fontId=\"\(font)\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
      + "applyNumberFormat=\"1\" applyFont=\"1\" applyAlignment=\"1\">"
      + "<alignment vertical=\"top\" wrapText=\"1\"/></xf>"
  }

  private mutating func sheet(_ rows: [Row], _ widths: [Int], _ frozen: Int) -> String {
    let columns = widths.enumerated().map { index, width in
      "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(width)\" customWidth=\"1\"/>"
    }
    let pane =
      "<pane ySplit=\"\(frozen)\" topLeftCell=\"A\(frozen + 1)\" activePane=\"bottomLeft\" "
      + "state=\"frozen\"/>"
    var text =
      "<worksheet xmlns=\"\(Self.main)\"><sheetViews><sheetView workbookViewId=\"0\">\(pane)"
      + "</sheetView></sheetViews><cols>\(columns.joined())</cols><sheetData>"
    for row in rows {
      text += "<row r=\"\(row.line)\">"
      for (column, value) in row.values.enumerated() {
        text += cell(value, CellReference(column: column, row: row.line), isBold: row.isBold)
      }
      text += "</row>"
    }
    return text + "</sheetData></worksheet>"
  }

  private mutating func cell(_ value: Value, _ place: CellReference, isBold: Bool) -> String {
    switch value {
    case .empty: ""
    case .number(let number): "<c r=\"\(place.text)\" s=\"3\"><v>\(number)</v></c>"
    case .text(let text):
      "<c r=\"\(place.text)\" s=\"\(isBold ? 2 : 1)\" t=\"s\"><v>\(number(of: text))</v></c>"
    }
  }

  private mutating func number(of text: String) -> Int {
    if let number = numbers[text] { return number }
    numbers[text] = strings.count
    strings.append(text)
    return strings.count - 1
  }

  private var sharedStrings: String {
    let elements = strings.map { "<si><t xml:space=\"preserve\">\(Self.escaped($0))</t></si>" }
    return "<sst xmlns=\"\(Self.main)\" uniqueCount=\"\(strings.count)\">\(elements.joined())</sst>"
  }

  /// Characters that XML cannot hold are written as `_x0001_`; an underscore that would begin such
  /// a one is written so itself.
  static func escaped(_ text: String) -> String {
    var output = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "&": output.append(contentsOf: "&amp;".unicodeScalars)
      case "<": output.append(contentsOf: "&lt;".unicodeScalars)
      case ">": output.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": output.append(contentsOf: "&quot;".unicodeScalars)
      case "_" where index + 1 < scalars.count && scalars[index + 1] == "x":
        output.append(contentsOf: "_x005F_".unicodeScalars)
      case "\n", "\t": output.append(scalar)
      case _ where scalar.value < 32 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: 4 - digits.count) + digits
        output.append(contentsOf: "_x\(padded)_".unicodeScalars)
      default: output.append(scalar)
      }
    }
    return String(output)
  }
}
