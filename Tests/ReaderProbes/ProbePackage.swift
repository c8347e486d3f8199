import Authoring

extension ReaderProbe {
  /// A package in which the bytes are one part, and its usual ending; nil for a probe without one.
  func packed(_ part: [UInt8]) -> (bytes: [UInt8], ending: String)? {
    guard let package, let bytes = ArchiveWriter.pack(package.files(with: part)) else { return nil }
    return (bytes, package.ending)
  }

  private var package: ProbePackage? {
    switch self {
    case .docxText: .word(path: "word/document.xml", fixed: [])
    case .docxNumbering:
      .word(
        path: "word/numbering.xml",
        fixed: [.init(path: "word/document.xml", text: ProbePackage.numberedText)])
    case .xlsxSheet, .kahootSheet: .workbook
    case .qtiManifest: .manifest
    case .h5pContent: .h5p
    default: nil
    }
  }
}

/// A package that is right but for one part, which comes from nowhere.
private struct ProbePackage {
  let ending: String
  /// Where the part goes.
  let path: String
  let fixed: [ArchiveWriter.File]

  func files(with part: [UInt8]) -> [ArchiveWriter.File] {
    fixed + [ArchiveWriter.File(path: path, bytes: part)]
  }

  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

  private static func relations(_ targets: [(type: String, path: String)]) -> String {
    let entries = targets.enumerated().map { index, target in
      "<Relationship Id=\"r\(index)\" Type=\"\(office)\(target.type)\" Target=\"\(target.path)\"/>"
    }
    return "<Relationships>\(entries.joined())</Relationships>"
  }

  static func word(path: String, fixed: [ArchiveWriter.File]) -> ProbePackage {
    ProbePackage(
      ending: "docx", path: path,
      fixed: [
        .init(path: "[Content_Types].xml", text: "<Types/>"),
        .init(path: "_rels/.rels", text: relations([("officeDocument", "word/document.xml")])),
        .init(
          path: "word/_rels/document.xml.rels",
          text: relations([("numbering", "numbering.xml"), ("styles", "styles.xml")])),
      ] + fixed)
  }

  /// Two questions whose letters and numbers come from the list styles.
  static let numberedText: String = {
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    let paragraphs = (0..<2).map { _ in
      paragraph("Hỏi gì?", level: 0) + paragraph("một", level: 1) + paragraph("hai", level: 1)
    }
    return "<w:document xmlns:w=\"\(word)\"><w:body>\(paragraphs.joined())</w:body></w:document>"
  }()

  private static func paragraph(_ text: String, level: Int) -> String {
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
      + "<w:r><w:t>\(text)</w:t></w:r></w:p>"
  }

  static let workbook: ProbePackage = {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let relation = String(office.dropLast())
    return ProbePackage(
      ending: "xlsx", path: "xl/worksheets/sheet1.xml",
      fixed: [
        .init(path: "[Content_Types].xml", text: "<Types/>"),
        .init(path: "_rels/.rels", text: relations([("officeDocument", "xl/workbook.xml")])),
        .init(
          path: "xl/_rels/workbook.xml.rels",
          text: relations([("worksheet", "worksheets/sheet1.xml")])),
        .init(
          path: "xl/workbook.xml",
          text: "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relation)\"><sheets>"
            + "<sheet name=\"S\" sheetId=\"1\" r:id=\"r0\"/></sheets></workbook>"),
      ])
  }()

  static let manifest = ProbePackage(
    ending: "zip", path: "imsmanifest.xml",
    fixed: [
      .init(
        path: "items/a.xml",
        text: """
          <assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="a" title="A">
          <responseDeclaration identifier="R" cardinality="single" baseType="identifier">
          <correctResponse><value>x</value></correctResponse></responseDeclaration>
          <itemBody><choiceInteraction responseIdentifier="R" maxChoices="1"><prompt>P</prompt>
          <simpleChoice identifier="x">X</simpleChoice><simpleChoice identifier="y">Y</simpleChoice>
          </choiceInteraction></itemBody></assessmentItem>
          """),
      .init(path: "old.xml", text: "<questestinterop><item ident=\"o\"/></questestinterop>"),
    ])

  static let h5p = ProbePackage(
    ending: "h5p", path: "content/content.json",
    fixed: [
      .init(
        path: "h5p.json",
        text: """
          {"title":"T","mainLibrary":"H5P.QuestionSet","language":"vi","preloadedDependencies":
          [{"machineName":"H5P.QuestionSet","majorVersion":1,"minorVersion":20}]}
          """)
    ])
}
