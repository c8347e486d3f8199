import Assessment
import Testing

@testable import Authoring

/// A small Word file, built for a test.
struct WordSample {
  var body: String
  /// Further parts by path.
  var parts: [(path: String, bytes: [UInt8])] = []
  /// Further relationships of the text: id, the end of the type, target, and whether it is outside.
  var relationships: [(id: String, type: String, target: String, isOutside: Bool)] = []

  init(_ body: String) { self.body = body }

  mutating func add(_ type: String, _ target: String, _ text: String) {
    parts.append(("word/" + target, Array(text.utf8)))
    relationships.append(("r\(relationships.count)\(type)", type, target, false))
  }

  mutating func addPicture(_ id: String, _ name: String, _ bytes: [UInt8]) {
    parts.append(("word/media/" + name, bytes))
    relationships.append((id, "image", "media/" + name, false))
  }

  static let names = """
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
    xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" \
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
    xmlns:wp="w" xmlns:a="a" xmlns:pic="p" xmlns:v="v" xmlns:o="o" xmlns:mc="c" xmlns:wps="s"
    """

  func bytes(documentPath: String = "word/document.xml") -> [UInt8] {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    let links = relationships.map { link in
      "<Relationship Id=\"\(link.id)\" Type=\"\(office)\(link.type)\" Target=\"\(link.target)\""
        + (link.isOutside ? " TargetMode=\"External\"" : "") + "/>"
    }
    let name = documentPath.split(separator: "/").last ?? ""
    let files =
      [
        ArchiveWriter.File(path: "[Content_Types].xml", text: "<Types/>"),
        ArchiveWriter.File(
          path: "_rels/.rels",
          text: "<Relationships><Relationship Id=\"a\" Type=\"\(office)officeDocument\" "
            + "Target=\"\(documentPath)\"/></Relationships>"),
        ArchiveWriter.File(
          path: "word/_rels/\(name).rels",
          text: "<Relationships>\(links.joined())</Relationships>"),
        ArchiveWriter.File(
          path: documentPath,
          text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document \(Self.names)>"
            + "<w:body>\(body)</w:body></w:document>"),
      ] + parts.map { ArchiveWriter.File(path: $0.path, bytes: $0.bytes) }
    return ArchiveWriter.pack(files) ?? []
  }

  func read(file: String = "de.docx") -> BankReading {
    BankReader.read(bytes: bytes(), file: file)
  }
}

/// A paragraph: of plain text, or of runs that are written out.
func paragraph(_ content: String, _ properties: String = "") -> String {
  let runs = content.hasPrefix("<") ? content : run(content)
  return "<w:p>" + (properties.isEmpty ? "" : "<w:pPr>\(properties)</w:pPr>") + runs + "</w:p>"
}

func paragraphs(_ texts: [String]) -> String { texts.map { paragraph($0) }.joined() }

/// A run with what its `w:rPr` says.
func run(_ text: String, _ properties: String = "") -> String {
  let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  let parts = escaped.split(separator: "\t", omittingEmptySubsequences: false)
    .map { "<w:t xml:space=\"preserve\">\($0)</w:t>" }
  return "<w:r>" + (properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>")
    + parts.joined(separator: "<w:tab/>") + "</w:r>"
}

let underlined = "<w:u w:val=\"single\"/>"
let bold = "<w:b/>"
let red = "<w:color w:val=\"FF0000\"/>"

/// A table of cells, each of paragraphs.
func table(_ rows: [[String]]) -> String {
  let rows = rows.map { row in
    let cells = row.map { "<w:tc>\($0.hasPrefix("<w:p>") ? $0 : paragraph($0))</w:tc>" }
    return "<w:tr>" + cells.joined() + "</w:tr>"
  }
  return "<w:tbl>" + rows.joined() + "</w:tbl>"
}

/// A picture in a run, with its alternative text.
func picture(_ id: String, words: String = "") -> String {
  "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"Picture 1\" descr=\"\(words)\"/>"
    + "<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed=\"\(id)\"/></pic:blipFill>"
    + "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
}

/// The smallest bytes that are a PNG by their beginning.
let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
