import Assessment

/// A formula in MathML as text, as far as a line of text can say exactly the same.
///
/// Source: MathML 3.0, chapter 3 (presentation markup).
struct MathText {
  enum Content: Hashable, Sendable {
    case plain(String)
    /// With raised and lowered letters.
    case html(String)
    /// No text says it; these words do, where the file has any.
    case picture(words: String)
  }

  let content: Content

  init(_ math: XMLElement) {
    do throws(NeedsPicture) {
      let line = try Self.row(math)
      content = line.hasScripts ? .html(line.html) : .plain(line.plain)
    } catch {
      content = .picture(words: Self.words(math))
    }
  }

  private struct NeedsPicture: Error {}

  /// A part of a formula on one line.
  private struct Line {
    var html = ""
    var plain = ""
    var hasScripts = false
    /// True if it needs no brackets where something is done to the whole of it.
    var isAtom = true

    init(_ text: String = "", isAtom: Bool = true) {
      plain = text
      html = QTIText.html(of: text)
      self.isAtom = isAtom
    }

    mutating func append(_ other: Line) {
      isAtom = html.isEmpty ? other.isAtom : other.html.isEmpty && isAtom
      html += other.html
      plain += other.plain
      hasScripts = hasScripts || other.hasScripts
    }

    mutating func append(_ text: String) { append(Line(text)) }

    var bracketed: Line {
      if isAtom { return self }
      var line = Line("(")
      line.append(self)
      line.append(")")
      line.isAtom = true
      return line
    }

    mutating func append(script: Line, _ tag: String) {
      html += "<\(tag)>\(script.html)</\(tag)>"
      plain += script.plain
      hasScripts = true
    }
  }

  private static func words(_ math: XMLElement) -> String {
    if let words = math.attribute("alttext"), !words.isEmpty { return words }
    let notes = math.all("annotation").filter {
      let encoding = $0.attribute("encoding") ?? ""
      return encoding.contains("TeX") || encoding.contains("tex")
    }
    return notes.first?.deepText.trimmedOfSpaces ?? ""
  }

  private static func row(_ element: XMLElement) throws(NeedsPicture) -> Line {
    var line = Line()
    var isFirst = true
    for child in element.children {
      line.append(try part(child, isFirst: isFirst))
      isFirst = false
    }
    return line
  }

  private static func part(
    _ element: XMLElement, isFirst: Bool = false
  ) throws(NeedsPicture) -> Line {
    switch element.name {
    case "mi", "mn", "mtext", "ms": return token(element)
    case "mo": return sign(element, isFirst: isFirst)
    case "mspace": return Line(" ")
    case "mphantom", "annotation", "none": return Line()
    case "mrow", "mstyle", "mpadded", "mtd", "math": return try row(element)
    case "semantics", "maction":
      return try element.children.first { _ in true }.map { child throws(NeedsPicture) in
        try part(child)
      } ?? Line()
    case "mfenced": return try fenced(element)
    case "mtable": return try table(element)
    default: return try layout(element)
    }
  }

  private static func token(_ element: XMLElement) -> Line {
    let text = collapsed(element.deepText)
    return Line(text, isAtom: !text.contains(" "))
  }

  private static func collapsed(_ text: String) -> String {
    text.split(whereSeparator: { $0 == " " || $0.isNewline || $0 == "\t" }).joined(separator: " ")
  }

  /// Relations and operators between two things stand between spaces.
  private static func sign(_ element: XMLElement, isFirst: Bool) -> Line {
    let text = collapsed(element.deepText)
    switch text {
    // Invisible: function application, times, separator, plus.
    case "\u{2061}", "\u{2062}", "\u{2063}", "\u{2064}": return Line()
    case "=", "≠", "<", ">", "≤", "≥", "≈", "≡", "→", "⇒", "⇔", "∈", "∉", "⊂", "∪", "∩", "∼":
      return Line(" \(text) ", isAtom: false)
    case "+", "-", "−", "±", "×", "·", "÷", "∗", "*":
      return isFirst ? Line(text, isAtom: false) : Line(" \(text) ", isAtom: false)
    case ",", ";": return Line(text + " ", isAtom: false)
    default: return Line(text)
    }
  }

  private static func fenced(_ element: XMLElement) throws(NeedsPicture) -> Line {
    var line = Line(element.attribute("open") ?? "(")
    let separators = Array((element.attribute("separators") ?? ",").filter { !$0.isWhitespace })
    for (index, child) in element.children.enumerated() {
      if child.name == "mtable" || child.all("mtable").count > 0 { throw NeedsPicture() }
      if index > 0, let last = separators.last {
        let separator = index - 1 < separators.count ? separators[index - 1] : last
        line.append("\(separator) ")
      }
      line.append(try part(child, isFirst: true))
    }
    line.append(element.attribute("close") ?? ")")
    line.isAtom = true
    return line
  }

  /// Lines of a calculation under each other; anything wider is a matrix.
  private static func table(_ element: XMLElement) throws(NeedsPicture) -> Line {
    var lines = Line()
    var isFirst = true
    for row in element.children {
      if !isFirst { lines.append("; ") }
      isFirst = false
      let cells = Array(row.children)
      // Aligned equations have a sign in the middle.
      let isEquation =
        cells.count == 1
        || (cells.count == 3
          && ["=", "<", ">", "≤", "≥", "≈"].contains(collapsed(cells[1].deepText)))
      guard isEquation else { throw NeedsPicture() }
      for cell in cells { lines.append(try self.row(cell)) }
    }
    lines.isAtom = false
    return lines
  }

  private static func layout(_ element: XMLElement) throws(NeedsPicture) -> Line {
    let children = Array(element.children)
    switch (element.name, children.count) {
    case ("mfrac", 2):
      if element.attribute("linethickness") == "0" { throw NeedsPicture() }
      var line = try part(children[0], isFirst: true).bracketed
      line.append("/")
      line.append(try part(children[1], isFirst: true).bracketed)
      line.isAtom = false
      return line
    case ("msqrt", _):
      let inside = try row(element)
      var line = Line("√")
      line.append(inside.bracketed)
      line.isAtom = true
      return line
    case ("mroot", 2): return try root(children)
    case ("msup", 2), ("msub", 2), ("msubsup", 3):
      return try scripts(element.name, children)
    case ("munder", 2), ("mover", 2), ("munderover", 3):
      // Limits of sums stand beside the sign; anything else above a letter is an accent.
      guard "∑∏∫⋃⋂lim maxmin".contains(collapsed(children[0].deepText)) else {
        throw NeedsPicture()
      }
      let names = ["munder": "msub", "mover": "msup"]
      return try scripts(names[element.name] ?? "msubsup", children)
    default: throw NeedsPicture()
    }
  }

  private static func root(_ children: [XMLElement]) throws(NeedsPicture) -> Line {
    let signs = ["2": "√", "3": "∛", "4": "∜"]
    guard let sign = signs[collapsed(children[1].deepText)] else { throw NeedsPicture() }
    var line = Line(sign)
    line.append(try part(children[0], isFirst: true).bracketed)
    line.isAtom = true
    return line
  }

  private static func scripts(
    _ name: String, _ children: [XMLElement]
  ) throws(NeedsPicture) -> Line {
    var line = try part(children[0], isFirst: true).bracketed
    if name != "msup" { line.append(script: try part(children[1], isFirst: true), "sub") }
    if name != "msub" {
      line.append(script: try part(children[children.count - 1], isFirst: true), "sup")
    }
    line.isAtom = true
    return line
  }
}
