import Assessment
import Testing

@testable import Authoring

/// Word files that are damaged, hostile or unusual.
@Suite struct WordFaultTests {
  private static let body = paragraphs(["Câu 1. Một?", "A. a", "*B. b"])

  @Test func `a file that is cut off anywhere is refused, never trapped`() {
    let bytes = WordSample(Self.body).bytes()
    for end in stride(from: 0, to: bytes.count, by: 7) {
      let reading = BankReader.read(bytes: Array(bytes[..<end]), file: "de.docx")
      #expect(reading.items.isEmpty)
      #expect(reading.hasErrors)
    }
  }

  @Test func `XML that is cut off is told with its part`() {
    var sample = WordSample(Self.body)
    sample.body = Self.body + "<w:p><w:r>"
    let reading = sample.read()
    #expect(reading.diagnostics.map(\.code) == ["xml.syntax"])
    #expect(reading.diagnostics.first?.part == "word/document.xml")
  }

  @Test func `declarations are refused`() {
    let files = [
      ArchiveWriter.File(path: "[Content_Types].xml", text: "<Types/>"),
      ArchiveWriter.File(
        path: "word/document.xml",
        text:
          "<!DOCTYPE a [<!ENTITY b \"c\">]><document><body><p><r><t>&b;</t></r></p></body></document>"
      ),
    ]
    let reading = BankReader.read(bytes: ArchiveWriter.pack(files) ?? [], file: "de.docx")
    #expect(reading.diagnostics.map(\.code) == ["xml.declarations"])
  }

  @Test func `damaged styles and lists are told, and the text is read`() {
    var sample = WordSample(Self.body)
    sample.add("styles", "styles.xml", "<w:styles")
    let reading = sample.read()
    #expect(outline(reading) == ["Câu 1|Một?|a/*b"])
    #expect(reading.diagnostics.map(\.part) == ["word/styles.xml"])
  }

  @Test func `a file without text is told`() {
    #expect(WordSample("<w:p/>").read().diagnostics.map(\.code) == ["word.empty"])
    #expect(WordSample("").read().diagnostics.map(\.code) == ["word.empty"])
  }

  @Test func `templates, files with macros and files under other names are read`() {
    let bytes = WordSample(Self.body).bytes()
    for name in ["de.docm", "de.dotx", "de.docx", "de", "de.zip"] {
      let reading = BankReader.read(bytes: bytes, file: name)
      #expect(reading.format == .docx)
      #expect(outline(reading) == ["Câu 1|Một?|a/*b"])
    }
    let elsewhere = WordSample(Self.body).bytes(documentPath: "word/document2.xml")
    #expect(BankReader.read(bytes: elsewhere, file: "de.docx").items.count == 1)
  }

  @Test func `styles in a circle, lists without levels and fields without an end do no harm`() {
    var sample = WordSample(
      paragraph("Câu 1. Một?", "<w:pStyle w:val=\"a\"/>")
        + paragraph("A. a", "<w:numPr><w:ilvl w:val=\"99\"/><w:numId w:val=\"1\"/></w:numPr>")
        + paragraph("*B. b", "<w:numPr><w:numId w:val=\"7\"/></w:numPr>")
        + paragraph("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"))
    sample.add(
      "styles", "styles.xml",
      "<w:styles \(WordSample.names)><w:style w:styleId=\"a\"><w:basedOn w:val=\"b\"/></w:style>"
        + "<w:style w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style></w:styles>")
    sample.add(
      "numbering", "numbering.xml",
      "<w:numbering \(WordSample.names)><w:num w:numId=\"1\"><w:abstractNumId w:val=\"9\"/></w:num>"
        + "</w:numbering>")
    #expect(outline(sample.read()) == ["Câu 1|Một?|a/*b"])
  }

  @Test func `a diagnostic's place is the paragraph and the column in it`() {
    let reading = WordSample(
      paragraphs(["Câu 1. Một?", "A. a", "B. b", "Đáp án: E"])
    ).read()
    #expect(findings(reading) == ["paper.key-not-a-choice 4:9"])
    #expect(reading.diagnostics.first?.excerpt == "E")
  }

  @Test func `what was deleted is left out, and told once`() {
    let deleted = "<w:del><w:r><w:delText>xoá</w:delText></w:r></w:del>"
    let reading = WordSample(
      paragraph("<w:r><w:t>Câu 1. Một?</w:t></w:r>\(deleted)") + paragraphs(["A. a", "*B. b"])
        + paragraph(deleted)
    ).read()
    #expect(outline(reading) == ["Câu 1|Một?|a/*b"])
    #expect(findings(reading) == ["word.tracked-changes 1:1"])
  }
}
