/// What is drawn in a run: pictures, formulas of other programs, and boxes with text.
///
/// Source: ECMA-376, part 1, sections 17.3.3.9 (drawing), 17.3.3.19 (object), 17.3.3.21 (pict) and
/// 20.4 (DrawingML in Word); part 4, section 19 (VML).
enum WordGraphic {
  /// - Parameters:
  ///   - id: of the relationship that leads to its file; nil for a drawing.
  case picture(id: String?, words: String)
  /// - Parameters:
  ///   - object: the relationship of the formula itself.
  ///   - picture: that of what it looks like.
  ///   - isSure: false where no program is named: only the object can tell that it is a formula.
  case formula(object: String?, picture: String?, isSure: Bool)
  case box(XMLElement)

  static func all(in element: XMLElement) -> [WordGraphic] {
    if element.name == "object", let object = element.first("OLEObject") {
      let picture = element.all("imagedata").first?.attribute("id")
      let program = object.attribute("ProgID") ?? ""
      // "Equation.DSMT4" is MathType, "Equation.3" Word's old editor. What LibreOffice makes of a
      // `.doc` names none.
      let isSure = program.hasPrefix("Equation") || program.hasPrefix("MathType")
      if isSure || program.isEmpty {
        return [.formula(object: object.attribute("id"), picture: picture, isSure: isSure)]
      }
      return [.picture(id: picture, words: "")]
    }
    var graphics: [WordGraphic] = []
    collect(element, words: words(of: element), into: &graphics)
    if graphics.isEmpty, !isOrnament(element) {
      graphics = [.picture(id: nil, words: words(of: element))]
    }
    return graphics
  }

  private static func collect(
    _ element: XMLElement, words: String, into graphics: inout [WordGraphic]
  ) {
    for child in element.children {
      switch child.name {
      case "blip":
        if let id = child.attribute("embed") ?? child.attribute("link") {
          graphics.append(.picture(id: id, words: words))
        }
      case "imagedata":
        if let id = child.attribute("id") ?? child.attribute("href") {
          let own = child.attribute("title") ?? ""
          graphics.append(.picture(id: id, words: words.isEmpty ? own : words))
        }
      case "txbxContent": graphics.append(.box(child))
      case "AlternateContent":
        if let choice = child.first("Choice") ?? child.first("Fallback") {
          collect(choice, words: words, into: &graphics)
        }
      default:
        let own = child.name == "shape" ? child.attribute("alt") ?? "" : ""
        collect(child, words: own.isEmpty ? words : own, into: &graphics)
      }
    }
  }

  /// The alternative text of a drawing: its description, or its title.
  private static func words(of element: XMLElement) -> String {
    guard let properties = element.all("docPr").first else { return "" }
    let description = properties.attribute("descr") ?? ""
    return description.isEmpty ? properties.attribute("title") ?? "" : description
  }

  /// Lines that only divide a page.
  private static func isOrnament(_ element: XMLElement) -> Bool {
    let shapes = element.all("prstGeom").compactMap { $0.attribute("prst") }
    let isLine = !shapes.isEmpty && shapes.allSatisfy { $0 == "line" || $0.hasSuffix("Connector1") }
    let lines = element.all { $0 == "line" || $0 == "rect" }
    let isRule = lines.contains { $0.name == "line" || $0.attribute("hr") == "t" }
    let isEmpty = element.all { $0 == "graphicData" || $0 == "shape" || $0 == "group" }.isEmpty
    return isLine || isRule || isEmpty && lines.isEmpty
  }
}
