/// Word's own formulas.
///
/// Source: ECMA-376, part 1, section 22.1 (Math).
struct WordFormula {
  /// The style of a run's `w:rPr`.
  private let style: (XMLElement?) -> PaperStyle

  init(style: @escaping (XMLElement?) -> PaperStyle) { self.style = style }

  /// - Returns: nil for what no line of text can show.
  func read(_ element: XMLElement) -> Formula? { row(element, 0) }

  private func row(_ element: XMLElement?, _ depth: Int) -> Formula? {
    guard let element else { return .nothing }
    guard depth < WordLimits.formulaDeep else { return nil }
    var parts: [Formula] = []
    for child in element.children {
      guard let part = read(child, depth + 1) else { return nil }
      parts.append(part)
    }
    return parts.count == 1 ? parts[0] : .row(parts)
  }

  private func read(_ element: XMLElement, _ depth: Int) -> Formula? {
    switch element.name {
    case "r": return run(element)
    case "f": return fraction(element, depth)
    case "sSup", "sSub", "sSubSup", "sPre": return scripts(element, depth)
    case "rad": return root(element, depth)
    case "d": return fence(element, depth)
    case "nary": return large(element, depth)
    case "func":
      guard let name = row(element.first("fName"), depth), let body = row(element.first("e"), depth)
      else { return nil }
      return .row([name, .text(" ", .plain), body])
    case "limLow":
      guard let base = row(element.first("e"), depth), let lower = row(element.first("lim"), depth)
      else { return nil }
      return .scripts(base, lower: lower, upper: nil, areBefore: false)
    case "acc", "bar": return accent(element, depth)
    case "eqArr":
      let lines = element.children("e")
      return lines.count == 1 ? row(lines[0], depth) : nil
    case "phant":
      let isShown = WordRunStyle.isOn(element.first(["phantPr", "show"])?.attribute("val"))
      return isShown ? row(element.first("e"), depth) : .nothing
    case "box", "borderBox": return row(element.first("e"), depth)
    case "oMath", "ins", "moveTo", "e", "sdtContent", "smartTag": return row(element, depth)
    case "sdt": return row(element.first("sdtContent"), depth)
    case "del", "moveFrom", "bookmarkStart", "bookmarkEnd", "proofErr": return .nothing
    default: return element.name.hasSuffix("Pr") ? .nothing : nil
    }
  }

  private func run(_ element: XMLElement) -> Formula? {
    var text = ""
    var font: String?
    for child in element.children {
      switch child.name {
      case "t": text += child.text
      case "sym":
        font = child.attribute("font")
        text += WordSymbols.character(code: child.attribute("char") ?? "", font: font) ?? ""
      case "rPr", "lastRenderedPageBreak": break
      case "tab": text += " "
      default: return nil
      }
    }
    // Both `m:rPr` and `w:rPr` may be there; what the one does not know the other says.
    let style = element.children("rPr").reduce(PaperStyle.plain) { $0.adding(self.style($1)) }
    return .text(WordSymbols.text(Self.upright(text), font: font), style)
  }

  /// Slanted letters of mathematics as the letters that they are.
  static func upright(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0xF0 }) else { return text }
    var upright = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let plain: UInt32? =
        switch scalar.value {
        case 0x1D434...0x1D44D: scalar.value - 0x1D434 + 0x41
        case 0x1D44E...0x1D467: scalar.value - 0x1D44E + 0x61
        case 0x1D6E2...0x1D6F2, 0x1D6F4...0x1D6FA: scalar.value - 0x1D6E2 + 0x391
        case 0x1D6FC...0x1D714: scalar.value - 0x1D6FC + 0x3B1
        default: nil
        }
      upright.append(plain.flatMap(Unicode.Scalar.init) ?? scalar)
    }
    return String(upright)
  }

  private func fraction(_ element: XMLElement, _ depth: Int) -> Formula? {
    // Without a bar one number over another is a binomial.
    guard element.first(["fPr", "type"])?.attribute("val") != "noBar",
      let upper = row(element.first("num"), depth), let lower = row(element.first("den"), depth)
    else { return nil }
    return .fraction(upper, lower)
  }

  private func scripts(_ element: XMLElement, _ depth: Int) -> Formula? {
    guard let base = row(element.first("e"), depth), let lower = row(element.first("sub"), depth),
      let upper = row(element.first("sup"), depth)
    else { return nil }
    return .scripts(
      base, lower: element.first("sub") == nil ? nil : lower,
      upper: element.first("sup") == nil ? nil : upper, areBefore: element.name == "sPre")
  }

  private func root(_ element: XMLElement, _ depth: Int) -> Formula? {
    guard let content = row(element.first("e"), depth),
      let degree = row(element.first("deg"), depth)
    else { return nil }
    let hidden = element.first(["radPr", "degHide"])
    let isHidden = hidden != nil && WordRunStyle.isOn(hidden?.attribute("val"))
    return .root(content, degree: isHidden || element.first("deg") == nil ? nil : degree)
  }

  private func fence(_ element: XMLElement, _ depth: Int) -> Formula? {
    let properties = element.first("dPr")
    func sign(_ name: String, _ usual: String) -> String {
      properties?.first(name).map { $0.attribute("val") ?? "" } ?? usual
    }
    var parts: [Formula] = []
    for part in element.children("e") {
      guard let read = row(part, depth) else { return nil }
      parts.append(read)
    }
    return .fence(
      sign("begChr", "("), parts, separator: sign("sepChr", "|"), sign("endChr", ")"))
  }

  private func large(_ element: XMLElement, _ depth: Int) -> Formula? {
    let properties = element.first("naryPr")
    let sign = properties?.first("chr").map { $0.attribute("val") ?? "" } ?? "∫"
    func isHidden(_ name: String) -> Bool {
      properties?.first(name).map { WordRunStyle.isOn($0.attribute("val")) } ?? false
    }
    guard !sign.isEmpty, let lower = row(element.first("sub"), depth),
      let upper = row(element.first("sup"), depth), let body = row(element.first("e"), depth)
    else { return nil }
    return .large(
      sign, lower: isHidden("subHide") ? nil : lower, upper: isHidden("supHide") ? nil : upper, body
    )
  }

  private func accent(_ element: XMLElement, _ depth: Int) -> Formula? {
    guard let content = row(element.first("e"), depth) else { return nil }
    if element.name == "bar" {
      let isTop = element.first(["barPr", "pos"])?.attribute("val") == "top"
      return .accent(isTop ? "\u{305}" : "\u{332}", content, mayBeLong: true)
    }
    let sign = element.first(["accPr", "chr"]).map { $0.attribute("val") ?? "" } ?? "\u{302}"
    guard let mark = Self.combining[sign] else { return nil }
    return .accent(mark, content, mayBeLong: false)
  }

  private static let combining: [String: Unicode.Scalar] = [
    "\u{302}": "\u{302}", "\u{303}": "\u{303}", "\u{305}": "\u{305}", "\u{304}": "\u{304}",
    "\u{307}": "\u{307}", "\u{308}": "\u{308}", "\u{20D7}": "\u{20D7}", "→": "\u{20D7}",
    "¯": "\u{304}", "^": "\u{302}", "~": "\u{303}", "˙": "\u{307}", "¨": "\u{308}",
    "\u{306}": "\u{306}", "\u{30C}": "\u{30C}", "\u{20D1}": "\u{20D7}",
  ]
}
