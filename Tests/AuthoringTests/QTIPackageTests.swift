import Assessment
import Authoring
import Testing

/// Packages of QTI 2 and 3: order, sections, passages, pictures, and what is missing.
@Suite struct QTIPackageTests {
  typealias Sample = QTIPackageSample

  private func prompts(_ reading: BankReading) -> [String] { reading.items.map(\.prompt) }

  // Order.

  @Test func `items come in the order of the manifest`() {
    let reading = Sample.read([
      ("a.xml", Sample.item("một")), ("b.xml", Sample.item("hai", version: .three)),
      ("imsmanifest.xml", Sample.manifest(Sample.items(["b.xml", "a.xml"]))),
    ])
    #expect(prompts(reading) == ["hai", "một"])
    #expect(reading.codes == [])
    #expect(reading.format == .qti)
    #expect(reading.items.map(\.source?.file) == ["a.zip", "a.zip"])
  }

  @Test func `a test gives the order, its sections the categories`() {
    let test = Sample.test(
      Sample.section(
        "Đại số", Sample.reference("c.xml") + Sample.section("Khó", Sample.reference("a.xml")))
        + Sample.section("", Sample.reference("b.xml", "category=\"lớp-8 hình\"")))
    let reading = Sample.read([
      ("items/a.xml", Sample.item("một")), ("items/b.xml", Sample.item("hai")),
      ("items/c.xml", Sample.item("ba")), ("items/d.xml", Sample.item("bốn")),
      ("items/test.xml", test),
      (
        "imsmanifest.xml",
        Sample.manifest(
          Sample.items(["items/a.xml", "items/b.xml", "items/c.xml", "items/d.xml"])
            + ["imsqti_test_xmlv2p2 items/test.xml"])
      ),
    ])
    #expect(prompts(reading) == ["ba", "một", "hai", "bốn"])
    #expect(reading.items.map(\.category) == [["Đại số"], ["Đại số", "Khó"], [], []])
    #expect(reading.items.map(\.tags) == [[], [], ["lớp-8", "hình"], []])
    #expect(reading.codes == [])
  }

  @Test func `the titles of several tests tell their items apart`() {
    let reading = Sample.read([
      ("a.xml", Sample.item("một")), ("b.xml", Sample.item("hai")),
      ("s.xml", Sample.test(Sample.section("I", Sample.reference("a.xml")), title: "Đề 1")),
      ("t.xml", Sample.test(Sample.section("I", Sample.reference("b.xml")), title: "Đề 2")),
      (
        "imsmanifest.xml",
        Sample.manifest(["imsqti_test_xmlv2p1 s.xml", "imsqti_test_xmlv2p1 t.xml"])
      ),
    ])
    #expect(reading.items.map(\.category) == [["Đề 1", "I"], ["Đề 2", "I"]])
  }

  @Test func `a section may stand in a file of its own`() {
    let section = Sample.section("Riêng", Sample.reference("a.xml"))
    let reading = Sample.read([
      ("x/a.xml", Sample.item("một")), ("x/s.xml", section),
      ("t.xml", Sample.test("<assessmentSectionRef identifier=\"s\" href=\"x/s.xml\"/>")),
      ("imsmanifest.xml", Sample.manifest(["imsqti_test_xmlv2p1 t.xml"])),
    ])
    #expect(reading.items.map(\.category) == [["Riêng"]])
    #expect(reading.codes == [])
  }

  @Test func `a section that names itself ends`() {
    let section = Sample.section(
      "Riêng", "<assessmentSectionRef href=\"s.xml\"/>" + Sample.reference("a.xml"))
    let reading = Sample.read([
      ("a.xml", Sample.item("một")), ("s.xml", section),
      ("t.xml", Sample.test("<assessmentSectionRef href=\"s.xml\"/>")),
      ("imsmanifest.xml", Sample.manifest(["imsqti_test_xmlv2p1 t.xml"])),
    ])
    #expect(reading.items.count == 1)
    #expect(reading.codes == ["qti.sections-too-deep"])
  }

  @Test(arguments: [32, 33])
  func `sections are read down to a depth`(depth: Int) {
    let nested = (1...depth).reduce(Sample.reference("a.xml")) { content, _ in
      Sample.section("", content)
    }
    let reading = Sample.read([
      ("a.xml", Sample.item("một")), ("t.xml", Sample.test(nested)),
      ("imsmanifest.xml", Sample.manifest(["imsqti_test_xmlv2p1 t.xml"])),
    ])
    #expect(reading.codes.contains("qti.sections-too-deep") == (depth == 33))
  }

