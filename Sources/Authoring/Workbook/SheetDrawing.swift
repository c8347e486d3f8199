import Assessment

/// What is drawn over a sheet: pictures with their files, and shapes, charts and boxes.
///
/// Source: ECMA-376, part 1, section 20.5 (SpreadsheetML drawing).
struct SheetDrawing {
  private let parts: WorkbookParts
  private let relationships: [String: WorkbookParts.Relationship]
  private var known: [String: OfficePicture] = [:]
  private(set) var pictures: [CellPicture] = []
  /// True where there was more than is taken.
  private(set) var isCut = false

  init(_ parts: WorkbookParts, relationships: [String: WorkbookParts.Relationship]) {
    self.parts = parts
    self.relationships = relationships
  }

  mutating func read(_ root: XMLElement, limit: Int) {
    for anchor in root.children {
      // An anchor in absolute measures is over no cell that is known.
      let first = Self.cell(anchor.first("from")) ?? CellReference(column: 0, row: 1)
      let last = Self.cell(anchor.first("to"))?.row ?? first.row
      collect(anchor, first, max(first.row, last), limit)
    }
  }

  private static func cell(_ marker: XMLElement?) -> CellReference? {
    guard let column = marker?.first("col").flatMap({ Int($0.text.trimmingSpaces) }),
      let row = marker?.first("row").flatMap({ Int($0.text.trimmingSpaces) }),
      (0..<1_000_000).contains(column), (0..<1_000_000_000).contains(row)
    else { return nil }
    return CellReference(column: column, row: row + 1)
  }

  private mutating func collect(
    _ element: XMLElement, _ cell: CellReference, _ lastRow: Int, _ limit: Int
  ) {
    for child in element.children {
      guard pictures.count < limit else {
        isCut = isCut || ["pic", "sp", "graphicFrame"].contains(child.name)
        continue
      }
      switch child.name {
      case "pic":
        if let picture = picture(child, cell, lastRow) { pictures.append(picture) }
      case "sp", "graphicFrame":
        if let drawing = drawing(child, cell, lastRow) { pictures.append(drawing) }
      case "grpSp": collect(child, cell, lastRow, limit)
      case "AlternateContent":
        if let choice = child.first("Choice") ?? child.first("Fallback") {
          collect(choice, cell, lastRow, limit)
        }
      default: break
      }
    }
  }

  private static func properties(_ element: XMLElement) -> XMLElement? {
    element.children.lazy.compactMap { $0.first("cNvPr") }.first
  }

  private static func isHidden(_ properties: XMLElement?) -> Bool {
    properties?.attribute("hidden") == "1" || properties?.attribute("hidden") == "true"
  }

  private static func words(_ properties: XMLElement?) -> String {
    let description = properties?.attribute("descr") ?? ""
    return OfficePicture.words(
      description.isEmpty ? properties?.attribute("title") ?? "" : description)
  }

  private mutating func picture(
    _ element: XMLElement, _ cell: CellReference, _ lastRow: Int
  ) -> CellPicture? {
    let properties = Self.properties(element)
    guard !Self.isHidden(properties) else { return nil }
    let blip = element.first(["blipFill", "blip"])
    let path = blip?.attribute("embed").flatMap { relationships[$0]?.path }.flatMap(parts.path)
    let name = path?.split(separator: "/").last.map(String.init) ?? "hinh-ngoai-tep"
    var (media, loss): (Media?, CellPicture.Loss?) = (nil, .unreadable)
    switch path.flatMap({ file($0, name) }) {
    case .media(let found)?, .otherwise(let found)?: (media, loss) = (found, nil)
    case .tooLarge(let bytes)?: loss = .tooLarge(bytes: bytes)
    case .unknown?, nil: break
    }
    return CellPicture(
      cell: cell, lastRow: lastRow, name: name, words: Self.words(properties), media: media,
      loss: loss)
  }

  private mutating func file(_ path: String, _ name: String) -> OfficePicture? {
    if let picture = known[path] { return picture }
    // A part that is damaged is told as a picture that cannot be read.
    guard let bytes = try? parts.bytes(path) else { return nil }
    let picture = OfficePicture(name: name, bytes)
    known[path] = picture
    return picture
  }

  /// A shape that shows something: its text stands for it.
  private func drawing(
    _ element: XMLElement, _ cell: CellReference, _ lastRow: Int
  ) -> CellPicture? {
    let properties = Self.properties(element)
    guard !Self.isHidden(properties) else { return nil }
    let paragraphs = element.first("txBody")?.children("p") ?? []
    let text = paragraphs.map { $0.all("t").map(\.text).joined() }.joined(separator: " ")
    let shown = TextNormaliser.collapsed(text)
    if shown.isEmpty, let shape = element.first("spPr"), Self.isInvisible(shape) { return nil }
    return CellPicture(
      cell: cell, lastRow: lastRow, name: "hinh-ve",
      words: shown.isEmpty ? Self.words(properties) : shown, media: nil, loss: .drawing)
  }

  private static func isInvisible(_ shape: XMLElement) -> Bool {
    shape.first("noFill") != nil && shape.first(["ln", "noFill"]) != nil
  }
}
