@testable import Authoring

/// Makes small workbooks from the XML of their parts.
struct WorkbookSample {
  struct Sheet {
    let name: String
    let rows: String
    var state = ""
    var tail = ""

    init(_ name: String, _ rows: String, state: String = "", tail: String = "") {
      self.name = name
      self.rows = rows
      self.state = state
      self.tail = tail
    }
  }

  var sheets: [Sheet]
  /// The elements of the shared strings.
  var strings = ""
  /// What stands in the style sheet.
  var styles = ""
  var properties = ""
  var isStrict = false
  /// `/xl/worksheets/…` in place of `worksheets/…`.
  var hasAbsoluteTargets = false

  init(_ rows: String) { sheets = [Sheet("Sheet1", rows)] }

  init(sheets: [Sheet]) { self.sheets = sheets }

  private var main: String {
    isStrict
      ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
      : "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  }

  private var relation: String {
    isStrict
      ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
      : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  }

  private var packageRelation: String {
    "http://schemas.openxmlformats.org/package/2006/relationships"
  }

  var files: [ArchiveWriter.File] {
    let folder = hasAbsoluteTargets ? "/xl/" : ""
    var names = ""
    var relations = ""
    for (index, sheet) in sheets.enumerated() {
      let state = sheet.state.isEmpty ? "" : "state=\"\(sheet.state)\""
      names +=
        "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 7)\" \(state) r:id=\"s\(index)\"/>"
      relations += """
        <Relationship Id="s\(index)" Type="\(relation)/worksheet" \
        Target="\(folder)worksheets/sheet\(index + 1).xml"/>
        """
    }
    relations += """
      <Relationship Id="t" Type="\(relation)/sharedStrings" Target="\(folder)sharedStrings.xml"/>
      <Relationship Id="f" Type="\(relation)/styles" Target="\(folder)styles.xml"/>
      """
    let book = """
      <?xml version="1.0"?><workbook xmlns="\(main)" xmlns:r="\(relation)">
      \(properties)<sheets>\(names)</sheets></workbook>
      """
    let office = """
      <Relationship Id="w" Type="\(relation)/officeDocument" Target="xl/workbook.xml"/>
      """
    var files = [
      ArchiveWriter.File(path: "[Content_Types].xml", text: "<Types/>"),
      ArchiveWriter.File(
        path: "_rels/.rels",
        text: "<Relationships xmlns=\"\(packageRelation)\">\(office)</Relationships>"),
      ArchiveWriter.File(path: "xl/workbook.xml", text: book),
      ArchiveWriter.File(
        path: "xl/_rels/workbook.xml.rels",
        text: "<Relationships xmlns=\"\(packageRelation)\">\(relations)</Relationships>"),
      ArchiveWriter.File(
        path: "xl/sharedStrings.xml", text: "<sst xmlns=\"\(main)\">\(strings)</sst>"),
      ArchiveWriter.File(
        path: "xl/styles.xml", text: "<styleSheet xmlns=\"\(main)\">\(styles)</styleSheet>"),
    ]
    for (index, sheet) in sheets.enumerated() {
      files.append(
        ArchiveWriter.File(
          path: "xl/worksheets/sheet\(index + 1).xml",
          text: """
            <worksheet xmlns="\(main)"><sheetData>\(sheet.rows)</sheetData>\(sheet.tail)</worksheet>
            """))
    }
    return files
  }

  var bytes: [UInt8] { ArchiveWriter.pack(files) ?? [] }

  func read(limits: TableLimits = .usual) throws -> WorkbookReader.Output {
    WorkbookReader.read(try Archive(bytes), limits: limits)
  }

  /// Rows of inline strings; an empty text is no cell.
  static func rows(_ texts: [[String]], from first: Int = 1) -> String {
    texts.enumerated().map { index, row in
      let line = index + first
      let cells = row.enumerated().map { column, text in
        text.isEmpty
          ? ""
          : "<c r=\"\(CellReference(column: column, row: line).text)\" t=\"inlineStr\"><is><t>"
            + text.replacing("&", with: "&amp;").replacing("<", with: "&lt;") + "</t></is></c>"
      }
      return "<row r=\"\(line)\">\(cells.joined())</row>"
    }.joined()
  }
}

extension CellTable {
  /// Every row as its texts, the columns without a cell as "".
  var texts: [[String]] {
    rows.map { row in
      (0...(row.cells.last?.column ?? 0)).map { row.cell($0)?.text ?? "" }
    }
  }
}
