import Assessment
import Testing

@testable import Authoring

@Suite struct SourceNoteTests {
  private func note(_ feedback: String, tags: [String] = []) -> SourceNote? {
    SourceNote.find(
      in: Item(
        id: ItemID(""), prompt: "?", format: .html, body: .essay, feedback: feedback, tags: tags)
    )
  }

  @Test(arguments: [
    "Đúng. Nguồn: Luật Căn cước.", "NGUỒN: baonghean.vn", "Nguồn : sgk", "Nguồn tham khảo: SGK 7",
    "Tài liệu tham khảo: Toán 8", "Căn cứ: Điều 3", "Source: BBC", "(References: a, b)",
    "<p><b>Nguồn:</b> sgk</p>", "Nguồn trích dẫn: Truyện Kiều",
  ])
  func `an explanation that names its source is known`(_ feedback: String) {
    #expect(note(feedback) != nil)
  }

  @Test(arguments: [
    "", "Nguồn nước: sông, hồ", "Vì nguồn điện ở xa.", "Giải: x = 2", "Resource: no", "Ngày 3: 5",
    "https://x.vn",
  ])
  func `an explanation without one is known too`(_ feedback: String) {
    #expect(note(feedback) == nil)
  }

  @Test func `a tag may name the source`() {
    #expect(note("", tags: ["nguon:sgk-7"]) != nil)
    #expect(note("", tags: ["nguon-nuoc"]) == nil)
  }

  struct Dated: Sendable, CustomStringConvertible {
    let text: String
    let day: (Int, Int, Int)
    let includesDay: Bool
    var description: String { text }
  }

  static let dated = [
    Dated(
      text: "Nguồn: Nghị định 61, hết hiệu lực từ ngày 01/7/2025", day: (2025, 7, 1),
      includesDay: false),
    Dated(
      text: "Nguồn: Kế hoạch 5 (có hiệu lực đến hết ngày 31 tháng 12 năm 2024)",
      day: (2024, 12, 31), includesDay: true),
    Dated(text: "Nguồn: SGK, dùng được đến 31-05-2026", day: (2026, 5, 31), includesDay: true),
    Dated(
      text: "Source: timetable, valid until 2026-06-30.", day: (2026, 6, 30), includesDay: true),
    Dated(text: "Nguồn: bảng giá 1.1.2024, hết hạn 1.1.2025", day: (2025, 1, 1), includesDay: true),
  ]

  @Test(arguments: dated)
  func `a source's last day is read`(_ sample: Dated) throws {
    let limit = try #require(note(sample.text)?.limit)
    let (year, month, day) = sample.day
    #expect(limit.day == CalendarDay(year: year, month: month, day: day))
    #expect(limit.includesDay == sample.includesDay)
  }

  @Test(arguments: [
    "Luật cũ hết hiệu lực từ 01/7/2024. Nguồn: Luật Căn cước",
    "Nguồn: Luật Căn cước, có hiệu lực từ ngày 01/7/2024", "Nguồn: báo Nghệ An 09/12/2019",
    "Nguồn: hết hiệu lực 31/02/2025", "Nguồn: hết hiệu lực theo Quyết định 12/2025/QĐ-TTg",
    "Nguồn: dùng được đến khi có luật mới",
  ])
  func `other dates are no last day`(_ feedback: String) throws {
    #expect(try #require(note(feedback)).limit == nil)
  }

  @Test func `a source is past only once its day has come`() throws {
    let reading = readGIFT("Q? {=a ~b####Nguồn\\: luật, hết hiệu lực từ 01/7/2025}")
    func codes(_ year: Int, _ month: Int, _ day: Int) throws -> [String] {
      let today = try #require(CalendarDay(year: year, month: month, day: day))
      return reading.checked(on: today).diagnostics.map(\.code)
    }
    #expect(reading.diagnostics.isEmpty)
    #expect(try codes(2025, 6, 30) == [])
    #expect(try codes(2025, 7, 1) == ["bank.source-past"])
    let open = readGIFT("Q? {=a ~b####Nguồn\\: luật, dùng được đến 01/7/2025}")
    let last = try #require(CalendarDay(year: 2025, month: 7, day: 1))
    let next = try #require(CalendarDay(year: 2025, month: 7, day: 2))
    #expect(open.checked(on: last).diagnostics.isEmpty)
    #expect(open.checked(on: next).diagnostics.map(\.line) == [1])
  }

  private func bank(named: Int, unnamed: Int) -> [String] {
    let items = (0..<(named + unnamed)).map { number in
      let source = number < named ? "####Nguồn\\: sgk" : ""
      return "Câu hỏi \(number)? {\(number % 2 == 0 ? "=a ~b" : "~a =b")\(source)}"
    }
    return readGIFT(items.joined(separator: "\n\n")).diagnostics.map(\.code)
  }

  @Test func `where most items name a source, one without is told`() {
    #expect(bank(named: 9, unnamed: 1) == ["bank.no-source"])
    #expect(bank(named: 9, unnamed: 3) == Array(repeating: "bank.no-source", count: 3))
  }

  @Test func `a bank that names few sources asks for none`() {
    #expect(bank(named: 9, unnamed: 4) == [])
    #expect(bank(named: 7, unnamed: 1) == [])
    #expect(bank(named: 0, unnamed: 20) == [])
    #expect(bank(named: 20, unnamed: 0) == [])
  }
}
