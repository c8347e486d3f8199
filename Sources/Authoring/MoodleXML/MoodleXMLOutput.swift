/// Writes elements of XML with their texts, indented as Moodle does.
struct MoodleXMLOutput {
  private(set) var text: String
  private var depth = 0
  /// Characters that XML does not have were left out.
  private(set) var hasLostCharacters = false

  init(_ text: String = "", depth: Int = 0) {
    self.text = text
    self.depth = depth
  }

  mutating func open(_ tag: String) {
    indent()
    text += "<\(tag)>\n"
    depth += 1
  }

  mutating func close(_ name: String) {
    depth -= 1
    indent()
    text += "</\(name)>\n"
  }

  /// An element with a short text.
  mutating func leaf(_ name: String, _ content: String) {
    indent()
    text += "<\(name)>\(escaped(content))</\(name)>\n"
  }

  /// Something that is XML already.
  mutating func line(_ content: String) {
    indent()
    text += content + "\n"
  }

  mutating func append(_ other: MoodleXMLOutput) {
    text += other.text
    hasLostCharacters = hasLostCharacters || other.hasLostCharacters
  }

  /// `text` within an element: what needs no escaping as it is, markup as CDATA.
  mutating func textElement(_ content: String) {
    indent()
    text += "<text>"
    let bytes = content.utf8
    let hasMarkup = bytes.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }
    // A parser makes line feeds of other line ends.
    if hasMarkup, !bytes.contains(13), !content.contains("]]>") {
      text += "<![CDATA[\(clean(content))]]>"
    } else {
      text += escaped(content)
    }
    text += "</text>\n"
  }

  mutating func attribute(_ name: String, _ value: String) -> String {
    " \(name)=\"\(escaped(value).replacing("\"", with: "&quot;").replacing("\n", with: "&#10;"))\""
  }

  private mutating func indent() { text += String(repeating: "  ", count: depth) }

  private mutating func escaped(_ content: String) -> String {
    let content = clean(content)
    guard content.utf8.contains(where: { $0 == 13 || "&<>".utf8.contains($0) }) else {
      return content
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(content.utf8.count + 16)
    for byte in content.utf8 {
      if byte == 13 { bytes += Array("&#13;".utf8) } else { QTIMarkup.append(byte, to: &bytes) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Without the characters that XML forbids.
  ///
  /// Source: XML 1.0, production 2 (Char).
  private mutating func clean(_ content: String) -> String {
    let scalars = content.unicodeScalars
    guard scalars.contains(where: Self.isForbidden) else { return content }
    hasLostCharacters = true
    var kept = String.UnicodeScalarView()
    for scalar in scalars where !Self.isForbidden(scalar) { kept.append(scalar) }
    return String(kept)
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 32
      ? scalar != "\t" && scalar != "\n" && scalar != "\r" : scalar.value & ~1 == 0xFFFE
  }
}
