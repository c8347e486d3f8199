import Assessment
import Testing

@testable import Authoring

/// Documents that are told by their content and have to be converted.
@Suite struct ForeignDocumentTests {
  private static func compound(_ streams: [(String, [UInt8])]) -> [UInt8] {
    CompoundSample(streams: streams.map { (name: $0.0, bytes: $0.1) }).bytes()
  }

  private static let word: [UInt8] = [0xEC, 0xA5, 0xC1, 0, 0, 0, 0, 0, 0, 0, 0xF0, 0x12, 0, 0]

  static let documents: [(ForeignDocument, [UInt8])] = [
    (.word, compound([("WordDocument", word), ("1Table", [0])])),
    (.protected, compound([("WordDocument", word.map { $0 == 0x12 ? 0x13 : $0 })])),
    (.protected, compound([("EncryptionInfo", [4, 0]), ("EncryptedPackage", [1, 2, 3])])),
    (.excel, compound([("Workbook", [9, 8, 2, 0, 0, 6, 0x42, 0, 0, 0])])),
    (.protected, compound([("Workbook", [9, 8, 2, 0, 0, 6, 0x2F, 0, 4, 0])])),
    (.slides, compound([("PowerPoint Document", [0])])), (.other, compound([("Anything", [1])])),
    (.pdf, Array("%PDF-1.7\n1 0 obj\ntrailer << /Root 1 0 R >>".utf8)),
    (.pdf, Array("\n\n%PDF-1.4\n".utf8)),
    (.protected, Array("%PDF-1.7\ntrailer << /Encrypt 5 0 R >>".utf8)),
    (.richText, Array("{\\rtf1\\ansi C\\'e2u 1}".utf8)),
    (.openText, openDocument("text")), (.openSheet, openDocument("spreadsheet")),
    (.slides, openDocument("presentation")), (.other, openDocument("chart")),
  ]

  private static func openDocument(_ kind: String) -> [UInt8] {
    [0x50, 0x4B, 3, 4] + Array(repeating: 0, count: 22) + [8, 0, 0, 0]
      + Array("mimetypeapplication/vnd.oasis.opendocument.\(kind)".utf8)
  }

