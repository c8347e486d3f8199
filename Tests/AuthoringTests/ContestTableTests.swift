import ContestEngine
import Testing

@testable import Authoring

@Suite struct ContestTableTests {
  @Test(arguments: [",", ";", "\t"])
  func `cells may have quotes, separators and line breaks`(separator: String) throws {
    let text =
      "\u{FEFF}a\(separator)b\r\n\"x\(separator)\"\"y\"\"\nz\"\(separator) w \n\n1\(separator)2"
    let table = try DelimitedTable.read(Array(text.utf8), rowsMax: 10)
    #expect(
      table.rows.map { $0.map(\.text) } == [
        ["a", "b"], ["x\(separator)\"y\"\nz", "w"], ["1", "2"],
      ])
    #expect(table.rows.last?.last?.place == SourcePlace(line: 5, column: 3))
  }

  @Test func `a workbook, other encodings and an open quote are named`() {
    func fault(_ bytes: [UInt8]) -> DelimitedTable.Fault? {
      do {
        _ = try DelimitedTable.read(bytes, rowsMax: 2)
        return nil
      } catch { return error }
    }
    #expect(fault([0x50, 0x4B, 3, 4, 0]) == .workbook)
    #expect(fault([0xFF, 0xFE, 0x61, 0]) == .utf16)
    #expect(fault([0x61, 0x0A, 0xE1]) == .notUTF8(SourcePlace(line: 2, column: 1)))
    #expect(fault(Array("a,\"b".utf8)) == .unclosedQuote(SourcePlace(line: 1, column: 3)))
    #expect(fault(Array("a\nb\nc".utf8)) == .tooManyRows)
    #expect(fault(Array("sep=;\na;b".utf8)) == nil)
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
        "truong.csv:5:1 contest.empty-cell",
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
    #expect(codes("") == ["the file has no rows"])
  }

  @Test func `a roster that is missing is told at its key`() {
    let (text, places) = ContestSample.unmarked(
      ContestSample.live(
        "registration: {fields: ['name'], roster: ▸'r.csv'}", without: ["registration"]))
    let output = ContestSample.read(text)
    #expect(output.diagnostics.map(\.code) == ["contest.missing-file"])
    #expect(output.diagnostics.map(\.place) == places)
  }
}
