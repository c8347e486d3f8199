/// How a run of Word's letters looks, as far as it counts here.
///
/// Source: ECMA-376, part 1, section 17.3.2.
struct WordRunStyle: Hashable {
  var style = PaperStyle.plain
  var isHidden = false
  var font: String?

  /// With what `w:rPr` says on top.
  func applying(_ properties: XMLElement?) -> WordRunStyle {
    guard let properties else { return self }
    var changed = self
    for property in properties.children { changed.apply(property) }
    return changed
  }

  /// With the ground that `w:shd` names.
  func applying(shading property: XMLElement) -> WordRunStyle {
    var changed = self
    changed.apply(property)
    return changed
  }

  private mutating func apply(_ property: XMLElement) {
    let value = property.attribute("val")
    switch property.name {
    case "b": set(.bold, Self.isOn(value))
    case "i": set(.italic, Self.isOn(value))
    case "u": set(.underline, value != "none" && value != nil)
    case "vertAlign":
      set(.raised, value == "superscript")
      set(.lowered, value == "subscript")
    case "color": style.colour = Self.colour(value).map(PaperStyle.ink) ?? 0
    case "highlight": style.highlight = Self.highlight(value)
    case "shd":
      style.highlight = Self.colour(property.attribute("fill")).map(PaperStyle.ground) ?? 0
    case "vanish": isHidden = Self.isOn(value)
    case "rFonts":
      font = property.attribute("ascii") ?? property.attribute("hAnsi") ?? font
    default: break
    }
  }

  private mutating func set(_ trait: PaperStyle.Traits, _ isOn: Bool) {
    if isOn { style.traits.insert(trait) } else { style.traits.remove(trait) }
  }

  static func isOn(_ value: String?) -> Bool {
    value.map { !["0", "false", "off", "none"].contains($0) } ?? true
  }

  /// Nil for "auto".
  private static func colour(_ value: String?) -> UInt32? {
    value.flatMap { UInt32($0, radix: 16) }
  }

  private static func highlight(_ value: String?) -> UInt32 {
    guard let value, value != "none", value != "white" else { return 0 }
    // Any two names differ; what they look like does not matter.
    return value.utf8.reduce(1) { ($0 &* 31 &+ UInt32($1)) | 1 }
  }
}
