import Assessment
import ContestEngine
import Testing

@testable import Authoring

/// Pictures over the cells of a sheet.
@Suite struct TablePictureTests {
  private static let rows = [
    ["Câu hỏi", "A", "B", "Đúng"], ["Hình gì?", "tròn", "vuông", "B"],
    ["1 < 2?", "sai", "đúng", "B"],
  ]

  private struct Anchor {
    let column: Int
    let row: Int
    var last: Int?
    var id = "p1"
    var words = ""
    var content: String?

    /// - Parameter row: from 1.
    init(
      _ column: Int, _ row: Int, last: Int? = nil, words: String = "", id: String = "p1",
      content: String? = nil
    ) {
      (self.column, self.row, self.last, self.words) = (column, row, last, words)
      (self.id, self.content) = (id, content)
    }

    var xml: String {
      let picture = """
        <xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="Hình 1" descr="\(words)"/></xdr:nvPicPr>\
        <xdr:blipFill><a:blip r:embed="\(id)"/></xdr:blipFill></xdr:pic>
        """
      return """
        <xdr:twoCellAnchor><xdr:from><xdr:col>\(column)</xdr:col><xdr:row>\(row - 1)</xdr:row>\
        </xdr:from><xdr:to><xdr:col>\(column)</xdr:col><xdr:row>\((last ?? row) - 1)</xdr:row>\
        </xdr:to>\(content ?? picture)</xdr:twoCellAnchor>
        """
    }
  }

  private func read(
    _ anchors: [Anchor], rows: [[String]] = TablePictureTests.rows, picture: [UInt8] = png,
    limits: TableLimits = .usual
  ) throws -> BankReading {
    var files = WorkbookSample(WorkbookSample.rows(rows)).files
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    func relations(_ content: String) -> String {
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + content + "</Relationships>"
    }
    let drawing = """
      <xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" \
      xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
      xmlns:r="\(relation)">\(anchors.map(\.xml).joined())</xdr:wsDr>
      """
    files += [
      ArchiveWriter.File(
        path: "xl/worksheets/_rels/sheet1.xml.rels",
        text: relations(
          "<Relationship Id=\"d\" Type=\"\(relation)/drawing\" Target=\"../drawings/drawing1.xml\"/>"
        )),
      ArchiveWriter.File(path: "xl/drawings/drawing1.xml", text: drawing),
      ArchiveWriter.File(
        path: "xl/drawings/_rels/drawing1.xml.rels",
        text: relations(
          "<Relationship Id=\"p1\" Type=\"\(relation)/image\" Target=\"../media/image1.png\"/>"
            + "<Relationship Id=\"p2\" Type=\"\(relation)/image\" Target=\"https://a.vn/b.png\" "
            + "TargetMode=\"External\"/>")),
      ArchiveWriter.File(path: "xl/media/image1.png", bytes: picture),
    ]
    let archive = try Archive(ArchiveWriter.pack(files) ?? [])
    return TableBankReader.read(archive, file: "a.xlsx", as: .xlsx, limits: limits)
  }

