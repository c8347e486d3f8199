import Assessment
import TestSupport
import Testing

@testable import Authoring

@Suite struct QTIOnePartsTests {
  typealias One = QTIOneSample

  private static func item(_ rule: String) -> String {
    """
    <item ident="i%" title="Câu %"><presentation>\(One.html("Số % &gt; 1"))
    \(One.choices([("7", "Nin %"), ("8", "Lam")]))</presentation>
    <resprocessing>\(One.rule(One.equal(rule), "100"))</resprocessing></item>
    """
  }

  private static let whole = [
    item("7"), item("8"),
    "</section><section title=\"Chương %\"><selection_ordering><selection>"
      + "<selection_number>%</selection_number></selection></selection_ordering>",
    "<item ident=\"leer%\" title=\"a > b\"/>", "<!-- lời ghi % --> đ",
    "<itemref linkrefid=\"i%\"/>",
    "<item title='%'><presentation><material><mattext texttype=\"text/plain\">"
      + "<![CDATA[ </item> <item> ]]></mattext></material></presentation></item>",
  ]
  private static let misleading = [
    "<!-- " + item("7") + " -->", "<![CDATA[ <item> ]]>", "<?go <item> ?>",
  ]
  private static let broken = [
    "<item><item></item></item>", "R & D", "<item>", "</item>",
    "<item title=\"%\"><presentation></item>", "<!-- ",
    "<item title=\"%\"><x xsi:type=\"a\">&nope;</x></item>",
  ]

  private func file(_ pieces: [String], seed: UInt64) -> SourceText {
    var random = SeededGenerator(seed: seed)
    let body = (1...40).map { number in
      pieces[Int.random(in: 0..<pieces.count, using: &random)].replacing("%", with: "\(number)")
    }
    return SourceText(
      "<?xml version=\"1.0\"?>\n<questestinterop xmlns=\"http://x\"><assessment><section>\n"
        + body.joined(separator: "\n") + "\n</section></assessment></questestinterop>\n",
      file: "a.xml")
  }

  private func expectSame(_ source: SourceText, _ seed: UInt64) {
    let one = QTIReader.read(source)
    let parts = QTIOneParts.read(source, bytes: 100)?.finish() ?? one
    #expect(parts.items == one.items, "seed \(seed)")
    #expect(parts.diagnostics == one.diagnostics, "seed \(seed)")
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `a file read in parts is read as one`(seed: UInt64) {
    let source = file(Self.whole, seed: seed)
    #expect(QTIOneParts.read(source, bytes: 100) != nil, "seed \(seed)")
    #expect(QTIReader.read(source).items.count > 5, "seed \(seed)")
    expectSame(source, seed)
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `a file that cannot be cut is read as one`(seed: UInt64) {
    expectSame(file(Self.whole + Self.misleading, seed: seed), seed)
    expectSame(file(Self.whole + Self.misleading + Self.broken, seed: seed), seed)
  }

  @Test func `passages, other roots and small files are read as one`() {
    let source = file(Self.whole, seed: 1)
    #expect(QTIOneParts.read(source) == nil)
    let text = String(decoding: source.bytes, as: UTF8.self)
    for other in [
      text.replacing("<section title", with: "<section parent_stimulus_item_ident=\"i1\" title"),
      text.replacing("questestinterop", with: "quiz"),
    ] {
      #expect(QTIOneParts.read(SourceText(other, file: "a.xml"), bytes: 100) == nil)
    }
  }
}
