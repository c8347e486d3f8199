/// Takes the lines out of a Word file, with their marks, pictures, formulas and tables.
///
/// Source: ECMA-376, part 1, sections 17.2 to 17.4, 17.11, 17.13.5 and 17.16.
struct WordLines {
  let package: WordPackage
  private let formulaMark: Character?
  var styles: WordStyles
  var numbering: WordNumbering
  var pictures: WordPictures
  private(set) var findings: [(finding: BankFinding, paragraph: Int)] = []
  /// Paragraphs so far, those in tables and boxes among them.
  private(set) var paragraph = 0

  /// Fields that are open: true once their result has begun.
  private var fields: [Bool] = []
  /// By open field: whether it is a link; and how many elements for links are open.
  private var linkFields: [Bool] = []
  private var links = 0
  private var told: Set<String> = []
  /// What is being written: the lines of the open paragraph.
  private var builder = PaperLineBuilder()
  private var finished: [PaperLine] = []
  private var pending = Pending()
  private var base = WordRunStyle()
  private var number = 0
  /// Formulas so far of which nothing is left but their place.
  private var lostFormulas = 0
  /// The ground of the open cell.
  private var shade: UInt32 = 0
  /// Lines of boxes, which come after the paragraph that they hang on.
  private var boxes: [PaperLine] = []

  /// Text of one style and font in a row.
  private struct Pending {
    var text = ""
    var style = PaperStyle.plain
    var font: String?
  }

  static func read(
    _ package: WordPackage, formulaMark: Character? = nil
  ) -> (lines: [PaperLine], findings: [(finding: BankFinding, paragraph: Int)]) {
    var reader = WordLines(package, formulaMark)
    let lines = package.document.root?.first("body").map { reader.blocks(in: $0) } ?? []
    return (lines, reader.findings)
  }

  private init(_ package: WordPackage, _ formulaMark: Character?) {
    self.package = package
    self.formulaMark = formulaMark
    styles = WordStyles(package.styles)
    numbering = WordNumbering(package.numbering)
    pictures = WordPictures(package)
  }

  mutating func tell(_ finding: BankFinding, once: Bool = true) {
    if once, !told.insert(finding.code).inserted { return }
    findings.append((finding, max(paragraph, 1)))
  }

  // MARK: Paragraphs and tables

  mutating func blocks(in element: XMLElement) -> [PaperLine] {
    var lines: [PaperLine] = []
    for child in element.children {
      switch child.name {
      case "p": lines += paragraph(child)
      case "tbl": lines.append(table(child))
      case "sdt": if let content = child.first("sdtContent") { lines += blocks(in: content) }
      case "ins", "moveTo", "customXml", "smartTag": lines += blocks(in: child)
      case "del", "moveFrom": tell(.wordDeletedText())
      case "AlternateContent":
        if let choice = child.first("Choice") ?? child.first("Fallback") {
          lines += blocks(in: choice)
        }
      default: break
      }
    }
    return lines
  }

  private mutating func table(_ element: XMLElement) -> PaperLine {
    let first = paragraph + 1
    var rows: [[[PaperLine]]] = []
    for row in element.all({ $0 == "tr" }, notWithin: "tbl") {
      rows.append(row.all({ $0 == "tc" }, notWithin: "tbl").map { cell(in: $0) })
    }
    var line = PaperLineBuilder()
    line.append(.table(rows))
    return line.line(.paragraph(first), isParagraph: true)
  }

  /// The ground of a cell is that of its letters, unless they have one of their own.
  private mutating func cell(in element: XMLElement) -> [PaperLine] {
    let outer = shade
    defer { shade = outer }
    if let properties = element.first("tcPr")?.first("shd") {
      shade = WordRunStyle().applying(shading: properties).style.highlight
    }
    return blocks(in: element)
  }

  private mutating func paragraph(_ element: XMLElement) -> [PaperLine] {
    // A box within a paragraph has paragraphs of its own.
    let outer = (builder, finished, pending, base, boxes, number)
    defer { (builder, finished, pending, base, boxes, number) = outer }
    (builder, finished, pending, boxes) = (PaperLineBuilder(), [], Pending(), [])
    paragraph += 1
    number = paragraph
    let properties = element.first("pPr")
    let style = styles.paragraph(properties?.first("pStyle")?.attribute("val"))
    base = style.run
    if base.style.highlight == 0 { base.style.highlight = shade }
    if let label = label(properties, style) {
      let look = base.applying(label.run).applying(properties?.first("rPr"))
      append(label.text, look)
      flush()
      append(" ", WordRunStyle())
    }
    inline(element)
    endLine()
    return finished + boxes
  }

