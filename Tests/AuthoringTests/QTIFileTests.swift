import Assessment
import Authoring
import Testing

/// Files of QTI as a whole, and the bad day.
@Suite struct QTIFileTests {
  typealias Sample = QTISample

  private func read(_ text: String, _ file: String = "a.xml") -> BankReading {
    BankReader.read(bytes: Array(text.utf8), file: file)
  }

  @Test(arguments: [
    ("<assessmentTest xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p1\"/>", "qti.test-alone"),
    ("<qti-assessment-test/>", "qti.test-alone"),
    ("<qti-assessment-section/>", "qti.test-alone"),
    ("<qti-assessment-stimulus/>", "qti.stimulus-alone"),
    ("<assessmentResult/>", "qti.results"),
    ("<manifest xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\"/>", "qti.manifest-alone"),
  ])
  func `a file without items says what it is`(text: String, code: String) {
    let reading = read(text)
    #expect(reading.format == .qti)
    #expect(reading.codes == [code])
    #expect(!reading.hasErrors)
  }

  @Test func `another root is an error where the format is said to be this one`() {
    let reading = BankReader.read(bytes: Array("<quiz/>".utf8), file: "a.xml", format: .qti)
    #expect(reading.codes == ["qti.unknown-root"])
  }

  private static let item = Sample.item(
    Sample.declaration("single", "identifier", correct: ["B"]), Sample.choices(["A", "B"]),
    processing: Sample.template("match_correct"))

  @Test func `comments and a document type before the root are skipped`() {
    let prolog =
      "<?xml version=\"1.0\"?>\n<!-- <quiz> -->\n<!DOCTYPE assessmentItem SYSTEM \"http://x/y.dtd\">\n"
    let text = prolog + Self.item.dropFirst(Self.item.prefix { $0 != "\n" }.count)
    #expect(read(text, "a.txt").items.map(\.kind) == [.single])
  }

  @Test func `a file that declares entities is refused`() {
    let text = "<!DOCTYPE assessmentItem [<!ENTITY b \"c\">]><assessmentItem/>"
    #expect(read(text).codes == ["xml.declarations"])
  }

  @Test func `a file cut anywhere has an error with its line, never a trap`() {
    let bytes = Array(Self.item.utf8)
    for count in stride(from: 0, to: bytes.count - 20, by: 7) {
      let reading = BankReader.read(bytes: Array(bytes[..<count]), file: "a.xml", format: .qti)
      #expect(reading.items.isEmpty)
      #expect(reading.hasErrors)
    }
  }

  @Test func `a broken tag is told with its line`() {
    let reading = read(Self.item.replacing("</itemBody>", with: "</b>"))
    #expect(reading.items.isEmpty)
    #expect(reading.diagnostics.map(\.code) == ["xml.syntax"])
    #expect((reading.diagnostics.first?.line ?? 0) > 5)
  }

  @Test func `diagnostics stand where their element does`() {
    let reading = read(Self.item.replacing("chữ A", with: "chữ A<img src=\"x.png\"/>"))
    let line =
      Self.item.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains("chữ A") } ?? 0
    #expect(reading.diagnostics.map(\.line) == [line + 1])
    #expect(reading.diagnostics.first?.item == "Tên")
  }

  // Limits.

  @Test func `an item has as many choices as any other`() {
    for (count, code) in [(1_000, nil), (1_001, "bank.too-many-answers" as String?)] {
      let reading = read(
        Sample.item(
          Sample.declaration("single", "identifier", correct: ["c1"]),
          Sample.choices((1...count).map { "c\($0)" })))
      #expect(reading.codes.first { $0 == "bank.too-many-answers" } == code)
      guard case .single(let choices)? = reading.items.first?.body else { return }
      #expect(choices.count == 1_000)
    }
  }

  @Test func `processing is read up to its limit`() {
    func codes(_ rules: Int) -> [String] {
      // One rule, its value, and two for the condition below.
      let set = String(repeating: Sample.set("X", "1"), count: (rules - 5) / 2)
      return read(
        Sample.item(
          Sample.declaration("single", "identifier", correct: ["A"]), Sample.choices(["A", "B"]),
          processing: Sample.rules(
            Sample.condition("<match>\(Sample.response)<correct identifier=\"RESPONSE\"/></match>")
              + set))
      ).codes
    }
    #expect(codes(4_990) == [])
    #expect(codes(5_010) == ["qti.processing"])
  }

  @Test func `processing is played up to its limit`() {
    func reading(_ choices: Int, _ rules: Int) -> BankReading {
      let names = (1...choices).map { "c\($0)" }
      let set = String(repeating: Sample.set("X", "1"), count: rules)
      return read(
        Sample.item(
          Sample.declaration("single", "identifier", correct: ["c1"]), Sample.choices(names),
          processing: Sample.rules(
            set
              + Sample.condition(
                "<match>\(Sample.response)<correct identifier=\"RESPONSE\"/></match>"))))
    }
    #expect(reading(10, 2_000).codes == [])
    let long = reading(1_000, 2_000)
    #expect(long.codes.contains("qti.too-long"))
    #expect(long.items.count == 1)
  }

  @Test func `deep nesting is refused by the XML reader`() {
    let deep = String(repeating: "<div>", count: 10_000)
    #expect(read(Self.item.replacing("Hỏi?", with: deep)).codes == ["xml.too-deep"])
  }
}
