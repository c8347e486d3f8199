/// Builds the text of an XML file, tag by tag.
struct QTIXML {
  typealias Attributes = KeyValuePairs<String, String>

  private(set) var text = ""

  mutating func open(_ name: String, _ attributes: Attributes = [:]) {
    text += "<\(name)\(Self.list(attributes))>"
  }

  mutating func close(_ name: String) { text += "</\(name)>\n" }

  /// An element without content.
  mutating func add(_ name: String, _ attributes: Attributes = [:]) {
    text += "<\(name)\(Self.list(attributes))/>\n"
  }

  /// An element around what is XML already.
  mutating func add(_ name: String, _ attributes: Attributes = [:], around content: String) {
    text += "<\(name)\(Self.list(attributes))>\(content)</\(name)>\n"
  }

  /// An element around a plain text.
  mutating func add(_ name: String, _ attributes: Attributes = [:], text: String) {
    add(name, attributes, around: Self.escaped(text))
  }

  mutating func append(_ content: String) { text += content }

  /// Those without a value are left out; `required` ones have at least an empty one.
  private static func list(_ attributes: Attributes) -> String {
    attributes.map { " \($0.key)=\"\(escaped($0.value, inAttribute: true))\"" }.joined()
  }

  static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  /// Characters that XML forbids are left out.
  ///
  /// Source: XML 1.0, productions 2 (Char) and 10 (AttValue), section 3.3.3: white space in an
  /// attribute becomes a space unless it is written by its number.
  static func escaped(_ text: String, inAttribute: Bool = false) -> String {
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output.append(contentsOf: "&amp;".unicodeScalars)
      case "<": output.append(contentsOf: "&lt;".unicodeScalars)
      case ">": output.append(contentsOf: "&gt;".unicodeScalars)
      case "\"" where inAttribute: output.append(contentsOf: "&quot;".unicodeScalars)
      case "\n" where inAttribute: output.append(contentsOf: "&#10;".unicodeScalars)
      case "\t" where inAttribute: output.append(contentsOf: "&#9;".unicodeScalars)
      case "\r": output.append(contentsOf: "&#13;".unicodeScalars)
      case "\n", "\t": output.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: break
      default: output.append(scalar)
      }
    }
    return String(output)
  }
}