  @Test func `what a test asks for and a contest does itself is told`() {
    let test = Sample.test(
      "<timeLimits maxTime=\"60\"/>"
        + Sample.section(
          "", "<selection select=\"1\"/>" + Sample.reference("a.xml") + Sample.reference("b.xml")))
    let reading = Sample.read([
      ("a.xml", Sample.item("một")), ("b.xml", Sample.item("hai")), ("t.xml", test),
      ("imsmanifest.xml", Sample.manifest(["imsqti_test_xmlv2p1 t.xml"])),
    ])
    #expect(reading.items.count == 2)
    #expect(Set(reading.codes) == ["qti.test-rules", "qti.selection"])
    #expect(reading.diagnostics.allSatisfy { $0.part == "t.xml" })
  }

  // Texts and pictures of several items.

  @Test func `what a section says stands before its items`() {
    let rubric = "<rubricBlock view=\"candidate\"><p>Đọc đoạn <img src=\"x.png\" alt=\"h\"/></p>"
    let tutor = "<rubricBlock view=\"tutor\"><p>mật</p></rubricBlock>"
    var files = [
      ("q/a.xml", Sample.item("một")),
      (
        "t/t.xml",
        Sample.test(
          Sample.section("", rubric + "</rubricBlock>" + tutor + Sample.reference("../q/a.xml")))
      ),
      ("imsmanifest.xml", Sample.manifest(["imsqti_test_xmlv2p1 t/t.xml"])),
    ].map { RawArchive.Entry($0.0, $0.1) }
    var picture = RawArchive.Entry("t/x.png")
    picture.content = Sample.picture()
    files.append(picture)
    let reading = BankReader.read(bytes: RawArchive.pack(files), file: "a.zip")
    #expect(prompts(reading) == ["<p>Đọc đoạn <img src=\"x.png\" alt=\"h\"></p><p>một</p>"])
    #expect(reading.items.first?.media?.map(\.name) == ["x.png"])
    #expect(reading.items.first?.media?.first?.mediaType == "image/png")
    #expect(reading.codes == ["qti.rubric-left-out"])
  }

  @Test func `a shared passage stands before its items, its pictures come along`() {
    let reference = "<qti-assessment-stimulus-ref identifier=\"s\" href=\"p/s.xml\"/>"
    let item = Sample.item("một", version: .three).replacing(
      "<qti-item-body>", with: reference + "<qti-item-body>")
    let stimulus =
      "<qti-assessment-stimulus identifier=\"s\"><qti-stimulus-body><p>Đoạn<img src=\"i/x.png\"/></p>"
      + "</qti-stimulus-body></qti-assessment-stimulus>"
    var picture = RawArchive.Entry("p/i/x.png")
    picture.content = Sample.picture()
    let files = [
      ("a.xml", item), ("p/s.xml", stimulus),
      (
        "imsmanifest.xml",
        Sample.manifest([
          "imsqti_stimulus_xmlv3p0 p/s.xml p/i/x.png", "imsqti_item_xmlv3p0 a.xml",
        ])
      ),
    ].map { RawArchive.Entry($0.0, $0.1) }
    let reading = BankReader.read(bytes: RawArchive.pack(files + [picture]), file: "a.zip")
    #expect(prompts(reading) == ["<p>Đoạn<img src=\"x.png\"></p><p>một</p>"])
    #expect(reading.items.first?.media?.count == 1)
    #expect(reading.codes == [])
  }

  @Test(arguments: [
    ("x.png", [] as [String]), ("../q/x%2Epng", []), ("../../x.png", ["qti.media-missing"]),
    ("https://example.org/x.png", ["qti.media-remote"]), ("y.png", ["qti.media-missing"]),
    ("t.txt", ["qti.media-unknown"]), ("X.PNG", []),
  ])
  func `pictures are found from the item's folder and nowhere outside`(
    address: String, codes: [String]
  ) {
    var picture = RawArchive.Entry("q/x.png")
    picture.content = Sample.picture()
    let reading = BankReader.read(
      bytes: RawArchive.pack([
        RawArchive.Entry("q/a.xml", Sample.item("<img src=\"\(address)\"/>")), picture,
        RawArchive.Entry("q/t.txt", "chữ"),
        RawArchive.Entry("imsmanifest.xml", Sample.manifest(Sample.items(["q/a.xml"]))),
      ]), file: "a.zip")
    #expect(reading.codes == codes)
    #expect(reading.items.count == 1)
    #expect((reading.items.first?.media?.count ?? 0) == (codes.isEmpty ? 1 : 0))
  }

