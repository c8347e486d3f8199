/// Tells a drawing in SVG that only draws from one that can do something: run code, fetch a file, or
/// lead somewhere. Read as the XML that it is, since a script can be spelt in many ways.
///
/// Source: SVG 2, sections 2.2 (dynamic and interactive content) and 16 (linking).
enum SVGDrawing {
  static func isHarmless(_ bytes: [UInt8]) -> Bool {
    guard mayBeXML(bytes), !hasStyleSheet(bytes), hasKnownEncoding(bytes),
      let root = try? XMLReader.document(SourceText(bytes, file: "")).root, root.name == "svg"
    else { return false }
    return isHarmless(root)
  }

  private static func mayBeXML(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard bytes[start...].first(where: { $0 > 32 }) == UInt8(ascii: "<") else { return false }
    // What is no UTF-8 would be read by another program in another way.
    return String(validating: bytes, as: UTF8.self) != nil
  }

  /// Instructions for other programs are not in the tree; this one can run code in a browser.
  private static func hasStyleSheet(_ bytes: [UInt8]) -> Bool {
    let mark = Array("<?xml-stylesheet".utf8)
    return bytes.indices.contains { bytes[$0] == mark[0] && bytes[$0...].starts(with: mark) }
  }

  /// In another encoding other letters may stand there.
  private static func hasKnownEncoding(_ bytes: [UInt8]) -> Bool {
    guard let name = XMLEncodingDeclaration.name(in: bytes)?.lowercased() else { return true }
    if name == "utf-8" || name == "utf8" { return true }
    let isLikeASCII = ["us-ascii", "iso-8859-", "windows-125"].contains { name.hasPrefix($0) }
    return isLikeASCII && bytes.allSatisfy { $0 < 0x80 }
  }

  /// Those that hold code or another kind of document, whatever their prefix.
  private static let forbidden: Set<String> = [
    "script", "handler", "listener", "foreignobject", "iframe", "frame", "frameset", "object",
    "embed", "applet", "html", "body", "head", "base", "link", "meta", "form", "input", "button",
    "img", "portal",
  ]

  private static func isHarmless(_ element: XMLElement) -> Bool {
    let name = element.name.lowercased()
    if forbidden.contains(name) { return false }
    if name == "style", !isHarmlessStyle(element.deepText) { return false }
    for attribute in element.attributes
    where !isHarmless(attribute.name.lowercased(), attribute.value) { return false }
    return element.children.allSatisfy(isHarmless)
  }

  /// - Parameter name: without its prefix, in small letters.
  private static func isHarmless(_ name: String, _ value: String) -> Bool {
    if name.hasPrefix("on") { return false }
    switch name {
    case "base", "srcset": return false
    case "href", "src": return isOwn(value)
    // An animation may give any attribute another value.
    case "attributename":
      let changed = value.lowercased().split(separator: ":").last.map(String.init) ?? ""
      return !changed.trimmedOfSpaces.hasPrefix("on") && !changed.contains("href")
    default: return isHarmlessStyle(value)
    }
  }

  /// A part of the drawing, or a picture that is written out in it.
  private static func isOwn(_ address: String) -> Bool {
    let plain = address.filter { !$0.isWhitespace }.lowercased()
    return plain.isEmpty || plain.hasPrefix("#")
      || pictures.contains { plain.hasPrefix("data:image/" + $0) }
  }

  private static let pictures = ["png", "jpeg", "jpg", "gif", "webp"]

  private static let fonts = ["font/", "application/font-", "application/x-font-"]
  /// So much of an address tells what it is.
  private static let addressMax = 40

  /// What is written as a style can fetch files, too. A backslash could spell anything.
  private static func isHarmlessStyle(_ text: String) -> Bool {
    let plain = text.lowercased()
    guard plain.contains("(") || plain.contains("@") else { return true }
    if plain.contains("\\") || plain.contains("@import") || plain.contains("expression(") {
      return false
    }
    var rest = plain[...]
    while let open = rest.firstRange(of: "url(") {
      rest = rest[open.upperBound...]
      let address = rest.drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
      let isFont = fonts.contains { address.hasPrefix("data:" + $0) }
      guard isFont || isOwn(String(address.prefix(addressMax))) else { return false }
    }
    return !["image(", "image-set(", "src("].contains { plain.contains($0) }
  }
}
