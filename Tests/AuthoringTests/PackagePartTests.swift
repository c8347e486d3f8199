import Assessment
import Authoring
import Testing

/// What is said of two items names the files of the package that they stand in.
@Suite struct PackagePartTests {
  private typealias Sample = QTIPackageSample

  private static let prompt = "Sông nào chảy qua thành phố Hà Nội và đổ ra biển ở Ba Lạt?"

  private func read(_ items: [(String, String)]) -> BankReading {
    Sample.read(
      items + [("imsmanifest.xml", Sample.manifest(Sample.items(items.map(\.0))))]
    ).checkedForLikes(file: "a.zip")
  }

  private func words(_ reading: BankReading, _ code: String) -> [[String?]] {
    reading.diagnostics.filter { $0.code == code }
      .map { [$0.part, $0.message.vi, $0.message.en] }
  }

  @Test func `items that are the same`() {
    let item = Sample.item(Self.prompt)
    let reading = read([("x/a.xml", item), ("x/b.xml", item)])
    #expect(
      words(reading, "bank.same-item") == [
        [
          "x/b.xml", "câu này giống hệt câu ở dòng 2 của “x/a.xml”",
          "this item is the same as the one on line 2 of “x/a.xml”",
        ]
      ])
  }

  @Test func `items that are alike, and items with another key`() {
    let first = Sample.item(Self.prompt)
    let alike = Sample.item(Self.prompt.replacing("chảy", with: "chẩy"))
    let reading = read([("a.xml", first), ("b.xml", alike)])
    #expect(
      words(reading, "bank.nearly-same") == [
        ["b.xml", "gần giống 'Tên' (a.xml, dòng 2)", "nearly the same as 'Tên' (a.xml, line 2)"]
      ])
    let other = Sample.item(Self.prompt).replacing("<value>A</value>", with: "<value>B</value>")
    let conflict = read([("a.xml", first), ("b.xml", other)])
    #expect(words(conflict, "bank.other-key").map { $0[0] } == ["b.xml"])
    #expect(words(conflict, "bank.other-key").first?[1]?.contains("(a.xml, dòng 2)") == true)
  }

  @Test func `a file alone names no part`() {
    let table = "Câu hỏi,A,B,Đúng\n\(Self.prompt),x,y,A\n\(Self.prompt),x,y,A\n"
    let reading = readTable(table, format: .csv)
    #expect(
      words(reading, "bank.same-item") == [
        [nil, "câu này giống hệt câu ở dòng 2", "this item is the same as the one on line 2"]
      ])
  }
}