  @Test func `what a file is counts more than what is declared`() {
    var sound = RawArchive.Entry("x.bin")
    sound.content = Array("OggS".utf8) + [0, 2]
    let object = "<object type=\"image/png\" data=\"x.bin\">nghe</object>"
    let reading = BankReader.read(
      bytes: RawArchive.pack([
        RawArchive.Entry("a.xml", Sample.item(object)), sound,
        RawArchive.Entry("imsmanifest.xml", Sample.manifest(Sample.items(["a.xml"]))),
      ]), file: "a.zip")
    #expect(reading.codes == ["qti.media-type"])
    #expect(reading.items.first?.media?.map(\.mediaType) == ["audio/ogg"])
    #expect(reading.items.first?.prompt.contains("<audio src=\"x.bin\">") == true)
  }

  // Limits.

  private func media(_ sizes: [Int]) -> BankReading {
    var entries = sizes.enumerated().map { index, size in
      var entry = RawArchive.Entry("x\(index).png")
      entry.content = Sample.picture(size)
      return entry
    }
    let pictures = sizes.indices.map { "<img src=\"x\($0).png\"/>" }.joined()
    entries.append(RawArchive.Entry("a.xml", Sample.item(pictures)))
    entries.append(RawArchive.Entry("imsmanifest.xml", Sample.manifest(Sample.items(["a.xml"]))))
    return BankReader.read(bytes: RawArchive.pack(entries), file: "a.zip")
  }

  @Test func `a picture is carried up to its limit`() {
    #expect(media([2 << 20]).codes == [])
    let large = media([(2 << 20) + 1])
    #expect(large.codes == ["qti.media-too-large"])
    #expect(large.items.map(\.media) == [nil])
  }

  @Test func `the pictures of an item are carried up to their limit`() {
    #expect(media([2 << 20, 2 << 20, 2 << 20, 2 << 20]).codes == [])
    let large = media([2 << 20, 2 << 20, 2 << 20, 2 << 20, 8])
    #expect(large.codes == ["qti.media-too-large"])
    #expect(large.items.first?.media?.count == 4)
  }

  @Test func `a manifest names files up to its limit`() {
    func read(_ files: Int) -> BankReading {
      let names = String(repeating: " x.css", count: files - 1)
      return Sample.read([
        ("a.xml", Sample.item("một")), ("x.css", "p{}"),
        ("imsmanifest.xml", Sample.manifest(["imsqti_item_xmlv2p1 a.xml" + names])),
      ])
    }
    // The resource's own file is named twice.
    #expect(read(39_999).codes == [])
    #expect(read(40_000).codes == ["qti.too-many-files"])
  }

  @Test func `a test names items up to its limit`() {
    func read(_ count: Int) -> BankReading {
      Sample.read([
        ("a.xml", Sample.item("một")),
        (
          "t.xml",
          Sample.test(
            Sample.section("", String(repeating: Sample.reference("a.xml"), count: count)))
        ),
        ("imsmanifest.xml", Sample.manifest(["imsqti_test_xmlv2p1 t.xml"])),
      ])
    }
    #expect(read(40_000).codes == [])
    let beyond = read(40_001)
    #expect(beyond.codes == ["qti.too-many-files"])
    #expect(beyond.items.count == 1)
  }

  // What is missing or wrong.

