/// The styles of a Word file: what paragraphs and runs are before they say otherwise.
///
/// Source: ECMA-376, part 1, section 17.7.
struct WordStyles {
  struct Paragraph {
    var run = WordRunStyle()
    /// Of a list, where the style brings one.
    var numbering: (id: String, level: Int)?
  }

  private let elements: [String: XMLElement]
  private let defaults: WordRunStyle
  private let defaultParagraph: String?
  private var paragraphs: [String: Paragraph] = [:]

  init(_ tree: XMLTree?) {
    var elements: [String: XMLElement] = [:]
    var defaultParagraph: String?
    for style in tree?.root?.children("style") ?? [] {
      guard let id = style.attribute("styleId") else { continue }
      elements[id] = style
      if style.attribute("type") == "paragraph", style.attribute("default") == "1" {
        defaultParagraph = id
      }
    }
    self.elements = elements
    self.defaultParagraph = defaultParagraph
    defaults = WordRunStyle().applying(
      tree?.root?.first(["docDefaults", "rPrDefault", "rPr"]))
  }

  mutating func paragraph(_ id: String?) -> Paragraph {
    guard let id = id ?? defaultParagraph else { return Paragraph(run: defaults) }
    if let known = paragraphs[id] { return known }
    var paragraph = Paragraph(run: defaults)
    for style in chain(id) {
      paragraph.run = paragraph.run.applying(style.first("rPr"))
      if let numbering = WordNumbering.reference(style.first("pPr")) {
        paragraph.numbering = (
          numbering.id ?? paragraph.numbering?.id ?? "0",
          numbering.level ?? paragraph.numbering?.level ?? 0
        )
      }
    }
    paragraphs[id] = paragraph
    return paragraph
  }

  /// What a character style adds.
  func applying(_ id: String, to run: WordRunStyle) -> WordRunStyle {
    chain(id).reduce(run) { $0.applying($1.first("rPr")) }
  }

  /// A style with those it is based on, the farthest first.
  private func chain(_ id: String) -> [XMLElement] {
    var chain: [XMLElement] = []
    var next: String? = id
    while let id = next, let style = elements[id], chain.count < WordLimits.stylesDeep {
      chain.append(style)
      next = style.first("basedOn")?.attribute("val")
    }
    return chain.reversed()
  }
}