  @Test func `a picture in a row goes with its item, and a choice has its own`() throws {
    var rows = Self.rows
    rows[2][2] = ""
    let reading = try read(
      [Anchor(0, 2, words: "Một hình &lt;vuông&gt;"), Anchor(2, 3, words: "đúng")], rows: rows)
    let (first, second) = (try #require(reading.items.first), try #require(reading.items.last))
    #expect(
      first.prompt == "Hình gì?<br><img src=\"image1.png\" alt=\"Một hình &lt;vuông&gt;\">")
    #expect(first.format == .html)
    #expect(first.media?.map(\.name) == ["image1.png"])
    #expect(first.media?.first?.byteCount == png.count)
    #expect(TerminalFitness.problem(of: first) == nil)
    #expect(second.prompt == "1 &lt; 2?")
    #expect(summary(second) == "single: sai/0 | <img src=\"image1.png\" alt=\"đúng\">/100")
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func `a picture without words keeps its item from a terminal`() throws {
    for words in ["", "image1.png", "Ảnh có chứa bàn. Mô tả được tạo tự động"] {
      let reading = try read([Anchor(0, 2, words: words)])
      let item = try #require(reading.items.first)
      #expect(TerminalFitness.problem(of: item) == .picture)
      #expect(findings(reading) == ["table.picture-without-words 2:1"])
      #expect(reading.diagnostics.first?.item == "Câu 1")
      #expect(reading.items.last?.media == nil)
    }
  }

  @Test func `a question may be a picture alone`() throws {
    var rows = Self.rows
    rows[1][0] = ""
    let reading = try read([Anchor(0, 2, words: "Hình vuông")], rows: rows)
    #expect(reading.items.first?.prompt == "<img src=\"image1.png\" alt=\"Hình vuông\">")
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func `a picture that begins above its row is found by what it covers`() throws {
    var rows = Self.rows
    rows.insert(["", "", "", ""], at: 1)
    let reading = try read([Anchor(0, 2, last: 3, words: "Hình")], rows: rows)
    #expect(reading.items.first?.media?.count == 1)
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func `what is above the names is an ornament, what is below the items is told`() throws {
    let above = [["Đề thi", "", "", ""]] + Self.rows
    #expect(try read([Anchor(0, 1)], rows: above).diagnostics.isEmpty)
    let below = try read([Anchor(1, 9)])
    #expect(findings(below) == ["table.picture-outside 9:2"])
    #expect(below.items.allSatisfy { $0.media == nil })
  }

  @Test func `what cannot be kept is told, and its item is not drawn`() throws {
    let shape =
      "<xdr:sp><xdr:nvSpPr><xdr:cNvPr id=\"3\" name=\"s\"/></xdr:nvSpPr><xdr:spPr/></xdr:sp>"
    let chart =
      "<xdr:graphicFrame><xdr:nvGraphicFramePr><xdr:cNvPr id=\"4\" name=\"c\"/>"
      + "</xdr:nvGraphicFramePr></xdr:graphicFrame>"
    for anchor in [
      Anchor(0, 2, id: "p2"), Anchor(0, 2, id: "none"), Anchor(0, 2, content: shape),
      Anchor(0, 2, content: chart),
    ] {
      let reading = try read([anchor])
      #expect(TerminalFitness.problem(of: try #require(reading.items.first)) == .picture)
      #expect(
        findings(reading)
          == ["table.picture-not-read 2:1", "table.picture-without-words 2:1"])
    }
    let script = try read([Anchor(0, 2, words: "Hình")], picture: Array("#!/bin/sh".utf8))
    #expect(findings(script) == ["table.picture-not-read 2:1"])
    #expect(script.items.first?.media == nil)
  }

  @Test func `the text of a box stands for it`() throws {
    let box =
      "<xdr:sp><xdr:nvSpPr><xdr:cNvPr id=\"3\" name=\"s\"/></xdr:nvSpPr><xdr:spPr/><xdr:txBody>"
      + "<a:p><a:r><a:t>Cho tam giác</a:t></a:r><a:r><a:t> ABC</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
    let reading = try read([Anchor(0, 2, content: box)])
    #expect(
      reading.items.first?.prompt == "Hình gì?<br><img src=\"hinh-ve\" alt=\"Cho tam giác ABC\">")
    #expect(findings(reading) == ["table.picture-not-read 2:1"])
  }

  @Test func `hidden and invisible shapes are nothing`() throws {
    let hidden =
      "<xdr:sp><xdr:nvSpPr><xdr:cNvPr id=\"3\" name=\"s\" hidden=\"1\"/></xdr:nvSpPr><xdr:spPr/></xdr:sp>"
    let invisible =
      "<xdr:sp><xdr:nvSpPr><xdr:cNvPr id=\"3\" name=\"s\"/></xdr:nvSpPr>"
      + "<xdr:spPr><a:noFill/><a:ln><a:noFill/></a:ln></xdr:spPr></xdr:sp>"
    let reading = try read([Anchor(0, 2, content: hidden), Anchor(0, 2, content: invisible)])
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.items.first?.format == .plain)
  }

  @Test(arguments: [
    "<c r=\"A4\" t=\"e\" vm=\"1\"><v>#VALUE!</v></c>",
    "<c r=\"A4\" t=\"str\"><f>_xlfn.DISPIMG(&quot;ID_1&quot;,1)</f><v>=DISPIMG(&quot;ID_1&quot;,1)</v></c>",
    "<c r=\"A4\" t=\"e\"><f>_xlfn.IMAGE(&quot;https://a.vn/b.png&quot;)</f><v>#BLOCKED!</v></c>",
  ])
  func `pictures within cells are told, and their item is not drawn`(cell: String) throws {
    let rest = WorkbookSample.rows([["", "a", "b", "A"]], from: 4)
    let rows =
      WorkbookSample.rows(Self.rows)
      + rest.replacing("<row r=\"4\">", with: "<row r=\"4\">" + cell)
    let reading = BankReader.read(bytes: WorkbookSample(rows).bytes, file: "a.xlsx")
    let item = try #require(reading.items.last)
    #expect(reading.items.count == 3)
    #expect(TerminalFitness.problem(of: item) == .picture)
    #expect(
      reading.diagnostics.filter { $0.line == 4 }.map { "\($0.code) \($0.column)" }
        == ["table.picture-not-read 1", "table.picture-without-words 1"])
  }

  @Test func `pictures of choices in rows of their own go with them`() throws {
    let rows = [
      ["STT", "Câu hỏi", "Đúng"], ["1", "Hình vuông là hình nào?", ""], ["A", "Hình 1", ""],
      ["B", "Hình 2", "x"],
    ]
    let reading = try read([Anchor(1, 4, words: "bốn cạnh")], rows: rows)
    #expect(
      reading.items.map(summary)
        == ["single: Hình 1/0 | Hình 2<br><img src=\"image1.png\" alt=\"bốn cạnh\">/100"])
    #expect(reading.items.first?.media?.count == 1)
  }

  @Test func `pictures up to the limits are kept`() throws {
    for (extra, isKept) in [(0, true), (1, false)] {
      var state: UInt64 = 1
      let noise = (0..<(OfficePictureLimits.bytesMax + extra - png.count)).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 56)
      }
      let reading = try read([Anchor(0, 2, words: "Hình")], picture: png + noise)
      #expect((reading.items.first?.media != nil) == isKept)
      #expect(findings(reading) == (isKept ? [] : ["table.picture-not-read 2:1"]))
    }
    var limits = TableLimits()
    limits.picturesMax = 2
    let two = try read(
      [Anchor(0, 2, words: "a"), Anchor(0, 3, words: "b")], limits: limits)
    #expect(two.diagnostics.isEmpty)
    let three = try read(
      [Anchor(0, 2, words: "a"), Anchor(0, 3, words: "b"), Anchor(1, 3, words: "c")],
      limits: limits)
    #expect(three.diagnostics.map(\.code) == ["table.too-many-pictures"])
  }
}