  @Test func `what the manifest names and the package lacks is told`() {
    let reading = Sample.read([
      ("a.xml", Sample.item("một")),
      (
        "imsmanifest.xml",
        Sample.manifest([
          "imsqti_item_xmlv2p1 a.xml h.png g.css", "imsqti_item_xmlv2p1 b.xml",
          "imsqti_item_xmlv2p1 ../c.xml",
        ])
      ),
    ])
    #expect(prompts(reading) == ["một"])
    #expect(
      reading.codes.sorted() == ["qti.file-missing", "qti.file-outside", "qti.other-files-missing"])
    #expect(reading.diagnostics.allSatisfy { $0.part == "imsmanifest.xml" && $0.line > 1 })
  }

  @Test func `what a test names and the package lacks is told`() {
    let test = Sample.test(
      Sample.section(
        "", Sample.reference("a.xml") + Sample.reference("b.xml") + Sample.reference("../../c.xml"))
    )
    let reading = Sample.read([
      ("a.xml", Sample.item("một")), ("t.xml", test),
      ("imsmanifest.xml", Sample.manifest(["imsqti_test_xmlv2p1 t.xml"])),
    ])
    #expect(reading.codes == ["qti.file-missing", "qti.file-outside"])
    #expect(reading.items.count == 1)
  }

  @Test func `items that nothing names come last`() {
    let reading = Sample.read([
      ("b.xml", Sample.item("hai")), ("other.xml", "<catalog/>"), ("a.xml", Sample.item("một")),
      ("__MACOSX/._b.xml", Sample.item("rác")),
      ("imsmanifest.xml", Sample.manifest(Sample.items(["a.xml"]))),
    ])
    #expect(prompts(reading) == ["một", "hai"])
    #expect(reading.codes == ["qti.not-in-manifest"])
  }

  @Test func `a package packed with its folder is read`() {
    let reading = Sample.read([
      ("bo/a.xml", Sample.item("một")), ("bo/b/c.xml", Sample.item("hai")),
      ("bo/imsmanifest.xml", Sample.manifest(Sample.items(["b/c.xml", "a.xml"]))),
    ])
    #expect(prompts(reading) == ["hai", "một"])
    #expect(reading.codes == [])
  }

  @Test func `back-slashes, codes and a base in addresses are understood`() {
    let reading = Sample.read([
      ("x/câu 1.xml", Sample.item("một")), ("x\\b.xml", Sample.item("hai")),
      (
        "imsmanifest.xml",
        Sample.manifest(
          Sample.items(["c%C3%A2u%201.xml", "..\\x\\b.xml"]), attributes: "xml:base=\"x/\"")
      ),
    ])
    #expect(prompts(reading) == ["một", "hai"])
    #expect(reading.codes == [])
  }

  @Test func `without a manifest all items are read`() {
    let reading = Sample.read([("b.xml", Sample.item("hai")), ("a.xml", Sample.item("một"))])
    #expect(prompts(reading) == ["hai", "một"])
    #expect(reading.codes == ["qti.no-manifest"])
  }

  @Test func `a broken manifest is told, and all items are read`() {
    let reading = Sample.read([
      ("imsmanifest.xml", "<manifest><resources></manifest>"), ("a.xml", Sample.item("một")),
    ])
    #expect(prompts(reading) == ["một"])
    #expect(reading.codes.contains("xml.syntax"))
  }

  @Test func `a broken item is told with its file and the others are read`() {
    let reading = Sample.read([
      ("a.xml", Sample.item("một").replacing("</itemBody>", with: "")),
      ("b.xml", Sample.item("hai")),
      ("imsmanifest.xml", Sample.manifest(Sample.items(["a.xml", "b.xml"]))),
    ])
    #expect(prompts(reading) == ["hai"])
    #expect(reading.diagnostics.map(\.part) == ["a.xml"])
    #expect(reading.hasErrors)
    #expect(reading.numbersInFile == [2])
  }

  @Test func `a resource that is no item is told`() {
    let reading = Sample.read([
      ("a.xml", "<html/>"), ("imsmanifest.xml", Sample.manifest(Sample.items(["a.xml"]))),
    ])
    #expect(reading.codes == ["qti.unknown-root"])
  }

  @Test func `a package without items is told`() {
    let reading = Sample.read([("imsmanifest.xml", Sample.manifest([]))])
    #expect(reading.codes == ["qti.no-items"])
  }

  @Test func `of two files with one name the last counts, and that is told`() {
    let reading = Sample.read([
      ("a.xml", Sample.item("cũ")), ("a.xml", Sample.item("mới")),
      ("imsmanifest.xml", Sample.manifest(Sample.items(["a.xml"]))),
    ])
    #expect(prompts(reading) == ["mới"])
    #expect(reading.codes == ["qti.file-twice"])
  }

  @Test func `an archive that leads out of itself is refused whole`() {
    let reading = Sample.read([
      ("../a.xml", Sample.item("một")), ("imsmanifest.xml", Sample.manifest([])),
    ])
    #expect(reading.codes == ["archive.unsafe-path"])
    #expect(reading.items.isEmpty)
  }

  @Test func `a package cut anywhere has a diagnostic, never a trap`() {
    let bytes = Sample.pack([
      ("a.xml", Sample.item("một")), ("imsmanifest.xml", Sample.manifest(Sample.items(["a.xml"]))),
    ])
    for count in stride(from: 4, to: bytes.count, by: 11) {
      let reading = BankReader.read(bytes: Array(bytes[..<count]), file: "a.zip")
      #expect(reading.hasErrors, "\(count)")
    }
  }
}
