/// The number formats of a workbook's cells, by the number that a cell names.
///
/// Source: ECMA-376, part 1, 18.8 (styles).
struct WorkbookStyles {
  private var formats: [NumberFormat] = []

  /// A workbook without styles.
  init() {}

  init(_ root: XMLElement) {
    var codes: [Int: NumberFormat] = [:]
    for element in root.first("numFmts")?.children("numFmt") ?? [] {
      guard let id = element.attribute("numFmtId").flatMap({ Int($0) }),
        let code = element.attribute("formatCode")
      else { continue }
      codes[id] = NumberFormat(code: code)
    }
    formats = (root.first("cellXfs")?.children("xf") ?? []).map { element in
      let id = element.attribute("numFmtId").flatMap { Int($0) } ?? 0
      return codes[id] ?? NumberFormat(builtIn: id)
    }
  }

  func format(_ style: String?) -> NumberFormat {
    guard let style, let index = Int(style), formats.indices.contains(index) else {
      return .general
    }
    return formats[index]
  }
}
