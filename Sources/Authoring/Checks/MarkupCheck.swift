import Assessment

/// Markup that begins and does not end: tags of HTML, formulas of TeX.
enum MarkupCheck {
  static func findings(_ tags: [MarkupTag]) -> [BankFinding] {
    var open: [(name: String, count: Int)] = []
    var findings: [BankFinding] = []
    var strange: Set<String> = []
    // Most tags are these two, of which nothing is asked.
    for tag in tags where !tag.closesItself && tag.name != "p" && tag.name != "br" {
      guard balanced.contains(tag.name) else {
        if isStrange(tag), strange.insert(tag.name).inserted {
          findings.append(.unknownTag(tag.name))
        }
        continue
      }
      let place = open.firstIndex { $0.name == tag.name }
      if !tag.isEnd {
        if let place { open[place].count += 1 } else { open.append((tag.name, 1)) }
      } else if let place, open[place].count > 0 {
        open[place].count -= 1
      } else {
        findings.append(.strayTag(tag.name))
      }
    }
    for tag in open where tag.count > 0 { findings.append(.unclosedTag(tag.name)) }
    return findings
  }

  /// Elements whose end must be written. Paragraphs, rows, cells and entries of lists end by
  /// themselves.
  ///
  /// Source: HTML Living Standard, section 13.1.2.4, "Optional tags".
  private static let balanced: Set<String> = [
    "a", "abbr", "audio", "b", "big", "blockquote", "center", "cite", "code", "del", "div", "dl",
    "em", "figure", "font", "h1", "h2", "h3", "h4", "h5", "h6", "i", "ins", "kbd", "mark", "math",
    "ol", "pre", "q", "s", "samp", "script", "small", "span", "strike", "strong", "style", "sub",
    "sup", "svg", "table", "tt", "u", "ul", "var", "video",
  ]

  /// `<int>` in `vector<int>`: shown as nothing by every reader of HTML.
  private static func isStrange(_ tag: MarkupTag) -> Bool {
    !tag.isEnd && !known.contains(tag.name) && !tag.name.utf8.contains(UInt8(ascii: ":"))
      && !tag.name.utf8.contains(UInt8(ascii: "-"))
  }

  /// The other elements of HTML, and those of formulas and drawings.
  private static let known: Set<String> = Set(
    """
    address area article aside base basefont bdi bdo body br button canvas caption col colgroup \
    data datalist dd details dfn dialog dir dt embed fieldset figcaption footer form frame frameset \
    head header hgroup hr html iframe img input label legend li link main map menu meta meter nav \
    nobr noscript object optgroup option output p param picture progress rb rp rt rtc ruby search \
    section select slot source summary tbody td template textarea tfoot th thead time title tr \
    track wbr applet acronym annotation maction maligngroup malignmark menclose merror mfenced \
    mfrac mglyph mi mlabeledtr mlongdiv mmultiscripts mn mo mover mpadded mphantom mprescripts \
    mroot mrow ms mscarries mscarry msgroup msline mspace msqrt msrow mstack mstyle msub msubsup \
    msup mtable mtd mtext mtr munder munderover none semantics circle clippath defs desc ellipse g \
    image line lineargradient marker mask path pattern polygon polyline radialgradient rect stop \
    switch symbol text textpath tspan use view
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}

/// What one look at the bytes of a text tells of its markup; most have none.
struct MarkupSigns {
  private(set) var mayHaveTags = false
  private(set) var mayHaveFormulas = false

  init(_ text: String, format: TextFormat) {
    if text.isEmpty { return }
    // Pictures of Markdown become tags.
    let bracket = format == .markdown ? UInt8(ascii: "[") : UInt8(ascii: "<")
    let bytes = text.utf8Span.span
    for place in bytes.indices {
      let byte = bytes[place]
      if byte > 0x60 { continue }
      if byte == UInt8(ascii: "$") || byte == 0x5C {
        mayHaveFormulas = true
      } else if byte == bracket || byte == UInt8(ascii: "<"), !Self.isNeutral(bytes, at: place) {
        mayHaveTags = true
      }
    }
  }

  /// True for `<p>`, `</p>` and `<br>`, most of all tags, of which nothing is asked.
  private static func isNeutral(_ bytes: Span<UInt8>, at start: Int) -> Bool {
    func has(_ word: StaticString) -> Bool {
      guard start + word.utf8CodeUnitCount <= bytes.count else { return false }
      return word.withUTF8Buffer { word in
        for place in word.indices where bytes[start + place] != word[place] { return false }
        return true
      }
    }
    return has("<p>") || has("</p>") || has("<br>")
  }
}

/// Formulas between `\(` and `\)`, `\[` and `\]`, `$$` and `$$`.
enum FormulaCheck {
  /// At most one finding a text: behind the first fault nothing can be told.
  static func findings(_ text: String) -> [BankFinding] {
    let bytes = Array(text.utf8)
    var open: (mark: String, start: Int)?
    var count = 0
    var index = 0
    while index + 1 < bytes.count {
      guard let mark = mark(bytes, at: index) else {
        // A sign behind a backslash is no mark: `\\(` is a line break and a bracket.
        index += bytes[index] == 0x5C ? 2 : 1
        continue
      }
      count += 1
      if let begun = open {
        if mark == ends[begun.mark] {
          if let finding = braces(bytes[begun.start..<index], in: begun.mark) { return [finding] }
          open = nil
        } else if mark != "$$", begun.mark != "$$" {
          return [.unclosedFormula(begun.mark, ends[begun.mark] ?? "")]
        }
      } else if ends[mark] != nil {
        open = (mark, index + 2)
      } else {
        return [.strayFormulaEnd(mark)]
      }
      index += 2
    }
    guard let begun = open, count > 1 || !isDifference(bytes, start: begun.start) else {
      return []
    }
    return [.unclosedFormula(begun.mark, ends[begun.mark] ?? "")]
  }

  /// `A\(B ∪ C)` is one set without the others, not a formula that does not end.
  private static func isDifference(_ bytes: [UInt8], start: Int) -> Bool {
    guard start >= 3, bytes[start - 1] == UInt8(ascii: "(") else { return false }
    let before = bytes[start - 3]
    let isSet =
      before == UInt8(ascii: ")") || before == UInt8(ascii: "]")
      || (before | 0x20 >= UInt8(ascii: "a") && before | 0x20 <= UInt8(ascii: "z"))
    let rest = bytes[start...]
    return isSet && rest.contains(UInt8(ascii: ")"))
      && !rest.contains { #"\^_{$"#.utf8.contains($0) }
  }

  private static let ends = [#"\("#: #"\)"#, #"\["#: #"\]"#, "$$": "$$"]

  private static func mark(_ bytes: [UInt8], at index: Int) -> String? {
    switch (bytes[index], bytes[index + 1]) {
    case (0x5C, UInt8(ascii: "(")): #"\("#
    case (0x5C, UInt8(ascii: ")")): #"\)"#
    case (0x5C, UInt8(ascii: "[")): #"\["#
    case (0x5C, UInt8(ascii: "]")): #"\]"#
    case (UInt8(ascii: "$"), UInt8(ascii: "$")): "$$"
    default: nil
    }
  }

  private static func braces(_ formula: ArraySlice<UInt8>, in mark: String) -> BankFinding? {
    var depth = 0
    var isEscaped = false
    for byte in formula {
      defer { isEscaped = byte == 0x5C && !isEscaped }
      guard !isEscaped else { continue }
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      if depth < 0 { break }
    }
    return depth == 0 ? nil : .formulaBraces(mark)
  }
}
