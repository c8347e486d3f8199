import Assessment

/// Makes clean HTML, and plain text where that says the same, of a part of an item.
///
/// Only elements and attributes that show something are kept: no scripts, no styles, nothing that
/// happens at an event. Line ends in the file are spaces, as a browser has them.
struct QTIMarkup {
  /// What stands in the place of an element, by its index in the tree: a blank, a choice, or
  /// nothing.
  typealias Replacements = [Int32: String]

  private var html: [UInt8] = []
  private var plain: [UInt8] = []
  private var hasMarkup = false
  /// Spaces that were not yet written, since they vanish at the end of a line.
  private var spaces = 0
  /// True for spaces that somebody typed, not a line end of the file.
  private var areSpacesTyped = false
  private var isAtStart = true
  private var preformatted = 0

  private let tree: XMLTree
  private let replacements: Replacements
  private let sources: QTISources

  /// The text of an element's content.
  static func text(
    of element: XMLElement, _ sources: QTISources, replacing: Replacements = [:]
  ) -> QTIText {
    var markup = QTIMarkup(element.tree, sources, replacing)
    markup.appendContent(of: element)
    return markup.text
  }

  /// The text of some elements and what is in them.
  static func text(
    of elements: [XMLElement], _ sources: QTISources, replacing: Replacements = [:]
  ) -> QTIText {
    guard let first = elements.first else { return .empty }
    var markup = QTIMarkup(first.tree, sources, replacing)
    for element in elements { markup.append(element) }
    return markup.text
  }

  private init(_ tree: XMLTree, _ sources: QTISources, _ replacements: Replacements) {
    self.tree = tree
    self.sources = sources
    self.replacements = replacements
  }

  private var text: QTIText {
    let html = String(decoding: Self.trimmed(html[...]), as: UTF8.self)
    if hasMarkup { return QTIText(html: html, plain: nil) }
    let plain = String(decoding: Self.trimmed(plain[...]), as: UTF8.self)
    return plain.isEmpty ? .empty : QTIText(html: html, plain: plain)
  }

