import Assessment
import ContestEngine
import TestSupport
import Testing

@testable import Authoring

@Suite struct ContestTemplateTests {
  @Test(arguments: ContestDefinition.Mode.allCases)
  func `a new contest file has no fault`(mode: ContestDefinition.Mode) {
    let text = ContestTemplate.text(id: "moi-2027", mode: mode, bank: #"câu "hỏi"\a.gift"#)
    let output = ContestSample.read(text)
    #expect(output.diagnostics == [])
    #expect(output.definition?.id == "moi-2027")
    #expect(output.definition?.mode == mode)
    #expect(output.definition?.banks == (mode == .judged ? [] : [#"câu "hỏi"\a.gift"#]))
    let bank = ContestBank(items: (1...20).map { ContestResolverTests.item("từ\($0)") })
    let resolved = ContestResolver.resolve(output) { _ in bank }
    #expect(resolved.diagnostics.filter { $0.code != "contest.not-run-yet" } == [])
    #expect(resolved.program != nil)
  }

  static let schools = [
    School(id: SchoolID("a"), name: "THCS Lê Mao", ward: "Thành Vinh", code: "7KQ2MF"),
    School(id: SchoolID("b"), name: "THCS Hà"),
    School(id: SchoolID("c"), name: "THCS Ba", code: "01ABCD"),
  ]

  @Test func `each school with a code has a sheet`() throws {
    let pin = "sha256:" + String(repeating: "0123456789abcdef", count: 4)
    let sheets = CodeSheets(
      title: LocalizedText(texts: ["vi": "Tìm hiểu", "en": "Know"]), schools: Self.schools,
      address: CodeSheets.Address(host: "192.168.1.20", pin: pin))
    try expectGolden(sheets.text.replacing("\u{0C}", with: "\n=== form feed ===\n"), "code-sheets")
    #expect(sheets.table(in: "vi").split(separator: "\n").count == 3)
  }

  @Test func `a sheet leaves room for an address that is not known`() {
    let sheets = CodeSheets(
      title: LocalizedText("Tìm hiểu"), schools: Self.schools, address: nil)
    #expect(sheets.text.contains("thi ……………… 7KQ2MF"))
    #expect(
      CodeSheets.command(code: "7KQ2MF", address: .init(host: "thi.vn", pin: nil))
        == "thi thi.vn 7KQ2MF")
  }
}