  @Test(arguments: documents)
  func `a document is told by its content, and how to save it`(
    _ document: ForeignDocument, _ bytes: [UInt8]
  ) {
    #expect(ForeignDocument(content: bytes) == document)
    let reading = BankReader.read(bytes: bytes, file: "de.docx")
    #expect(
      reading.diagnostics.map(\.code)
        == [document == .protected ? "document.protected" : "document.not-readable"])
    #expect(reading.diagnostics.first?.hint != nil)
    #expect(reading.items.isEmpty)
  }

  @Test(arguments: [
    ("<html><body><p>Câu 1. Hỏi?</p></body></html>", "document.web-page"),
    ("\u{FEFF}\n<!DOCTYPE html>\n<html>", "document.web-page"),
    ("<HTML xmlns:o=\"urn:schemas-microsoft-com:office:office\">", "document.web-page"),
    ("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x", "document.web-page"),
    ("", "bank.empty-file"), (" \n\n", "bank.empty-file"), ("GIF89a…", "document.picture"),
    ("RIFF0000WEBPVP8 ", "document.picture"), ("0000ftypheic0000", "document.picture"),
  ])
  func `what is no document is told as what it is`(content: String, code: String) {
    for file in ["de.doc", "de.docx", "de.xls", "de.txt"] {
      let reading = BankReader.read(bytes: Array(content.utf8), file: file)
      #expect(reading.diagnostics.map(\.code) == [code])
      #expect(reading.diagnostics.first?.hint != nil)
    }
    #expect(
      BankReader.read(bytes: png, file: "de.docx").diagnostics.map(\.code) == ["document.picture"])
  }

  @Test func `banks are no such documents`() {
    for text in ["", "Câu 1: a", "::a:: b {T}", "PK", "[]", "%", "{\\rt"] {
      #expect(ForeignDocument(content: Array(text.utf8)) == nil)
    }
    #expect(ForeignDocument(content: WordSample(paragraph("a")).bytes()) == nil)
  }

  @Test func `a converter is asked once, and its result read under the old name`() {
    let paper = WordSample(paragraphs(["Câu 1. Một?", "A. a", "*B. b"])).bytes()
    let old = Self.documents[0].1
    let reading = BankReader.read(bytes: old, file: "de.doc") { bytes, document in
      #expect(bytes == old)
      #expect(document == .word)
      return .converted(paper)
    }
    #expect(outline(reading) == ["Câu 1|Một?|a/*b"])
    #expect(reading.items.first?.source?.file == "de.doc")
    #expect(reading.diagnostics.map(\.code) == ["document.converted"])
    func codes(_ conversion: BankReader.Conversion) -> [String] {
      BankReader.read(bytes: old, file: "de.doc") { _, _ in conversion }.diagnostics.map(\.code)
    }
    #expect(codes(.unavailable) == ["document.not-readable"])
    #expect(codes(.failed) == ["document.conversion-failed"])
    #expect(codes(.converted(old)) == ["document.conversion-failed"])
    let protected = BankReader.read(bytes: Self.documents[1].1, file: "de.doc") { _, _ in
      Issue.record("nothing can be done about a password")
      return .failed
    }
    #expect(protected.diagnostics.map(\.code) == ["document.protected"])
    let plain = BankReader.read(bytes: paper, file: "de.docx") { _, _ in .failed }
    #expect(plain.items.count == 1)
  }

  private static let formula =
    "{\\mmath{\\*\\moMath{\\mf{\\mnum{\\mr 1\\}}}{\\mden{\\mr 2}}}}}"

  /// A paper in RTF with formulas in the first question and in one of its choices.
  private static let formulas = Array(
    """
    {\\rtf1\\ansi {\\*\\mmathPr\\mmathFont1} Câu 1. Tính \(formula) với x?\\par A. 1\\par B. \(formula)\\par
    Đáp án: B\\par Câu 2. Hai?\\par A. x\\par *B. y\\par}
    """.utf8)

  @Test func `what a PDF has lost is said, whatever is left of it`() {
    let docx = WordSample(paragraphs(["Câu 1. Một?", "A. a", "B. b", "Đáp án: A"])).bytes()
    let reading = BankReader.read(bytes: Array("%PDF-1.7\n".utf8), file: "a.pdf") { _, _ in
      .converted(docx)
    }
    #expect(reading.items.count == 1)
    let told = reading.diagnostics.first { $0.code == "document.converted" }
    #expect(
      told?.text(in: "en").contains("keeps no underlining, tables of keys and formulas") == true)
    #expect(told?.text(in: "vi").contains("không giữ gạch chân") == true)
  }

  @Test func `formulas that a converter drops are told with their question, which is not drawn`() {
    var calls = 0
    let reading = BankReader.read(bytes: Self.formulas, file: "de.rtf") { bytes, _ in
      calls += 1
      // As LibreOffice does without its part for formulas.
      let mark = bytes.count > 0 && String(decoding: bytes, as: UTF8.self).contains("\\u-7241 ?")
      let sign = mark ? "\u{E3B7}" : ""
      return .converted(
        WordSample(
          paragraphs([
            "Câu 1. Tính \(sign) với x?", "A. 1", "B. \(sign)", "Đáp án: B", "Câu 2. Hai?", "A. x",
            "*B. y",
          ])
        ).bytes())
    }
    #expect(calls == 2)
    #expect(reading.items.map(\.title) == ["Câu 1", "Câu 2"])
    #expect(reading.items.map { TerminalFitness.problem(of: $0) == nil } == [false, true])
    #expect(
      reading.diagnostics.map(\.code) == ["document.converted", "paper.formula-needs-picture"])
    #expect(reading.diagnostics.last?.item == "Câu 1")
    #expect(reading.diagnostics.last?.message.en.contains("2 formulas") == true)
  }

  @Test func `formulas that a converter keeps are converted once`() {
    var calls = 0
    let kept = "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"
    let reading = BankReader.read(bytes: Self.formulas, file: "de.rtf") { _, _ in
      calls += 1
      return .converted(
        WordSample(
          "<w:p>\(run("Câu 1. Tính "))\(kept)\(run(" với "))\(kept)</w:p>"
            + paragraphs(["A. 1", "*B. 2"])
        ).bytes())
    }
    #expect(calls == 1)
    #expect(reading.items.map(\.prompt) == ["Tính x với x"])
    #expect(reading.diagnostics.map(\.code) == ["document.converted"])
  }

  @Test func `formulas that are lost in an unknown place are told for the file`() {
    let old = Self.compound([
      ("WordDocument", Array(repeating: 0, count: 64)), ("Equation Native", [1]),
      ("Equation Native", [2]),
    ])
    let reading = BankReader.read(bytes: old, file: "de.doc") { _, _ in
      .converted(WordSample(paragraphs(["Câu 1. Một?", "A. a", "*B. b"])).bytes())
    }
    #expect(reading.diagnostics.map(\.code) == ["document.converted", "document.formulas-lost"])
    #expect(reading.diagnostics.last?.message.en.contains("2 formulas") == true)
  }

  /// An OpenDocument text with formulas: one that a line of text says, one with a raised letter, and
  /// a matrix.
  private static func openText(_ content: String) -> [UInt8] {
    let formulas = [
      "<mrow><mfrac><mn>1</mn><mn>2</mn></mfrac><mo>&lt;</mo><mi>x</mi></mrow>",
      "<msup><mi>x</mi><mn>2</mn></msup>",
      "<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr></mtable>",
    ]
    let type = "application/vnd.oasis.opendocument"
    let entries = formulas.indices.map {
      "<manifest:file-entry manifest:full-path=\"Object \($0)/\" "
        + "manifest:media-type=\"\(type).formula\"/>"
    }
    let files =
      [
        ArchiveWriter.File(path: "mimetype", text: "\(type).text"),
        ArchiveWriter.File(path: "content.xml", text: content),
        ArchiveWriter.File(
          path: "META-INF/manifest.xml",
          text: """
            <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">\
            \(entries.joined())</manifest:manifest>
            """),
      ]
      + formulas.indices.map { index in
        ArchiveWriter.File(
          path: "Object \(index)/content.xml",
          text: """
            <math xmlns="http://www.w3.org/1998/Math/MathML"><semantics>\(formulas[index])\
            <annotation encoding="StarMath 5.0">x</annotation></semantics></math>
            """)
      }
    return ArchiveWriter.pack(files) ?? []
  }

  private static func frame(_ name: String) -> String {
    """
    <draw:frame draw:style-name="fr1" text:anchor-type="as-char"><draw:object \
    xlink:href="./\(name)" xlink:type="simple"/><draw:image xlink:href="./Replacement"/></draw:frame>
    """
  }

  @Test func `formulas of an OpenDocument text stand in their places, as text where that says it`()
    throws
  {
    let content =
      "<text:p>Tính \(Self.frame("Object 0")) và \(Self.frame("Object 1")), \(Self.frame("Object 2"))"
      + "\(Self.frame("Object 7"))</text:p>"
    let bytes = Self.openText(content)
    #expect(DocumentFormulas.announced(in: bytes, .openText) == 3)
    let marked = try Archive(try #require(OpenTextFormulas(bytes)?.marked))
    #expect(
      String(decoding: try marked.bytes("content.xml"), as: UTF8.self)
        == "<text:p>Tính 1/2 &lt; x và x², \u{E3B7}\(Self.frame("Object 7"))</text:p>")
    let paths = try Archive(bytes).entries.map(\.path)
    #expect(marked.entries.map(\.path) == paths)
    #expect(OpenTextFormulas(Self.openText("<text:p>Không</text:p>"))?.marked == nil)
    for end in stride(from: 0, to: bytes.count, by: 7) {
      _ = OpenTextFormulas(Array(bytes[..<end]))?.marked
    }
  }

  @Test func `an item whose formula no text says is kept and not drawn, its neighbour is whole`() {
    let bytes = Self.openText("<p>\(Self.frame("Object 1"))\(Self.frame("Object 2"))</p>")
    func paper(_ first: String, _ second: String) -> [UInt8] {
      WordSample(
        paragraphs([
          "Câu 1. Tính \(first)?", "A. 1", "*B. 2", "Câu 2. Tính \(second)?", "A. 1", "*B. 2",
        ])
      ).bytes()
    }
    var calls = 0
    let reading = BankReader.read(bytes: bytes, file: "de.odt") { _, document in
      #expect(document == .openText)
      calls += 1
      return .converted(calls == 1 ? paper("", "") : paper("x²", "\u{E3B7}"))
    }
    #expect(calls == 2)
    #expect(reading.items.map { TerminalFitness.problem(of: $0) == nil } == [true, false])
    #expect(reading.items.first?.prompt == "Tính x²?")
    #expect(
      reading.diagnostics.map(\.code) == ["document.converted", "paper.formula-needs-picture"])
  }

  @Test func `a group of a formula ends where its braces do`() {
    let text = String(decoding: RichTextFormulas(Self.formulas).marked, as: UTF8.self)
    #expect(text.ranges(of: "{\\uc1\\u-7241 ?}").count == 2)
    #expect(text.contains("Tính {\\uc1\\u-7241 ?} với x?"))
    #expect(text.contains("\\mmathPr"))
    #expect(!text.contains("moMath"))
    for end in Self.formulas.indices { _ = RichTextFormulas(Array(Self.formulas[..<end])).marked }
  }

  @Test func `streams are found, small and large, and damage is no trap`() {
    let bytes = Self.compound([("A", [1, 2, 3]), ("B", Array(repeating: 7, count: 200))])
    let file = CompoundFile(bytes)
    #expect(file?.stream("A") == [1, 2, 3])
    #expect(file?.stream("B") == Array(repeating: 7, count: 200))
    #expect(file?.stream("C") == nil)
    for end in stride(from: 0, to: bytes.count, by: 13) {
      let cut = CompoundFile(Array(bytes[..<end]))
      #expect(cut?.stream("B")?.count ?? 200 == 200)
    }
    for place in bytes.indices where place < 1_700 {
      for value in [0, 1, 0xFF] as [UInt8] {
        var damaged = bytes
        damaged[place] = value
        _ = CompoundFile(damaged)?.stream("B")
      }
    }
  }
}