  private mutating func label(
    _ properties: XMLElement?, _ style: WordStyles.Paragraph
  ) -> WordNumbering.Label? {
    let own = WordNumbering.reference(properties)
    guard let id = own?.id ?? style.numbering?.id else { return nil }
    return numbering.next(id, level: own?.level ?? style.numbering?.level ?? 0)
  }

  private mutating func endLine() {
    flush()
    finished.append(builder.line(.paragraph(number), isParagraph: true))
    builder = PaperLineBuilder()
  }

  // MARK: Text

  private mutating func inline(_ element: XMLElement) {
    for child in element.children {
      switch child.name {
      case "r": run(child)
      case "hyperlink":
        links += 1
        inline(child)
        links -= 1
      case "ins", "moveTo", "smartTag", "fldSimple", "customXml", "dir", "bdo":
        inline(child)
      case "sdt": control(child)
      case "del", "moveFrom": tell(.wordDeletedText())
      case "oMath": formula(child)
      case "oMathPara":
        for (index, formula) in child.children("oMath").enumerated() {
          if index > 0 { append(" ", base) }
          self.formula(formula)
        }
      case "AlternateContent":
        if let choice = child.first("Choice") ?? child.first("Fallback") { inline(choice) }
      default: break
      }
    }
  }

  /// A box to tick says itself whether it is ticked; its signs may be any.
  ///
  /// Source: MS-DOCX 2.6.1.20, checkbox.
  private mutating func control(_ element: XMLElement) {
    guard let content = element.first("sdtContent") else { return }
    guard let box = element.first(["sdtPr", "checkbox"]) else { return inline(content) }
    let isTicked = box.first("checked").map { WordRunStyle.isOn($0.attribute("val")) } ?? false
    append(isTicked ? "☑" : "☐", base)
  }

  private mutating func run(_ element: XMLElement) {
    var look = base
    if let properties = element.first("rPr") {
      if let id = properties.first("rStyle")?.attribute("val") {
        look = styles.applying(id, to: look)
      }
      look = look.applying(properties)
      if isLink(properties) { look.style = look.style.withoutLookOfLink }
    }
    for child in element.children { content(child, look) }
  }

  private func isLink(_ properties: XMLElement) -> Bool {
    links > 0 || linkFields.contains(true)
      || properties.first("rStyle")?.attribute("val") == "Hyperlink"
  }

  private mutating func content(_ element: XMLElement, _ look: WordRunStyle) {
    if element.name == "fldChar" { return field(element) }
    if element.name == "instrText" {
      let instruction = element.text.drop { $0 == " " }
      if instruction.hasPrefix("HYPERLINK"), !linkFields.isEmpty {
        linkFields[linkFields.count - 1] = true
      }
      if instruction.hasPrefix("EQ ") {
        tell(.wordFieldFormula())
        unreadableFormula(WordFingerprint.of(element.text), look.style)
      }
      return
    }
    // Of a field only its result is shown.
    guard fields.allSatisfy({ $0 }) else { return }
    if look.isHidden {
      if ["t", "drawing", "pict", "object"].contains(element.name) { tell(.wordHiddenText()) }
      return
    }
    switch element.name {
    case "t": text(element.text, look)
    case "tab", "ptab": append("\t", look)
    case "br", "cr": endLine()
    case "noBreakHyphen": append("-", look)
    case "sym":
      let font = element.attribute("font")
      append(
        WordSymbols.character(code: element.attribute("char") ?? "", font: font) ?? "", look)
    case "drawing", "pict", "object": graphic(element, look)
    case "AlternateContent":
      if let choice = element.first("Choice") ?? element.first("Fallback") {
        for child in choice.children { content(child, look) }
      }
    case "ruby":
      for run in element.first("rubyBase")?.children("r") ?? [] { self.run(run) }
    case "footnoteReference", "endnoteReference": tell(.wordNote())
    default: break
    }
  }

