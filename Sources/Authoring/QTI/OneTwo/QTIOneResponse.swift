/// A place for an answer in an item of QTI 1.2.
struct QTIOneResponse {
  enum Kind: Hashable {
    /// A choice, or several, or an order.
    case choice
    /// A line or a field to type into.
    case typed
    /// What belongs together, both sides in one list.
    case group
    /// By its name: a point, a group, an extension.
    case other(String)
  }

  /// A choice, before its text is read.
  struct Label {
    let identifier: String
    let element: XMLElement
  }

  let element: XMLElement
  let kind: Kind
  let declaration: QTIDeclarations.Response
  let labels: [Label]

  /// Nil for an element that is no response.
  init?(_ element: XMLElement, isNumeric: Bool) {
    let name = element.name
    guard Self.names.contains(name) else { return nil }
    self.element = element
    labels = element.all("response_label").map {
      Label(identifier: $0.attribute("ident") ?? "", element: $0)
    }
    kind = Self.kind(element, hasLabels: !labels.isEmpty)
    let fields = element.all("render_fib").compactMap { $0.attribute("fibtype")?.lowercased() }
    let isNumber =
      isNumeric || name == "response_num"
      || fields.contains { ["integer", "decimal", "scientific"].contains($0) }
    declaration = QTIDeclarations.Response(
      identifier: element.attribute("ident") ?? "",
      cardinality: kind == .group
        ? .multiple : Self.cardinality(element.attribute("rcardinality")),
      baseType: kind == .group
        ? .pair : kind == .choice ? .identifier : isNumber ? .float : .string,
      offset: element.offset)
  }

  private static let names: Set = [
    "response_lid", "response_str", "response_num", "response_xy", "response_grp",
    "response_extension", "response_na",
  ]

  private static func kind(_ element: XMLElement, hasLabels: Bool) -> Kind {
    switch element.name {
    case "response_lid":
      if element.all({ $0 == "render_hotspot" || $0 == "render_slider" }).isEmpty {
        return hasLabels ? .choice : .other("response_lid")
      }
      return .other("hotspot")
    case "response_str", "response_num":
      return element.all("render_slider").isEmpty ? .typed : .other("slider")
    case "response_xy": return .other("hotspot")
    case "response_grp": return hasLabels ? .group : .other("response_grp")
    default: return .other(element.name)
    }
  }

  private static func cardinality(_ text: String?) -> QTICardinality {
    switch text?.lowercased() {
    case "multiple": .multiple
    case "ordered": .ordered
    default: .single
    }
  }
}
