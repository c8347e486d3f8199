import ContestEngine
import Testing

@testable import Authoring

@Suite struct ContestTableTests {
  private func roster(_ bytes: [UInt8]) -> RosterReader.Output {
    RosterReader.read(bytes, file: "r", schools: Self.schools)
  }

  @Test func `what is no table is named`() {
    func codes(_ bytes: [UInt8]) -> [String] { roster(bytes).diagnostics.map(\.code) }
    #expect(codes([0x50, 0x4B, 3, 4, 0]) == ["archive.unreadable"])
    #expect(codes([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]) == ["workbook.none"])
    #expect(
      codes(Array("Họ và tên,Trường\nA".utf8) + [0xE1, 0x2C, 0x68, 0x61])
        == ["table.broken-character"])
    #expect(codes([]) == ["table.empty"])
    #expect(codes(Array("Họ và tên,Trường\nA,\"ha".utf8)) == ["table.unclosed-quote"])
    let ods = ArchiveWriter.pack([
      ArchiveWriter.File(
        path: "mimetype", text: "application/vnd.oasis.opendocument.spreadsheet"),
      ArchiveWriter.File(path: "content.xml", text: "<office/>"),
    ])
    #expect(codes(ods ?? []) == ["workbook.none"])
  }

  @Test func `a roster may be UTF-16 and have a title above the names of its columns`() {
    let text = "\u{FEFF}DANH SÁCH HỌC SINH\r\nSTT\tHọ và tên\tTrường\r\n1\tNguyễn An\tHa\r\n"
    let bytes = Array(text.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let output = roster(bytes)
    #expect(output.diagnostics.map(\.code) == ["bank.utf16"])
    #expect(output.entries.map(\.name) == ["Nguyễn An"])
    #expect(output.entries.map(\.line) == [3])
  }

  /// A workbook as a school makes it: a title, dates as dates, one sheet a class.
  private var workbook: WorkbookSample {
    var book = WorkbookSample(sheets: [
      .init(
        "8A",
        WorkbookSample.rows([
          ["TRƯỜNG THCS LÊ MAO"], [], ["STT", "Họ và tên", "Ngày sinh", "Trường", "Ghi chú"],
        ]) + """
          <row r="4"><c r="A4"><v>1</v></c><c r="B4" t="inlineStr"><is><t>Nguyễn An</t></is></c>\
          <c r="C4" s="1"><v>41038</v></c><c r="D4" t="inlineStr"><is><t>Lê Mao</t></is></c></row>
          <row r="5"><c r="A5"><v>2</v></c><c r="B5" t="inlineStr"><is><t>Trần Bình</t></is></c>\
          <c r="C5" t="inlineStr"><is><t>31/2/2012</t></is></c></row>
          """, tail: "<mergeCells><mergeCell ref=\"D4:D5\"/></mergeCells>"),
      .init(
        "8B",
        WorkbookSample.rows([["Trường", "Họ và tên"], ["ha", "Lê Chi"], ["hà tĩnh", "Đỗ Dũng"]])),
      .init("Hướng dẫn", WorkbookSample.rows([["Điền vào các trang kia"]])),
    ])
    book.styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>"
    return book
  }

  @Test func `a roster is read from a workbook, sheet by sheet`() {
    let output = roster(workbook.bytes)
    #expect(output.entries.map(\.name) == ["Nguyễn An", "Trần Bình", "Lê Chi", "Đỗ Dũng"])
    #expect(output.entries.map(\.birthDate) == ["2012-05-09", nil, nil, nil])
    #expect(output.entries.map(\.school?.text) == ["le-mao", "le-mao", "ha", nil])
    #expect(
      output.diagnostics.map { "\($0.part ?? "") \($0.line):\($0.column) \($0.code)" } == [
        "Hướng dẫn 1:1 contest.sheet-without-headings", "8A 5:3 contest.bad-cell",
        "8B 3:1 contest.unknown-name",
      ])
  }

  @Test func `schools are read from a workbook`() {
    let rows = WorkbookSample.rows([
      ["Mã", "Tên trường", "Sĩ số"], ["le-mao", "THCS Lê Mao", "1.204"],
      ["ha", "THCS Hà", "nhiều"],
    ])
    let bytes = WorkbookSample(rows).bytes
    let text = ContestSample.live("schools: 'truong.xlsx'")
    let output = ContestReader.read(Array(text.utf8), file: "a.json5") { name in
      name == "truong.xlsx" ? bytes : nil
    }
    #expect(
      output.diagnostics.map { "\($0.file):\($0.line):\($0.column) \($0.code)" } == [
        "truong.xlsx:3:3 contest.bad-cell"
      ])
  }

  @Test func `schools are read from a file, with ids made where there are none`() {
    let output = ContestSample.read(
      ContestSample.live("schools: 'truong.csv'"),
      files: [
        "truong.csv": """
        STT;Tên trường;xa phuong;Sĩ số;KHỐI THI ĐUA
        1;THCS Lê Mao;Thành Vinh;1.204;Khối 1
        2;THCS Hà;Anh Sơn;300;
        3;thcs hà;Quỳ Hợp;;
        """
      ])
    #expect(output.diagnostics == [])
    let schools = output.definition?.schools ?? []
    #expect(schools.map(\.id.text) == ["thcs-le-mao", "thcs-ha", "thcs-ha-2"])
    #expect(schools.map(\.enrolled) == [1204, 300, nil])
    #expect(schools.first?.bloc == "Khối 1")
  }

  @Test func `all faults of a file of schools are told at once, in that file`() {
    let output = ContestSample.read(
      ContestSample.live("schools: 'truong.csv'"),
      files: [
        "truong.csv": """
        Mã,Tên trường,Sĩ số,Màu,Mã dự thi
        a,A,nhiều,đỏ,7KQ2MF
        a,B,5,,7kq2mf
        b c,C,5,,
        d,,5,,
        """
      ])
    #expect(output.definition == nil)
    #expect(
      output.diagnostics.map { "\($0.file):\($0.line):\($0.column) \($0.code)" } == [
        "truong.csv:1:21 contest.unknown-column", "truong.csv:2:5 contest.bad-cell",
        "truong.csv:3:1 contest.duplicate", "truong.csv:4:1 contest.bad-id",
        "truong.csv:5:3 contest.empty-cell",
      ])
  }

  static let roster = """
    Họ đệm,Tên,Ngày sinh,Lớp,Trường,Hệ số thời gian,Đồng ý công bố,Không xét giải
    Nguyễn Thị,Ánh,9/5/2012,8A,THCS Lê Mao,"1,5",có,
    Trần,An,2012-06-01,8B,le mao,,không,x
    """

  static let schools = [
    School(id: SchoolID("le-mao"), name: "THCS Lê Mao"),
    School(id: SchoolID("ha"), name: "THCS Hà"),
  ]

  @Test func `a roster is read`() {
    let output = RosterReader.read(
      Array(Self.roster.utf8), file: "r.csv", schools: Self.schools)
    #expect(output.diagnostics == [])
    #expect(output.entries.map(\.name) == ["Nguyễn Thị Ánh", "Trần An"])
    #expect(output.entries.map(\.birthDate) == ["2012-05-09", "2012-06-01"])
    #expect(output.entries.map(\.school) == [SchoolID("le-mao"), SchoolID("le-mao")])
    #expect(output.entries.map(\.extraTime) == [150, 100])
    #expect(output.entries.map(\.mayPublish) == [true, false])
    #expect(output.entries.map(\.prizes) == [true, false])
  }

  @Test func `all faults of a roster are told at once`() {
    let text = """
      Họ và tên,Ngày sinh,Trường,Hệ số thời gian,Đồng ý công bố
      Nguyễn An,31/2/2012,THCS Lê Mao,1,có
      Nguyễn An,9/5/2012,THCS Lê Mai,4,có lẽ
      ,9/5/2012,THCS Lê Mao,1,
      Trần  Bình,9/5/2012,THCS Hà,1,
      trần bình,09/05/2012,ha,1,
      """
    let output = RosterReader.read(Array(text.utf8), file: "r.csv", schools: Self.schools)
    #expect(
      output.diagnostics.map { "\($0.line):\($0.column) \($0.code)" } == [
        "2:11 contest.bad-cell", "3:20 contest.unknown-name", "3:32 contest.bad-cell",
        "3:34 contest.bad-cell", "4:1 contest.empty-cell", "6:1 contest.same-row",
      ])
    #expect(output.diagnostics[1].hint?.vi == "có phải là 'THCS Lê Mao'?")
  }

  @Test func `a roster without names or without schools says which column is missing`() {
    func codes(_ text: String) -> [String] {
      RosterReader.read(Array(text.utf8), file: "r", schools: Self.schools).diagnostics
        .map { $0.message.en }
    }
    #expect(codes("Lớp,Trường\n8A,ha") == ["the column 'Họ và tên' is missing"])
    #expect(codes("Họ và tên\nA")[0] == "the column 'Trường' is missing")
    #expect(codes("") == ["the table has no rows"])
  }

  @Test func `a roster that is missing is told at its key`() {
    let (text, places) = ContestSample.unmarked(
      ContestSample.live(
        "registration: {fields: ['name'], roster: ▸'r.csv'}", without: ["registration"]))
    let output = ContestSample.read(text)
    #expect(output.diagnostics.map(\.code) == ["contest.missing-file"])
    #expect(output.diagnostics.map(\.place) == places)
  }

  @Test func `a contest that names no schools has those of its roster`() {
    let output = ContestSample.read(
      ContestSample.live(
        "registration: {fields: ['name'], roster: 'hs.csv'}", without: ["registration"]),
      files: [
        "hs.csv": """
        Họ và tên,Ngày sinh,Trường,Đội,Đội trưởng
        An,1/2/2012,THCS Lê Mao,Sao,x
        Bình,1/2/2012,THCS Hà,,
        Chi,1/2/2012,thcs lê mao,Sao,
        """
      ])
    #expect(output.diagnostics == [])
    #expect(output.definition?.schools.map(\.id.text) == ["thcs-le-mao", "thcs-ha"])
    #expect(output.definition?.schools.map(\.name) == ["THCS Lê Mao", "THCS Hà"])
    let seats = output.roster.compactMap { $0.seat(only: nil) }
    #expect(seats.map(\.school.text) == ["thcs-le-mao", "thcs-ha", "thcs-le-mao"])
    #expect(seats.map(\.isCaptain) == [true, false, false])
    #expect(seats[0].fields == [.name: "An", .birthDate: "2012-02-01", .team: "Sao"])
  }

  @Test func `a roster without schools is of the contest's only one`() {
    let output = ContestSample.read(
      ContestSample.live(
        "registration: {fields: ['name'], roster: 'hs.csv'}", without: ["registration"]),
      files: ["hs.csv": "Họ và tên,Lớp\nAn,8A\n"])
    #expect(output.definition?.schools.map(\.id.text) == ["open"])
    #expect(output.roster.first?.seat(only: nil) == nil)
    #expect(output.roster.first?.seat(only: SchoolID("open"))?.school.text == "open")
  }

  @Test(arguments: [
    ("Họ và tên,Lớp,Trường\nAn,8A,\n", 2, 7), ("Họ và tên,Lớp,Trường\nAn\n", 2, 5),
    ("Lớp,Trường,Họ và tên\n8A,,An\n", 2, 4), ("Lớp,Trường,Họ và tên\n,,An\n", 2, 2),
    ("Lớp,Trường,Ghi chú,Họ và tên\n8A,,,An\n", 2, 4),
    ("Lớp;Trường;Họ và tên\n\"8A\";;\"An\"\n", 2, 6),
  ])
  func `an empty cell is named at its place`(text: String, line: Int, column: Int) {
    let empty = roster(Array(text.utf8)).diagnostics.first { $0.code == "contest.empty-cell" }
    #expect(empty?.place == SourcePlace(line: line, column: column), "\(text)")
  }

  @Test func `an empty cell of a sheet is named by row and column`() {
    let book = WorkbookSample(sheets: [
      .init("8A", WorkbookSample.rows([["Lớp", "Trường", "Họ và tên"], ["8A", "", "An"]]))
    ])
    let empty = roster(book.bytes).diagnostics.first { $0.code == "contest.empty-cell" }
    #expect(empty?.place == SourcePlace(line: 2, column: 2))
  }

  @Test func `a captain needs a team`() {
    let output = roster(Array("Họ và tên,Trường,Đội,Đội trưởng\nAn,Hà,,x\nB,Hà,Sao,có".utf8))
    #expect(output.diagnostics.map(\.code) == ["contest.empty-cell"])
  }

  @Test func `a student without a school is not left out in silence`() {
    let text = "Họ và tên,Trường\nAn,THCS Hà\nBình,\n"
    let output = RosterReader.read(Array(text.utf8), file: "r.csv")
    #expect(output.diagnostics.map { "\($0.line) \($0.code)" } == ["3 contest.empty-cell"])
  }

  @Test func `one person is one however the tone mark is placed`() {
    let text = """
      Họ và tên,Ngày sinh,Trường
      Nguyễn Thị Hoà,9/5/2012,ha
      Nguyễn Thị Hòa,9/5/2012,ha
      Nguyễn Thị Hoa,9/5/2012,ha
      Lê An,9/5/2012,ha
      Lê An,5/9/2012,ha
      """
    let output = roster(Array(text.utf8))
    #expect(
      output.diagnostics.map { "\($0.line) \($0.code) \($0.severity)" } == [
        "3 contest.same-row error", "4 contest.persons-alike warning",
        "4 contest.persons-alike warning", "6 contest.persons-alike warning",
      ])
    let alike = roster(Array("Họ và tên,Trường\nLê An,ha\nlê  an,ha".utf8))
    #expect(alike.diagnostics.map(\.code) == ["contest.persons-alike"])
  }

  @Test func `a list of nobody is a fault`() {
    #expect(
      roster(Array("Họ và tên,Trường\n".utf8)).diagnostics.map(\.code) == ["contest.nobody"])
    let page = "<html><table><tr><td>Họ và tên</td></tr></table></html>"
    #expect(roster(Array(page.utf8)).diagnostics.contains { $0.severity == .error })
  }

  @Test(arguments: [
    "2012-02-01 00:00:00", "2012-02-01T00:00:00", "01/02/2012 00:00", "1/2/2012 0:00:00",
  ])
  func `midnight behind a day is the day`(text: String) {
    let output = roster(Array("Họ và tên,Trường,Ngày sinh\nAn,ha,\(text)".utf8))
    #expect(output.diagnostics == [] && output.entries[0].birthDate == "2012-02-01")
    let late = roster(Array("Họ và tên,Trường,Ngày sinh\nAn,ha,2012-02-01 08:30:00".utf8))
    #expect(late.diagnostics.map(\.code) == ["contest.bad-cell"])
  }

  @Test func `wards are found under either heading`() {
    let output = RosterReader.read(
      Array("Họ và tên,Trường,Phường/Xã\nAn,Hà,Cửa Lò".utf8), file: "r")
    #expect(output.diagnostics == [] && output.entries[0].ward == "Cửa Lò")
  }

  @Test func `a roster in an old encoding is not told of an option that there is not`() {
    let text = "Hä vµ tªn,Tr\u{AD}êng\nNguyÔn ThÞ Lan,ha\n§Æng V¨n §\u{AD}êng,ha\n"
    let output = roster(EncodingSamples.bytes(text))
    #expect(output.entries.map(\.name) == ["Nguyễn Thị Lan", "Đặng Văn Đường"])
    #expect(output.diagnostics.map(\.code) == ["bank.encoding"])
    #expect(output.diagnostics[0].hint?.en.contains("--encoding") == false)
  }
}