  private mutating func text(_ text: String, _ look: WordRunStyle) {
    guard let formulaMark, text.contains(formulaMark) else { return append(text, look) }
    for (index, part) in text.split(separator: formulaMark, omittingEmptySubsequences: false)
      .enumerated()
    {
      if index > 0 {
        lostFormulas += 1
        unreadableFormula("\(lostFormulas)", look.style)
      }
      append(String(part), look)
    }
  }

  /// - Parameter content: what is known of it, so that two formulas are not taken for one.
  private mutating func unreadableFormula(_ content: String, _ style: PaperStyle) {
    flush()
    let name = "cong-thuc-\(content)"
    builder.append(.formula(PaperPicture(name: name, words: "", media: nil)), style)
  }

  private mutating func field(_ element: XMLElement) {
    switch element.attribute("fldCharType") {
    case "begin":
      if fields.count < WordLimits.fieldsDeep {
        fields.append(false)
        linkFields.append(false)
      }
    case "separate": if !fields.isEmpty { fields[fields.count - 1] = true }
    case "end":
      _ = fields.popLast()
      _ = linkFields.popLast()
    default: break
    }
  }

  private mutating func append(_ text: String, _ look: WordRunStyle) {
    if look.style != pending.style || look.font != pending.font { flush() }
    pending.style = look.style
    pending.font = look.font
    pending.text += text
  }

  /// The only place where a run's font and its text come together.
  private mutating func flush() {
    guard !pending.text.isEmpty else { return }
    var text = pending.text
    pending.text = ""
    if let name = pending.font, let font = LegacyFont(name: name) {
      let converted = font.convert(text)
      if converted != text { tell(.wordLegacyFont(name)) }
      text = converted
    } else {
      text = WordSymbols.text(text, font: pending.font)
    }
    let characters = PaperCharacters(text)
    // An object's place is never text.
    builder.append(characters.withoutObjects, pending.style)
  }

  // MARK: Formulas, pictures and boxes

  private mutating func formula(_ element: XMLElement) {
    guard fields.allSatisfy({ $0 }) else { return }
    let base = base
    let reader = WordFormula { base.applying($0).style }
    guard let formula = reader.read(element), let text = FormulaText(formula) else {
      return unreadableFormula(WordFingerprint.of(element), base.style)
    }
    for piece in text.pieces {
      var look = WordRunStyle()
      look.style = piece.style
      append(piece.text, look)
    }
  }

  private mutating func graphic(_ element: XMLElement, _ look: WordRunStyle) {
    flush()
    for graphic in WordGraphic.all(in: element) {
      switch graphic {
      case .picture(let id, let words):
        let drawing = id == nil ? WordFingerprint.of(element) : ""
        builder.append(
          .picture(pictures.picture(id, words: words, drawing: drawing)), look.style)
      case .formula(let object, let picture, let isSure):
        equation(object, picture: picture, isSure: isSure, look)
      case .box(let content):
        let lines = blocks(in: content)
        boxes += lines.filter { !$0.isBlank }
      }
    }
    for finding in pictures.takeFindings() { tell(finding, once: false) }
  }

  private mutating func equation(
    _ object: String?, picture: String?, isSure: Bool, _ look: WordRunStyle
  ) {
    let bytes = object.flatMap { package.relationships[$0]?.path }.flatMap { package.bytes($0) }
    if let formula = bytes.flatMap(MathTypeFormula.read(_:)), let text = FormulaText(formula) {
      for piece in text.pieces {
        var style = WordRunStyle()
        style.style = look.style.adding(piece.style)
        append(piece.text, style)
      }
      flush()
      return
    }
    let shown = pictures.picture(picture, words: "")
    let isFormula = isSure || bytes.map(MathTypeFormula.isFormula(_:)) == true
    builder.append(isFormula ? .formula(shown) : .picture(shown), look.style)
  }
}

extension PaperCharacters {
  /// The bytes without U+FFFC.
  fileprivate var withoutObjects: [UInt8] {
    guard bytes.contains(0xEF) else { return bytes }
    return Array(String(decoding: bytes, as: UTF8.self).replacing("\u{FFFC}", with: "").utf8)
  }
}

extension XMLElement {
  /// Elements in it whose names pass, but for those within others and within `stop`.
  func all(_ isWanted: (String) -> Bool, notWithin stop: String) -> [XMLElement] {
    var found: [XMLElement] = []
    for child in children {
      if isWanted(child.name) {
        found.append(child)
      } else if child.name != stop {
        found += child.all(isWanted, notWithin: stop)
      }
    }
    return found
  }
}
