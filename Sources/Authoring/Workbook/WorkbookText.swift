import Assessment

/// Texts of a workbook: plain, or in runs of different looks.
///
/// Source: ECMA-376, part 1, 18.4 (shared strings).
enum WorkbookText {
  /// The text of a shared string or of a cell's own one. How it is pronounced in Japanese (`rPh`)
  /// is no part of it.
  static func text(of element: XMLElement) -> String {
    var text = ""
    for child in element.children {
      switch child.name {
      case "t": text += child.text
      case "r": text += run(child)
      default: break
      }
    }
    return unescaped(text)
  }

  private static func run(_ run: XMLElement) -> String {
    let text = run.children("t").map(\.text).joined()
    let tag =
      switch run.first(["rPr", "vertAlign"])?.attribute("val") {
      case "superscript": "sup"
      case "subscript": "sub"
      default: ""
      }
    guard !tag.isEmpty, text.contains(where: { !$0.isWhitespace }) else { return text }
    // Raised letters as Unicode has them; the spaces around them stay where they are.
    let inner = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    let shown = PlainText.from("<\(tag)>\(inner.trimmingSpaces)</\(tag)>", format: .html)
    let front = text.prefix { $0.isWhitespace }
    let back = text.reversed().prefix { $0.isWhitespace }.reversed()
    return front + shown + String(back)
  }

  /// `_x000D_` is a character that XML cannot hold; `_x005F_` is an underscore that does not begin
  /// one.
  ///
  /// Source: ECMA-376, part 1, 22.9.2.19 (ST_Xstring).
  static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")), text.contains("_x") else { return text }
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if let scalar = escape(bytes, at: index) {
        output.append(contentsOf: String(scalar).utf8)
        index += 7
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func escape(_ bytes: [UInt8], at index: Int) -> Unicode.Scalar? {
    guard index + 6 < bytes.count, bytes[index] == UInt8(ascii: "_"),
      bytes[index + 1] == UInt8(ascii: "x"), bytes[index + 6] == UInt8(ascii: "_")
    else { return nil }
    let digits = bytes[(index + 2)..<(index + 6)]
    guard digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }) else { return nil }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init)
  }
}
