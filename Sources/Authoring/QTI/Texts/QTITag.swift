/// What becomes of an element of an item's text.
enum QTITag: Sendable {
  /// Kept as it is, within a line.
  case inline
  /// Kept as it is, on lines of its own.
  case block
  /// Begins a line or a paragraph; that alone is no markup.
  case line, paragraph
  case lineBreak, rule
  /// Only its content is kept.
  case transparent
  /// Not shown: scripts, styles, what is for machines.
  case hidden
  case picture, sound, object, math
  /// White space counts in it.
  case preformatted
  case printedVariable
  /// An XInclude of another file.
  case include

  /// Source: QTI 2.2 XHTML elements (information model, section 6.3); QTI 3.0 adds those of HTML 5.
  init(_ name: String) { self = Self.byName[name] ?? .transparent }

  private static let byName: [String: QTITag] = {
    var table: [String: QTITag] = [:]
    func add(_ tag: QTITag, _ names: String) {
      for name in names.split(separator: " ") { table[String(name)] = tag }
    }
    add(
      .inline,
      "b strong i em u sub sup small big tt code kbd samp var cite dfn q abbr del ins ruby rt rp a"
        + " bdo s mark strike")
    add(
      .block,
      "ul ol li dl dt dd table caption thead tbody tfoot tr td th h1 h2 h3 h4 h5 h6 blockquote")
    add(
      .line,
      "div section article figure figcaption center header footer main aside address"
        + " simpleChoice inlineChoice simpleAssociableChoice gapText gapImg hotspotChoice prompt"
        + " simpleMatchSet templateBlock")
    add(.paragraph, "p")
    add(.lineBreak, "br")
    add(.rule, "hr")
    add(.preformatted, "pre")
    add(.picture, "img")
    add(.sound, "audio video")
    add(.object, "object embed")
    add(.math, "math")
    add(.printedVariable, "printedVariable")
    add(.include, "include")
    add(
      .hidden,
      "script style link meta stylesheet source track param catalogInfo catalog noscript template"
        + " col colgroup iframe form input button select textarea svg companionMaterialsInfo"
        + " title desc annotation interactionModules templateVariable")
    return table
  }()
}