  /// Without white space at the ends, no-break spaces among it.
  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = bytes
    while let first = rest.first, first <= 32 || rest.starts(with: noBreakSpace) {
      rest = rest.dropFirst(first <= 32 ? 1 : 2)
    }
    while let last = rest.last, last <= 32 || rest.suffix(2).elementsEqual(noBreakSpace) {
      rest = rest.dropLast(last <= 32 ? 1 : 2)
    }
    return rest
  }

  private static let noBreakSpace: [UInt8] = [0xC2, 0xA0]

  // Content.

  private mutating func appendContent(of element: XMLElement) {
    var index = tree.nodes[Int(element.index)].firstChild
    while index != XMLTree.none {
      let node = tree.nodes[Int(index)]
      if node.name == XMLTree.textName {
        append(tree.texts[Int(node.textStart)..<Int(node.textEnd)])
      } else {
        append(XMLElement(tree: tree, index: index))
      }
      index = node.next
    }
  }

  private mutating func append(_ element: XMLElement) {
    if let replacement = replacements[element.index] {
      if !replacement.isEmpty { appendWord(replacement) }
      return
    }
    let name = element.name
    switch QTITag(name) {
    case .inline: appendInline(element, name)
    case .block: appendBlock(element, name)
    case .line: appendLine(element, emptyLines: 0)
    case .paragraph: appendLine(element, emptyLines: 1)
    case .lineBreak:
      if areSpacesTyped, !isAtStart { writeSpaces() }
      spaces = 0
      html += Array("<br>".utf8)
      plain.append(10)
      isAtStart = true
    case .rule:
      hasMarkup = true
      endLine(emptyLines: 0)
      html += Array("<hr>".utf8)
    case .preformatted:
      hasMarkup = true
      preformatted += 1
      appendBlock(element, name)
      preformatted -= 1
    case .transparent: appendContent(of: element)
    case .hidden: break
    case .picture, .sound, .object: appendMedia(element)
    case .math: appendMath(element)
    case .printedVariable: appendWord("[\(element.attribute("identifier") ?? "?")]")
    case .include:
      sources.report(.qtiInclude(element.attribute("href") ?? ""), at: element.offset)
    }
  }

  /// An element that shows nothing is none.
  private mutating func appendInline(_ element: XMLElement, _ name: String) {
    if !isAtStart { writeSpaces() }
    let start = html.count
    html += Array("<\(name)\(Self.attributes(element, name))>".utf8)
    let contentStart = html.count
    appendContent(of: element)
    if html.count == contentStart {
      html.removeSubrange(start...)
      return
    }
    hasMarkup = true
    if !isAtStart { writeSpaces() }
    html += Array("</\(name)>".utf8)
  }

  private mutating func appendBlock(_ element: XMLElement, _ name: String) {
    hasMarkup = true
    endLine(emptyLines: 0)
    html += Array("<\(name)\(Self.attributes(element, name))>".utf8)
    appendContent(of: element)
    endLine(emptyLines: 0)
    html += Array("</\(name)>".utf8)
  }

  private mutating func appendLine(_ element: XMLElement, emptyLines: Int) {
    endLine(emptyLines: emptyLines)
    let name = emptyLines > 0 ? "p" : "div"
    let start = html.count
    html += Array("<\(name)>".utf8)
    let contentStart = html.count
    appendContent(of: element)
    endLine(emptyLines: emptyLines)
    if html.count == contentStart {
      html.removeSubrange(start...)
    } else {
      html += Array("</\(name)>".utf8)
    }
  }

  /// The next text begins a line.
  private mutating func endLine(emptyLines: Int) {
    spaces = 0
    isAtStart = true
    guard !plain.isEmpty else { return }
    var have = 0
    for byte in plain.reversed() where have <= emptyLines {
      guard byte == 10 else { break }
      have += 1
    }
    while have <= emptyLines {
      plain.append(10)
      have += 1
    }
  }

  private mutating func append(_ text: ArraySlice<UInt8>) {
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      if byte > 32 {
        let start = index
        while index < text.endIndex, text[index] > 32 { index += 1 }
        writeSpaces()
        write(text[start..<index])
      } else {
        let start = index
        while index < text.endIndex, text[index] <= 32 { index += 1 }
        appendSpaces(text[start..<index])
      }
    }
  }

  /// A run with a line end in it is one space; other spaces are kept, as somebody typed them.
  private mutating func appendSpaces(_ run: ArraySlice<UInt8>) {
    if preformatted > 0 {
      writeSpaces()
      html += run
      return
    }
    let isTyped = run.allSatisfy { $0 == 32 }
    if isTyped {
      areSpacesTyped = spaces == 0 || areSpacesTyped
      spaces += run.count
    } else if !isAtStart {
      areSpacesTyped = false
      spaces = 1
    }
  }

  private mutating func writeSpaces() {
    // Before the first word of a block there is nothing to keep apart.
    let isBlockStart = isAtStart && (plain.isEmpty || plain.last == 10) && !hasLineBreak
    if !isBlockStart {
      for _ in 0..<spaces {
        html.append(32)
        plain.append(32)
      }
    }
    spaces = 0
    isAtStart = false
  }

  private var hasLineBreak: Bool { html.suffix(4).elementsEqual("<br>".utf8) }

  private mutating func appendWord(_ word: String) {
    writeSpaces()
    write(Array(word.utf8)[...])
  }

  private mutating func write(_ bytes: ArraySlice<UInt8>) {
    plain += bytes
    for byte in bytes { Self.append(byte, to: &html) }
  }

  /// A character that means itself.
  static func append(_ byte: UInt8, to html: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "&"): html += Array("&amp;".utf8)
    case UInt8(ascii: "<"): html += Array("&lt;".utf8)
    case UInt8(ascii: ">"): html += Array("&gt;".utf8)
    default: html.append(byte)
    }
  }

  // Media and formulas.

  private mutating func appendMedia(_ element: XMLElement) {
    guard let tag = sources.tag(for: element) else {
      appendContent(of: element)
      return
    }
    hasMarkup = true
    writeSpaces()
    html += Array(tag.utf8)
  }

  private mutating func appendMath(_ element: XMLElement) {
    writeSpaces()
    switch MathText(element).content {
    case .plain(let text): write(Array(text.utf8)[...])
    case .html(let text):
      hasMarkup = true
      html += Array(text.utf8)
    case .picture(let words):
      hasMarkup = true
      sources.report(.qtiFormulaNeedsPicture(), at: element.offset)
      html += Array("<img src=\"\"\(Self.attribute("alt", words))>".utf8)
    }
  }

  // Attributes.

  private static func attributes(_ element: XMLElement, _ name: String) -> String {
    switch name {
    case "td", "th":
      return ["colspan", "rowspan"].map { attribute($0, element.attribute($0)) }.joined()
    case "ol": return attribute("start", element.attribute("start"))
    case "bdo": return attribute("dir", element.attribute("dir"))
    case "a":
      guard let address = element.attribute("href"),
        address.hasPrefix("https://") || address.hasPrefix("http://")
      else { return "" }
      return attribute("href", address)
    default: return ""
    }
  }

  static func attribute(_ name: String, _ value: String?) -> String {
    guard let value, !value.isEmpty else { return "" }
    return " \(name)=\"\(escaped(value))\""
  }

  static func escaped(_ value: String) -> String {
    var bytes: [UInt8] = []
    for byte in value.utf8 {
      if byte == UInt8(ascii: "\"") {
        bytes += Array("&quot;".utf8)
      } else {
        append(byte, to: &bytes)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
