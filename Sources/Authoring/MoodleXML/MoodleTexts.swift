import Assessment

/// Reads the texts of one item, each of which may have a format of its own; without, it has that
/// of the prompt, and the prompt is HTML.
///
/// An item has one format. Where its parts differ, all are read again as `target`.
struct MoodleTexts {
  private(set) var promptFormat = TextFormat.html
  private(set) var isMixed = false
  /// True where a line end in the prompt is one: Moodle's own format is HTML but for that.
  private(set) var promptKeepsLines = false
  private let target: TextFormat?

  init(target: TextFormat? = nil) { self.target = target }

  /// The format of the item.
  var format: TextFormat { target ?? promptFormat }

  /// - Parameter name: as written; nil where none is.
  /// - Returns: nil where there is no such format.
  static func format(named name: String) -> TextFormat? {
    switch name {
    case "html", "moodle_auto_format": .html
    case "plain_text", "wiki_like": .plain
    case "markdown": .markdown
    default: nil
    }
  }

  mutating func setPrompt(_ format: TextFormat?, keepsLines: Bool) {
    promptFormat = format ?? .html
    promptKeepsLines = keepsLines
  }

  static func keepsLines(formatNamed name: String) -> Bool { name == "moodle_auto_format" }

  /// A text of a format as one of the item's.
  mutating func convert(_ text: String, from own: TextFormat?) -> String {
    let format = own ?? promptFormat
    if let target {
      if target == format { return text }
      return MarkupEncoding.encode(PlainText.from(text, format: format), as: target)
    }
    if format != promptFormat, !text.isEmpty { isMixed = true }
    return text
  }

  /// A plain text as one of the item's format.
  func encode(_ text: String) -> String { MarkupEncoding.encode(text, as: format) }
}

/// Texts as they stand in the file.
enum MoodleMarkup {
  /// What an element holds in `text`, or directly, as old and handmade files have it; trimmed.
  static func raw(_ element: XMLElement) -> String {
    content(of: element.first("text") ?? element).trimmedOfSpaces
  }

  /// The text in an element. HTML that nobody escaped is written as the HTML that it was.
  private static func content(of element: XMLElement) -> String {
    guard hasMarkup(element) else { return element.text }
    var html = ""
    append(element, to: &html)
    return html
  }

  /// True if elements stand in a text where it should have been escaped.
  static func hasMarkup(_ element: XMLElement) -> Bool {
    element.name == "text" && element.children.contains { _ in true }
  }

  private static func append(_ element: XMLElement, to html: inout String) {
    for content in element.contents {
      switch content {
      case .text(let text): html += QTIText.html(of: text).replacing("<br>", with: "\n")
      case .element(let child):
        html += "<\(child.name)"
        for (name, value) in child.attributes { html += QTIMarkup.attribute(name, value) }
        html += ">"
        append(child, to: &html)
        if !empty.contains(child.name) { html += "</\(child.name)>" }
      }
    }
  }

  private static let empty: Set<String> = ["br", "img", "hr", "input", "col", "source"]
}
