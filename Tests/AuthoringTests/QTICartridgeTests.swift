import Assessment
import Authoring
import Testing

/// Packages of QTI 1.2: Canvas, Common Cartridge and Blackboard.
@Suite struct QTICartridgeTests {
  typealias Sample = QTIPackageSample

  private static func quiz(_ prompts: [String], title: String = "") -> String {
    let items = prompts.map { prompt in
      """
      <item ident="i" title="Tên"><presentation><material><mattext>\(prompt)</mattext></material>
      <response_lid ident="r" rcardinality="Single"><render_choice>
      <response_label ident="a"><material><mattext>a</mattext></material></response_label>
      <response_label ident="b"><material><mattext>b</mattext></material></response_label>
      </render_choice></response_lid></presentation>
      <resprocessing><respcondition><conditionvar><varequal respident="r">a</varequal></conditionvar>
      <setvar action="Set" varname="SCORE">100</setvar></respcondition></resprocessing></item>
      """
    }
    return """
      <questestinterop><assessment ident="q" title="\(title)"><section ident="root_section">
      \(items.joined())</section></assessment></questestinterop>
      """
  }

  private static func meta(_ title: String, _ description: String = "") -> String {
    "<quiz identifier=\"q\" xmlns=\"http://canvas.instructure.com/xsd/cccv1p0\">"
      + "<title>\(title)</title><description>\(description)</description></quiz>"
  }

  private static func resource(
    _ name: String, _ type: String, _ files: [String], needs: String? = nil
  ) -> String {
    let list = files.map { "<file href=\"\($0)\"/>" }.joined()
    let dependency = needs.map { "<dependency identifierref=\"\($0)\"/>" } ?? ""
    return "<resource identifier=\"\(name)\" type=\"\(type)\">\(list)\(dependency)</resource>"
  }

  private static func manifest(_ resources: [String]) -> String {
    "<manifest><resources>\(resources.joined(separator: "\n"))</resources></manifest>"
  }

  private static let associated =
    "associatedcontent/imscc_xmlv1p1/learning-application-resource"

  @Test func `Canvas' quizzes are told apart by the titles beside them`() {
    let reading = Sample.read([
      ("a/a.xml", Self.quiz(["một"])), ("a/assessment_meta.xml", Self.meta("Chương 1")),
      ("b/b.xml", Self.quiz(["hai"], title: "Chương 2")),
      (
        "imsmanifest.xml",
        Self.manifest([
          Self.resource("a", "imsqti_xmlv1p2", ["a/a.xml"], needs: "m"),
          Self.resource("m", Self.associated, ["a/assessment_meta.xml"]),
          Self.resource("b", "imsqti_xmlv1p2", ["b/b.xml"]),
        ])
      ),
    ])
    #expect(reading.items.map(\.category) == [["Chương 1"], ["Chương 2"]])
    #expect(reading.codes == [])
  }

  @Test func `one quiz alone needs no title; what it says first is told`() {
    let reading = Sample.read([
      ("a/a.xml", Self.quiz(["một"])), ("a/assessment_meta.xml", Self.meta("Đề", "Làm nhanh")),
      (
        "imsmanifest.xml",
        Self.manifest([
          Self.resource("a", "imsqti_xmlv1p2", ["a/a.xml"], needs: "m"),
          Self.resource("m", Self.associated, ["a/assessment_meta.xml"]),
        ])
      ),
    ])
    #expect(reading.items.map(\.category) == [[]])
    #expect(reading.codes == ["qti.quiz-description"])
  }

  @Test func `a quiz that stands there twice is read as Canvas reads it`() {
    let reading = Sample.read(
      [
        ("a/assessment_qti.xml", Self.quiz(["ít"])), ("a/assessment_meta.xml", Self.meta("Đề")),
        ("non_cc_assessments/a.xml.qti", Self.quiz(["nhiều", "hơn"])),
        (
          "imsmanifest.xml",
          Self.manifest([
            Self.resource(
              "a", "imsqti_xmlv1p2/imscc_xmlv1p1/assessment", ["a/assessment_qti.xml"], needs: "m"),
            Self.resource(
              "m", Self.associated, ["a/assessment_meta.xml", "non_cc_assessments/a.xml.qti"]),
          ])
        ),
      ], "khoa.imscc")
    #expect(reading.items.map(\.prompt) == ["nhiều", "hơn"])
    #expect(reading.codes == [])
  }

  @Test func `a cartridge's question bank is read among its other content`() {
    let reading = Sample.read([
      ("w/p.html", "<html/>"), ("l.xml", "<webLink/>"), ("b/bank.xml", Self.quiz(["một"])),
      (
        "imsmanifest.xml",
        Self.manifest([
          Self.resource("w", "webcontent", ["w/p.html"]),
          Self.resource("l", "imswl_xmlv1p1", ["l.xml"]),
          Self.resource("b", "imsqti_xmlv1p2/imscc_xmlv1p1/question-bank", ["b/bank.xml"]),
        ])
      ),
    ])
    #expect(reading.items.map(\.prompt) == ["một"])
    #expect(reading.codes == [])
  }

  @Test func `Blackboard's pools are found by their own attribute`() {
    let manifest = """
      <manifest xmlns:bb="http://www.blackboard.com/content-packaging/"><resources>
      <resource bb:file="res00001.dat" identifier="res00001" type="assessment/x-bb-qti-pool"
        xml:base="res00001"/></resources></manifest>
      """
    let reading = Sample.read([
      ("imsmanifest.xml", manifest), ("res00001.dat", Self.quiz(["một"])),
    ])
    #expect(reading.items.map(\.prompt) == ["một"])
    #expect(reading.codes == [])
  }

  @Test func `files of all versions are read from one package`() {
    let reading = Sample.read([
      ("a.xml", Sample.item("một")), ("b.xml", Sample.item("hai", version: .three)),
      ("c.xml", Self.quiz(["ba"])),
      (
        "imsmanifest.xml",
        Sample.manifest([
          "imsqti_xmlv1p2 c.xml", "imsqti_item_xmlv3p0 b.xml", "imsqti_item_xmlv2p1 a.xml",
        ])
      ),
    ])
    #expect(reading.items.map(\.prompt) == ["ba", "hai", "một"])
    #expect(reading.codes == [])
  }

  @Test func `the pictures of Canvas come from its folder of files`() {
    let picture =
      "&lt;img src=\"$IMS-CC-FILEBASE$/Uploaded%20Media/x.png\" alt=\"h\"&gt;&lt;br&gt;"
    let quiz = Self.quiz([picture]).replacing(
      "<mattext>&lt;", with: "<mattext texttype=\"text/html\">&lt;")
    var file = RawArchive.Entry("web_resources/Uploaded Media/x.png")
    file.content = Sample.picture()
    let reading = BankReader.read(
      bytes: RawArchive.pack([
        RawArchive.Entry("a/a.xml", quiz), file,
        RawArchive.Entry(
          "imsmanifest.xml", Self.manifest([Self.resource("a", "imsqti_xmlv1p2", ["a/a.xml"])])),
      ]), file: "a.zip")
    #expect(reading.items.first?.media?.map(\.name) == ["x.png"])
    #expect(reading.codes == [])
  }
}
